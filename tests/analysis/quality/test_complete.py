"""Whether an action says who signs, who pays, what for and how anyone will know."""

from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.quality.checks import Obstacle, Result
from bahali.analysis.quality.complete import (
    check_approvers,
    check_funding,
    check_gap_links,
    check_indicators,
    check_leads,
    check_results,
)

Make = Callable[..., pd.DataFrame]
CheckCell = Callable[[pd.DataFrame], Result]

ACTION = {
    "action_id": "A-AA-01",
    "jurisdiction": "AA",
    "gap_ids": ("G-AA-01",),
    "lead_institution_id": "I-AA-01",
    "instrument_id": "N-AA-01",
    "status": "proposed",
}
CELLS = [(check_approvers, "approver"), (check_funding, "funding_route"), (check_results, "expected_result")]


def places(result: Result) -> list[tuple[str, int | None, str | None]]:
    return [(fault.file, fault.row, fault.column) for fault in result.remarks]


@pytest.fixture
def bodies(make_table: Make) -> pd.DataFrame:
    return make_table(
        "institutions",
        {"institution_id": "I-AA-01", "name": "Health Board", "jurisdiction": "AA", "kind": "health"},
        {"institution_id": "I-AA-02", "name": "Court", "jurisdiction": "AA", "kind": "justice"},
        {"institution_id": "I-AA-03", "name": "Friends", "jurisdiction": "AA", "kind": "ngo"},
        {"institution_id": "I-BB-01", "name": "Elsewhere", "jurisdiction": "BB", "kind": "home"},
        {"institution_id": "I-INT-01", "name": "Federation", "jurisdiction": "INT", "kind": "un"},
    )


@pytest.fixture
def laws(make_table: Make) -> pd.DataFrame:
    return make_table(
        "instruments",
        {"instrument_id": "N-AA-01", "jurisdiction": "AA", "custodian_id": "I-AA-01"},
        {"instrument_id": "N-AA-02", "jurisdiction": "AA", "custodian_id": "I-AA-02"},
        {"instrument_id": "N-AA-03", "jurisdiction": "AA"},
        {"instrument_id": "N-INT-01", "jurisdiction": "INT"},
    )


@pytest.mark.parametrize(("check", "column"), CELLS)
@pytest.mark.parametrize("cell", [None, "TBD", "tbc.", "-", "??", "To be decided", "n/a", "not yet known"])
def test_a_cell_that_says_nothing_is_remarked(
    make_table: Make, check: CheckCell, column: str, cell: str | None
) -> None:
    result = check(make_table("actions", ACTION | {column: cell}))
    assert places(result) == [("tables/actions.csv", 2, column)]
    assert result.remarks[0].problem.startswith("A-AA-01 names no")
    assert result.remarks[0].is_warning


@pytest.mark.parametrize(("check", "column"), CELLS)
@pytest.mark.parametrize(
    "cell",
    ["Provincial Cabinet", "Unfunded", "The authority, to be confirmed by counsel", "Later in the day"],
)
def test_a_cell_that_says_something_passes(
    make_table: Make, check: CheckCell, column: str, cell: str
) -> None:
    assert check(make_table("actions", ACTION | {column: cell})).is_passed


def test_an_unfunded_action_is_asked_to_say_so(make_table: Make) -> None:
    (fault,) = check_funding(make_table("actions", ACTION)).remarks
    assert fault.sentence == (
        "A-AA-01 names no funding route; name the budget, scheme or fund that pays for it, or write that"
        " it is"
        " unfunded"
    )


def test_a_lead_with_authority_over_its_own_instrument_passes(
    make_table: Make, bodies: pd.DataFrame, laws: pd.DataFrame
) -> None:
    result = check_leads(make_table("actions", ACTION), bodies, laws)
    assert result.is_passed
    assert (result.looked_at, result.left_out) == (1, 0)


@pytest.mark.parametrize(("lead", "kind"), [("I-AA-03", "Civil society"), ("I-INT-01", "United Nations")])
def test_a_body_without_public_authority_cannot_lead(
    make_table: Make, bodies: pd.DataFrame, laws: pd.DataFrame, lead: str, kind: str
) -> None:
    action = ACTION | {"lead_institution_id": lead, "support_ids": ("I-AA-01",)}
    faults = check_leads(make_table("actions", action), bodies, laws).remarks
    assert (faults[-1].row, faults[-1].column) == (2, "lead_institution_id")
    assert faults[-1].sentence == (
        f"{lead} has no public authority ({kind}) and cannot sign an instrument; name the body that signs"
        f" as the"
        f" lead, and add {lead} to support_ids"
    )


def test_a_lead_of_another_jurisdiction_is_remarked(
    make_table: Make, bodies: pd.DataFrame, laws: pd.DataFrame
) -> None:
    action = ACTION | {"lead_institution_id": "I-BB-01", "support_ids": ("I-AA-01",)}
    (fault,) = check_leads(make_table("actions", action), bodies, laws).remarks
    assert fault.problem == "I-BB-01 belongs to BB, the action to AA"
    assert fault.remedy == "name a lead of AA, which alone has the authority"


