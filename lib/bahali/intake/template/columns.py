"""What the columns of every sheet are, told for whoever fills them: worked out from the models alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bahali.workshop.cells import Refers, parse_ratio, parse_yes_no
from bahali.workshop.fields import (
    code_list_of,
    codes_of,
    describe_field,
    describe_key,
    holds,
    is_read_by,
    model_inside,
)
from bahali.workshop.header import Header
from bahali.workshop.tables import TABLE_KINDS, TableKind
from bahali.workshop.tables.row import SourcedRow
from bahali.workshop.workbook.layout import CODE_COLUMN, PartSheet, list_part_sheets

TEXT = "some text"


class Kind(StrEnum):
    """What a cell is to a spreadsheet program."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """One column of a sheet.

    Parameters
    ----------
    heading : str
        Its heading.
    field : FieldInfo or None
        What a cell may hold; None for a code that names its row, and for the words of a plain list.
    is_needed : bool
        True where every row must say it.
    refers_to : Refers or None
        The sheet whose first column the cells name, with what else is allowed.
    allowed : str
        What it may hold in words, where there is no field to say it.
    is_split : bool
        True where a list has a row for each entry, so that a cell holds one.
    """

    heading: str
    field: FieldInfo | None
    is_needed: bool
    refers_to: Refers | None = None
    allowed: str = ""
    is_split: bool = False

    @property
    def is_list(self) -> bool:
        """True where a cell may hold several entries, separated by ``;``."""
        return not self.is_split and self.field is not None and holds(self.field, tuple)

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """The words or codes that a cell may hold; empty where it may hold others too."""
        return choices_of(self.field) if self.field else ()

    @property
    def kind(self) -> Kind:
        """What a cell is to a spreadsheet program."""
        return kind_of(self.field) if self.field else Kind.TEXT


@dataclass(frozen=True)
class SheetPlan:
    """One sheet with a row for each entry.

    Parameters
    ----------
    name : str
        Its name.
    is_required : bool
        True where no report can be made without it.
    columns : tuple of Column
        Its columns, in their order.
    """

    name: str
    is_required: bool
    columns: tuple[Column, ...]


@cache
def list_plans() -> tuple[SheetPlan, ...]:
    """Plan every sheet with a row for each entry, in the order of a workbook."""
    parts = (_plan_part(part) for part in list_part_sheets())
    return (*parts, *(_plan_table(kind) for kind in TABLE_KINDS.values()))


def model_of(part: PartSheet) -> type[BaseModel] | None:
    """Give the model of an entry of a part of workshop.yaml; None for a plain list of codes and words."""
    model: type[BaseModel] | None = Header
    for key in (*part.path, *([part.within] if part.within else [])):
        model = model_inside(model.model_fields[key]) if model else None
    return model


def choices_of(field: FieldInfo) -> tuple[str, ...]:
    """Give all that a value may be where that can be listed: codes, fixed words, yes or no."""
    if is_read_by(field, parse_yes_no):
        return "Y", "N"
    if codes := codes_of(field):
        # A rating is a number or a code: its codes are not all that it may be.
        return codes if not holds(field, int) else ()
    if holds(field, bool):
        return "true", "false"
    return get_args(field.annotation) if get_origin(field.annotation) is Literal else ()


def kind_of(field: FieldInfo) -> Kind:
    """Tell what a single value of a field is to a spreadsheet program."""
    # A fraction such as 1/3 would become a day in a cell that is not text.
    if holds(field, tuple) or choices_of(field) or is_read_by(field, parse_ratio):
        return Kind.TEXT
    if holds(field, date):
        return Kind.DATE
    return Kind.NUMBER if holds(field, int) or holds(field, float) else Kind.TEXT


def is_rating(field: FieldInfo | None) -> bool:
    """Tell whether a field holds a rating: a number on the scale of the workshop, or a code instead."""
    return field is not None and holds(field, int) and code_list_of(field) is not None


def describe_values(field: FieldInfo) -> str:
    """Say what a single value may be, each code with its words."""
    codes = code_list_of(field)
    if codes is not None and choices_of(field):
        return "; ".join(f"{code.value} = {code.label}" for code in codes)
    return describe_field(field)


def _plan_table(kind: TableKind) -> SheetPlan:
    shared = SourcedRow.model_fields if issubclass(kind.row, SourcedRow) else {}
    own_first = sorted(kind.row.model_fields.items(), key=lambda field: field[0] in shared)
    columns = (_plan_column(name, field) for name, field in own_first)
    return SheetPlan(kind.name, kind.is_required, tuple(columns))


def _plan_part(part: PartSheet) -> SheetPlan:
    is_required = _root_field(part).is_required()
    return SheetPlan(part.name, is_required, tuple(_plan_part_columns(part)))


def _plan_part_columns(part: PartSheet) -> Iterator[Column]:
    for place, heading in enumerate(part.columns):
        if heading in part.fields and (place or (part.is_list and not part.within)):
            yield _plan_column(heading, part.fields[heading])
        else:
            # The code of the row, the words of a plain list, or the entry of another part it belongs to.
            other = heading.removesuffix(f"_{CODE_COLUMN}") if part.within else ""
            allowed = describe_key(_root_field(part)) if heading == CODE_COLUMN else TEXT
            yield Column(heading, None, True, Refers(other) if other else None, allowed)


def _root_field(part: PartSheet) -> FieldInfo:
    model: type[BaseModel] = Header
    for key in part.path[:-1]:
        model = model_inside(model.model_fields[key]) or model
    return model.model_fields[part.path[-1]]


def _plan_column(name: str, field: FieldInfo) -> Column:
    refers_to = next((mark for mark in field.metadata if isinstance(mark, Refers)), None)
    return Column(name, field, field.is_required(), refers_to)
