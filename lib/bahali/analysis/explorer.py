"""What a reader can try other weights on: values of actions on each criterion, and the sets of weights.

A value on one criterion is made of all ratings of the panel, and only where at least ``min_raters`` people
gave one, as for the value in all: what fewer people said is never in it.
"""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from bahali.analysis.priorities.recommending import Outcome
from bahali.analysis.valuing.panel import Panel
from bahali.workshop.deciding import Deciding

WEIGHED = (Outcome.RECOMMENDED, Outcome.BELOW_LIMIT, Outcome.INCOMPLETE)
"""What may become of an action against which nothing but its value stands, so that weights can move it."""


@dataclass(frozen=True, eq=False)
class Exploration:
    """Numbers from which the order follows for any weights.

    Parameters
    ----------
    values : DataFrame, shape (actions, criteria)
        From 0 (worst) to 1 (best), by action id; missing where a criterion has too few ratings, or 0 where
        the pack counts that as the worst.
    weights : DataFrame, shape (sets, criteria)
        Shares that add up to 1, by name of the set.
    """

    values: pd.DataFrame
    weights: pd.DataFrame


def lay_out(panel: Panel, actions: Collection[str], weights: pd.DataFrame, deciding: Deciding) -> Exploration:
    """Gather what is needed to put actions in order with any weights.

    Parameters
    ----------
    panel : Panel
        What raters said.
    actions : collection of str
        The actions to be put in order; one that nobody rated has no values.
    weights : DataFrame
        Sets of weights that may be shown, sets by criteria.
    deciding : Deciding
        How raters are combined.

    Returns
    -------
    Exploration
        On every criterion that somebody rated or a set counts.
    """
    kept = panel.keep_actions(actions)
    combined = pd.DataFrame(kept.combine(deciding), index=list(kept.actions), columns=list(kept.criteria))
    counting = weights.columns[(weights > 0).any()]
    criteria = sorted({*panel.criteria, *counting})
    return Exploration(
        values=combined.reindex(index=sorted(actions), columns=criteria),
        weights=weights.reindex(columns=criteria, fill_value=0.0),
    )
