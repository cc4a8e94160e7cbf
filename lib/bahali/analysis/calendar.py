"""When is each action done, what waits for what, and what starts first?"""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any

import pandas as pd

from bahali.analysis.standing import find_carriers
from bahali.vocabulary.codes import OPEN_STATUSES, DependencyKind
from bahali.vocabulary.dates import MONTHS
from bahali.workshop.frames import each_row
from bahali.workshop.header import TimeBand

MONTHS_IN_YEAR = 12
MONTHS_IN_HALF_YEAR = 6
FIRST_DAYS_MONTHS = 3  # about 90 days

Bands = Mapping[str, TimeBand]


def schedule_actions(
    actions: pd.DataFrame, dependencies: pd.DataFrame, bands: Bands, plan_start: str, fiscal_month: int
) -> pd.DataFrame:
    """Work out when each action starts and ends.

    An action starts and ends in its own months where it has them, else with its time band. It is moved
    later, keeping its length, until everything it strictly needs has ended; what it would only do better
    after never moves it.

    Parameters
    ----------
    actions, dependencies : DataFrame
        Rows of those tables. Only open actions are planned: what waits for a merged one waits for the action
        it went into, and a dependency on one that was rejected or is not given is passed over.
    bands : mapping of str to TimeBand
        Time bands of the pack.
    plan_start : str
        First month of the plan, YYYY-MM.
    fiscal_month : int
        Month in which the fiscal year starts, 1 to 12.

    Returns
    -------
    DataFrame
        By action id: ``start_month`` and ``end_month`` (whole months from the start of the plan; an action
        ends before ``end_month`` begins), ``delayed_by`` (months moved), ``waits_for`` (what it strictly
        needs), ``soft_conflicts`` (what it would do better after, and which ends after it starts), and
        ``half_year``, that of the start.

    Raises
    ------
    ValueError
        If actions wait for each other in a circle; names them.
    """
    planned = actions[actions["status"].isin(OPEN_STATUSES)]
    spans = {row.action_id: _own_span(row, bands, plan_start) for row in each_row(planned)}
    carriers = find_carriers(actions)
    hard = _needs(dependencies, DependencyKind.HARD, carriers)
    soft = _needs(dependencies, DependencyKind.SOFT, carriers)
    moved = _move(spans, hard)
    rows = [
        {
            "action_id": action,
            "start_month": start,
            "end_month": end,
            "delayed_by": start - spans[action][0],
            "waits_for": tuple(hard.get(action, ())),
            "soft_conflicts": tuple(need for need in soft.get(action, ()) if moved[need][1] > start),
            "half_year": name_half_year(plan_start, fiscal_month, start),
        }
        for action, (start, end) in sorted(moved.items())
    ]
    columns = [
        "action_id",
        "start_month",
        "end_month",
        "delayed_by",
        "waits_for",
        "soft_conflicts",
        "half_year",
    ]
    numbers = {"start_month": "Int64", "end_month": "Int64", "delayed_by": "Int64"}
    return pd.DataFrame(rows, columns=columns).astype(numbers)


def name_half_year(plan_start: str, fiscal_month: int, month: int) -> str:
    """Name the half of the fiscal year in which a month of the plan lies.

    Examples
    --------
    >>> name_half_year("2025-07", 7, 7)
    'Jan to Jun 2026'
    """
    number = _count_months(plan_start) + month
    first = number - (number - (fiscal_month - 1)) % MONTHS_IN_HALF_YEAR
    last = first + MONTHS_IN_HALF_YEAR - 1
    begin, end = (MONTHS[part % MONTHS_IN_YEAR][:3] for part in (first, last))
    if first // MONTHS_IN_YEAR == last // MONTHS_IN_YEAR:
        return f"{begin} to {end} {last // MONTHS_IN_YEAR}"
    return f"{begin} {first // MONTHS_IN_YEAR} to {end} {last // MONTHS_IN_YEAR}"


def list_half_years(plan_start: str, fiscal_month: int, last_month: int) -> list[tuple[int, str]]:
    """Give the first month and the name of each half-year from the start of the plan to its last month.

    The first may start before the plan does; its month is then below zero.
    """
    offset = (_count_months(plan_start) - (fiscal_month - 1)) % MONTHS_IN_HALF_YEAR
    starts = range(-offset, max(last_month, 1), MONTHS_IN_HALF_YEAR)
    return [(start, name_half_year(plan_start, fiscal_month, start)) for start in starts]


def count_dependants(dependencies: pd.DataFrame) -> pd.Series:
    """Count for each action how many others wait for it, directly or through another; most first."""
    waiting: dict[str, set[str]] = {}
    for row in each_row(dependencies):
        waiting.setdefault(row.depends_on, set()).add(row.action_id)
    reached = {action: len(_reach(action, waiting)) for action in sorted(waiting)}
    counts = pd.Series(reached, dtype="int64", name="dependants").rename_axis("action_id")
    return counts.sort_values(ascending=False, kind="stable")


def choose_first_days(schedule: pd.DataFrame, months: int = FIRST_DAYS_MONTHS) -> pd.DataFrame:
    """Keep the actions that start within so many months of the start of the plan, and not before it."""
    starts = schedule["start_month"].between(0, months, inclusive="left")
    return schedule[starts].reset_index(drop=True)


def _own_span(action: Any, bands: Bands, plan_start: str) -> tuple[int, int]:  # noqa: ANN401 a row of itertuples
    band = bands[action.time]
    origin = _count_months(plan_start)
    # The end month is written inclusively, so the action ends as the next one begins.
    end = _count_months(action.end) - origin + 1 if isinstance(action.end, str) else band.to_month
    if not isinstance(action.start, str):
        return min(band.from_month, end - 1), end
    start = _count_months(action.start) - origin
    return start, max(end, start + 1)


def _needs(
    dependencies: pd.DataFrame, kind: DependencyKind, carriers: Mapping[str, str]
) -> dict[str, list[str]]:
    """Name what each open action needs, with the action that does the work in place of a merged one."""
    pairs = {
        (carriers[row.action_id], carriers[row.depends_on])
        for row in each_row(dependencies[dependencies["kind"] == kind])
        if row.action_id in carriers and row.depends_on in carriers
    }
    needs: dict[str, list[str]] = {}
    for action, need in sorted(pairs):
        if action != need:
            needs.setdefault(action, []).append(need)
    return needs


def _move(spans: Mapping[str, tuple[int, int]], needs: Mapping[str, list[str]]) -> dict[str, tuple[int, int]]:
    try:
        waits = {action: needs.get(action, []) for action in sorted(spans)}
        order = list(TopologicalSorter(waits).static_order())
    except CycleError as error:
        raise ValueError(f"actions wait for each other in a circle: {' -> '.join(error.args[1])}") from None
    moved: dict[str, tuple[int, int]] = {}
    for action in order:
        start, end = spans[action]
        earliest = max([start, *(moved[need][1] for need in needs.get(action, []))])
        moved[action] = (earliest, end + earliest - start)
    return moved


def _reach(action: str, waiting: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    ahead = [action]
    while ahead:
        new = waiting.get(ahead.pop(), set()) - found
        found |= new
        ahead += sorted(new)
    return found - {action}


def _count_months(month: str) -> int:
    """Number a month so that months can be subtracted: years times twelve, plus the month from 0."""
    return int(month[:4]) * MONTHS_IN_YEAR + int(month[5:7]) - 1
