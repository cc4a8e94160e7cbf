"""Finds the cell of a fault in a workbook that is open."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from bahali.vocabulary.faults import Fault, show
from bahali.workshop.tidying import tidy_code

HEADING_ROW = 1


def find_cell(book: Workbook, fault: Fault) -> Cell | None:
    """Give the cell of a fault: in its row and column, else the heading, else the first of its row or sheet.

    None where the fault is of the whole file, or of a sheet that is not there.
    """
    if fault.sheet is None or fault.sheet not in book.sheetnames:
        return None
    worksheet = book[fault.sheet]
    if not isinstance(worksheet, Worksheet):
        return None
    row = fault.row if isinstance(fault.row, int) else HEADING_ROW
    column = find_column(worksheet, fault.column) if fault.column else None
    return _top_left(worksheet, worksheet.cell(row, column or 1))


def find_column(worksheet: Worksheet, heading: str) -> int | None:
    """Give the number of the column with a heading, as it is written or as it is read; None without one."""
    said = [str(cell.value or "") for cell in next(worksheet.iter_rows(HEADING_ROW, HEADING_ROW), ())]
    return _place_of(heading, [tidy_code(text) for text in said]) or _place_of(
        heading, [show(tidy_code(text)) for text in said]
    )


def _place_of(heading: str, headings: Sequence[str]) -> int | None:
    return headings.index(heading) + 1 if heading in headings else None


def _top_left(worksheet: Worksheet, cell: Cell) -> Cell:
    """Give the cell that stands for all cells merged with one."""
    for area in worksheet.merged_cells.ranges:
        if cell.coordinate in area:
            return worksheet.cell(area.min_row, area.min_col)
    return cell
