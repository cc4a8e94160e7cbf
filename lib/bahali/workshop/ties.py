"""Which actions, cadres and courses of other jurisdictions one jurisdiction's own are tied to."""

from collections.abc import Iterable, Mapping

import pandas as pd

from bahali.vocabulary.codes import DependencyKind
from bahali.workshop.frames import each_row
from bahali.workshop.sight import list_ids

Pair = tuple[str, str]


def find_tied_actions(tables: Mapping[str, pd.DataFrame], own: Iterable[str], national: str) -> set[str]:
    """Name the actions on which the calendar of some actions rests, and those that come after them.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        ``actions`` and ``dependencies``; a merged action stands for the one it went into, and the reverse.
    own : iterable of str
        The actions of the calendar.
    national : str
        Code of the national level.

    Returns
    -------
    set of str
        What they wait for; what strictly waits for them, which says how late they may be; all that these
        strictly need, directly or through others; and national actions that come after them, directly or
        through other national ones.
    """
    actions, rows = tables["actions"], list(each_row(tables["dependencies"]))
    same = _list_same(actions)
    every = [(row.action_id, row.depends_on) for row in rows]
    strict = [(row.action_id, row.depends_on) for row in rows if row.kind == DependencyKind.HARD]
    home = _spread(own, same)
    tied = {need for action, need in every if action in home}
    tied |= {action for action, need in strict if need in home}
    country = set(actions.loc[actions["jurisdiction"] == national, "action_id"])
    after = [(need, action) for action, need in every if action in country]
    return _spread(_reach(tied, strict, same) | _reach(home, after, same), same)


def find_tied_training(tables: Mapping[str, pd.DataFrame], cadres: set[str], courses: set[str]) -> set[str]:
    """Name the cadres and courses that share people or courses with some, directly or through others.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        ``cadres``, ``training_programmes`` and ``training_targets``.
    cadres, courses : set of str
        Ids from which to start.

    Returns
    -------
    set of str
        Ids of cadres and courses, with those of the start: a cadre is tied to who supervises it, to the
        courses planned or made for it, and to those that it gives.
    """
    pairs: set[Pair] = set()
    for row in each_row(tables["cadres"]):
        pairs |= {(row.cadre_id, other) for other in list_ids([row.supervisor_cadre_id])}
    for row in each_row(tables["training_programmes"]):
        pairs |= {(row.programme_id, other) for other in list_ids([row.cadre_ids, row.trainer_cadre_id])}
    targets = tables["training_targets"]
    pairs |= set(zip(targets["cadre_id"], targets["programme_id"], strict=True))
    both = [*pairs, *((other, one) for one, other in pairs)]
    return _reach(cadres | courses, both, {})


def _list_same(actions: pd.DataFrame) -> dict[str, set[str]]:
    """Give for each action that takes part in a merger those that it went into or that went into it."""
    same: dict[str, set[str]] = {}
    for row in each_row(actions.dropna(subset=["merged_into"])):
        same.setdefault(row.action_id, set()).add(row.merged_into)
        same.setdefault(row.merged_into, set()).add(row.action_id)
    return same


def _spread(actions: Iterable[str], same: Mapping[str, set[str]]) -> set[str]:
    """Add to actions those that are the same by a merger, directly or through another."""
    found, waiting = set[str](), list(actions)
    while waiting:
        action = waiting.pop()
        if action not in found:
            found.add(action)
            waiting += same.get(action, ())
    return found


def _reach(start: Iterable[str], pairs: Iterable[Pair], same: Mapping[str, set[str]]) -> set[str]:
    """Give all that can be reached from the start by going from the first of a pair to the second."""
    onward: dict[str, set[str]] = {}
    for one, other in pairs:
        onward.setdefault(one, set()).add(other)
    found, waiting = set[str](), _spread(start, same)
    while waiting:
        found |= waiting
        waiting = _spread((other for one in waiting for other in onward.get(one, ())), same) - found
    return found
