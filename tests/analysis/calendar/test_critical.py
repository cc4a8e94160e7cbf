"""Critical path and slack: one plan worked out by hand, and random ones worked out by trying everything."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count, pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.analysis.calendar.critical import find_critical_path, find_finish, find_needed, measure_slack
from bahali.analysis.calendar.rules import EVERY_MONTH, CalendarRules, Opening
from bahali.analysis.calendar.timetable import Span, Timetable, Timing, place_spans
from bahali.vocabulary.codes import DependencyKind
from bahali.workshop.header import Window

Plan = Callable[..., Any]
Spans = dict[str, Span]


@st.composite
def timetables(draw: st.DrawFn, *, has_windows: bool = True) -> Timetable:
    """Up to six actions of up to six months, any of them waiting for earlier ones."""
    names = [f"A-{number}" for number in range(draw(st.integers(1, 6)))]
    openings = st.builds(
        Opening,
        st.one_of(st.just(EVERY_MONTH), st.frozensets(st.integers(1, 12), min_size=1, max_size=3)),
        st.integers(0, 5),
        st.just(7),
    )
    opening = openings if has_windows else st.just(Opening(EVERY_MONTH, 0, 7))
    network = nx.DiGraph()
    network.add_nodes_from(names)
    for place, name in enumerate(names):
        for need in names[:place]:
            kind = draw(st.sampled_from([None, None, DependencyKind.SOFT, DependencyKind.HARD]))
            if kind:
                network.add_edge(need, name, kind=kind)
    timings = {}
    for name in names:
        start, length = draw(st.integers(-2, 9)), draw(st.integers(1, 6))
        timings[name] = Timing(Span(start, start + length), draw(opening), draw(opening))
    bare = Timetable(CalendarRules("2025-07", 7, {}), network, timings, {})
    return replace(bare, spans=place_spans(timings, bare.strict))


def try_months(timetable: Timetable, late: Mapping[str, int] | None = None) -> Spans:
    """Place every action by trying one month after the other, until no rule is broken.

    ``late`` are actions that start and end so many months later than they could.
    """
    slips = late or {}
    spans: Spans = {}
    for name in sorted(timetable.timings):  # in these plans an action waits for earlier names only
        timing = timetable.timings[name]
        ends = [spans[need].end for need in timetable.strict.predecessors(name)]
        least = max([timing.own.start, *ends])
        length = timing.own.end - timing.own.start
        first = _first_span(timing, least, length, least)
        slip = slips.get(name, 0)
        spans[name] = _first_span(timing, first.start + slip, length, first.end + slip) if slip else first
    return spans


def _first_span(timing: Timing, least: int, length: int, least_end: int) -> Span:
    start = next(m for m in count(least) if m < 0 or (_opens(timing.starts, m) and m >= timing.starts.notice))
    for end in count(max(start + length, least_end)):
        last = end - 1
        handed_in = last - timing.ends.notice
        if last < 0 or (_opens(timing.ends, last) and handed_in >= max(start, 0)):
            return Span(start, end)
    raise AssertionError


def _opens(opening: Opening, month: int) -> bool:
    return [7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6][month % 12] in opening.months


def _finish(spans: Spans, needed: list[str]) -> int:
    return max(spans[name].end for name in needed)


def _chains(timetable: Timetable) -> list[list[str]]:
    """Every chain of actions each of which strictly needs the one before."""
    chains = [[name] for name in timetable.timings]
    for chain in chains:  # grows while it is gone through
        chains += [[*chain, later] for later in timetable.strict.successors(chain[-1])]
    return chains


@given(timetables())
def test_actions_are_placed_where_trying_month_by_month_places_them(timetable: Timetable) -> None:
    assert timetable.spans == try_months(timetable)


@given(timetables())
def test_no_action_starts_before_what_it_needs(timetable: Timetable) -> None:
    spans = timetable.spans
    assert all(spans[need].end <= spans[action].start for need, action in timetable.strict.edges)
    assert all(spans[name].start >= timing.own.start for name, timing in timetable.timings.items())


@given(timetables(has_windows=False))
def test_without_windows_the_critical_path_is_the_longest_path(timetable: Timetable) -> None:
    def length(chain: tuple[str, ...] | list[str]) -> int:
        return timetable.timings[chain[0]].own.start + sum(timetable.timings[name].length for name in chain)

    path = find_critical_path(timetable, timetable.timings)
    longest = max(map(length, _chains(timetable)))
    assert length(path) == longest == find_finish(timetable, timetable.timings)
    assert list(path) in _chains(timetable)


@given(timetables())
def test_the_critical_path_has_no_slack_and_each_step_starts_when_the_one_before_lets_it(
    timetable: Timetable,
) -> None:
    path = find_critical_path(timetable, timetable.timings)
    slack = measure_slack(timetable, timetable.timings).set_index("action_id")["slack"]
    assert [slack[name] for name in path] == [0] * len(path)
    assert timetable.spans[path[-1]].end == find_finish(timetable, timetable.timings)
    for need, name in pairwise(path):
        assert timetable.strict.has_edge(need, name)
        assert timetable.timings[name].run_from(timetable.spans[need].end) == timetable.spans[name]


@given(timetables(), st.data())
def test_slack_is_what_trying_every_delay_finds(timetable: Timetable, data: st.DataObject) -> None:
    chosen = data.draw(st.sets(st.sampled_from(sorted(timetable.timings)), min_size=1))
    needed = find_needed(timetable, chosen)
    finish = _finish(try_months(timetable), needed)
    for row in measure_slack(timetable, chosen).itertuples():
        tried = ((late, try_months(timetable, {row.action_id: late})) for late in count(1))
        late, spans = next(pair for pair in tried if _finish(pair[1], needed) > finish)
        assert (row.slack, row.finish_slip) == (late - 1, _finish(spans, needed) - finish)
        others = [name for name in timetable.timings if name != row.action_id]
        tried = ((late, try_months(timetable, {row.action_id: late})) for late in count(1))
        free = next(
            late - 1
            for late, spans in tried
            if _finish(spans, needed) > finish
            or any(spans[name].end > timetable.spans[name].end for name in others)
        )
        assert row.free_slack == free


def test_a_critical_path_and_its_slack_by_hand(make_trial: Plan, budget: Window, assembly: Window) -> None:
    # Month 0 is July 2025. Schemes start in July, proposed four months before; amendments end in March or
    # September, handed in two months before.
    # 1 makes rules: months 0 to 6.
    # 2 opens a scheme of six months and needs 1: ready at 6, it waits for July 2026 (12) and ends at 18.
    # 3 trains from September to November 2025: 2 to 5.
    # 4 takes four months and needs 2 (18) and 3 (5): 18 to 22. Nothing ends later, so the finish is 22.
    # 5 amends an Act from July to September 2025: 0 to 3.
    # Slack. 4 ends last: 0, and each month late moves the finish by one.
    # 2: a month late, it misses July 2026 and runs from 24 to 30, 4 then from 30 to 34: 0, and 12 months.
    # 1: 2 starts at 12 as long as 1 ends by then, so 6; a month more, and 2 waits for July 2027: 12 months.
    # 3: 4 starts at 18 as long as 3 ends by then, so 13; a month more moves the finish by one.
    # 5: ends open to it are 3, 9, 15, 21 and 27. It may end at 21, 18 months later; the next is 27, and the
    # finish moves from 22 to 27, by 5.
    # The scheme, held by its budget, and what follows it fix the end: the path is 2, 4.
    actions = {
        "A-AA-01": {"change_type": "make_rules"},
        "A-AA-02": {"change_type": "budget_head"},
        "A-AA-03": {"start": "2025-09", "end": "2025-11"},
        "A-AA-04": {"start": "2025-07", "end": "2025-10"},
        "A-AA-05": {"change_type": "amend_act", "start": "2025-07", "end": "2025-09"},
    }
    pairs = [
        ("A-AA-02", "A-AA-01", "hard"),
        ("A-AA-04", "A-AA-02", "hard"),
        ("A-AA-04", "A-AA-03", "hard"),
    ]
    timetable = make_trial(actions, *pairs, windows={"b": budget, "a": assembly}).timetable
    assert [tuple(timetable.spans[name]) for name in actions] == [(0, 6), (12, 18), (2, 5), (18, 22), (0, 3)]
    assert find_finish(timetable, actions) == 22
    assert find_critical_path(timetable, actions) == ("A-AA-02", "A-AA-04")
    slack = measure_slack(timetable, actions)
    assert slack["slack"].to_list() == [6, 0, 13, 0, 18]
    assert slack["finish_slip"].to_list() == [12, 12, 1, 1, 5]
    assert slack["is_critical"].to_list() == [False, True, False, True, False]


def test_without_its_window_the_path_begins_with_the_rules(make_trial: Plan) -> None:
    # The same chain without windows: 1 from 0 to 6, 2 from 6 to 12, 4 from 12 to 16.
    actions = {"A-AA-01": {}, "A-AA-02": {}, "A-AA-04": {"start": "2025-07", "end": "2025-10"}}
    pairs = [("A-AA-02", "A-AA-01", "hard"), ("A-AA-04", "A-AA-02", "hard")]
    timetable = make_trial(actions, *pairs).timetable
    assert find_critical_path(timetable, ["A-AA-04"]) == ("A-AA-01", "A-AA-02", "A-AA-04")
    assert find_finish(timetable, ["A-AA-04"]) == 16


def test_what_others_wait_for_has_no_free_slack_though_the_finish_has_room(make_trial: Plan) -> None:
    # 1 ends at 6, and 2, which is not chosen, starts then; the finish, that of 3, is 12.
    actions = {"A-AA-01": {}, "A-AA-02": {}, "A-AA-03": {"time": "T1"}}
    timetable = make_trial(actions, ("A-AA-02", "A-AA-01", "hard")).timetable
    slack = measure_slack(timetable, ["A-AA-01", "A-AA-03"])
    assert slack["action_id"].to_list() == ["A-AA-01", "A-AA-03"]
    assert slack["slack"].to_list() == [6, 0]
    assert slack["free_slack"].to_list() == [0, 0]


def test_actions_that_are_not_planned_have_no_path(make_trial: Plan) -> None:
    timetable = make_trial({"A-AA-01": {"status": "rejected"}}).timetable
    assert find_critical_path(timetable, ["A-AA-01"]) == ()
    assert find_finish(timetable, ["A-AA-01"]) is None
    assert measure_slack(timetable, ["A-AA-01"]).empty


@pytest.mark.parametrize("first", ["A-AA-01", "A-AA-02"])
def test_of_two_equal_chains_the_longer_one_is_given(make_trial: Plan, first: str) -> None:
    # One action of 12 months, and two of 6 after each other, all end at 12.
    second, third = {"A-AA-01", "A-AA-02", "A-AA-03"} - {first}
    actions = {first: {"end": "2026-06"}, second: {}, third: {}}
    timetable = make_trial(actions, (third, second, "hard")).timetable
    assert find_critical_path(timetable, actions) == (second, third)
