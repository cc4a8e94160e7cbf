"""Do the places hold when the weights or the raters change?"""

from collections.abc import Iterator, Sequence

import pandas as pd

from bahali.analysis.priorities.ranking import rank_actions, value_actions
from bahali.analysis.priorities.values import combine_raters
from bahali.vocabulary.codes import Aggregate
from bahali.workshop.header import Tier

VALUE_END = 100  # tiers are given on a scale from 0 to 100
SAME_VALUE_DECIMALS = 9


def vary_values(
    ratings: pd.DataFrame, weight_table: pd.DataFrame, weight_set: str, aggregate: Aggregate
) -> pd.DataFrame:
    """Value all actions again with every set of weights, and again leaving out each rater.

    Parameters
    ----------
    ratings : DataFrame
        From ``scale_ratings``.
    weight_table : DataFrame
        From ``tabulate_weights``.
    weight_set : str
        The set used when raters are left out.
    aggregate : Aggregate
        How raters are combined.

    Returns
    -------
    DataFrame
        One row a run, indexed by ``kind`` (``weights`` or ``raters``) and ``name`` (the set used or the rater
        left out); one column an action, values from 0 to 1, missing where a run gives none.
    """
    runs = dict(_runs(ratings, weight_table, weight_set, aggregate))
    actions = sorted(ratings["action_id"].unique())
    table = pd.DataFrame(list(runs.values()), columns=actions, dtype=float)
    return table.set_axis(pd.MultiIndex.from_tuples(list(runs), names=["kind", "name"]), axis=0)


def _runs(
    ratings: pd.DataFrame, weight_table: pd.DataFrame, weight_set: str, aggregate: Aggregate
) -> Iterator[tuple[tuple[str, str], pd.Series]]:
    combined, weights = combine_raters(ratings, aggregate), weight_table.T
    for name in sorted(str(name) for name in weight_table.index):
        yield ("weights", name), value_actions(combined, weights[name])
    for rater in sorted(ratings["rater_id"].unique()):
        rest = combine_raters(ratings[ratings["rater_id"] != rater], aggregate)
        yield ("raters", rater), value_actions(rest, weights[weight_set])


def range_of_places(runs: pd.DataFrame) -> pd.DataFrame:
    """Give the best and the worst place of each action over all runs.

    Returns
    -------
    DataFrame
        Index ``action_id``; ``best_place`` and ``worst_place``, missing for an action never valued.
    """
    places = runs.apply(rank_actions, axis=1).astype("Int64")
    bounds = pd.DataFrame({"best_place": places.min(), "worst_place": places.max()}, dtype="Int64")
    return bounds.rename_axis("action_id")


def assign_tiers(values: pd.Series, tiers: Sequence[Tier]) -> pd.Series:
    """Give each value the first tier whose least value it reaches; none where there is no value.

    Parameters
    ----------
    values : Series
        From 0 to 1.
    tiers : sequence of Tier
        From the highest ``least_value`` down to 0, on a scale from 0 to 100.
    """
    scaled = (values.astype(float) * VALUE_END).round(SAME_VALUE_DECIMALS)
    names = [next((tier.name for tier in tiers if value >= tier.least_value), None) for value in scaled]
    return pd.Series(names, index=values.index, dtype=object, name="tier")


def share_in_tier(runs: pd.DataFrame, tiers: Sequence[Tier], headline: pd.Series) -> pd.Series:
    """Give the share of runs in which an action has the same tier as in the headline.

    Parameters
    ----------
    runs : DataFrame
        From ``vary_values``.
    tiers : sequence of Tier
        As for ``assign_tiers``.
    headline : Series
        Tier of each action; an action without a tier has no share.

    Returns
    -------
    Series
        From 0 to 1, indexed by action.
    """
    tier_runs = runs.apply(lambda values: assign_tiers(values, tiers), axis=1)
    shares = tier_runs.eq(headline.reindex(runs.columns), axis=1).mean(axis=0)
    return shares.where(headline.reindex(runs.columns).notna()).astype(float).rename("tier_share")
