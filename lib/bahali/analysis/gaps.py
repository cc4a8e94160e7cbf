"""What is missing, how severe is it, and what answers it?"""

from collections.abc import Sequence

import pandas as pd

from bahali.vocabulary.codes import OPEN_STATUSES

ORDER = ("severity", "urgency", "extent", "times_raised")


def rank_gaps(gaps: pd.DataFrame) -> pd.DataFrame:
    """Order gaps by severity, then urgency, extent and how often they were raised.

    Parameters
    ----------
    gaps : DataFrame
        Rows of the gaps table; a blank in a later column counts as lowest.

    Returns
    -------
    DataFrame
        The same rows, first the most severe, with ``place``: gaps equal on all four columns share a place.
    """
    grades = gaps[list(ORDER)].astype("Float64").fillna(-1).astype(float)
    # Comparing tuples keeps the order lexicographic: no amount of urgency outweighs severity.
    keys = pd.Series(list(grades.itertuples(index=False, name=None)), index=gaps.index, dtype=object)
    better = {key: sum(other > key for other in keys) for key in set(keys)}
    places = keys.map(lambda key: better[key] + 1).astype("Int64")
    return gaps.assign(place=places).sort_values(["place", "gap_id"]).reset_index(drop=True)


def link_gaps_to_actions(gaps: pd.DataFrame, actions: pd.DataFrame) -> pd.DataFrame:
    """Give the open actions that answer each gap; merged and rejected actions answer nothing.

    Returns
    -------
    DataFrame
        Columns ``gap_id`` and ``action_ids`` (tuple, by id), in the order of ``gaps``.
    """
    opened = actions[actions["status"].isin(OPEN_STATUSES)].explode("gap_ids")
    answers = {gap: tuple(sorted(ids)) for gap, ids in opened.groupby("gap_ids")["action_id"]}
    found = [answers.get(gap, ()) for gap in gaps["gap_id"]]
    return pd.DataFrame({"gap_id": gaps["gap_id"].to_list(), "action_ids": pd.Series(found, dtype=object)})


def compare_themes(
    gaps: pd.DataFrame, jurisdictions: Sequence[str], provinces: Sequence[str]
) -> pd.DataFrame:
    """Give the highest severity of each theme in each jurisdiction.

    Parameters
    ----------
    gaps : DataFrame
        Gaps of all jurisdictions; a gap without a theme is left out.
    jurisdictions : sequence of str
        Columns, in this order; a theme recorded in none of them is left out.
    provinces : sequence of str
        Those of the jurisdictions that can share a theme; what the country records too is no third one.

    Returns
    -------
    DataFrame
        Index ``theme``; whole numbers, missing where a jurisdiction has no such gap; and
        ``provinces``, in how many provinces it was recorded. Most shared first, then severest.
    """
    themed = gaps.dropna(subset=["theme"])
    highest = themed.pivot_table(index="theme", columns="jurisdiction", values="severity", aggfunc="max")
    table = highest.reindex(columns=list(jurisdictions)).astype("Int64")
    table = table.dropna(how="all").rename_axis(columns=None)
    shared = table[list(provinces)].notna().sum(axis=1)
    order = table.assign(provinces=shared, severest=table.max(axis=1))
    order = order.rename_axis("theme").reset_index()
    order = order.sort_values(["provinces", "severest", "theme"], ascending=[False, False, True])
    return order.set_index("theme").drop(columns="severest")
