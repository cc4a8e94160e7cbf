"""When does each cadre reach its target, and where does it settle if the courses go on?"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from bahali.analysis.workforce.training import Training
from bahali.workshop.frames import each_row

REACHED = {
    "target_n": "Int64",
    "target_year": "Int64",
    "reached_high": "Int64",
    "reached_year": "Int64",
    "reached_low": "Int64",
    "at_low": "Float64",
    "at_target_year": "Float64",
    "at_high": "Float64",
    "is_on_time": "boolean",
    "settles_at": "Float64",
    "is_settled_below": "boolean",
    "is_baseline_known": "boolean",
}
READINESS = {
    "target_n": "Int64",
    "target_year": "Int64",
    "first_year": "Int64",
    "reached_year": "Int64",
    "is_baseline_known": "boolean",
}


def find_reached(by_cadre: pd.DataFrame, stock: pd.DataFrame, training: Training) -> pd.DataFrame:
    """Find the year in which each cadre with a target reaches it.

    Returns
    -------
    DataFrame
        One row for each cadre with a target, in the order of the cadres: ``cadre_id``, ``jurisdiction``,
        ``target_n``, ``target_year``; the first year at whose end the target is reached if all goes well
        (``reached_high``), as planned (``reached_year``) and if it goes badly (``reached_low``), missing
        where that is not in the plan; people in service at the end of the target's year (``at_low``,
        ``at_target_year``, ``at_high``), missing where the plan does not hold that year; ``is_on_time``:
        as planned, the target is reached at the end of its year; ``settles_at``, see ``find_level``, and
        ``is_settled_below``: the courses of the last planned year, given for ever, would not hold the target.
    """
    levels = find_level(stock)
    counts: dict[str, list[Any]] = {}
    for row in each_row(by_cadre):
        counts.setdefault(row.cadre_id, []).append(row)
    rows = []
    for cadre_id, years in counts.items():
        cadre = training.cadre_rows[cadre_id]
        if pd.isna(cadre.target_n):
            continue
        firsts = [_first_year(years, column, cadre.target_n) for column in ("high", "active", "low")]
        then = next((row for row in years if row.year == cadre.target_year), None)
        ends = (pd.NA,) * 3 if then is None else (then.low, then.active, then.high)
        level = levels.get(cadre_id, pd.NA)
        is_below = pd.NA if pd.isna(level) else bool(round(level, 6) < cadre.target_n)
        target = (cadre_id, cadre.jurisdiction, cadre.target_n, cadre.target_year)
        is_on_time = then is not None and round(then.active, 6) >= cadre.target_n
        is_known = training.baseline(cadre_id).is_known
        rows.append((*target, *firsts, *ends, is_on_time, level, is_below, is_known))
    return pd.DataFrame(rows, columns=["cadre_id", "jurisdiction", *REACHED]).astype(REACHED)


def find_level(stock: pd.DataFrame) -> dict[str, float]:
    """Find the number of people at which each cadre settles if the last planned courses go on for ever.

    As many then leave as complete: people who complete in the last year with courses / the share who leave
    in it. A cadre with several courses has the highest of its levels. A cadre without courses, or whom nobody
    leaves, has no level.
    """
    planned = stock[(stock["cohorts"] > 0) & (stock["attrition"] > 0)]
    last = planned.groupby(["jurisdiction", "cadre_id", "programme_id"]).tail(1)
    levels = (last["completed"] / last["attrition"]).groupby(last["cadre_id"]).max()
    return {str(cadre): float(level) for cadre, level in levels.items()}


def find_readiness(by_cadre: pd.DataFrame, stock: pd.DataFrame, training: Training) -> pd.DataFrame:
    """Say of every cadre when its training starts and when its target is reached.

    Returns
    -------
    DataFrame
        One row for each cadre of the workshop: ``cadre_id``, ``jurisdiction``, ``target_n`` and
        ``target_year`` (missing where there is no target), ``first_year`` (the first with a course, missing
        where there is none), ``reached_year`` (as planned; missing where the plan does not reach the target,
        or there is none), ``is_baseline_known`` (false: the number counts only people known to be there and
        trained under the plan).
    """
    firsts = stock[stock["cohorts"] > 0].groupby("cadre_id")["year"].min()
    reached = find_reached(by_cadre, stock, training).set_index("cadre_id")["reached_year"]
    rows = [
        (
            *(cadre_id, row.jurisdiction, row.target_n, row.target_year),
            *(firsts.get(cadre_id, pd.NA), reached.get(cadre_id, pd.NA)),
            training.baseline(cadre_id).is_known,
        )
        for cadre_id, row in training.cadre_rows.items()
    ]
    return pd.DataFrame(rows, columns=["cadre_id", "jurisdiction", *READINESS]).astype(READINESS)


def _first_year(years: Sequence[Any], column: str, target: int) -> Any:  # noqa: ANN401 a year, or missing
    reached = (row.year for row in years if round(getattr(row, column), 6) >= target)
    return next(reached, pd.NA)
