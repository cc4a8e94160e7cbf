"""How often does each action take each place, when weights and ratings are drawn again and again?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bahali.analysis.robustness.tally import Batch, Tally, split_draws, value_batch
from bahali.analysis.valuing.ranking import SAME_VALUE_DECIMALS

Array = NDArray[np.float64]
Indexes = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Acceptability:
    """What became of each action over all draws.

    Parameters
    ----------
    ranks : array, shape (actions, places)
        Share of draws in which the action takes the place (rank acceptability index); rows and columns add
        up to 1. Actions of one value share the places they take together in equal parts.
    central_weights : array, shape (actions, criteria)
        Mean of the weights with which the action is first; missing where it never is.
    reached : array, shape (actions, cuts)
        Share of draws in which the value of the action reaches each of the cuts asked for.
    draws : int
        Number of draws.
    """

    ranks: Array
    central_weights: Array
    reached: Array
    draws: int

    @property
    def expected_place(self) -> Array:
        """Mean place of each action."""
        mean: Array = self.ranks @ np.arange(1.0, self.ranks.shape[1] + 1)
        return mean

    def chance_within(self, count: int) -> Array:
        """Give the share of draws in which each action takes one of the first ``count`` places."""
        chance: Array = np.minimum(self.ranks[:, :count].sum(axis=1), 1.0)
        return chance

    def find_interval(self, share: float = 0.9) -> Indexes:
        """Give the places between which each action stays in the middle ``share`` of the draws.

        Returns
        -------
        array, shape (actions, 2)
            Best and worst place; as many draws may lie below as above.
        """
        below = np.cumsum(self.ranks, axis=1)
        tail = (1 - share) / 2
        best = (below <= tail + 1e-12).sum(axis=1) + 1
        worst = (below < 1 - tail - 1e-12).sum(axis=1) + 1
        return np.column_stack([best, worst]).astype(np.int64)


def measure_acceptability(values: Array, weights: Array, cuts: Sequence[float] = ()) -> Acceptability:
    """Value and place all actions in every draw, and count.

    Parameters
    ----------
    values : array, shape (actions, criteria) or (draws, actions, criteria)
        From 0 to 1, more is better; no blank.
    weights : array, shape (draws, criteria)
        Not negative, each row adds up to 1.
    cuts : sequence of float
        Values, from 0 to 1, of which it is counted how often each action reaches them.

    Raises
    ------
    ValueError
        If there is a blank, or no draw.

    References
    ----------
    Lahdelma and Salminen (2001), SMAA-2: stochastic multicriteria acceptability analysis for group decision
    making, *Operations Research* 49(3): 444-454.

    Examples
    --------
    >>> values = np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> measure_acceptability(values, np.array([[0.8, 0.2], [0.6, 0.4], [0.3, 0.7]])).ranks.round(2)
    array([[0.67, 0.33],
           [0.33, 0.67]])
    """
    return tally_batches(split_draws(values, weights), cuts)


def tally_batches(batches: Iterable[Batch], cuts: Sequence[float] = ()) -> Acceptability:
    """Count over batches of draws, so that memory does not grow with their number; see above."""
    tally: Tally | None = None
    for batch in batches:
        tally = tally or Tally(batch, cuts)
        tally.add(batch)
    if tally is None:
        raise ValueError("there is no draw to count; at least one is needed")
    firsts = tally.taken[:, :1]
    central = np.full_like(tally.first_weights, np.nan)
    np.divide(tally.first_weights, firsts, out=central, where=firsts > 0)
    return Acceptability(tally.taken / tally.draws, central, tally.reached / tally.draws, tally.draws)


def measure_confidence(central_weights: Array, batches: Iterable[Batch]) -> Array:
    """Give the share of draws in which each action is first with its own central weights.

    It says whether the ratings are known well enough to tell that the action is best for somebody who holds
    those weights (confidence factor).

    Parameters
    ----------
    central_weights : array, shape (actions, criteria)
        From ``measure_acceptability``; a missing row gives a missing share.
    batches : iterable of Batch
        Draws of values; their weights are not used.
    """
    own = np.flatnonzero(~np.isnan(central_weights).any(axis=1))  # of hundreds of actions few are ever first
    first, draws = np.full(len(central_weights), np.nan), 0
    first[own] = 0.0
    for batch in batches:
        values = batch.values if batch.values.ndim == 3 else batch.values[None]
        # draws, actions, whose weights
        worth = np.round(values @ central_weights[own].T, SAME_VALUE_DECIMALS)
        is_best = np.asarray(worth >= worth.max(axis=1, keepdims=True))
        first[own] += (is_best[:, own, np.arange(len(own))] / is_best.sum(axis=1)).sum(axis=0)
        draws += len(values)
    return first / max(draws, 1)


def measure_winning(batches: Iterable[Batch]) -> Array:
    """Give the share of draws in which each action (row) has a higher value than each other (column).

    Equal values count half for each (pairwise winning index); an action against itself has none.

    References
    ----------
    Leskinen, Viitanen, Kangas and Kangas (2006), Alternatives to incorporate uncertainty and risk attitude in
    multicriteria evaluation of forest plans, *Forest Science* 52(3): 304-312.
    """
    won, draws = np.zeros((0, 0)), 0
    for batch in batches:
        worth = value_batch(batch).round(SAME_VALUE_DECIMALS)
        won = won if draws else np.zeros((worth.shape[1],) * 2)
        for action, column in enumerate(worth.T):
            lead = column[:, None] - worth
            won[action] += (lead > 0).sum(axis=0) + 0.5 * (lead == 0).sum(axis=0)
        draws += len(worth)
    shares = won / max(draws, 1)
    np.fill_diagonal(shares, np.nan)
    return shares
