"""Puts the sheets of a report together."""

from io import BytesIO

from xlsxwriter import Workbook

from bahali.document.freetext import clean_text
from bahali.document.reading import ReportDocument
from bahali.publish.dating import date_of
from bahali.publish.shown_tables import list_tables
from bahali.publish.xlsx.about import write_about
from bahali.publish.xlsx.names import make_sheet_name, name_sheets
from bahali.publish.xlsx.page import describe_page
from bahali.publish.xlsx.sheet import Sheet, write_sheet
from bahali.publish.xlsx.styles import add_styles
from bahali.vocabulary.language import _, speaking
from bahali.vocabulary.spreadsheets import WORDS_STAY_WORDS

LONGEST_PROPERTY = 255  # characters


def write_xlsx(report: ReportDocument) -> bytes:
    """Write the tables of a report as a workbook.

    Parameters
    ----------
    report : ReportDocument
        What an executed notebook shows.

    Returns
    -------
    bytes
        An XLSX file, the same for the same report: a sheet that explains the others, then one for each table
        shown, for the numbers behind each figure, and for the cards of a section. It holds no formulas, no
        links to other places and nothing hidden, and names no author.
    """
    with speaking(report.cover.language):
        stream = BytesIO()
        with Workbook(stream, WORDS_STAY_WORDS) as workbook:
            _describe(workbook, report)
            _add_sheets(workbook, report)
        return stream.getvalue()


def _add_sheets(workbook: Workbook, report: ReportDocument) -> None:
    styles, page = add_styles(workbook), describe_page(report)
    tables = list_tables(report)
    first = make_sheet_name(_("About"))
    sheets = [Sheet(name, shown) for name, shown in zip(name_sheets(tables, first), tables, strict=True)]
    write_about(workbook.add_worksheet(first), report.cover, sheets, styles, page)
    for sheet in sheets:
        write_sheet(workbook.add_worksheet(sheet.name), sheet, styles, page)


def _describe(workbook: Workbook, report: ReportDocument) -> None:
    cover = report.cover
    words = {"title": cover.title, "subject": cover.subtitle, "comments": cover.notice_line}
    properties = {name: clean_text(text)[:LONGEST_PROPERTY] for name, text in words.items()}
    workbook.set_properties({**properties, "created": date_of(report)})
