"""What each kind of picture shows, read back from the words and shapes in it."""

import re

import pandas as pd

from bahali.document.blocks import Figure, Table
from bahali.present.figures.acceptability import draw_acceptability
from bahali.present.figures.bars import draw_severity
from bahali.present.figures.curve import draw_curve
from bahali.present.figures.differences import draw_differences
from bahali.present.figures.gantt import draw_calendar
from bahali.present.figures.heat import draw_counts
from bahali.present.figures.matrix import MARKS, draw_matrix
from bahali.present.figures.places import draw_places
from bahali.present.figures.stability import draw_stability
from bahali.present.figures.stock import draw_stock
from bahali.present.figures.style import ACCENT, Words
from bahali.vocabulary.law import Coverage

WORDS = Words(name="picture", caption="A picture", alt="What it shows, in words")


def words_in(figure: Figure) -> list[str]:
    """Words drawn, in the order of drawing; matplotlib notes them beside their paths."""
    return re.findall(r"<!-- (.*?) -->", figure.svg, flags=re.DOTALL)


def count_hatched(figure: Figure) -> int:
    return len(re.findall(r"fill: url\(#", figure.svg))


def test_bars_end_in_their_severity_most_severe_on_top(numbers: Table) -> None:
    gaps = pd.DataFrame({"gap_id": ["G-2", "G-1"], "statement": ["Beds", "Rules"]})
    figure = draw_severity(gaps.assign(severity=pd.array([5, 2], dtype="Int64")), 5, WORDS, numbers)
    drawn = words_in(figure)
    assert drawn.index("G-2  Beds") < drawn.index("G-1  Rules")
    assert drawn[-2:] == ["5", "2"]
    assert "Severity, 1 (slight) to 5 (most severe)" in drawn


def test_a_heat_map_writes_each_count_and_hatches_what_is_empty(numbers: Table) -> None:
    counts = pd.DataFrame({"Early": [3, 0], "Late": [0, 12]}, index=["Layer 1", "Layer 2"])
    figure = draw_counts(counts, WORDS, numbers)
    assert sorted(word for word in words_in(figure) if word.isdigit()) == ["0", "0", "12", "3"]
    assert count_hatched(figure) == 2


def test_a_heat_map_of_nothing_is_hatched_all_over(numbers: Table) -> None:
    counts = pd.DataFrame({"Early": [0, 0], "Late": [0, 0]}, index=["Layer 1", "Layer 2"])
    assert count_hatched(draw_counts(counts, WORDS, numbers)) == 4


def test_a_matrix_writes_the_letter_of_what_is_said(numbers: Table) -> None:
    matrix = pd.DataFrame(
        [["explicit", "silent"], ["conflict", "not_assessed"]], ["Q1", "Q2"], ["Act", "Plan"]
    )
    letters = [word for word in words_in(draw_matrix(matrix, WORDS, numbers)) if len(word) == 1]
    assert letters == ["E", "S", "C", "·"]


def test_every_letter_of_a_matrix_is_explained_below_it(numbers: Table) -> None:
    drawn = " ".join(words_in(draw_matrix(pd.DataFrame({"Act": ["silent"]}, ["Q1"]), WORDS, numbers)))
    assert set(MARKS) == set(Coverage)
    assert "E explicit   P partial   S silent   C in conflict   · not assessed" in drawn


def test_two_instruments_of_one_name_keep_their_own_tiles(numbers: Table) -> None:
    matrix = pd.DataFrame([["explicit", "silent"]], ["Q1"], ["Budget", "Budget"])
    letters = [word for word in words_in(draw_matrix(matrix, WORDS, numbers)) if len(word) == 1]
    assert letters == ["E", "S"]


def test_places_name_each_tier_once(numbers: Table) -> None:
    ranked = pd.DataFrame(
        {
            "action_id": ["A-1", "A-2", "A-3"],
            "title": ["One", "Two", "Three"],
            "place": pd.array([1, 2, 3], dtype="Int64"),
            "best_place": pd.array([1, 1, 3], dtype="Int64"),
            "worst_place": pd.array([2, 2, 4], dtype="Int64"),
            "tier": ["High", "High", "Later"],
        }
    )
    drawn = words_in(draw_places(ranked, WORDS, numbers))
    assert [drawn.count(tier) for tier in ("High", "Later")] == [1, 1]
    assert [word for word in drawn if word.isdigit()] == ["1", "2", "3", "4"]


def test_cadres_whose_names_begin_alike_keep_their_own_lines(numbers: Table) -> None:
    begins = "Listening volunteers of the hill districts and of the valleys below them, who are "
    stock = pd.DataFrame({"line": [begins + "new", begins + "old"], "year": 2030, "active": [10.0, 30.0]})
    drawn = words_in(draw_stock(stock, WORDS, numbers))
    assert len([word for word in drawn if word.startswith("Listening")]) == 2


def test_stock_starts_at_nought(numbers: Table) -> None:
    stock = pd.DataFrame({"line": ["a", "a"], "year": [2030, 2031], "active": [90.0, 100.0]})
    drawn = words_in(draw_stock(stock, WORDS, numbers))
    assert "0" in drawn
    assert [word for word in drawn if word.startswith("203")] == ["2030", "2031"]


