"""The rule and the message at the cells of a column: what is offered, refused, or only asked about."""

from datetime import date
from typing import Any

from bahali.intake.template.columns import Column, Kind, is_rating
from bahali.intake.template.describing import LONGEST_TITLE, describe_shortly, fit_message
from bahali.intake.template.lists import Lists
from bahali.workshop.fields import bounds_of, holds

LONGEST_ERROR = 225  # characters of what is told where a value is refused
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


def make_rule(sheet: str, column: Column, lists: Lists) -> dict[str, Any]:
    """Make the rule for the cells of a column, in the words of XlsxWriter.

    Codes are refused where they are wrong. Numbers, days and ids are only asked about: a paste may be right
    in a form that the rule does not know, and an id may be given to its row later.
    """
    message = describe_shortly(sheet, column)
    return make_rule_with(column, lists, message)


def make_rule_with(column: Column, lists: Lists, message: str) -> dict[str, Any]:
    """Make the rule for the cells of a column, with a message of its own."""
    rule = {"validate": "any"} if column.is_list else _choose_rule(column, lists)
    return {
        "input_title": column.heading[:LONGEST_TITLE],
        "input_message": message,
        "error_title": column.heading[:LONGEST_TITLE],
        "error_message": fit_message(message, LONGEST_ERROR),
        **rule,
    }


def _choose_rule(column: Column, lists: Lists) -> dict[str, Any]:
    if column.refers_to:
        return _offer(lists.name_ids(column.refers_to.table), strictly=False)
    if is_rating(column.field):
        return _offer(lists.name_ratings(), strictly=False)
    if column.choices:
        return _offer(lists.name_choices(column), strictly=True)
    if column.kind is Kind.DATE:
        days = {"validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": LATEST}
        return {**days, "error_type": "warning"}
    if column.kind is Kind.NUMBER:
        return {**_bound(column), "error_type": "warning"}
    return {"validate": "any"}


def _offer(name: str, *, strictly: bool) -> dict[str, Any]:
    return {"validate": "list", "source": f"={name}", "error_type": "stop" if strictly else "warning"}


def _bound(column: Column) -> dict[str, Any]:
    least, most = bounds_of(column.field) if column.field else (None, None)
    kind = "integer" if column.field and holds(column.field, int) else "decimal"
    if least is None:
        least = -1e12  # a rule needs a bound
    if most is None:
        return {"validate": kind, "criteria": ">=", "value": least}
    return {"validate": kind, "criteria": "between", "minimum": least, "maximum": most}
