"""What happens in each half-year, what starts first, and what is soon done?"""

from collections.abc import Collection, Sequence

import networkx as nx
import pandas as pd

from bahali.analysis.calendar.months import MONTHS_IN_HALF_YEAR
from bahali.analysis.calendar.timetable import Timetable
from bahali.vocabulary.codes import ImplementationStage
from bahali.workshop.frames import each_row

FIRST_DAYS_MONTHS = 3  # about 90 days
PHASE_COLUMNS = ("half_year", "starting", "running", "ending")


def list_phases(schedule: pd.DataFrame, half_years: Sequence[tuple[int, str]]) -> pd.DataFrame:
    """List which actions start, run and end in each half-year.

    Parameters
    ----------
    schedule : DataFrame
        Columns ``action_id``, ``start_month`` and ``end_month``.
    half_years : sequence of (int, str)
        First month and name of each half-year.

    Returns
    -------
    DataFrame
        Columns ``half_year``, ``starting``, ``running`` (neither starting nor ending in it) and ``ending``:
        ids in the order of the schedule. What both starts and ends in a half-year stands under both.
    """
    rows = [(name, *_in_half_year(schedule, first)) for first, name in half_years]
    return pd.DataFrame(rows, columns=list(PHASE_COLUMNS))


def choose_first_days(schedule: pd.DataFrame, months: int = FIRST_DAYS_MONTHS) -> pd.DataFrame:
    """Keep the actions that start within so many months of the start of the plan, and not before it."""
    starts = schedule["start_month"].between(0, months, inclusive="left")
    return schedule[starts].reset_index(drop=True)


def list_first_steps(
    schedule: pd.DataFrame, hand_ins: pd.DataFrame, months: int = FIRST_DAYS_MONTHS
) -> pd.DataFrame:
    """List what each leading body starts, and which proposals it hands in, within so many months.

    Parameters
    ----------
    schedule : DataFrame
        Columns ``action_id``, ``start_month`` and ``lead_institution_id`` among others, which are kept.
    hand_ins : DataFrame
        Rows of ``list_hand_ins``.
    months : int
        Months from the start of the plan.

    Returns
    -------
    DataFrame
        The columns of the schedule with ``month``, that of the step, and ``window``, for which a proposal is
        handed in; missing where the action starts. A window without notice gives no step of its own. By body,
        then month, then action.
    """
    starts = choose_first_days(schedule, months)
    starts = starts.assign(month=starts["start_month"], window=None)
    is_soon = hand_ins["hand_in_month"].between(0, months, inclusive="left")
    has_notice = hand_ins["hand_in_month"] < hand_ins["month"]
    due = hand_ins.loc[is_soon & has_notice, ["action_id", "window", "hand_in_month"]]
    due = schedule.drop(columns="hand_in_month", errors="ignore").merge(due, on="action_id")
    due = due.assign(month=due["hand_in_month"])
    rows = [*starts.to_dict("records"), *due.to_dict("records")]
    steps = pd.DataFrame(rows, columns=starts.columns).astype(starts.dtypes.to_dict())
    return steps.sort_values(
        ["lead_institution_id", "month", "action_id", "window"], na_position="first"
    ).reset_index(drop=True)


def find_quick_wins(
    timetable: Timetable, actions: pd.DataFrame, months: int, bands: Collection[str]
) -> list[str]:
    """Name the actions that are cheap, soon done, and wait for nothing that is not.

    Parameters
    ----------
    timetable : Timetable
        The earliest months.
    actions : DataFrame
        Rows of the actions table.
    months : int
        A quick win ends within so many months of the start of the plan, and after that start.
    bands : collection of str
        Cost bands that it may have.

    Returns
    -------
    list of str
        Ids of open actions, by id. What ended before the plan is none, and keeps no other from being one.
    """
    cheap = set(actions.loc[actions["cost_band"].isin(bands), "action_id"])
    strict, quick = timetable.strict, set[str]()
    ended = {action for action, span in timetable.spans.items() if span.end <= 0}
    for action in nx.topological_sort(strict):
        if 0 < timetable.spans[action].end <= months and action in cheap:
            quick |= {action} if set(strict.predecessors(action)) <= quick | ended else set()
    return sorted(quick)


def group_by_stage(actions: pd.DataFrame) -> pd.DataFrame:
    """Group actions by their stage of implementation.

    Returns
    -------
    DataFrame
        Columns ``stage``, in the order of the stages and missing for actions without one, and ``action_ids``;
        empty where no action has a stage.
    """
    if actions["stage"].isna().all():
        return pd.DataFrame(columns=["stage", "action_ids"])
    staged = [(stage.value, actions["stage"] == stage) for stage in ImplementationStage]
    groups = [*staged, (None, actions["stage"].isna())]
    rows = [(stage, tuple(actions.loc[members, "action_id"])) for stage, members in groups if members.any()]
    return pd.DataFrame(rows, columns=["stage", "action_ids"], dtype=object)


def _in_half_year(schedule: pd.DataFrame, first: int) -> tuple[tuple[str, ...], ...]:
    after = first + MONTHS_IN_HALF_YEAR
    starts = schedule["start_month"].between(first, after, inclusive="left")
    ends = (schedule["end_month"] > first) & (schedule["end_month"] <= after)
    runs = (schedule["start_month"] < first) & (schedule["end_month"] > after)
    return tuple(_ids(schedule[chosen]) for chosen in (starts, runs, ends))


def _ids(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(row.action_id for row in each_row(rows))