def test_only_what_was_moved_is_hatched(numbers: Table) -> None:
    schedule = pd.DataFrame(
        {
            "action_id": ["A-1", "A-2"],
            "title": ["One", "Two"],
            "start_month": [0, 6],
            "end_month": [6, 12],
            "delayed_by": [0, 3],
        }
    )
    half_years = [(0, "Jul to Dec 2030"), (6, "Jan to Jun 2031")]
    figure = draw_calendar(schedule, half_years, WORDS, numbers)
    assert count_hatched(figure) == 1
    assert f"fill: {ACCENT}" in figure.svg


def test_half_years_that_cross_a_year_are_named_in_full(numbers: Table) -> None:
    schedule = pd.DataFrame({"action_id": ["A-1"], "title": ["One"], "start_month": [0], "end_month": [6]})
    half_years = [(0, "Oct 2030 to Mar 2031")]
    drawn = words_in(draw_calendar(schedule.assign(delayed_by=0), half_years, WORDS, numbers))
    assert [word for word in drawn if "A-1" not in word] == ["Oct 2030", "to Mar", "2031"]


def chances(first: list[float], listed: list[float]) -> pd.DataFrame:
    ids = [f"A-{number}" for number in range(1, len(first) + 1)]
    return pd.DataFrame({"action_id": ids, "title": "Do it", "first_share": first, "chance": listed})


def test_bars_of_chances_are_cut_where_the_shortlist_ends(numbers: Table) -> None:
    figure = draw_acceptability(chances([0.45, 0.0], [0.75, 0.3]), 3, WORDS, numbers)
    drawn = words_in(figure)
    # 45 % first, 75 - 45 in places 2 and 3, the rest below; of the other 0, 30 and 70.
    assert [word for word in drawn if word.endswith("%") and " " not in word] == [
        *("45%", "30%", "25%", "30%", "70%")
    ]
    assert [word for word in drawn if "lace" in word or word == "First"] == [
        *("First", "Place 2 to 3", "Below place 3")
    ]


def test_a_shortlist_of_two_has_one_place_below_the_first(numbers: Table) -> None:
    assert "Place 2" in words_in(draw_acceptability(chances([0.4], [0.7]), 2, WORDS, numbers))


def test_the_parts_of_a_bar_differ_in_grey(numbers: Table) -> None:
    one, two = (draw_acceptability(chances([0.4] * n, [0.7] * n), 3, WORDS, numbers) for n in (1, 2))
    assert count_hatched(two) - count_hatched(one) == 1  # of each bar, the part between first and below


def test_a_narrow_part_of_a_bar_has_no_number(numbers: Table) -> None:
    drawn = words_in(draw_acceptability(chances([0.96], [1.0]), 3, WORDS, numbers))
    assert [word for word in drawn if word.endswith("%") and " " not in word] == ["96%"]


def test_a_shortlist_of_one_has_no_middle_part(numbers: Table) -> None:
    drawn = words_in(draw_acceptability(chances([0.6], [0.6]), 1, WORDS, numbers))
    assert [word for word in drawn if "lace" in word or word == "First"] == ["First", "Below place 1"]
    assert [word for word in drawn if word.endswith("%") and " " not in word] == ["60%", "40%"]


def test_spans_name_each_criterion_and_what_the_diamond_is(numbers: Table) -> None:
    spans = pd.DataFrame({"label": ["Relief", "Ease"], "weight": [0.25, 0.75]})
    figure = draw_stability(spans.assign(shortlist_from=0.0, shortlist_to=[0.44, 1.0]), WORDS, numbers)
    drawn = words_in(figure)
    assert drawn.index("Relief") < drawn.index("Ease")
    assert "Weight of the criterion, of 100 (diamond: the weight used)" in drawn


def test_each_group_has_a_mark_of_its_own(numbers: Table) -> None:
    apart = pd.DataFrame({"label": ["A-1  Relief", "A-2  Relief"], "first_name": ["Carers", "Courts"]})
    apart = apart.assign(second_name=["Courts", "Towns"], first_median=[9.0, 2.0], second_median=[4.0, 8.0])
    drawn = words_in(draw_differences(apart, (0, 10), WORDS, numbers))
    assert [name for name in drawn if name in ("Carers", "Courts", "Towns")] == ["Carers", "Courts", "Towns"]


def test_more_groups_than_shapes_can_still_be_drawn(numbers: Table) -> None:
    names = [f"Group {number}" for number in range(9)]
    apart = pd.DataFrame({"label": [f"Q{number}" for number in range(8)], "first_name": names[:8]})
    apart = apart.assign(second_name=names[1:], first_median=1.0, second_median=4.0)
    assert "Q7" in words_in(draw_differences(apart, (1, 5), WORDS, numbers))


def test_a_curve_names_the_budget_that_there_is(numbers: Table) -> None:
    curve = pd.DataFrame({"limit": [0.0, 100.0], "value": [0.0, 0.9]})
    drawn = words_in(draw_curve(curve, 1250.5, "crowns", WORDS, numbers))
    assert " this budget: 1,250.5 " in drawn
    assert "Money, crowns" in drawn


def test_a_curve_without_value_or_money_can_still_be_drawn(numbers: Table) -> None:
    curve = pd.DataFrame({"limit": [0.0], "value": [0.0]})
    assert " this budget: 0 " in words_in(draw_curve(curve, 0.0, "crowns", WORDS, numbers))
