"""What is each action worth by TOPSIS: how close is it to the best on every criterion?"""

import numpy as np
from numpy.typing import ArrayLike

from bahali.analysis.methods.problem import SAME_VALUE, Array, divide, fill_draws, find_span, pose_problem


def topsis(values: ArrayLike, weights: ArrayLike, normalisation: str = "vector") -> Array:
    """Say how close each action comes to the best found on every criterion, and how far from the worst.

    Parameters
    ----------
    values : array, shape (actions, criteria)
        From 0 (worst) to 1 (best); see ``problem`` for NaN.
    weights : array, shape (criteria,) or (draws, criteria)
        Not negative, each row sums to 1.
    normalisation : {"vector", "minmax"}
        Divide a criterion by its Euclidean length, or stretch it from 0 (worst found) to 1 (best found).

    Returns
    -------
    array, shape (actions,) or (draws, actions)
        Distance to the worst over the sum of both distances: 0 is the worst, 1 the best on every criterion.
        0.5 where both distances are 0: all actions are alike, or there is only one.

    Raises
    ------
    ValueError
        If shapes do not fit, values or weights are out of range, or the normalisation is unknown.

    References
    ----------
    Hwang and Yoon (1981), *Multiple Attribute Decision Making*, pp. 128-140.

    Examples
    --------
    >>> topsis([[1, 0], [0.75, 0.5], [0, 1]], [0.5, 0.5], "minmax").round(3)
    array([0.5  , 0.617, 0.5  ])
    """
    if normalisation not in ("vector", "minmax"):
        raise ValueError(f"the normalisation is {normalisation!r}; allowed are 'vector' and 'minmax'")
    problem = pose_problem(values, weights)
    worst, best = find_span(problem.values)
    divisor = best - worst if normalisation == "minmax" else np.linalg.norm(problem.values, axis=0)
    squared_to_best = (divide(best - problem.values, divisor) ** 2).T
    squared_to_worst = (divide(problem.values - worst, divisor) ** 2).T

    def fill(weights: Array, closeness: Array) -> None:
        squared = weights**2
        to_worst = np.sqrt(squared @ squared_to_worst)
        total = np.sqrt(squared @ squared_to_best) + to_worst
        is_alike = total <= SAME_VALUE
        total[is_alike], to_worst[is_alike] = 1, 0.5
        np.divide(to_worst, total, out=closeness[0])

    return fill_draws(problem, fill)[0]
