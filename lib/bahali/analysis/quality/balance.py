"""Remarks where recommendations lean on specialists, or leave out families and communities."""

import pandas as pd

from bahali.analysis.balance import (
    is_leaning_on_specialists,
    lacks_lower_layers,
    list_layers_of_care,
    share_of_specialised,
)
from bahali.analysis.quality.checks import Check, Obstacle, Result, conclude, not_checked
from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import _
from bahali.workshop.tables import TABLE_KINDS


def check_layers(recommended: pd.DataFrame) -> Result:
    """Remark recommendations that lean on specialists, or of which none reaches the two lower layers."""
    if recommended.empty:
        return not_checked(Check.LAYERS, Obstacle.NOTHING_RECOMMENDED)
    looked_at = len(list_layers_of_care(recommended))
    remarks = []
    if is_leaning_on_specialists(recommended):
        share = share_of_specialised(recommended) or 0.0
        problem = _(
            "{percent} % of the recommendations that name a layer name only specialised services"
        ).format(percent=round(100 * share))
        remarks.append(_remark_layers(problem))
    if lacks_lower_layers(recommended):
        problem = _("no recommendation is for basic services, or for community and family supports (1, 2)")
        remarks.append(_remark_layers(problem))
    left_out = len(recommended) - looked_at
    return conclude(Check.LAYERS, looked_at, remarks, Obstacle.NO_LAYER, left_out)


def _remark_layers(problem: str) -> Fault:
    remedy = _("recommend an action that reaches people at layers 1 to 3, or check what layers says of each")
    return Fault(TABLE_KINDS["actions"].file, problem, column="layers", remedy=remedy, is_warning=True)
