"""Which actions of one jurisdiction come first, and which were not chosen."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from bahali.analysis.priorities.judging import judge_actions
from bahali.analysis.priorities.recommending import Outcome
from bahali.analysis.priorities.weights import tabulate_weights
from bahali.workshop.frames import each_row
from bahali.workshop.view import View


@dataclass(frozen=True)
class Priorities:
    """Actions judged, recommended and left."""

    view: View

    @cached_property
    def weight_table(self) -> pd.DataFrame:
        """Every set of weights, scaled to a sum of 1."""
        return tabulate_weights(self.view.workshop.table("weights"))

    @cached_property
    def judged(self) -> pd.DataFrame:
        """Every action of the jurisdiction with its value, place, tier and outcome."""
        return judge_actions(self.view)

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
