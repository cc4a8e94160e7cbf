"""Which actions are still open, and which one does the work of an action that was merged?"""

import pandas as pd

from bahali.vocabulary.codes import OPEN_STATUSES, ActionStatus


def find_carriers(actions: pd.DataFrame) -> dict[str, str]:
    """Name for each action the open action that does its work.

    Parameters
    ----------
    actions : DataFrame
        Rows of the actions table.

    Returns
    -------
    dict of str to str
        An open action stands for itself, a merged one for the action it went into; one that was rejected, or
        merged into an action that is not open, is not named.
    """
    opened = actions.loc[actions["status"].isin(OPEN_STATUSES), "action_id"]
    merged = actions[(actions["status"] == ActionStatus.MERGED) & actions["merged_into"].isin(opened)]
    return dict(zip(opened, opened, strict=True)) | dict(
        zip(merged["action_id"], merged["merged_into"], strict=True)
    )
