"""Where does one change close most?"""

from typing import Any

import pandas as pd

from bahali.vocabulary.law import Coverage
from bahali.workshop.frames import each_row

COLUMNS = ("action_id", "instrument_id", "settles", "furthers", "gap_ids", "severities", "severity", "order")


def measure_leverage(
    changes: pd.DataFrame, standing: pd.Series, actions: pd.DataFrame, gaps: pd.DataFrame
) -> pd.DataFrame:
    """Say for each change which requirements it would settle, and which gaps its action answers.

    A change is one action on one instrument; it may stand in several cells of the matrix.

    Parameters
    ----------
    changes : DataFrame
        From ``choose_changes``; what no open action carries is left out.
    standing : Series
        From ``judge_standing``.
    actions, gaps : DataFrame
        Rows of those tables, of all jurisdictions.

    Returns
    -------
    DataFrame
        ``settles`` (requirements that no text meets explicitly yet, or that stand in conflict), ``furthers``
        (those that a text already meets, and that the change puts into practice), ``gap_ids`` (most severe
        first) with their ``severities``, the sum ``severity``, ``order`` among the recommendations (<NA> when
        not recommended) and ``is_recommended``. First the change that settles most requirements, then the
        higher sum of severities, then by id.
    """
    severities = dict(zip(gaps["gap_id"], gaps["severity"], strict=True))
    gaps_of = {row.action_id: _rank(row.gap_ids, severities) for row in each_row(actions)}
    rows = [
        _measure(cells, standing, gaps_of[cells["action_id"].iloc[0]], severities)
        for _, cells in changes.dropna(subset=["action_id"]).groupby(["action_id", "instrument_id"])
    ]
    rows.sort(
        key=lambda row: (-len(row["settles"]), -row["severity"], row["action_id"], row["instrument_id"])
    )
    measured = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    measured = measured.astype({"severity": "Int64", "order": "Int64"})
    return measured.assign(is_recommended=measured["order"].notna())


def _rank(gap_ids: tuple[str, ...], severities: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(gap_ids, key=lambda gap: (-severities[gap], gap)))


def _measure(
    cells: pd.DataFrame, standing: pd.Series, gap_ids: tuple[str, ...], severities: dict[str, int]
) -> dict[str, Any]:
    first = cells.iloc[0]
    touched = list(cells["requirement_id"])
    grades = tuple(int(severities[gap]) for gap in gap_ids)
    return {
        "action_id": first["action_id"],
        "instrument_id": first["instrument_id"],
        "settles": tuple(code for code in touched if standing[code] != Coverage.EXPLICIT),
        "furthers": tuple(code for code in touched if standing[code] == Coverage.EXPLICIT),
        "gap_ids": gap_ids,
        "severities": grades,
        "severity": sum(grades),
        "order": first["order"],
    }
