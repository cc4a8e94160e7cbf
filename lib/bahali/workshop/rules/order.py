"""What must come first comes first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from bahali.vocabulary.codes import DependencyKind
from bahali.vocabulary.faults import Fault
from bahali.workshop.pack import Pack, Tables
from bahali.workshop.tables.plan import Action, Dependency


def check_cycles(tables: Tables) -> Iterator[Fault]:
    """No action waits for itself, by whatever way round; of circles that share a step, one is told.

    What waits for a merged action waits for the one it went into, as it will when the plan is made.
    """
    rows = dict(_steps(tables))
    while circle := _find_circle(sorted(rows)):
        numbers = sorted(rows.pop(step) for step in pairwise(circle))
        problem = f"actions wait for each other in a circle: {' -> '.join(circle)}"
        remedy = f"remove one of the rows {', '.join(map(str, numbers))}" if numbers[1:] else "remove the row"
        yield tables.fault(Dependency, numbers[0], "depends_on", problem, remedy)


def _steps(tables: Tables) -> Iterator[tuple[tuple[str, str], int]]:
    merged = {row.action_id: row.merged_into for _, row in tables.each(Action) if row.merged_into}
    for number, row in tables.each(Dependency):
        step = merged.get(row.action_id, row.action_id), merged.get(row.depends_on, row.depends_on)
        if step[0] != step[1] or row.action_id == row.depends_on:
            yield step, number


def _find_circle(steps: Iterable[tuple[str, str]]) -> list[str]:
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
    bands = pack.header.time_bands
    starts = {row.action_id: bands[row.time].from_month for _, row in pack.each(Action) if row.time in bands}
    for number, dependency in pack.each(Dependency):
        if starts.get(dependency.depends_on, 0) > starts.get(dependency.action_id, 0):
            weight = "needs" if dependency.kind is DependencyKind.HARD else "would do better after"
            problem = (
                f"{dependency.action_id} {weight} {dependency.depends_on}, which starts in a later time band"
            )
            yield pack.warning(Dependency, number, "depends_on", problem, "check the time of both")
