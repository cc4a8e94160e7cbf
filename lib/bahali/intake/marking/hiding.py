"""Takes out of a marked copy what points to a person, so that it does not travel on with it."""

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from bahali.intake.marking.locating import HEADING_ROW
from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import _
from bahali.vocabulary.personal import hide_personal_data, is_like_name
from bahali.workshop.personal import OF_PEOPLE
from bahali.workshop.privacy import is_personal_heading


def hide_person(worksheet: Worksheet, cell: Cell, fault: Fault) -> None:
    """Take out what a fault is about where it points to a person: a part of a cell, or a whole column."""
    if fault.is_warning or cell.value is None:
        return
    text = str(cell.value)
    if cell.row == HEADING_ROW and is_personal_heading(text):
        _clear_column(worksheet, cell.column)
    elif fault.column in OF_PEOPLE and is_like_name(text):
        _write(cell, _("(not repeated here)"))
    elif (hidden := hide_personal_data(text)) != text:
        _write(cell, hidden)


def _clear_column(worksheet: Worksheet, column: int) -> None:
    for (cell,) in worksheet.iter_rows(HEADING_ROW + 1, None, column, column):
        if isinstance(cell, Cell) and cell.value is not None:
            _write(cell, _("(not repeated here)"))


def _write(cell: Cell, words: str) -> None:
    """Write words as words, also where they look like a formula."""
    cell.value = words
    cell.data_type = "s"
