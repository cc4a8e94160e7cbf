from collections.abc import Callable
from pathlib import Path

import pytest

from bahali.workshop import read_workshop

Faults = Callable[..., list[str]]
SCORE = "tables/scores.csv, row {}, column {}: {}"


@pytest.mark.parametrize("value", ["0", "10", "DK", "ABSTAIN", "7.0"])
def test_a_rating_on_the_scale_or_no_rating_is_read(edited_pack: Callable[..., Path], value: str) -> None:
    workshop = read_workshop(edited_pack(scores={2: {"value": value}}))
    expected = value if value.isalpha() else int(float(value))
    assert workshop.table("scores").loc[0, "value"] == expected


@pytest.mark.parametrize("value", ["11", "-1"])
def test_a_rating_off_the_scale_is_refused(faults_after: Faults, value: str) -> None:
    assert faults_after(scores={2: {"value": value}}) == [
        SCORE.format(2, "value", f'found "{value}"; allowed: a whole number from 0 to 10, DK or ABSTAIN')
    ]


def test_the_scale_is_the_one_of_the_pack(faults_after: Faults) -> None:
    headings = "rater_id,rater_type,action_id,criterion_id,value\n"
    scores = f"{headings}P07,individual,A-CN-01,E1,9\nP08,individual,A-CN-01,E1,5\n"
    header = {"deciding.lowest_rating": 1, "deciding.highest_rating": 5, "deciding.consensus": None}
    in_proportion = {2: {"value_anchors": ""}, 4: {"value_anchors": ""}}
    assert faults_after(header, scores=scores, criteria=in_proportion) == [
        SCORE.format(2, "value", 'found "9"; allowed: a whole number from 1 to 5, DK or ABSTAIN')
    ]


ANCHORS = "tables/criteria.csv, row {}, column value_anchors: {}"
RISING = "the worst rating must be worth 0 and the best 100, with none below a worse one; "


@pytest.mark.parametrize(
    ("row", "anchors"),
    [
        (2, "0=0; 5=60; 10=100"),
        (2, "0=0;4=60;7=60;10=100"),  # some ratings may be worth the same
        (2, "0=0;1=100;10=100"),
        (4, "0=100;5=40;10=0"),  # lower is better here
        (2, ""),
    ],
)
def test_ratings_may_be_worth_something_else_than_in_proportion(
    faults_after: Faults, row: int, anchors: str
) -> None:
    assert faults_after(criteria={row: {"value_anchors": anchors}}) == []


@pytest.mark.parametrize(
    "anchors",
    [
        "0=0; 5=60",
        "2=0; 10=100",
        "10=100; 0=0",
        "0=0; 5=40; 5=60; 10=100",
        "0=0; 11=100",
        "0=0",
        "-1=0; 10=100",
    ],
)
def test_what_ratings_are_worth_runs_from_end_to_end_of_the_scale(faults_after: Faults, anchors: str) -> None:
    assert faults_after(criteria={2: {"value_anchors": anchors}}) == [
        ANCHORS.format(2, "the anchors do not run from 0 to 10, each rating once; ")
        + "write them in order, first 0=… and last 10=…"
    ]


@pytest.mark.parametrize("anchors", ["0=100; 10=0", "0=0; 4=60; 5=50; 10=100", "0=10; 10=100", "0=0; 10=99"])
def test_a_better_rating_is_not_worth_less(faults_after: Faults, anchors: str) -> None:
    assert faults_after(criteria={2: {"value_anchors": anchors}}) == [
        ANCHORS.format(2, f"{RISING}higher is better here, so write 0=0 first and 10=100 last")
    ]


@pytest.mark.parametrize("anchors", ["0=0; 10=100", "0=100; 4=50; 5=60; 10=0"])
def test_where_lower_is_better_the_lowest_rating_is_worth_most(faults_after: Faults, anchors: str) -> None:
    assert faults_after(criteria={4: {"value_anchors": anchors}}) == [
        ANCHORS.format(4, f"{RISING}lower is better here, so write 0=100 first and 10=0 last")
    ]


def test_a_gate_is_not_rated(faults_after: Faults) -> None:
    assert faults_after(scores={2: {"criterion_id": "H1"}}) == [
        SCORE.format(2, "criterion_id", "H1 is a gate, and a gate is not rated")
        + "; put the answer into the table gate_checks"
    ]


