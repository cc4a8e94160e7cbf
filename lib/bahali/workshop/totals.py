"""Finds rows that only add up the rows above them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.language import _
from bahali.workshop.reading import RawTable
from bahali.workshop.tables import TableKind

_BEGINNINGS = ("tot", "sub", "gra", "sum", "کل", "میز", "ٹوٹ")
_TOTAL = re.compile(r"(?:(?:grand|sub)[ -]?)?totals?:?|sums?:?|کل|میزان|ٹوٹل", re.IGNORECASE)


def take_out_totals(raw: RawTable, kind: TableKind) -> tuple[RawTable, list[Fault]]:
    """Take rows of totals out of a table, and tell each.

    Such a row begins with a word such as Total, and lacks something that every row of the table must have.
    """
    needed = [name for name, field in kind.row.model_fields.items() if field.is_required()]
    totals = {number: cells for number, cells in _list_suspects(raw) if _is_total(cells, needed)}
    if not totals:
        return raw, []
    rows = tuple((number, cells) for number, cells in raw.rows if number not in totals)
    return replace(raw, rows=rows), [
        _total_fault(raw.file, number, cells) for number, cells in totals.items()
    ]


def _list_suspects(raw: RawTable) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows whose first column is blank or begins as a row of totals may."""
    texts = {cells[raw.headings[0]] for _number, cells in raw.rows}
    odd = {text for text in texts if not text or text[:3].casefold().startswith(_BEGINNINGS)}
    if odd:
        yield from ((number, cells) for number, cells in raw.rows if cells[raw.headings[0]] in odd)


def _is_total(cells: dict[str, str], needed: list[str]) -> bool:
    first = next(filter(None, cells.values()), "")
    return bool(_TOTAL.fullmatch(first)) and any(not cells.get(name) for name in needed)


def _total_fault(file: str, number: int, cells: dict[str, str]) -> Fault:
    column, found = next((name, text) for name, text in cells.items() if text)
    problem = _("found {found}: this looks like a row of totals").format(found=quote(found))
    return Fault(file, problem, number, column, _("remove it, since Bahali adds up by itself"))
