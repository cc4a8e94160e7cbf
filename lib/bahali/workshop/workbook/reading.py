"""Reads a filled workbook as text: what a folder with workshop.yaml and tables would say."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import _
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop.files import missing_fault
from bahali.workshop.given import Given
from bahali.workshop.reading import RawTable
from bahali.workshop.tables import TABLE_KINDS, TableKind
from bahali.workshop.workbook.book import Book, Sheet, read_book
from bahali.workshop.workbook.layout import NOT_READ, list_sheets
from bahali.workshop.workbook.lines import read_headings, read_lines
from bahali.workshop.workbook.listings import read_header_cells
from bahali.workshop.workbook.places import Places
from bahali.workshop.workbook.slips import find_slips

MOST_STRAY_HEADINGS = 20
"""Columns that are none of a table, and are told one by one; each would take memory in every row."""


def read_workbook(path: Path) -> Given:
    """Read a filled workbook as text."""
    book, faults = read_book(path, path.name, NOT_READ)
    if book is None:
        return Given(None, {}, frozenset(), tuple(faults))
    sheets, faults = _name_sheets(book)
    names = {name: sheet.name for name, sheet in sheets.items()}
    header = read_header_cells(sheets)
    tables, table_faults = _read_tables(sheets)
    absent = frozenset(TABLE_KINDS) - tables.keys()
    faults += [*header.faults, *_missing_tables(sheets), *table_faults, *_hidden_sheets(sheets)]
    places = Places(path.name, header.places, names)
    return Given(
        header=header.content,
        tables=tables,
        absent=absent - {name for name in absent if TABLE_KINDS[name].is_required},
        faults=tuple(fault for fault in faults if not fault.is_warning),
        remarks=tuple(fault for fault in faults if fault.is_warning),
        find=places.find,
    )


def _name_sheets(book: Book) -> tuple[dict[str, Sheet], list[Fault]]:
    """Give the sheets by what they stand for, and tell those that stand for nothing."""
    known = {_plain(name): name for name in list_sheets()}
    sheets: dict[str, Sheet] = {}
    faults = []
    for sheet in book.sheets:
        name = known.get(_plain(sheet.name))
        if name in sheets:
            problem = _("is there twice, also as {other}").format(other=sheets[str(name)].name)
            faults.append(Fault("", problem, remedy=_("remove one of them"), sheet=sheet.name))
        elif name is not None:
            sheets[name] = sheet
        elif sheet.rows:
            faults.append(_stray_fault(sheet, [name for name in known.values() if name not in sheets]))
    return sheets, faults


def _plain(name: str) -> str:
    return "_".join(name.casefold().replace("_", " ").split())


def _stray_fault(sheet: Sheet, unused: list[str]) -> Fault:
    """Refuse a sheet that may be a misspelt one; any other is somebody's own, and passed over."""
    meant = did_you_mean(sheet.name, unused)
    if meant:
        return Fault("", _("is no sheet of a workshop"), remedy=meant, sheet=sheet.name)
    problem = _("is no sheet of a workshop, and was not read")
    return Fault("", problem, is_warning=True, sheet=sheet.name)


def _read_tables(sheets: Mapping[str, Sheet]) -> tuple[dict[str, RawTable], list[Fault]]:
    tables, faults = dict[str, RawTable](), list[Fault]()
    for name, kind in TABLE_KINDS.items():
        if name in sheets:
            raw, table_faults = _read_table(sheets[name], kind)
            faults += table_faults
            if raw.rows or (kind.is_required and raw.headings):
                tables[name] = raw
    return tables, faults


def _read_table(sheet: Sheet, kind: TableKind) -> tuple[RawTable, list[Fault]]:
    headings = tuple(filter(None, read_headings(sheet)))
    if len(headings) > len(kind.row.model_fields) + MOST_STRAY_HEADINGS:
        problem = _("has {count} columns; there are {known}").format(
            count=len(headings), known=len(kind.row.model_fields)
        )
        remedy = _("remove those that are no part of the table")
        return RawTable(kind.file, headings, ()), [Fault(kind.file, problem, row=1, remedy=remedy)]
    lines = read_lines(sheet, {name: name for name in headings})
    raw = RawTable(kind.file, headings, lines.rows)
    return raw, [*(replace(fault, file=kind.file) for fault in lines.faults), *find_slips(raw, kind)]


def _missing_tables(sheets: Mapping[str, Sheet]) -> Iterator[Fault]:
    for name, kind in TABLE_KINDS.items():
        if kind.is_required and (name not in sheets or not sheets[name].rows):
            yield missing_fault(kind)


def _hidden_sheets(sheets: Mapping[str, Sheet]) -> Iterator[Fault]:
    for sheet in sheets.values():
        if sheet.is_hidden and sheet.rows:
            remedy = _("unhide it to see what it holds")
            problem = _("is hidden, and was read")
            yield Fault("", problem, remedy=remedy, is_warning=True, sheet=sheet.name)
