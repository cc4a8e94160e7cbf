"""Runs the chain for the actions of one jurisdiction: from ratings to values, places and tiers."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from bahali.analysis.agreement.contested import find_contested, measure_agreement
from bahali.analysis.gaps import rank_gaps
from bahali.analysis.priorities.recommending import check_gates, set_aside
from bahali.analysis.priorities.tiers import assign_bands, assign_tiers
from bahali.analysis.robustness.trial import Robustness
from bahali.analysis.valuing.panel import Panel, build_panel
from bahali.analysis.valuing.ranking import rank_actions, value_actions
from bahali.analysis.valuing.values import scale_ratings
from bahali.vocabulary.codes import GateResult
from bahali.workshop.deciding import Deciding
from bahali.workshop.disclosure import Disclosure
from bahali.workshop.view import View

ROBUST_COLUMNS = ("chance", "first_share", "expected_place", "best_place", "worst_place", "band_share")


def rate_actions(view: View) -> pd.DataFrame:
    """Give every answer about the actions of one jurisdiction, scaled; none where the pack lacks a table."""
    actions, scores = view.own("actions"), view.workshop.table("scores")
    if not view.workshop.is_rated:
        scores = scores.head(0)
    own = scores[scores["action_id"].isin(actions["action_id"])]
    return scale_ratings(own, view.workshop.table("criteria"), view.header.deciding)


def seat_panel(view: View, ratings: pd.DataFrame, weights: pd.Series) -> Panel:
    """Put the ratings into one block, with the part each rater took in the workshop.

    A criterion that counts and that nobody rated anything on is in it too: it may count as the worst.
    What too few people said is not in it, so that nothing made from it can give them away.
    """
    ratings = hide_thin_cells(ratings, view.header.deciding)
    people = view.workshop.table("participants")
    groups: Mapping[str, str] = dict(zip(people["participant_id"], people["stakeholder_group"], strict=True))
    return build_panel(ratings, groups, set(weights.index[weights > 0]) if len(ratings) else ())


def hide_thin_cells(ratings: pd.DataFrame, deciding: Deciding) -> pd.DataFrame:
    """Take out what was said of an action on a criterion where too few people answered, or gave a number.

    Parameters
    ----------
    ratings : DataFrame
        From ``rate_actions``.
    deciding : Deciding
        How many are enough.

    Returns
    -------
    DataFrame
        The same rows; ``rating`` and ``scaled`` are missing in those cells, as if nobody had known.
    """
    cells = ratings.groupby(["action_id", "criterion_id"])["rating"]
    is_shown = Disclosure.has_raters(cells.transform("size"), deciding) & Disclosure.has_numbers(
        cells.transform("count"), deciding
    )
    return ratings.assign(rating=ratings["rating"].where(is_shown), scaled=ratings["scaled"].where(is_shown))


def _have_enough(measured: pd.DataFrame, deciding: Deciding) -> pd.Series:
    """Tell of each action whether enough people answered about it, and enough of them with a number."""
    enough: pd.Series = Disclosure.has_raters(measured["answerers"], deciding) & Disclosure.has_numbers(
        measured["raters"], deciding
    )
    return enough


def weigh_candidates(view: View, ratings: pd.DataFrame, panel: Panel, weights: pd.Series) -> pd.DataFrame:
    """Value every action of one jurisdiction, and say what stands against it.

    Parameters
    ----------
    view : View
        The workshop, and the jurisdiction of the run.
    ratings : DataFrame
        From ``rate_actions``.
    panel : Panel
        The same ratings as one block.
    weights : Series, length criteria
        The weights of the headline.

    Returns
    -------
    DataFrame
        The jurisdiction's actions, first the one that answers the severest gap, with ``value`` (0 to 1,
        missing where too few people rated the action), ``band`` (the tier of that value alone), ``raters``,
        ``has_enough`` of them, ``dont_know_share``, ``within_one_share``, ``contested_share``,
        ``is_contested``, ``gate``, and ``outcome`` where something stands against it.
    """
    deciding = view.header.deciding
    measured = measure_agreement(ratings).join(_value(view, panel, weights))
    shown = measure_agreement(hide_thin_cells(ratings, deciding))
    measured["within_one_share"] = shown["within_one_share"]
    measured["has_enough"] = _have_enough(measured, deciding)
    # The value of one or two raters would be their own ratings, for anybody to read.
    measured["value"] = measured["value"].where(measured["has_enough"])
    measured["band"] = assign_bands(measured["value"], deciding.tiers)
    contested = find_contested(panel, measured, weights, deciding)
    measured = measured.join(contested)
    judged = _order_by_gaps(view).merge(measured, how="left", left_on="action_id", right_index=True)
    judged["raters"] = judged["raters"].fillna(0)
    judged["has_enough"] = judged["has_enough"].fillna(value=False).astype(bool)
    judged["is_contested"] = judged["is_contested"].fillna(value=False).astype(bool)
    judged["gate"] = check_gates(judged, view.workshop.table("gate_checks"), _gates(view)).to_numpy()
    judged["outcome"] = set_aside(judged, is_ranked=len(ratings) > 0)
    return judged


def place_candidates(candidates: pd.DataFrame, robustness: Robustness | None, view: View) -> pd.DataFrame:
    """Give the actions that nothing stands against their place, its range, and their tier.

    Parameters
    ----------
    candidates : DataFrame
        From ``weigh_candidates``.
    robustness : Robustness or None
        Of the actions that nothing stands against; None where there is none with a value.
    view : View
        The workshop.

    Returns
    -------
    DataFrame
        The same rows with ``place``, the columns of ``Robustness.tabulate``, ``tier`` and ``obstacles``.
    """
    is_standing = candidates["outcome"].isna()
    placed = candidates.assign(place=rank_actions(candidates["value"].where(is_standing)))
    if robustness is None:
        placed = placed.assign(**dict.fromkeys(ROBUST_COLUMNS, np.nan))
    else:
        held = robustness.tabulate(view.header.deciding)
        placed = placed.merge(held, how="left", left_on="action_id", right_index=True)
    standing = placed.assign(value=placed["value"].where(is_standing))
    if not _gates(view):  # where there is no condition, none was left unchecked
        standing = standing.assign(gate=GateResult.PASSED.value)
    return placed.join(assign_tiers(standing, view.header.deciding.tiers))


def _order_by_gaps(view: View) -> pd.DataFrame:
    """Put the action that answers the severest gap first."""
    gaps = rank_gaps(view.workshop.table("gaps"))
    places = dict(zip(gaps["gap_id"], gaps["place"], strict=True))
    actions = view.own("actions")
    severest = actions["gap_ids"].map(lambda ids: min((places[gap] for gap in ids), default=len(gaps)))
    return actions.assign(severest=severest).sort_values(["severest", "action_id"]).drop(columns="severest")


def _value(view: View, panel: Panel, weights: pd.Series) -> pd.Series:
    combined = pd.DataFrame(panel.combine(view.header.deciding), index=panel.actions, columns=panel.criteria)
    return value_actions(combined, weights)


def _gates(view: View) -> list[str]:
    criteria = view.workshop.table("criteria")
    return list(criteria.loc[criteria["is_gate"].astype(bool), "criterion_id"])
