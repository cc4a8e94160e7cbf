"""Which actions belong to the best set whatever one believes, and what would more money add?"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from bahali.analysis.budget.listing import find_best, list_sets
from bahali.analysis.budget.portfolio import Portfolio, choose_portfolio, describe
from bahali.analysis.budget.solving import find_set
from bahali.analysis.budget.terms import (
    ENLARGED,
    SAME_SHARE,
    Array,
    BoolArray,
    Terms,
    check_values,
    enlarge,
    measure_cost,
    write_rows,
)

# Up to 14 actions every set is weighed in every draw, up to 21 (2 million sets) in some draws.
MOST_LISTED = 14
MOST_WEIGHED = 21
MOST_SOLVED = 100
# Where draws are solved, what the cost of everything counts, and what it counts to be the first action,
# beside a highest value of 10,000. The solver works to a millionth; so both decide, but only near a tie.
PRICE_OF_ALL = 0.1
GAIN_OF_FIRST = 1e-4
STEP_COLUMNS = ["limit", "share", "spent", "value", "chosen"]


def core_index(value_draws: ArrayLike, terms: Terms) -> Array:
    """Tell for each action in which share of the draws it belongs to the best set.

    1: chosen whatever one believes; 0: never; between: worth discussing.

    Parameters
    ----------
    value_draws : array, shape (draws, actions)
        Each row the values of the actions in one draw.
    terms : Terms
        Costs, limits and rules.

    Returns
    -------
    array, shape (actions,)
        From 0 to 1; NaN when no set fits or without draws. Up to 14 actions every draw counts; above, 100
        evenly spaced draws do, and an index is then known to within about 0.1. Up to 21 actions the set of
        each draw is that of ``choose_portfolio``, equal sets included. Above, each draw is solved once: of
        sets whose values differ by less than about a hundred-thousandth of the largest single value, the
        cheaper is taken, then the one with the earlier actions. More solving would settle ties exactly, but
        continuous draws hardly ever tie.

    Raises
    ------
    ValueError
        If the draws are not one finite number per draw and action.

    References
    ----------
    Liesiö, Mild and Salo (2007), Preference programming for robust portfolio modeling and project selection,
    *European Journal of Operational Research* 181(3). Theirs is the share of the non-dominated sets that
    hold the action; here it is the share of the draws, so that likely values count more.

    Examples
    --------
    >>> terms = Terms(costs=np.array([[5.0, 5.0, 5.0]]), limits=np.array([10.0]))
    >>> core_index([[0.9, 0.5, 0.1], [0.9, 0.2, 0.3]], terms)
    array([1. , 0.5, 0.5])
    """
    draws = check_values(value_draws, terms, dimensions=2)
    if draws.shape[1] > MOST_LISTED:
        counted = np.linspace(0, len(draws) - 1, min(len(draws), MOST_SOLVED)).round().astype(int)
        draws = draws[counted]
    if draws.shape[1] > MOST_WEIGHED:
        chosen = _solve_draws(draws, terms)
    else:
        sets = list_sets(terms)
        chosen = sets[find_best(draws, sets)] if len(sets) else sets
    return chosen.mean(axis=0) if len(chosen) else np.full(draws.shape[1], np.nan)


def trace_budget(values: ArrayLike, terms: Terms, steps: int = 20, budget: int = 0) -> pd.DataFrame:
    """Follow the best value as one budget grows from nothing to the cost of everything.

    Parameters
    ----------
    values : array, shape (actions,)
        Finite.
    terms : Terms
        The limits of the other budgets and the rules stay as they are; the limit of this one is not used.
    steps : int
        How many evenly spaced limits are tried when there are more than 14 actions. Up to 14 actions the
        limits are those at which the best value rises, however many they are.
    budget : int
        Position of the budget that grows.

    Returns
    -------
    DataFrame
        One row per limit, growing: ``limit`` in the unit of the budget, ``share`` of the cost of everything
        (NaN when everything is free), ``spent`` of this budget, ``value``, and ``chosen``, the positions of
        the actions. The set of a row is that of ``choose_portfolio`` at its limit. Limits at which no set
        fits have no row; without any the table is empty.

    Raises
    ------
    ValueError
        If the values are not one finite number per action, steps are below 2 or there is no such budget.

    Examples
    --------
    >>> terms = Terms(costs=np.array([[6.0, 5.0]]), limits=np.array([6.0]))
    >>> trace_budget([0.9, 0.6], terms)[["limit", "value", "chosen"]].values.tolist()
    [[0.0, 0.0, ()], [5.0, 0.6, (1,)], [6.0, 0.9, (0,)], [11.0, 1.5, (0, 1)]]
    """
    amounts = check_values(values, terms)
    if steps < 2 or not 0 <= budget < len(terms.limits):
        raise ValueError(
            f"{steps} steps of budget {budget}: at least 2 steps, and one of {len(terms.limits)} budgets"
        )
    if len(amounts) > MOST_LISTED:
        found = _solve_steps(amounts, terms, steps, budget)
    else:
        found = _list_steps(amounts, terms, budget)
    total = float(terms.costs[budget].sum())
    rows = [_write_step(limit, total, best, budget) for limit, best in found]
    return pd.DataFrame(rows, columns=STEP_COLUMNS)


def _solve_draws(draws: Array, terms: Terms) -> BoolArray:
    """Solve each draw once; the rows and the prices that tip near equals are the same for all."""
    rows = write_rows(terms)
    gains = np.linspace(GAIN_OF_FIRST, 0.0, draws.shape[1], endpoint=False)
    prices = measure_cost(terms) * (PRICE_OF_ALL / max(len(terms.limits), 1)) - gains
    solved = [find_set(prices - worth, rows) for worth in enlarge(draws)]
    found = [chosen for chosen in solved if chosen is not None]
    return np.array(found, dtype=bool).reshape(len(found), draws.shape[1])


def _set_limit(terms: Terms, budget: int, limit: float) -> Terms:
    limits = terms.limits.astype(float)
    limits[budget] = limit
    return replace(terms, limits=limits)


def _solve_steps(values: Array, terms: Terms, steps: int, budget: int) -> Iterator[tuple[float, Portfolio]]:
    """Solve at evenly spaced limits."""
    for limit in np.unique(np.linspace(0, terms.costs[budget].sum(), steps)):
        best = choose_portfolio(values, _set_limit(terms, budget, limit))
        if best is not None:
            yield float(limit), best


def _list_steps(values: Array, terms: Terms, budget: int) -> Iterator[tuple[float, Portfolio]]:
    """Find each limit at which a set comes within reach that is worth more than all cheaper ones."""
    sets = list_sets(_set_limit(terms, budget, np.inf))
    spent = sets @ terms.costs[budget]
    worth = sets @ enlarge(values)
    unit = SAME_SHARE * max(float(terms.costs[budget].max(initial=0.0)), np.finfo(float).tiny)
    reached = -np.inf
    for place in np.lexsort([-worth, np.round(spent / unit)]):
        if worth[place] > reached + ENLARGED * SAME_SHARE:
            reached = worth[place]
            is_best = (spent <= spent[place] + unit) & (worth >= reached - ENLARGED * SAME_SHARE)
            yield float(spent[place]), describe(sets[is_best.argmax()], values, terms)


def _write_step(
    limit: float, total: float, best: Portfolio, budget: int
) -> tuple[float, float, float, float, tuple[int, ...]]:
    share = limit / total if total > 0 else float("nan")
    chosen = tuple(int(action) for action in np.flatnonzero(best.chosen))
    return limit, share, float(best.spent[budget]), best.value, chosen
