"""Why a recommendation stands where it does."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from bahali.analysis.findings import Findings
from bahali.present.reasons import OBSTACLE_WORDS, explain_place
from bahali.workshop.frames import each_row

Find = Callable[..., Findings]
Rated = Callable[..., str]


def told_of(findings: Findings, action_id: str, **changes: object) -> str:
    (row,) = [row for row in each_row(findings.priorities.recommended) if row.action_id == action_id]
    action: Any = SimpleNamespace(**row._asdict() | changes)
    return explain_place(findings, action)


def test_value_place_and_how_far_they_hold_are_told(findings_after: Find, rated_as: Rated) -> None:
    # Everybody gives the same on every criterion, so nothing that is drawn changes anything.
    scores = rated_as({"A-CN-01": 9, "A-CN-02": 6, "A-CN-03": 2})
    findings = findings_after("CN", {"deciding.shortlist": 2}, scores=scores)
    assert told_of(findings, "A-CN-01") == (
        "Value 90 of 100, place 1. In nine of ten draws of weights and raters it takes place 1; it is among"
        " the first 2 in 100 % of all draws."
    )
    assert told_of(findings, "A-CN-03").endswith("it is among the first 2 in 0 % of all draws.")


def test_a_shortlist_of_one_is_the_first_place(findings_after: Find, rated_as: Rated) -> None:
    scores = rated_as({"A-CN-01": 9, "A-CN-02": 6})
    findings = findings_after("CN", {"deciding.shortlist": 1}, scores=scores)
    assert told_of(findings, "A-CN-01").endswith("it is in the first place in 100 % of all draws.")


def test_a_range_of_places_is_told_from_best_to_worst(nowhere_findings: Find) -> None:
    told = told_of(nowhere_findings("CN"), "A-CN-02", best_place=1, worst_place=3)
    assert "weights and raters it takes a place between 1 and 3; it is" in told


def test_who_shares_a_place_is_named(findings_after: Find, rated_as: Rated) -> None:
    findings = findings_after("CN", scores=rated_as({"A-CN-01": 6, "A-CN-02": 6, "A-CN-03": 6}))
    assert told_of(findings, "A-CN-02").startswith(
        "Value 60 of 100, place 1, shared with A-CN-01 and A-CN-03."
    )


def test_of_many_who_share_a_place_only_the_number_is_told(nowhere_findings: Find) -> None:
    findings = nowhere_findings("CN")
    ranked = findings.priorities.ranked
    many = ranked.loc[ranked.index.repeat(2)].assign(place=1)
    ids = ["A-CN-01", *(f"A-CN-1{number}" for number in range(5))]
    findings.priorities.__dict__["ranked"] = many.assign(action_id=ids)
    assert "place 1, shared with 5 other actions." in told_of(findings, "A-CN-01")


@pytest.mark.parametrize("obstacle", OBSTACLE_WORDS)
def test_what_keeps_it_from_the_tier_of_its_value_is_told(nowhere_findings: Find, obstacle: str) -> None:
    told = told_of(nowhere_findings("CN"), "A-CN-01", obstacles=(obstacle,), band="First")
    assert "By its value alone it would be in the tier “First”; it is not, because" in told
    assert told.endswith(f"{OBSTACLE_WORDS[obstacle]}.")  # type: ignore[index]


def test_several_obstacles_stand_in_one_sentence(nowhere_findings: Find) -> None:
    told = told_of(nowhere_findings("CN"), "A-CN-01", obstacles=("contested", "unchecked"), band="First")
    assert told.endswith("because raters are divided about it and a condition was not checked.")


def test_an_unchecked_condition_lowers_the_tier_and_says_so(findings_after: Find, rated_as: Rated) -> None:
    # The first tier of nowhere asks that every condition was checked; of A-CN-03 one was not.
    findings = findings_after("CN", scores=rated_as({"A-CN-03": 9}))
    (row,) = each_row(findings.priorities.recommended)
    assert row.tier == "Second"
    assert "would be in the tier “First”; it is not, because a condition was not" in told_of(
        findings, "A-CN-03"
    )


def test_without_an_obstacle_none_is_told(nowhere_findings: Find) -> None:
    assert "value alone" not in told_of(nowhere_findings("CN"), "A-CN-01")


def test_answers_without_a_number_are_told_as_a_share(findings_after: Find, rated_as: Rated) -> None:
    # Four of eight answers on each criterion are no number, and this workshop shows numbers from 4.
    raters = ("P07", "P08", "P09", "P10", "P11", "P12", "P01", "P02")
    scores = rated_as({"A-CN-01": [9] * 4 + ["DK"] * 4}, raters)
    findings = findings_after("CN", {"deciding.may_rate_elsewhere": True}, scores=scores)
    assert told_of(findings, "A-CN-01").endswith(
        "50 % of the answers about it were “don't know” or an abstention."
    )


def test_that_share_of_a_few_raters_is_a_word(findings_after: Find, rated_as: Rated) -> None:
    # A quarter of the answers of four raters, three of whom gave a number: 25 % would tell how many they are.
    raters = ("P07", "P08", "P09", "P10")
    findings = findings_after("CN", scores=rated_as({"A-CN-01": [9, 9, 9, "ABSTAIN"]}, raters))
    told = told_of(findings, "A-CN-01")
    assert told.endswith("Some of the answers about it were “don't know” or an abstention.")
    assert "25 %" not in told


def test_where_everybody_gave_a_number_nothing_is_said_of_answers(nowhere_findings: Find) -> None:
    assert "answers" not in told_of(nowhere_findings("CN"), "A-CN-01")