def test_the_custodian_who_takes_no_part_is_named(
    make_table: Make, bodies: pd.DataFrame, laws: pd.DataFrame
) -> None:
    action = ACTION | {"instrument_id": "N-AA-02"}
    result = check_leads(make_table("actions", action), bodies, laws)
    assert places(result) == [("tables/actions.csv", 2, "support_ids")]
    assert result.remarks[0].sentence == (
        'N-AA-02 is kept by I-AA-02, "Court", which neither leads nor supports; add I-AA-02 to'
        " support_ids, or"
        " let it lead"
    )
    supported = ACTION | {"instrument_id": "N-AA-02", "support_ids": ("I-AA-02",)}
    assert check_leads(make_table("actions", supported), bodies, laws).is_passed


def test_an_unknown_custodian_is_counted_but_an_international_one_is_not_needed(
    make_table: Make, bodies: pd.DataFrame, laws: pd.DataFrame
) -> None:
    actions = make_table(
        "actions", *(ACTION | {"instrument_id": law} for law in ("N-AA-03", "N-INT-01", "N-AA-01"))
    )
    result = check_leads(actions, bodies, laws)
    assert (result.looked_at, result.left_out, result.obstacle) == (3, 1, Obstacle.NO_CUSTODIAN)
    assert result.remarks == ()


def test_without_instruments_only_the_lead_is_checked(make_table: Make, bodies: pd.DataFrame) -> None:
    action = ACTION | {"lead_institution_id": "I-AA-03"}
    result = check_leads(make_table("actions", action), bodies, make_table("instruments"))
    assert (len(result.remarks), result.left_out) == (1, 1)


def test_one_gap_of_its_own_is_enough(make_table: Make) -> None:
    gaps = make_table(
        "gaps", {"gap_id": "G-AA-01", "jurisdiction": "AA"}, {"gap_id": "G-BB-01", "jurisdiction": "BB"}
    )
    own = ACTION | {"gap_ids": ("G-BB-01", "G-AA-01")}
    foreign = ACTION | {"gap_ids": ("G-BB-01",)}
    result = check_gap_links(make_table("actions", own, foreign), gaps)
    assert places(result) == [("tables/actions.csv", 3, "gap_ids")]
    assert result.remarks[0].problem == "A-AA-01 answers no gap of AA"


def test_an_action_without_an_indicator_is_remarked_at_the_action(make_table: Make) -> None:
    indicators = make_table("indicators", {"indicator_id": "M-AA-02", "action_id": "A-AA-02"})
    result = check_indicators(make_table("actions", ACTION), indicators, frozenset())
    assert [str(fault) for fault in result.remarks] == [
        "tables/actions.csv, row 2, column action_id: no indicator measures A-AA-01; add a row with"
        " A-AA-01 in"
        " action_id to the table indicators"
    ]


@pytest.mark.parametrize(
    ("status", "recommended", "is_remarked"),
    [("proposed", False, False), ("proposed", True, True), ("adopted", False, True)],
)
def test_only_what_is_decided_needs_a_target(
    make_table: Make, status: str, recommended: bool, is_remarked: bool
) -> None:
    indicators = make_table(
        "indicators",
        {"indicator_id": "M-AA-09", "action_id": "A-AA-09"},
        {"indicator_id": "M-AA-01", "action_id": "A-AA-01"},
    )
    chosen = frozenset({"A-AA-01"}) if recommended else frozenset()
    result = check_indicators(make_table("actions", ACTION | {"status": status}), indicators, chosen)
    assert places(result) == ([("tables/indicators.csv", 3, "target")] if is_remarked else [])


def test_one_target_is_enough_even_zero(make_table: Make) -> None:
    indicators = make_table(
        "indicators",
        {"indicator_id": "M-AA-01", "action_id": "A-AA-01"},
        {"indicator_id": "M-AA-02", "action_id": "A-AA-01", "target": 0.0},
    )
    adopted = make_table("actions", ACTION | {"status": "adopted"})
    assert check_indicators(adopted, indicators, frozenset()).is_passed


def test_without_the_table_of_indicators_nobody_is_asked_for_one(make_table: Make) -> None:
    result = check_indicators(make_table("actions", ACTION), make_table("indicators"), frozenset())
    assert (result.is_checked, result.obstacle) == (False, Obstacle.NO_INDICATORS)


@pytest.mark.parametrize("check", [check_approvers, check_funding, check_results])
def test_without_an_action_no_cell_is_checked(make_table: Make, check: CheckCell) -> None:
    result = check(make_table("actions"))
    assert (result.is_checked, result.obstacle) == (False, Obstacle.NO_OPEN_ACTION)
