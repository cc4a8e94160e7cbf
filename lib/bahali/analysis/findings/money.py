"""Which actions fit the money there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from bahali.analysis.budget.core import core_index, trace_budget
from bahali.analysis.budget.greedy import choose_greedily, what_greedy_loses
from bahali.analysis.budget.portfolio import Portfolio, choose_portfolio, explain_infeasible
from bahali.analysis.budget.spending import tabulate_costs, write_terms
from bahali.analysis.budget.terms import Terms
from bahali.analysis.findings.priorities import Priorities
from bahali.workshop.budgets import Budget
from bahali.workshop.view import View

FUND, DROP = 0.9, 0.1  # share of the draws from which, and up to which, an action is clearly in or out


@dataclass(frozen=True)
class Choice:
    """What is best under the budgets that cover the same jurisdictions.

    Parameters
    ----------
    view : View
        The workshop.
    budgets : mapping of str to Budget
        The budgets; what is chosen must fit all of them.
    priorities : tuple of Priorities
        Of the jurisdictions that they cover.
    """

    view: View
    budgets: Mapping[str, Budget]
    priorities: tuple[Priorities, ...]

    @cached_property
    def ranked(self) -> pd.DataFrame:
        """Actions of these jurisdictions that have a value and that nothing stands against."""
        parts = [each.ranked for each in self.priorities]
        return pd.concat(parts, ignore_index=True)

    @cached_property
    def costs(self) -> pd.DataFrame:
        """What each of them takes of each budget; missing where nobody said."""
        header = self.view.header
        return tabulate_costs(
            self.ranked, self.view.workshop.table("costs"), header.cost_bands, list(self.budgets)
        )

    @cached_property
    def candidates(self) -> pd.DataFrame:
        """Those of which the cost is known, in the order of their value."""
        is_known = self.costs.notna().all(axis=1)
        known = self.ranked[self.ranked["action_id"].isin(self.costs.index[is_known])]
        return known.sort_values(["value", "action_id"], ascending=[False, True]).reset_index(drop=True)

    @cached_property
    def terms(self) -> Terms:
        """Means and rules."""
        dependencies = self.view.workshop.table("dependencies")
        return write_terms(self.candidates, self.costs, dependencies, self.budgets)

    @cached_property
    def values(self) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        """Value of each candidate, 0 to 1."""
        return self.candidates["value"].to_numpy(dtype=float)

    @cached_property
    def best(self) -> Portfolio | None:
        """The set that is worth most; None when nothing fits."""
        return choose_portfolio(self.values, self.terms)

    @cached_property
    def greedy(self) -> Portfolio | None:
        """What picking by value for money, one after the other, would choose."""
        return choose_greedily(self.values, self.terms)

    @cached_property
    def greedy_loss(self) -> float:
        """Share of the best value that picking one after the other would lose."""
        return what_greedy_loses(self.values, self.terms)

    @cached_property
    def unmet(self) -> tuple[str, ...]:
        """Floors that cannot be met together, as ``kind:code``; empty when something fits."""
        return () if self.best is not None else explain_infeasible(self.terms)

    @cached_property
    def curve(self) -> pd.DataFrame:
        """The best value as the first budget grows."""
        return trace_budget(self.values, self.terms)

    @cached_property
    def table(self) -> pd.DataFrame:
        """Each candidate, whether it is chosen, and in which share of the draws it is.

        ``core_index`` is 1 where it is chosen whatever the weights and raters, 0 where it never is.
        """
        chosen = np.zeros(len(self.candidates), bool) if self.best is None else self.best.chosen
        greedy = np.zeros(len(self.candidates), bool) if self.greedy is None else self.greedy.chosen
        facts = self.candidates[["action_id", "title", "jurisdiction", "value", "place"]]
        return facts.assign(is_chosen=chosen, is_greedy=greedy, core_index=self._core)

    @cached_property
    def _core(self) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        draws = [
            pd.DataFrame(each.robustness.value_draws, columns=each.robustness.actions)
            for each in self.priorities
            if each.robustness is not None
        ]
        together = pd.concat(draws, axis=1)
        return core_index(together[list(self.candidates["action_id"])].to_numpy(), self.terms)


@dataclass(frozen=True)
class Money:
    """Budgets that one report is about; ``priorities`` are those of each jurisdiction, by its code."""

    view: View
    priorities: Mapping[str, Priorities]

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """What is best under each sum of money; the national report also has those of several jurisdictions.

        Only where at least one action has a value and a cost.
        """
        own = self.view.settings.jurisdiction
        pots: dict[tuple[str, ...], dict[str, Budget]] = {}
        for name, budget in self.view.header.budgets.items():
            covers = tuple(code for code in self.view.header.jurisdictions if code in budget.covers)
            if covers == (own,) or (len(covers) > 1 and own == self.view.header.national):
                pots.setdefault(covers, {})[name] = budget
        choices = (
            Choice(self.view, budgets, tuple(self.priorities[code] for code in covers))
            for covers, budgets in pots.items()
        )
        return tuple(choice for choice in choices if len(choice.candidates))
