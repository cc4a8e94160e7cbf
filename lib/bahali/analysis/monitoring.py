"""How will anyone know that an action was done and did good?"""

import pandas as pd

from bahali.vocabulary.codes import IndicatorLevel

LEVELS = (IndicatorLevel.OUTCOME, IndicatorLevel.OUTPUT, IndicatorLevel.PROCESS, IndicatorLevel.INPUT)


def build_monitoring_matrix(indicators: pd.DataFrame, actions: pd.DataFrame) -> pd.DataFrame:
    """Order indicators by what they measure, results first, then by the order of their actions.

    Parameters
    ----------
    indicators : DataFrame
        Rows of the indicators table; those of other actions are left out.
    actions : DataFrame
        Actions in the order of the report.

    Returns
    -------
    DataFrame
        The columns of the table, with ``is_split``: true where a split is named and a privacy note says how
        nobody can be identified by it, so that it may be shown.
    """
    places = {action: place for place, action in enumerate(actions["action_id"])}
    own = indicators[indicators["action_id"].isin(places)]
    keys = own.assign(
        is_split=own["disaggregation"].notna() & own["privacy"].notna(),
        level_place=own["level"].map(LEVELS.index),
        action_place=own["action_id"].map(places),
    )
    in_order = keys.sort_values(["level_place", "action_place", "indicator_id"])
    return in_order.drop(columns=["level_place", "action_place"]).reset_index(drop=True)


def count_levels(matrix: pd.DataFrame) -> dict[IndicatorLevel, int]:
    """Count indicators by what they measure, results first; a level without any counts nought."""
    return {level: int((matrix["level"] == level).sum()) for level in LEVELS}


def find_unmeasured(indicators: pd.DataFrame, actions: pd.DataFrame) -> pd.DataFrame:
    """Keep the actions that have no indicator, in their order."""
    return actions[~actions["action_id"].isin(indicators["action_id"])].reset_index(drop=True)
