"""How many trained people are there, year by year, at least and at most?"""

from collections.abc import Iterator
from math import ceil
from typing import Any

import numpy as np
import pandas as pd

from bahali.analysis.workforce.training import PAIR, Array, Line, Training
from bahali.workshop.frames import each_row

COLUMNS = {
    "year": "Int64",
    "cohorts": "Int64",
    "seats": "Int64",
    "completed": "Float64",
    "attrition": "Float64",
    "low": "Float64",
    "active": "Float64",
    "high": "Float64",
    "supervisors_needed": "Int64",
    "target_trained": "Int64",
    "is_target_met": "boolean",
    "is_baseline_known": "boolean",
}
CADRE_COLUMNS = {
    "year": "Int64",
    "before": "Float64",
    "low": "Float64",
    "active": "Float64",
    "high": "Float64",
    "is_baseline_known": "boolean",
}


def project_workforce(training: Training) -> pd.DataFrame:
    """Project trained people in service for each cadre and course.

    People who complete in a year are cohorts x seats x completion; people in service are last year's
    x (1 - attrition), plus those who complete; supervisors are people in service / ratio, rounded up.

    ``low`` starts at the least number of people there may be today, with completion as much lower and
    attrition as much higher as their spreads say; ``high`` is the reverse. More people, a higher completion
    and a lower attrition never give fewer people in service, so the two are exact bounds for whatever lies
    within the spreads: no distribution is assumed.

    Returns
    -------
    DataFrame
        One row for each jurisdiction, cadre, course and year of the plan, also years without a course.
        ``active`` takes the shares as given. Where nobody knows how many there are today,
        ``is_baseline_known`` is false, all three count only people known to be there and trained under the
        plan, and ``high`` bounds only those. A cadre with two courses is projected once for each.
    """
    rows = [row for line in training.lines for row in _project(line, training)]
    return pd.DataFrame(rows, columns=[*PAIR, *COLUMNS]).astype(COLUMNS)


def count_by_cadre(training: Training) -> pd.DataFrame:
    """Count the people in service of each cadre, whoever trains them.

    A cadre with several courses counts as its largest line, in each year and for each bound, since the same
    people may attend both. A cadre without courses keeps the people it has, less those who leave.

    Returns
    -------
    DataFrame
        One row for each cadre and year, in the order of the cadres: ``before`` (in service when the year
        starts), ``low``, ``active`` and ``high`` (when it ends), ``is_baseline_known``.
    """
    trained: dict[str, list[Line]] = {}
    for line in training.lines:
        trained.setdefault(line.cadre_id, []).append(line)
    rows: list[tuple[Any, ...]] = []
    for cadre_id in training.cadre_rows:
        lines = trained.get(cadre_id, [training.idle_line(cadre_id)])
        low, active, high = (
            np.max(each, axis=0) for each in zip(*(_bounds(line, training) for line in lines), strict=True)
        )
        baseline = training.baseline(cadre_id)
        before = np.r_[baseline.likely, active[:-1]]
        numbers = zip(training.years, before, low, active, high, strict=True)
        rows += [(cadre_id, *each, baseline.is_known) for each in numbers]
    return pd.DataFrame(rows, columns=["cadre_id", *CADRE_COLUMNS]).astype(CADRE_COLUMNS)


def count_supervisors(active: float, ratio: object) -> Any:  # noqa: ANN401 a whole number, or missing without a ratio
    """Count the supervisors that so many people need; missing where no ratio is given."""
    if pd.isna(ratio):  # type: ignore[call-overload]
        return pd.NA
    # Rounding first keeps 20.000000001 people from needing a third supervisor.
    return ceil(round(active, 6) / int(ratio))  # type: ignore[call-overload]


def accumulate(start: float, completed: Array, attrition: Array) -> Array:
    """Give the people in service at the end of each year, year by year.

    Examples
    --------
    >>> accumulate(100.0, np.array([20.0, 0.0]), np.array([0.1, 0.5]))
    array([110.,  55.])
    """
    active = start
    stock = []
    for joined, share in zip(completed, attrition, strict=True):
        active = active * (1 - share) + joined
        stock.append(active)
    return np.array(stock)


