"""What waits for what?"""

from collections.abc import Iterable

import networkx as nx
import pandas as pd

from bahali.analysis.standing import find_carriers
from bahali.vocabulary.codes import OPEN_STATUSES, DependencyKind
from bahali.workshop.frames import each_row


def build_network(actions: pd.DataFrame, dependencies: pd.DataFrame) -> nx.DiGraph:
    """Draw a line from each open action to every open action that waits for it.

    Parameters
    ----------
    actions, dependencies : DataFrame
        Rows of those tables. A merged action stands for the one it went into; a dependency on one that was
        rejected or is not given is passed over.

    Returns
    -------
    DiGraph
        Nodes are ids of open actions, in their order. Each edge, from what is needed to what waits, has a
        ``kind`` of ``DependencyKind``; where two rows say the same pair, the stricter one holds.

    Raises
    ------
    ValueError
        If actions strictly wait for each other in a circle; names them.
    """
    network = nx.DiGraph()
    network.add_nodes_from(sorted(actions.loc[actions["status"].isin(OPEN_STATUSES), "action_id"]))
    carriers = find_carriers(actions)
    for kind in (DependencyKind.SOFT, DependencyKind.HARD):
        pairs = {
            (carriers[row.depends_on], carriers[row.action_id])
            for row in each_row(dependencies[dependencies["kind"] == kind])
            if row.action_id in carriers and row.depends_on in carriers
        }
        network.add_edges_from(sorted(pair for pair in pairs if pair[0] != pair[1]), kind=kind)
    if circle := _find_circle(keep_strict(network)):
        raise ValueError(f"actions wait for each other in a circle: {' -> '.join(circle)}")
    return network


def keep_strict(network: nx.DiGraph) -> nx.DiGraph:
    """Keep every action, and of the lines those along which one must come first."""
    strict = nx.DiGraph()
    strict.add_nodes_from(network)
    strict.add_edges_from(edge for edge in network.edges if is_strict(network, *edge))
    return strict


def is_strict(network: nx.DiGraph, need: str, action: str) -> bool:
    """Tell whether the first action must come before the second."""
    return bool(network.edges[need, action]["kind"] is DependencyKind.HARD)


def needs_of(network: nx.DiGraph, action: str) -> tuple[str, ...]:
    """Name what an action waits for directly; none when it is not planned."""
    return tuple(sorted(network.predecessors(action))) if action in network else ()


def count_dependants(network: nx.DiGraph) -> pd.DataFrame:
    """Count for each action how many others wait for it, directly or through another; most first.

    Returns
    -------
    DataFrame
        Columns ``action_id``, ``dependants`` and ``strict_dependants``, those that cannot start before; only
        actions for which another waits.
    """
    strict = keep_strict(network)
    rows = [
        (action, len(nx.descendants(network, action)), len(nx.descendants(strict, action)))
        for action in network
    ]
    counts = pd.DataFrame(rows, columns=["action_id", "dependants", "strict_dependants"])
    in_order = counts.sort_values(
        ["dependants", "strict_dependants", "action_id"], ascending=[False, False, True]
    )
    return in_order[in_order["dependants"] > 0].reset_index(drop=True)


def list_also_needed(network: nx.DiGraph, chosen: Iterable[str]) -> pd.DataFrame:
    """List what chosen actions strictly need, directly or through another, and which was not chosen.

    Returns
    -------
    DataFrame
        Columns ``action_id`` and ``needed_by``, the chosen actions that cannot start before it.
    """
    strict, own = keep_strict(network), sorted(set(chosen) & set(network))
    rows = [
        (need, waiting)
        for need in network
        if need not in own
        and (waiting := tuple(action for action in own if action in nx.descendants(strict, need)))
    ]
    return pd.DataFrame(rows, columns=["action_id", "needed_by"])


def list_lost_needs(actions: pd.DataFrame, dependencies: pd.DataFrame, chosen: Iterable[str]) -> pd.DataFrame:
    """List what chosen actions strictly need and nobody will do, since it was not taken up.

    Returns
    -------
    DataFrame
        Columns ``action_id``, which is chosen, and ``need``.
    """
    carriers, own = find_carriers(actions), set(chosen)
    pairs = {
        (carriers[row.action_id], row.depends_on)
        for row in each_row(dependencies[dependencies["kind"] == DependencyKind.HARD])
        if carriers.get(row.action_id) in own and row.depends_on not in carriers
    }
    return pd.DataFrame(sorted(pairs), columns=["action_id", "need"])


def _find_circle(strict: nx.DiGraph) -> list[str]:
    """Give the actions of one circle, each followed by the one it waits for; none when there is none."""
    try:
        edges = nx.find_cycle(strict)
    except nx.NetworkXNoCycle:
        return []
    circle = [need for need, _ in edges][::-1]
    first = circle.index(min(circle))
    return [*circle[first:], *circle[: first + 1]]
