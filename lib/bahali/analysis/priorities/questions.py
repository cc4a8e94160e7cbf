"""Which open question is worth another round?"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bahali.analysis.valuing.panel import Panel
from bahali.analysis.valuing.ranking import SAME_VALUE_DECIMALS
from bahali.vocabulary.codes import Unrated
from bahali.workshop.deciding import Deciding
from bahali.workshop.disclosure import Disclosure

Array = NDArray[np.float64]

COLUMNS = ["action_id", "criterion_id", "gain", "chance", "best_place", "worst_place", "raters"]


def find_questions(panel: Panel, weights: Array, deciding: Deciding) -> pd.DataFrame:
    """Give what settling each disagreement could gain, the most worthwhile first.

    A question is one action on one criterion. To settle it is to agree on one of the ratings that were given,
    each rater's being equally likely to be the one (each group's, where groups count equally); all else stays
    at its mean. The gain is how much more the shortlist would then be worth on average, because the better
    actions would be on it: the expected value of perfect information about one cell. It is never negative,
    and 0 where no answer changes the shortlist.

    Parameters
    ----------
    panel : Panel
        What raters said.
    weights : array, shape (criteria,)
        Not negative, add up to 1.
    deciding : Deciding
        Length of the shortlist, and ``least_numbers``: a cell with fewer numbers is no question here, since
        it needs more raters first and would show who said what.

    Returns
    -------
    DataFrame
        ``action_id`` and ``criterion_id``; ``gain``, on the scale of values from 0 to 1; ``chance``, how
        likely the answer moves the action onto the shortlist or off it; ``best_place`` and ``worst_place`` it
        could take; ``raters`` with a number. Only questions whose answer could change a place.

    References
    ----------
    Raiffa and Schlaifer (1961), *Applied Statistical Decision Theory*, ch. 4 (value of information).
    """
    chances = _answer_chances(panel, deciding)
    means, totals = _expect(panel, weights, deciding)
    asked = Disclosure.has_numbers(panel.counts, deciding) & (weights > 0) & ~np.isnan(totals)[:, None]
    rows = []
    for action, criterion in np.argwhere(asked):
        moves = weights[criterion] * (panel.scaled[:, action, criterion] - means[action, criterion])
        is_answer = chances[:, action, criterion] > 0
        settled = totals[action] + moves[is_answer]
        others = np.delete(totals, action)
        outcome = _settle(settled, chances[is_answer, action, criterion], others, deciding.shortlist)
        rows.append(
            (panel.actions[action], panel.criteria[criterion], *outcome, panel.counts[action, criterion])
        )
    return _sort(pd.DataFrame(rows, columns=COLUMNS), ["action_id", "criterion_id"])


def find_open_actions(panel: Panel, weights: Array, deciding: Deciding) -> pd.DataFrame:
    """Give what settling each action as a whole could gain, the most worthwhile first.

    As ``find_questions``, but the panel agrees on everything that one of the raters said about the action;
    where that rater gave no number, the mean stands. It finds actions on which raters differ throughout,
    though no single answer would matter.

    Parameters
    ----------
    panel, weights, deciding
        As for ``find_questions``.

    Returns
    -------
    DataFrame
        As from ``find_questions``, without a criterion; ``raters`` gave a number on at least one criterion.
    """
    means, totals = _expect(panel, weights, deciding)
    # A cell that too few rated is settled nowhere; its mean, or the worst, stands.
    is_shown = Disclosure.has_numbers(panel.counts, deciding)
    answers = np.where(is_shown, panel.scaled, np.nan)[:, :, weights > 0]
    answered = np.asarray(~np.isnan(answers).all(axis=2))
    chances = _share_out(panel, deciding, answered)
    settled = np.where(np.isnan(answers), means[:, weights > 0], answers) @ weights[weights > 0]
    rows = []
    has_enough = Disclosure.has_numbers(answered.sum(axis=0), deciding)
    for action in np.flatnonzero(~np.isnan(totals) & has_enough):
        is_answer = answered[:, action]
        others = np.delete(totals, action)
        outcome = _settle(settled[is_answer, action], chances[is_answer, action], others, deciding.shortlist)
        rows.append((panel.actions[action], *outcome, int(is_answer.sum())))
    table = pd.DataFrame(rows, columns=[name for name in COLUMNS if name != "criterion_id"])
    return _sort(table, ["action_id"])


def expect_gain(value_draws: Array, count: int) -> float:
    """Give how much more the first actions would be worth if everything uncertain were known.

    The mean over the draws of the best ``count`` values, less the value of the ``count`` actions that are
    best on average (expected value of perfect information, EVPI). Never negative.

    Parameters
    ----------
    value_draws : array, shape (draws, actions)
        Values from 0 to 1.
    count : int
        How many actions are chosen.
    """
    best_each_time = _sum_highest(value_draws, count).mean()
    best_on_average = _sum_highest(value_draws.mean(axis=0), count)
    return max(round(float(best_each_time - best_on_average), SAME_VALUE_DECIMALS), 0.0)


def _expect(panel: Panel, weights: Array, deciding: Deciding) -> tuple[Array, Array]:
    """Give the mean of each cell, and what each action is worth with them."""
    unrated = 0.0 if deciding.unrated is Unrated.WORST else np.nan
    means = (_answer_chances(panel, deciding) * np.nan_to_num(panel.scaled)).sum(axis=0)
    means = np.where(Disclosure.has_numbers(panel.counts, deciding), means, unrated)
    return means, means[:, weights > 0] @ weights[weights > 0]


def _answer_chances(panel: Panel, deciding: Deciding) -> Array:
    """Give how likely each rater's answer is to be the one agreed on: raters, actions, criteria."""
    return _share_out(panel, deciding, ~np.isnan(panel.scaled))


