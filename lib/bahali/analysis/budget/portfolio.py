"""Which actions together are worth most within the means and the rules that bind them?"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from bahali.analysis.budget.solving import find_set, forbid_set
from bahali.analysis.budget.terms import (
    ENLARGED,
    Array,
    BoolArray,
    Rows,
    Terms,
    cap_rows,
    check_values,
    enlarge,
    measure_cost,
    write_rows,
)

# Powers of two up to 2**14 keep each action of a run worth more than all later ones together.
EARLIER_FIRST_RUN = 15


@dataclass(frozen=True, eq=False)
class Portfolio:
    """A set of actions that fits the terms.

    Parameters
    ----------
    chosen : array of bool, shape (actions,)
    value : float
        The sum of the values of the chosen actions.
    spent : array, shape (budgets,)
        In the unit of each budget.
    """

    chosen: BoolArray
    value: float
    spent: Array


def choose_portfolio(values: ArrayLike, terms: Terms) -> Portfolio | None:
    """Choose the actions that together have the highest value within the terms.

    Of equally valued sets the cheaper is chosen, of equally dear ones the one with the earlier actions: at
    the first action in which two sets differ, the set that holds it. So an action that costs nothing is
    chosen unless it lowers the value or a rule forbids it, and one that is worth nothing but costs is not.

    Parameters
    ----------
    values : array, shape (actions,)
        Usually 0 to 1; may be negative. Sets whose values differ by less than a billionth of the largest
        single value count as equally valued.
    terms : Terms
        Costs, limits and rules. Where there are several budgets, the cheaper set is the one that takes
        less of the cost of everything, added up over the budgets.

    Returns
    -------
    Portfolio or None
        None when no set fits; see ``explain_infeasible``.

    Raises
    ------
    ValueError
        If the values are not one finite number per action.

    References
    ----------
    Kellerer, Pferschy and Pisinger (2004), *Knapsack Problems*, ch. 9 (several limits); Salo, Keisler and
    Morton (eds, 2011), *Portfolio Decision Analysis*, ch. 1.

    Examples
    --------
    >>> terms = Terms(costs=np.array([[6.0, 5.0, 5.0]]), limits=np.array([10.0]))
    >>> choose_portfolio([0.9, 0.6, 0.5], terms).chosen
    array([False,  True,  True])
    """
    amounts = check_values(values, terms)
    worth = enlarge(amounts)
    rows = write_rows(terms)
    best = find_set(-worth, rows)
    if best is None:
        return None
    as_good = cap_rows(rows, -worth, -worth @ best)
    if find_set(np.zeros(len(worth)), forbid_set(as_good, best)) is not None:
        best = _break_tie(best, as_good, measure_cost(terms) * ENLARGED)
    return describe(best, amounts, terms)


def explain_infeasible(terms: Terms) -> tuple[str, ...]:
    """Name the fewest floors that must be lowered or dropped so that some set of actions fits.

    Limits, needs and exclusions alone never rule out everything: the empty set keeps them all.

    Returns
    -------
    tuple of str
        Labels in the order of the floors; empty when the terms can be met. Of equally small sets of floors
        the one that spares the earlier floors.

    Examples
    --------
    >>> from bahali.analysis.budget.terms import Floor
    >>> floor = Floor("Kinshasa", np.array([True, False]), least_count=1)
    >>> explain_infeasible(Terms(np.array([[5.0, 1.0]]), np.array([4.0]), floors=(floor,)))
    ('Kinshasa',)
    """
    count = len(terms.floors)
    rows = _make_floors_optional(terms)
    keep = -np.r_[np.ones(count), np.zeros(rows.matrix.shape[1] - count)]
    most = find_set(keep, rows)
    if most is None:
        raise RuntimeError("the solver found no set of actions although the empty set keeps all limits")
    as_many = Rows(np.vstack([rows.matrix, keep]), np.r_[rows.ceilings, keep @ most])
    kept = _prefer_earlier(most, as_many, count)[:count]
    return tuple(floor.label for floor, is_kept in zip(terms.floors, kept, strict=True) if not is_kept)


def describe(chosen: BoolArray, values: Array, terms: Terms) -> Portfolio:
    """Add up what the chosen actions are worth and cost."""
    return Portfolio(chosen, float(values[chosen].sum()), terms.costs[:, chosen].sum(axis=1))


def _break_tie(best: BoolArray, as_good: Rows, cost: Array) -> BoolArray:
    """Find, among equally valued sets, the cheapest, and among those the one with the earlier actions."""
    cheapest = find_set(cost, as_good)
    if cheapest is None:
        return best
    return _prefer_earlier(cheapest, cap_rows(as_good, cost, cost @ cheapest), len(best))


def _prefer_earlier(known: BoolArray, rows: Rows, count: int) -> BoolArray:
    """Find the set that holds, at the first of ``count`` actions where two sets differ, that action."""
    for start in range(0, count, EARLIER_FIRST_RUN):
        run = min(EARLIER_FIRST_RUN, count - start)
        objective = np.zeros(len(known))
        objective[start : start + run] = -(2.0 ** np.arange(run - 1, -1, -1))
        found = find_set(objective, rows, fixed=known[:start])
        known = known if found is None else found
    return known


def _make_floors_optional(terms: Terms) -> Rows:
    """Write the terms with a decision in front for each floor: is it kept?"""
    count = len(terms.floors)
    hard = write_rows(replace(terms, floors=()))
    rows = Rows(np.hstack([np.zeros((len(hard.matrix), count)), hard.matrix]), hard.ceilings)
    for place, floor in enumerate(terms.floors):
        unlimited = np.full(len(terms.limits), np.inf)
        demands = write_rows(Terms(terms.costs, unlimited, floors=(floor,)))
        for row, ceiling in zip(demands.matrix, demands.ceilings, strict=True):
            # Where the floor is dropped, the row must leave room for the set that breaks it most.
            room = max(0.0, np.maximum(row, 0.0).sum() - ceiling)
            widened = np.r_[np.eye(count)[place] * room, row]
            size = ENLARGED / max(np.abs(widened).max(), 1.0)
            rows = cap_rows(rows, widened * size, (ceiling + room) * size)
    return rows
