"""Are there few enough recommendations, do they forget nobody, and what stood beside them?"""

from collections import defaultdict
from typing import Any

import pandas as pd

from bahali.analysis.quality.checks import Check, Obstacle, Result, conclude, not_checked, remark
from bahali.vocabulary.codes import NAMED_GROUPS, PHASES_AFTER_ATTACK, Phase, TargetGroup
from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.language import _
from bahali.workshop.frames import each_row
from bahali.workshop.settings import SHOWN_AS
from bahali.workshop.tables.situation import SEVERE

MOST_RECOMMENDATIONS = 10  # reviewers of policy briefs complain of more, which nobody reads
MOST_NAMED = 3  # actions named in one remark


def check_number(recommended: pd.DataFrame) -> Result:
    """Remark more recommendations than are read."""
    remarks = []
    if len(recommended) > MOST_RECOMMENDATIONS:
        problem = _(
            "{recommended} actions are recommended; more than {most_recommendations} are seldom read"
        ).format(recommended=len(recommended), most_recommendations=MOST_RECOMMENDATIONS)
        remedy = _("set it to {most_recommendations} or less, or merge actions that belong together").format(
            most_recommendations=MOST_RECOMMENDATIONS
        )
        remarks.append(
            Fault(_(SHOWN_AS), problem, column="max_recommendations", remedy=remedy, is_warning=True)
        )
    return conclude(Check.NUMBER, len(recommended), remarks, Obstacle.NOTHING_RECOMMENDED)


def check_groups(recommended: pd.DataFrame, actions: pd.DataFrame) -> Result:
    """Remark target groups that no recommendation names; an action for everyone serves all in name only.

    Parameters
    ----------
    recommended : DataFrame
        Rows of the actions table that are recommended.
    actions : DataFrame
        All open actions of the jurisdiction, so that a remark can name those that are not recommended.
    """
    if recommended.empty:
        return not_checked(Check.GROUPS, Obstacle.NOTHING_RECOMMENDED)
    served, served_by_any = _list_by(recommended, "target_groups"), _list_by(actions, "target_groups")
    for_everyone = served.get(TargetGroup.GENERAL, [])
    remarks = [
        _remark_group(group, for_everyone, served_by_any.get(group, []))
        for group in NAMED_GROUPS
        if group not in served
    ]
    return conclude(Check.GROUPS, len(NAMED_GROUPS), remarks, Obstacle.NOTHING_RECOMMENDED)


def check_phases(recommended: pd.DataFrame, actions: pd.DataFrame) -> Result:
    """Remark phases after an attack for which nothing is recommended.

    Parameters
    ----------
    recommended, actions
        As for ``check_groups``.
    """
    if recommended.empty:
        return not_checked(Check.PHASES, Obstacle.NOTHING_RECOMMENDED)
    served, served_by_any = _list_by(recommended, "phases"), _list_by(actions, "phases")
    remarks = []
    for phase in PHASES_AFTER_ATTACK:
        if served.keys().isdisjoint({phase, Phase.ALL}):
            others = served_by_any.get(phase, []) + served_by_any.get(Phase.ALL, [])
            problem = _("no recommendation is for {phase} ({code})").format(
                phase=quote(phase.label), code=phase
            )
            remarks.append(remark("actions", None, "phases", problem, _suggest(others)))
    return conclude(Check.PHASES, len(PHASES_AFTER_ATTACK), remarks, Obstacle.NOTHING_RECOMMENDED)


def check_severe_gaps(gaps: pd.DataFrame, recommended: pd.DataFrame, actions: pd.DataFrame) -> Result:
    """Remark severe gaps that no recommendation answers and nobody explains.

    Parameters
    ----------
    gaps : DataFrame
        Gaps of the jurisdiction; one with ``unanswered_because`` is explained.
    recommended, actions
        As for ``check_groups``.
    """
    severe = gaps[(gaps["severity"] >= SEVERE).fillna(value=False)]
    answered, answered_by_any = _list_by(recommended, "gap_ids"), _list_by(actions, "gap_ids")
    remarks = [
        _remark_gap(gap, answered_by_any.get(gap.gap_id, []))
        for gap in each_row(severe)
        if gap.gap_id not in answered and not isinstance(gap.unanswered_because, str)
    ]
    return conclude(Check.SEVERE, len(severe), remarks, Obstacle.NO_SEVERE_GAP)


def check_alternatives(recommended: pd.DataFrame, considered: pd.DataFrame) -> Result:
    """Remark that everything considered is recommended, so that nothing was chosen.

    Parameters
    ----------
    recommended : DataFrame
        Actions that are recommended.
    considered : DataFrame
        All actions of the jurisdiction, whatever became of them.
    """
    if recommended.empty:
        return not_checked(Check.ALTERNATIVES, Obstacle.NOTHING_RECOMMENDED)
    remarks = []
    if set(considered["action_id"]) <= set(recommended["action_id"]):
        problem = _(
            "every action that was considered is recommended, and nothing shows what else could be done"
        )
        remedy = _(
            "add the options that were spoken of and left, with rejected in status and the reason in notes"
        )
        remarks.append(remark("actions", None, "status", problem, remedy))
    return conclude(Check.ALTERNATIVES, len(considered), remarks, Obstacle.NOTHING_RECOMMENDED)


def _list_by(actions: pd.DataFrame, column: str) -> dict[str, list[str]]:
    """Give for each code or id of a list column the actions that name it."""
    naming: dict[str, list[str]] = defaultdict(list)
    for action in each_row(actions):
        for code in getattr(action, column):
            naming[code].append(action.action_id)
    return dict(naming)


def _remark_group(group: TargetGroup, for_everyone: list[str], others: list[str]) -> Fault:
    named = f"{quote(group.label)} ({group})"
    if not for_everyone:
        return remark(
            "actions",
            None,
            "target_groups",
            _("no recommendation is for {named}").format(named=named),
            _suggest(others),
        )
    problem = _("{named}: served only by recommendations for everyone").format(named=named)
    if others:
        return remark("actions", None, "target_groups", problem, _suggest(others))
    any_of = _("any of ") if len(for_everyone) > 1 else ""
    remedy = _("if {any_of}{shorten} reaches them, add {group} there and say how in equity_note").format(
        any_of=any_of, shorten=_shorten(for_everyone), group=group
    )
    return remark("actions", None, "target_groups", problem, remedy)


def _remark_gap(gap: Any, others: list[str]) -> Fault:  # noqa: ANN401 a row of a frame
    problem = _("{gap_id} has severity {severity}, and no action answers it").format(
        gap_id=gap.gap_id, severity=gap.severity
    )
    remedy = _("propose an action, or say why not in unanswered_because")
    if others:
        problem = _(
            "{gap_id} has severity {severity}, and only an action that is not recommended answers it"
        ).format(gap_id=gap.gap_id, severity=gap.severity)
        remedy = _("look again at {shorten}, or say in unanswered_because why the gap waits").format(
            shorten=_shorten(others)
        )
    return remark("gaps", gap.row, "unanswered_because", problem, remedy)


def _suggest(others: list[str]) -> str:
    if others:
        return _(
            "look again at {shorten}, not recommended; or write what a recommendation leaves unsaid"
        ).format(shorten=_shorten(others))
    return _("propose an action, or write what a recommendation leaves unsaid")


def _shorten(actions: list[str]) -> str:
    more = (
        _(" and {actions} more").format(actions=len(actions) - MOST_NAMED)
        if len(actions) > MOST_NAMED
        else ""
    )
    return ", ".join(actions[:MOST_NAMED]) + more
