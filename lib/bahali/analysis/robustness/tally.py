"""Counts places over many draws, quickly, and with ties shared out honestly."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bahali.analysis.valuing.ranking import SAME_VALUE_DECIMALS

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.int64]

# Arrays of so many values, 120 KB, stay in the cache, and below the size from which the C library fetches
# memory from the system anew for each array, which costs more than the work.
BATCH_CELLS = 15_000


class Batch(NamedTuple):
    """Some draws: their weights, and what the actions are worth in them.

    ``weights`` are draws by criteria; ``values`` are actions by criteria where they are the same in every
    draw, else draws by actions by criteria.
    """

    weights: Array
    values: Array


def split_draws(values: Array, weights: Array) -> Iterator[Batch]:
    """Give draws in batches that are small enough to be worked on quickly."""
    step = max(1, BATCH_CELLS // values.shape[-2])
    for start in range(0, len(weights), step):
        part = slice(start, start + step)
        yield Batch(weights[part], values[part] if values.ndim == 3 else values)


def value_batch(batch: Batch) -> Array:
    """Value every action in every draw of a batch: draws by actions.

    Raises
    ------
    ValueError
        If there is a blank.
    """
    if batch.values.ndim == 2:
        worth: Array = batch.weights @ batch.values.T
    else:
        worth = np.matmul(batch.values, batch.weights[:, :, None])[:, :, 0]
    if np.isnan(worth.sum()):  # a blank anywhere, without a table of flags
        raise ValueError("an action has a blank among its values or weights; leave it out first")
    return worth


class Tally:
    """How often each action took each place in the draws so far.

    Parameters
    ----------
    batch : Batch
        The first batch; it is not counted yet, only its shape is used.
    cuts : sequence of float
        Values of which it is counted how often each action reaches them.
    """

    def __init__(self, batch: Batch, cuts: Sequence[float]) -> None:
        actions, criteria = batch.values.shape[-2:]
        self.cuts = np.asarray(cuts, dtype=float)
        self.taken = np.zeros((actions, actions))
        self.first_weights = np.zeros((actions, criteria))
        self.reached = np.zeros((actions, len(self.cuts)))
        self.draws = 0

    def add(self, batch: Batch) -> None:
        """Count the draws of a batch."""
        worth = value_batch(batch)
        order, is_same = _order(worth)
        if is_same.any():
            is_tied = is_same.any(axis=1)
            self._add_tied(order[is_tied], is_same[is_tied], batch.weights[is_tied])
            self._add_clear(order[~is_tied], batch.weights[~is_tied])
        else:
            self._add_clear(order, batch.weights)
        for place, cut in enumerate(self.cuts):
            self.reached[:, place] += (worth >= cut - 10.0**-SAME_VALUE_DECIMALS).sum(axis=0)
        self.draws += len(worth)

    def _add_clear(self, order: Indexes, weights: Array) -> None:
        actions = len(self.taken)
        places = np.arange(actions)
        cells = order * actions
        cells += places
        counts = np.bincount(cells.ravel(), minlength=actions * actions)
        self.taken += counts.reshape(actions, actions)
        for criterion, column in enumerate(weights.T):
            self.first_weights[:, criterion] += np.bincount(order[:, 0], weights=column, minlength=actions)

    def _add_tied(self, order: Indexes, is_same: Flags, weights: Array) -> None:
        actions = len(self.taken)
        begin, end = _find_ties(is_same)
        share = 1 / (end - begin)
        # Each action gets its share of every place from begin up to end: it steps up there and down again.
        steps = np.zeros((actions, actions + 1))
        for at, sign in ((begin, 1), (end, -1)):
            cells = (order * (actions + 1) + at).ravel()
            counts = np.bincount(cells, weights=sign * share.ravel(), minlength=steps.size)
            steps += counts.reshape(steps.shape)
        # Thirds that are stepped up and down again may leave a little less than nothing.
        self.taken += np.maximum(np.cumsum(steps, axis=1)[:, :-1], 0.0)
        draw, position = np.nonzero(begin == 0)
        first = order[draw, position]
        for criterion, column in enumerate(weights.T):
            parts = column[draw] * share[draw, position]
            self.first_weights[:, criterion] += np.bincount(first, weights=parts, minlength=actions)


def _order(worth: Array) -> tuple[Indexes, Flags]:
    """Give the actions of each draw from first to last, and where one has the same value as the one before.

    Value and number of the action are packed into one whole number: sorting whole numbers is several times
    faster than sorting indexes by value, and rounding makes equal what differs only in the last digits.
    """
    actions = worth.shape[1]
    bits = max(1, (actions - 1).bit_length())
    scaled = worth * -(10.0**SAME_VALUE_DECIMALS)
    keys = np.rint(scaled, out=scaled).astype(np.int64)
    keys <<= bits
    keys += np.arange(actions)
    keys.sort(axis=1)
    order = keys & ((1 << bits) - 1)
    keys >>= bits
    return order, keys[:, 1:] == keys[:, :-1]


def _find_ties(is_same: Flags) -> tuple[Indexes, Indexes]:
    """Give for each position where the tie it belongs to begins, and where it has ended."""
    draws, others = is_same.shape
    edge = np.ones((draws, 1), dtype=np.bool_)
    places = np.arange(others + 1)
    begin = np.maximum.accumulate(np.where(np.hstack([edge, ~is_same]), places, 0), axis=1)
    last = np.where(np.hstack([~is_same, edge]), places, others)
    end = np.minimum.accumulate(last[:, ::-1], axis=1)[:, ::-1] + 1
    return begin, end
