"""Every pair of requirement and instrument of which something is known: what, where, and what next."""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

import pandas as pd

from bahali.analysis.standing import find_carriers
from bahali.vocabulary.law import Coverage
from bahali.workshop.frames import each_row

Pair = tuple[str, str]
COLUMNS = (
    "requirement_id",
    "instrument_id",
    "coverage",
    "refs",
    "full_text_read",
    "proposed_change",
    "change_type",
    "approver",
    "action_id",
)


def list_cells(
    requirements: pd.DataFrame,
    instruments: pd.DataFrame,
    assessments: pd.DataFrame,
    provisions: pd.DataFrame,
) -> pd.DataFrame:
    """List the pairs that were assessed, and those of which a provision was only seen.

    Parameters
    ----------
    requirements, instruments, assessments, provisions : DataFrame
        Rows of those tables; what is about other instruments is passed over.

    Returns
    -------
    DataFrame
        By requirement, then by instrument, in the order of those tables: ``coverage`` (``not_assessed`` where
        a provision names the requirement and nobody assessed it), ``refs`` (references of sections: the one
        the assessment names, then others that name the requirement; may be empty), ``full_text_read`` (the
        day on which somebody read the whole instrument, or None), and the cells of the assessment as they
        were written, or None.
    """
    judged = {(row.requirement_id, row.instrument_id): row for row in each_row(assessments)}
    naming = _group_by_pair(provisions)
    refs = dict(zip(provisions["provision_id"], provisions["ref"], strict=True))
    read = dict(zip(instruments["instrument_id"], instruments["full_text_read"], strict=True))
    rows = [
        _cell(pair, judged.get(pair), _name_sections(judged.get(pair), naming.get(pair, []), refs))
        | {"full_text_read": read[pair[1]]}
        for pair in product(requirements["requirement_id"], instruments["instrument_id"])
        if pair in judged or pair in naming
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def add_carriers(cells: pd.DataFrame, actions: pd.DataFrame, recommended: Sequence[str]) -> pd.DataFrame:
    """Say for each cell which open action carries its change, and whether that one is recommended.

    Parameters
    ----------
    cells : DataFrame
        From ``list_cells``.
    actions : DataFrame
        Rows of the actions table. Where the kind of change or the approver is blank, those of the action
        that carries the change stand in, if it changes the same instrument.
    recommended : sequence of str
        Ids of the recommended actions, in their order.

    Returns
    -------
    DataFrame
        The same cells; ``action_id`` is the open action that carries the change (the one into which a merged
        action went), None where there is none; ``order`` is its place among the recommendations, from 1 and
        <NA> where it is not recommended; and ``is_recommended``.
    """
    carriers = find_carriers(actions)
    by_id = {row.action_id: row for row in each_row(actions)}
    carried = [carriers.get(action) for action in cells["action_id"]]
    places = {action: place for place, action in enumerate(recommended, start=1)}
    order = pd.Series(
        [None if action is None else places.get(action) for action in carried], cells.index, dtype="Int64"
    )
    filled = {
        column: pd.Series(_fill_from_actions(cells, column, carried, by_id), cells.index, dtype=object)
        for column in ("change_type", "approver")
    }
    return cells.assign(
        **filled,
        action_id=pd.Series(carried, cells.index, dtype=object),
        order=order,
        is_recommended=order.notna(),
    )


def choose_changes(cells: pd.DataFrame) -> pd.DataFrame:
    """Keep the cells in which something is to change: a change was written down, or an action carries one.

    Parameters
    ----------
    cells : DataFrame
        From ``add_carriers``.
    """
    is_change = cells["proposed_change"].notna() | cells["action_id"].notna()
    return cells[is_change].reset_index(drop=True)


def _cell(pair: Pair, assessment: Any, refs: tuple[str, ...]) -> dict[str, object]:  # noqa: ANN401 a row
    requirement, instrument = pair
    known = {"requirement_id": requirement, "instrument_id": instrument, "refs": refs}
    if assessment is None:
        return {**known, "coverage": Coverage.NOT_ASSESSED.value}
    written = ("coverage", "proposed_change", "change_type", "approver", "action_id")
    return {**known, **{column: getattr(assessment, column) for column in written}}


def _group_by_pair(provisions: pd.DataFrame) -> dict[Pair, list[str]]:
    naming: dict[Pair, list[str]] = {}
    for row in each_row(provisions):
        for requirement in row.requirement_ids:
            naming.setdefault((requirement, row.instrument_id), []).append(row.provision_id)
    return naming


def _name_sections(
    assessment: Any,  # noqa: ANN401 a row of itertuples has no better type
    naming: Iterable[str],
    refs: dict[str, str],
) -> tuple[str, ...]:
    own = [] if assessment is None else [assessment.provision_id]
    # Two provisions may have one reference; a provision may be named though its table is absent.
    return tuple(dict.fromkeys(refs[provision] for provision in (*own, *naming) if provision in refs))


def _fill_from_actions(
    cells: pd.DataFrame, column: str, carried: Sequence[str | None], actions: dict[str, Any]
) -> list[object]:
    filled = []
    for written, instrument, action in zip(cells[column], cells["instrument_id"], carried, strict=True):
        carrier = actions[action] if action is not None else None
        # Who approves a change of one instrument has no say over another.
        is_same = carrier is not None and carrier.instrument_id == instrument
        filled.append(getattr(carrier, column) if pd.isna(written) and is_same else written)
    return filled
