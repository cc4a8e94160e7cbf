"""The form of the service map: one submission for each service, its questions made from our table."""

from pydantic.fields import FieldInfo

from bahali.intake.forms.facts import Facts
from bahali.intake.forms.survey import Form
from bahali.intake.mapping.pack import list_columns
from bahali.vocabulary.faults import Fault, InputError
from bahali.vocabulary.language import N_, _
from bahali.workshop.fields import code_list_of, describe_field, holds
from bahali.workshop.rules.keys import reference_columns
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.tables.people import Institution
from bahali.workshop.tables.situation import Service
from bahali.workshop.tables.training import Cadre

TABLES = ("institutions", "cadres")
LEFT_OUT = (
    "service_id",
    "source_id",
)  # the first is given when the export is taken, the other by who checks it
QUESTIONS = {
    "jurisdiction": N_("Where is the service?"),
    "institution_id": N_("Who gives it?"),
    "title": N_("What is it? Say it in one line"),
    "domain": N_("Which kind of assistance is it?"),
    "layers": N_("Which layers of support does it belong to?"),
    "activity_code": N_("Its subcode in the IASC 4Ws manual, if you know it"),
    "phases": N_("When after an attack is it given?"),
    "target_groups": N_("For whom is it?"),
    "modality": N_("How does it reach people?"),
    "availability": N_("Can it be had today?"),
    "service_status": N_("Where does it stand?"),
    "coverage_area": N_("How far does it reach?"),
    "barriers": N_("What hinders it?"),
    "cadres": N_("Who works in it?"),
    "fee": N_("Does it cost people anything?"),
    "sensitivity": N_("How much harm could follow if it were known where it is?"),
    "confidence": N_("How sure are you?"),
    "notes": N_("Notes"),
}


def build_service_map(facts: Facts) -> Form:
    """Build the form of the service map.

    Parameters
    ----------
    facts : Facts
        Facts of the workshop, with its institutions and cadres.

    Raises
    ------
    InputError
        If the pack has no institution yet, since a service is somebody's.
    """
    if not facts.tables["institutions"]:
        problem = "has no rows, and each service is given by an institution"
        raise InputError([Fault("tables/institutions.csv", problem, remedy="write the institutions first")])
    form = Form(f"services-{facts.header.workshop_id}", f"{facts.header.title}: {_('Service map')}")
    form.ask("note", "privacy", _("Write no name, telephone number or anything else about a person."))
    form.ask("begin_group", "service", _("The service"))
    for name in list_columns("services"):
        if name not in LEFT_OUT:
            _ask_field(form, name, Service.model_fields[name], facts)
    form.end_group()
    return form


def _ask_field(form: Form, name: str, field: FieldInfo, facts: Facts) -> None:
    label = _(QUESTIONS[name]) if name in QUESTIONS else name.replace("_", " ").capitalize()
    required = "yes" if field.is_required() else ""
    choices = _choices_of(name, field, facts)
    if choices:
        form.offer(name, choices)
        kind = "select_multiple" if holds(field, tuple) else "select_one"
        form.ask(f"{kind} {name}", name, label, required=required)
    elif choices is None:
        pattern = _pattern_of(name)
        check = f"regex(., '{pattern}')" if pattern else ""
        allowed = _("Allowed: {allowed}").format(allowed=describe_field(field)) if pattern else ""
        form.ask("text", name, label, required=required, constraint=check, constraint_message=allowed)


def _choices_of(name: str, field: FieldInfo, facts: Facts) -> dict[str, str] | None:
    """Give the choices of a field, none where it names rows of a table without rows; None for open text."""
    refers = reference_columns(TABLE_KINDS["services"]).get(name)
    if refers is not None:
        return _choices_of_table(refers.table, facts)
    if holds(field, bool):
        return {"Y": _("Yes"), "N": _("No")}
    codes = code_list_of(field)
    return {member.value: member.label for member in codes} if codes else None


def _choices_of_table(table: str, facts: Facts) -> dict[str, str]:
    if table == "jurisdictions":
        return {code: place.name for code, place in facts.header.jurisdictions.items()}
    rows = facts.tables[table]
    named = {row.institution_id: row.name for row in rows if isinstance(row, Institution)}
    return named | {row.cadre_id: row.label for row in rows if isinstance(row, Cadre)}


def _pattern_of(name: str) -> str:
    """Give the pattern that the words of a column must fit; blank for words of any kind."""
    schema = Service.model_json_schema()["properties"][name]
    return next((each["pattern"] for each in (schema, *schema.get("anyOf", ())) if "pattern" in each), "")
