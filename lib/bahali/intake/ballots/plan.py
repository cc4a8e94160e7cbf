"""What a ballot asks: which actions, by which criteria, on which scale."""

from dataclasses import dataclass

from bahali.vocabulary.codes import OPEN_STATUSES, Direction
from bahali.vocabulary.faults import Fault, InputError, quote
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop import Workshop
from bahali.workshop.frames import each_row


@dataclass(frozen=True)
class Place:
    """One jurisdiction with the actions to be rated there, each by its id and its title."""

    code: str
    name: str
    actions: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Rated:
    """One criterion to rate by.

    Parameters
    ----------
    criterion_id, label, question : str
        Its id, its name, and the question it asks; the question may be blank.
    low, high : str
        What the lowest and the highest rating mean; may be blank.
    is_reversed : bool
        True where a low rating is the good one.
    """

    criterion_id: str
    label: str
    question: str
    low: str
    high: str
    is_reversed: bool


@dataclass(frozen=True)
class Plan:
    """Everything that a ballot asks.

    Parameters
    ----------
    workshop_id, title : str
        The workshop it belongs to.
    places : tuple of Place
        Provinces in the order of the workshop, then the national level; each has at least one action.
    criteria : tuple of Rated
        Criteria, without the gates.
    scale : tuple of int
        Numbers that may be given.
    """

    workshop_id: str
    title: str
    places: tuple[Place, ...]
    criteria: tuple[Rated, ...]
    scale: tuple[int, ...]


def plan_ballot(workshop: Workshop, jurisdictions: tuple[str, ...] = ()) -> Plan:
    """Plan the ballot of a workshop.

    Parameters
    ----------
    workshop : Workshop
        With actions and criteria.
    jurisdictions : tuple of str
        Codes of those asked for; the national level is always among them. All where none is given.

    Raises
    ------
    InputError
        If a code is not known, or there is nothing to rate.
    """
    header = workshop.header
    _refuse_unknown(jurisdictions, tuple(header.jurisdictions))
    wanted = (*(jurisdictions or header.provinces), header.national)
    codes = [code for code in (*header.provinces, header.national) if code in wanted]
    places = tuple(place for code in codes if (place := _plan_place(workshop, code)).actions)
    criteria = tuple(_list_criteria(workshop))
    if not places or not criteria:
        problem = "has no action to rate" if criteria else "has no criterion to rate by"
        file = "tables/criteria.csv" if places else "tables/actions.csv"
        raise InputError([Fault(file, problem, remedy="fill it before you write a ballot")])
    deciding = header.deciding
    scale = tuple(range(deciding.lowest_rating, deciding.highest_rating + 1))
    return Plan(header.workshop_id, header.title, places, criteria, scale)


def _refuse_unknown(jurisdictions: tuple[str, ...], known: tuple[str, ...]) -> None:
    faults = [
        Fault(
            "--jurisdiction",
            f"found {quote(code)}; allowed: {', '.join(known)}",
            remedy=did_you_mean(code, known),
        )
        for code in jurisdictions
        if code not in known
    ]
    if faults:
        raise InputError(faults)


def _plan_place(workshop: Workshop, code: str) -> Place:
    actions = workshop.tables["actions"]
    rows = each_row(actions[(actions["jurisdiction"] == code) & actions["status"].isin(OPEN_STATUSES)])
    name = workshop.header.jurisdictions[code].name
    return Place(code, name, tuple((row.action_id, row.title) for row in rows))


def _list_criteria(workshop: Workshop) -> list[Rated]:
    rows = each_row(workshop.tables["criteria"])
    return [
        Rated(
            row.criterion_id,
            row.label,
            _words(row.question),
            _words(row.scale_low),
            _words(row.scale_high),
            row.direction == Direction.LOWER,
        )
        for row in rows
        if not row.is_gate
    ]


def _words(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
