"""What holds for every kind of picture."""

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pandas as pd
import pytest

from bahali.document.blocks import Figure, Table
from bahali.document.drawing import inline_svg
from bahali.present.figures.acceptability import draw_acceptability
from bahali.present.figures.bars import draw_severity
from bahali.present.figures.curve import draw_curve
from bahali.present.figures.differences import draw_differences
from bahali.present.figures.gantt import draw_calendar
from bahali.present.figures.heat import draw_counts
from bahali.present.figures.matrix import draw_matrix
from bahali.present.figures.places import draw_places
from bahali.present.figures.stability import draw_stability
from bahali.present.figures.stock import draw_stock
from bahali.present.figures.style import Words

MARK = "Illustrative data"
WORDS = Words(name="picture", caption="A picture", alt="What it shows, in words", mark=MARK)
LONG = (
    "Set up a desk in each hospital that follows every family, in their own language, until"
    " they need it no more"
)
HOSTILE = r'<script>alert(1)</script> "&" --> ]]> $\frac{1}$ {curly} %s'
ADDRESS = re.compile(r'(?:href|src)="(?!#)|url\((?!#)')

Draw = Callable[[list[str], Table], Figure]


def _severity(titles: list[str], numbers: Table) -> Figure:
    gaps = pd.DataFrame({"gap_id": _ids(titles), "statement": titles})
    return draw_severity(gaps.assign(severity=pd.array([4] * len(titles), dtype="Int64")), 5, WORDS, numbers)


def _counts(titles: list[str], numbers: Table) -> Figure:
    return draw_counts(pd.DataFrame({"Early": 0, "Late": 2}, index=titles), WORDS, numbers)


def _matrix(titles: list[str], numbers: Table) -> Figure:
    return draw_matrix(pd.DataFrame("partial", index=titles, columns=titles[:12]), WORDS, numbers)


def _places(titles: list[str], numbers: Table) -> Figure:
    places = pd.array(range(1, len(titles) + 1), dtype="Int64")
    ranked = pd.DataFrame({"action_id": _ids(titles), "title": titles, "place": places})
    return draw_places(ranked.assign(best_place=places, worst_place=places, tier="High"), WORDS, numbers)


def _acceptability(titles: list[str], numbers: Table) -> Figure:
    ranked = pd.DataFrame({"action_id": _ids(titles), "title": titles, "first_share": 0.2, "chance": 0.7})
    return draw_acceptability(ranked, 3, WORDS, numbers)


def _stability(titles: list[str], numbers: Table) -> Figure:
    spans = pd.DataFrame({"label": titles, "weight": 0.3, "shortlist_from": 0.1, "shortlist_to": 0.9})
    return draw_stability(spans, WORDS, numbers)


def _differences(titles: list[str], numbers: Table) -> Figure:
    names = {"first_name": titles[0], "second_name": "Everybody else"}
    apart = pd.DataFrame({"label": titles, **names, "first_median": 2.0, "second_median": 4.5})
    return draw_differences(apart, (1, 5), WORDS, numbers)


def _curve(titles: list[str], numbers: Table) -> Figure:
    rows = range(len(titles))
    curve = pd.DataFrame({"limit": [10.0 * row for row in rows], "value": [0.1 * row for row in rows]})
    return draw_curve(curve, 15.0, titles[0], WORDS, numbers)


def _stock(titles: list[str], numbers: Table) -> Figure:
    lines = pd.DataFrame({"line": titles * 2, "year": [2030] * len(titles) + [2031] * len(titles)})
    bounds = {"low": 10.0, "active": 20.0, "high": 30.0}
    return draw_stock(lines.assign(**bounds, target_n=25, target_year=2031), WORDS, numbers)


def _calendar(titles: list[str], numbers: Table) -> Figure:
    months = {"start_month": 0, "end_month": 7, "delayed_by": 1, "lengthened_by": 0}
    schedule = pd.DataFrame({"action_id": _ids(titles), "title": titles, **months, "slack": 2})
    schedule = schedule.assign(is_critical=False, is_recommended=True)
    lists = {column: [()] * len(titles) for column in ("waits_for", "start_windows", "end_windows")}
    half_years = [(0, "Jul to Dec 2030"), (6, "Jan to Jun 2031")]
    return draw_calendar(schedule.assign(**lists, hand_in_month=pd.NA), half_years, WORDS, numbers)


def _ids(titles: list[str]) -> list[str]:
    return [f"A-{number:02}" for number in range(len(titles))]


BY_PRIORITY = [_places, _acceptability, _stability, _differences, _curve]
pytestmark = pytest.mark.parametrize("draw", [_severity, _counts, _matrix, *BY_PRIORITY, _stock, _calendar])


def test_one_and_many_rows_become_well_formed_pictures(draw: Draw, numbers: Table) -> None:
    for titles in (["Alone"], [f"Row {number}" for number in range(25)]):
        root = ElementTree.fromstring(draw(titles, numbers).svg)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"


def test_words_stay_words_in_the_font_that_pages_bring(draw: Draw, numbers: Table) -> None:
    root = ElementTree.fromstring(draw(["One"], numbers).svg)
    assert root.attrib["font-family"].startswith("'Noto Sans'")
    texts = [part.text or "" for part in root.iter("{http://www.w3.org/2000/svg}text")]
    assert any("One" in text for text in texts)


def test_a_picture_may_stand_inside_a_page(draw: Draw, numbers: Table) -> None:
    assert inline_svg(draw([HOSTILE, "Two"], numbers).svg, "f") is not None


def test_a_picture_is_the_same_each_time_and_knows_no_date(draw: Draw, numbers: Table) -> None:
    first, second = draw(["One", "Two"], numbers), draw(["One", "Two"], numbers)
    assert first.svg == second.svg
    assert "<dc:date>" not in first.svg


def test_a_picture_asks_for_nothing_and_runs_nothing(draw: Draw, numbers: Table) -> None:
    svg = draw([HOSTILE, "Two"], numbers).svg
    assert not ADDRESS.search(svg)
    assert "<script" not in svg
    ElementTree.fromstring(svg)


def test_a_dollar_stays_a_dollar(draw: Draw, numbers: Table) -> None:
    assert r"$\frac{1}$" in draw([r"Pay $\frac{1}$ now", "Two"], numbers).svg


def test_the_mark_is_printed_inside_the_picture(draw: Draw, numbers: Table) -> None:
    assert f">{MARK}</text>" in draw(["One"], numbers).svg


def test_long_titles_are_shortened_and_widen_nothing(draw: Draw, numbers: Table) -> None:
    short, long = draw(["One", "Two"], numbers), draw([LONG, LONG + " indeed"], numbers)
    assert (long.width, long.height) == (short.width, short.height)
    assert LONG not in long.svg
    assert "…" in long.svg


def test_letters_of_urdu_and_russian_are_all_in_the_fonts(draw: Draw, numbers: Table) -> None:
    # A letter without a shape is a warning, and warnings are errors here.
    draw(["بچوں کے لیے محفوظ جگہ بنائیں", "Учить наставников для сестёр"], numbers)


def test_its_words_and_numbers_go_with_it(draw: Draw, numbers: Table) -> None:
    figure = draw(["One"], numbers)
    assert (figure.name, figure.caption, figure.alt) == (WORDS.name, WORDS.caption, WORDS.alt)
    assert figure.table == numbers
