"""Do the raters of an action agree?

The middle rating and the share near it describe a panel; nothing here is a test on a sample.
"""

import pandas as pd

from bahali.workshop.header import Deciding

CELL = ["action_id", "criterion_id"]


def measure_agreement(ratings: pd.DataFrame) -> pd.DataFrame:
    """Measure for each action how many rated it, and how close to each other.

    Parameters
    ----------
    ratings : DataFrame
        From ``scale_ratings``, with the original ratings.

    Returns
    -------
    DataFrame
        Index ``action_id``: ``raters``, people who gave at least one number; ``answers``, all answers
        on record; ``dont_know_share``, share of answers that are no number; ``within_one_share``, share of
        the numbers that lie within one point of the median of their action and criterion, missing
        where there is no number.
    """
    rated = ratings[ratings["rating"].notna()]
    medians = rated.groupby(CELL)["rating"].transform("median")
    is_near = (rated["rating"] - medians).abs() <= 1
    by_action = ratings.groupby("action_id")
    measured = pd.DataFrame(
        {
            "raters": rated.groupby("action_id")["rater_id"].nunique(),
            "answers": by_action.size(),
            "dont_know_share": by_action["rating"].agg(lambda column: column.isna().mean()).astype(float),
            "within_one_share": is_near.groupby(rated["action_id"]).mean().astype(float),
        },
        index=pd.Index(sorted(ratings["action_id"].unique()), name="action_id"),
    )
    return measured.astype({"raters": "Int64", "answers": "Int64"}).fillna({"raters": 0})


def count_raters_by_criterion(ratings: pd.DataFrame) -> pd.DataFrame:
    """Count how many gave a number for each action (rows) and criterion (columns)."""
    rated = ratings[ratings["rating"].notna()]
    return pd.crosstab(rated["action_id"], rated["criterion_id"])


def find_agreed(measured: pd.DataFrame, deciding: Deciding) -> pd.Series:
    """Tell for each action whether enough ratings lie near the middle; false where there is none."""
    return (measured["within_one_share"] >= deciding.agreement_share).rename("is_agreed")
