"""Do other published methods put the actions in the same order as the weighted sum?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.stats import kendalltau

from bahali.analysis.methods.chnri import chnri_scores
from bahali.analysis.methods.problem import SAME_VALUE
from bahali.analysis.methods.promethee import promethee
from bahali.analysis.methods.topsis import topsis
from bahali.analysis.methods.vikor import vikor
from bahali.analysis.valuing.ranking import SAME_VALUE_DECIMALS, rank_actions, value_actions

Array = NDArray[np.float64]

HEADLINE = "additive"


@dataclass(frozen=True)
class Comparison:
    """What each method makes of the same actions; the headline ``additive`` comes first."""

    values: pd.DataFrame  # actions by methods; more is better in every column
    places: pd.DataFrame  # actions by methods; 1 is first, missing for an action without a headline value
    correlations: pd.DataFrame  # methods by tau, overlap and is_same_shortlist


def compare_methods(values: ArrayLike, weights: ArrayLike, count: int) -> Comparison:
    """Value and place the actions by the weighted sum and by four other methods, and say how far they agree.

    The others are TOPSIS (vector normalisation), VIKOR (v = 0.5), PROMETHEE II (usual criterion: any
    difference counts fully) and CHNRI (all criteria count alike). An action that the headline cannot value,
    because a criterion with weight has no number, is left out of all of them.

    Parameters
    ----------
    values : array, shape (actions, criteria)
        From 0 (worst) to 1 (best); NaN where there is no number.
    weights : array, shape (criteria,)
        Not negative, sums to 1.
    count : int
        Length of the shortlist, 1 or more.

    Returns
    -------
    Comparison
        Rows of ``values`` and ``places`` are the positions of the actions. VIKOR's value is 1 - q, so that
        more is better. ``tau`` and ``overlap`` are with the headline, from ``rank_correlation`` and
        ``shortlist_overlap``; ``is_same_shortlist`` says whether the first ``count`` actions are the same,
        in whatever order, and is missing where no action has a value.

    Raises
    ------
    ValueError
        If shapes do not fit, values or weights are out of range, or ``count`` is below 1.

    Examples
    --------
    >>> comparison = compare_methods([[1.0, 0.4], [0.5, 0.5], [0.0, 0.6]], [0.7, 0.3], count=1)
    >>> comparison.places["additive"].to_list()
    [1, 2, 3]
    >>> comparison.correlations.loc["topsis", "tau"].item()
    1.0
    """
    valued = value_by_methods(values, weights)
    headline = valued[HEADLINE]
    measures = {
        method: (rank_correlation(headline, column), shortlist_overlap(headline, column, count))
        for method, column in valued.items()
    }
    correlations = pd.DataFrame.from_dict(measures, orient="index", columns=["tau", "overlap"]).astype(float)
    overlap = correlations["overlap"]
    is_same = (overlap > 1 - SAME_VALUE).astype("boolean").where(overlap.notna())
    places = valued.apply(rank_actions).astype("Int64")
    return Comparison(
        valued, places, correlations.assign(is_same_shortlist=is_same).rename_axis(index="method")
    )


def value_by_methods(values: ArrayLike, weights: ArrayLike) -> pd.DataFrame:
    """Value the actions by the weighted sum and by each of the other methods.

    Parameters
    ----------
    values : array, shape (actions, criteria)
        From 0 (worst) to 1 (best); NaN where there is no number.
    weights : array, shape (criteria,)
        Not negative, sums to 1.

    Returns
    -------
    DataFrame
        Positions of the actions by methods, as in ``Comparison.values``.

    Raises
    ------
    ValueError
        If shapes do not fit, or values or weights are out of range.
    """
    matrix, shares = np.asarray(values, dtype=float), np.asarray(weights, dtype=float)
    if shares.ndim != 1:
        raise ValueError(f"weights have shape {shares.shape}; allowed is one weight for each criterion")
    by_method = {
        "topsis": topsis(matrix, shares),
        "vikor": 1 - vikor(matrix, shares).q,
        "promethee": promethee(matrix, shares),
        "chnri": chnri_scores(matrix),
    }
    headline = value_actions(pd.DataFrame(matrix), pd.Series(shares))
    valued = pd.DataFrame({HEADLINE: headline, **by_method}).rename_axis(index="action", columns="method")
    return valued.where(headline.notna(), axis=0)


def rank_correlation(first: ArrayLike, second: ArrayLike) -> float:
    """Say how alike two orders of the actions are: Kendall's tau-b, which allows for equal values.

    Parameters
    ----------
    first, second : array, shape (actions,)
        Values, more is better in both; an action with NaN in either is left out.

    Returns
    -------
    float
        1 is the same order, -1 the reverse; NaN for fewer than two actions, or where one side holds all of
        them equal.

    Raises
    ------
    ValueError
        If the two are not of one length.

    References
    ----------
    Kendall (1945), The treatment of ties in ranking problems, *Biometrika* 33(3), 239-251.

    Examples
    --------
    >>> round(rank_correlation([0.9, 0.5, 0.1], [3, 1, 2]), 3)
    0.333
    """
    pair = _pair(first, second)
    if pair.shape[1] < 2 or (pair == pair[:, :1]).all(axis=1).any():
        return float("nan")
    return float(kendalltau(pair[0], pair[1], variant="b").statistic)


def shortlist_overlap(first: ArrayLike, second: ArrayLike, count: int) -> float:
    """Say what share of the first ``count`` places two orders give to the same actions.

    Where the end of a shortlist falls among equal values, those actions share the places that are left: of
    three that share the last place, each has a third of it. The overlap adds up, over the actions, the
    smaller of the two shares; so two equal orders always overlap fully, and nothing is decided by lot or by
    the order of rows.

    Parameters
    ----------
    first, second : array, shape (actions,)
        Values, more is better in both; an action with NaN in either is left out.
    count : int
        Length of the shortlist, 1 or more; with fewer actions, all of them are the shortlist.

    Returns
    -------
    float
        From 0 (no action in both) to 1 (the same shortlist); NaN where no action is left.

    Raises
    ------
    ValueError
        If the two are not of one length, or ``count`` is below 1.

    Examples
    --------
    >>> shortlist_overlap([0.9, 0.8, 0.1], [0.9, 0.1, 0.8], count=2)
    0.5
    >>> shortlist_overlap([0.9, 0.5, 0.5], [0.9, 0.6, 0.5], count=2)
    0.75
    """
    if count < 1:
        raise ValueError(f"the shortlist has {count} places; allowed is 1 or more")
    pair = _pair(first, second)
    actions = pair.shape[1]
    if not actions:
        return float("nan")
    shared = np.minimum(_seats(pair[0], count), _seats(pair[1], count)).sum()
    return float(shared / min(count, actions))


def _seats(values: Array, count: int) -> Array:
    """Give each action its share of a place on the shortlist: 1, 0, or a part of one where it is tied."""
    better = (values[None, :] > values[:, None]).sum(axis=1)
    equal = (values[None, :] == values[:, None]).sum(axis=1)
    seats: Array = np.clip((count - better) / equal, 0, 1)
    return seats


def _pair(first: ArrayLike, second: ArrayLike) -> Array:
    """Put both side by side without the actions that lack a value; equal but for arithmetic is made equal."""
    pair = [np.asarray(values, dtype=float) for values in (first, second)]
    if pair[0].ndim != 1 or pair[0].shape != pair[1].shape:
        raise ValueError(f"the values have shapes {pair[0].shape} and {pair[1].shape}; allowed is one length")
    both = np.stack(pair)
    return both[:, ~np.isnan(both).any(axis=0)].round(SAME_VALUE_DECIMALS)
