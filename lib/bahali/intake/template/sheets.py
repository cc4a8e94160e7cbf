"""A sheet with a row for each entry: headings with help, an example in grey, drop-downs, and rows to fill."""

from textwrap import wrap

from xlsxwriter.worksheet import Worksheet

from bahali.intake.template.cells import write_cell
from bahali.intake.template.columns import TEXT, Column, Kind, SheetPlan
from bahali.intake.template.content import Cells, Content
from bahali.intake.template.describing import describe_column, purpose_of
from bahali.intake.template.examples import EXAMPLES
from bahali.intake.template.lists import LAST_ROW, Lists
from bahali.intake.template.looks import Looks
from bahali.intake.template.paper import count_lines, protect, set_up_paper
from bahali.intake.template.stages import stage_of
from bahali.intake.template.validation import make_rule
from bahali.workshop.fields import describe_field
from bahali.workshop.workbook.layout import EXAMPLE_MARK

LINE_HEIGHT, MOST_LINES = 15, 6
HEADING_ROW, EXAMPLE_ROW, FIRST_ROW = 0, 1, 2  # counted from nought
WIDTHS = {Kind.NUMBER: 12, Kind.DATE: 14}
ROOM_FOR_ARROW = 5
LONG_TEXT, SHORT_TEXT, CODES = 42, 18, 14
SHORT_WORDS = frozenset(
    [
        *("ref", "set_by", "type", "unit", "frequency", "language", "number", "short_title", "short_label"),
        *("etd_ref", "integrate_ref", "content_ref", "moment"),
    ]
)
"""Headings of people's own words that are few."""

AUTHOR = "Bahali"  # of a note; programs write one in any case
CHARACTERS_IN_A_NOTE, LINE_OF_A_NOTE, WIDTH_OF_A_NOTE = 42, 15, 260  # the last two in pixels


def write_sheet(worksheet: Worksheet, plan: SheetPlan, content: Content, lists: Lists, looks: Looks) -> None:
    """Fill a sheet with its headings, its example and what is already known.

    Parameters
    ----------
    worksheet : Worksheet
        An empty sheet.
    plan : SheetPlan
        Its columns.
    content : Content
        What a pack already says.
    lists : Lists
        What drop-downs offer.
    looks : Looks
        Formats of the workbook.
    """
    for place, column in enumerate(plan.columns):
        _write_column(worksheet, place, plan.name, column, lists, looks)
    rows = (_example_of(plan), *content.rows.get(plan.name, ()))
    for row, cells in enumerate(rows, start=EXAMPLE_ROW):
        _write_row(worksheet, row, plan, cells, looks)
    worksheet.set_row(HEADING_ROW, 24, looks.text)
    worksheet.freeze_panes(FIRST_ROW - 1, 1)
    worksheet.autofilter(HEADING_ROW, 0, max(len(rows), FIRST_ROW), len(plan.columns) - 1)
    worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{LAST_ROW}"})
    worksheet.set_tab_color(stage_of(plan.name).colour)
    lists.define_ids(plan.name)
    protect(worksheet)
    set_up_paper(worksheet, [width_of(column) for column in plan.columns])


def width_of(column: Column) -> int:
    """Give the width of a column in characters, with room for its heading and the arrow of the filter."""
    if column.kind is not Kind.TEXT:
        width = WIDTHS[column.kind]
    elif column.refers_to or column.choices or column.is_list:
        width = CODES
    else:
        width = SHORT_TEXT if _is_short(column) else LONG_TEXT
    return max(width, len(column.heading) + ROOM_FOR_ARROW)


def _is_short(column: Column) -> bool:
    words = describe_field(column.field) if column.field else column.allowed
    return words != TEXT or column.heading in SHORT_WORDS


def _write_column(
    worksheet: Worksheet, place: int, sheet: str, column: Column, lists: Lists, looks: Looks
) -> None:
    worksheet.set_column(place, place, width_of(column), looks.cells[column.kind])
    look = looks.needed if column.is_needed else looks.optional
    worksheet.write_string(HEADING_ROW, place, column.heading, look)
    words = describe_column(sheet, column)
    if place == 0:
        words = f"{purpose_of(sheet)}\n{words}"
    worksheet.write_comment(HEADING_ROW, place, words, size_of(words))
    rule = make_rule(sheet, column, lists)
    worksheet.data_validation(EXAMPLE_ROW, place, LAST_ROW - 1, place, rule)


def _example_of(plan: SheetPlan) -> Cells:
    first = plan.columns[0].heading
    example = EXAMPLES[plan.name]
    return {**example, first: f"{EXAMPLE_MARK} {example[first]}"}


def _write_row(worksheet: Worksheet, row: int, plan: SheetPlan, cells: Cells, looks: Looks) -> None:
    kinds = looks.examples if row == EXAMPLE_ROW else looks.cells
    widths = {column.heading: width_of(column) for column in plan.columns}
    lines = max(count_lines(text, widths.get(heading, SHORT_TEXT)) for heading, text in cells.items())
    worksheet.set_row(row, min(lines, MOST_LINES) * LINE_HEIGHT)
    for place, column in enumerate(plan.columns):
        if text := cells.get(column.heading, ""):
            write_cell(worksheet, (row, place), text, column.kind, kinds[column.kind])


def size_of(words: str) -> dict[str, object]:
    """Give the size of a note at a cell, so that all its words show."""
    lines = sum(len(wrap(line, CHARACTERS_IN_A_NOTE)) or 1 for line in words.split("\n"))
    return {"width": WIDTH_OF_A_NOTE, "height": (lines + 1) * LINE_OF_A_NOTE, "author": AUTHOR}
