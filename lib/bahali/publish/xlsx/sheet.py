"""One table as one sheet: caption, notice, headings with units, cells as they are, ids, note."""

from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bahali.document.freetext import clean_text
from bahali.publish.shown_tables import ShownTable
from bahali.publish.xlsx.grid import FILTER_ARROW, Grid, lay_out
from bahali.publish.xlsx.page import Repeated, SheetPage, set_height, set_up_page, write_across, write_text
from bahali.publish.xlsx.styles import Styles
from bahali.vocabulary.language import _

BOLD = 0.85  # of the letters that fit into a column when they are bold


@dataclass(frozen=True)
class Sheet:
    """One table and the name of its sheet."""

    name: str
    shown: ShownTable


def write_sheet(worksheet: Worksheet, sheet: Sheet, styles: Styles, page: SheetPage) -> None:
    """Fill a sheet with its table.

    Only words and numbers are written, each with the call for its own kind: no text of a pack can become a
    formula or a link, and nothing that a person wrote a number.

    Parameters
    ----------
    worksheet : Worksheet
        An empty sheet.
    sheet : Sheet
        What goes into it.
    styles : Styles
        Formats of the workbook.
    page : SheetPage
        What all sheets share.
    """
    grid = lay_out(sheet.shown.table)
    write_across(worksheet, 0, clean_text(sheet.shown.table.caption), grid.top_widths, styles.title)
    head_row = 1
    if page.notice:
        write_across(worksheet, 1, page.notice, grid.top_widths, styles.notice)
        head_row = 2
    _write_heads(worksheet, head_row, grid, styles)
    _write_lines(worksheet, head_row + 1, grid, styles)
    last_row = head_row + max(len(grid.lines), 1)
    for row, text in enumerate(sheet.shown.notes, start=last_row + 2):
        write_across(worksheet, row, text, grid.top_widths, styles.note)
    worksheet.freeze_panes(head_row + 1, grid.naming_columns)
    if grid.lines:
        worksheet.autofilter(head_row, 0, last_row, len(grid.heads) - 1)
    set_up_page(worksheet, page, grid.widths, Repeated(0, head_row, grid.naming_columns))


def _write_heads(worksheet: Worksheet, row: int, grid: Grid, styles: Styles) -> None:
    for column, (head, is_number) in enumerate(zip(grid.heads, grid.numeric, strict=True)):
        worksheet.write_string(row, column, head, styles.number_head if is_number else styles.head)
    set_height(worksheet, row, grid.heads, [width - FILTER_ARROW for width in grid.widths])


def _write_lines(worksheet: Worksheet, first_row: int, grid: Grid, styles: Styles) -> None:
    if not grid.lines:
        worksheet.write_string(first_row, 0, _("no rows"), styles.blank)
    for place, line in enumerate(grid.lines):
        row = first_row + place
        set_height(worksheet, row, line, (int(grid.widths[0] * BOLD), *grid.widths[1:]))
        for column, words in enumerate(line):
            if isinstance(words, str):
                style = _style_of_words(grid, (place, column), styles)
                write_text(worksheet, row, column, words, style)
            else:
                style = styles.of_number(words, grid.decimals.get((place, column)))
                worksheet.write_number(row, column, words, style)


def _style_of_words(grid: Grid, cell: tuple[int, int], styles: Styles) -> Format:
    if cell in grid.blanks:
        return styles.blank
    if cell[1] == 0:
        return styles.row_head
    return styles.ids if grid.has_ids and cell[1] == len(grid.heads) - 1 else styles.text
