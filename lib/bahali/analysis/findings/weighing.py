"""How much each criterion matters: every set of weights, its origin, and whether comparisons fit together."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from bahali.analysis.weighing.pairwise import Triad, consistency_ratio, find_worst_triad
from bahali.analysis.weighing.repair import Repair, suggest_repair
from bahali.analysis.weighing.weights import (
    average_ballots,
    build_matrices,
    combine_comparisons,
    list_origins,
    measure_weight_spread,
    tabulate_weights,
    weigh_answers,
    weigh_comparisons,
)
from bahali.workshop.view import View


class Consistency(NamedTuple):
    """Whether one rater's comparisons fit together, and what would mend them."""

    weight_set: str
    rater_id: str
    criteria: tuple[str, ...]
    ratio: float
    triad: Triad | None
    repair: Repair | None


@dataclass(frozen=True)
class Weighing:
    """Sets of weights of a workshop."""

    view: View

    @cached_property
    def table(self) -> pd.DataFrame:
        """Every set of weights: given, or worked out of answers; sets by criteria, each adds up to 1."""
        parts = [
            tabulate_weights(self.view.workshop.table("weights")),
            average_ballots(self._answered),
            combine_comparisons(
                self.view.workshop.table("comparisons"), self.view.header.deciding.pair_group
            ),
        ]
        filled = [part for part in parts if len(part)]
        if not filled:
            return parts[0]
        return pd.concat(filled).fillna(0.0).rename_axis("weight_set").sort_index(axis=0).sort_index(axis=1)

    @cached_property
    def chosen(self) -> pd.Series:
        """The set of the headline; empty where the workshop gave no weights."""
        if self.view.settings.weight_set not in self.table.index:
            return pd.Series(dtype=float)
        return self.table.T[self.view.settings.weight_set].astype(float)

    @cached_property
    def ballots(self) -> pd.DataFrame:
        """Weights that each rater gave: index set and pseudonym, columns criteria."""
        parts = [
            self._answered,
            weigh_comparisons(self.view.workshop.table("comparisons")),
        ]
        filled = [part for part in parts if len(part)]
        return pd.concat(filled).fillna(0.0) if filled else parts[0]

    @cached_property
    def _answered(self) -> pd.DataFrame:
        """Weights of each rater who answered in points or by an order."""
        return weigh_answers(self.view.workshop.table("weight_answers"))

    @cached_property
    def spread(self) -> pd.DataFrame:
        """How far raters lie apart on the weight of each criterion, by set."""
        return measure_weight_spread(self.ballots)

    @cached_property
    def origins(self) -> pd.DataFrame:
        """Where each set comes from: ``weight_set``, ``how``, ``set_by`` and ``raters`` (how many)."""
        tables = (self.view.workshop.table(name) for name in ("weights", "weight_answers", "comparisons"))
        rows = list(list_origins(*tables))
        return pd.DataFrame(rows, columns=["weight_set", "how", "set_by", "raters"])

    @cached_property
    def withheld(self) -> frozenset[str]:
        """Sets that would show the weights of too few raters; only the secretariat may see those."""
        sets = zip(self.origins["weight_set"], self.origins["raters"], strict=True)
        withholds = self.view.disclosure.withholds_weights
        return frozenset(name for name, raters in sets if withholds(0 if pd.isna(raters) else int(raters)))

    @property
    def shown(self) -> pd.DataFrame:
        """The sets of weights that this edition may show; shaped like ``table``."""
        return self.table[~self.table.index.isin(self.withheld)]

    @cached_property
    def consistency(self) -> tuple[Consistency, ...]:
        """Whether each rater's comparisons fit together, by set and pseudonym."""
        deciding = self.view.header.deciding
        found = []
        for (name, rater), frame in build_matrices(self.view.workshop.table("comparisons")).items():
            matrix = frame.to_numpy()
            ratio = consistency_ratio(matrix, deciding.random_index)
            repair = suggest_repair(matrix, deciding.consistency_limit, deciding.random_index)
            criteria = tuple(str(criterion) for criterion in frame.index)
            found.append(Consistency(name, rater, criteria, ratio, find_worst_triad(matrix), repair))
        return tuple(found)
