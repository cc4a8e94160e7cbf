"""What does each action cost, and which rules bind what a budget may pay for?"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bahali.analysis.budget.terms import Floor, Terms
from bahali.vocabulary.codes import DependencyKind, FloorOf
from bahali.workshop.budgets import Budget, BudgetFloor
from bahali.workshop.frames import each_row
from bahali.workshop.header import CostBand

Array = NDArray[np.float64]

FLOOR_COLUMNS = {
    FloorOf.JURISDICTION: "jurisdiction",
    FloorOf.TARGET_GROUP: "target_groups",
    FloorOf.LAYER: "layers",
    FloorOf.DOMAIN: "domain",
}


def tabulate_costs(
    actions: pd.DataFrame, costs: pd.DataFrame, bands: Mapping[str, CostBand], budgets: Sequence[str]
) -> pd.DataFrame:
    """Say what each action takes of each budget.

    An action with rows in the costs table for any of these budgets takes what they say, and nothing of those
    that they do not name. Any other takes the amount of its cost band, of the first budget.

    Parameters
    ----------
    actions, costs : DataFrame
        Rows of those tables.
    bands : mapping of str to CostBand
        Cost bands of the pack.
    budgets : sequence of str
        Names of the budgets that hold at once.

    Returns
    -------
    DataFrame
        Index ``action_id``, one column a budget, in the unit of the budgets; missing throughout where nobody
        said what the action costs.
    """
    named = costs[costs["budget"].isin(budgets)]
    known = named.pivot_table(index="action_id", columns="budget", values="amount", aggfunc="sum")
    known = known.reindex(columns=list(budgets)).astype(float).fillna(0.0)
    table = known.reindex(index=list(actions["action_id"]))
    for action in each_row(actions[~actions["action_id"].isin(known.index)]):
        amount = bands[action.cost_band].amount
        if amount is not None:
            table.loc[action.action_id] = [amount, *[0.0] * (len(budgets) - 1)]
    return table.rename_axis(index="action_id", columns=None)


def write_terms(
    actions: pd.DataFrame, costs: pd.DataFrame, dependencies: pd.DataFrame, budgets: Mapping[str, Budget]
) -> Terms:
    """Write down the means and rules within which actions are chosen.

    Parameters
    ----------
    actions : DataFrame
        Actions among which is chosen; each has a cost.
    costs : DataFrame
        From ``tabulate_costs``.
    dependencies : DataFrame
        Rows of that table. Of a strict one the action that waits is chosen only with the one it needs; where
        the latter is not among these actions, it is taken to be done elsewhere.
    budgets : mapping of str to Budget
        The budgets that hold at once.
    """
    place = {action: number for number, action in enumerate(actions["action_id"])}
    hard = dependencies[dependencies["kind"] == DependencyKind.HARD]
    needs = {
        (place[row.action_id], place[row.depends_on])
        for row in each_row(hard)
        if row.action_id in place and row.depends_on in place
    }
    exclusions = {
        tuple(sorted((place[row.action_id], place[other])))
        for row in each_row(actions)
        for other in row.excludes
        if other in place
    }
    return Terms(
        costs=costs.loc[list(actions["action_id"]), list(budgets)].to_numpy(dtype=float).T,
        limits=np.array([budget.amount for budget in budgets.values()], dtype=float),
        needs=tuple(sorted(needs)),
        exclusions=tuple(sorted(exclusions)),
        floors=tuple(
            _write_floor(floor, actions, number)
            for number, budget in enumerate(budgets.values())
            for floor in budget.floors
        ),
    )


def _write_floor(floor: BudgetFloor, actions: pd.DataFrame, budget: int) -> Floor:
    column = actions[FLOOR_COLUMNS[floor.of]]
    members = [floor.code in (codes if isinstance(codes, tuple) else (codes,)) for codes in column]
    label = f"{floor.of}:{floor.code}"
    return Floor(label, np.array(members, dtype=bool), floor.least_share, floor.least_actions, budget)
