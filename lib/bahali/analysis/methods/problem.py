"""What all methods share: which numbers they can work on, and many sets of weights a portion at a time.

A criterion on which all actions are equal adds nothing, and one that has weight in no draw is left out.
An action that lacks a number on a criterion with weight in any draw has NaN in every draw, and the others
come out as if it were not there.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bahali.analysis.valuing.ranking import SAME_VALUE_DECIMALS

Array = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

# Means of ratings that are equal on paper differ in the 17th digit; dividing by that would make it a verdict.
SAME_VALUE = 10.0**-SAME_VALUE_DECIMALS
WEIGHT_SUM_SLACK = 1e-6
CHUNK_CELLS = 2**17  # draws x actions worked on at a time: a megabyte, which stays in the cache


@dataclass(frozen=True)
class Problem:
    """The part of values and weights that can be worked on, and where it came from."""

    values: Array  # complete actions x criteria with weight
    weights: Array  # draws x criteria with weight
    is_complete: BoolArray  # one for each action given
    counts: BoolArray  # one for each criterion given: has weight in some draw
    is_batch: bool  # weights came with an axis of draws


def pose_problem(values: ArrayLike, weights: ArrayLike) -> Problem:
    """Check values and weights, and keep what can be worked on."""
    checked = check_values(values)
    shares = check_weights(weights, checked.shape[1])
    draws = np.atleast_2d(shares)
    counts = np.any(draws > 0, axis=0)
    is_complete = ~np.any(np.isnan(checked[:, counts]), axis=1)
    return Problem(
        checked[is_complete][:, counts], draws[:, counts], is_complete, counts, is_batch=shares.ndim == 2
    )


def fill_draws(
    problem: Problem, fill: Callable[[Array, Array], None], measures: int = 1
) -> tuple[Array, ...]:
    """Let ``fill`` write the measures of some draws at a time; NaN for incomplete actions."""
    draws, actions = len(problem.weights), len(problem.values)
    results = np.empty((measures, draws, actions))
    step = max(1, CHUNK_CELLS // max(1, actions))
    for start in range(0, draws, step):
        chunk = slice(start, start + step)
        fill(problem.weights[chunk], results[:, chunk])
    if not problem.is_complete.all():
        compact, results = results, np.full((measures, draws, len(problem.is_complete)), np.nan)
        results[:, :, problem.is_complete] = compact
    return tuple(results if problem.is_batch else results[:, 0])


def find_span(values: Array) -> tuple[Array, Array]:
    """Find the worst and the best value of each criterion; no actions have an empty span."""
    return values.min(axis=0, initial=np.inf), values.max(axis=0, initial=-np.inf)


def divide(numerator: Array, divisor: Array, otherwise: float = 0.0) -> Array:
    """Divide, and give ``otherwise`` where the divisor is 0 or no more than the noise of arithmetic."""
    quotient = np.full(numerator.shape, otherwise)
    np.divide(numerator, divisor, out=quotient, where=divisor > SAME_VALUE)
    return quotient


def check_values(values: ArrayLike) -> Array:
    """Refuse values that are no table of actions by criteria from 0 to 1; a blank is NaN."""
    checked = np.asarray(values, dtype=float)
    if checked.ndim != 2 or not checked.shape[1]:
        raise ValueError(
            f"values have shape {checked.shape}; allowed is (actions, criteria), one criterion or more"
        )
    outside = checked[(checked < -SAME_VALUE) | (checked > 1 + SAME_VALUE)]
    if len(outside):
        raise ValueError(f"a value is {outside[0]:g}; allowed is 0 to 1, or NaN")
    return checked


def check_weights(weights: ArrayLike, criteria: int) -> Array:
    """Refuse weights that are negative, do not add up to 1, or do not fit the criteria."""
    checked = np.asarray(weights, dtype=float)
    if checked.ndim not in (1, 2) or checked.shape[-1] != criteria:
        raise ValueError(
            f"weights have shape {checked.shape}; allowed is ({criteria},) or (draws, {criteria})"
        )
    if not (checked >= 0).all():
        raise ValueError("a weight is negative or NaN; allowed is 0 to 1")
    sums = np.atleast_1d(checked.sum(axis=-1))
    wrong = sums[np.abs(sums - 1) > WEIGHT_SUM_SLACK]
    if len(wrong):
        raise ValueError(f"weights sum to {wrong[0]:g}; allowed is 1")
    return checked
