"""How sure the order of one jurisdiction is: what would change it, and what to ask next."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bahali.analysis.explorer import WEIGHED, Exploration, lay_out
from bahali.analysis.findings.priorities import Priorities
from bahali.analysis.methods.comparing import Comparison, compare_methods
from bahali.analysis.methods.vikor import find_compromise, vikor
from bahali.analysis.priorities.questions import expect_gain, find_open_actions, find_questions
from bahali.analysis.robustness.influence import leave_out_criteria, leave_out_groups, leave_out_raters
from bahali.analysis.robustness.stability import find_stability
from bahali.analysis.valuing.panel import Panel
from bahali.analysis.valuing.ranking import rank_actions, value_actions
from bahali.workshop.view import View

Array = NDArray[np.float64]


class Beliefs(NamedTuple):
    """What somebody would have to hold for an action to be first; both tables are indexed by action.

    ``shares`` has ``first_share`` of the draws, and ``confidence`` that the action is first with its central
    weights; ``weights`` the central weight of each criterion.
    """

    shares: pd.DataFrame
    weights: pd.DataFrame


@dataclass(frozen=True)
class Certainty:
    """What the order of one jurisdiction rests on."""

    view: View
    priorities: Priorities

    @property
    def _panel(self) -> Panel:
        return self.priorities.trial.panel

    @cached_property
    def _values(self) -> Array:
        return self._panel.combine(self.view.header.deciding)

    @cached_property
    def stability(self) -> pd.DataFrame:
        """Between which weights the same actions stay first, and stay on the shortlist, by criterion."""
        weights, count = self.priorities.trial.chosen, self.view.header.deciding.shortlist
        first, listed = (find_stability(self._values, weights, number) for number in (1, count))
        columns = {
            "weight": weights,
            "first_from": first[:, 0],
            "first_to": first[:, 1],
            "shortlist_from": listed[:, 0],
            "shortlist_to": listed[:, 1],
        }
        return pd.DataFrame(columns, index=pd.Index(self._panel.criteria, name="criterion_id"))

    @cached_property
    def beliefs(self) -> Beliefs:
        """What somebody would have to hold for an action to be first; the one that most often is comes first.

        Only of actions that ever are first.
        """
        robustness = self.priorities.robustness
        if robustness is None:
            return Beliefs(pd.DataFrame(columns=["first_share", "confidence"]), pd.DataFrame())
        index = pd.Index(robustness.actions, name="action_id")
        columns = {"first_share": robustness.together.ranks[:, 0], "confidence": robustness.confidence}
        shares = pd.DataFrame(columns, index=index)
        shares = shares[shares["first_share"] > 0]
        shares = shares.sort_values("first_share", ascending=False, kind="stable")
        # A table of its own, since a criterion may be called as one of the columns above.
        weights = pd.DataFrame(
            robustness.together.central_weights, index=index, columns=list(self._panel.criteria)
        )
        return Beliefs(shares, weights.loc[shares.index])

    @cached_property
    def steps(self) -> pd.DataFrame:
        """How often each action is worth more than the next one down the order."""
        robustness = self.priorities.robustness
        ranked = list(self.priorities.ranked["action_id"])
        if robustness is None:
            return pd.DataFrame(columns=["action_id", "next_id", "winning"])
        place = {action: number for number, action in enumerate(robustness.actions)}
        rows = [(one, other, robustness.winning[place[one], place[other]]) for one, other in pairwise(ranked)]
        return pd.DataFrame(rows, columns=["action_id", "next_id", "winning"])

    @cached_property
    def methods(self) -> Comparison:
        """What other published methods make of the same actions."""
        weights, count = self.priorities.trial.chosen, self.view.header.deciding.shortlist
        compared = compare_methods(self._values, weights, count)
        index = pd.Index(self._panel.actions, name="action_id")
        return Comparison(
            compared.values.set_axis(index, axis=0),
            compared.places.set_axis(index, axis=0),
            compared.correlations,
        )

    @cached_property
    def compromise(self) -> tuple[str, ...]:
        """Actions that VIKOR cannot tell from the best by its own rule, best first."""
        s, r, q = vikor(self._values, self.priorities.trial.chosen)
        return tuple(self._panel.actions[place] for place in find_compromise(q, s, r))

    @cached_property
    def places_by_set(self) -> pd.DataFrame:
        """Place of each action under every set of weights that may be shown, actions by sets.

        Missing where it has no value.
        """
        panel, table = self.priorities.panel, self.priorities.weighing.shown
        panel = panel.keep_actions(self._panel.actions)
        combined = pd.DataFrame(
            panel.combine(self.view.header.deciding), index=panel.actions, columns=panel.criteria
        )
        places = {
            str(name): rank_actions(value_actions(combined, weights)) for name, weights in table.T.items()
        }
        return pd.DataFrame(places, index=pd.Index(panel.actions, name="action_id"), dtype="Int64")

    @cached_property
    def exploration(self) -> Exploration:
        """Values and weights to try other weights on, of the actions that weights alone keep back."""
        judged = self.priorities.judged
        actions = list(judged.loc[judged["outcome"].isin(WEIGHED), "action_id"])
        shown = self.priorities.weighing.shown
        return lay_out(self.priorities.panel, actions, shown, self.view.header.deciding)

    @cached_property
    def without_each_rater(self) -> pd.DataFrame:
        """What changes when one rater is left out; names pseudonyms, so it is counted and never listed."""
        return leave_out_raters(self._panel, self.priorities.trial.chosen, self.view.header.deciding)

    @cached_property
    def without_each_group(self) -> pd.DataFrame:
        """What changes when one stakeholder group is left out; may be shown only where groups may."""
        return leave_out_groups(self._panel, self.priorities.trial.chosen, self.view.header.deciding)

    @cached_property
    def without_each_criterion(self) -> pd.DataFrame:
        """What changes when one criterion is left out."""
        return leave_out_criteria(self._panel, self.priorities.trial.chosen, self.view.header.deciding)

    @cached_property
    def questions(self) -> pd.DataFrame:
        """Which disagreements are worth another round, the most worthwhile first."""
        return find_questions(self._panel, self.priorities.trial.chosen, self.view.header.deciding)

    @cached_property
    def open_actions(self) -> pd.DataFrame:
        """Which actions are worth talking about as a whole, the most worthwhile first."""
        return find_open_actions(self._panel, self.priorities.trial.chosen, self.view.header.deciding)

    @cached_property
    def gain_of_certainty(self) -> float:
        """How much more the shortlist would be worth if weights and ratings were known for sure, 0 to 1."""
        robustness = self.priorities.robustness
        count = self.view.header.deciding.shortlist
        return 0.0 if robustness is None else expect_gain(robustness.value_draws, count)
