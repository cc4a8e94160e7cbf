from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from bahali.analysis.integration.drafts import list_drafts

Make = Callable[..., pd.DataFrame]
Rows = Callable[..., pd.DataFrame]


def _changes(*rows: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "requirement_id": "R1",
        "instrument_id": "L-AA-01",
        "coverage": "partial",
        "change_type": None,
        "approver": None,
        "action_id": "A-AA-01",
        "order": None,
    }
    table = pd.DataFrame([{**usual, **row} for row in rows], columns=list(usual), dtype=object)
    return table.astype({"order": "Int64"})


@pytest.fixture
def drafts_of(instruments: Rows, actions: Rows, make_table: Make) -> Rows:
    def make(
        *rows: dict[str, Any], needs: tuple[tuple[str, str, str], ...] = (), **texts: object
    ) -> pd.DataFrame:
        table = actions(
            *({"action_id": f"A-AA-0{n}", "lead_institution_id": f"O-AA-0{n}"} for n in (1, 2, 3)),
            {"action_id": "A-AA-04", "status": "merged", "merged_into": "A-AA-03"},
            {"action_id": "A-AA-05", "status": "rejected"},
        )
        waits = make_table(
            "dependencies",
            *({"action_id": one, "depends_on": other, "kind": kind} for one, other, kind in needs),
        )
        return list_drafts(_changes(*rows), instruments("L-AA-01", "L-AA-02", **texts), table, waits)

    return make


def test_changes_of_one_action_in_one_instrument_are_one_note(drafts_of: Rows) -> None:
    drafts = drafts_of(
        {"requirement_id": "R1", "change_type": "make_rules", "approver": "Cabinet"},
        {"requirement_id": "R2", "change_type": "make_rules", "approver": "Assembly", "coverage": "conflict"},
        {"requirement_id": "R2", "instrument_id": "L-AA-02"},
    )
    assert drafts["requirement_ids"].to_list() == [("R1", "R2"), ("R2",)]
    first = drafts.loc[0]
    assert first["change_types"] == ("make_rules",)
    assert first["approvers"] == ("Cabinet", "Assembly")
    assert first["conflicts"] == ("R2",)
    assert (first["lead_institution_id"], first["time"]) == ("O-AA-01", "NOW")


def test_recommended_actions_come_first_then_others_then_what_nobody_carries(drafts_of: Rows) -> None:
    drafts = drafts_of(
        {"action_id": None},
        {"action_id": "A-AA-03"},
        {"action_id": "A-AA-01", "order": 2},
        {"action_id": "A-AA-02", "order": 1},
    )
    assert drafts["action_id"].to_list() == ["A-AA-02", "A-AA-01", "A-AA-03", None]
    assert drafts["is_recommended"].to_list() == [True, True, False, False]
    assert drafts.loc[3, ["lead_institution_id", "time"]].isna().all()


def test_a_note_names_what_its_action_strictly_needs_and_who_does_it_now(drafts_of: Rows) -> None:
    needs = (
        ("A-AA-01", "A-AA-04", "hard"),  # merged into A-AA-03
        ("A-AA-01", "A-AA-02", "hard"),
        ("A-AA-01", "A-AA-05", "hard"),  # rejected
        ("A-AA-02", "A-AA-03", "soft"),
        ("A-AA-03", "A-AA-04", "hard"),  # itself, by now
    )
    drafts = drafts_of({}, {"action_id": "A-AA-02"}, {"action_id": "A-AA-03"}, needs=needs)
    assert drafts["needs"].to_list() == [("A-AA-02", "A-AA-03"), (), ()]


def test_a_note_says_when_the_text_was_read(drafts_of: Rows) -> None:
    day = date(2031, 2, 3)
    assert drafts_of({}, full_text_read=day).loc[0, "full_text_read"] == day
    assert drafts_of({}).loc[0, "full_text_read"] is None


@pytest.mark.parametrize(
    ("change", "status", "told"),
    [
        ("make_rules", "bill", "bill"),
        ("issue_code", "unknown", "unknown"),
        ("make_rules", "in_force", None),
        ("amend_act", "bill", None),
    ],
)
def test_rules_and_codes_rest_on_an_act_in_force(
    drafts_of: Rows, change: str, status: str, told: str | None
) -> None:
    assert drafts_of({"change_type": change}, status=status).loc[0, "act_status"] == told


def test_without_changes_there_are_no_notes(drafts_of: Rows) -> None:
    drafts = drafts_of()
    assert drafts.empty
    assert {"needs", "conflicts", "is_recommended"} <= set(drafts.columns)
