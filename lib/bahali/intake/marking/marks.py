"""How a cell is marked, and how an earlier mark is taken off again."""

from textwrap import wrap

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Side

from bahali.vocabulary.faults import Fault

AUTHOR = "bahali check"
"""Tells our notes from those of people and of the template."""
ERROR, REMARK = ("FFC7CE", "B91C1C"), ("FFF2CC", "B45309")
"""Colours of the cell and of its edge."""
WIDTH, LETTERS, LINE_HEIGHT = 320, 48, 17  # of a note: pixels, and characters in a line
BETWEEN = "\n\n"


def mark_cell(cell: Cell, faults: list[Fault]) -> None:
    """Colour a cell, and say in a note what is wrong with it and what to do; an older note stays below."""
    fill, edge = REMARK if all(fault.is_warning for fault in faults) else ERROR
    side = Side("medium", color=edge)
    cell.fill = PatternFill("solid", fgColor=fill)
    cell.border = Border(left=side, right=side, top=side, bottom=side)
    told = list(dict.fromkeys(_say(fault) for fault in faults))
    if cell.comment is not None:
        told.append(cell.comment.text)
    text = BETWEEN.join(told)
    cell.comment = Comment(text, AUTHOR, width=WIDTH, height=height_of(text))


def height_of(text: str) -> int:
    """Give the height of a note in which all its words show."""
    lines = sum(len(wrap(line, LETTERS)) or 1 for line in text.split("\n"))
    return (lines + 1) * LINE_HEIGHT


def take_off_marks(book: Workbook) -> None:
    """Take earlier marks off, so that what was mended does not look wrong."""
    for worksheet in book.worksheets:
        for row in worksheet.iter_rows():
            for cell in row:
                if cell.comment is not None and cell.comment.author == AUTHOR:
                    cell.comment, cell.fill, cell.border = None, PatternFill(), Border()


def _say(fault: Fault) -> str:
    return f"{fault.problem}.\n→ {fault.remedy}" if fault.remedy else f"{fault.problem}."
