"""Who is asked to decide what, and in which order?"""

from collections.abc import Mapping

import pandas as pd

from bahali.workshop.header import TimeBand


def order_by_body(recommended: pd.DataFrame, schedule: pd.DataFrame) -> pd.DataFrame:
    """Put recommended actions under the bodies that lead them, those first that must start first.

    Parameters
    ----------
    recommended : DataFrame
        Recommended actions in their order, each with ``lead_institution_id``.
    schedule : DataFrame
        Columns ``action_id``, ``start_month`` and ``half_year`` of these actions; one without a row there is
        left out.

    Returns
    -------
    DataFrame
        The rows of ``recommended`` with ``start_month`` and ``half_year``. A body stands where its first
        action does; its actions follow by start, then by their order among the recommendations.
    """
    placed = recommended.assign(place=range(len(recommended)))
    dated = placed.merge(schedule[["action_id", "start_month", "half_year"]], on="action_id")
    by_start = dated.sort_values(["start_month", "place"]).reset_index(drop=True)
    first = by_start.groupby("lead_institution_id", sort=False).cumcount()
    bodies = by_start.loc[first == 0, "lead_institution_id"].to_list()
    keys = by_start["lead_institution_id"].map({body: place for place, body in enumerate(bodies)})
    in_order = by_start.assign(body=keys).sort_values("body", kind="stable")
    return in_order.drop(columns=["body", "place"]).reset_index(drop=True)


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
