from collections.abc import Callable
from unittest.mock import Mock

import pytest

from bahali.workshop.rules import keys

Faults = Callable[..., list[str]]


def test_an_id_given_twice_is_told_where_it_comes_again(faults_after: Faults) -> None:
    assert faults_after(gaps={15: {"gap_id": "G-EE-02"}}) == [
        'tables/gaps.csv, row 15, column gap_id: found "G-EE-02", which is also in row 14; '
        "give one of them another id, or remove one of the two rows"
    ]


def test_an_id_given_three_times_is_told_twice(faults_after: Faults) -> None:
    risk = {
        "action_id": "A-AA-01",
        "description": "x",
        "harm_to": "x",
        "likelihood": "1",
        "severity": "1",
        "mitigation": "x",
    }
    told = faults_after(risks={5: {"risk_id": "X-AA-01", **risk}, 6: {"risk_id": "X-AA-01", **risk}})
    assert [fault.split(":")[0] for fault in told] == [
        "tables/risks.csv, row 5, column risk_id",
        "tables/risks.csv, row 6, column risk_id",
    ]


def test_a_rating_given_twice_is_told(faults_after: Faults) -> None:
    again = {
        "rater_id": "P07",
        "rater_type": "individual",
        "action_id": "A-CN-01",
        "criterion_id": "E1",
        "value": "3",
    }
    assert faults_after(scores={999: again}) == [
        "tables/scores.csv, row 262, column rater_id: "
        'found "P07 / A-CN-01 / E1 / 1", which is also in row 2; '
        "remove one of the two rows"
    ]


def test_a_rating_of_another_round_is_another_rating(faults_after: Faults) -> None:
    again = {
        "rater_id": "P07",
        "rater_type": "individual",
        "action_id": "A-CN-01",
        "criterion_id": "E1",
        "value": "3",
    }
    assert faults_after(scores={999: {**again, "round": "2"}}) == []


@pytest.mark.parametrize(
    ("table", "row", "column", "found", "ending"),
    [
        ("services", 2, "institution_id", "I-CN-11", 'the table institutions; did you mean "I-CN-01"?'),
        ("actions", 2, "gap_ids", "G-CN-01;G-CN-10", 'the table gaps; did you mean "G-CN-01"?'),
        ("weights", 2, "criterion_id", "Z9", "the table criteria; allowed: E1, E2, E3, E4, H1, H2"),
        ("actions", 2, "time", "now", 'the time_bands of the workshop; did you mean "NOW"?'),
        ("actions", 2, "cost_band", "D", "the cost_bands of the workshop; allowed: I, II, III"),
        ("actions", 2, "pillar", "hand on", 'the pillars of the workshop; did you mean "hand-on"?'),
        ("gaps", 2, "theme", "x", "the themes of the workshop; allowed: HANDOVER, REACH, TRUST"),
        ("cadres", 3, "jurisdiction", "A", 'the jurisdictions of the workshop; did you mean "AA"?'),
        (
            "practices",
            2,
            "jurisdiction",
            "Q",
            "the jurisdictions of the workshop; allowed: AA, BB, CC, CN, DD, EE, INT",
        ),
    ],
)
def test_a_name_of_nothing_is_told(
    faults_after: Faults, table: str, row: int, column: str, found: str, ending: str
) -> None:
    unknown = found.rsplit(";", maxsplit=1)[-1]
    assert faults_after(**{table: {row: {column: found}}}) == [
        f'tables/{table}.csv, row {row}, column {column}: found "{unknown}", which is not in {ending}'
    ]


def test_a_code_of_a_list_that_the_header_does_not_have_is_told(faults_after: Faults) -> None:
    assert faults_after({"pillars": None})[0] == (
        "tables/actions.csv, row 2, column pillar: "
        'found "hand-on", which is not in the pillars of the workshop; '
        "nothing is listed there yet"
    )


def test_what_is_international_belongs_to_no_jurisdiction(faults_after: Faults) -> None:
    assert faults_after(practices={2: {"jurisdiction": "INT"}}) == []


def test_nobody_is_international_where_a_jurisdiction_is_needed(faults_after: Faults) -> None:
    assert len(faults_after(cadres={3: {"jurisdiction": "INT"}})) == 1


def test_the_same_slip_in_many_rows_is_told_for_each_row(faults_after: Faults) -> None:
    told = faults_after(scores={number: {"action_id": "A-CN-10"} for number in range(2, 12)})
    assert told == [
        f"tables/scores.csv, row {number}, column action_id: "
        'found "A-CN-10", which is not in the table actions; '
        'did you mean "A-CN-01"?'
        for number in range(2, 12)
    ]


def test_the_nearest_id_is_looked_for_once_for_each_slip(
    faults_after: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = Mock(return_value="")
    monkeypatch.setattr(keys, "did_you_mean", look)
    faults_after(scores={number: {"action_id": "A-CN-10"} for number in range(2, 12)})
    assert look.call_count == 1


def test_of_very_many_slips_only_the_first_are_compared_with_every_id(faults_after: Faults) -> None:
    told = faults_after(scores={number: {"action_id": f"A-CN-{number}"} for number in range(20, 82)})
    guessed = [line for line in told if "did you mean" in line]
    assert len(told) == 62
    assert guessed == told[: keys.MOST_GUESSED]
