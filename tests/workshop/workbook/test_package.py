"""Files that are no workbook, or a hostile one, end in a sentence and in bounded memory."""

import resource
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from bahali.workshop import check_workshop
from bahali.workshop.limits import LONGEST_CELL, MOST_COLUMNS, MOST_PARTS, MOST_ROWS
from bahali.workshop.workbook.book import read_book

AGAIN = "open it in a spreadsheet program and save it again as .xlsx"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'

PARTS = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{LINK}"><sheets>'
    '<sheet name="gaps" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships {RELATIONS}><Relationship Id="r1" '
    f'Type="{LINK}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": f'<worksheet {MAIN}><sheetData><row r="1"><c r="A1" t="inlineStr">'
    "<is><t>gap_id</t></is></c></row></sheetData></worksheet>",
}


def sheet_of(rows: str, after: str = "") -> dict[str, str]:
    return {"xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>"}


def pack(path: Path, parts: dict[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, content in {**PARTS, **parts}.items():
            archive.writestr(name, content)
    return path


def told(path: Path) -> str:
    """Give the one sentence in which reading a file ends."""
    book, (fault,) = read_book(path, path.name)
    assert book is None
    return str(fault)


@pytest.fixture
def bounded() -> Callable[[Path], str]:
    """Check a file in a process of its own that may take 1 GB, and give the sentence it ends in."""

    def check(path: Path) -> str:
        command = [sys.executable, "-m", "bahali", "check", str(path)]
        limit = 1_000_000_000
        ended = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (limit, limit)),
        )
        assert ended.returncode == 2, ended.stdout + ended.stderr
        assert "Traceback" not in ended.stderr
        return ended.stderr.splitlines()[0]

    return check


def test_the_smallest_workbook_is_read(tmp_path: Path) -> None:
    book, faults = read_book(pack(tmp_path / "a.xlsx", {}), "a.xlsx")
    assert faults == []
    assert book is not None
    assert [(sheet.name, sheet.rows) for sheet in book.sheets] == [("gaps", ((1, ("gap_id",)),))]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "a.xlsx: is no workbook of Excel; give a file that was saved as .xlsx"),
        (b"gap_id,title\n", "a.xlsx: is no workbook of Excel; give a file that was saved as .xlsx"),
        (b"PK\x03\x04" + b"x" * 100, f"a.xlsx: is damaged; {AGAIN}"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), f"a.xlsx: is a workbook of the old kind (.xls); {AGAIN}"),
        (
            b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx: is locked with a password; save a copy without the password, and give that",
        ),
    ],
)
def test_another_kind_of_file_is_told_with_what_to_do(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    assert told(tmp_path / "a.xlsx") == sentence


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"mimetype": "x"}, f"a.xlsx: is an OpenDocument file, not a workbook of Excel; {AGAIN}"),
        ({"xl/workbook.bin": "x"}, f"a.xlsx: is a binary workbook (.xlsb); {AGAIN}"),
        ({"xl/workbook.xml": "<workbook"}, f"a.xlsx: is damaged; {AGAIN}"),
        ({"xl/_rels/workbook.xml.rels": "<Relationships/>"}, f"a.xlsx: is damaged; {AGAIN}"),
    ],
)
def test_a_zip_that_is_no_workbook_is_told_with_what_to_do(
    tmp_path: Path, parts: dict[str, str | bytes], sentence: str
) -> None:
    assert told(pack(tmp_path / "a.xlsx", parts)) == sentence


def test_any_other_zip_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("holiday.txt", "sun")
    assert told(tmp_path / "a.xlsx") == f"a.xlsx: is no workbook of Excel; {AGAIN}"


def test_an_encrypted_part_is_told(tmp_path: Path) -> None:
    content = bytearray(pack(tmp_path / "a.xlsx", {}).read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.xlsx").write_bytes(content)
    assert told(tmp_path / "a.xlsx") == (
        "a.xlsx: is locked with a password; save a copy without the password, and give that"
    )


@pytest.mark.parametrize(
    "definition",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
    ],
)
@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_entities_and_document_types_are_refused(tmp_path: Path, definition: str, part: str) -> None:
    path = pack(tmp_path / "a.xlsx", {part: definition + PARTS[part]})
    where = "a.xlsx, sheet gaps" if "sheet1" in part else "a.xlsx"
    assert told(path) == f"{where}: holds definitions that no workbook needs; {AGAIN}"


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", {"xl/workbook.xmm": "another list of sheets"})
    path.write_bytes(path.read_bytes().replace(b"xl/workbook.xmm", b"xl/workbook.xml"))
    assert told(path) == f"a.xlsx: is packed as no spreadsheet program does; {AGAIN}"


