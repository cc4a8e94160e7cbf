"""What is said of a law rests on its text."""

from collections.abc import Iterator

from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import _
from bahali.vocabulary.law import INSTRUMENTS_OPEN_TO_CHANGE, Coverage, allowed_changes
from bahali.workshop.header import INTERNATIONAL
from bahali.workshop.pack import Pack, Tables
from bahali.workshop.tables.law import Assessment, Instrument, Provision
from bahali.workshop.tables.plan import Action


def check_provisions(tables: Tables) -> Iterator[Fault]:
    """A provision named in an assessment belongs to the instrument assessed."""
    homes = {row.provision_id: row.instrument_id for _number, row in tables.each(Provision)}
    for number, assessment in tables.each(Assessment):
        home = homes.get(assessment.provision_id or "", assessment.instrument_id)
        if home != assessment.instrument_id:
            problem = _("{provision_id} is a provision of {home}, not of {instrument_id}").format(
                provision_id=assessment.provision_id, home=home, instrument_id=assessment.instrument_id
            )
            yield tables.fault(Assessment, number, "provision_id", problem, _("change one of the two"))


def check_silence(tables: Tables) -> Iterator[Fault]:
    """That a law is silent is a finding: it rests on a provision, or on a reading of the whole text."""
    instruments = {row.instrument_id: row for _number, row in tables.each(Instrument)}
    for number, assessment in tables.each(Assessment):
        instrument = instruments.get(assessment.instrument_id)
        if instrument is None or assessment.coverage is not Coverage.SILENT:
            continue
        if assessment.provision_id is None and instrument.full_text_read is None:
            problem = _("says silent, but nobody has read the whole of {instrument_id}").format(
                instrument_id=instrument.instrument_id
            )
            remedy = _(
                "write not_assessed; or name the provision; or, once somebody has read it all, the day in"
                " full_text_read of the table instruments"
            )
            yield tables.fault(Assessment, number, "coverage", problem, remedy)


def check_change_types(tables: Tables) -> Iterator[Fault]:
    """The change of an action or an assessment is one that this kind of instrument allows."""
    instruments = {row.instrument_id: row for _number, row in tables.each(Instrument)}
    rows: list[tuple[int, Action | Assessment]] = [*tables.each(Action), *tables.each(Assessment)]
    for number, row in rows:
        instrument, change = instruments.get(row.instrument_id), row.change_type
        if instrument and change and instrument.type not in INSTRUMENTS_OPEN_TO_CHANGE[change]:
            problem = _('"{change}" cannot be done to {instrument_id}, of type {type}').format(
                change=change, instrument_id=instrument.instrument_id, type=instrument.type
            )
            yield tables.fault(type(row), number, "change_type", problem, allowed_changes(instrument.type))


def check_carriers(tables: Tables) -> Iterator[Fault]:
    """The action that carries a change belongs where the instrument does; nobody changes another's law."""
    homes = {row.instrument_id: row.jurisdiction for _number, row in tables.each(Instrument)}
    leads = {row.action_id: row.jurisdiction for _number, row in tables.each(Action)}
    for number, assessment in tables.each(Assessment):
        home, lead = homes.get(assessment.instrument_id), leads.get(assessment.action_id or "")
        if home and lead and home != lead:
            problem = _("{action_id} belongs to {lead}, {instrument_id} to {home}").format(
                action_id=assessment.action_id, lead=lead, instrument_id=assessment.instrument_id, home=home
            )
            remedy = (
                _("name an action of {home}").format(home=home)
                if home != INTERNATIONAL
                else _("leave the action blank")
            )
            yield tables.fault(Assessment, number, "action_id", problem, remedy)


def warn_changes_without_a_way(pack: Pack) -> Iterator[Fault]:
    """A proposed change says what is to be done to the instrument, and which action carries it."""
    actions = {row.action_id: row for _number, row in pack.each(Action)}
    for number, assessment in pack.each(Assessment):
        if assessment.proposed_change is None:
            continue
        action = actions.get(assessment.action_id or "")
        is_same = action is not None and action.instrument_id == assessment.instrument_id
        if assessment.change_type is None and not is_same:
            problem = _("proposes a change, and nothing says of which kind")
            yield pack.warning(
                Assessment, number, "change_type", problem, _("write it, so that it can be drafted")
            )
        if assessment.action_id is None:
            problem = _("proposes a change that no action carries")
            yield pack.warning(Assessment, number, "action_id", problem, _("name the action, or propose one"))


def warn_unverified(pack: Pack) -> Iterator[Fault]:
    """Instruments whose text nobody has checked are named, in one warning a jurisdiction.

    It stands at the first of them, so that the report on that jurisdiction tells it.
    """
    unchecked: dict[str, list[tuple[int, str]]] = {}
    for number, row in pack.each(Instrument):
        if not row.verified:
            unchecked.setdefault(row.jurisdiction, []).append((number, row.instrument_id))
    for found in unchecked.values():
        problem = _("nobody has checked the text of {unchecked}, and reports say so").format(
            unchecked=", ".join(instrument_id for _number, instrument_id in found)
        )
        yield pack.warning(Instrument, found[0][0], "verified", problem, _("write Y where somebody has"))
