"""What is each action worth by PROMETHEE II: how much is it preferred to the others?"""

import numpy as np
from numpy.typing import ArrayLike

from bahali.analysis.methods.problem import SAME_VALUE, Array, fill_draws, pose_problem


def promethee(
    values: ArrayLike, weights: ArrayLike, indifference: ArrayLike = 0.0, preference: ArrayLike = 0.0
) -> Array:
    """Say by how much each action is preferred to the others more than they to it (PROMETHEE II).

    Parameters
    ----------
    values : array, shape (actions, criteria)
        From 0 (worst) to 1 (best); see ``problem`` for NaN.
    weights : array, shape (criteria,) or (draws, criteria)
        Not negative, each row sums to 1.
    indifference, preference : float or array, shape (criteria,)
        Differences in value. Up to ``indifference`` an action is not preferred, from ``preference`` on it is
        preferred fully, between them in proportion (V-shape with indifference). Where both are equal any
        difference above them counts fully; both 0 is the usual criterion.

    Returns
    -------
    array, shape (actions,) or (draws, actions)
        Net flow from -1 to 1; the flows of all actions sum to 0. A single action has 0.

    Raises
    ------
    ValueError
        If shapes do not fit, values or weights are out of range, or a ``preference`` is below its
        ``indifference``.

    References
    ----------
    Brans and Vincke (1985), A preference ranking organisation method, *Management Science* 31(6), 647-656.
    The flow is the weighted sum of the criteria's own flows: Mareschal and Brans (1988), Geometrical
    representations for MCDA, *European Journal of Operational Research* 34(1), 69-77.

    Examples
    --------
    >>> promethee([[0.8, 0.6, 0.4], [0.6, 0.4, 0.8], [1.0, 0.2, 0.6]], [0.5, 0.3, 0.2]).round(9).tolist()
    [0.1, -0.3, 0.2]
    """
    problem = pose_problem(values, weights)
    thresholds = _check_thresholds(indifference, preference, len(problem.counts))[:, problem.counts]
    columns = zip(problem.values.T, *thresholds, strict=True)
    flows = np.array([_net_flows(*column) for column in columns]).reshape(problem.values.T.shape)

    def fill(weights: Array, net_flows: Array) -> None:
        np.matmul(weights, flows, out=net_flows[0])

    return fill_draws(problem, fill)[0]


def _net_flows(column: Array, indifference: float, preference: float) -> Array:
    """Compare all actions on one criterion: the mean of what speaks for each less what speaks against."""
    difference, ramp = column[:, None] - column, preference - indifference
    if ramp > SAME_VALUE:
        preferred = np.clip((difference - indifference) / ramp, 0, 1)
    else:
        preferred = (difference > indifference + SAME_VALUE).astype(float)
    flows: Array = (preferred.sum(axis=1) - preferred.sum(axis=0)) / max(1, len(column) - 1)
    return flows


def _check_thresholds(indifference: ArrayLike, preference: ArrayLike, criteria: int) -> Array:
    pair = [np.asarray(threshold, dtype=float) for threshold in (indifference, preference)]
    if any(threshold.shape not in ((), (1,), (criteria,)) for threshold in pair):
        raise ValueError(f"a threshold has neither one number nor {criteria}, one for each criterion")
    thresholds = np.stack([np.broadcast_to(threshold, criteria) for threshold in pair])
    if (
        not np.isfinite(thresholds).all()
        or (thresholds[0] < 0).any()
        or (thresholds[0] > thresholds[1]).any()
    ):
        raise ValueError("a threshold is out of range; allowed is 0 <= indifference <= preference")
    return thresholds