def test_other_ways_of_packing_are_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", {}, zipfile.ZIP_LZMA)
    assert told(path) == f"a.xlsx: is packed as no spreadsheet program does; {AGAIN}"


def test_more_parts_than_any_workbook_has_are_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", {f"x{number}": b"" for number in range(MOST_PARTS)})
    assert told(path).startswith("a.xlsx: holds more than 200 MB or 2000000 cells and settings")


def test_a_bomb_of_blanks_is_refused(tmp_path: Path, bounded: Callable[[Path], str]) -> None:
    path = pack(tmp_path / "a.xlsx", sheet_of(" " * 250_000_000))
    assert path.stat().st_size < 1_000_000
    assert bounded(path).startswith("a.xlsx: holds more than 200 MB")


def test_a_bomb_in_a_part_that_is_not_read_is_refused_too(tmp_path: Path) -> None:
    assert told(pack(tmp_path / "a.xlsx", {"xl/media/picture.png": bytes(201_000_000)})).startswith(
        "a.xlsx: holds more than 200 MB"
    )


def test_a_bomb_of_cells_is_refused(tmp_path: Path, bounded: Callable[[Path], str]) -> None:
    path = pack(tmp_path / "a.xlsx", sheet_of('<row r="1">' + "<c/>" * 4_000_000 + "</row>"))
    assert "holds more than 200 MB or 2000000 cells" in bounded(path)


def test_a_bomb_of_merged_cells_is_refused_or_cut_short(
    tmp_path: Path, bounded: Callable[[Path], str]
) -> None:
    merged = '<mergeCell ref="A1:B2"/>' * 2_500_000
    path = pack(tmp_path / "a.xlsx", sheet_of('<row r="1"><c r="A1"><v>1</v></c></row>', merged))
    assert "sheet" in bounded(path)


def test_one_name_without_end_is_refused_soon(tmp_path: Path, bounded: Callable[[Path], str]) -> None:
    path = pack(tmp_path / "a.xlsx", sheet_of(f'<row r="1" x="{"y" * 90_000_000}"/>'))
    assert bounded(path) == f"a.xlsx, sheet gaps: is damaged; {AGAIN}"


def test_a_false_size_does_not_help(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", sheet_of(" " * 3_000_000))
    content = bytearray(path.read_bytes())
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 10)
    path.write_bytes(content)
    assert told(path) == f"a.xlsx, sheet gaps: is damaged; {AGAIN}"


def test_parts_that_lie_over_each_other_are_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", {})
    content = bytearray(path.read_bytes())
    first, last = content.index(b"PK\x01\x02"), content.rindex(b"PK\x01\x02")
    content[last + 42 : last + 46] = content[first + 42 : first + 46]
    path.write_bytes(content)
    assert told(path) == f"a.xlsx, sheet gaps: is damaged; {AGAIN}"


def test_a_cell_longer_than_any_cell_is_refused(tmp_path: Path, bounded: Callable[[Path], str]) -> None:
    cell = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 10_000_000}</t></is></c></row>'
    found = bounded(pack(tmp_path / "a.xlsx", sheet_of(cell)))
    limit = f"holds a cell of more than {LONGEST_CELL} characters, which is the limit"
    assert found == f"a.xlsx, sheet gaps, row 1, column A: {limit}; shorten it"


def test_shared_words_longer_than_any_cell_are_refused(tmp_path: Path) -> None:
    links = PARTS["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        f'<Relationship Id="r2" Type="{LINK}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    )
    words = f"<sst {MAIN}><si><t>{'x' * 40_000}</t></si></sst>"
    parts: dict[str, str | bytes] = {"xl/_rels/workbook.xml.rels": links, "xl/sharedStrings.xml": words}
    assert f"holds a cell of more than {LONGEST_CELL} characters" in told(pack(tmp_path / "a.xlsx", parts))


@pytest.mark.parametrize(("cell", "row"), [("A1048576", 1048576), ("XFD1", 1)])
def test_cells_far_from_the_table_are_told(tmp_path: Path, cell: str, row: int) -> None:
    path = pack(tmp_path / "a.xlsx", sheet_of(f'<row r="{row}"><c r="{cell}"><v>1</v></c></row>'))
    assert told(path) == (
        f"a.xlsx, sheet gaps: holds something in {cell}; the limit is {MOST_ROWS} rows and {MOST_COLUMNS} "
        "columns; delete what stands so far from the table"
    )


