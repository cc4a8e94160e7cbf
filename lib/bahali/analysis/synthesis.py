"""What do jurisdictions share, and who must decide what?"""

from collections.abc import Mapping, Sequence

import pandas as pd

from bahali.vocabulary.codes import OPEN_STATUSES, Layer
from bahali.workshop.header import TimeBand


def list_decisions(actions: pd.DataFrame, bands: Mapping[str, TimeBand]) -> pd.DataFrame:
    """Order recommended actions of all jurisdictions by when they are due, then by who leads them.

    Parameters
    ----------
    actions : DataFrame
        Recommended actions.
    bands : mapping of str to TimeBand
        Time bands of the pack; the earlier band comes first.
    """
    due = actions["time"].map(lambda code: bands[code].from_month)
    in_order = actions.assign(due=due).sort_values(
        ["due", "jurisdiction", "lead_institution_id", "action_id"]
    )
    return in_order.drop(columns="due").reset_index(drop=True)


def compare_layers(actions: pd.DataFrame, jurisdictions: Sequence[str]) -> pd.DataFrame:
    """Count the open actions at each layer of support in each jurisdiction.

    Returns
    -------
    DataFrame
        Every code of ``Layer`` by the jurisdictions given, whole numbers; an action at two layers counts in
        both.
    """
    opened = actions[actions["status"].isin(OPEN_STATUSES)].explode("layers")
    counts = pd.crosstab(opened["layers"], opened["jurisdiction"])
    index = [layer.value for layer in Layer]
    return counts.reindex(index=index, columns=list(jurisdictions), fill_value=0).astype("int64")
