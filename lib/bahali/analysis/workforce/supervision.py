"""Are there enough supervisors, and where are they short first?"""

from collections.abc import Mapping
from math import floor
from typing import Any

import pandas as pd

from bahali.analysis.workforce.stock import count_supervisors
from bahali.analysis.workforce.training import Training
from bahali.workshop.frames import each_row

SUPERVISION = {
    "year": "Int64",
    "needed": "Int64",
    "is_needed_known": "boolean",
    "low": "Float64",
    "active": "Float64",
    "high": "Float64",
    "is_there_known": "boolean",
    "short": "Int64",
}
BOTTLENECK = {
    "year": "Int64",
    "short": "Int64",
    "most_short": "Int64",
    "most_year": "Int64",
    "is_certain": "boolean",
}


def list_supervised(training: Training) -> Mapping[str, tuple[str, ...]]:
    """Name the cadres that each supervising cadre supervises, where a ratio is given.

    A cadre may supervise itself. Supervisors come in the order of the table of cadres.
    """
    pairs = [
        (row.supervisor_cadre_id, row.cadre_id)
        for row in training.cadre_rows.values()
        if row.supervisor_cadre_id in training.cadre_rows and pd.notna(row.supervision_ratio)
    ]
    return {
        code: supervised
        for code in training.cadre_rows
        if (supervised := tuple(cadre for supervisor, cadre in pairs if supervisor == code))
    }


def compare_supervision(by_cadre: pd.DataFrame, training: Training) -> pd.DataFrame:
    """Compare the supervisors needed at the end of each year with those there are.

    Each supervised cadre needs its people in service / its ratio, rounded up; the needs of all cadres that
    one cadre supervises are added up, of all jurisdictions, since it supervises them all. Those there are is
    the stock of the supervising cadre at the end of the year; that they do nothing else is not assumed, the
    ratio has to say how many people one of them can take on beside other work.

    Parameters
    ----------
    by_cadre : DataFrame
        As ``count_by_cadre`` gives it.
    training : Training
        The plan it was counted from.

    Returns
    -------
    DataFrame
        One row for each supervising cadre and year: ``supervisor_cadre_id``, ``needed``, the supervisors
        there are (``low``, ``active``, ``high``), and ``short``, how many whole people are missing. Where it
        is not known how many supervisors there are, ``short`` is missing unless those known to be there
        suffice for a need that is known. Where the need is not known (``is_needed_known``), ``needed`` and
        ``short`` are at least so many.
    """
    counted = {(row.cadre_id, row.year): row for row in each_row(by_cadre)}
    rows = [
        (supervisor, year, *_compare(counted, training, supervisor, supervised, year))
        for supervisor, supervised in list_supervised(training).items()
        for year in training.years
    ]
    return pd.DataFrame(rows, columns=["supervisor_cadre_id", *SUPERVISION]).astype(SUPERVISION)


def find_bottlenecks(supervision: pd.DataFrame) -> pd.DataFrame:
    """Find the first year in which supervisors are short, and the year in which most are.

    Returns
    -------
    DataFrame
        One row for each supervising cadre that is short in some year, the earliest first, then the one of
        which most are missing in that year: ``supervisor_cadre_id``, ``year``, ``short`` (people missing in
        that year), ``most_short`` and ``most_year`` (the first year with the most missing), ``is_certain``
        (the need is known; otherwise at least so many are missing).
    """
    short = supervision[supervision["short"].fillna(0) > 0]
    rows = []
    for supervisor, years in short.groupby("supervisor_cadre_id", sort=False):
        first, worst = years.iloc[0], years.sort_values("short", ascending=False, kind="stable").iloc[0]
        first_and_most = (first["year"], first["short"], worst["short"], worst["year"])
        rows.append((supervisor, *first_and_most, years["is_needed_known"].all()))
    found = pd.DataFrame(rows, columns=["supervisor_cadre_id", *BOTTLENECK]).astype(BOTTLENECK)
    return found.sort_values(["year", "short"], ascending=[True, False], kind="stable").reset_index(drop=True)


def count_missing(needed: int, there: float) -> int:
    """Count the whole people that are missing; what the machine's arithmetic takes away is given back.

    Examples
    --------
    >>> count_missing(3, 2.9999999999), count_missing(3, 2.5), count_missing(3, 7.0)
    (0, 1, 0)
    """
    return max(0, needed - floor(round(there, 6)))


def _compare(
    counted: Mapping[tuple[str, int], Any],
    training: Training,
    supervisor: str,
    supervised: tuple[str, ...],
    year: int,
) -> tuple[Any, ...]:
    people = [counted[cadre, year] for cadre in supervised]
    ratios = [training.cadre_rows[cadre].supervision_ratio for cadre in supervised]
    needed = sum(
        count_supervisors(float(row.active), ratio) for row, ratio in zip(people, ratios, strict=True)
    )
    is_needed_known = all(row.is_baseline_known for row in people)
    there = counted[supervisor, year]
    short: Any = count_missing(needed, float(there.active))
    if not there.is_baseline_known and (short > 0 or not is_needed_known):
        short = pd.NA
    stock = (there.low, there.active, there.high, there.is_baseline_known)
    return (needed, is_needed_known, *stock, short)
