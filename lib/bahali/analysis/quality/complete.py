"""Does an action say who signs, who pays, what for and how anyone will know?

That it has exactly one lead, a time band and a cost band is checked when the tables are read.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pandas as pd

from bahali.analysis.quality.checks import Check, Obstacle, Result, conclude, not_checked, remark
from bahali.vocabulary.codes import ActionStatus, InstitutionKind
from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.language import _
from bahali.workshop.frames import each_row
from bahali.workshop.header import INTERNATIONAL

WITHOUT_AUTHORITY = (InstitutionKind.CIVIL_SOCIETY, InstitutionKind.UNITED_NATIONS)
_NOTHING_SAID = re.compile(
    r"(?:tb[acd]|n/?a|nil|-+|\?+|later|unknown|not (?:yet )?known"
    r"|to be (?:announced|confirmed|decided|determined|identified))\.?",
    re.IGNORECASE,
)


def check_approvers(actions: pd.DataFrame) -> Result:
    """Remark actions that name nobody who approves them."""
    remedy = _("name who can put the change into force, such as a cabinet, a secretary or a board")
    return _check_cell(actions, Check.APPROVER, "approver", _("nobody who approves it"), remedy)


def check_funding(actions: pd.DataFrame) -> Result:
    """Remark actions that neither name a funding route nor say that there is none."""
    remedy = _("name the budget, scheme or fund that pays for it, or write that it is unfunded")
    return _check_cell(actions, Check.FUNDING, "funding_route", _("no funding route"), remedy)


def check_results(actions: pd.DataFrame) -> Result:
    """Remark actions that do not say what will be different."""
    remedy = _("write what victims and survivors will find that is not there today")
    return _check_cell(actions, Check.RESULT, "expected_result", _("no expected result"), remedy)


def check_leads(actions: pd.DataFrame, institutions: pd.DataFrame, instruments: pd.DataFrame) -> Result:
    """Remark leads that cannot sign, and custodians of instruments who take no part in the change.

    Parameters
    ----------
    actions, institutions, instruments : DataFrame
        Rows of those tables. Where nobody recorded the custodian of an action's instrument, that part is not
        checked; an international instrument is only referred to and needs none.
    """
    bodies = {row.institution_id: row for row in each_row(institutions)}
    laws = {row.instrument_id: row for row in each_row(instruments)}
    remarks: list[Fault] = []
    unknown = 0
    for action in each_row(actions):
        law = laws.get(action.instrument_id)
        custodian = bodies.get(law.custodian_id) if law is not None else None
        remarks += _remark_lead(action, bodies.get(action.lead_institution_id))
        if custodian is not None:
            remarks += _remark_custodian(action, custodian)
        elif law is None or law.jurisdiction != INTERNATIONAL:
            unknown += 1
    obstacle = Obstacle.NO_CUSTODIAN if len(actions) else Obstacle.NO_OPEN_ACTION
    return conclude(Check.LEAD, len(actions), remarks, obstacle, unknown)


def check_gap_links(actions: pd.DataFrame, gaps: pd.DataFrame) -> Result:
    """Remark actions that answer no gap of their own jurisdiction."""
    homes = dict(zip(gaps["gap_id"], gaps["jurisdiction"], strict=True))
    remarks = [
        remark(
            "actions",
            action.row,
            "gap_ids",
            _("{action_id} answers no gap of {jurisdiction}").format(
                action_id=action.action_id, jurisdiction=action.jurisdiction
            ),
            _("add the gap of {jurisdiction} that it answers, or record that gap first").format(
                jurisdiction=action.jurisdiction
            ),
        )
        for action in each_row(actions)
        if all(homes.get(gap) != action.jurisdiction for gap in action.gap_ids)
    ]
    return conclude(Check.GAP, len(actions), remarks, Obstacle.NO_OPEN_ACTION)


def check_indicators(
    actions: pd.DataFrame, indicators: pd.DataFrame, recommended: frozenset[str], *, is_given: bool = False
) -> Result:
    """Remark actions without an indicator, and decided ones of which no indicator has a target.

    Parameters
    ----------
    actions, indicators : DataFrame
        Rows of those tables.
    recommended : frozenset of str
        Actions that are recommended; these and adopted ones need a target.
    is_given : bool
        True where the workshop gave the table, though it may have no row for these actions.
    """
    if indicators.empty and not is_given:
        return not_checked(Check.INDICATOR, Obstacle.NO_INDICATORS)
    by_action: dict[str, list[Any]] = defaultdict(list)
    for indicator in each_row(indicators):
        by_action[indicator.action_id].append(indicator)
    remarks = []
    for action in each_row(actions):
        measures = by_action.get(action.action_id, [])
        is_decided = action.status == ActionStatus.ADOPTED or action.action_id in recommended
        if not measures:
            problem = _("no indicator measures {action_id}").format(action_id=action.action_id)
            remedy = _("add a row with {action_id} in action_id to the table indicators").format(
                action_id=action.action_id
            )
            remarks.append(remark("actions", action.row, "action_id", problem, remedy))
        elif is_decided and all(pd.isna(measure.target) for measure in measures):
            problem = _("no indicator of {action_id} has a target").format(action_id=action.action_id)
            remarks.append(
                remark("indicators", measures[0].row, "target", problem, _("write the number to be reached"))
            )
    return conclude(Check.INDICATOR, len(actions), remarks, Obstacle.NO_OPEN_ACTION)


def _check_cell(actions: pd.DataFrame, check: Check, column: str, lacking: str, remedy: str) -> Result:
    remarks = [
        remark(
            "actions",
            action.row,
            column,
            _("{action_id} names {lacking}").format(action_id=action.action_id, lacking=lacking),
            remedy,
        )
        for action in each_row(actions)
        if _says_nothing(getattr(action, column))
    ]
    return conclude(check, len(actions), remarks, Obstacle.NO_OPEN_ACTION)


def _says_nothing(cell: object) -> bool:
    return not isinstance(cell, str) or _NOTHING_SAID.fullmatch(cell.strip()) is not None


def _remark_lead(action: Any, lead: Any) -> Iterator[Fault]:  # noqa: ANN401 rows of frames
    if lead is None:
        return
    if lead.jurisdiction != action.jurisdiction:
        problem = _("{institution_id} belongs to {jurisdiction}, the action to {action_jurisdiction}").format(
            institution_id=lead.institution_id,
            jurisdiction=lead.jurisdiction,
            action_jurisdiction=action.jurisdiction,
        )
        remedy = _("name a lead of {jurisdiction}, which alone has the authority").format(
            jurisdiction=action.jurisdiction
        )
        yield remark("actions", action.row, "lead_institution_id", problem, remedy)
    if lead.kind in WITHOUT_AUTHORITY:
        kind = InstitutionKind(lead.kind).label
        problem = _("{institution_id} has no public authority ({kind}) and cannot sign an instrument").format(
            institution_id=lead.institution_id, kind=kind
        )
        remedy = _("name the body that signs as the lead, and add {institution_id} to support_ids").format(
            institution_id=lead.institution_id
        )
        yield remark("actions", action.row, "lead_institution_id", problem, remedy)


def _remark_custodian(action: Any, custodian: Any) -> Iterator[Fault]:  # noqa: ANN401 rows of frames
    taking_part = {action.lead_institution_id, *action.support_ids}
    if custodian.institution_id not in taking_part:
        problem = _(
            "{instrument_id} is kept by {institution_id}, {custodian}, which neither leads nor supports"
        ).format(
            instrument_id=action.instrument_id,
            institution_id=custodian.institution_id,
            custodian=quote(custodian.name),
        )
        remedy = _("add {institution_id} to support_ids, or let it lead").format(
            institution_id=custodian.institution_id
        )
        yield remark("actions", action.row, "support_ids", problem, remedy)
