"""Runs the whole chain for the actions of one jurisdiction: from ratings to what became of each."""

import pandas as pd

from bahali.analysis.priorities.agreement import measure_agreement
from bahali.analysis.gaps import rank_gaps
from bahali.analysis.priorities.ranking import rank_actions, value_actions
from bahali.analysis.priorities.recommending import check_gates, choose_recommendations, set_aside
from bahali.analysis.priorities.robustness import assign_tiers, range_of_places, share_in_tier, vary_values
from bahali.analysis.priorities.values import combine_raters, scale_ratings
from bahali.analysis.priorities.weights import tabulate_weights
from bahali.workshop.view import View


def judge_actions(view: View) -> pd.DataFrame:
    """Value, place and choose the actions of one jurisdiction.

    Parameters
    ----------
    view : View
        The workshop, and the jurisdiction, weight set and limit of the run.

    Returns
    -------
    DataFrame
        The jurisdiction's actions with ``value`` (0 to 1), ``place`` (among those that nothing stands
        against), ``tier``, ``raters``, ``dont_know_share``, ``within_one_share``, ``best_place``,
        ``worst_place``, ``tier_share``, ``gate``, ``outcome`` and ``order``. An action that too few people
        rated has no value and no tier. First the recommended, in their order. Without
        ratings nothing has a value, and actions stand in the order of the gaps they answer.
    """
    actions = _order_by_gaps(view)
    ratings = _ratings(view, actions)
    judged = actions.merge(_measure(view, ratings), how="left", left_on="action_id", right_index=True)
    judged["raters"] = judged["raters"].fillna(0)
    judged["gate"] = check_gates(actions, view.workshop.table("gate_checks"), _gates(view)).to_numpy()
    least = view.header.deciding.min_raters
    judged["outcome"] = set_aside(judged, least, is_ranked=len(ratings) > 0)
    standing = judged.loc[judged["outcome"].isna(), "action_id"]
    judged = judged.merge(_place(view, ratings, standing), how="left", left_on="action_id", right_index=True)
    chosen = choose_recommendations(judged, view.settings.max_recommendations)
    # Sorting by several columns keeps equal rows as they were, here in the order of the gaps they answer.
    return chosen.sort_values(["order", "place"]).reset_index(drop=True)


def _order_by_gaps(view: View) -> pd.DataFrame:
    """Put the action that answers the severest gap first."""
    gaps = rank_gaps(view.workshop.table("gaps"))
    places = dict(zip(gaps["gap_id"], gaps["place"], strict=True))
    actions = view.own("actions")
    severest = actions["gap_ids"].map(lambda ids: min((places[gap] for gap in ids), default=len(gaps)))
    return actions.assign(severest=severest).sort_values(["severest", "action_id"]).drop(columns="severest")


def _ratings(view: View, actions: pd.DataFrame) -> pd.DataFrame:
    """Scale the ratings of these actions; none where the pack lacks a table that ranking needs."""
    scores = view.workshop.table("scores")
    if not view.workshop.provides("scores", "criteria", "weights"):
        scores = scores.head(0)
    own = scores[scores["action_id"].isin(actions["action_id"])]
    return scale_ratings(own, view.workshop.table("criteria"), view.header.deciding)


def _measure(view: View, ratings: pd.DataFrame) -> pd.DataFrame:
    agreement = measure_agreement(ratings)
    if ratings.empty:
        return agreement.assign(value=pd.Series(dtype=float), tier=pd.Series(dtype=object))
    combined = combine_raters(ratings, view.header.deciding.aggregate)
    values = value_actions(combined, _weights(view).T[view.settings.weight_set])
    # The value of one or two raters would be their own ratings, for anybody to read.
    shown = values.where(agreement["raters"] >= view.header.deciding.min_raters)
    return agreement.assign(value=shown, tier=assign_tiers(shown, view.header.deciding.tiers))


def _place(view: View, ratings: pd.DataFrame, standing: pd.Series) -> pd.DataFrame:
    """Place the actions that nothing stands against, now and in every run."""
    deciding, chosen = view.header.deciding, view.settings.weight_set
    own = ratings[ratings["action_id"].isin(standing)]
    if own.empty:
        return pd.DataFrame(columns=["place", "best_place", "worst_place"], dtype="Int64").assign(
            tier_share=0.0
        )
    runs = vary_values(own, _weights(view), chosen, deciding.aggregate)
    headline = runs.T["weights", chosen]
    ranges = range_of_places(runs)
    tiers = assign_tiers(headline, deciding.tiers)
    return ranges.assign(place=rank_actions(headline), tier_share=share_in_tier(runs, deciding.tiers, tiers))


def _weights(view: View) -> pd.DataFrame:
    return tabulate_weights(view.workshop.table("weights"))


def _gates(view: View) -> list[str]:
    criteria = view.workshop.table("criteria")
    return list(criteria.loc[criteria["is_gate"].astype(bool), "criterion_id"])
