"""Titles that say what is done, and titles that do not."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from bahali.analysis.quality.checks import Obstacle
from bahali.analysis.quality.titles import check_verbs
from bahali.analysis.quality.verbs import NOUNS_TOO, VERBS, WEAK
from bahali.workshop import read_workshop

Make = Callable[..., pd.DataFrame]

EXAMPLE = Path(__file__).parents[3] / "parameters" / "islamabad-2025"


def titled(make_table: Make, *titles: str) -> pd.DataFrame:
    rows = [
        {"action_id": f"A-AA-{n:02}", "title": title, "gap_ids": ("G-AA-01",)}
        for n, title in enumerate(titles, 1)
    ]
    return make_table("actions", *rows)


@pytest.mark.parametrize(
    "title",
    [
        "Train officers in psychological first aid",
        "organize two courses a year",
        "Organise two courses a year",
        "Set up a desk for interpreters",
        "Co-fund the night desk",
        "Re-issue the referral form",
        "Fund peer groups for a year",
        "Provide for interpreters in the rules",
        "Report to the assembly each year",
        "“Open” the registers of claims",
    ],
)
def test_a_title_that_says_what_is_done_passes(make_table: Make, title: str) -> None:
    result = check_verbs(titled(make_table, title))
    assert result.is_passed
    assert result.looked_at == 1


@pytest.mark.parametrize(
    ("title", "found", "mend"),
    [
        ("Training of officers in first aid", '"Training"', 'start with the verb, "Train"'),
        ("Establishment of a referral desk", '"Establishment"', 'start with the verb, "Establish"'),
        ("Planning a course for nurses", '"Planning"', 'start with the verb, "Plan"'),
        ("Review of the claims rules", '"Review"', "start with the verb of the act"),
        ("Fund for bereaved families", '"Fund"', "start with the verb of the act"),
        ("The department should train officers", '"The"', "start with the verb of the act"),
        ("Psychosocial support at schools", '"Psychosocial"', "start with the verb of the act"),
        ("24-hour line for families", '"24-hour"', "start with the verb of the act"),
        ("?!", '""', "start with the verb of the act"),
    ],
)
def test_a_title_without_a_verb_in_front_is_remarked(
    make_table: Make, title: str, found: str, mend: str
) -> None:
    (fault,) = check_verbs(titled(make_table, title)).remarks
    assert (fault.file, fault.row, fault.column) == ("tables/actions.csv", 2, "title")
    assert fault.problem == f"the title of A-AA-01 starts with {found}, which does not say what is done"
    assert fault.remedy.startswith(mend)
    assert fault.is_warning


@pytest.mark.parametrize("title", ["Train", "Train officers"])
def test_a_verb_alone_has_no_object(make_table: Make, title: str) -> None:
    (fault,) = check_verbs(titled(make_table, title)).remarks
    assert fault.sentence == (
        f'the title of A-AA-01 hardly says to what it is done: "{title}"; name the thing behind "Train",'
        f" and for"
        " whom or where"
    )


def test_titles_in_other_letters_are_counted_and_not_judged(make_table: Make) -> None:
    mixed = check_verbs(titled(make_table, "Учить наставников для сестёр", "Train nurses of the hills"))
    assert (mixed.looked_at, mixed.left_out, mixed.obstacle) == (1, 1, Obstacle.OTHER_LETTERS)
    assert mixed.is_passed
    none = check_verbs(titled(make_table, "بچوں کے لیے محفوظ جگہ بنائیں"))
    assert (none.looked_at, none.left_out, none.obstacle) == (0, 1, Obstacle.OTHER_LETTERS)
    assert not none.is_passed


def test_without_an_action_nothing_is_checked(make_table: Make) -> None:
    result = check_verbs(make_table("actions"))
    assert (result.is_checked, result.obstacle) == (False, Obstacle.NO_OPEN_ACTION)


def test_every_title_of_the_example_starts_with_its_verb() -> None:
    actions = read_workshop(EXAMPLE).table("actions")
    assert [str(fault) for fault in check_verbs(actions).remarks] == []


def test_weak_verbs_are_verbs_and_nouns_that_are_also_verbs_are_known() -> None:
    assert WEAK <= VERBS
    assert NOUNS_TOO <= VERBS
