from collections.abc import Callable, Sequence
from datetime import date

import pandas as pd
import pytest

from bahali.analysis.integration.cells import add_carriers, choose_changes, list_cells

Make = Callable[..., pd.DataFrame]
Rows = Callable[..., pd.DataFrame]

READ_ON = date(2031, 2, 3)


@pytest.fixture
def cells_of(requirements: Rows, instruments: Rows, assessments: Rows, make_table: Make) -> Rows:
    """Cells of R1 and R2 in L-AA-01, which was read whole, and L-AA-02, which was not."""

    def make(
        rows: Sequence[tuple[object, ...]] = (), provisions: Sequence[dict[str, object]] = ()
    ) -> pd.DataFrame:
        texts = pd.concat([instruments("L-AA-01", full_text_read=READ_ON), instruments("L-AA-02")])
        seen = make_table("provisions", *provisions)
        return list_cells(requirements("R2", "R1"), texts, assessments(*rows), seen)

    return make


def _provision(number: int, *requirements: str, **cells: object) -> dict[str, object]:
    usual = {"provision_id": f"V-AA-0{number}", "instrument_id": "L-AA-01", "ref": f"s. {number}"}
    return {**usual, "requirement_ids": requirements, **cells}


def test_cells_come_in_the_order_of_requirements_and_instruments(cells_of: Rows) -> None:
    cells = cells_of(
        [("R1", "L-AA-02", "partial"), ("R2", "L-AA-02", "silent"), ("R2", "L-AA-01", "partial")]
    )
    pairs = list(zip(cells["requirement_id"], cells["instrument_id"], strict=True))
    assert pairs == [("R2", "L-AA-01"), ("R2", "L-AA-02"), ("R1", "L-AA-02")]


def test_a_provision_that_names_a_requirement_is_seen_and_not_assessed(cells_of: Rows) -> None:
    cells = cells_of(provisions=[_provision(5, "R1")])
    assert cells[["requirement_id", "coverage", "refs"]].to_numpy().tolist() == [
        ["R1", "not_assessed", ("s. 5",)]
    ]
    assert choose_changes(
        add_carriers(cells, pd.DataFrame(columns=["action_id", "status", "merged_into"]), [])
    ).empty


def test_the_section_of_the_assessment_comes_before_others_that_name_the_requirement(cells_of: Rows) -> None:
    provisions = [_provision(1, "R1"), _provision(2), _provision(3, "R1", "R2"), _provision(4, "R2")]
    cells = cells_of([("R1", "L-AA-01", "partial", {"provision_id": "V-AA-02"})], provisions)
    assert cells["refs"].to_list() == [("s. 3", "s. 4"), ("s. 2", "s. 1", "s. 3")]


def test_a_section_is_named_once(cells_of: Rows) -> None:
    provisions = [_provision(1, "R1"), _provision(2, "R1", ref="s. 1")]
    cells = cells_of([("R1", "L-AA-01", "partial", {"provision_id": "V-AA-01"})], provisions)
    assert cells["refs"].to_list() == [("s. 1",)]


def test_a_provision_whose_table_is_absent_has_no_reference(cells_of: Rows) -> None:
    cells = cells_of([("R1", "L-AA-01", "partial", {"provision_id": "V-AA-01"})])
    assert cells["refs"].to_list() == [()]


def test_a_cell_says_whether_the_whole_text_was_read(cells_of: Rows) -> None:
    cells = cells_of([("R1", "L-AA-01", "partial"), ("R1", "L-AA-02", "partial")])
    assert cells["full_text_read"].to_list() == [READ_ON, None]


def test_without_an_assessment_or_a_provision_there_are_no_cells(cells_of: Rows, actions: Rows) -> None:
    cells = add_carriers(cells_of(), actions({"action_id": "A-AA-01"}), ["A-AA-01"])
    assert cells.empty
    assert {"change_type", "approver", "refs", "action_id", "order", "is_recommended"} <= set(cells.columns)
    assert choose_changes(cells).empty


def _carried(
    cells_of: Rows, table: pd.DataFrame, recommended: Sequence[str] = (), **cells: object
) -> pd.Series:
    written = {"proposed_change": "Say so", "action_id": "A-AA-01", **cells}
    return add_carriers(cells_of([("R1", "L-AA-01", "partial", written)]), table, recommended).loc[0]


def test_a_change_says_what_is_written_beside_it(cells_of: Rows, actions: Rows) -> None:
    table = actions({"action_id": "A-AA-01", "instrument_id": "L-AA-01"})
    change = _carried(cells_of, table, change_type="amend_act", approver="Assembly")
    assert list(change[["change_type", "approver", "action_id"]]) == ["amend_act", "Assembly", "A-AA-01"]


def test_what_is_blank_is_taken_from_the_action_that_changes_the_same_instrument(
    cells_of: Rows, actions: Rows
) -> None:
    change = _carried(cells_of, actions({"action_id": "A-AA-01", "instrument_id": "L-AA-01"}))
    assert list(change[["change_type", "approver"]]) == ["make_rules", "Cabinet"]


def test_who_approves_another_instrument_is_not_named_for_this_one(cells_of: Rows, actions: Rows) -> None:
    change = _carried(cells_of, actions({"action_id": "A-AA-01", "instrument_id": "L-AA-02"}))
    assert change[["change_type", "approver"]].isna().all()


@pytest.mark.parametrize(
    ("status", "into", "carrier"),
    [
        ("adopted", None, "A-AA-01"),
        ("rejected", None, None),
        ("merged", "A-AA-02", "A-AA-02"),
        ("merged", "A-AA-03", None),
    ],
)
def test_only_an_action_whose_work_will_be_done_carries_a_change(
    cells_of: Rows, actions: Rows, status: str, into: str | None, carrier: str | None
) -> None:
    table = actions(
        {"action_id": "A-AA-01", "status": status, "merged_into": into},
        {"action_id": "A-AA-02", "instrument_id": "L-AA-01", "approver": "Assembly"},
        {"action_id": "A-AA-03", "status": "rejected"},
    )
    change = _carried(cells_of, table)
    assert change["action_id"] == carrier if carrier else change["action_id"] is None
    assert change["approver"] == ("Assembly" if carrier == "A-AA-02" else None)


def test_a_change_knows_its_place_among_the_recommendations(cells_of: Rows, actions: Rows) -> None:
    table = actions({"action_id": "A-AA-01"}, {"action_id": "A-AA-02"})
    change = _carried(cells_of, table, ["A-AA-02", "A-AA-01"])
    assert (change["order"], change["is_recommended"]) == (2, True)
    other = _carried(cells_of, table, ["A-AA-02"])
    assert other["order"] is pd.NA
    assert not other["is_recommended"]


def test_a_change_is_something_proposed_or_something_carried(cells_of: Rows, actions: Rows) -> None:
    cells = cells_of(
        [
            ("R2", "L-AA-01", "explicit"),
            ("R2", "L-AA-02", "partial", {"proposed_change": "Say so"}),
            ("R1", "L-AA-01", "silent", {"action_id": "A-AA-01"}),
            ("R1", "L-AA-02", "partial", {"action_id": "A-AA-09"}),
        ]
    )
    table = actions({"action_id": "A-AA-01"}, {"action_id": "A-AA-09", "status": "rejected"})
    changes = choose_changes(add_carriers(cells, table, []))
    assert list(zip(changes["requirement_id"], changes["instrument_id"], strict=True)) == [
        ("R2", "L-AA-02"),
        ("R1", "L-AA-01"),
    ]
