"""What does one choose by picking action after action, and what is lost by it?"""

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from bahali.analysis.budget.portfolio import Portfolio, choose_portfolio, describe
from bahali.analysis.budget.terms import (
    SAME_SHARE,
    Array,
    BoolArray,
    Terms,
    check_values,
    enlarge,
    fits,
    measure_cost,
    write_rows,
)


def choose_greedily(values: ArrayLike, terms: Terms) -> Portfolio | None:
    """Choose as one does by hand: always the action with the most value for its cost that still fits.

    What an action needs comes with it: value and cost are those of the bundle still to be added. Free
    bundles come first; of equal ones the cheaper, then the earlier. Bundles that add no value are passed
    over, unless they are free and harmless. Floors are not looked at while picking.

    Parameters
    ----------
    values : array, shape (actions,)
        Finite.
    terms : Terms
        With several budgets, cost is the share of the cost of everything, added up over the budgets.

    Returns
    -------
    Portfolio or None
        None when the result misses a floor. Never worth more than that of ``choose_portfolio``.

    Raises
    ------
    ValueError
        If the values are not one finite number per action.

    References
    ----------
    Dantzig (1957), Discrete-variable extremum problems, *Operations Research* 5(2).

    Examples
    --------
    >>> terms = Terms(costs=np.array([[6.0, 5.0, 5.0]]), limits=np.array([10.0]))
    >>> choose_greedily([0.9, 0.6, 0.5], terms).chosen
    array([ True, False, False])
    """
    amounts = check_values(values, terms)
    cost = measure_cost(terms)
    rows = write_rows(replace(terms, floors=()))
    needed = _close_needs(terms)
    chosen = np.zeros(len(amounts), dtype=bool)
    passed = chosen.copy()
    while (action := _pick_next(needed & ~chosen, amounts, cost, chosen | passed)) is not None:
        with_bundle = chosen | needed[action]
        if fits(with_bundle, rows):
            chosen = with_bundle
        else:
            passed[action] = True
    return describe(chosen, amounts, terms) if fits(chosen, write_rows(terms)) else None


def what_greedy_loses(values: ArrayLike, terms: Terms) -> float:
    """Tell which share of the best value is lost by choosing greedily.

    Returns
    -------
    float
        From 0 to 1; 0 where nothing of value can be chosen. NaN when no set fits, when greedy choosing misses
        a floor, or when floors force the best value below 0.

    Examples
    --------
    >>> terms = Terms(costs=np.array([[6.0, 5.0, 5.0]]), limits=np.array([10.0]))
    >>> round(what_greedy_loses([0.9, 0.6, 0.5], terms), 2)  # 0.9 instead of 1.1
    0.18
    """
    best, greedy = choose_portfolio(values, terms), choose_greedily(values, terms)
    smallest = SAME_SHARE * np.abs(np.asarray(values, dtype=float)).max(initial=0.0)
    if best is None or greedy is None or best.value < -smallest:
        return float("nan")
    return max(0.0, 1 - greedy.value / best.value) if best.value > smallest else 0.0


def _close_needs(terms: Terms) -> BoolArray:
    """Tell for each action (row) what must be chosen with it: itself, what it needs, and what that needs."""
    count = terms.costs.shape[1]
    needed = np.eye(count, dtype=bool)
    for first, second in terms.needs:
        needed[first, second] = True
    while (further := (needed.astype(float) @ needed.astype(float)) > 0).sum() > needed.sum():
        needed = further
    return needed


def _pick_next(bundles: BoolArray, values: Array, cost: Array, is_out: BoolArray) -> int | None:
    """Pick the action whose bundle has the most value for its cost; None when no bundle is worth adding."""
    value, dear = bundles @ values, bundles @ cost
    is_free = dear <= 0
    is_open = ~is_out & ((value > 0) | (is_free & (value >= 0)))
    if not is_open.any():
        return None
    ratio = enlarge(np.where(is_open, value / np.where(is_free, 1.0, dear), 0.0))
    # Rounded, since 0.6 for 2 and 0.3 for 1 differ in the last digit and are yet the same bargain.
    order = np.lexsort([dear, -np.round(ratio, 5), ~is_free, ~is_open])
    return int(order[0])
