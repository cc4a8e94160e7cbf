"""Actions are led by somebody who may lead them, change what can be changed, and answer gaps."""

from collections.abc import Iterator

from bahali.vocabulary.codes import OPEN_STATUSES, ActionStatus, Domain, Layer
from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import _
from bahali.vocabulary.law import ChangeType
from bahali.workshop.header import INTERNATIONAL
from bahali.workshop.pack import Pack, Tables
from bahali.workshop.tables.law import Instrument
from bahali.workshop.tables.people import Institution
from bahali.workshop.tables.plan import Action, Indicator
from bahali.workshop.tables.situation import SEVERE, Gap

SERVICE_DOMAINS = (Domain.HEALTH, Domain.PSYCHOSOCIAL)
SINGLE_SESSION_DEBRIEFING = "8.5"  # code of the IASC 4Ws manual


def delivers_services(action: Action) -> bool:
    """Tell whether an action gives care itself, rather than arranging for it."""
    return action.domain in SERVICE_DOMAINS and _reaches_people(action)


def _reaches_people(action: Action) -> bool:
    return any(layer is not Layer.CROSS_CUTTING for layer in action.layers)


def check_competence(pack: Pack) -> Iterator[Fault]:
    """The lead and the instrument of an action belong to the action's own jurisdiction."""
    places = pack.header.jurisdictions
    known = {*places, INTERNATIONAL}  # an unknown jurisdiction is told once, where it stands
    leads = {row.institution_id: row for _number, row in pack.each(Institution) if row.jurisdiction in known}
    instruments = {
        row.instrument_id: row for _number, row in pack.each(Instrument) if row.jurisdiction in known
    }
    for number, action in pack.each(Action):
        if action.jurisdiction not in places:
            continue
        lead = leads.get(action.lead_institution_id)
        if lead and lead.jurisdiction != action.jurisdiction:
            problem = _(
                "{institution_id} belongs to {jurisdiction}, the action to {action_jurisdiction}"
            ).format(
                institution_id=lead.institution_id,
                jurisdiction=lead.jurisdiction,
                action_jurisdiction=action.jurisdiction,
            )
            remedy = _("name a lead of {jurisdiction}, which alone has the authority").format(
                jurisdiction=action.jurisdiction
            )
            yield pack.fault(Action, number, "lead_institution_id", problem, remedy)
        instrument = instruments.get(action.instrument_id)
        if instrument and instrument.jurisdiction not in (action.jurisdiction, INTERNATIONAL):
            owner = instrument.jurisdiction
            problem = _("{instrument_id} belongs to {owner}, the action to {jurisdiction}").format(
                instrument_id=instrument.instrument_id, owner=owner, jurisdiction=action.jurisdiction
            )
            remedy = _("name an instrument of {jurisdiction}").format(jurisdiction=action.jurisdiction)
            yield pack.fault(Action, number, "instrument_id", problem, remedy)


def check_merges(tables: Tables) -> Iterator[Fault]:
    """A merged action names the one it went into, which is not merged itself."""
    statuses = {row.action_id: row.status for _number, row in tables.each(Action)}
    for number, action in tables.each(Action):
        is_merged = action.status is ActionStatus.MERGED
        if is_merged and action.merged_into is None:
            remedy = _("name the action it was merged into")
            yield tables.fault(Action, number, "merged_into", _("is blank"), remedy)
        elif action.merged_into is not None and not is_merged:
            problem = _('names {merged_into}, but the status is "{status}"').format(
                merged_into=action.merged_into, status=action.status
            )
            remedy = _('set the status to "merged" or clear this cell')
            yield tables.fault(Action, number, "merged_into", problem, remedy)
        elif action.merged_into and statuses.get(action.merged_into) is ActionStatus.MERGED:
            problem = _("{merged_into} is itself merged into another action").format(
                merged_into=action.merged_into
            )
            yield tables.fault(Action, number, "merged_into", problem, _("name the action that remains"))


def check_months(tables: Tables) -> Iterator[Fault]:
    """An action does not end before it starts."""
    for number, action in tables.each(Action):
        if action.start and action.end and action.end < action.start:
            problem = _("{end} is before the start, {start}").format(end=action.end, start=action.start)
            yield tables.fault(Action, number, "end", problem, _("change one of them"))


