"""Checks each cell of a pack against what its row may hold, and tells every fault found."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from bahali.vocabulary.faults import Fault, quote, quote_cell, show
from bahali.vocabulary.nearness import did_you_mean, nearest
from bahali.workshop.fields import codes_of, describe_field, describe_key, holds, model_inside
from bahali.workshop.limits import MOST_FAULTS, too_many
from bahali.workshop.privacy import is_personal_heading
from bahali.workshop.reading import HEADER_FILE, RawTable
from bahali.workshop.tables import Row, TableKind

Model = TypeVar("Model", bound=BaseModel)
_NEEDS_KEYS = ("dict_type", "model_type", "model_attributes_type")
_NEEDS_ENTRIES = ("tuple_type", "list_type")


def check_table(raw: RawTable, kind: TableKind) -> tuple[list[tuple[int, Row]], list[Fault]]:
    """Turn the text of a table into rows.

    Parameters
    ----------
    raw : RawTable
        The table as text.
    kind : TableKind
        What its rows may hold.

    Returns
    -------
    tuple of list of (int, Row), and list of Fault
        The rows that can be used, each with its number in a spreadsheet; and every fault of the others.
    """
    faults = list(_heading_faults(raw, kind))
    if faults:
        return [], faults
    rows = []
    for number, cells in raw.rows:
        filled = {heading: text for heading, text in cells.items() if text}
        try:
            rows.append((number, kind.row.model_validate(filled)))
        except ValidationError as error:
            # A cell that may hold a code or a number fails as both, and is told once.
            faults += dict.fromkeys(_cell_fault(each, kind.row, raw.file, number) for each in error.errors())
            if len(faults) > MOST_FAULTS:
                return rows, [*faults, too_many(faults[-1])]
    return rows, faults


def check_mapping(
    content: dict[str, object], model: type[Model], file: str = HEADER_FILE
) -> tuple[Model | None, list[Fault]]:
    """Turn the content of a YAML file into a model, or tell every fault in it.

    A key that is left blank counts as not given, as a blank cell does. A misspelt key is told once, not as
    an unknown key and a missing one.
    """
    given = {key: value for key, value in content.items() if value is not None}
    try:
        return model.model_validate(given), []
    except ValidationError as error:
        details = error.errors()[:MOST_FAULTS]
        meant = {_meant_location(each, model) for each in details if each["type"] == "extra_forbidden"}
        told = [
            each
            for each in details
            if not (each["type"] == "missing" and each["loc"] in meant) and not _is_shortened(each, details)
        ]
        return None, list(dict.fromkeys(_key_fault(each, given, model, file) for each in told))


def _is_shortened(detail: ErrorDetails, details: Iterable[ErrorDetails]) -> bool:
    """Tell whether a list only seems too short because one of its entries has a fault, told by itself."""
    place = detail["loc"]
    deeper = (other["loc"] for other in details if len(other["loc"]) > len(place))
    return detail["type"] == "too_short" and any(location[: len(place)] == place for location in deeper)


def _meant_location(detail: ErrorDetails, model: type[BaseModel]) -> tuple[int | str | None, ...]:
    *above, found = detail["loc"]
    owner = _model_at(model, above)
    return (*above, nearest(str(found), owner.model_fields) if owner else None)


def _heading_faults(raw: RawTable, kind: TableKind) -> Iterator[Fault]:
    """A misspelt heading is told once, not as an unknown column and a missing one."""
    known = kind.row.model_fields
    unused = [name for name in known if name not in raw.headings]
    meant = set()
    for heading in raw.headings:
        if heading not in known:
            meant.add(nearest(heading, unused))
            yield _unknown_heading(heading, unused, raw.file)
    for name in unused:
        if known[name].is_required() and name not in meant:
            yield Fault(raw.file, "the column is missing", row=1, column=name, remedy="add it and fill it")


def _unknown_heading(heading: str, unused: list[str], file: str) -> Fault:
    if is_personal_heading(heading):
        problem = "personal data are not accepted"
        remedy = "remove the column: Bahali takes no data about a person"
    else:
        problem = "there is no such column"
        others = f"columns not used yet: {', '.join(unused)}" if unused else "remove it"
        remedy = did_you_mean(heading, unused) or others
    return Fault(file, problem, row=1, column=show(heading), remedy=remedy)


def _cell_fault(detail: ErrorDetails, row: type[Row], file: str, number: int) -> Fault:
    column = str(detail["loc"][0]) if detail["loc"] else None
    if column is None:
        return Fault(file, detail["msg"], row=number)
    problem, remedy = _problem(detail, row.model_fields.get(column), quote_cell)
    return Fault(file, problem, row=number, column=column, remedy=remedy)


def _key_fault(detail: ErrorDetails, content: object, model: type[BaseModel], file: str) -> Fault:
    is_key = detail["loc"][-1:] == ("[key]",)
    location = detail["loc"][:-2] if is_key else detail["loc"]
    key = _describe_location(location, content)
    field = _field_at(model, location)
    if detail["type"] == "value_error" and (field is None or model_inside(field)):
        return Fault(file, detail["msg"].removeprefix("Value error, "), column=key)
    if detail["type"] == "extra_forbidden":
        owner = _model_at(model, location[:-1])
        remedy = did_you_mean(str(location[-1]), owner.model_fields) if owner else ""
        return Fault(file, "there is no such key", column=key, remedy=remedy)
    problem, remedy = _problem(detail, field)
    return Fault(file, problem, column=key, remedy=remedy)


def _describe_location(location: Iterable[int | str], content: object) -> str | None:
    """Name keys and entries as they are written, without the names that pydantic gives to kinds of value."""
    parts = []
    for part in location:
        if isinstance(content, Mapping):
            parts.append(show(part))
            content = content.get(part)
        elif isinstance(content, list) and isinstance(part, int):
            parts.append(f"entry {part + 1}")
            content = content[part]
    return ".".join(parts) or None


def _problem(
    detail: ErrorDetails, field: FieldInfo | None, say: Callable[[object], str] = quote
) -> tuple[str, str]:
    """Say what was found and what is allowed, and what to do where that can be guessed."""
    describe = describe_key if detail["loc"][-1:] == ("[key]",) else describe_field
    allowed = describe(field) if field else detail["msg"]
    found = detail["input"]
    if detail["type"] == "missing" or found is None:
        return f"is blank; needed: {allowed}", ""
    if detail["type"] == "too_short":
        count, least = detail["ctx"]["actual_length"], detail["ctx"]["min_length"]
        entries = "1 entry" if count == 1 else f"{count or 'no'} entries"
        return f"found {entries}; needed: {least} or more; allowed: {allowed}", ""
    if detail["type"] in _NEEDS_KEYS:
        return f"found {quote(found)}; allowed: keys and values", "write key: value, one to a line"
    if detail["type"] in _NEEDS_ENTRIES:
        return f"found {quote(found)}; allowed: a list; each entry: {allowed}", "write - before each entry"
    remedy = _hint(detail, field) or did_you_mean(str(found), codes_of(field))
    return f"found {quote(found) if remedy else say(found)}; allowed: {allowed}", remedy


def _hint(detail: ErrorDetails, field: FieldInfo | None) -> str:
    """Say what to do about the commonest slips."""
    found = detail["input"]
    if detail["type"] == "string_type":
        return "put it in double quotes"
    if field and isinstance(found, str) and "," in found:
        if holds(field, tuple):
            return 'put ";" between the entries'
        if holds(field, float) and re.fullmatch(r"-?\d*,\d+", found):
            return "write a point instead of the comma"
    return ""


def _field_at(model: type[BaseModel], location: Iterable[int | str]) -> FieldInfo | None:
    field = None
    owner: type[BaseModel] | None = model
    for part in location:
        if owner and isinstance(part, str) and part in owner.model_fields:
            field = owner.model_fields[part]
            owner = model_inside(field)
    return field


def _model_at(model: type[BaseModel], location: Iterable[int | str]) -> type[BaseModel] | None:
    field = _field_at(model, location)
    return model if field is None else model_inside(field)
