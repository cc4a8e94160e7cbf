"""What the report of a province uses of rows that are not its own."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from bahali.vocabulary.codes import OPEN_STATUSES, Attribution
from bahali.workshop.header import Header
from bahali.workshop.sight import Mask, Sight, list_ids
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.ties import find_tied_actions, find_tied_training

OF_ACTIONS = (
    *("jurisdiction", "title", "change_type", "lead_institution_id", "approver"),
    *("time", "start", "end", "cost_band", "status", "merged_into"),
)
OF_CADRES = (
    *("jurisdiction", "label", "baseline_n", "baseline_least", "baseline_most"),
    *("target_n", "target_year", "supervisor_cadre_id", "supervision_ratio"),
)
OF_TARGETS = ("cohorts", "completion_rate", "attrition_rate")
"""What is seen of rows elsewhere to which own ones are tied, beside what tells rows apart."""

SEEN_THROUGH = {
    ("actions", "gap_ids"): ("statement", "severity", "urgency", "extent", "times_raised"),
    ("actions", "lead_institution_id"): ("name",),
    ("actions", "support_ids"): ("name",),
    ("services", "institution_id"): ("name",),
    ("instruments", "custodian_id"): ("name",),
    ("indicators", "owner_id"): ("name",),
    ("risks", "owner_id"): ("name",),
} | {(name, "source_id"): tuple(TABLE_KINDS["sources"].row.model_fields) for name in TABLE_KINDS}
"""What is seen of a row that a column of a table names, beside what tells rows apart."""


def show_elsewhere(sight: Sight, own: Mapping[str, Mask], header: Header) -> None:
    """Show what the report of a province uses of all that is not its own.

    Parameters
    ----------
    sight : Sight
        In which the province's own rows are shown.
    own : mapping of str to mask
        Which rows of each table these are.
    header : Header
        Facts of the workshop.
    """
    tables = sight.tables
    home = ("jurisdiction",) if header.attribution is Attribution.JURISDICTION else ()
    sight.show("participants", np.ones(len(tables["participants"]), bool), ("stakeholder_group", *home))
    sight.show("services", tables["services"]["jurisdiction"] == header.national)
    sight.show("practices", _answer_own_gaps("practices", sight, own))
    _show_actions(sight, own, header.national)
    _show_training(sight, own)
    sight.show("sources", ~tables["sources"]["source_id"].isin(_named_sources(tables)))
    sight.follow(SEEN_THROUGH)


def keep_own_gaps(tables: Mapping[str, pd.DataFrame], own: Mapping[str, Mask]) -> pd.DataFrame:
    """Give the actions; those of other jurisdictions name only the gaps that are the province's own."""
    actions, gaps = tables["actions"], set(tables["gaps"].loc[own["gaps"], "gap_id"])
    kept = [
        ids if is_own else tuple(gap for gap in ids if gap in gaps)
        for ids, is_own in zip(actions["gap_ids"], own["actions"], strict=True)
    ]
    return actions.assign(gap_ids=pd.Series(kept, index=actions.index, dtype=object))


def _answer_own_gaps(table: str, sight: Sight, own: Mapping[str, Mask]) -> Mask:
    """Tell of each row of a table whether it answers a gap of the province."""
    gaps = set(sight.tables["gaps"].loc[own["gaps"], "gap_id"])
    return np.array([bool(gaps & set(ids)) for ids in sight.tables[table]["gap_ids"]], dtype=bool)


def _show_actions(sight: Sight, own: Mapping[str, Mask], national: str) -> None:
    actions, dependencies = sight.tables["actions"], sight.tables["dependencies"]
    is_open = actions["status"].isin(OPEN_STATUSES)
    sight.show("actions", _answer_own_gaps("actions", sight, own) & is_open, (*OF_ACTIONS, "gap_ids"))
    tied = find_tied_actions(sight.tables, actions.loc[own["actions"], "action_id"], national)
    sight.show("actions", actions["action_id"].isin(tied), OF_ACTIONS)
    seen = set(actions.loc[sight.rows("actions"), "action_id"])
    within = dependencies["action_id"].isin(seen) & dependencies["depends_on"].isin(seen)
    sight.show("dependencies", within, ("kind",))


def _show_training(sight: Sight, own: Mapping[str, Mask]) -> None:
    cadres, targets = sight.tables["cadres"], sight.tables["training_targets"]
    planned = targets[own["training_targets"]]
    named = list_ids(sight.tables["actions"].loc[own["actions"], "cadre_ids"])
    start = {*cadres.loc[own["cadres"], "cadre_id"], *planned["cadre_id"], *named}
    tied = find_tied_training(sight.tables, start, set(planned["programme_id"]))
    sight.show("cadres", cadres["cadre_id"].isin(tied), OF_CADRES)
    sight.show("training_programmes", sight.tables["training_programmes"]["programme_id"].isin(tied))
    sight.show("training_targets", targets["cadre_id"].isin(tied), OF_TARGETS)


def _named_sources(tables: Mapping[str, pd.DataFrame]) -> set[str]:
    others = (rows for name, rows in tables.items() if name != "sources" and "source_id" in rows)
    return {code for rows in others for code in list_ids(rows["source_id"])}