def check_national_powers(pack: Pack) -> Iterator[Fault]:
    """An open national action delivers no care that only provinces may deliver."""
    reserved = pack.header.provincial_domains
    for number, action in _each_open_national(pack):
        if action.domain in reserved and _reaches_people(action):
            problem = _("{domain} care is delivered by provinces alone, as provincial_domains says").format(
                domain=action.domain
            )
            remedy = _(
                "let provinces lead it; national actions coordinate, set standards, fund or review law (X)"
            )
            yield pack.fault(Action, number, "layers", problem, remedy)


def warn_national_services(pack: Pack) -> Iterator[Fault]:
    """A national action that delivers care is looked at, unless workshop.yaml says who may deliver what."""
    if pack.header.provincial_domains:
        return
    for number, action in _each_open_national(pack):
        if delivers_services(action):
            problem = _("a national action delivers care, which may be the provinces' power")
            yield pack.warning(Action, number, "domain", problem, _("check who has the authority"))


def _each_open_national(pack: Pack) -> Iterator[tuple[int, Action]]:
    for number, action in pack.each(Action):
        if action.jurisdiction == pack.header.national and action.status in OPEN_STATUSES:
            yield number, action


def warn_lead_without_services(pack: Pack) -> Iterator[Fault]:
    """A body that delivers no services should not lead an action that delivers care."""
    leads = {row.institution_id: row for _number, row in pack.each(Institution)}
    for number, action in pack.each(Action):
        lead = leads.get(action.lead_institution_id)
        if lead and not lead.delivers_services and delivers_services(action):
            problem = _(
                "{institution_id} delivers no services, but leads an action that delivers care"
            ).format(institution_id=lead.institution_id)
            yield pack.warning(Action, number, "lead_institution_id", problem, _("check the lead"))


def warn_early_amendments(pack: Pack) -> Iterator[Fault]:
    """An Act is seldom amended in the first time band."""
    first_band = min(pack.header.time_bands, key=lambda code: pack.header.time_bands[code].from_month)
    for number, action in pack.each(Action):
        if action.change_type is ChangeType.AMEND_ACT and action.time == first_band:
            problem = _("amends an Act within {time_bands}").format(
                time_bands=pack.header.time_bands[first_band].label
            )
            yield pack.warning(Action, number, "time", problem, _("check that a bill can pass so soon"))


def warn_debriefing(pack: Pack) -> Iterator[Fault]:
    """WHO and IASC guidance speaks against single-session debriefing."""
    for number, action in pack.each(Action):
        if action.activity_code == SINGLE_SESSION_DEBRIEFING and action.status in OPEN_STATUSES:
            problem = _("proposes single-session debriefing, which can do harm")
            yield pack.warning(
                Action, number, "activity_code", problem, _("consider psychological first aid instead")
            )


def warn_unanswered_gaps(pack: Pack) -> Iterator[Fault]:
    """A severe gap has at least one open action, or a reason for having none."""
    answered = {
        gap
        for _number, action in pack.each(Action)
        if action.status in OPEN_STATUSES
        for gap in action.gap_ids
    }
    for number, gap in pack.each(Gap):
        if gap.severity >= SEVERE and gap.gap_id not in answered and gap.unanswered_because is None:
            problem = _("{gap_id} has severity {severity}, and no action answers it").format(
                gap_id=gap.gap_id, severity=gap.severity
            )
            remedy = _("propose an action, or say why not in unanswered_because")
            yield pack.warning(Gap, number, "gap_id", problem, remedy)


def warn_foreign_gaps(pack: Pack) -> Iterator[Fault]:
    """An action answers at least one gap of its own jurisdiction."""
    homes = {gap.gap_id: gap.jurisdiction for _number, gap in pack.each(Gap)}
    for number, action in pack.each(Action):
        if all(homes.get(gap, action.jurisdiction) != action.jurisdiction for gap in action.gap_ids):
            problem = _("all its gaps are in other jurisdictions")
            yield pack.warning(Action, number, "gap_ids", problem, _("name a gap of its own jurisdiction"))


def warn_missing_indicators(pack: Pack) -> Iterator[Fault]:
    """An adopted action has an indicator."""
    if not pack.provides("indicators"):
        return
    measured = {indicator.action_id for _number, indicator in pack.each(Indicator)}
    for number, action in pack.each(Action):
        if action.status is ActionStatus.ADOPTED and action.action_id not in measured:
            problem = _("{action_id} is adopted, and no indicator measures it").format(
                action_id=action.action_id
            )
            yield pack.warning(Action, number, "action_id", problem, _("add a row to the table indicators"))
