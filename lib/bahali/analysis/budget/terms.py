"""Within which means and rules are actions chosen, and which sets of actions keep them?"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

# Two sets are equally valued, or equally dear, when they differ by less than this share.
SAME_SHARE = 1e-9
# The solver works to 1e-6; amounts are enlarged until that is finer than SAME_SHARE.
SOLVER_TOLERANCE = 1e-6
ENLARGED = 1e4


@dataclass(frozen=True, eq=False)
class Floor:
    """What a group of actions gets at least, for example the actions of one province.

    Parameters
    ----------
    label : str
        How the floor is called when it cannot be met.
    members : array of bool, shape (actions,)
        The actions that count towards the floor.
    least_share : float
        From 0 to 1: their share of what is spent of one budget. Spending nothing meets any share.
    least_count : int
        How many of them are chosen at least.
    budget : int
        Position of the budget of whose spending they get their share.
    """

    label: str
    members: BoolArray
    least_share: float = 0.0
    least_count: int = 0
    budget: int = 0


@dataclass(frozen=True, eq=False)
class Terms:
    """The means and the rules within which actions are chosen.

    Parameters
    ----------
    costs : array, shape (budgets, actions)
        Finite, not negative; each budget has its own unit (money, staff months).
    limits : array, shape (budgets,)
        Not negative, in the unit of its budget; infinite where there is no limit.
    needs : tuple of (action, action)
        By position: the first is chosen only together with the second.
    exclusions : tuple of tuples of actions
        By position: at most one of each is chosen.
    floors : tuple of Floor
        What groups of actions get at least.

    Raises
    ------
    ValueError
        If a shape, an amount or a position is not as above.
    """

    costs: Array
    limits: Array
    needs: tuple[tuple[int, int], ...] = ()
    exclusions: tuple[tuple[int, ...], ...] = ()
    floors: tuple[Floor, ...] = ()

    def __post_init__(self) -> None:
        _check_amounts(self.costs, self.limits)
        count = self.costs.shape[1]
        named = {action for group in (*self.needs, *self.exclusions) for action in group}
        unknown = sorted(action for action in named if not 0 <= action < count)
        if unknown:
            raise ValueError(f"action {unknown[0]} is named in a rule, but there are {count} actions")
        for floor in self.floors:
            _check_floor(floor, self.costs.shape)


class Rows(NamedTuple):
    """The terms as inequalities: a set fits when ``matrix @ chosen <= ceilings`` in every row."""

    matrix: Array
    ceilings: Array


def write_rows(terms: Terms) -> Rows:
    """Write the terms as inequalities over the actions."""
    count = terms.costs.shape[1]
    rows = cap_rows(Rows(np.empty((0, count)), np.empty(0)), *_write_limits(terms))
    written = [_mark(count, (first,)) - _mark(count, (second,)) for first, second in terms.needs]
    written += [_mark(count, group) for group in terms.exclusions]
    ceilings = [0.0] * len(terms.needs) + [1.0] * len(terms.exclusions)
    for floor in terms.floors:
        if floor.least_share > 0:
            rows = cap_rows(
                rows, enlarge((floor.least_share - floor.members) * terms.costs[floor.budget]), 0.0
            )
        if floor.least_count > 0:
            written.append(-floor.members.astype(float))
            ceilings.append(float(-floor.least_count))
    return Rows(np.vstack([rows.matrix, *written]), np.r_[rows.ceilings, ceilings])


def fits(sets: BoolArray, rows: Rows) -> BoolArray:
    """Tell of each set, shape (..., actions), whether it keeps every row."""
    is_kept = sets @ rows.matrix.T <= rows.ceilings + SOLVER_TOLERANCE
    return np.asarray(is_kept.all(axis=-1))


def cap_rows(rows: Rows, amounts: Array, ceiling: Array | float) -> Rows:
    """Add enlarged amounts whose sum stays below a ceiling, with leave for rounding in the last digits."""
    leave = np.atleast_1d(ceiling) + ENLARGED * SAME_SHARE
    return Rows(np.vstack([rows.matrix, amounts]), np.r_[rows.ceilings, leave])


def _mark(count: int, actions: tuple[int, ...]) -> Array:
    row = np.zeros(count)
    row[list(actions)] = 1.0
    return row


def enlarge(amounts: Array) -> Array:
    """Bring each row of amounts to a largest size of ``ENLARGED``; zeros stay zeros."""
    largest = np.abs(amounts).max(axis=-1, keepdims=True, initial=0.0)
    return amounts * (ENLARGED / np.where(largest > 0, largest, 1.0))


def measure_cost(terms: Terms) -> Array:
    """Add up, per action, its shares of the cost of everything in each budget."""
    totals = terms.costs.sum(axis=1, keepdims=True)
    shares: Array = (terms.costs / np.where(totals > 0, totals, 1.0)).sum(axis=0)
    return shares


def check_values(values: ArrayLike, terms: Terms, dimensions: int = 1) -> Array:
    """Return the values, with actions in the last dimension, as numbers; refuse what is not finite."""
    amounts = np.asarray(values, dtype=float)
    count = terms.costs.shape[1]
    if amounts.ndim != dimensions or amounts.shape[-1] != count:
        raise ValueError(f"values have the shape {amounts.shape}, but there are {count} actions")
    if not np.isfinite(amounts).all():
        raise ValueError("a value is missing or infinite; leave actions without a value out of the choice")
    return amounts


def _write_limits(terms: Terms) -> tuple[Array, Array]:
    """Enlarge the costs and limits of the budgets that could be overspent."""
    is_binding = terms.costs.sum(axis=1) > terms.limits
    costs, limits = terms.costs[is_binding], terms.limits[is_binding]
    return enlarge(costs), limits * ENLARGED / costs.max(axis=1, initial=0.0)


def _check_amounts(costs: Array, limits: Array) -> None:
    if costs.ndim != 2 or limits.shape != costs.shape[:1]:
        raise ValueError(
            f"costs have the shape {costs.shape}, limits {limits.shape}; one row and limit per budget"
        )
    if not (np.isfinite(costs).all() and (costs >= 0).all()):
        raise ValueError(
            "a cost is missing, infinite or below 0; leave actions without a cost out of the choice"
        )
    if not (limits >= 0).all():
        raise ValueError("a limit is missing or below 0; where there is none, write infinity")


def _check_floor(floor: Floor, shape: tuple[int, ...]) -> None:
    budgets, count = shape
    if floor.members.shape != (count,) or floor.members.dtype != np.bool_:
        raise ValueError(
            f"the floor {floor.label} must tell of each of the {count} actions whether it counts"
        )
    if not 0 <= floor.least_share <= 1 or floor.least_count < 0:
        raise ValueError(f"the floor {floor.label} asks for a share outside 0 to 1 or a count below 0")
    if floor.least_share > 0 and not budgets:
        raise ValueError(f"the floor {floor.label} asks for a share of the money, but there is no budget")
    # A floor that only counts actions needs no budget; it may then stand at the first of none.
    if not 0 <= floor.budget < max(budgets, 1):
        raise ValueError(
            f"the floor {floor.label} is on the budget at position {floor.budget}, "
            f"but positions run from 0 to {max(budgets, 1) - 1}"
        )
