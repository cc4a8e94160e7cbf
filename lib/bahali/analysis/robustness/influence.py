"""Whose ratings, and which criterion, does the order hang on?"""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bahali.analysis.methods.comparing import rank_correlation
from bahali.analysis.valuing.panel import Panel
from bahali.analysis.valuing.ranking import rank_actions
from bahali.workshop.deciding import Deciding

Array = NDArray[np.float64]

COLUMNS = ["left_out", "correlation", "is_other_first", "entered", "left", "moved_most", "places_moved"]


def leave_out_raters(panel: Panel, weights: Array, deciding: Deciding) -> pd.DataFrame:
    """Value and place all actions again without each rater in turn.

    Parameters
    ----------
    panel : Panel
        What raters said; every action has a value.
    weights : array, shape (criteria,)
        Not negative, add up to 1.
    deciding : Deciding
        How raters are combined, and the length of the shortlist.

    Returns
    -------
    DataFrame
        One row a rater: ``left_out``; ``correlation`` of the order with that of all (Kendall's tau-b);
        ``is_other_first``; ``entered`` and ``left``, actions that come onto the shortlist and drop off it;
        ``moved_most`` and ``places_moved``, the action that moves farthest. An action that nobody else
        rated has no value, and counts as having left the shortlist.

    References
    ----------
    Miller (1974), The jackknife: a review, *Biometrika* 61(1): 1-15.
    """
    variants = ((rater, _value_without(panel, weights, deciding, [rater])) for rater in panel.raters)
    return _compare(panel, weights, deciding, variants)


def leave_out_groups(panel: Panel, weights: Array, deciding: Deciding) -> pd.DataFrame:
    """Value and place all actions again without each stakeholder group; shaped like ``leave_out_raters``."""
    members: dict[str, list[str]] = {}
    for rater, group in zip(panel.raters, panel.groups, strict=True):
        if group:
            members.setdefault(group, []).append(rater)
    variants = (
        (group, _value_without(panel, weights, deciding, raters)) for group, raters in sorted(members.items())
    )
    return _compare(panel, weights, deciding, variants)


def leave_out_criteria(panel: Panel, weights: Array, deciding: Deciding) -> pd.DataFrame:
    """Value and place all actions again without each criterion; the weights of the others fill up to 1.

    Shaped like ``leave_out_raters``; a criterion without weight, or that alone has weight, is passed over.
    """
    values = panel.combine(deciding)
    variants = (
        (criterion, _value(values, _drop(weights, place)))
        for place, criterion in enumerate(panel.criteria)
        if 0 < weights[place] < 1
    )
    return _compare(panel, weights, deciding, variants)


def _drop(weights: Array, place: int) -> Array:
    others = weights.copy()
    others[place] = 0.0
    others /= others.sum()
    return others


def _value_without(panel: Panel, weights: Array, deciding: Deciding, raters: Sequence[str]) -> Array:
    # Fewer raters are the point here; a least number would make the trial fail in place of the ratings.
    anyone = deciding.model_copy(update={"min_raters": 1})
    return _value(panel.leave_out(raters).combine(anyone), weights)


def _value(values: Array, weights: Array) -> Array:
    worth: Array = values[:, weights > 0] @ weights[weights > 0]
    return worth


def _compare(
    panel: Panel, weights: Array, deciding: Deciding, variants: Iterator[tuple[str, Array]]
) -> pd.DataFrame:
    headline = _value(panel.combine(deciding), weights)
    before = rank_actions(pd.Series(headline, index=panel.actions))
    rows = []
    for name, worth in variants:
        after = rank_actions(pd.Series(worth, index=panel.actions))
        moved = _describe(before, after, deciding.shortlist)
        rows.append((name, rank_correlation(headline, worth), *moved))
    return pd.DataFrame(rows, columns=COLUMNS)


def _describe(before: pd.Series, after: pd.Series, count: int) -> tuple[object, ...]:
    """Tell what the places of all actions were, and what they have become."""
    places = list(zip(before.index, _whole(before), _whole(after), strict=True))
    listed = {action for action, place, _after in places if 0 < place <= count}
    listed_after = {action for action, _before, place in places if 0 < place <= count}
    first = {action for action, place, _after in places if place == 1}
    first_after = {action for action, _before, place in places if place == 1}
    moves = [abs(new - old) if new and old else 0 for _action, old, new in places]
    farthest = max(moves, default=0)
    return (
        first != first_after,
        tuple(sorted(listed_after - listed)),
        tuple(sorted(listed - listed_after)),
        str(before.index[moves.index(farthest)]) if farthest else "",
        farthest,
    )


def _whole(places: pd.Series) -> list[int]:
    """Give places as whole numbers; 0 where an action has none."""
    return [int(place) for place in places.fillna(0)]
