"""When is each action done, what moved it, and by when must its proposal be handed in?"""

from collections.abc import Sequence
from enum import StrEnum

import pandas as pd

from bahali.analysis.calendar.months import name_half_year
from bahali.analysis.calendar.network import is_strict, needs_of
from bahali.analysis.calendar.timetable import Timetable
from bahali.vocabulary.codes import WindowMoment
from bahali.workshop.frames import each_row

MONTH_COLUMNS = ("start_month", "end_month", "delayed_by", "lengthened_by", "hand_in_month")
SCHEDULE_COLUMNS = (
    *("action_id", "start_month", "end_month", "delayed_by", "waits_for", "soft_conflicts", "half_year"),
    *("lengthened_by", "start_from", "pushed_by", "start_windows", "end_windows", "hand_in_month"),
)
HAND_IN_COLUMNS = ("action_id", "window", "moment", "month", "hand_in_month")


class StartFrom(StrEnum):
    """What an action starts with."""

    OWN_MONTH = "own_month"
    TIME_BAND = "time_band"
    NEED = "need"
    WINDOW = "window"


def list_schedule(timetable: Timetable, actions: pd.DataFrame) -> pd.DataFrame:
    """List when each open action is done at the earliest, and why then.

    Parameters
    ----------
    timetable : Timetable
        The earliest months.
    actions : DataFrame
        Rows of the actions table.

    Returns
    -------
    DataFrame
        By action id: ``start_month`` and ``end_month`` (whole months from the start of the plan; an action
        ends before ``end_month`` begins), ``delayed_by`` (months that the start was moved), ``waits_for``
        (what it strictly needs), ``soft_conflicts`` (what it would do better after, and which ends after it
        starts), ``half_year``, that of the start, ``lengthened_by`` (months that it takes longer because it
        must end in a window), ``start_from`` (a ``StartFrom``: what fixes the start in the end),
        ``pushed_by`` (needs each of which alone would move the start as late as it is), ``start_windows`` and
        ``end_windows`` (those that hold for it, whether or not they moved it), and ``hand_in_month``, the
        first month in which a proposal is due; missing where no window lies ahead.
    """
    written = dict(zip(actions["action_id"], actions["start"].notna(), strict=True))
    hand_ins = list_hand_ins(timetable, actions).groupby("action_id")["hand_in_month"].min().to_dict()
    kinds = dict(zip(actions["action_id"], actions["change_type"], strict=True))
    rows = [
        {
            **_describe(timetable, action, has_own_start=written[action]),
            "start_windows": timetable.rules.windows_for(kinds[action], WindowMoment.START),
            "end_windows": timetable.rules.windows_for(kinds[action], WindowMoment.END),
            "hand_in_month": hand_ins.get(action),
        }
        for action in timetable.network
    ]
    return pd.DataFrame(rows, columns=list(SCHEDULE_COLUMNS)).astype(dict.fromkeys(MONTH_COLUMNS, "Int64"))


def list_hand_ins(timetable: Timetable, actions: pd.DataFrame) -> pd.DataFrame:
    """List for each open action and window when the action starts or ends, and when its proposal is due.

    Parameters
    ----------
    timetable : Timetable
        The earliest months.
    actions : DataFrame
        Rows of the actions table.

    Returns
    -------
    DataFrame
        Columns ``action_id``, ``window``, ``moment``, ``month`` (in which the action starts, or its last one)
        and ``hand_in_month``, both counted from the start of the plan. What lies before the plan is left out,
        and so is an action whose windows share no month.
    """
    rows = [
        (action.action_id, name, moment, month, month - timetable.rules.windows[name].notice_months)
        for action in each_row(actions)
        if action.action_id in timetable.spans
        for moment in WindowMoment
        for name in timetable.rules.windows_for(action.change_type, moment)
        if (month := _moment_month(timetable, action.action_id, moment)) >= 0
        and timetable.rules.opening(action.change_type, moment).months
    ]
    due = pd.DataFrame(rows, columns=list(HAND_IN_COLUMNS))
    due = due.astype({"month": "Int64", "hand_in_month": "Int64"})
    return due.sort_values(["hand_in_month", "action_id", "window"]).reset_index(drop=True)


def _describe(timetable: Timetable, action: str, *, has_own_start: bool) -> dict[str, object]:
    rules, timing, span = timetable.rules, timetable.timings[action], timetable.spans[action]
    needs = needs_of(timetable.network, action)
    strict = tuple(need for need in needs if is_strict(timetable.network, need, action))
    delay = span.start - timing.own.start
    pushers = _pushers(timetable, action, strict)
    is_windowed = span.start > timetable.ready(action, strict)
    own = StartFrom.OWN_MONTH if has_own_start else StartFrom.TIME_BAND
    return {
        "action_id": action,
        "start_month": span.start,
        "end_month": span.end,
        "delayed_by": delay,
        "waits_for": strict,
        "soft_conflicts": tuple(
            need for need in needs if need not in strict and timetable.spans[need].end > span.start
        ),
        "half_year": name_half_year(rules.plan_start, rules.fiscal_month, span.start),
        "lengthened_by": span.end - span.start - timing.length,
        "start_from": StartFrom.WINDOW if is_windowed else StartFrom.NEED if pushers else own,
        "pushed_by": pushers,
    }


def _pushers(timetable: Timetable, action: str, needs: Sequence[str]) -> tuple[str, ...]:
    """Name the needs each of which alone moves the action as late as it is; none where its own month does."""
    timing, start = timetable.timings[action], timetable.spans[action].start
    if timing.run_from(timing.own.start).start == start:
        return ()
    return tuple(need for need in needs if timing.run_from(timetable.spans[need].end).start == start)


def _moment_month(timetable: Timetable, action: str, moment: WindowMoment) -> int:
    span = timetable.spans[action]
    return span.start if moment is WindowMoment.START else span.end - 1
