"""Do the places hold when other weights are held, and other raters like these had been asked?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bahali.analysis.robustness.acceptability import (
    Acceptability,
    measure_confidence,
    measure_winning,
    tally_batches,
)
from bahali.analysis.robustness.sampling import draw_panels, draw_weights
from bahali.analysis.robustness.tally import Batch, split_draws, value_batch
from bahali.analysis.valuing.panel import Panel
from bahali.analysis.valuing.ranking import SAME_VALUE_DECIMALS
from bahali.analysis.valuing.values import VALUE_END
from bahali.vocabulary.codes import WeightDraws
from bahali.workshop.deciding import Deciding

Array = NDArray[np.float64]
Draw = Callable[[], Iterator[Batch]]

RATERS = "raters"  # column of the draws in which only the raters vary
KEPT_CELLS = 10_000_000  # values kept for a second look; more are drawn anew
KEPT_DRAWS = 10_000  # draws of values kept for what chooses anew in each of them


@dataclass(frozen=True, eq=False)
class Trial:
    """What is drawn from, how often, and from which start.

    Parameters
    ----------
    panel : Panel
        What raters said of actions that all have a value, on criteria that count.
    chosen : array, shape (criteria,)
        The weights of the headline.
    own : array, shape (raters, criteria)
        Weights that raters gave themselves; may have no row.
    draws, seed : int
        How often, and where the draws start.
    """

    panel: Panel
    chosen: Array
    own: Array
    draws: int
    seed: int


@dataclass(frozen=True, eq=False)
class Robustness:
    """What became of each action over all draws.

    Parameters
    ----------
    actions : tuple of str
        What the rows stand for.
    together : Acceptability
        Draws in which weights and raters vary together.
    confidence : array, shape (actions,)
        Share of these draws in which an action is first for somebody who holds its central weights.
    band_share : array, shape (actions,)
        Share of these draws in which the value stays in the same band of values.
    winning : array, shape (actions, actions)
        Share of these draws in which the action of the row is worth more than that of the column.
    value_draws : array, shape (draws, actions)
        Values in the first draws of ``together``.
    trial, deciding : Trial and Deciding
        What was drawn from, and how the workshop decides.
    """

    actions: tuple[str, ...]
    together: Acceptability
    confidence: Array
    band_share: Array
    winning: Array
    value_draws: Array
    trial: Trial
    deciding: Deciding

    @cached_property
    def chances(self) -> pd.DataFrame:
        """Share of the draws of each kind in which each action is on the shortlist, actions by kinds.

        Kinds are the codes of ``WeightDraws`` with the raters as they are, and ``raters`` with the weights as
        they are. Only the report's own jurisdiction asks, and each kind has a start of its own.
        """
        return _compare_kinds(self.trial, self.deciding)

    def tabulate(self, deciding: Deciding) -> pd.DataFrame:
        """Give one row for each action: ``chance`` of the shortlist, ``first_share`` of the first place,
        ``expected_place``, ``best_place`` and ``worst_place`` in nine of ten draws, and ``band_share``.
        """  # noqa: D205 one sentence
        interval = self.together.find_interval()
        columns = {
            "chance": self.together.chance_within(deciding.shortlist),
            "first_share": self.together.ranks[:, 0],
            "expected_place": self.together.expected_place,
            "best_place": interval[:, 0],
            "worst_place": interval[:, 1],
            "band_share": self.band_share,
        }
        index = pd.Index(self.actions, name="action_id")
        return pd.DataFrame(columns, index=index).astype({"best_place": "Int64", "worst_place": "Int64"})


def measure_robustness(trial: Trial, deciding: Deciding) -> Robustness:
    """Draw weights and raters again and again, and count what becomes of each action.

    Each kind of draws has a start of its own, so that leaving one kind out changes no other.
    """
    draw = _draw_together(trial, deciding)
    cells = trial.draws * trial.panel.scaled[0].size
    together = list(draw()) if cells <= KEPT_CELLS else draw
    edges = [tier.least_value / VALUE_END for tier in deciding.tiers]
    acceptability = tally_batches(_again(together), edges)
    worth = trial.panel.combine(deciding) @ trial.chosen
    return Robustness(
        actions=trial.panel.actions,
        together=acceptability,
        confidence=measure_confidence(acceptability.central_weights, _again(together)),
        band_share=_keep_band(acceptability.reached, worth, edges),
        winning=measure_winning(_again(together)),
        value_draws=_keep_values(_again(together)),
        trial=trial,
        deciding=deciding,
    )


def _again(together: Sequence[Batch] | Draw) -> Iterator[Batch]:
    """Go through the draws once more: those that were kept, or the same drawn anew where they are many."""
    return iter(together) if isinstance(together, Sequence) else together()


def _draw_together(trial: Trial, deciding: Deciding) -> Draw:
    def draw() -> Iterator[Batch]:
        generator = np.random.default_rng([trial.seed, 0])
        weights = draw_weights(
            deciding.weight_draws, trial.chosen, trial.own, deciding, trial.draws, generator
        )
        return draw_panels(trial.panel, deciding, weights, generator)

    return draw


def _compare_kinds(trial: Trial, deciding: Deciding) -> pd.DataFrame:
    values = trial.panel.combine(deciding)
    columns: dict[str, Array] = {}
    for place, kind in enumerate(WeightDraws, start=1):
        if kind is WeightDraws.PARTICIPANTS and not len(trial.own):
            continue
        generator = np.random.default_rng([trial.seed, place])
        weights = draw_weights(kind, trial.chosen, trial.own, deciding, trial.draws, generator)
        columns[kind.value] = tally_batches(split_draws(values, weights)).chance_within(deciding.shortlist)
    generator = np.random.default_rng([trial.seed, len(WeightDraws) + 1])
    fixed = np.broadcast_to(trial.chosen, (trial.draws, len(trial.chosen)))
    batches = draw_panels(trial.panel, deciding, fixed, generator)
    columns[RATERS] = tally_batches(batches).chance_within(deciding.shortlist)
    return pd.DataFrame(columns, index=pd.Index(trial.panel.actions, name="action_id"))


def _keep_band(reached: Array, worth: Array, edges: Sequence[float]) -> Array:
    """Give the share of draws that reach the band of the headline and not the next higher one."""
    above = np.column_stack([np.zeros(len(worth)), reached[:, :-1]])
    # Edges run from the highest down to 0; a value belongs to the first that it reaches.
    band = (worth[:, None] < np.asarray(edges) - 10.0**-SAME_VALUE_DECIMALS).sum(axis=1)
    rows = np.arange(len(worth))
    share: Array = reached[rows, band] - above[rows, band]
    return share


def _keep_values(batches: Iterator[Batch]) -> Array:
    kept: list[Array] = []
    for batch in batches:
        kept.append(value_batch(batch))
        if sum(map(len, kept)) >= KEPT_DRAWS:
            break
    return np.concatenate(kept)[:KEPT_DRAWS]
