"""Which actions are recommended, in which order, and why are the others not?"""

from collections.abc import Sequence
from enum import StrEnum

import pandas as pd

from bahali.vocabulary.codes import ActionStatus, GateResult

WORST_FIRST = (GateResult.FAILED, GateResult.NOT_ASSESSED, GateResult.CONDITIONAL, GateResult.PASSED)


class Outcome(StrEnum):
    """What became of an action that was considered."""

    RECOMMENDED = "recommended"
    REJECTED = "rejected"
    MERGED = "merged"
    GATE_FAILED = "gate_failed"
    TOO_FEW_RATERS = "too_few_raters"
    NOT_RATED = "not_rated"
    INCOMPLETE = "incomplete"
    BELOW_LIMIT = "below_limit"


def check_gates(actions: pd.DataFrame, gate_checks: pd.DataFrame, gates: Sequence[str]) -> pd.Series:
    """Give for each action the worst of its answers over all gates.

    Parameters
    ----------
    actions : DataFrame
        Rows of the actions table.
    gate_checks : DataFrame
        Rows of the gate checks table.
    gates : sequence of str
        Criteria that are gates; one that was not checked counts as not assessed.

    Returns
    -------
    Series
        Codes of ``GateResult``, indexed by action; not assessed where the pack has no gates.
    """
    checks = gate_checks.set_index(["action_id", "criterion_id"])["result"].to_dict()
    worst = {
        action: min(
            (GateResult(checks.get((action, gate), GateResult.NOT_ASSESSED)) for gate in gates),
            key=WORST_FIRST.index,
            default=GateResult.NOT_ASSESSED,
        ).value
        for action in actions["action_id"]
    }
    return pd.Series(worst, dtype=object, name="gate").rename_axis("action_id")


def set_aside(judged: pd.DataFrame, *, is_ranked: bool) -> pd.Series:
    """Say why an action cannot be recommended; missing where nothing stands against it.

    The first of these that holds is the reason: it was rejected, it was merged, a gate was not passed, nobody
    rated it, too few people did, a criterion that counts has no rating.

    Parameters
    ----------
    judged : DataFrame
        Columns ``status``, ``gate``, ``raters``, ``has_enough`` (of them for a place) and ``value``.
    is_ranked : bool
        False where nothing was rated at all; want of ratings is then no reason against any one action.

    Returns
    -------
    Series
        Codes of ``Outcome``, indexed as ``judged``.
    """
    reasons = [_reason(row, is_ranked=is_ranked) for _, row in judged.iterrows()]
    return pd.Series(reasons, index=judged.index, dtype=object, name="outcome")


def choose_recommendations(judged: pd.DataFrame, most: int) -> pd.DataFrame:
    """Recommend the first of those actions that nothing stands against.

    Where the limit would cut through actions of one place, none of them is taken: to prefer one would be to
    decide by its id. If that would leave nothing, all of the first place are taken.

    Parameters
    ----------
    judged : DataFrame
        Columns ``action_id``, ``place`` and ``outcome`` (from ``set_aside``); where nothing has a place, the
        earlier row comes first.
    most : int
        Most recommendations.

    Returns
    -------
    DataFrame
        The same rows with every ``outcome`` filled, and ``order`` (1 to n) for the recommended.
    """
    left = judged[judged["outcome"].isna()]
    first = _first(left, most) if left["place"].notna().any() else left.head(most)
    outcome = judged["outcome"].where(judged["outcome"].notna(), Outcome.BELOW_LIMIT.value)
    order = pd.Series(pd.NA, index=judged.index, dtype="Int64")
    outcome.loc[first.index] = Outcome.RECOMMENDED.value
    order.loc[first.index] = range(1, len(first) + 1)
    return judged.assign(outcome=outcome, order=order)


def _reason(row: pd.Series, *, is_ranked: bool) -> str | None:
    reasons = {
        Outcome.REJECTED: row["status"] == ActionStatus.REJECTED,
        Outcome.MERGED: row["status"] == ActionStatus.MERGED,
        Outcome.GATE_FAILED: row["gate"] == GateResult.FAILED,
        Outcome.NOT_RATED: is_ranked and row["raters"] == 0,
        Outcome.TOO_FEW_RATERS: is_ranked and not row["has_enough"],
        Outcome.INCOMPLETE: is_ranked and pd.isna(row["value"]),
    }
    return next((reason.value for reason, holds in reasons.items() if holds), None)


def _first(left: pd.DataFrame, most: int) -> pd.DataFrame:
    in_order = left.sort_values(["place", "action_id"])
    if len(in_order) <= most:
        return in_order
    places = in_order["place"]
    cut = places.iloc[most]
    fits: pd.Series = places < cut if (places < cut).any() else places == cut
    return in_order[fits]
