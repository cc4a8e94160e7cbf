"""What is each action worth by the method of the Child Health and Nutrition Research Initiative (CHNRI)?"""

import numpy as np
from numpy.typing import ArrayLike

from bahali.analysis.methods.problem import Array, check_values, check_weights, divide


def chnri_scores(values: ArrayLike, weights: ArrayLike | None = None) -> Array:
    """Give each action its research priority score: the mean of its values, leaving out what is missing.

    Parameters
    ----------
    values : array, shape (actions, criteria)
        From 0 (worst) to 1 (best), the intermediate scores. A NaN is left out, and the weights of the other
        criteria are stretched to sum to 1 again.
    weights : array, shape (criteria,) or (draws, criteria), optional
        Not negative, each row sums to 1; without them all criteria count alike.

    Returns
    -------
    array, shape (actions,) or (draws, actions)
        From 0 to 1; NaN for an action without a number on any criterion that has weight.

    Raises
    ------
    ValueError
        If shapes do not fit, or values or weights are out of range.

    References
    ----------
    Rudan et al. (2008), Setting priorities in global child health research investments: guidelines for
    implementation of the CHNRI method, *Croatian Medical Journal* 49(6), 720-733.

    Examples
    --------
    >>> chnri_scores([[1.0, 0.5, 0.0], [0.5, float("nan"), 1.0]]).tolist()
    [0.5, 0.75]
    """
    scores = check_values(values)
    criteria = scores.shape[1]
    shares = check_weights(np.full(criteria, 1 / criteria) if weights is None else weights, criteria)
    is_known = ~np.isnan(scores)
    counted = shares @ is_known.T.astype(float)
    return divide(shares @ np.where(is_known, scores, 0).T, counted, otherwise=np.nan)
