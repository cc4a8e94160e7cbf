"""The sheet of facts: each key of workshop.yaml in a row of its own, with help beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel
from xlsxwriter.worksheet import Worksheet

from bahali.intake.template.cells import write_cell
from bahali.intake.template.columns import Column, Kind
from bahali.intake.template.content import Content
from bahali.intake.template.describing import LONGEST_MESSAGE, describe_fact
from bahali.intake.template.lists import Lists
from bahali.intake.template.looks import Looks
from bahali.intake.template.paper import count_lines, protect, set_up_paper
from bahali.intake.template.validation import make_rule_with
from bahali.vocabulary.language import _
from bahali.workshop.fields import model_inside
from bahali.workshop.header import Header
from bahali.workshop.workbook.layout import HELP_COLUMN, KEY_COLUMN, VALUE_COLUMN, Fact, list_facts

WIDTHS = (34, 52, 90)
LINE_HEIGHT = 15
LEAST_ROWS, SPARE_ROWS = 4, 12  # of a list, and at the end for lists that are longer


@dataclass(frozen=True)
class Line:
    """One row of the sheet: a key, its value, and what is said of it."""

    fact: Fact
    value: str
    words: str
    is_needed: bool


def write_facts(worksheet: Worksheet, content: Content, lists: Lists, looks: Looks) -> None:
    """Fill the sheet of facts."""
    for place, heading in enumerate((KEY_COLUMN, VALUE_COLUMN, HELP_COLUMN)):
        worksheet.write_string(0, place, heading, looks.needed)
        worksheet.set_column(place, place, WIDTHS[place], looks.text)
    worksheet.set_row(0, 22)
    lines = list(_list_lines(content))
    for row, line in enumerate(lines, start=1):
        _write_line(worksheet, row, line, lists, looks)
    _write_spare_rows(worksheet, len(lines) + 1, lists, looks)
    worksheet.freeze_panes(1, 1)
    protect(worksheet)
    set_up_paper(worksheet, WIDTHS)


def is_needed(fact: Fact) -> bool:
    """Tell whether a workshop must say a fact: it is needed, and so is every part that it stands in."""
    model: type[BaseModel] | None = Header
    for key in fact.path:
        if model is None or not model.model_fields[key].is_required():
            return False
        model = model_inside(model.model_fields[key])
    return True


def _list_lines(content: Content) -> Iterator[Line]:
    for fact in list_facts():
        values = list(content.facts.get(fact.key, ()))
        wanted = max(len(values) + 1, LEAST_ROWS) if fact.is_list else 1
        words = describe_fact(fact, is_needed=is_needed(fact))
        for place, value in enumerate([*values, *[""] * (wanted - len(values))]):
            yield Line(fact, value, words if place == 0 else "", is_needed(fact) and place == 0)


def _write_line(worksheet: Worksheet, row: int, line: Line, lists: Lists, looks: Looks) -> None:
    field = line.fact.field
    worksheet.write_string(row, 0, line.fact.key, looks.key_needed if line.is_needed else looks.key)
    column = Column(VALUE_COLUMN, field, line.is_needed, is_split=True)
    write_cell(worksheet, (row, 1), line.value, column.kind, looks.boxed[column.kind])
    worksheet.write_string(row, 2, line.words, looks.key)
    texts = ((line.value, WIDTHS[1]), (line.words, WIDTHS[2]))
    worksheet.set_row(row, LINE_HEIGHT * max(count_lines(text, width) for text, width in texts))
    message = describe_fact(line.fact, is_needed=line.is_needed)
    if len(message) > LONGEST_MESSAGE:
        message = _("See the help beside it.")
    worksheet.data_validation(row, 1, row, 1, make_rule_with(column, lists, message))


def _write_spare_rows(worksheet: Worksheet, first: int, lists: Lists, looks: Looks) -> None:
    """Leave rows in which the key of a list may come again."""
    many = tuple(fact.key for fact in list_facts() if fact.is_list)
    worksheet.write_string(first, 2, _("Spare rows: choose the key of a list once more."), looks.key)
    for row in range(first, first + SPARE_ROWS):
        for place in range(2):
            worksheet.write_blank(row, place, None, looks.boxed[Kind.TEXT])
    rule = {"validate": "list", "source": f"={lists.name_values('list_keys', many)}", "error_type": "stop"}
    worksheet.data_validation(first, 0, first + SPARE_ROWS - 1, 0, rule)
