"""Does the panel as a whole put the items in the same order, and does it give them the same ratings?

The two questions differ: raters who agree on the order and not on the level have a high W and a low alpha.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import rankdata

Array = NDArray[np.float64]
Level = Literal["nominal", "ordinal", "interval", "ratio"]


def check_ratings(ratings: ArrayLike) -> Array:
    """Give the ratings as a table of numbers, or tell why they are none.

    Parameters
    ----------
    ratings : array, shape (raters, items)
        Numbers; NaN where a rater gave none.

    Raises
    ------
    ValueError
        If the array has not two dimensions, or holds an infinite number.
    """
    table = np.asarray(ratings, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError(f"ratings must have the dimensions (raters, items), not {table.ndim} of them")
    if np.isinf(table).any():
        raise ValueError("a rating must be a finite number or NaN, not infinite")
    return table


def kendall_w(ratings: ArrayLike, min_raters: int = 2) -> float:
    """Measure how far raters put the items in the same order: 0 no common order, 1 the same order.

    Only the order within each rater's own answers counts, not how severe or mild the rater is. A rater
    who gives all items the same rating orders nothing, stays in the panel and so lowers W.

    Parameters
    ----------
    ratings : array, shape (raters, items)
        Raw numbers on any scale. Raters with a gap (NaN) are left out, because ranks of different items
        cannot be compared; where many have gaps, ``krippendorff_alpha`` keeps more answers.
    min_raters : int
        Fewest raters without a gap; never below 2.

    Returns
    -------
    float
        From 0 to 1, corrected for equal ratings; NaN (undefined) with too few raters without a gap, fewer
        than two items, or when no rater tells any two items apart.

    References
    ----------
    Kendall and Gibbons (1990), *Rank Correlation Methods*, ch. 6: W = 12 S / (m^2 (n^3 - n) - m T), where T
    adds t^3 - t over the t equal ratings of each rater. The denominator equals 12 m times the squared
    deviations of all ranks, which needs no count of ties.

    Examples
    --------
    >>> kendall_w([[1, 2, 3], [5, 7, 9]])
    1.0
    >>> kendall_w([[1, 2, 3], [3, 2, 1]])
    0.0
    """
    table = check_ratings(ratings)
    complete = table[~np.isnan(table).any(axis=1)]
    raters, items = complete.shape
    if raters < max(2, min_raters) or items < 2:
        return float("nan")
    deviations: Array = rankdata(complete, axis=1) - (items + 1) / 2
    largest = raters * float((deviations**2).sum())
    return float((deviations.sum(axis=0) ** 2).sum()) / largest if largest else float("nan")


def krippendorff_alpha(ratings: ArrayLike, level: Level = "ordinal", min_raters: int = 2) -> float:
    """Measure how far raters give the items the same ratings, beyond what chance would bring.

    1 is full agreement, 0 what chance brings, below 0 less than that. Gaps are allowed: every item that at
    least two rated counts.

    Parameters
    ----------
    ratings : array, shape (raters, items)
        Raw numbers; NaN where a rater gave none. An item with a single number is left out.
    level : {"nominal", "ordinal", "interval", "ratio"}
        What a difference between two ratings means; "ordinal" for steps such as 1 to 5. Ratings on a
        ratio scale cannot be negative.
    min_raters : int
        Fewest raters with a number on an item that somebody else rated too; never below 2.

    Returns
    -------
    float
        At most 1; NaN (undefined) with too few raters, when fewer than two items have two numbers, or when
        all numbers are equal: without any difference, chance agreement is full agreement too. Of one item
        it would be 0 whatever was said, since nothing but its own ratings says what chance brings.

    Raises
    ------
    ValueError
        If the level is unknown, or a rating on a ratio scale is negative.

    Notes
    -----
    Memory grows with the square of the number of different ratings, not of items or raters.

    References
    ----------
    Krippendorff (2011), *Computing Krippendorff's Alpha-Reliability*, University of Pennsylvania.

    Examples
    --------
    >>> round(krippendorff_alpha([[1, 2, 3, 3], [1, 2, 3, 4]], "nominal"), 3)
    0.696
    """
    if level not in _DISTANCES:
        raise ValueError(f'level is "{level}"; allowed are {", ".join(_DISTANCES)}')
    paired = _keep_pairable(check_ratings(ratings))
    if paired.shape[1] < 2 or (~np.isnan(paired)).any(axis=1).sum() < max(2, min_raters):
        return float("nan")
    values, counts = np.unique(paired[~np.isnan(paired)], return_counts=True)
    distances = _DISTANCES[level](values, counts.astype(np.float64))
    counts_by_item = np.stack([(paired == value).sum(axis=0) for value in values], axis=1).astype(np.float64)
    pairs_by_item = ((counts_by_item @ distances) * counts_by_item).sum(axis=1)
    observed = float((pairs_by_item / (counts_by_item.sum(axis=1) - 1)).sum())
    expected = float(counts @ distances @ counts) / (counts.sum() - 1)
    return float(1 - observed / expected) if expected else float("nan")


def _keep_pairable(table: Array) -> Array:
    """Keep the items with at least two numbers."""
    numbers = (~np.isnan(table)).sum(axis=0)
    return table[:, numbers >= 2]


def _nominal_distances(values: Array, _counts: Array) -> Array:
    return np.asarray(values[:, None] != values[None, :], dtype=np.float64)


def _ordinal_distances(_values: Array, counts: Array) -> Array:
    """Count the ratings between two, half of those at either end: the difference of their middle ranks."""
    return _interval_distances(counts.cumsum() - counts / 2, counts)


def _interval_distances(values: Array, _counts: Array) -> Array:
    return np.square(values[:, None] - values[None, :])


def _ratio_distances(values: Array, _counts: Array) -> Array:
    if values.min() < 0:
        raise ValueError(f"a rating on a ratio scale cannot be negative, and {values.min():g} was found")
    sums = values[:, None] + values[None, :]
    shares = np.zeros_like(sums)
    np.divide(values[:, None] - values[None, :], sums, out=shares, where=sums > 0)
    return np.square(shares)


_DISTANCES: Mapping[str, Callable[[Array, Array], Array]] = MappingProxyType(
    {
        "nominal": _nominal_distances,
        "ordinal": _ordinal_distances,
        "interval": _interval_distances,
        "ratio": _ratio_distances,
    }
)
