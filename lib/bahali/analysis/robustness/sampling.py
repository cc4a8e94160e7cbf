"""Which weights might people hold, and what if other people like them had been asked?"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bahali.analysis.robustness.tally import BATCH_CELLS, Batch
from bahali.analysis.valuing.panel import Panel, combine_numbers
from bahali.vocabulary.codes import WeightDraws
from bahali.workshop.deciding import Deciding
from bahali.workshop.disclosure import Disclosure

Array = NDArray[np.float64]

LEAST_TOTAL = 1e-3  # of a Dirichlet distribution as good as as wide as one can be


def draw_uniform_weights(count: int, criteria: int, generator: np.random.Generator) -> Array:
    """Draw weights with every set of weights as likely as any other.

    Parameters
    ----------
    count : int
        Number of draws.
    criteria : int
        Number of criteria.
    generator : Generator
        Source of chance.

    Returns
    -------
    array, shape (draws, criteria)
        Not negative, each row adds up to 1: uniform on the simplex.

    References
    ----------
    Tervonen and Lahdelma (2007), Implementing stochastic multicriteria acceptability analysis, *European
    Journal of Operational Research* 178(2): 500-513.
    """
    drawn = generator.standard_exponential((count, criteria))
    drawn /= drawn.sum(axis=1, keepdims=True)
    return drawn


def draw_ordered_weights(count: int, ranks: Array, generator: np.random.Generator) -> Array:
    """Draw weights that keep an order of importance, and are otherwise as likely as any other.

    Sorting uniform draws gives exactly the uniform distribution on the ordered part of the simplex; its mean
    are the rank-order centroid weights.

    Parameters
    ----------
    count : int
        Number of draws.
    ranks : array, shape (criteria,)
        1 for the most important; criteria of one rank may take any order among themselves.
    generator : Generator
        Source of chance.

    References
    ----------
    Tervonen and Lahdelma (2007), as above. Barron and Barrett (1996), Decision quality using ranked attribute
    weights, *Management Science* 42(11): 1515-1523.
    """
    drawn = np.sort(draw_uniform_weights(count, len(ranks), generator), axis=1)[:, ::-1]
    order = np.argsort(ranks, kind="stable")
    for rank in np.unique(ranks):
        tied = np.flatnonzero(ranks[order] == rank)
        if len(tied) > 1:
            drawn[:, tied] = generator.permuted(drawn[:, tied], axis=1)
    weights = np.empty_like(drawn)
    weights[:, order] = drawn
    return weights


def draw_weights_around(weights: Array, spread: float, count: int, generator: np.random.Generator) -> Array:
    """Draw weights around a set, with that set as their mean.

    Parameters
    ----------
    weights : array, shape (criteria,)
        The set; a criterion of weight 0 keeps it.
    spread : float
        Standard deviation of a weight of average size, as a share: 0.05 is five points of a hundred.
    count : int
        Number of draws.
    generator : Generator
        Source of chance.

    Notes
    -----
    A Dirichlet distribution with mean ``weights`` and total K, where K + 1 = m (1 - m) / spread² and m is the
    average weight of the criteria that count; the standard deviation of a weight w is then
    sqrt(w (1 - w) / (K + 1)). With one criterion nothing varies. A spread wider than weights with that mean
    can have is narrowed to the widest, where K is almost 0 and each draw gives all weight to one criterion.
    """
    counting = weights > 0
    mean = 1 / counting.sum()
    total = max(mean * (1 - mean) / spread**2 - 1, LEAST_TOTAL)
    drawn = np.zeros((count, len(weights)))
    drawn[:, counting] = generator.dirichlet(weights[counting] * total, count)
    return drawn


def draw_own_weights(own: Array, count: int, generator: np.random.Generator) -> Array:
    """Draw from the weights that raters gave themselves: each draw is the answer of one of them.

    Parameters
    ----------
    own : array, shape (raters, criteria)
        One row a rater.
    """
    return own[generator.integers(0, len(own), count)]


def draw_weights(
    kind: WeightDraws,
    chosen: Array,
    own: Array,
    deciding: Deciding,
    count: int,
    generator: np.random.Generator,
) -> Array:
    """Draw weights of one kind; where raters gave no weights of their own, around the chosen set instead.

    Parameters
    ----------
    kind : WeightDraws
        Which weights are tried out.
    chosen : array, shape (criteria,)
        The set of the headline.
    own : array, shape (raters, criteria)
        What raters gave themselves; may have no row.
    deciding : Deciding
        How far draws go around the chosen set.
    """
    match kind:
        case WeightDraws.UNIFORM:
            return draw_uniform_weights(count, len(chosen), generator)
        case WeightDraws.ORDERED:
            _, ranks = np.unique(-chosen.round(9), return_inverse=True)
            return draw_ordered_weights(count, ranks.astype(float), generator)
        case WeightDraws.PARTICIPANTS if len(own):
            return draw_own_weights(own, count, generator)
        case _:
            return draw_weights_around(chosen, deciding.weight_spread, count, generator)


def draw_panels(
    panel: Panel, deciding: Deciding, weights: Array, generator: np.random.Generator
) -> Iterator[Batch]:
    """Draw the raters again, as many as there were, and combine what they said; one draw for each weight row.

    Each rater may be drawn several times or not at all (bootstrap). Where groups count equally, raters are
    drawn within their group. Where nobody who was drawn gave a number, or fewer than ``least_numbers`` of
    all did, the whole panel's value stands.

    References
    ----------
    Efron (1979), Bootstrap methods: another look at the jackknife, *Annals of Statistics* 7(1): 1-26.
    """
    whole, is_thin = panel.combine(deciding), ~Disclosure.has_numbers(panel.counts, deciding)
    by_cell = np.moveaxis(panel.scaled, 0, -1)
    members = panel.members_by_group(deciding)
    step = max(1, 8 * BATCH_CELLS // max(panel.scaled.size, 1))
    for start in range(0, len(weights), step):
        part = weights[start : start + step]
        drawn = [combine_numbers(_take(by_cell, group, len(part), generator), deciding) for group in members]
        values = drawn[0] if len(drawn) == 1 else panel.average(np.stack(drawn))
        yield Batch(part, np.where(np.isnan(values) | is_thin, whole, values))


def _take(by_cell: Array, group: NDArray[np.int64], count: int, generator: np.random.Generator) -> Array:
    """Give what the raters drawn from one group said: draws, actions, criteria, raters."""
    chosen = group[generator.integers(0, len(group), (count, len(group)))]
    return np.moveaxis(by_cell[:, :, chosen], 2, 0)
