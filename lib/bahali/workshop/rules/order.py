"""What must come first comes first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from bahali.vocabulary.codes import DependencyKind
from bahali.vocabulary.dates import name_month
from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import _
from bahali.workshop.header import Header
from bahali.workshop.pack import Pack, Tables
from bahali.workshop.tables.plan import Action, Dependency

Step = tuple[str, str]
"""An action, and one that it waits for."""


def check_cycles(tables: Tables) -> Iterator[Fault]:
    """No action waits for itself, by whatever way round; of circles that share a step, one is told.

    What waits for a merged action waits for the one it went into, as it will when the plan is made.
    """
    rows = dict(_steps(tables))
    for circle in list_circles(rows):
        numbers = sorted(rows[step] for step in pairwise(circle))
        problem = _("actions wait for each other in a circle: {circle}").format(circle=" -> ".join(circle))
        remedy = (
            _("remove one of the rows {numbers}").format(numbers=", ".join(map(str, numbers)))
            if numbers[1:]
            else _("remove the row")
        )
        yield tables.fault(Dependency, numbers[0], "depends_on", problem, remedy)


def list_circles(steps: Iterable[Step]) -> Iterator[list[str]]:
    """Yield circles that share no step; actions that are in no way tied are looked at apart."""
    for part in _split(sorted(steps)):
        left = dict.fromkeys(part)
        while circle := _find_circle(left):
            yield circle
            for step in pairwise(circle):
                del left[step]


def _split(steps: Iterable[Step]) -> Iterable[list[Step]]:
    """Split steps into those that hang together by their actions, whichever way they lead."""
    part_of: dict[str, list[Step]] = {}
    for step in steps:
        first, second = (part_of.setdefault(action, []) for action in step)
        if first is not second:
            small, large = sorted((first, second), key=len)
            large += small
            part_of.update({action: large for other in [*small, step] for action in other})
        part_of[step[0]].append(step)
    return {id(part): sorted(part) for part in part_of.values()}.values()


def _steps(tables: Tables) -> Iterator[tuple[Step, int]]:
    merged = {row.action_id: row.merged_into for _number, row in tables.each(Action) if row.merged_into}
    for number, row in tables.each(Dependency):
        step = merged.get(row.action_id, row.action_id), merged.get(row.depends_on, row.depends_on)
        if step[0] != step[1] or row.action_id == row.depends_on:
            yield step, number


def _find_circle(steps: Iterable[Step]) -> list[str]:
    """Give the actions of one circle, each followed by the one it waits for; none when there is none."""
    needs: dict[str, list[str]] = defaultdict(list)
    for action, needed in steps:
        needs[action].append(needed)
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        circle = error.args[1][:0:-1]  # graphlib runs the other way, and gives one action twice
        first = circle.index(min(circle))
        return [*circle[first:], *circle[: first + 1]]
    return []


def warn_late_needs(pack: Pack) -> Iterator[Fault]:
    """An action does not start in an earlier time band than what it needs."""
    for number, dependency, action, need in _each_need(pack):
        if _is_in_later_band(pack.header, action, need):
            problem = (
                _("{action} needs {need}, which starts in a later time band")
                if dependency.kind is DependencyKind.HARD
                else _("{action} would do better after {need}, which starts in a later time band")
            ).format(action=action.action_id, need=need.action_id)
            yield pack.warning(Dependency, number, "depends_on", problem, _("check the time of both"))


def warn_impossible_starts(pack: Pack) -> Iterator[Fault]:
    """Within its time band, an action does not start before what it strictly needs has ended."""
    for number, dependency, action, need in _each_need(pack):
        if dependency.kind is not DependencyKind.HARD or _is_in_later_band(pack.header, action, need):
            continue
        if action.start and need.end and action.start <= need.end:
            problem = _(
                "{action_id} starts in {start}, but {action_id_2}, which must come first, ends in {end}"
            ).format(action_id=action.action_id, start=action.start, action_id_2=need.action_id, end=need.end)
            remedy = _("change one of the months; reports move the action later")
            yield pack.warning(Dependency, number, "depends_on", problem, remedy)


def _each_need(pack: Pack) -> Iterator[tuple[int, Dependency, Action, Action]]:
    actions = {row.action_id: row for _number, row in pack.each(Action)}
    for number, dependency in pack.each(Dependency):
        yield number, dependency, actions[dependency.action_id], actions[dependency.depends_on]


def _is_in_later_band(header: Header, action: Action, need: Action) -> bool:
    return header.time_bands[need.time].from_month > header.time_bands[action.time].from_month


def warn_closed_windows(pack: Pack) -> Iterator[Fault]:
    """An action starts and ends in the months in which a change of its kind can."""
    for number, action in pack.each(Action):
        for window in pack.header.windows.values():
            column = window.moment.value  # the columns are called as the moments are
            month = getattr(action, column)
            if action.change_type in window.change_types and month and int(month[5:]) not in window.months:
                open_in = ", ".join(name_month(number) for number in window.months)
                problem = _("{month} is outside {window}, which is open in {open_in}").format(
                    month=month, window=window.label, open_in=open_in
                )
                yield pack.warning(
                    Action, number, column, problem, _("change the month; reports move the action later")
                )
