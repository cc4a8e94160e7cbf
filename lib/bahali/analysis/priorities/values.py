"""What is each rating worth on a scale that does not depend on the other actions?"""

import pandas as pd

from bahali.vocabulary.codes import Aggregate, Direction
from bahali.workshop.header import Deciding

ANSWER = ["rater_id", "action_id", "criterion_id"]


def scale_ratings(scores: pd.DataFrame, criteria: pd.DataFrame, deciding: Deciding) -> pd.DataFrame:
    """Bring ratings to a scale from 0 (worst) to 1 (best) that is fixed by its anchors.

    Parameters
    ----------
    scores : DataFrame
        Rows of the scores table; of several rounds the last counts.
    criteria : DataFrame
        Rows of the criteria table; ratings of gates and unknown criteria are left out.
    deciding : Deciding
        Lowest and highest rating of the scale.

    Returns
    -------
    DataFrame
        Columns ``rater_id``, ``action_id``, ``criterion_id``, ``rating`` and ``scaled``; the last two are
        missing for "don't know" and abstentions.

    References
    ----------
    Belton and Stewart (2002), *Multiple Criteria Decision Analysis*, ch. 5: a global scale, whose ends do
    not depend on the actions at hand, so that adding or dropping one never changes the value of another.
    """
    directions = criteria.loc[~criteria["is_gate"].astype(bool)].set_index("criterion_id")["direction"]
    last = scores.sort_values([*ANSWER, "round"]).drop_duplicates(ANSWER, keep="last")
    last = last[last["criterion_id"].isin(directions.index)].reset_index(drop=True)
    rating = pd.to_numeric(last["value"], errors="coerce").astype(float)
    span = deciding.highest_rating - deciding.lowest_rating
    scaled = ((rating - deciding.lowest_rating) / span).clip(0, 1)
    is_reversed = last["criterion_id"].map(directions) == Direction.LOWER
    return last[ANSWER].assign(rating=rating, scaled=scaled.where(~is_reversed, 1 - scaled))


def combine_raters(ratings: pd.DataFrame, aggregate: Aggregate) -> pd.DataFrame:
    """Make one rating of several people's.

    Parameters
    ----------
    ratings : DataFrame
        From ``scale_ratings``.
    aggregate : Aggregate
        Median or mean.

    Returns
    -------
    DataFrame
        Actions by criteria, 0 to 1; missing where nobody gave a number.
    """
    combined = ratings.pivot_table(
        index="action_id",
        columns="criterion_id",
        values="scaled",
        aggfunc="median" if aggregate is Aggregate.MEDIAN else "mean",
        dropna=False,
        observed=True,
    )
    return combined.astype(float).rename_axis(index="action_id", columns="criterion_id")