def _bounds(line: Line, training: Training) -> tuple[Array, Array, Array]:
    """Give people in service by year: at least, as given, at most."""
    baseline, usual = training.baseline(line.cadre_id), training.assumptions

    def stock(start: float, side: int) -> Array:
        completion = np.clip(line.completion + side * usual.completion_spread, 0.0, 1.0)
        attrition = np.clip(line.attrition - side * usual.attrition_spread, 0.0, 1.0)
        return accumulate(start, line.cohorts * line.seats_each * completion, attrition)

    return stock(baseline.least, -1), stock(baseline.likely, 0), stock(baseline.most, 1)


def _project(line: Line, training: Training) -> Iterator[tuple[Any, ...]]:
    ratio = training.cadre_rows[line.cadre_id].supervision_ratio
    is_known = training.baseline(line.cadre_id).is_known
    seats = line.cohorts * line.seats_each
    completed = seats * line.completion
    stocks = zip(*_bounds(line, training), strict=True)
    for place, (year, (low, active, high)) in enumerate(zip(training.years, stocks, strict=True)):
        hoped = line.hoped[place]
        # 90 x 0.7 is 62.99999999999999 in the machine, and 63 people meet a target of 63.
        is_met = pd.NA if pd.isna(hoped) else round(completed[place], 6) >= hoped
        courses = (int(line.cohorts[place]), int(seats[place]), completed[place], line.attrition[place])
        needed = count_supervisors(active, ratio)
        pair = (line.jurisdiction, line.cadre_id, line.programme_id)
        yield (*pair, year, *courses, low, active, high, needed, hoped, is_met, is_known)


def count_refreshers(stock: pd.DataFrame, programmes: pd.DataFrame) -> pd.DataFrame:
    """Count the seats that people in service need each year to be trained again.

    Seats are the people in service at the start of a year who do not leave, x 12 / months between two
    trainings, rounded up: where it is 24 months half of them a year, where it is 6 each of them twice. Who
    completes the course in the year itself needs no second one. Cohorts are of the size of the course.

    Parameters
    ----------
    stock : DataFrame
        As ``project_workforce`` gives it.
    programmes : DataFrame
        Rows of ``training_programmes``; a course with a blank ``refresher_months`` is not repeated.

    Returns
    -------
    DataFrame
        One row for each line and year with a course that is repeated: ``refresher_seats`` and
        ``refresher_cohorts``, which come on top of the planned courses. At least so many where the
        baseline is not known.

    Examples
    --------
    >>> row = {"jurisdiction": "XX", "cadre_id": "K", "programme_id": "T", "year": 2030, "completed": 20.0}
    >>> courses = pd.DataFrame([{"programme_id": "T", "seats_per_cohort": 25, "refresher_months": 24}])
    >>> stock = pd.DataFrame([{**row, "active": 110.0, "is_baseline_known": True}])
    >>> count_refreshers(stock, courses).loc[0, ["refresher_seats", "refresher_cohorts"]].to_list()
    [45, 2]
    """
    repeated = programmes.dropna(subset=["refresher_months"])
    courses = {row.programme_id: row for row in each_row(repeated)}
    rows = []
    for row in each_row(stock[stock["programme_id"].isin(courses)]):
        course = courses[row.programme_id]
        stayed = float(row.active) - float(row.completed)
        seats = ceil(round(stayed * 12 / int(course.refresher_months), 6))
        cohorts = ceil(seats / int(course.seats_per_cohort))
        rows.append((row.jurisdiction, row.cadre_id, row.programme_id, row.year, seats, cohorts))
    counts = {"year": "Int64", "refresher_seats": "Int64", "refresher_cohorts": "Int64"}
    return pd.DataFrame(rows, columns=[*PAIR, *counts]).astype(counts)


def count_cohorts(stock: pd.DataFrame, programmes: pd.DataFrame) -> pd.DataFrame:
    """Count cohorts and seats by year and by the cost band of one cohort.

    Returns
    -------
    DataFrame
        Columns ``unit_cost_band`` (missing where the course has none), ``year``, ``cohorts`` and ``seats``;
        every band that a planned course has, in every year, bands in the order of their codes.
    """
    bands = programmes.set_index("programme_id")["unit_cost_band"]
    planned = stock[stock["cohorts"] > 0]
    banded = stock[stock["programme_id"].isin(planned["programme_id"])]
    banded = banded.assign(unit_cost_band=banded["programme_id"].map(bands))
    by = ["unit_cost_band", "year"]
    return banded.groupby(by, dropna=False)[["cohorts", "seats"]].sum().reset_index()
