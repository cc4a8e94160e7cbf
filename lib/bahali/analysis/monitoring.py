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
    """
    places = {action: place for place, action in enumerate(actions["action_id"])}
    own = indicators[indicators["action_id"].isin(places)]
    keys = own.assign(level_place=own["level"].map(LEVELS.index), action_place=own["action_id"].map(places))
    in_order = keys.sort_values(["level_place", "action_place", "indicator_id"])
    return in_order.drop(columns=["level_place", "action_place"]).reset_index(drop=True)
