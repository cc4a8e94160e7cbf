"""Phrases that leave open who does what by when, and plain words that look like them."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from bahali.analysis.quality.checks import Obstacle
from bahali.analysis.quality.vague import check_vagueness, find_vague_title
from bahali.workshop import read_workshop

Make = Callable[..., pd.DataFrame]

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Strengthen capacity of departments", ["Strengthen capacity"]),
        ("Strengthening the legal capacity of departments", ["Strengthening the legal capacity"]),
        ("Improve coordination between departments", ["Improve coordination"]),
        ("Set up a body for improved inter-office coordination", ["improved inter-office coordination"]),
        ("Raise public awareness of rights", ["Raise public awareness"]),
        ("Hold awareness-raising sessions", ["awareness-raising"]),
        ("Offer counselling as appropriate", ["as appropriate"]),
        ("Train staff of each district where possible", ["where possible"]),
        ("Agree what all stakeholders should do", ["stakeholders should", "all stakeholders"]),
        ("Ensure that families are informed", ["Ensure that"]),
        ("Ensuring privacy at desks", ["Ensuring"]),
        ("Promote the well-being of families", ["Promote"]),
        ("Enhance the quality of care", ["Enhance"]),
        ("Support the efforts of departments", ["Support the efforts"]),
        ("Consider a helpline for families", ["Consider"]),
        ("Explore options for a fund", ["Explore"]),
        ("Train officers and promote peer groups", ["promote"]),
        ("Direct relevant authorities to act", ["relevant authorities"]),
        ("Take all necessary measures for families", ["Take all necessary measures"]),
        ("Address psychosocial needs of children", ["Address psychosocial needs", ]),
        ("Print leaflets, posters etc.", ["etc"]),
    ],
)  # fmt: skip
def test_a_vague_title_is_remarked(title: str, found: list[str]) -> None:
    assert [words for words, _ in find_vague_title(title)] == found


@pytest.mark.parametrize(
    "title",
    [
        "Set a limit of days in which claims are considered",
        "Write down the phone and address of each office",
        "Appoint promoted officers as supervisors",
        "Support bereaved children at school with a counsellor",
        "Double the seats of the course on trauma care",
        "Build a room for private interviews",
        "Train the raters of the stakeholder survey",
        "Fund an explorer group for young people",
        "Publish where a claim can be made and by whom",
    ],
)
def test_a_plain_title_is_not_remarked(title: str) -> None:
    assert find_vague_title(title) == []


def test_the_remark_quotes_the_phrase_and_asks_for_the_answer(make_table: Make) -> None:
    action = {
        "action_id": "A-AA-01",
        "title": "Improve coordination of care",
        "expected_result": "Better linkages",
    }
    title, result = check_vagueness(make_table("actions", action)).remarks
    assert str(title) == (
        'tables/actions.csv, row 2, column title: "Improve coordination" leaves open what is done; answer'
        " instead:"
        " which bodies meet or share what, how often, under which procedure?"
    )
    assert (result.column, result.problem) == (
        "expected_result",
        '"Better linkages" leaves open what is done',
    )
    assert title.is_warning


def test_a_weak_verb_counts_in_a_title_only(make_table: Make) -> None:
    action = {
        "action_id": "A-AA-01",
        "title": "Hire two nurses",
        "expected_result": "Consider it done by May",
    }
    assert check_vagueness(make_table("actions", action)).is_passed


def test_titles_in_other_letters_are_left_out(make_table: Make) -> None:
    result = check_vagueness(make_table("actions", {"action_id": "A-AA-01", "title": "Сказать каждому etc"}))
    assert (result.looked_at, result.left_out, result.obstacle) == (0, 1, Obstacle.OTHER_LETTERS)


@pytest.mark.parametrize("pack", ["parameters/islamabad-2025", "tests/packs/nowhere"])
def test_no_action_of_the_shipped_packs_is_vague(pack: str) -> None:
    result = check_vagueness(read_workshop(ROOT / pack).table("actions"))
    assert [str(fault) for fault in result.remarks] == []
