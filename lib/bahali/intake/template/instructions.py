"""The first sheet: one printed page that says how the workbook is filled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bahali.intake.template.content import Content
from bahali.intake.template.looks import Looks
from bahali.intake.template.paper import A4
from bahali.intake.template.stages import STAGES
from bahali.vocabulary.language import N_, _

COLUMNS, WIDTH = 6, 19  # side by side, each of so many characters
LETTERS_IN_A_LINE, LINE_HEIGHT, ROOM = 120, 15, 4

FILLING = (
    N_("The first row of a sheet holds its headings. Dark ones must be filled, light ones may stay blank."),
    N_("The grey row that begins with example: only shows how. It is never read; leave it or remove it."),
    N_("Click on a cell, and a message says what belongs there. Where there is a list of choices, choose."),
    N_("Several entries in one cell have ; between them: WOM;CHI. Leave blank what nobody knows."),
    N_("Days are 2030-02-05, months 2030-07, yes is Y, no is N. A number stands alone, without a unit."),
    N_("One entry to a row: no totals, no merged cells, no colours with a meaning. Sorting is fine."),
    N_("A word between two choices? Take the nearest, and write the rest under notes."),
)
IDS = (
    N_("An id is one to three letters, a jurisdiction and a number: gap G-XX-01, action A-XX-01."),
    N_("An id stays with its row for good. A row that is dropped takes its id along; never give it again."),
    N_("Sheets name each other's ids: fill institutions and gaps before actions, actions before scores."),
)
SAFETY = (
    N_("Of nobody a name, telephone number, e-mail, address or date of birth, not even in notes."),
    N_("No victim, survivor, patient or case: only what services, laws and bodies do or do not yet do."),
    N_("Participants are P01, P02 and so on. Who is who is not written here, and best nowhere."),
    N_("No shelter, duty place or meeting place of survivors. Places are never finer than a district."),
)
WORDING = (
    N_("People come first: victims and survivors, or the word they prefer; people with a disability."),
    N_("Say what a service lacks, not what is wrong with a person. Spare the reader details of harm."),
    N_("Count everyone who was harmed, also those bereaved, those who saw it and those who helped."),
    N_("Do not name those who attacked, and do not tie care to suspicion, or to help for a court."),
)
CHECKING = (
    N_("bahali check FILE.xlsx tells all that is amiss, with sheet, row and column."),
    N_("bahali check FILE.xlsx --mark writes a copy in which every such cell is marked, with what to do."),
    N_("The sheets WS1 to WS7 are for paper (A3): write by hand in the room, and type it in afterwards."),
)
PARTS = (
    (N_("How to fill a sheet"), FILLING),
    (N_("Ids"), IDS),
    (N_("What never goes in"), SAFETY),
    (N_("Words that respect people"), WORDING),
    (N_("How to check"), CHECKING),
)


@dataclass(frozen=True)
class Paragraph:
    """Words over the whole width, and how they look."""

    words: str
    look: Format


def write_instructions(worksheet: Worksheet, content: Content, looks: Looks) -> None:
    """Fill the first sheet."""
    worksheet.hide_gridlines(2)
    worksheet.set_column(0, COLUMNS - 1, WIDTH, looks.text)
    title = content.header.title if content.header else _("The workbook of a workshop")
    row = _write_paragraphs(worksheet, 0, [Paragraph(title, looks.title)])
    row = _write_stages(worksheet, row, looks)
    for heading, lines in PARTS:
        words = [Paragraph(f"•  {_(line)}", looks.text) for line in lines]
        row = _write_paragraphs(worksheet, row, [Paragraph(_(heading), looks.heading), *words])
    _set_up(worksheet, row)


def _write_stages(worksheet: Worksheet, row: int, looks: Looks) -> int:
    """Say who fills which sheet when, each sheet a link to itself."""
    row = _write_paragraphs(worksheet, row, [Paragraph(_("Who fills what, and when"), looks.heading)])
    for stage in STAGES:
        row = _write_paragraphs(worksheet, row, [Paragraph(_(stage.title), looks.text)])
        for names in _in_lines(stage.sheets):
            for place, name in enumerate(names):
                worksheet.write_url(row, place, f"internal:'{name}'!A1", looks.link, name)
            row += 1
    return row


def _in_lines(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), COLUMNS):
        yield names[start : start + COLUMNS]


def _write_paragraphs(worksheet: Worksheet, row: int, paragraphs: Sequence[Paragraph]) -> int:
    """Write paragraphs below each other, each as high as it needs, and give the row after them."""
    for paragraph in paragraphs:
        size = paragraph.look.font_size / 11
        lines = len(wrap(paragraph.words, int(LETTERS_IN_A_LINE / size))) or 1
        worksheet.merge_range(row, 0, row, COLUMNS - 1, "", paragraph.look)
        worksheet.write_string(row, 0, paragraph.words, paragraph.look)
        worksheet.set_row(row, lines * LINE_HEIGHT * size + ROOM * size**4)
        row += 1
    return row


def _set_up(worksheet: Worksheet, rows: int) -> None:
    worksheet.protect()
    worksheet.set_portrait()
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(1, 1)
    worksheet.print_area(0, 0, rows - 1, COLUMNS - 1)
    worksheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.5)
