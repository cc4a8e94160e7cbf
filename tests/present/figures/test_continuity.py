"""The picture of continuity, read back from the words and shapes in it."""

import re
from collections.abc import Mapping
from html import unescape
from xml.etree import ElementTree

import pandas as pd

from bahali.document.blocks import Figure, Table
from bahali.present.figures.continuity import ALARM_TINT, draw_continuity
from bahali.present.figures.style import ACCENT, Words

WORDS = Words(name="picture", caption="A picture", alt="What it shows, in words", mark="Illustrative data")
PHASES = ("IMM", "SHO", "LON")
GROUPS = ("ADU", "BER")


def words_in(figure: Figure) -> list[str]:
    return [unescape(words) for words in re.findall(r"<text[^>]*>(.*?)</text>", figure.svg)]


def cells_with(changes: Mapping[tuple[str, str, str], Mapping[str, object]]) -> pd.DataFrame:
    blank = {"grade": "none", "is_general": False, "is_elsewhere": False, "action_ids": (), "general_ids": ()}
    return pd.DataFrame(
        [
            {
                "target_group": group,
                "phase": phase,
                "layer": layer,
                **blank,
                **changes.get((group, phase, layer), {}),
            }
            for group in GROUPS
            for phase in PHASES
            for layer in "1234"
        ]
    )


def draw(
    numbers: Table,
    changes: Mapping[tuple[str, str, str], Mapping[str, object]] | None = None,
    reach: Mapping[tuple[str, str], tuple[str, str]] | None = None,
    verdict: str = "held in every phase",
) -> Figure:
    rows = [
        (group, phase, *(reach or {}).get((group, phase), ("supported", "supported")))
        for group in GROUPS
        for phase in PHASES
    ]
    reached = pd.DataFrame(rows, columns=["target_group", "phase", "reach", "reach_with_plan"])
    verdicts = {"ADU": "held in every phase", "BER": verdict}
    return draw_continuity(cells_with(changes or {}), reached, verdicts, WORDS, numbers)


def test_rows_are_groups_and_each_phase_has_its_four_layers(numbers: Table) -> None:
    drawn = words_in(draw(numbers))
    assert [word for word in drawn if word in ("Adults", "Bereaved families")] == [
        "Adults",
        "Bereaved families",
    ]
    for phase in ("First 4 weeks", "1 to 6 months", "After 6 months"):
        assert drawn.count(phase) == 1
    assert "".join(word for word in drawn if len(word) == 1 and word.isdigit()) == "1234" * 3


def test_letters_say_for_whom_and_from_where_only_of_what_can_be_had(numbers: Table) -> None:
    cells = {
        ("ADU", "IMM", "1"): {"grade": "full", "is_general": True},
        ("ADU", "SHO", "2"): {"grade": "partly", "is_elsewhere": True},
        ("ADU", "LON", "2"): {"grade": "partly", "is_general": True, "is_elsewhere": True},
        ("BER", "LON", "3"): {"grade": "unknown", "is_general": True},
    }
    drawn = words_in(draw(numbers, cells))
    assert sorted(word for word in drawn if word in ("g", "n", "gn")) == ["g", "gn", "n"]
    assert drawn.count("?") == 2  # one in the picture, one in the key


def test_what_cannot_be_had_today_is_hatched(numbers: Table) -> None:
    def hatched(figure: Figure) -> int:
        return len(re.findall(r"fill=\Wurl\(#", figure.svg))

    with_one = draw(numbers, {("ADU", "SHO", "4"): {"grade": "not_today"}})
    assert hatched(draw(numbers)) == 1  # in the key
    assert hatched(with_one) == 2


def test_a_plus_tells_whether_an_action_is_meant_for_the_group(numbers: Table) -> None:
    cells = {
        ("ADU", "SHO", "2"): {"action_ids": ("A-1",), "general_ids": ("A-2",)},
        ("BER", "SHO", "2"): {"general_ids": ("A-2",)},
    }
    drawn = words_in(draw(numbers, cells))
    assert (drawn.count("+"), drawn.count("+g")) == (1, 1)


def test_where_a_person_falls_through_the_ground_changes_and_the_thread_is_cut(numbers: Table) -> None:
    def count(figure: Figure, looks: str) -> int:
        return figure.svg.count(looks)

    fall = {("BER", "SHO"): ("basic_only", "basic_only"), ("BER", "LON"): ("nothing", "supported")}
    whole, cut = draw(numbers), draw(numbers, reach=fall, verdict="falls through after 4 weeks")
    assert count(whole, f'fill="{ALARM_TINT}"') == 0
    assert count(cut, f'fill="{ALARM_TINT}"') == 2
    assert count(whole, 'stroke-width="3.2"') - count(cut, 'stroke-width="3.2"') == 2
    dashes = 'stroke-dasharray="2.4,2.4"'
    assert count(cut, dashes) - count(whole, dashes) == 1  # the plan would hold the last phase
    assert {"falls through after 4", "weeks"} <= set("\n".join(words_in(cut)).split("\n"))


def test_specialised_care_alone_is_a_thin_thread(numbers: Table) -> None:
    def threads(figure: Figure) -> list[int]:
        # A width of 1 is not written out.
        looks = (rf'stroke="{ACCENT}" stroke-width="3.2"', rf'stroke="{ACCENT}"(?! stroke-width)')
        return [len(re.findall(look, figure.svg)) for look in looks]

    alone = draw(numbers, reach={("BER", "LON"): ("specialised_only", "specialised_only")})
    assert threads(draw(numbers)) == [6 + 1, 0 + 1]  # two groups in three phases, and the key
    assert threads(alone) == [5 + 1, 1 + 1]
    assert ALARM_TINT not in alone.svg


def test_the_country_is_explained_only_where_it_is_marked(numbers: Table) -> None:
    marked = draw(numbers, {("ADU", "IMM", "1"): {"grade": "full", "is_elsewhere": True}})
    assert "n: only by a service of the country" in " ".join(words_in(marked))
    assert "of the country" not in " ".join(words_in(draw(numbers)))


def test_a_long_verdict_is_shortened_and_widens_nothing(numbers: Table) -> None:
    short, long = draw(numbers), draw(numbers, verdict="falls through " * 20)
    assert (long.width, long.height) == (short.width, short.height)
    assert "…" in "".join(words_in(long))


def test_the_picture_is_well_formed_and_the_same_each_time(numbers: Table) -> None:
    first, second = draw(numbers), draw(numbers)
    assert first.svg == second.svg
    ElementTree.fromstring(first.svg)
    assert "Illustrative data" in words_in(first)
    assert first.table == numbers
