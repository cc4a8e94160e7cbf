"""What all sheets of a workbook share, on the screen and on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bahali.document.freetext import clean_text
from bahali.document.reading import ReportDocument
from bahali.vocabulary.language import _, find_direction

A4, A3 = 9, 8
PORTRAIT_UP_TO = 95  # characters
SMALLEST_SCALE = 65  # per cent; a sheet too wide for two pages goes on on the next
TEXT_WIDTH = 110  # characters of a line of running text
LINE_HEIGHT, TALLEST_ROW, NORMAL_SIZE = 15, 400, 11  # points
LETTERS_PER_WIDTH = 1.1  # a column is measured in digits, which are wider than most letters
LONGEST_CELL = 32_767  # UTF-16 units, the limit of spreadsheet programs
LONGEST_TITLE_ON_PAPER = 60  # letters, so that it does not run into the name of the sheet


@dataclass(frozen=True)
class SheetPage:
    """Words that stand on every sheet, and their direction.

    Parameters
    ----------
    title : str
        Title of the report.
    notice_title, notice : str
        What must be said on every page, in short and whole; blank when nothing is.
    is_right_to_left : bool
        True when the language of the report is written so.
    """

    title: str
    notice_title: str
    notice: str
    is_right_to_left: bool


@dataclass(frozen=True)
class Repeated:
    """Rows, counted from nought, and number of first columns that stand on every printed page."""

    first_row: int
    last_row: int
    columns: int


@dataclass(frozen=True)
class Spread:
    """How many pages of which paper a sheet is wide in print.

    Parameters
    ----------
    paper : int
        Number of the paper in spreadsheet programs.
    pages : int
        Side by side.
    characters : int
        Of one page, in letters that can still be read.
    """

    paper: int
    pages: int
    characters: int

    def holds(self, widths: Sequence[int], repeated: int) -> bool:
        """Tell whether columns have room, the first of them repeated on every page."""
        wanted = sum(widths) + (self.pages - 1) * sum(widths[:repeated])
        return wanted <= self.pages * self.characters


SPREADS = (Spread(A4, 1, 205), Spread(A4, 2, 205), Spread(A3, 2, 300))
"""From the handiest."""


def find_spread(widths: Sequence[int], repeated: int) -> Spread | None:
    """Find the handiest spread for a sheet; None where it is too wide for all of them."""
    return next((spread for spread in SPREADS if spread.holds(widths, repeated)), None)


def describe_page(report: ReportDocument) -> SheetPage:
    """Collect what all sheets of a report share."""
    cover = report.cover
    notice = cover.notice
    return SheetPage(
        title=clean_text(cover.title),
        notice_title=clean_text(notice.title) if notice else "",
        notice=clean_text(notice.line) if notice else "",
        is_right_to_left=find_direction(cover.language) == "rtl",
    )


def set_up_page(worksheet: Worksheet, page: SheetPage, widths: Sequence[int], repeated: Repeated) -> None:
    """Set up how a sheet is shown and printed: on one page across or two, its top repeated on each.

    Parameters
    ----------
    worksheet : Worksheet
        The sheet.
    page : SheetPage
        What all sheets share.
    widths : sequence of int
        Widths of its columns in characters.
    repeated : Repeated
        What stands on every page.
    """
    if page.is_right_to_left:
        worksheet.right_to_left()
    for index, width in enumerate(widths):
        worksheet.set_column(index, index, width)
    worksheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    if sum(widths) > PORTRAIT_UP_TO:
        worksheet.set_landscape()
    spread = find_spread(widths, repeated.columns)
    worksheet.set_paper(spread.paper if spread else A3)
    if spread:
        worksheet.fit_to_pages(spread.pages, 0)
    else:
        worksheet.set_print_scale(SMALLEST_SCALE)
    if not spread or spread.pages > 1:
        worksheet.repeat_columns(0, repeated.columns - 1)
        worksheet.print_across()
    worksheet.repeat_rows(repeated.first_row, repeated.last_row)
    worksheet.set_header(f"&L{_for_paper(page.title)}&R&A")
    counted = _("Page {page} of {pages}").format(page="&P", pages="&N")
    worksheet.set_footer(f"&L{_for_paper(page.notice_title)}&R{counted}")


def write_across(worksheet: Worksheet, row: int, text: str, widths: Sequence[int], style: Format) -> None:
    """Write running text over as many columns as make a line that can be read, as high as it needs."""
    last, width = 0, widths[0]
    while last + 1 < len(widths) and width + widths[last + 1] <= TEXT_WIDTH:
        last += 1
        width += widths[last]
    if last:
        worksheet.merge_range(row, 0, row, last, "", style)
    write_text(worksheet, row, 0, text, style)
    set_height(worksheet, row, [text], [width], style.font_size / NORMAL_SIZE)


def set_height(
    worksheet: Worksheet, row: int, cells: Sequence[object], widths: Sequence[int], scale: float = 1.0
) -> None:
    """Make a row as high as its cells need; programs do not all do so by themselves.

    Parameters
    ----------
    worksheet : Worksheet
        The sheet.
    row : int
        Counted from nought.
    cells : sequence
        What stands in the row.
    widths : sequence of int
        Widths of its cells in characters.
    scale : float
        Size of the letters, 1 for the normal one.
    """
    room = [max(int(width * LETTERS_PER_WIDTH / scale), 1) for width in widths]
    lines = max(_count_lines(str(cell), width) for cell, width in zip(cells, room, strict=True))
    worksheet.set_row(row, min(lines * LINE_HEIGHT * scale + 3, TALLEST_ROW))


def _count_lines(text: str, width: int) -> int:
    return sum(len(wrap(line, width)) if len(line) > width else 1 for line in text.split("\n"))


def write_text(worksheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Write words as words, whatever they look like; nothing where there are none."""
    if text:
        worksheet.write_string(row, column, fit_cell(text), style)
    else:
        worksheet.write_blank(row, column, None, style)


def fit_cell(text: str) -> str:
    """Cut a text that no cell can hold, and say so; nothing is dropped in silence."""
    if len(text.encode("utf-16-le")) // 2 <= LONGEST_CELL:
        return text
    rest = _("… (cut here: a cell holds no more; the whole text is in the report)")
    return text[: LONGEST_CELL // 2 - len(rest)] + rest


def _for_paper(text: str) -> str:
    """Cut words for a header or footer and take the meaning off its codes."""
    short = text if len(text) <= LONGEST_TITLE_ON_PAPER else f"{text[: LONGEST_TITLE_ON_PAPER - 1]}…"
    return short.replace("&", "&&")
