"""Which actions of one jurisdiction come first, and which were not chosen."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bahali.analysis.findings.weighing import Weighing
from bahali.analysis.priorities.judging import place_candidates, rate_actions, seat_panel, weigh_candidates
from bahali.analysis.priorities.recommending import Outcome, choose_recommendations
from bahali.analysis.robustness.trial import Robustness, Trial, measure_robustness
from bahali.analysis.valuing.panel import Panel
from bahali.workshop.disclosure import Disclosure
from bahali.workshop.frames import each_row
from bahali.workshop.view import View

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Priorities:
    """Actions judged, recommended and left.

    ``known`` are the sets of weights, the same for every jurisdiction, where they were worked out before.
    """

    view: View
    known: Weighing | None = None

    @cached_property
    def weighing(self) -> Weighing:
        """Sets of weights."""
        return self.known or Weighing(self.view)

    @cached_property
    def ratings(self) -> pd.DataFrame:
        """Every answer about the jurisdiction's actions, scaled."""
        return rate_actions(self.view)

    @property
    def is_rated(self) -> bool:
        """True when somebody gave an answer about at least one of the jurisdiction's actions."""
        return len(self.ratings) > 0

    @cached_property
    def panel(self) -> Panel:
        """The same ratings as one block of numbers."""
        return seat_panel(self.view, self.ratings, self.weighing.chosen)

    @cached_property
    def candidates(self) -> pd.DataFrame:
        """Every action of the jurisdiction with its value, agreement, and what stands against it."""
        return weigh_candidates(self.view, self.ratings, self.panel, self.weighing.chosen)

    @cached_property
    def trial(self) -> Trial:
        """What is drawn from: ratings of the actions that have a place, on the criteria that count."""
        is_placed = self.candidates["outcome"].isna() & self.candidates["value"].notna()
        chosen = self.weighing.chosen[self.weighing.chosen > 0]
        panel = self.panel.keep_actions(set(self.candidates.loc[is_placed, "action_id"]))
        panel = panel.keep_criteria(set(chosen.index))
        counting = list(panel.criteria)
        own = self._own_weights(counting)
        return Trial(
            panel=panel,
            chosen=chosen.reindex(counting).to_numpy(dtype=float),
            own=own / own.sum(axis=1, keepdims=True),
            draws=self.view.settings.draws,
            seed=self.view.settings.seed,
        )

    def _own_weights(self, criteria: list[str]) -> Array:
        """Give the weights that raters gave themselves; none of a few, since draws would show them."""
        own = self.weighing.ballots.reindex(columns=criteria).fillna(0.0)
        own = own[own.sum(axis=1) > 0]
        raters = own.index.get_level_values("rater_id").nunique() if len(own) else 0
        is_enough = Disclosure.has_raters(raters, self.view.header.deciding)
        weights: Array = own.to_numpy(dtype=float)[: None if is_enough else 0]
        return weights

    @cached_property
    def robustness(self) -> Robustness | None:
        """What becomes of the places when weights and raters are drawn again; None where there are none."""
        if not self.trial.panel.actions:
            return None
        return measure_robustness(self.trial, self.view.header.deciding)

    @cached_property
    def judged(self) -> pd.DataFrame:
        """Every action of the jurisdiction with value, place, tier and outcome; recommended ones first."""
        placed = place_candidates(self.candidates, self.robustness, self.view)
        chosen = choose_recommendations(placed, self.view.settings.max_recommendations)
        # Sorting by several columns keeps equal rows as they were, here in the order of the gaps they answer.
        return chosen.sort_values(["order", "place"]).reset_index(drop=True)

    @cached_property
    def is_ranked(self) -> bool:
        """True when at least one action has a place."""
        return bool(self.judged["place"].notna().any())

    @cached_property
    def recommended(self) -> pd.DataFrame:
        """Recommended actions, in their order."""
        chosen = self.judged[self.judged["outcome"] == Outcome.RECOMMENDED]
        return chosen.sort_values("order").reset_index(drop=True)

    @cached_property
    def not_recommended(self) -> pd.DataFrame:
        """All other actions of the jurisdiction."""
        return self.judged[self.judged["outcome"] != Outcome.RECOMMENDED]

    @cached_property
    def ranked(self) -> pd.DataFrame:
        """Actions that have a place, best first."""
        return self.judged[self.judged["place"].notna()].sort_values(["place", "action_id"])

    @cached_property
    def gate_conditions(self) -> dict[str, list[str]]:
        """Conditions written beside the gate checks of each action."""
        checks = self.view.workshop.table("gate_checks").dropna(subset=["condition"])
        conditions: dict[str, list[str]] = {}
        for check in each_row(checks):
            conditions.setdefault(check.action_id, []).append(check.condition)
        return conditions
