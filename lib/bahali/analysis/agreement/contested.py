"""Do the raters of an action agree?

The middle rating and the share near it describe a panel; nothing here is a test on a sample.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bahali.analysis.agreement.rand_ucla import measure_spread, rescale_to_nine
from bahali.analysis.valuing.panel import Panel
from bahali.analysis.valuing.ranking import SAME_VALUE_DECIMALS
from bahali.workshop.deciding import Deciding
from bahali.workshop.disclosure import Disclosure

CONTESTED_BELOW = 0.5  # share of ratings within one point of the middle
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
        Index ``action_id``: ``raters``, people who gave at least one number; ``answerers``, people who gave
        any answer, and ``unsure``, those who gave at least one that is no number; ``answers``, all answers on
        record; ``dont_know_share``, share of answers that are no number; ``within_one_share``, share of
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
            "answerers": by_action["rater_id"].nunique(),
            "unsure": ratings[ratings["rating"].isna()].groupby("action_id")["rater_id"].nunique(),
            "answers": by_action.size(),
            "dont_know_share": by_action["rating"].agg(lambda column: column.isna().mean()).astype(float),
            "within_one_share": is_near.groupby(rated["action_id"]).mean().astype(float),
        },
        index=pd.Index(sorted(ratings["action_id"].unique()), name="action_id"),
    )
    whole = measured.astype(dict.fromkeys(("raters", "answerers", "unsure", "answers"), "Int64"))
    return whole.fillna({"raters": 0, "unsure": 0})


def find_disputes(panel: Panel, deciding: Deciding) -> NDArray[np.bool_]:
    """Tell for each action (rows) and criterion (columns) whether raters are divided.

    By the RAND/UCLA rule for panels of any size: the middle of the ratings is wider than it may be. Never
    where there are fewer than ``least_numbers``.
    """
    flat = rescale_to_nine(panel.flat, deciding.lowest_rating, deciding.highest_rating)
    divided = measure_spread(flat, deciding.least_numbers).is_disagreement
    return divided.reshape(len(panel.actions), len(panel.criteria))


def find_contested(
    panel: Panel, measured: pd.DataFrame, weights: pd.Series, deciding: Deciding
) -> pd.DataFrame:
    """Tell which actions are contested.

    An action is contested where fewer than half of its ratings lie within one point of the middle, or where
    raters are divided on criteria that together carry at least ``contested_weight``.

    Parameters
    ----------
    panel : Panel
        What raters said.
    measured : DataFrame
        From ``measure_agreement``.
    weights : Series
        Weight of each criterion, from 0 to 1.
    deciding : Deciding
        The rating scale and the rule.

    Returns
    -------
    DataFrame
        Index ``action_id``: ``contested_share``, the weight of the criteria on which raters are divided; and
        ``is_contested``.
    """
    carried = weights.reindex(list(panel.criteria)).fillna(0.0).to_numpy(dtype=float)
    share = pd.Series(
        find_disputes(panel, deciding) @ carried, index=pd.Index(panel.actions, name="action_id")
    )
    is_spread = (measured["within_one_share"] < CONTESTED_BELOW).reindex(share.index, fill_value=False)
    is_divided = share.round(SAME_VALUE_DECIMALS) >= deciding.contested_weight
    has_enough = Disclosure.has_numbers(measured["raters"].reindex(share.index), deciding)
    is_contested = (is_spread | (is_divided & (share > 0))) & has_enough
    return pd.DataFrame({"contested_share": share, "is_contested": is_contested.astype(bool)})
