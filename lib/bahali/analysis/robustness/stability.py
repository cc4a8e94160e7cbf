"""How far may one weight move before other actions come first?"""

import numpy as np
from numpy.typing import NDArray

from bahali.analysis.valuing.ranking import SAME_VALUE_DECIMALS

Array = NDArray[np.float64]


def find_stability(values: Array, weights: Array, count: int = 1) -> Array:
    """Give the weights of each criterion between which the same actions stay first.

    One weight moves at a time; the others keep their proportions and fill up to 1. Every value then changes
    in a straight line, so the ends are exact.

    Parameters
    ----------
    values : array, shape (actions, criteria)
        From 0 to 1, more is better.
    weights : array, shape (criteria,)
        Not negative, add up to 1.
    count : int
        How many actions count as first; those that share the last of these places count too.

    Returns
    -------
    array, shape (criteria, 2)
        Lowest and highest weight, from 0 to 1; missing where there is only one criterion, or no action. Where
        all actions count as first, 0 to 1.

    Raises
    ------
    ValueError
        If there is a blank.

    References
    ----------
    Mareschal (1988), Weight stability intervals in multicriteria decision aid, *European Journal of
    Operational Research* 33(1): 54-64.

    Examples
    --------
    >>> find_stability(np.array([[1.0, 0.0], [0.4, 0.9]]), np.array([0.7, 0.3]))
    array([[0.6, 1. ],
           [0. , 0.4]])
    """
    if np.isnan(values).any():
        raise ValueError("an action has a blank among its values; leave it out first")
    if len(weights) < 2 or not len(values):
        return np.full((len(weights), 2), np.nan)
    is_first = _first(values @ weights, count)
    return np.array([_interval(values, weights, criterion, is_first) for criterion in range(len(weights))])


def _first(worth: Array, count: int) -> NDArray[np.bool_]:
    rounded = worth.round(SAME_VALUE_DECIMALS)
    limit = np.sort(rounded)[::-1][min(count, len(rounded)) - 1]
    first: NDArray[np.bool_] = rounded >= limit
    return first


def _interval(values: Array, weights: Array, criterion: int, is_first: NDArray[np.bool_]) -> list[float]:
    others = weights.copy()
    others[criterion] = 0.0
    left = others.sum()
    shares = others / left if left > 0 else (np.arange(len(weights)) != criterion) / (len(weights) - 1)
    without = values @ shares
    slope = values[:, criterion] - without
    # An action that is first keeps its lead over another where lead + gain x weight is not below 0.
    lead = (without[is_first][:, None] - without[~is_first]).ravel()
    gain = (slope[is_first][:, None] - slope[~is_first]).ravel()
    rises, falls = gain > 0, gain < 0
    lowest = max((-lead[rises] / gain[rises]).max(initial=0.0), 0.0)
    highest = min((-lead[falls] / gain[falls]).min(initial=1.0), 1.0)
    now = float(weights[criterion])
    return [min(float(lowest), now), max(float(highest), now)]