def _share_out(panel: Panel, deciding: Deciding, answered: NDArray[np.bool_]) -> Array:
    """Make those who answered equally likely, or their groups; raters along the first axis."""
    chances = answered.astype(float)
    for group in panel.members_by_group(deciding):
        chances[group] /= np.maximum(chances[group].sum(axis=0), 1.0)
    totals = chances.sum(axis=0)
    shares: Array = chances / np.where(totals > 0, totals, 1.0)
    return shares


def _settle(settled: Array, chances: Array, others: Array, count: int) -> tuple[float, float, int, int]:
    """Give the gain, the chance of a change, and the best and worst place, over the possible answers."""
    others = np.sort(others[~np.isnan(others)])[::-1]
    rival = others[count - 1] if count <= len(others) else -np.inf
    now = float(settled @ chances)
    gain = float(np.maximum(settled, rival) @ chances) - max(now, rival)
    places = 1 + (others > settled[:, None] + 10.0**-SAME_VALUE_DECIMALS).sum(axis=1)
    place_now = 1 + (others > now + 10.0**-SAME_VALUE_DECIMALS).sum()
    changes = (places <= count) != (place_now <= count)
    # Without rounding, questions of one gain would stand in the order of their last digits.
    shown_gain = max(round(gain, SAME_VALUE_DECIMALS), 0.0)
    chance = round(float(chances @ changes), SAME_VALUE_DECIMALS)
    return shown_gain, chance, int(places.min()), int(places.max())


def _sort(table: pd.DataFrame, ids: list[str]) -> pd.DataFrame:
    """Keep what could change a place, the most worthwhile first."""
    moving = table[table["worst_place"] > table["best_place"]]
    is_ascending = [False, False, *[True] * len(ids)]
    return moving.sort_values(["gain", "chance", *ids], ascending=is_ascending).reset_index(drop=True)


def _sum_highest(values: Array, count: int) -> Array:
    """Add up the highest values along the last axis."""
    highest: Array = np.sort(values, axis=-1)[..., ::-1][..., :count].sum(axis=-1)
    return highest
