"""Workbooks written by hand, part by part, so that anything in them can be wrong."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape

from bad_packs.case import Ground

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = f'xmlns="{MAIN}" xmlns:r="{LINKS}"'
HEAD = ("gap_id", "jurisdiction", "theme", "statement", "domain", "gap_type", "layers", "severity")
ROW = ("G-CN-01", "CN", "TRUST", "Nobody knows", "INF", "DATA", "X", "3")
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
TOP = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)

Parts = dict[str, str | bytes]
Rows = Sequence[Sequence[str]]


def cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def sheet(rows: Rows = (HEAD, ROW), more: str = "") -> str:
    """Write a sheet of words; ``more`` is put behind its rows as it is."""
    body = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    return f"<worksheet {SPACES}><sheetData>{body}{more}</sheetData></worksheet>"


def raw_sheet(body: str) -> str:
    """Write a sheet whose rows are given as XML, behind a row of headings."""
    return sheet((HEAD,), body)


def link_list(links: str) -> str:
    """Write the list of what a part leads to."""
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def parts_of(sheets: Mapping[str, str]) -> Parts:
    """Give the parts of a workbook of some sheets."""
    names = list(enumerate(sheets, start=1))
    listed = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in names)
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n, _ in names
    )
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": TOP,
        "xl/workbook.xml": f"<workbook {SPACES}><sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": link_list(links),
        **{f"xl/worksheets/sheet{n}.xml": sheets[name] for n, name in names},
    }


def pack(parts: Parts) -> bytes:
    """Pack the parts of a workbook."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def book(gaps: str | None = None, **others: str | bytes) -> bytes:
    """Write a workbook of a sheet of gaps; ``others`` replace parts, with two underscores for a slash."""
    named = {
        name.replace("__", "/").replace("_xml", ".xml").replace("_rels.", ".rels."): text
        for name, text in others.items()
    }
    return pack(parts_of({"gaps": sheet() if gaps is None else gaps}) | named)


def check_book(make: bytes | Callable[[], bytes], *more: str) -> Callable[[Ground], list[str]]:
    """Write a workbook and check it."""

    def change(ground: Ground) -> list[str]:
        (ground.project / "book.xlsx").write_bytes(make() if callable(make) else make)
        return ["check", "book.xlsx", *more]

    return change
