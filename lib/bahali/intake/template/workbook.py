"""Puts the sheets of a template together."""

from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook

from bahali.intake.template.columns import list_plans
from bahali.intake.template.content import Content, scale_of
from bahali.intake.template.facts import write_facts
from bahali.intake.template.instructions import write_instructions
from bahali.intake.template.lists import LISTS_SHEET, Lists
from bahali.intake.template.looks import add_looks
from bahali.intake.template.questions import QUESTIONS
from bahali.intake.template.sheets import write_sheet
from bahali.intake.template.stages import stage_of
from bahali.intake.template.worksheets import write_worksheet
from bahali.vocabulary.language import _, find_direction, spoken_language
from bahali.vocabulary.spreadsheets import WORDS_STAY_WORDS
from bahali.workshop.workbook.layout import FACTS_SHEET, NOT_READ

OPTIONS = {
    **WORDS_STAY_WORDS,
    # A row of a protected sheet can be removed only where each of its cells may be changed, so that cells are
    # open unless a format locks them.
    "default_format_properties": {"locked": False},
}
CREATED = datetime(1980, 1, 1, tzinfo=UTC)
"""Of every workbook, so that the same content gives the same bytes; zip files know no earlier day."""


class LockedWorkbook(Workbook):  # type: ignore[misc]
    """A workbook whose sheets cannot be renamed, moved or removed by a slip; there is no password."""

    def _write_workbook_pr(self) -> None:
        super()._write_workbook_pr()
        # XlsxWriter has no call for it; the element stands right behind the one just written.
        self._xml_empty_tag("workbookProtection", [("lockStructure", 1)])


def write_template(content: Content) -> bytes:
    """Write the workbook of a workshop, to be filled.

    Parameters
    ----------
    content : Content
        What a pack already says; may be nothing.

    Returns
    -------
    bytes
        An XLSX file, the same for the same content.
    """
    stream = BytesIO()
    with LockedWorkbook(stream, OPTIONS) as workbook:
        workbook.set_properties({"title": _("The workbook of a workshop"), "created": CREATED})
        _fill(workbook, content)
    return stream.getvalue()


def _fill(workbook: Workbook, content: Content) -> None:
    first, *_others = NOT_READ
    names = (first, FACTS_SHEET, *(plan.name for plan in list_plans()), *(sheet.name for sheet in QUESTIONS))
    sheets = {name: workbook.add_worksheet(name) for name in (*names, LISTS_SHEET)}
    looks = add_looks(workbook)
    lists = Lists(workbook, sheets[LISTS_SHEET], scale_of(content))
    write_instructions(sheets[first], content, looks)
    write_facts(sheets[FACTS_SHEET], content, lists, looks)
    sheets[FACTS_SHEET].set_tab_color(stage_of(FACTS_SHEET).colour)
    for plan in list_plans():
        write_sheet(sheets[plan.name], plan, content, lists, looks)
    for printed in QUESTIONS:
        write_worksheet(sheets[printed.name], printed, content, looks)
    sheets[LISTS_SHEET].hide()
    if find_direction(spoken_language()) == "rtl":
        for sheet in sheets.values():
            sheet.right_to_left()
