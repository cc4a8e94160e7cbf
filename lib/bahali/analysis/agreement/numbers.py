"""The numbers given to each item, one item at a time, without what is no number."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bahali.analysis.agreement.concordance import check_ratings

Array = NDArray[np.float64]

# Rescaled ratings carry an error in the 16th digit, which must not decide at a threshold.
TOLERANCE = 1e-9


def list_numbers(ratings: ArrayLike, min_raters: int = 1) -> list[Array]:
    """List the numbers given to each item, none where fewer than ``min_raters`` gave one."""
    columns = [column[~np.isnan(column)] for column in check_ratings(ratings).T]
    return [numbers if numbers.size >= min_raters else numbers[:0] for numbers in columns]


def find_medians(ratings: ArrayLike, min_raters: int = 1) -> Array:
    """Find the middle rating of each item, NaN where fewer than ``min_raters`` gave a number."""
    numbers_by_item = list_numbers(ratings, min_raters)
    return np.array([np.median(numbers) if numbers.size else np.nan for numbers in numbers_by_item])


def find_percentiles(ratings: ArrayLike, percents: tuple[float, float], min_raters: int = 1) -> Array:
    """Find two percentiles of each item, NaN where fewer than ``min_raters`` gave a number.

    Between two ordered ratings the percentile is interpolated in a straight line (numpy's "linear", type 7
    of Hyndman and Fan 1996). In a panel of a dozen a percentile that must be somebody's rating jumps by
    whole points when one person joins or leaves; this one moves in proportion.

    Returns
    -------
    array, shape (2, items)
    """
    pairs = [
        np.percentile(numbers, percents, method="linear") if numbers.size else (np.nan, np.nan)
        for numbers in list_numbers(ratings, min_raters)
    ]
    return np.array(pairs, dtype=np.float64).reshape(-1, 2).T
