"""What is each rating worth on a scale that does not depend on the other actions?"""

from typing import Any

import numpy as np
import pandas as pd

from bahali.vocabulary.codes import Answer, Direction, DontKnow
from bahali.workshop.deciding import Deciding
from bahali.workshop.frames import each_row

VALUE_END = 100  # values are given and shown on a scale from 0 to 100
ANSWER = ["rater_id", "action_id", "criterion_id"]


def scale_ratings(scores: pd.DataFrame, criteria: pd.DataFrame, deciding: Deciding) -> pd.DataFrame:
    """Bring ratings to a scale from 0 (worst) to 1 (best) that is fixed by its anchors.

    Between two anchors the scale runs in a straight line; a rating beyond the ends is worth what the end is.

    Parameters
    ----------
    scores : DataFrame
        Rows of the scores table; of several rounds the last counts.
    criteria : DataFrame
        Rows of the criteria table; ratings of gates and unknown criteria are left out. Without
        ``value_anchors`` a scale runs in proportion, from the worst to the best rating.
    deciding : Deciding
        Lowest and highest rating of the scale, and what "don't know" counts for.

    Returns
    -------
    DataFrame
        Columns ``rater_id``, ``action_id``, ``criterion_id``, ``rating`` and ``scaled``; the last two are
        missing for "don't know" and abstentions, but where "don't know" counts as the middle of the scale
        only ``rating`` is.

    References
    ----------
    Belton and Stewart (2002), *Multiple Criteria Decision Analysis*, ch. 5: a global scale, whose ends do
    not depend on the actions at hand, so that adding or dropping one never changes the value of another.
    von Winterfeldt and Edwards (1986), *Decision Analysis and Behavioral Research*, ch. 7: value functions in
    straight pieces.
    """
    weighed = criteria.loc[~criteria["is_gate"].astype(bool)]
    scales = {row.criterion_id: _anchor(row, deciding) for row in each_row(weighed)}
    last = scores.sort_values([*ANSWER, "round"]).drop_duplicates(ANSWER, keep="last")
    last = last[last["criterion_id"].isin(scales)].reset_index(drop=True)
    rating = pd.to_numeric(last["value"], errors="coerce").astype(float)
    answered = rating
    if deciding.dont_know is DontKnow.MIDDLE:
        middle = (deciding.lowest_rating + deciding.highest_rating) / 2
        answered = rating.mask(last["value"] == Answer.DONT_KNOW, middle)
    scaled = pd.Series(float("nan"), index=last.index, dtype=float)
    for criterion, (ratings, worth) in scales.items():
        is_own = last["criterion_id"] == criterion
        scaled[is_own] = np.interp(answered[is_own], ratings, worth)
    return last[ANSWER].assign(rating=rating, scaled=scaled)


def _anchor(criterion: Any, deciding: Deciding) -> tuple[list[float], list[float]]:  # noqa: ANN401 a row
    """Give the ratings whose worth is fixed, and that worth from 0 to 1; in proportion between them."""
    if criterion.value_anchors:
        ratings, worth = zip(*criterion.value_anchors, strict=True)
        return list(ratings), [value / VALUE_END for value in worth]
    is_reversed = criterion.direction == Direction.LOWER
    return [deciding.lowest_rating, deciding.highest_rating], [1.0, 0.0] if is_reversed else [0.0, 1.0]


def split_rounds(scores: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the first and the last answer of each rater about each action and criterion.

    Only what was answered in at least two rounds; both tables have the same rows in the same order, with
    ``rating``, missing where the answer was no number.
    """
    in_order = scores.sort_values([*ANSWER, "round"])
    again = in_order[in_order.duplicated(ANSWER, keep=False)]
    first, last = (again.drop_duplicates(ANSWER, keep=keep) for keep in ("first", "last"))
    return _number(first), _number(last)


def _number(answers: pd.DataFrame) -> pd.DataFrame:
    rating = pd.to_numeric(answers["value"], errors="coerce").astype(float)
    return answers[ANSWER].assign(rating=rating).reset_index(drop=True)
