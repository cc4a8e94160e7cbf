"""What must whoever drafts a change know: one note for each action and instrument."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from bahali.analysis.standing import find_carriers
from bahali.vocabulary.codes import DependencyKind
from bahali.vocabulary.law import ChangeType, Coverage, InstrumentStatus
from bahali.workshop.frames import each_row

UNDER_AN_ACT = (ChangeType.MAKE_RULES, ChangeType.ISSUE_CODE)
"""Changes that need an Act in force to rest on."""

COLUMNS = ("instrument_id", "action_id", "order", "requirement_ids", "conflicts", "change_types", "approvers",
           "lead_institution_id", "time", "needs", "full_text_read", "act_status")  # fmt: skip

Rows = Mapping[str, Any]


def list_drafts(
    changes: pd.DataFrame, instruments: pd.DataFrame, actions: pd.DataFrame, dependencies: pd.DataFrame
) -> pd.DataFrame:
    """Group the changes by instrument and action, with what must come before each group.

    Parameters
    ----------
    changes : DataFrame
        From ``choose_changes``.
    instruments, actions, dependencies : DataFrame
        Rows of those tables.

    Returns
    -------
    DataFrame
        Changes of recommended actions first, in the order of these; then those of other open actions by id;
        last what no open action carries. ``action_id``, ``lead_institution_id`` and ``time`` are None there.
        ``requirement_ids`` are those touched; ``conflicts`` those with which the instrument is in conflict;
        ``change_types`` and ``approvers`` each named once; ``needs`` the open actions that must be done
        before (hard dependencies); ``full_text_read`` the day, or None: then somebody must read it first;
        ``act_status`` the standing of the Act where rules or a code are to be made under it and it is not in
        force, else None.
    """
    by_instrument = {row.instrument_id: row for row in each_row(instruments)}
    by_action = {row.action_id: row for row in each_row(actions)}
    needs = _find_needs(dependencies, find_carriers(actions))
    rows = [
        _draft(cells, by_instrument, by_action, needs)
        for _, cells in changes.groupby(["action_id", "instrument_id"], dropna=False, sort=False)
    ]
    rows.sort(key=_place)
    drafts = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object).astype({"order": "Int64"})
    return drafts.assign(is_recommended=drafts["order"].notna())


def _draft(
    cells: pd.DataFrame, instruments: Rows, actions: Rows, needs: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    first = cells.iloc[0]
    instrument, action = instruments[first["instrument_id"]], actions.get(first["action_id"])
    kinds = tuple(cells["change_type"].dropna().drop_duplicates())
    return {
        "instrument_id": instrument.instrument_id,
        "action_id": None if action is None else action.action_id,
        "order": first["order"],
        "requirement_ids": tuple(cells["requirement_id"]),
        "conflicts": tuple(cells.loc[cells["coverage"] == Coverage.CONFLICT, "requirement_id"]),
        "change_types": kinds,
        "approvers": tuple(cells["approver"].dropna().drop_duplicates()),
        "lead_institution_id": None if action is None else action.lead_institution_id,
        "time": None if action is None else action.time,
        "needs": () if action is None else needs.get(action.action_id, ()),
        "full_text_read": None if pd.isna(instrument.full_text_read) else instrument.full_text_read,
        "act_status": _act_status(kinds, instrument.status),
    }


def _act_status(kinds: tuple[str, ...], status: str) -> str | None:
    rests_on_act = any(kind in UNDER_AN_ACT for kind in kinds)
    return status if rests_on_act and status != InstrumentStatus.IN_FORCE else None


def _find_needs(dependencies: pd.DataFrame, carriers: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Name what each open action strictly needs, with the action that does the work of a merged one."""
    found: dict[str, set[str]] = {}
    for row in each_row(dependencies[dependencies["kind"] == DependencyKind.HARD]):
        action, need = carriers.get(row.action_id), carriers.get(row.depends_on)
        if action and need and action != need:
            found.setdefault(action, set()).add(need)
    return {action: tuple(sorted(actions)) for action, actions in found.items()}


def _place(draft: Mapping[str, Any]) -> tuple[bool, int, bool, str, str]:
    is_other = pd.isna(draft["order"])
    return (
        is_other,
        0 if is_other else int(draft["order"]),
        draft["action_id"] is None,
        draft["action_id"] or "",
        draft["instrument_id"],
    )
