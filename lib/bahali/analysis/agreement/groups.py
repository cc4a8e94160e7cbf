"""Where do groups of raters see an item differently?"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from bahali.analysis.agreement.concordance import check_ratings
from bahali.analysis.agreement.numbers import find_medians

Array = NDArray[np.float64]


def compare_groups(ratings: ArrayLike, groups: Sequence[str | None], min_raters: int) -> pd.DataFrame:
    """Compare the middle ratings of every two groups on every item, the largest difference first.

    The difference describes this panel. It is no test, and groups of a few people differ by chance.

    Parameters
    ----------
    ratings : array, shape (raters, items)
        Raw numbers; NaN where a rater gave none.
    groups : sequence of str or None, length raters
        The group of each rater; a rater with none (None, NaN) is in no comparison.
    min_raters : int
        Fewest numbers that a group must have given on an item to be compared on it; at least 1.

    Returns
    -------
    DataFrame
        One row per item and pair of groups: ``item``, its number in ``ratings`` from 0; ``first_group`` and
        ``second_group``, in the order of their names; their medians; ``difference``, first minus second, in
        points of the scale; ``first_raters`` and ``second_raters``, how many of each gave a number. Sorted by
        the size of the difference whatever its sign, then by item and groups. Empty when no two
        groups can be compared.

    Raises
    ------
    ValueError
        If there is not one group per rater, or ``min_raters`` is below 1.

    Examples
    --------
    >>> compared = compare_groups([[1, 3], [2, 3], [5, 4]], ["user", "user", "staff"], min_raters=1)
    >>> compared[["item", "first_group", "second_group", "difference"]].to_numpy().tolist()
    [[0, 'staff', 'user', 3.5], [1, 'staff', 'user', 1.0]]
    """
    table = check_ratings(ratings)
    if len(groups) != len(table):
        raise ValueError(f"there are {len(table)} raters and {len(groups)} groups; each rater has one")
    if min_raters < 1:
        raise ValueError(f"min_raters is {min_raters}; it must be at least 1")
    names = sorted({group for group in groups if isinstance(group, str)})
    members = [table[[group == name for group in groups]] for name in names]
    shape = (len(names), table.shape[1])
    medians = np.array([find_medians(own, min_raters) for own in members]).reshape(shape)
    raters = np.array([(~np.isnan(own)).sum(axis=0) for own in members], dtype=np.int64).reshape(shape)
    return _sort_rows(_pair_groups(np.array(names, dtype=object), medians, raters))


def _pair_groups(names: NDArray[np.object_], medians: Array, raters: NDArray[np.int64]) -> pd.DataFrame:
    """Make a row of each item and pair of groups that both have a median on it."""
    first, second = np.triu_indices(len(names), k=1)
    pair, item = np.nonzero(~np.isnan(medians[first]) & ~np.isnan(medians[second]))
    first, second = first[pair], second[pair]
    return pd.DataFrame(
        {
            "item": item,
            "first_group": names[first],
            "second_group": names[second],
            "first_median": medians[first, item],
            "second_median": medians[second, item],
            "difference": medians[first, item] - medians[second, item],
            "first_raters": raters[first, item],
            "second_raters": raters[second, item],
        }
    )


def _sort_rows(compared: pd.DataFrame) -> pd.DataFrame:
    order = ["size", "item", "first_group", "second_group"]
    sized = compared.assign(size=compared["difference"].abs())
    is_ascending = [False, True, True, True]
    return sized.sort_values(order, ascending=is_ascending, ignore_index=True).drop(columns="size")
