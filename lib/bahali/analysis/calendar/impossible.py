"""Which months written by the workshop cannot be kept, and why?"""

from typing import Any

import pandas as pd

from bahali.analysis.calendar.months import write_month
from bahali.analysis.calendar.network import is_strict, needs_of
from bahali.analysis.calendar.timetable import Timetable
from bahali.vocabulary.codes import WindowMoment
from bahali.workshop.frames import each_row

IMPOSSIBLE_COLUMNS = ("action_id", "moment", "written", "earliest", "needs", "windows")


def list_impossible_dates(timetable: Timetable, actions: pd.DataFrame) -> pd.DataFrame:
    """List months written for open actions that cannot be kept, and windows that nothing can meet.

    Parameters
    ----------
    timetable : Timetable
        The earliest months.
    actions : DataFrame
        Rows of the actions table.

    Returns
    -------
    DataFrame
        By action id, at most one row for its start and one for its end: ``action_id``, ``moment``,
        ``written`` and ``earliest`` (both YYYY-MM; the end is the last month), ``needs`` (what cannot have
        ended in time) and ``windows`` (those that were closed, whose notice is too long, or that move it
        further). ``earliest`` is missing where windows share no month; ``written`` then may be as well.
    """
    rows = [
        row
        for action in sorted(each_row(actions), key=lambda action: action.action_id)
        if action.action_id in timetable.spans
        for row in (_impossible_start(timetable, action), _impossible_end(timetable, action))
        if row
    ]
    return pd.DataFrame(rows, columns=list(IMPOSSIBLE_COLUMNS), dtype=object)


def _impossible_start(timetable: Timetable, action: Any) -> tuple[object, ...] | None:  # noqa: ANN401 a row
    own = timetable.timings[action.action_id].own.start
    windows = timetable.rules.windows_for(action.change_type, WindowMoment.START)
    if not timetable.rules.opening(action.change_type, WindowMoment.START).months:
        return action.action_id, WindowMoment.START, _text(action.start), None, (), windows
    if not isinstance(action.start, str) or timetable.spans[action.action_id].start == own:
        return None
    earliest = write_month(timetable.rules.plan_start, timetable.spans[action.action_id].start)
    needs = _too_late(timetable, action.action_id)
    held = _in_the_way(timetable, action, WindowMoment.START)
    return action.action_id, WindowMoment.START, action.start, earliest, needs, held


def _impossible_end(timetable: Timetable, action: Any) -> tuple[object, ...] | None:  # noqa: ANN401
    timing, span = timetable.timings[action.action_id], timetable.spans[action.action_id]
    windows = timetable.rules.windows_for(action.change_type, WindowMoment.END)
    if not timetable.rules.opening(action.change_type, WindowMoment.END).months:
        return action.action_id, WindowMoment.END, _text(action.end), None, (), windows
    if not isinstance(action.end, str) or span.end == timing.own.end:
        return None
    earliest = write_month(timetable.rules.plan_start, span.end - 1)
    needs = _too_late(timetable, action.action_id)
    held = [name for moment in WindowMoment for name in _in_the_way(timetable, action, moment)]
    return action.action_id, WindowMoment.END, action.end, earliest, needs, tuple(held)


def _too_late(timetable: Timetable, action: str) -> tuple[str, ...]:
    """Name what the action strictly needs and cannot have ended when its own month comes."""
    own = timetable.timings[action].own.start
    needs = needs_of(timetable.network, action)
    return tuple(
        need
        for need in needs
        if is_strict(timetable.network, need, action) and timetable.spans[need].end > own
    )


def _in_the_way(timetable: Timetable, action: Any, moment: WindowMoment) -> tuple[str, ...]:  # noqa: ANN401
    """Name the windows because of which the own month cannot be kept, or which move the action further."""
    timing, span = timetable.timings[action.action_id], timetable.spans[action.action_id]
    if moment is WindowMoment.START:
        strict = timetable.strict.predecessors(action.action_id)
        opening, own, from_ = timing.starts, timing.own.start, 0
        is_moved = span.start > timetable.ready(action.action_id, strict)
    else:
        opening, own, from_ = timing.ends, timing.own.end - 1, max(span.start, 0)
        is_moved = span.end - span.start > timing.length
    is_kept = own < 0 or opening.fit(own, from_) == own
    if is_kept and not is_moved:
        return ()
    return timetable.rules.windows_for(action.change_type, moment)


def _text(month: object) -> str | None:
    return month if isinstance(month, str) else None
