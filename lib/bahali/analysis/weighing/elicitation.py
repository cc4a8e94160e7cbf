"""How do one rater's points, swings or ranks become weights?"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def weights_from_points(points: Array) -> Array:
    """Give each criterion its share of the points.

    Parameters
    ----------
    points : array, shape (criteria,)
        Not negative, in any unit; they need not add up to 100 or to anything else. NaN is refused: a
        criterion that a rater left out has no share that could be known.

    Returns
    -------
    array, shape (criteria,)
        Weights from 0 to 1 that sum to 1.

    Raises
    ------
    ValueError
        If the points are not one row, if one is missing, infinite or negative, or if all are 0.

    References
    ----------
    Bottomley, Doyle and Green (2000), "Testing the reliability of weight elicitation methods: direct rating
    versus point allocation", Journal of Marketing Research 37, 508-513.

    Examples
    --------
    >>> weights_from_points(np.array([50.0, 30.0, 20.0])).round(3).tolist()
    [0.5, 0.3, 0.2]
    """
    return _share(_check_numbers(points, "points"))


def weights_from_swing(swings: Array) -> Array:
    """Weight each criterion by how much its swing from worst to best is valued.

    The rater imagines an action that is at its worst on every criterion, gives 100 to the swing from worst
    to best that matters most, and a share of 100 to every other swing. Only the proportions count, so a
    highest swing other than 100 changes nothing. The weights belong to the worst and the best that the
    rater imagined: when these change, ask again.

    Parameters
    ----------
    swings : array, shape (criteria,)
        Not negative, 100 for the swing that matters most; 0 for a swing that does not matter; NaN is refused.

    Returns
    -------
    array, shape (criteria,)
        Weights from 0 to 1 that sum to 1.

    Raises
    ------
    ValueError
        If the swings are not one row, if one is missing, infinite or negative, or if all are 0.

    References
    ----------
    von Winterfeldt and Edwards (1986), *Decision Analysis and Behavioral Research*, ch. 8 (swing weights).

    Examples
    --------
    >>> weights_from_swing(np.array([100.0, 60.0, 40.0])).round(3).tolist()
    [0.5, 0.3, 0.2]
    """
    return _share(_check_numbers(swings, "swings"))


def weights_from_ranks(ranks: Array) -> Array:
    """Give each criterion the centre of all weights that fit the order of importance.

    With n criteria the weight of place i is the sum of 1/j for j from i to n, divided by n. Criteria with
    equal ranks share the mean of the weights of the places they cover, which is the mean over all orders
    that the ties leave open.

    Parameters
    ----------
    ranks : array, shape (criteria,)
        1 for the most important criterion; from 1 upwards. Only the order counts: 1 1 2, 1 1 3 and
        1.5 1.5 3 are the same. NaN is refused.

    Returns
    -------
    array, shape (criteria,)
        Weights from 0 to 1 that sum to 1.

    Raises
    ------
    ValueError
        If the ranks are not one row, or if one is missing, infinite or below 1.

    References
    ----------
    Barron and Barrett (1996), "Decision quality using ranked attribute weights", Management Science 42,
    1515-1523 (rank-order centroid).

    Examples
    --------
    >>> weights_from_ranks(np.array([1.0, 2.0, 3.0, 4.0])).round(4).tolist()
    [0.5208, 0.2708, 0.1458, 0.0625]
    """
    checked = _check_numbers(ranks, "ranks")
    # A 0 that meant "not ranked" would otherwise come before the first.
    if checked.min() < 1:
        raise ValueError(f"ranks must be 1 or more, not {checked.min():g}")
    count = len(checked)
    centroid = np.cumsum(1 / np.arange(count, 0, -1))[::-1] / count
    _, group, sizes = np.unique(checked, return_inverse=True, return_counts=True)
    shared = np.bincount(np.sort(group), weights=centroid) / sizes
    return np.asarray(shared[group], dtype=np.float64)


def _check_numbers(numbers: Array, name: str) -> Array:
    """Refuse numbers that no weights can be made of."""
    checked = np.asarray(numbers, dtype=np.float64)
    if checked.ndim != 1 or checked.size == 0:
        raise ValueError(f"{name} must be one row of at least one number, not of shape {checked.shape}")
    if not np.isfinite(checked).all():
        raise ValueError(f"{name} must be given for every criterion; {(~np.isfinite(checked)).sum()} missing")
    if checked.min() < 0:
        raise ValueError(f"{name} must not be negative, not {checked.min():g}")
    if checked.max() == 0:
        raise ValueError(f"{name} are all 0, so nothing would count")
    return checked


def _share(numbers: Array) -> Array:
    """Divide by the sum; by the highest number first, so that no sum is too large for a float."""
    relative = numbers / numbers.max()
    return np.asarray(relative / relative.sum(), dtype=np.float64)
