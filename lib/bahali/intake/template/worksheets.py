"""The printed worksheets WS1 to WS7: A3 on its side, six rows to write by hand, lists of codes below."""

from collections.abc import Iterator

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bahali.intake.template.content import Cells, Content, scale_of
from bahali.intake.template.looks import Looks
from bahali.intake.template.paper import A3, count_lines
from bahali.intake.template.questions import Question
from bahali.vocabulary.codes import Code
from bahali.vocabulary.language import _
from bahali.workshop.cells import parse_yes_no
from bahali.workshop.library import TABLE as REQUIREMENTS
from bahali.workshop.library import shipped_requirements
from bahali.workshop.tables.law import Requirement

CRITERIA = "criteria"
ROWS, ROW_HEIGHT, HEADING_HEIGHT = 6, 88, 36
GAP = 8
PAGE_WIDTH = 190  # characters across A3 on its side
LETTERS_OF_SMALL_PRINT, SMALL_LINE = 200, 13.5
CRITERIA_ON_PAPER, CRITERION_WIDTH = 7, 20


def write_worksheet(worksheet: Worksheet, question: Question, content: Content, looks: Looks) -> None:
    """Fill a printed worksheet; it is for paper, and never read."""
    columns = list_columns(question, content)
    total = sum(share for _heading, share in columns)
    for place, (heading, share) in enumerate(columns):
        worksheet.set_column(place, place, share * PAGE_WIDTH / total, looks.box)
        worksheet.write_string(2, place, _(heading), looks.paper_head)
    last = len(columns) - 1
    _write_over(worksheet, 0, last, f"{question.name}  {_(question.title)}", looks.title)
    _write_over(worksheet, 1, last, _blanks(), looks.text)
    worksheet.set_row(0, 28)
    worksheet.set_row(1, 26)
    worksheet.set_row(2, HEADING_HEIGHT)
    for row in range(3, 3 + ROWS):
        worksheet.set_row(row, ROW_HEIGHT)
        worksheet.write_string(row, 0, str(row - 2), looks.box)
        for place in range(1, last + 1):
            worksheet.write_blank(row, place, None, looks.box)
    _write_small_print(worksheet, question, content, looks, last)


def list_columns(question: Question, content: Content) -> tuple[tuple[str, int], ...]:
    """List the columns of a worksheet: those of its question; to rate, one for each criterion too."""
    if CRITERIA not in question.parts:
        return question.columns
    names = [f"{row['criterion_id']} {row['label']}" for row in _list_rated(content)]
    blanks = [_("Criterion {number}:").format(number=place + 1) for place in range(CRITERIA_ON_PAPER)]
    return (*question.columns, *((name, CRITERION_WIDTH) for name in names or blanks))


def _list_rated(content: Content) -> Iterator[Cells]:
    """Give the criteria that are rated: those that are no gates."""
    for row in content.rows.get(CRITERIA, ()):
        if not parse_yes_no(row.get("is_gate") or "N"):
            yield row


def _blanks() -> str:
    line = "_" * 24
    fields = (_("Jurisdiction"), _("Group or pseudonym (no names)"), _("Sheet no."))
    return "      ".join(f"{words}: {line}" for words in fields)


def _write_small_print(
    worksheet: Worksheet, question: Question, content: Content, looks: Looks, last: int
) -> None:
    worksheet.set_row(3 + ROWS, GAP)
    row = 4 + ROWS
    for text in _list_small_print(question, content):
        _write_over(worksheet, row, last, text, looks.small)
        worksheet.set_row(row, count_lines(text, LETTERS_OF_SMALL_PRINT) * SMALL_LINE + 2)
        row += 1
    worksheet.protect()
    worksheet.hide_gridlines(2)
    worksheet.set_landscape()
    worksheet.set_paper(A3)
    worksheet.print_area(0, 0, row - 1, last)
    worksheet.fit_to_pages(1, 1)
    worksheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.4)
    worksheet.center_horizontally()


def _list_small_print(question: Question, content: Content) -> Iterator[str]:
    yield _("Afterwards this goes to: {sheets}.").format(sheets=", ".join(question.sheets))
    if question.advice:
        yield _(question.advice)
    for codes in question.codes:
        yield f"{_title_of(codes)}: " + ";  ".join(f"{code.value} = {code.label}" for code in codes)
    for part in question.parts:
        if entries := list(_list_part(part, content)):
            yield f"{part}: " + ";  ".join(entries)


def _list_part(part: str, content: Content) -> Iterator[str]:
    """List the entries of one of the workshop's own lists, as far as they are known."""
    if part == REQUIREMENTS:
        # Those that are shipped; a workshop's own follow.
        for numbered in shipped_requirements():
            if isinstance(numbered.row, Requirement):
                yield f"{numbered.row.requirement_id} = {_(numbered.row.short_label or numbered.row.label)}"
    if part == CRITERIA:
        yield from (_say_criterion(row, content) for row in _list_rated(content))
    else:
        yield from (f"{next(iter(row.values()))} = {row['label']}" for row in content.rows.get(part, ()))


def _say_criterion(row: Cells, content: Content) -> str:
    """Say what the ends of the scale of a criterion mean."""
    scale = scale_of(content)
    ends = ((scale[0], row.get("scale_low")), (scale[-1], row.get("scale_high")))
    said = ", ".join(f"{rating} = {words}" for rating, words in ends if words)
    name = f"{row['criterion_id']} {row['label']}"
    return f"{name}: {said}" if said else name


def _title_of(codes: type[Code]) -> str:
    return (codes.__doc__ or "").split("\n")[0].rstrip(".")


def _write_over(worksheet: Worksheet, row: int, last: int, text: str, look: Format) -> None:
    worksheet.merge_range(row, 0, row, last, "", look)
    worksheet.write_string(row, 0, text, look)
