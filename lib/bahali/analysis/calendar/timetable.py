"""When does each action start and end at the earliest?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import networkx as nx
import pandas as pd

from bahali.analysis.calendar.network import build_network, keep_strict
from bahali.analysis.calendar.rules import CalendarRules, Opening
from bahali.vocabulary.codes import WindowMoment
from bahali.workshop.frames import each_row


class Span(NamedTuple):
    """Months of an action, counted from the start of the plan; it ends before month ``end`` begins."""

    start: int
    end: int


@dataclass(frozen=True)
class Timing:
    """What is known of the time of one action.

    Parameters
    ----------
    own : Span
        Its own months, where it has them, else those of its time band.
    starts, ends : Opening
        Months in which it can start, and end.
    """

    own: Span
    starts: Opening
    ends: Opening

    @property
    def length(self) -> int:
        """Months that the action takes."""
        return self.own.end - self.own.start

    def run_from(self, ready: int, slip: int = 0) -> Span:
        """Give the earliest months of the action.

        Parameters
        ----------
        ready : int
            Month in which all that it strictly needs has ended.
        slip : int
            Months by which it then starts and ends later than it could; windows may make it more.
        """
        start = self.starts.fit(max(self.own.start, ready), 0)
        end = self._end_from(start, start + self.length)
        if not slip:
            return Span(start, end)
        later = self.starts.fit(start + slip, 0)
        return Span(later, self._end_from(later, max(later + self.length, end + slip)))

    def _end_from(self, start: int, least: int) -> int:
        # Drafting is a part of an action that ends in a window, so nothing is handed in before it starts.
        return self.ends.fit(least - 1, max(start, 0)) + 1


@dataclass(frozen=True)
class Timetable:
    """The earliest months of every open action of a workshop.

    Parameters
    ----------
    rules : CalendarRules
        What the pack says of months.
    network : DiGraph
        What waits for what, as ``build_network`` gives it.
    timings : mapping of str to Timing
        What is known of the time of each action.
    spans : mapping of str to Span
        Earliest months of each action.
    """

    rules: CalendarRules
    network: nx.DiGraph
    timings: Mapping[str, Timing]
    spans: Mapping[str, Span]

    @cached_property
    def strict(self) -> nx.DiGraph:
        """Those lines along which one action must come before another."""
        return keep_strict(self.network)

    def ready(self, action: str, needs: Iterable[str]) -> int:
        """Give the month in which an action could start, had it no windows."""
        return max([self.timings[action].own.start, *(self.spans[need].end for need in needs)])


def make_timetable(actions: pd.DataFrame, dependencies: pd.DataFrame, rules: CalendarRules) -> Timetable:
    """Work out the earliest months of each open action.

    An action starts and ends in its own months where it has them, else with its time band. It is moved
    later, keeping its length, until everything it strictly needs has ended, and on to the next month in
    which a change of its kind can start. If changes of its kind can end only in some months, it takes until
    the next of them. What it would only do better after never moves it, and nothing is moved earlier.

    A proposal can be handed in from the first month of the plan on; that for an action which must end in a
    window, not before the action starts. What lies before the plan has happened, and no window moves it.

    Parameters
    ----------
    actions, dependencies : DataFrame
        Rows of those tables; which are planned, and what waits for what, see ``build_network``.
    rules : CalendarRules
        What the pack says of months.

    Raises
    ------
    ValueError
        If actions strictly wait for each other in a circle; names them.
    """
    network = build_network(actions, dependencies)
    rows = {row.action_id: row for row in each_row(actions)}
    timings = {action: _time(rows[action], rules) for action in network}
    return Timetable(rules, network, timings, place_spans(timings, keep_strict(network)))


def place_spans(
    timings: Mapping[str, Timing], strict: nx.DiGraph, slips: Mapping[str, int] | None = None
) -> dict[str, Span]:
    """Give the earliest months of each action of a network in which every line is strict.

    Parameters
    ----------
    timings : mapping of str to Timing
        What is known of the time of each action.
    strict : DiGraph
        From what is needed to what waits; without circles.
    slips : mapping of str to int, optional
        Months by which some actions start and end later than they could.
    """
    late, spans = slips or {}, dict[str, Span]()
    for action in nx.lexicographical_topological_sort(strict):
        timing = timings[action]
        ready = max([timing.own.start, *(spans[need].end for need in strict.predecessors(action))])
        spans[action] = timing.run_from(ready, late.get(action, 0))
    return spans


def _time(action: Any, rules: CalendarRules) -> Timing:  # noqa: ANN401 a row of itertuples
    return Timing(
        own=_own_span(action, rules),
        starts=rules.opening(action.change_type, WindowMoment.START),
        ends=rules.opening(action.change_type, WindowMoment.END),
    )


def _own_span(action: Any, rules: CalendarRules) -> Span:  # noqa: ANN401
    band = rules.bands[action.time]
    # The end month is written inclusively, so the action ends as the next one begins.
    end = rules.number(action.end) + 1 if isinstance(action.end, str) else band.to_month
    if not isinstance(action.start, str):
        return Span(min(band.from_month, end - 1), end)
    start = rules.number(action.start)
    return Span(start, max(end, start + 1))
