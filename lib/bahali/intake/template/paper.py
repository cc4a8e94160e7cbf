"""How a sheet is protected, and how it is printed."""

from collections.abc import Sequence
from textwrap import wrap

from xlsxwriter.worksheet import Worksheet

A4, A3 = 9, 8
CHARACTERS_ON_A4, CHARACTERS_ON_A3 = 150, 230  # across a page on its side, in letters that can still be read
ALLOWED = (
    *("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "insert_hyperlinks"),
    *("sort", "autofilter"),
)
"""What may be done with a sheet though its headings are locked."""


def protect(worksheet: Worksheet) -> None:
    """Lock the cells that are not to be filled against slips; there is no password."""
    worksheet.protect("", dict.fromkeys(ALLOWED, True))


def count_lines(text: str, width: float) -> int:
    """Count the lines that a text takes in a cell of a width in characters; programs do not all do so."""
    return sum(len(wrap(line, max(int(width), 1))) or 1 for line in text.split("\n"))


def set_up_paper(worksheet: Worksheet, widths: Sequence[float]) -> None:
    """Set up the print: on its side, the heading on each page, as few pages across as can be read."""
    total = sum(widths)
    worksheet.set_landscape()
    worksheet.set_paper(A4 if total <= CHARACTERS_ON_A4 else A3)
    across = max(1, round(total / CHARACTERS_ON_A3 + 0.3))
    worksheet.fit_to_pages(across, 0)
    if across > 1:
        worksheet.repeat_columns(0)
        worksheet.print_across()
    worksheet.repeat_rows(0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    worksheet.set_footer("&L&A&R&P / &N")
