"""The first sheet of a workbook: what the report is, and what each other sheet holds."""

from collections.abc import Iterator, Sequence

from xlsxwriter.worksheet import Worksheet

from bahali.document.freetext import clean_text
from bahali.document.section import Cover
from bahali.publish.plaintext import write_words
from bahali.publish.xlsx.page import Repeated, SheetPage, set_height, set_up_page, write_across, write_text
from bahali.publish.xlsx.sheet import Sheet
from bahali.publish.xlsx.styles import Styles
from bahali.vocabulary.language import _

WIDTHS = (33, 30, 46, 8, 50, 24)  # characters


def write_about(
    worksheet: Worksheet, cover: Cover, sheets: Sequence[Sheet], styles: Styles, page: SheetPage
) -> None:
    """Fill the sheet that explains the others.

    Parameters
    ----------
    worksheet : Worksheet
        An empty sheet.
    cover : Cover
        Title and facts of the report.
    sheets : sequence of Sheet
        All other sheets in their order.
    styles : Styles
        Formats of the workbook.
    page : SheetPage
        What all sheets share.
    """
    texts = [(clean_text(cover.title), styles.title), (clean_text(cover.subtitle), styles.subtitle)]
    texts += [(page.notice, styles.notice)] if page.notice else []
    texts += [(text, styles.plain) for text in (*_explain(), *_facts_of(cover))]
    for row, (text, style) in enumerate(texts):
        write_across(worksheet, row, text, WIDTHS, style)
    head_row = len(texts) + 1
    for column, head in enumerate(_heads()):
        worksheet.write_string(head_row, column, head, styles.head)
    for row, sheet in enumerate(sheets, start=head_row + 1):
        _write_entry(worksheet, row, sheet, styles)
    set_up_page(worksheet, page, WIDTHS, Repeated(head_row, head_row, 1))


def _explain() -> Iterator[str]:
    yield _(
        "This workbook holds every table of the report and the numbers behind its figures, one on each "
        "sheet. Cells stand as the report shows them; nothing is worked out here, so there are no formulas."
    )
    yield _(
        "The last column of a sheet names the rows of the workshop's tables that each row rests on; a sheet "
        "without it counts or sums up."
    )
    yield _("“Not stated” means that the workshop did not say, “none” that it said there is none.")


def _facts_of(cover: Cover) -> Iterator[str]:
    for fact in cover.facts:
        value = str(write_words(fact.value, fact.is_free))
        yield _("{label}: {value}").format(label=clean_text(fact.label), value=value)


def _heads() -> tuple[str, ...]:
    return (_("Sheet"), _("Section"), _("What it shows"), _("Rows"), _("Note"), _("Tables of the pack"))


def _write_entry(worksheet: Worksheet, row: int, sheet: Sheet, styles: Styles) -> None:
    shown = sheet.shown
    place = sheet.name.replace("'", "''")
    worksheet.write_url(row, 0, f"internal:'{place}'!A1", styles.link, string=sheet.name)
    caption = f"{shown.table.caption}\n{shown.figure}" if shown.figure else shown.table.caption
    words = (f"{shown.number} {shown.section}", caption, shown.table.note, ", ".join(shown.table.sources))
    told = [clean_text(text) for text in words]
    for column, text in zip((1, 2, 4, 5), told, strict=True):
        write_text(worksheet, row, column, text, styles.text)
    worksheet.write_number(row, 3, len(shown.table.rows), styles.number)
    set_height(worksheet, row, [sheet.name, *told], [WIDTHS[0], *(WIDTHS[n] for n in (1, 2, 4, 5))])
