"""Which sheets a workbook has and what their columns are, worked out from the models that check a pack."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bahali.workshop.fields import holds, model_inside
from bahali.workshop.header import Header
from bahali.workshop.tables import TABLE_KINDS

FACTS_SHEET = "workshop"
KEY_COLUMN, VALUE_COLUMN, HELP_COLUMN = "key", "value", "help"  # the last is for people, and not read
CODE_COLUMN, LABEL_COLUMN = "code", "label"
EXAMPLE_MARK = "example:"
"""How the first cell of a row begins that only shows how to fill the sheet; such a row is not read."""

NOT_READ = ("Read me", "Faults", *(f"WS{number}" for number in range(1, 8)), "lists")
"""Sheets for people alone: instructions, faults that were found, sheets to print, lists behind drop-downs."""


@dataclass(frozen=True)
class PartSheet:
    """A sheet that holds one part of workshop.yaml, an entry in each row.

    Parameters
    ----------
    name : str
        Name of the sheet: that of the part.
    path : tuple of str
        Keys that lead to the part in workshop.yaml. In the sheet of a list within the entries of another
        part, the first column says which entry a row belongs to, and ``path`` is that of the other part.
    columns : tuple of str
        Headings, in their order.
    fields : mapping of str to FieldInfo
        What each column may hold, save ``code``, ``label`` and the column that names another entry.
    within : str
        Key of the list within each entry of the other part; blank for a part of its own.
    is_list : bool
        True where the part is a list, in the order of the rows, and not a mapping of codes.
    """

    name: str
    path: tuple[str, ...]
    columns: tuple[str, ...]
    fields: dict[str, FieldInfo]
    within: str = ""
    is_list: bool = False


@dataclass(frozen=True)
class Fact:
    """One key of the sheet of facts, such as ``title`` or ``planning.start``; a list has a row an entry."""

    key: str
    field: FieldInfo

    @property
    def path(self) -> tuple[str, ...]:
        """Keys that lead to the fact in workshop.yaml."""
        return tuple(self.key.split("."))

    @property
    def is_list(self) -> bool:
        """True where the key may stand in several rows, one for each entry."""
        return holds(self.field, tuple)


@cache
def list_facts() -> tuple[Fact, ...]:
    """List the keys of the sheet of facts, in the order of the models."""
    return tuple(_walk_facts(Header, ""))


@cache
def list_part_sheets() -> tuple[PartSheet, ...]:
    """List the sheets that hold a part of workshop.yaml, in the order of the models."""
    return tuple(_walk_parts(Header, ()))


def list_sheets() -> tuple[str, ...]:
    """Name every sheet that is read, in the order of a workbook."""
    return (FACTS_SHEET, *(sheet.name for sheet in list_part_sheets()), *TABLE_KINDS)


def _walk_facts(model: type[BaseModel], above: str) -> Iterator[Fact]:
    for name, field in model.model_fields.items():
        inside = model_inside(field)
        if inside is None and not holds(field, dict):
            yield Fact(f"{above}{name}", field)
        elif inside is not None and not _is_many(field):
            yield from _walk_facts(inside, f"{above}{name}.")


def _walk_parts(model: type[BaseModel], above: tuple[str, ...]) -> Iterator[PartSheet]:
    for name, field in model.model_fields.items():
        inside, path = model_inside(field), (*above, name)
        if inside is None:
            if holds(field, dict):
                yield PartSheet(name, path, (CODE_COLUMN, LABEL_COLUMN), {})
        elif _is_many(field):
            yield from _list_entries(name, path, field, inside)
        else:
            yield from _walk_parts(inside, path)


def _list_entries(
    name: str, path: tuple[str, ...], field: FieldInfo, model: type[BaseModel]
) -> Iterator[PartSheet]:
    own = {key: inner for key, inner in model.model_fields.items() if model_inside(inner) is None}
    is_list = holds(field, tuple)
    columns = tuple(own) if is_list else (CODE_COLUMN, *own)
    yield PartSheet(name, path, columns, own, is_list=is_list)
    for key, inner in model.model_fields.items():
        if (deeper := model_inside(inner)) is not None:
            columns = (f"{name}_{CODE_COLUMN}", *deeper.model_fields)
            yield PartSheet(key, path, columns, dict(deeper.model_fields), within=key, is_list=True)


def _is_many(field: FieldInfo) -> bool:
    """Tell whether a field holds several of its model: a mapping of codes, or a list."""
    return holds(field, dict) or holds(field, tuple)