def test_a_million_rows_are_refused(tmp_path: Path, bounded: Callable[[Path], str]) -> None:
    rows = "".join(f'<row r="{number}"><c><v>1</v></c></row>' for number in range(1, 1_000_001))
    assert bounded(pack(tmp_path / "a.xlsx", sheet_of(rows))).startswith(
        f"a.xlsx, sheet gaps: holds something in A{MOST_ROWS + 2}; the limit is"
    )


def test_a_million_rows_that_are_only_formatted_are_no_harm(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{number}" s="1"/>' for number in range(2, 1_000_001))
    parts = sheet_of('<row r="1"><c r="A1" t="str"><v>gap_id</v></c></row>' + rows)
    book, faults = read_book(pack(tmp_path / "a.xlsx", parts), "a.xlsx")
    assert faults == []
    assert book is not None
    assert book.sheets[0].rows == ((1, ("gap_id",)),)


def test_a_false_dimension_is_of_no_matter(tmp_path: Path) -> None:
    for reference in ("A1", "A1:XFD1048576"):
        sheet = PARTS["xl/worksheets/sheet1.xml"].replace(
            "<sheetData>", f'<dimension ref="{reference}"/><sheetData>'
        )
        book, _faults = read_book(pack(tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": sheet}), "a.xlsx")
        assert book is not None
        assert book.sheets[0].rows == ((1, ("gap_id",)),)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="1"><c r="A1"/><c r="A1"/></row>',
        '<row r="1"><c r="B1"/><c r="A1"/></row>',
        '<row r="1"><c r="A2"/></row>',
    ],
)
def test_cells_out_of_order_are_refused_since_one_would_hide_another(tmp_path: Path, rows: str) -> None:
    assert "that do not stand in their order" in told(pack(tmp_path / "a.xlsx", sheet_of(rows)))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="x"/>',
        '<row r="1"><c r="1A"/></row>',
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>word</v></c></row>',
        '<row r="1"><c r="A1" s="x"><v>1</v></c></row>',
        '<row r="1"><c r="ZZZ1"/></row>',
    ],
)
def test_cells_that_make_no_sense_are_damage(tmp_path: Path, rows: str) -> None:
    assert told(pack(tmp_path / "a.xlsx", sheet_of(rows))) == f"a.xlsx, sheet gaps: is damaged; {AGAIN}"


def test_links_out_of_the_file_are_not_followed(tmp_path: Path) -> None:
    links = PARTS["xl/_rels/workbook.xml.rels"].replace(
        'Target="worksheets/sheet1.xml"', 'Target="http://example.org/sheet1.xml" TargetMode="External"'
    )
    assert told(pack(tmp_path / "a.xlsx", {"xl/_rels/workbook.xml.rels": links})) == (
        f"a.xlsx: is damaged; {AGAIN}"
    )
    links = PARTS["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1.xml", "../../../etc/passwd")
    assert told(pack(tmp_path / "a.xlsx", {"xl/_rels/workbook.xml.rels": links})) == (
        f"a.xlsx, sheet gaps: is damaged; {AGAIN}"
    )


def test_programs_in_a_workbook_are_neither_needed_nor_run(
    filled: Callable[..., Path], tmp_path: Path
) -> None:
    content = BytesIO(filled().read_bytes())
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 not a program")
    (tmp_path / "filled.xlsm").write_bytes(content.getvalue())
    assert check_workshop(tmp_path / "filled.xlsm").errors == ()


def test_a_file_too_large_to_be_a_workbook_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "a.xlsx").open("wb") as stream:
        stream.truncate(20_000_001)
    assert told(tmp_path / "a.xlsx").startswith("a.xlsx: is larger than 20 MB, which is the limit")


def test_a_blank_workbook_lacks_what_no_report_can_do_without(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "a.xlsx")
    found = [str(fault) for fault in check_workshop(tmp_path / "a.xlsx").errors]
    assert (
        "a.xlsx, sheet workshop: is missing; it holds the facts of the workshop, and no report can do without"
    ) in found
    assert (
        "a.xlsx, sheet gaps: is missing; it says what is missing, and why, and no report can do without"
        in found
    )
