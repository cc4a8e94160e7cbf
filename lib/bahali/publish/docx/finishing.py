"""What pandoc leaves out: widths of columns, whole rows, headers on all pages, dates and the same bytes."""

import re
import zipfile
from datetime import datetime
from io import BytesIO
from itertools import cycle

from bahali.document.section import Cover
from bahali.publish.archives import make_entry
from bahali.publish.docx import pandoc
from bahali.vocabulary.language import find_direction

PAGE_WIDTH = 9638  # of text on an upright page, in twentieths of a point
PANDOC_WIDTH = 7920  # what pandoc takes for that, whatever the reference document says

FIRST_ROWS, FIRST_ROWS_OF_CARD = 1, 6  # of a table, its heading among them, that stay with the next
MANY_ROWS = 4  # from here on the last row does not stand alone on a page

_NOTE_BELOW = r'\s*(?:<w:bookmarkEnd [^>]*/>\s*)*<w:p>\s*<w:pPr>\s*<w:pStyle w:val="TableNote" ?/>'
_TABLE = re.compile(rf"<w:tbl>.*?</w:tbl>(?=(?P<note>{_NOTE_BELOW})?)", re.DOTALL)
_ROW = re.compile(r"<w:tr>.*?</w:tr>", re.DOTALL)
_CELL = re.compile(r"<w:tcPr ?/>|<w:tcPr>")
_PARAGRAPH = re.compile(r"<w:p>(?P<properties>\s*<w:pPr>\s*(?P<style><w:pStyle [^>]*/>)?)?(?!\s*<w:keepNext)")
_COLUMN = re.compile(r'<w:gridCol w:w="(\d+)" ?/>')
_LOOK = re.compile(r'w:firstColumn="0"([^>]*)w:val="0020"')
_RUNNING = re.compile(r"<w:(?:header|footer)Reference [^>]*/>")
_SECTION = re.compile(r"<w:sectPr>(?!\s*<w:(?:header|footer)Reference)")


def finish(document: bytes, cover: Cover, moment: datetime) -> bytes:
    """Finish a Word document of pandoc; the same document gives the same bytes.

    Parameters
    ----------
    document : bytes
        What pandoc wrote.
    cover : Cover
        Title and language for the properties of the file.
    moment : datetime
        Dates the file and everything in it.
    """
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as read, zipfile.ZipFile(written, "w") as archive:
        for name in read.namelist():
            content = read.read(name)
            if name == "word/document.xml":
                content = _finish_body(content.decode(), find_direction(cover.language)).encode()
            elif name == "docProps/core.xml":
                content = _write_properties(cover, moment).encode()
            archive.writestr(make_entry(name, moment), content)
    return written.getvalue()


def _finish_body(body: str, direction: str) -> str:
    running = "".join(dict.fromkeys(_RUNNING.findall(body)))
    body = _SECTION.sub(f"<w:sectPr>{running}", body)
    return _TABLE.sub(lambda found: _finish_table(found[0], direction, bool(found["note"])), body)


def _finish_table(table: str, direction: str, has_note: bool) -> str:
    """Give columns their width in points, keep rows whole, and tell that the first column heads the rows."""
    widths = [round(int(width) * PAGE_WIDTH / PANDOC_WIDTH) for width in _COLUMN.findall(table)]
    sizes = iter(widths)
    table = _COLUMN.sub(lambda _column: f'<w:gridCol w:w="{next(sizes)}" />', table)
    size = f'<w:tblW w:type="dxa" w:w="{sum(widths)}" />'
    bidi = "<w:bidiVisual />" if direction == "rtl" else ""
    table = re.sub(r"<w:tblW [^>]*/>", bidi + size, table, count=1)
    table = _LOOK.sub('w:firstColumn="1"\\g<1>w:val="00A0"', table, count=1)
    rows = _ROW.findall(table)
    kept = _find_kept_rows(len(rows), 'w:val="CardLabel"' in table, has_note)
    finished = (_keep_with_next(row) if is_kept else row for row, is_kept in zip(rows, kept, strict=True))
    return _ROW.sub(lambda _row: _finish_row(next(finished), widths), table)


def _find_kept_rows(count: int, is_card: bool, has_note: bool) -> list[bool]:
    """Tell which rows stay with what follows: the first, the last but one, and the last above a note."""
    first = FIRST_ROWS_OF_CARD if is_card else FIRST_ROWS
    before_last = count - 2 if count >= MANY_ROWS else -1
    kept = [place < first or place == before_last for place in range(count - 1)]
    return [*kept, has_note]


def _keep_with_next(row: str) -> str:
    return _PARAGRAPH.sub(_keep_paragraph, row)


def _keep_paragraph(found: re.Match[str]) -> str:
    """Put the mark where the order of a paragraph's properties wants it: after the style, before the rest."""
    style, ending = found["style"] or "", "" if found["properties"] else "</w:pPr>"
    return f"<w:p><w:pPr>{style}<w:keepNext />{ending}"


def _finish_row(row: str, widths: list[int]) -> str:
    if "<w:trPr>" in row:
        row = row.replace("<w:trPr>", "<w:trPr><w:cantSplit />", 1)
    else:
        row = row.replace("<w:tr>", "<w:tr><w:trPr><w:cantSplit /></w:trPr>", 1)
    if "<w:gridSpan" in row:
        return row
    sizes = cycle(widths)
    return _CELL.sub(lambda found: _size_cell(found[0], next(sizes)), row)


def _size_cell(properties: str, width: int) -> str:
    size = f'<w:tcPr><w:tcW w:type="dxa" w:w="{width}" />'
    return size if properties == "<w:tcPr>" else f"{size}</w:tcPr>"


def _write_properties(cover: Cover, moment: datetime) -> str:
    """Write the properties of the file: what it is and of which day, and nobody's name."""
    spaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    day = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    words = {"title": cover.title, "subject": cover.subtitle, "language": cover.language}
    told = "".join(f"<dc:{name}>{pandoc.escape_words(text)}</dc:{name}>" for name, text in words.items())
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<cp:coreProperties {spaces}>{told}{dates}</cp:coreProperties>"
    )
