"""Finds what Excel made of a cell without being asked: a day out of 1/3, a number out of a day."""

import re
from collections.abc import Callable, Iterator, Mapping

from pydantic.fields import FieldInfo

from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.language import _
from bahali.workshop.cells import IsoDate, Ratio
from bahali.workshop.fields import describe_field, is_kind
from bahali.workshop.reading import RawTable
from bahali.workshop.tables import TableKind
from bahali.workshop.workbook.numbers import write_day

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COUNT = re.compile(r"[1-7][0-9]{4}")
"""A number by which Excel counts the days of 1927 to 2119."""

Remedy = Callable[[str], str | None]


def find_slips(raw: RawTable, kind: TableKind) -> Iterator[Fault]:
    """Tell cells that Excel turned into something else, and how to turn them back."""
    for column, suggest in _list_suspects(kind.row.model_fields).items():
        for number, cells in raw.rows:
            if remedy := suggest(cells.get(column, "")):
                allowed = describe_field(kind.row.model_fields[column])
                problem = _("found {found}; allowed: {allowed}")
                found = quote(cells[column])
                yield Fault(raw.file, problem.format(found=found, allowed=allowed), number, column, remedy)


def _list_suspects(fields: Mapping[str, FieldInfo]) -> dict[str, Remedy]:
    suspects: dict[str, Remedy] = {}
    for name, field in fields.items():
        if is_kind(field, IsoDate):
            suspects[name] = _suggest_day
        elif is_kind(field, Ratio):
            suspects[name] = _suggest_ratio
    return suspects


def _suggest_day(text: str) -> str | None:
    if not _COUNT.fullmatch(text):
        return None
    day = write_day(text, from_1904=False)
    return _("Excel counts days so: write {day}, or format the cell as a date").format(day=day)


def _suggest_ratio(text: str) -> str | None:
    if not _DAY.fullmatch(text):
        return None
    return _("Excel makes a day of 1/3: format the cell as text and write it again, or write 0.333")
