"""Which single judgement would have to change, and how little, for comparisons to fit together?"""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bahali.analysis.weighing.pairwise import consistency_ratio, find_random_index, measure_ratios

Array = NDArray[np.float64]

HIGHEST_LOG = math.log(9)
SAME_DECIMALS = 9
NUDGE = 1e-5
HALVINGS = 50


class Repair(NamedTuple):
    """A change of one judgement, and the consistency ratio after it."""

    row: int
    column: int
    given: float
    suggested: float
    ratio: float


def suggest_repair(matrix: Array, limit: float = 0.1, random_index: str = "saaty") -> Repair | None:
    """Suggest the smallest change of one judgement that makes the matrix consistent enough.

    It is a question to the rater ("did you mean this?"), never a correction made for them. Of equal changes
    the one of the first row and column is named; with three criteria all three judgements are always equal.

    Parameters
    ----------
    matrix : array, shape (criteria, criteria)
        Positive and reciprocal; NaN is refused.
    limit : float
        Highest consistency ratio that is accepted, above 0.
    random_index : str
        Name of a table in ``RANDOM_INDEX``.

    Returns
    -------
    Repair or None
        The judgement above the diagonal to change, from 1/9 to 9 (or up to the given one, if that is
        beyond). If no single change is enough, the one that lowers the ratio most: its ``ratio`` is then
        above the limit. None if the matrix is consistent enough as it is.

    Raises
    ------
    ValueError
        If the limit is not above 0, or as for ``consistency_ratio``.

    References
    ----------
    Kingman (1961), "A convexity property of positive matrices", Quarterly Journal of Mathematics 12,
    283-284: the highest eigenvalue is convex in the logarithm of a judgement, so halving finds its minimum.
    """
    if not limit > 0:
        raise ValueError(f"the limit of the consistency ratio must be above 0, not {limit:g}")
    if consistency_ratio(matrix, random_index) <= limit:
        return None
    index = find_random_index(len(matrix), random_index)
    repairs = _repair_each(np.asarray(matrix, dtype=np.float64), limit, index)
    if enough := [repair for repair in repairs if repair.ratio <= limit]:
        return min(enough, key=_measure_change)
    return min(repairs, key=lambda repair: (round(repair.ratio, SAME_DECIMALS), _measure_change(repair)))


def _measure_change(repair: Repair) -> float:
    return round(abs(math.log(repair.suggested / repair.given)), SAME_DECIMALS)


def _repair_each(matrix: Array, limit: float, index: float) -> list[Repair]:
    """Change each judgement as little as the limit asks, or to its best value if that is not enough."""
    rows, columns = np.triu_indices(len(matrix), 1)
    given = np.log(matrix[rows, columns])

    def measure_at(logs: Array) -> Array:
        changed = np.repeat(matrix[np.newaxis], len(rows), axis=0)
        changed[np.arange(len(rows)), rows, columns] = np.exp(logs)
        changed[np.arange(len(rows)), columns, rows] = 1 / np.exp(logs)
        return measure_ratios(changed, index)

    lowest, highest = np.minimum(given, -HIGHEST_LOG), np.maximum(given, HIGHEST_LOG)
    best = _halve(lowest, highest, lambda logs: measure_at(logs + NUDGE) < measure_at(logs - NUDGE))
    # Where even the best value is not enough, no halving meets the limit and the best value stays.
    suggested = _halve(best, given, lambda logs: measure_at(logs) <= limit)
    found = zip(rows, columns, matrix[rows, columns], np.exp(suggested), measure_at(suggested), strict=True)
    return [Repair(int(row), int(column), *map(float, numbers)) for row, column, *numbers in found]


def _halve(near: Array, far: Array, holds: Callable[[Array], NDArray[np.bool_]]) -> Array:
    """Find the point farthest from ``near``, on the way to ``far``, up to which the condition holds."""
    for _ in range(HALVINGS):
        middle = (near + far) / 2
        does_hold = holds(middle)
        near, far = np.where(does_hold, middle, near), np.where(does_hold, far, middle)
    return near
