"""The first sheet of a marked copy: every fault, with a link to its cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from bahali.intake.marking.marks import ERROR, REMARK
from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import N_, _

FAULTS_SHEET = "Faults"
FONT = "Calibri"
COLUMNS = (
    (N_("No."), 6),
    (N_("Kind"), 10),
    (N_("Sheet"), 22),
    (N_("Cell"), 10),
    (N_("Column"), 24),
    (N_("What was found"), 70),
    (N_("What to do"), 60),
)
HEADINGS, CELL = 3, 4  # row of the headings, and column of the links, counted from 1


@dataclass(frozen=True)
class Listed:
    """A fault with its cell, where it has one."""

    fault: Fault
    cell: Cell | None


def write_listing(book: Workbook, listed: Sequence[Listed]) -> None:
    """Put the list of all faults in front of the other sheets, and show it first."""
    worksheet = book.create_sheet(FAULTS_SHEET, 0)
    errors = sum(not each.fault.is_warning for each in listed)
    told = _("{errors} errors must be mended, {remarks} remarks are worth a look. Then check again.")
    _write(worksheet.cell(1, 1), told.format(errors=errors, remarks=len(listed) - errors)).font = Font(
        name=FONT, bold=True, size=13
    )
    _write(
        worksheet.cell(2, 1),
        _("This is a copy. What seemed to point to a person was taken out; the original still has it."),
    )
    for place, (heading, width) in enumerate(COLUMNS, start=1):
        cell = _write(worksheet.cell(HEADINGS, place), _(heading))
        cell.font, cell.fill = (
            Font(name=FONT, bold=True, color="FFFFFF"),
            PatternFill("solid", fgColor="1A4F8B"),
        )
        worksheet.column_dimensions[cell.column_letter].width = width
    for number, each in enumerate(listed, start=1):
        _write_row(worksheet, HEADINGS + number, number, each)
    _set_up(worksheet, HEADINGS + len(listed))
    _show_first(book, worksheet)


def _write_row(worksheet: Worksheet, row: int, number: int, listed: Listed) -> None:
    fault = listed.fault
    kind = _("remark") if fault.is_warning else _("error")
    cell = listed.cell.coordinate if listed.cell is not None else ""
    words = (
        str(number),
        kind,
        fault.sheet or "",
        cell,
        fault.column or "",
        fault.problem,
        _say_remedy(fault),
    )
    for place, text in enumerate(words, start=1):
        written = _write(worksheet.cell(row, place), text)
        written.alignment = Alignment(wrap_text=True, vertical="top")
    worksheet.cell(row, 2).fill = PatternFill("solid", fgColor=(REMARK if fault.is_warning else ERROR)[0])
    if listed.cell is not None:
        link = worksheet.cell(row, CELL)
        link.hyperlink = Hyperlink(link.coordinate, location=f"{_quote(listed.cell.parent.title)}!{cell}")
        link.font = Font(name=FONT, color="1A4F8B", underline="single")


def _say_remedy(fault: Fault) -> str:
    return f"{fault.remedy}{fault.waiver_in_brackets}".strip()


def _quote(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"


def _write(cell: Cell, text: str) -> Cell:
    """Write words as words, whatever they look like."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    return cell


def _set_up(worksheet: Worksheet, last: int) -> None:
    worksheet.freeze_panes = worksheet.cell(HEADINGS + 1, 1)
    worksheet.auto_filter.ref = f"A{HEADINGS}:G{last}"
    worksheet.page_setup.orientation, worksheet.page_setup.paperSize = "landscape", "9"
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True
    worksheet.print_title_rows = f"{HEADINGS}:{HEADINGS}"


def _show_first(book: Workbook, first: Worksheet) -> None:
    """Select one sheet only: what is typed into several selected sheets goes into each of them."""
    book.active = 0
    for worksheet in book.worksheets:
        worksheet.sheet_view.tabSelected = worksheet is first
