"""What weights follow from comparing criteria two by two, and which judgement does not fit the others?

A matrix of judgements has a row and a column for each criterion; the entry of row i and column j says how
many times as important criterion i is as criterion j, and its mirror entry is 1 divided by that.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

RANDOM_INDEX: Mapping[str, Sequence[float]] = {
    "saaty": (0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59),
    "tummala-ling": (
        *(0, 0, 0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882),
        *(1.5117, 1.5356, 1.5571, 1.5714, 1.5831),
    ),
}
"""Mean consistency index of random matrices; the first number is for size 1, the last for size 15.

saaty: sizes 1 to 15, Saaty (1980), *The Analytic Hierarchy Process*, p. 21. Size 12 is below size 11 there,
which is chance in the original simulation and kept as printed.
tummala-ling: sizes 1 to 15, Tummala and Ling (1998), "A note on the computation of the mean random
consistency index of the analytic hierarchy process (AHP)", Theory and Decision 44, 221-230, as later
authors quote it.
"""

RECIPROCAL_TOLERANCE = 1e-6
SAME_ERROR_DECIMALS = 9


class Triad(NamedTuple):
    """Three criteria, as positions in the matrix, and by how much their judgements contradict each other."""

    first: int
    second: int
    third: int
    error: float


def check_reciprocal(matrix: Array) -> None:
    """Refuse a matrix that is not square, positive and reciprocal.

    Any positive number is accepted, not only 1 to 9: a group's geometric means are rarely whole.

    Raises
    ------
    ValueError
        If the matrix is not square, has an entry that is missing, infinite, 0 or negative, or has an entry
        that is not 1 divided by its mirror (to 1e-6).
    """
    checked = np.asarray(matrix, dtype=np.float64)
    if checked.ndim != 2 or checked.shape[0] != checked.shape[1] or checked.size == 0:
        raise ValueError(f"a matrix of judgements must be square, not of shape {checked.shape}")
    _refuse_entries(checked, ~(np.isfinite(checked) & (checked > 0)), "must be a positive number")
    is_odd = np.abs(np.log(checked) + np.log(checked).T) > RECIPROCAL_TOLERANCE
    _refuse_entries(checked, is_odd, "must be 1 divided by its mirror entry")


def principal_weights(matrix: Array) -> Array:
    """Weight the criteria by the principal eigenvector of the judgements.

    Parameters
    ----------
    matrix : array, shape (criteria, criteria)
        Positive and reciprocal; NaN is refused.

    Returns
    -------
    array, shape (criteria,)
        Weights above 0 that sum to 1.

    Raises
    ------
    ValueError
        If the matrix is not square, positive and reciprocal.

    References
    ----------
    Saaty (1977), "A scaling method for priorities in hierarchical structures", Journal of Mathematical
    Psychology 15, 234-281.

    Examples
    --------
    >>> principal_weights(np.array([[1, 2, 1], [1 / 2, 1, 4], [1, 1 / 4, 1]])).round(3).tolist()
    [0.4, 0.4, 0.2]
    """
    check_reciprocal(matrix)
    values, vectors = np.linalg.eig(np.asarray(matrix, dtype=np.float64))
    principal = np.abs(vectors[:, values.real.argmax()].real)
    return np.asarray(principal / principal.sum(), dtype=np.float64)


def consistency_ratio(matrix: Array, random_index: str = "saaty") -> float:
    """Compare the contradictions among the judgements with those of random judgements.

    Parameters
    ----------
    matrix : array, shape (criteria, criteria)
        Positive and reciprocal; NaN is refused.
    random_index : str
        Name of a table in ``RANDOM_INDEX``. Near 0.1 the verdict can differ between tables.

    Returns
    -------
    float
        0 for no contradiction, about 1 for random judgements; up to 0.1 is usually accepted. Always 0 for
        one or two criteria.

    Raises
    ------
    ValueError
        If the matrix is not square, positive and reciprocal, or the table is unknown or has no such size.

    References
    ----------
    Saaty (1977), see ``principal_weights``: (highest eigenvalue - n) / (n - 1), divided by the random index.

    Examples
    --------
    >>> round(consistency_ratio(np.array([[1, 2, 1], [1 / 2, 1, 4], [1, 1 / 4, 1]])), 3)
    0.431
    """
    check_reciprocal(matrix)
    index = find_random_index(len(matrix), random_index)
    return float(measure_ratios(np.asarray(matrix, dtype=np.float64), index)) if index else 0.0


def find_worst_triad(matrix: Array) -> Triad | None:
    """Find the three criteria whose judgements contradict each other most.

    The error of criteria i, j and k is the distance, as a natural logarithm, between "i to j times j to k"
    and "i to k": 0 without contradiction, 0.69 where one is twice the other. Of equal errors the first is
    named.

    Returns
    -------
    Triad or None
        Positions in the matrix, lowest first, and the error; None for fewer than three criteria.

    Raises
    ------
    ValueError
        If the matrix is not square, positive and reciprocal.

    References
    ----------
    Koczkodaj (1993), "A new definition of consistency of pairwise comparisons", Mathematical and Computer
    Modelling 18(7), 79-84; his index is 1 - exp(-error) of the worst triad.
    """
    check_reciprocal(matrix)
    logs = np.log(np.asarray(matrix, dtype=np.float64))
    triads = (
        Triad(i, j, k, abs(float(logs[i, j] + logs[j, k] - logs[i, k])))
        for i, j, k in combinations(range(len(logs)), 3)
    )
    return max(triads, key=lambda triad: round(triad.error, SAME_ERROR_DECIMALS), default=None)


def combine_judgements(matrices: Sequence[Array] | Array) -> Array:
    """Make one matrix of several raters' by the geometric mean of each judgement.

    Parameters
    ----------
    matrices : array or sequence of arrays, shape (raters, criteria, criteria)
        Each positive and reciprocal; NaN is refused.

    Returns
    -------
    array, shape (criteria, criteria)
        Positive and reciprocal; entries are rarely whole numbers.

    Raises
    ------
    ValueError
        If there is no matrix, if sizes differ, or if one is not square, positive and reciprocal.

    References
    ----------
    Aczél and Saaty (1983), "Procedures for synthesizing ratio judgements", Journal of Mathematical
    Psychology 27, 93-102: no other mean keeps the mirror entries reciprocal.
    """
    for matrix in matrices:
        check_reciprocal(matrix)
    sizes = sorted({len(matrix) for matrix in matrices})
    if len(sizes) != 1:
        raise ValueError(f"matrices of one size are needed to combine them, not of sizes {sizes}")
    return np.asarray(np.exp(np.log(np.asarray(matrices, dtype=np.float64)).mean(axis=0)), dtype=np.float64)


def combine_priorities(priorities: Array) -> Array:
    """Make one set of weights of several raters' by the mean.

    Parameters
    ----------
    priorities : array, shape (raters, criteria)
        Each row not negative and with sum 1; NaN is refused, so leave out raters without weights.

    Returns
    -------
    array, shape (criteria,)
        Weights from 0 to 1 that sum to 1.

    Raises
    ------
    ValueError
        If there is no row, if an entry is missing or negative, or if a row does not sum to 1 (to 1e-6).

    References
    ----------
    Forman and Peniwati (1998), "Aggregating individual judgments and priorities with the analytic hierarchy
    process", European Journal of Operational Research 108, 165-169.
    """
    rows = np.asarray(priorities, dtype=np.float64)
    if rows.ndim != 2 or rows.size == 0:
        raise ValueError(f"priorities must have a row for each rater, not the shape {rows.shape}")
    if not (np.isfinite(rows) & (rows >= 0)).all():
        raise ValueError("priorities must not be missing or negative")
    if (np.abs(rows.sum(axis=1) - 1) > RECIPROCAL_TOLERANCE).any():
        raise ValueError("the priorities of each rater must add up to 1")
    return np.asarray(rows.mean(axis=0), dtype=np.float64)


def _refuse_entries(matrix: Array, is_wrong: NDArray[np.bool_], demand: str) -> None:
    """Name the first wrong entry by row and column, counted from 1."""
    if is_wrong.any():
        row, column = (int(position) for position in np.argwhere(is_wrong)[0])
        raise ValueError(
            f"the judgement in row {row + 1}, column {column + 1} {demand}, not {matrix[row, column]:g}"
        )


def find_random_index(size: int, name: str) -> float:
    """Look up a table; 0 for sizes 1 and 2, where no contradiction is possible."""
    if name not in RANDOM_INDEX:
        raise ValueError(f"no random index is named {name}; there are {', '.join(RANDOM_INDEX)}")
    if size > len(RANDOM_INDEX[name]):
        raise ValueError(f"the random index {name} ends at {len(RANDOM_INDEX[name])} criteria, not at {size}")
    return RANDOM_INDEX[name][size - 1]


def measure_ratios(matrices: Array, index: float) -> Array:
    """Measure the consistency ratio of each matrix of shape (..., criteria, criteria)."""
    size = matrices.shape[-1]
    highest = np.linalg.eigvals(matrices).real.max(axis=-1)
    # The highest eigenvalue is never below the size; rounding can put it there.
    return np.asarray(np.maximum(highest - size, 0) / (size - 1) / index, dtype=np.float64)