def test_a_person_who_rates_is_a_participant(faults_after: Faults) -> None:
    assert faults_after(scores={2: {"rater_id": "P70"}}) == [
        SCORE.format(
            2, "rater_id", 'found "P70", which is not in the table participants; did you mean "P07"?'
        )
    ]


def test_a_group_that_rates_is_none(faults_after: Faults) -> None:
    assert faults_after(scores={2: {"rater_id": "table-11", "rater_type": "group"}}) == []


def test_without_a_table_of_participants_nobody_is_looked_up(faults_after: Faults) -> None:
    assert faults_after(participants=None, scores={2: {"rater_id": "P70"}}) == []


def test_only_a_gate_is_checked_as_one(faults_after: Faults) -> None:
    assert faults_after(gate_checks={2: {"criterion_id": "E1"}}) == [
        "tables/gate_checks.csv, row 2, column criterion_id: E1 is not a gate; allowed: H1, H2"
    ]


def test_where_no_criterion_is_a_gate_one_has_to_be_marked(faults_after: Faults) -> None:
    gate_checks = "action_id,criterion_id,result\nA-AA-01,E1,pass\n"
    criteria = "criterion_id,label\nE1,Relief\nE2,Ease\nE3,Burden\nE4,Lasting\n"
    assert faults_after(criteria=criteria, gate_checks=gate_checks) == [
        "tables/gate_checks.csv, row 2, column criterion_id: E1 is not a gate; mark it in the table criteria"
    ]


def test_an_unknown_gate_is_told_once(faults_after: Faults) -> None:
    assert faults_after(gate_checks={2: {"criterion_id": "H3"}}) == [
        "tables/gate_checks.csv, row 2, column criterion_id: "
        'found "H3", which is not in the table criteria; '
        "allowed: E1, E2, E3, E4, H1, H2"
    ]


def test_a_condition_is_written_down(faults_after: Faults) -> None:
    assert faults_after(gate_checks={2: {"result": "conditional"}}) == [
        "tables/gate_checks.csv, row 2, column condition: is blank; write the condition that must be met"
    ]


def test_an_action_with_too_few_raters_is_told(faults_after: Faults) -> None:
    """Three groups rated the action of row 15; the first of them in rows 182 to 185 of the scores."""
    unsure = {number: {"value": "DK"} for number in range(182, 186)}
    assert faults_after(scores=unsure) == [
        "tables/actions.csv, row 15, column action_id: A-EE-02 has fewer than 4 raters, so it is not ranked; "
        "collect more ratings"
    ]


def test_a_rater_who_knows_one_answer_counts(faults_after: Faults) -> None:
    assert faults_after(scores={number: {"value": "DK"} for number in range(182, 185)}) == []


def test_the_least_number_of_raters_is_the_one_of_the_pack(faults_after: Faults) -> None:
    told = faults_after({"deciding.min_raters": 5})
    # Six people answered about the three national actions; four about the other ten open ones.
    assert len(told) == 10


def test_an_action_that_is_not_open_needs_no_raters(faults_after: Faults) -> None:
    unsure = {number: {"value": "DK"} for number in range(182, 186)}
    told = faults_after(scores=unsure, actions={15: {"status": "rejected"}}, gaps={14: {"severity": "3"}})
    assert told == []


def test_a_rater_from_elsewhere_is_told_once_for_each_action(faults_after: Faults) -> None:
    """Rows 98 to 101 hold the four ratings that one person of BB gave to one action of BB."""
    elsewhere = {number: {"rater_id": "P01"} for number in range(98, 102)}
    assert faults_after(scores=elsewhere) == [
        SCORE.format(98, "rater_id", "P01 rated A-BB-01, which is of another jurisdiction")
        + "; check the id, or set deciding.may_rate_elsewhere to true"
    ]


def test_a_workshop_may_let_people_rate_elsewhere(faults_after: Faults) -> None:
    elsewhere = {number: {"rater_id": "P01"} for number in range(98, 102)}
    assert faults_after({"deciding.may_rate_elsewhere": True}, scores=elsewhere) == []
