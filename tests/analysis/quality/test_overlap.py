"""Pairs of titles that say one idea twice, and pairs that only look alike."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from bahali.analysis.quality.checks import Obstacle
from bahali.analysis.quality.overlap import check_overlaps, content_words, is_alike
from bahali.workshop import read_workshop

Make = Callable[..., pd.DataFrame]

EXAMPLE = Path(__file__).parents[3] / "parameters" / "islamabad-2025"
SUBJECT = "psychosocial support for victims of terrorism"
AMBULANCE = "Train ambulance staff in psychological first aid, each year"
EMERGENCY = "Train emergency staff in psychological first aid"


def action(
    number: int, title: str, gap: str = "G-AA-01", law: str = "N-AA-01", **cells: object
) -> dict[str, object]:
    common = {"gap_ids": (gap,), "instrument_id": law, "status": "proposed"}
    return {"action_id": f"A-AA-{number:02}", "title": title, **common, **cells}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # 5 in common of 6 and 7 (year): 10 / 13 = 0.77
        (EMERGENCY, AMBULANCE, True),
        # 3 in common of 6 and 6 without "support", a word of the subject: 6 / 12 = 0.5
        (
            "Train local women health workers in group support",
            "Scale brief support by lay and women health workers",
            False,
        ),
        # 3 in common of 5 and 5: 6 / 10 = 0.6, just enough
        ("Notify referral contacts of hospitals", "Notify referral contacts", True),
        ("alpha bravo charlie delta echo", "alpha bravo charlie foxtrot golf", True),
        # 3 in common of 5 and 6: 6 / 11 = 0.55
        ("alpha bravo charlie delta echo", "alpha bravo charlie foxtrot golf hotel", False),
        # 2 in common of 3 and 3: 0.67, but two words are too few
        ("Fund peer groups", "Train peer groups", False),
        # the same words, however few
        ("Open a fund", "Open the funds", True),
        ("Support for victims", "Psychosocial support", False),  # nothing but words of the subject
    ],
)  # fmt: skip
def test_titles_are_alike_from_three_words_and_six_tenths_in_common(
    first: str, second: str, expected: bool
) -> None:
    common = content_words(SUBJECT)
    one, other = content_words(first) - common, content_words(second) - common
    assert is_alike(one, other) is expected
    assert is_alike(other, one) is expected


def test_two_titles_for_one_idea_are_remarked_at_the_later_row(make_table: Make) -> None:
    actions = make_table("actions", action(1, EMERGENCY), action(2, "Open a register"), action(3, AMBULANCE))
    result = check_overlaps(actions, SUBJECT)
    assert [str(fault) for fault in result.remarks] == [
        "tables/actions.csv, row 4, column status: A-AA-03 is much like A-AA-01, and both answer"
        " G-AA-01;"
        " if they are one, write merged here and A-AA-01 in merged_into; if not, say in the titles what"
        " differs"
    ]
    assert result.looked_at == 3


def test_what_was_adopted_is_the_one_that_stays(make_table: Make) -> None:
    actions = make_table("actions", action(1, EMERGENCY), action(2, AMBULANCE, status="adopted"))
    (fault,) = check_overlaps(actions, SUBJECT).remarks
    assert fault.row == 2
    assert fault.problem.startswith("A-AA-01 is much like A-AA-02,")


def test_alike_titles_that_share_neither_gap_nor_instrument_are_two_actions(make_table: Make) -> None:
    apart = make_table("actions", action(1, EMERGENCY), action(2, AMBULANCE, "G-AA-02", "N-AA-02"))
    assert check_overlaps(apart, SUBJECT).is_passed
    same_law = make_table("actions", action(1, EMERGENCY), action(2, AMBULANCE, "G-AA-02"))
    (fault,) = check_overlaps(same_law, SUBJECT).remarks
    assert "and both change N-AA-01" in fault.problem


def test_a_pair_that_shares_much_is_told_once(make_table: Make) -> None:
    gaps = {"gap_ids": ("G-AA-01", "G-AA-02")}
    actions = make_table("actions", action(1, EMERGENCY, **gaps), action(2, AMBULANCE, **gaps))
    assert len(check_overlaps(actions, SUBJECT).remarks) == 1


def test_titles_in_any_letters_can_be_compared(make_table: Make) -> None:
    actions = make_table(
        "actions", action(1, "Учить наставников для сестёр"), action(2, "Учить наставников для сестёр!")
    )
    assert len(check_overlaps(actions, SUBJECT).remarks) == 1


@pytest.mark.parametrize("titles", [(), (EMERGENCY,)])
def test_one_action_has_nothing_to_be_like(make_table: Make, titles: tuple[str, ...]) -> None:
    actions = make_table("actions", *(action(n, title) for n, title in enumerate(titles, 1)))
    result = check_overlaps(actions, SUBJECT)
    assert (result.is_checked, result.obstacle) == (False, Obstacle.NO_OTHER_ACTION)


def test_no_two_titles_of_the_example_are_alike_even_between_provinces() -> None:
    titles = read_workshop(EXAMPLE).table("actions")["title"]
    words = [content_words(title) - content_words(SUBJECT) for title in titles]
    assert not any(is_alike(*pair) for pair in combinations(words, 2))
