"""What is each action worth by VIKOR, and which actions are its compromise?"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from bahali.analysis.methods.problem import SAME_VALUE, Array, divide, fill_draws, find_span, pose_problem
from bahali.analysis.valuing.ranking import SAME_VALUE_DECIMALS


class Vikor(NamedTuple):
    """The three measures of VIKOR, each (actions,) or (draws, actions); less is better."""

    s: Array  # weighted sum of the gaps to the best, 0 to 1
    r: Array  # largest weighted gap on one criterion, 0 to 1
    q: Array  # compromise of both, 0 to 1


def vikor(values: ArrayLike, weights: ArrayLike, v: float = 0.5) -> Vikor:
    """Weigh an action's shortfall over all criteria against its largest shortfall on one.

    Parameters
    ----------
    values : array, shape (actions, criteria)
        From 0 (worst) to 1 (best); see ``problem`` for NaN.
    weights : array, shape (criteria,) or (draws, criteria)
        Not negative, each row sums to 1.
    v : float
        Share of the sum (``s``) in the compromise, 0 to 1; the rest is for the largest shortfall (``r``).

    Returns
    -------
    Vikor
        Less is better. Where all actions have the same ``s`` (or ``r``), it adds 0 to ``q``.

    Raises
    ------
    ValueError
        If shapes do not fit, or values, weights or ``v`` are out of range.

    References
    ----------
    Opricovic and Tzeng (2004), Compromise solution by MCDM methods, *European Journal of Operational
    Research* 156(2), 445-455.

    Examples
    --------
    >>> s, r, q = vikor([[1, 0], [0.75, 0.5], [0, 1]], [0.5, 0.5])
    >>> s.tolist(), r.tolist(), q.tolist()
    ([0.5, 0.375, 0.5], [0.5, 0.25, 0.5], [1.0, 0.0, 1.0])
    """
    if not 0 <= v <= 1:
        raise ValueError(f"v is {v}; allowed is 0 to 1")
    problem = pose_problem(values, weights)
    worst, best = find_span(problem.values)
    gaps = divide(best - problem.values, best - worst)

    def fill(weights: Array, measures: Array) -> None:
        s, r = gaps @ weights.T, np.zeros((len(gaps), len(weights)))
        # One criterion at a time: draws x actions x criteria would not fit into memory.
        for gap, weight in zip(gaps.T, weights.T, strict=True):
            np.maximum(r, np.multiply.outer(gap, weight), out=r)
        measures[0], measures[1] = s.T, r.T
        measures[2] = (v * _stretch(s) + (1 - v) * _stretch(r)).T

    return Vikor(*fill_draws(problem, fill, measures=3))


def find_compromise(q: ArrayLike, s: ArrayLike, r: ArrayLike) -> tuple[int, ...]:
    """Find the actions that VIKOR proposes as the compromise: one where it stands out, else several.

    The first by ``q`` is proposed alone if its lead over the second is at least 1/(actions - 1) and it is
    also first by ``s`` or ``r``. Without that lead, all whose distance from it is smaller are proposed; with
    the lead only, it and the second (and any that share the second's ``q``).

    Parameters
    ----------
    q, s, r : array, shape (actions,)
        From ``vikor``, for one set of weights; actions with NaN are left out and not counted.

    Returns
    -------
    tuple of int
        Positions of the actions, best first; of equal ``q`` the smaller ``s``, then ``r``, then the earlier.

    Raises
    ------
    ValueError
        If the three are not of one length.

    References
    ----------
    Opricovic and Tzeng (2004), *European Journal of Operational Research* 156(2), 445-455, conditions C1
    (acceptable advantage) and C2 (acceptable stability).

    Examples
    --------
    >>> find_compromise([0.0, 0.2, 0.9, 1.0], [0.1, 0.3, 0.8, 0.9], [0.1, 0.2, 0.4, 0.5])
    (0, 1)
    """
    measures = [np.asarray(measure, dtype=float) for measure in (q, s, r)]
    if measures[0].ndim != 1 or any(measure.shape != measures[0].shape for measure in measures):
        shapes = ", ".join(str(measure.shape) for measure in measures)
        raise ValueError(f"q, s and r have shapes {shapes}; allowed is one number for each action")
    table = np.stack(measures)
    known = np.flatnonzero(~np.isnan(table).any(axis=0))
    if len(known) < 2:
        return tuple(known.tolist())
    rounded = table[:, known].round(SAME_VALUE_DECIMALS)
    order = np.lexsort((known, rounded[2], rounded[1], rounded[0]))
    lead = (rounded[0] - rounded[0].min())[order]
    first_by_one = (rounded[1:, order[0]] <= rounded[1:].min(axis=1)).any()
    advantage = 1 / (len(known) - 1) - SAME_VALUE
    within = lead < advantage if lead[1] < advantage else lead <= (0 if first_by_one else lead[1])
    return tuple(known[order[within]].tolist())


def _stretch(measure: Array) -> Array:
    """Stretch each draw, a column, from 0 (its least) to 1 (its most); 0 where all actions have the same."""
    least, most = find_span(measure)
    return divide(measure - least, most - least)
