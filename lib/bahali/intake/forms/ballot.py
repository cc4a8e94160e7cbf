"""The form in which a rater judges the actions of one jurisdiction, and national ones, by each criterion."""

from bahali.intake.forms.facts import Facts
from bahali.intake.forms.survey import Form
from bahali.vocabulary.codes import OPEN_STATUSES, Answer, Direction, RaterType
from bahali.vocabulary.faults import Fault, InputError
from bahali.vocabulary.language import _
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop.cells import NAME_ID_PATTERN
from bahali.workshop.tables.plan import Action
from bahali.workshop.tables.scoring import Criterion

TABLES = ("criteria", "actions")
SCALE = "scale"


def build_ballot(facts: Facts, jurisdiction: str) -> Form:
    """Build the form of a ballot.

    Parameters
    ----------
    facts : Facts
        Facts of the workshop, with its criteria and actions.
    jurisdiction : str
        Code of the jurisdiction whose raters fill the form.

    Raises
    ------
    InputError
        If there is no such jurisdiction, no criterion to rate by, or no action to rate.
    """
    header = facts.header
    if jurisdiction not in header.jurisdictions:
        known = ", ".join(header.jurisdictions)
        remedy = did_you_mean(jurisdiction, header.jurisdictions) or f"give --jurisdiction and one of {known}"
        raise InputError([Fault("bahali form ballot", "needs the code of a jurisdiction", remedy=remedy)])
    actions = _list_actions(facts, (jurisdiction, header.national))
    criteria = _list_criteria(facts)
    place = header.jurisdictions[jurisdiction]
    form = Form(f"ballot-{header.workshop_id}-{place.slug}", f"{header.title}: {place.name}")
    _ask_who(form)
    form.offer(SCALE, _scale(facts))
    for action in actions:
        form.ask("begin_group", _name_in_form(action.action_id), f"{action.action_id}: {action.title}")
        for criterion in criteria:
            name = f"rate_{_name_in_form(action.action_id)}__{criterion.criterion_id}"
            form.ask(f"select_one {SCALE}", name, _question(criterion), hint=_anchors(criterion, facts))
        form.end_group()
    return form


def _list_actions(facts: Facts, places: tuple[str, str]) -> list[Action]:
    rows = [row for row in facts.tables["actions"] if isinstance(row, Action)]
    actions = [row for row in rows if row.jurisdiction in places and row.status in OPEN_STATUSES]
    if not actions:
        problem = f"has no action to rate of {' or '.join(dict.fromkeys(places))}"
        raise InputError([Fault("tables/actions.csv", problem, remedy="write the actions first")])
    return actions


def _list_criteria(facts: Facts) -> list[Criterion]:
    """List what is rated; a gate is answered once for all, in a table of its own."""
    criteria = [row for row in facts.tables["criteria"] if isinstance(row, Criterion) and not row.is_gate]
    if not criteria:
        problem = "has no criterion to rate by"
        raise InputError([Fault("tables/criteria.csv", problem, remedy="write the criteria first")])
    return criteria


def _ask_who(form: Form) -> None:
    form.ask("note", "privacy", _("Write no name, telephone number or anything else about a person."))
    form.ask(
        "text",
        "rater_id",
        _("Your pseudonym"),
        hint=_("The one you were given, such as P01. Never your name."),
        required="yes",
        constraint=f"regex(., '{NAME_ID_PATTERN}')",
        constraint_message=_("Letters, digits, - and _ only; it begins with a letter."),
    )
    form.offer("rater_type", {code.value: code.label for code in RaterType})
    form.ask("select_one rater_type", "rater_type", _("Who gives these ratings?"), required="yes")
    form.ask(
        "integer",
        "round",
        _("Round of rating"),
        required="yes",
        default="1",
        constraint=". >= 1 and . <= 9",
        constraint_message=_("A whole number from 1 to 9."),
    )


def _scale(facts: Facts) -> dict[str, str]:
    deciding = facts.header.deciding
    numbers = {
        str(number): str(number) for number in range(deciding.lowest_rating, deciding.highest_rating + 1)
    }
    return numbers | {code.value: code.label for code in Answer}


def _name_in_form(action_id: str) -> str:
    """Write an id with letters, digits and underscores only, which all tools for forms take."""
    return action_id.replace("-", "_")


def _question(criterion: Criterion) -> str:
    return f"{criterion.label}: {criterion.question}" if criterion.question else criterion.label


def _anchors(criterion: Criterion, facts: Facts) -> str:
    """Say what both ends of the scale mean, and when a low number is the good one."""
    deciding = facts.header.deciding
    ends = ((deciding.lowest_rating, criterion.scale_low), (deciding.highest_rating, criterion.scale_high))
    parts = [f"{number} = {words}" for number, words in ends if words]
    if criterion.direction is Direction.LOWER:
        parts.append(_("Here a lower number is better"))
    return "; ".join(parts)
