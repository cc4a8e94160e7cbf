"""What fixes the earliest finish, and how late may each action end without moving it?"""

from collections.abc import Iterable
from math import inf

import networkx as nx
import pandas as pd

from bahali.analysis.calendar.timetable import Timetable, place_spans

SLACK_COLUMNS = ("action_id", "slack", "free_slack", "finish_slip", "is_critical")


def find_needed(timetable: Timetable, chosen: Iterable[str]) -> list[str]:
    """Give chosen actions that are planned and all they strictly need, directly or through others, by id."""
    strict = timetable.strict
    own = set(chosen) & set(strict)
    return sorted(own.union(*(nx.ancestors(strict, action) for action in own)))


def find_finish(timetable: Timetable, chosen: Iterable[str]) -> int | None:
    """Give the month as which begins every chosen action has ended, at the earliest; None without any."""
    return max((timetable.spans[action].end for action in find_needed(timetable, chosen)), default=None)


def measure_slack(timetable: Timetable, chosen: Iterable[str]) -> pd.DataFrame:
    """Work out how many months each action may slip before the earliest finish moves.

    A slip of some months means that an action starts and ends at least so much later than it could; if it
    then misses a window, it waits for the next. The latest end of an action is worked out from the finish
    back through all that strictly waits for it, as in the critical path method (Kelley and Walker, 1959).

    Parameters
    ----------
    timetable : Timetable
        The earliest months.
    chosen : iterable of str
        Actions that are to be done; what they strictly need is done as well.

    Returns
    -------
    DataFrame
        By action id: ``slack`` (whole months), ``free_slack`` (months that it may slip before the finish
        moves, or any open action of the workshop that waits for it ends later), ``finish_slip`` (months by
        which the finish moves if the action slips one month more than its slack) and ``is_critical``, true
        where the slack is nought.
    """
    needed = find_needed(timetable, chosen)
    latest = _latest_ends(timetable, needed)
    strict = timetable.strict.subgraph(needed)
    finish = max((timetable.spans[action].end for action in needed), default=0)
    rows = []
    for action in needed:
        slack = _slack(timetable, action, latest[action])
        free = _slack(timetable, action, min(latest[action], _undisturbed_end(timetable, action)))
        late = place_spans(timetable.timings, strict, {action: slack + 1})
        slip = max(span.end for span in late.values()) - finish
        rows.append((action, slack, free, slip, slack == 0))
    frame = pd.DataFrame(rows, columns=list(SLACK_COLUMNS))
    whole = dict.fromkeys(("slack", "free_slack", "finish_slip"), "Int64")
    return frame.astype({**whole, "is_critical": "bool"})


def find_critical_path(timetable: Timetable, chosen: Iterable[str]) -> tuple[str, ...]:
    """Give the chain of actions that fixes the earliest finish, the first one first.

    Each action of the chain strictly needs the one before it, and would move the finish if that one ended a
    month later; none has slack. The chain begins where an action is held by its own month, its time band or a
    window rather than by a need. Of several such chains, the one with most actions is given, then the first
    by id.

    Parameters
    ----------
    timetable : Timetable
        The earliest months.
    chosen : iterable of str
        Actions that are to be done; empty gives an empty chain.
    """
    needed = find_needed(timetable, chosen)
    if not needed:
        return ()
    latest = _latest_ends(timetable, needed)
    finish = max(timetable.spans[action].end for action in needed)
    tight = nx.DiGraph()
    tight.add_nodes_from(needed)
    tight.add_edges_from(
        (need, action)
        for need, action in timetable.strict.subgraph(needed).edges
        if _latest_ready(timetable, action, latest[action]) == timetable.spans[need].end
    )
    last = {action for action in needed if timetable.spans[action].end == finish}
    chains = tight.subgraph(last.union(*(nx.ancestors(tight, action) for action in last)))
    order = list(nx.lexicographical_topological_sort(chains))
    return tuple(nx.dag_longest_path(chains, topo_order=order))


def _latest_ends(timetable: Timetable, needed: list[str]) -> dict[str, int]:
    """Give for each action the month by which it must have ended, if the finish is not to move."""
    strict = timetable.strict.subgraph(needed)
    finish = max((timetable.spans[action].end for action in needed), default=0)
    latest: dict[str, int] = {}
    for action in reversed(list(nx.topological_sort(strict))):
        waiting = (_latest_ready(timetable, later, latest[later]) for later in strict.successors(action))
        latest[action] = min([finish, *waiting])
    return latest


def _undisturbed_end(timetable: Timetable, action: str) -> float:
    """Give the month by which an action must have ended, if nothing that waits for it is to end later."""
    waiting = timetable.strict.successors(action)
    return min(
        (_latest_ready(timetable, later, timetable.spans[later].end) for later in waiting), default=inf
    )


def _latest_ready(timetable: Timetable, action: str, latest_end: int) -> int:
    """Give the last month in which an action may become free to start, if it is to end by its latest end."""
    timing = timetable.timings[action]
    ready = latest_end - timing.length
    while timing.run_from(ready).end > latest_end:
        ready -= 1
    return ready


def _slack(timetable: Timetable, action: str, latest_end: float) -> int:
    timing = timetable.timings[action]
    ready = timetable.ready(action, timetable.strict.predecessors(action))
    slack = 0
    while timing.run_from(ready, slack + 1).end <= latest_end:
        slack += 1
    return slack
