"""Makes the marked copy of a workbook."""

import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl import Workbook
from openpyxl.cell.cell import Cell

from bahali.intake.marking.hiding import hide_person
from bahali.intake.marking.listing import FAULTS_SHEET, Listed, write_listing
from bahali.intake.marking.locating import HEADING_ROW, find_cell
from bahali.intake.marking.marks import WIDTH, height_of, mark_cell, take_off_marks
from bahali.vocabulary.faults import Fault
from bahali.workshop.workbook.book import read_book

MARKED = "-marked"
"""What is put behind the name of a workbook for that of its marked copy."""


def name_copy(path: Path) -> Path:
    """Name the marked copy of a workbook, beside it."""
    return path.with_name(f"{path.stem}{MARKED}.xlsx")


def can_be_marked(path: Path) -> bool:
    """Tell whether a file is a workbook that our own, careful reader can open; no other is opened here."""
    book, _faults = read_book(path, path.name)
    return book is not None


def mark_workbook(path: Path, faults: Iterable[Fault]) -> bytes:
    """Copy a workbook, with every fault marked in its cell and all of them listed on a first sheet.

    Drop-downs, protection and formulas stay. What seemed to point to a person is taken out, and so is who
    wrote the file.

    Parameters
    ----------
    path : Path
        The workbook, which was read and checked before; it is not changed.
    faults : iterable of Fault
        What the check found in it.

    Returns
    -------
    bytes
        The copy, an XLSX file.
    """
    stream = BytesIO()
    with warnings.catch_warnings():
        # openpyxl tells of what it cannot keep, such as pictures; the original has them.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path)
        _mark(book, list(faults))
        book.properties.creator = book.properties.lastModifiedBy = None
        book.save(stream)
    return stream.getvalue()


def _mark(book: Workbook, faults: list[Fault]) -> None:
    if FAULTS_SHEET in book.sheetnames:
        del book[FAULTS_SHEET]
        take_off_marks(book)
    _size_notes(book)
    listed = sorted((Listed(fault, find_cell(book, fault)) for fault in faults), key=_order_of(book))
    by_cell: dict[tuple[str, str], list[Listed]] = defaultdict(list)
    for each in listed:
        if each.cell is not None:
            by_cell[each.cell.parent.title, each.cell.coordinate].append(each)
    for group in by_cell.values():
        _mark_group(group[0].cell, [each.fault for each in group])
    write_listing(book, listed)


def _order_of(book: Workbook) -> Callable[[Listed], tuple[int, int]]:
    """Give what puts faults in the order of the sheets and rows; those of the whole file come first."""
    places = {name: place for place, name in enumerate(book.sheetnames)}
    return lambda each: (
        places.get(each.fault.sheet or "", -1),
        each.cell.row if each.cell is not None else 0,
    )


def _mark_group(cell: Cell | None, faults: list[Fault]) -> None:
    if cell is None:
        return
    for fault in faults:
        hide_person(cell.parent, cell, fault)
    mark_cell(cell, faults)


def _size_notes(book: Workbook) -> None:
    """Make the notes at headings as large as their words need; openpyxl makes them all alike."""
    for worksheet in book.worksheets:
        for row in worksheet.iter_rows(HEADING_ROW, HEADING_ROW):
            for cell in row:
                if cell.comment is not None:
                    cell.comment.width, cell.comment.height = WIDTH, height_of(cell.comment.text)
