"""Which sets of actions fit the terms, and which of them is best in each draw of values?"""

import numpy as np
from numpy.typing import NDArray

from bahali.analysis.budget.terms import (
    ENLARGED,
    SAME_SHARE,
    Array,
    BoolArray,
    Rows,
    Terms,
    enlarge,
    fits,
    measure_cost,
    write_rows,
)

# Sets are listed and weighed in portions; the 2 million sets of 21 actions then take under 200 megabytes.
ACTIONS_AT_ONCE = 12
NUMBERS_AT_ONCE = 4_000_000


def list_sets(terms: Terms) -> BoolArray:
    """List every set of actions that fits, in the order in which ``choose_portfolio`` prefers equal ones.

    Returns
    -------
    array of bool, shape (sets, actions)
        At most 2 to the power of the number of actions; the cheaper first, then the earlier actions.
    """
    count = terms.costs.shape[1]
    first = max(0, count - ACTIONS_AT_ONCE)
    rows, cost = write_rows(terms), measure_cost(terms)
    endings = _list_all(count - first)
    ends_cost = endings @ cost[first:]
    parts, costs = [], []
    for beginning in _list_all(first):
        left = Rows(rows.matrix[:, first:], rows.ceilings - rows.matrix[:, :first] @ beginning)
        kept = fits(endings, left)
        parts.append(np.hstack([np.tile(beginning, (kept.sum(), 1)), endings[kept]]))
        costs.append(beginning @ cost[:first] + ends_cost[kept])
    # Rounded, since costs that differ only by arithmetic are the same; stable, since the earlier stand first.
    order = np.argsort(np.round(np.concatenate(costs) / SAME_SHARE), kind="stable")
    return np.asarray(np.concatenate(parts)[order])


def find_best(draws: Array, sets: BoolArray) -> NDArray[np.intp]:
    """Find for each draw of values the place of the first set that no other beats.

    Parameters
    ----------
    draws : array, shape (draws, actions)
        Finite.
    sets : array of bool, shape (sets, actions)
        At least one, those first that are preferred of equal ones.

    Returns
    -------
    array of int, shape (draws,)
    """
    worth = enlarge(draws)
    most = np.full(len(draws), -np.inf)
    best = np.zeros(len(draws), dtype=np.intp)
    portion = max(1, NUMBERS_AT_ONCE // max(1, *draws.shape))
    # From the back, where the dear sets stand: most of those before them are then beaten at a glance.
    for start in reversed(range(0, len(sets), portion)):
        totals = worth @ sets[start : start + portion].T.astype(float)
        highest = totals.max(axis=1)
        rivals = np.flatnonzero(highest >= most - ENLARGED * SAME_SHARE)
        most = np.maximum(most, highest)
        enough = most[rivals, np.newaxis] - ENLARGED * SAME_SHARE
        best[rivals] = start + (totals[rivals] >= enough).argmax(axis=1)
    return best


def _list_all(count: int) -> BoolArray:
    """List every set of so many actions, those with the earlier actions first."""
    codes = np.arange(2**count - 1, -1, -1)
    return np.asarray((codes[:, np.newaxis] >> np.arange(count - 1, -1, -1)) & 1 == 1)
