"""Whole numbers to be chosen, rows that bind them, and the best choice by one aim after another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp
from scipy.sparse import coo_array

from bahali.analysis.solver import INFEASIBLE, mute_standard_output
from bahali.analysis.workforce.training import Array

Key = tuple[str | int, ...]
Sum = Mapping[Key, float]
"""A sum of variables: how often each of them is taken."""

# Stocks are compared to six decimals, so half of the last one may be missing.
ROOM = 5e-7
# Branches the solver looks at for one aim: counted, not timed, so that a slow machine finds the same plan.
MOST_BRANCHES = 500
PROVEN = 0  # status of a choice than which none is better
# A choice of whole numbers that breaks a row by more than this, once rounded, is not taken.
BROKEN = 1e-7


class UnsettledError(Exception):
    """The solver found no choice, and has not shown that there is none."""


@dataclass(eq=False)
class Model:
    """Variables that are whole numbers from 0, and rows: each sum is at most its ceiling.

    ``is_proven`` becomes false once the solver has stopped before it had shown that nothing is better.
    """

    least: dict[Key, float] = field(default_factory=dict)
    most: dict[Key, float] = field(default_factory=dict)
    rows: list[tuple[Sum, float]] = field(default_factory=list)
    is_proven: bool = True

    def add_variable(self, key: Key, least: float = 0.0, most: float = np.inf) -> Key:
        """Add a whole number between two ends, and give its key."""
        self.least[key], self.most[key] = least, most
        return key

    def add_row(self, terms: Sum, ceiling: float) -> None:
        """Bind a sum to be at most its ceiling."""
        self.rows.append((dict(terms), ceiling))


def choose(model: Model, aims: Sequence[Sum]) -> Mapping[Key, int] | None:
    """Choose the numbers that make the first aim least, of those the second, and so on.

    Parameters
    ----------
    model : Model
        Variables and rows. Rows are added to it for aims already met.
    aims : sequence of Sum
        Each has whole-number weights.

    Returns
    -------
    mapping of Key to int, or None
        None when no numbers keep all rows. In a large plan the solver stops early: then the best it found
        stands for the best there is.

    Raises
    ------
    UnsettledError
        If the solver stopped before it found any numbers.
    """
    chosen: Mapping[Key, int] | None = None
    for aim in aims:
        chosen = _choose_next(model, aim, chosen)
        if chosen is None:
            return None
        # Aims are whole numbers: half a step above the best admits the best and nothing worse.
        model.add_row(aim, sum(weight * chosen[key] for key, weight in aim.items()) + 0.5)
    return chosen


def _choose_next(model: Model, aim: Sum, before: Mapping[Key, int] | None) -> Mapping[Key, int] | None:
    """Choose by one more aim; what was chosen before keeps all rows, so it is good enough to fall back on."""
    try:
        return _choose_whole(model, aim)
    except UnsettledError:
        if before is None:
            raise
        model.is_proven = False
        return before


def _choose_whole(model: Model, aim: Sum) -> Mapping[Key, int] | None:
    while (solved := _solve(model, aim)) is not None:
        broken = [place for place, row in enumerate(model.rows) if _excess(row, solved) > BROKEN]
        if not broken:
            return solved
        for place in broken:
            # The solver takes 2.999999 for 3: ask for a little more than the row does.
            terms, ceiling = model.rows[place]
            model.rows[place] = (terms, ceiling - 2 * _excess((terms, ceiling), solved))
    return None


def _excess(row: tuple[Sum, float], chosen: Mapping[Key, int]) -> float:
    terms, ceiling = row
    return sum(weight * chosen[key] for key, weight in terms.items()) - ceiling


def _solve(model: Model, aim: Sum) -> Mapping[Key, int] | None:
    keys = list(model.least)
    objective = np.array([aim.get(key, 0.0) for key in keys])
    bounds = Bounds(np.array(list(model.least.values())), np.array(list(model.most.values())))
    with mute_standard_output():
        solved = _run_solver(model, objective, bounds)
    if solved.status == INFEASIBLE:
        return None
    if solved.x is None:
        raise UnsettledError(solved.message)
    model.is_proven = model.is_proven and solved.status == PROVEN
    return {key: round(float(value)) for key, value in zip(keys, solved.x, strict=True)}


def _run_solver(model: Model, objective: Array, bounds: Bounds) -> OptimizeResult:
    places = {key: place for place, key in enumerate(model.least)}
    cells = [
        (row, places[key], weight)
        for row, (terms, _) in enumerate(model.rows)
        for key, weight in terms.items()
    ]
    rows, columns, weights = zip(*cells, strict=True)
    matrix = coo_array((weights, (rows, columns)), shape=(len(model.rows), len(places))).tocsr()
    constraints = LinearConstraint(matrix, -np.inf, np.array([ceiling for _, ceiling in model.rows]))
    # mip_rel_gap 0: by default a plan up to 0.01 % worse than the best would pass for the best.
    return milp(
        objective,
        integrality=1,
        bounds=bounds,
        constraints=constraints,
        options={"mip_rel_gap": 0.0, "node_limit": MOST_BRANCHES},
    )
