"""How many trained people are there, year by year, and who supervises them?"""

from collections.abc import Iterator
from math import ceil
from typing import Any

import pandas as pd

Rates = tuple[float, float]
"""Shares who complete and who leave."""

PAIR = ["jurisdiction", "cadre_id", "programme_id"]
COLUMNS = {
    "year": "Int64",
    "cohorts": "Int64",
    "seats": "Int64",
    "completed": "Float64",
    "active": "Float64",
    "supervisors_needed": "Int64",
    "target_trained": "Int64",
    "is_target_met": "boolean",
    "is_baseline_known": "boolean",
}


def project_workforce(
    cadres: pd.DataFrame,
    programmes: pd.DataFrame,
    targets: pd.DataFrame,
    completion_rate: float,
    attrition_rate: float,
) -> pd.DataFrame:
    """Project trained people in service for each cadre and course.

    People who complete in a year are cohorts x seats x completion; people in service are last year's
    x (1 - attrition), plus those who complete; supervisors are people in service / ratio, rounded up.

    Parameters
    ----------
    cadres, programmes, targets : DataFrame
        Rows of those tables; one target a year for each jurisdiction, cadre and course.
    completion_rate, attrition_rate : float
        Shares from 0 to 1 for targets that leave them blank.

    Returns
    -------
    DataFrame
        One row for each jurisdiction, cadre, course and year, from its first target to the last year of all
        targets, also years without a course. A blank baseline starts at 0, and ``is_baseline_known`` is
        false: ``active`` then counts only people trained under the plan. A cadre with two courses is
        projected once for each.
    """
    last = int(targets["year"].max()) if len(targets) else 0
    rows = [
        row
        for _, group in targets.groupby(PAIR)
        for row in _project(group, cadres, programmes, (completion_rate, attrition_rate), last)
    ]
    names = [*PAIR, *COLUMNS]
    return pd.DataFrame(rows, columns=names).astype(COLUMNS)


def _project(
    targets: pd.DataFrame, cadres: pd.DataFrame, programmes: pd.DataFrame, rates: Rates, last: int
) -> Iterator[tuple[Any, ...]]:
    pair = tuple(targets.iloc[0][PAIR])
    cadre = cadres.set_index("cadre_id").loc[pair[1]]
    seats_each = int(programmes.set_index("programme_id").loc[pair[2], "seats_per_cohort"])
    by_year = {int(row["year"]): row for _, row in targets.iterrows()}
    is_known = bool(pd.notna(cadre["baseline_n"]))
    active = float(cadre["baseline_n"]) if is_known else 0.0
    attrition = rates[1]
    for year in range(min(by_year), last + 1):
        cohorts, completion, attrition, hoped = _of_year(by_year.get(year), rates, attrition)
        completed = cohorts * seats_each * completion
        active = active * (1 - attrition) + completed
        supervisors = count_supervisors(active, cadre["supervision_ratio"])
        # 90 x 0.7 is 62.99999999999999 in the machine, and 63 people meet a target of 63.
        is_met = pd.NA if pd.isna(hoped) else round(completed, 6) >= hoped
        numbers = (cohorts, cohorts * seats_each, completed, active, supervisors)
        yield (*pair, year, *numbers, hoped, is_met, is_known)


def _of_year(target: pd.Series | None, rates: Rates, before: float) -> tuple[int, float, float, Any]:
    """Give cohorts, shares and target of a year; without courses, people leave as in the year before."""
    if target is None:
        return 0, rates[0], before, pd.NA
    completion = rates[0] if pd.isna(target["completion_rate"]) else float(target["completion_rate"])
    attrition = rates[1] if pd.isna(target["attrition_rate"]) else float(target["attrition_rate"])
    return int(target["cohorts"]), completion, attrition, target["target_trained"]


def count_supervisors(active: float, ratio: object) -> Any:  # noqa: ANN401 a whole number, or missing without a ratio
    """Count the supervisors that so many people need; missing where no ratio is given."""
    if pd.isna(ratio):  # type: ignore[call-overload]
        return pd.NA
    # Rounding first keeps 20.000000001 people from needing a third supervisor.
    return ceil(round(active, 6) / int(ratio))  # type: ignore[call-overload]
