"""The Word document of a small report, taken apart: its styles, tables, pictures, places, pages and bytes."""

import base64
import io
import os
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import docx
import pikepdf
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from bahali.document.blocks import (
    Card,
    Column,
    Detail,
    Figure,
    Heading,
    Items,
    Notice,
    Paragraph,
    References,
    Table,
)
from bahali.document.outputs import Narrative, Output
from bahali.document.reading import ReportDocument
from bahali.document.section import Cover, Section
from bahali.publish.docx import name_bookmark, write_docx

HOSTILE = (
    "<script>alert(1)</script> **x** `=1+1` #set text(red) \\newpage {{y}} </w:t></w:r> & \x00\ufffe\u202eend"
)
HOSTILE_AS_WORDS = "<script>alert(1)</script> **x** `=1+1` #set text(red) \\newpage {{y}} </w:t></w:r> & end"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="480pt" height="240pt" viewBox="0 0 480 240">'
    '<rect width="480" height="240" fill="#0b5394"/><text x="9" y="99" font-family="Noto Sans">A</text></svg>'
)
PNG = base64.b64encode(
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\n"
    b"IDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
).decode()
NUMBERS = Table(
    name="numbers", caption="Numbers drawn", columns=(Column(label="Year"),), rows=(("2031",), ("2032",))
)
LONG = "A sentence about support after an attack that nobody would want to read in a very narrow column. " * 3
WIDE = Table(
    name="wide",
    caption="A wide table",
    columns=tuple(Column(label=f"Heading {number}", is_free=True) for number in range(9)),
    rows=((LONG,) * 9,) * 6,
    is_wide=True,
)
COVER = Cover(
    title="Aamoora: recommendations",
    subtitle="Report on support",
    facts=(Detail(label="Held", value="1 to 3 May 2030"),),
    notice=Notice(kind="illustrative", title="Illustrative data", text="All of this <is> invented."),
    dated=date(2030, 5, 3),
)
REPORT = ReportDocument(
    cover=COVER,
    parts=(
        Section(
            name="first",
            title="First & foremost",
            blocks=(
                Heading(text="Named place", name="named"),
                Heading(text="A deeper one", level=4),
                Paragraph(text="A plain paragraph with 80 %."),
                Paragraph(text="Free **bold** words.\n\n- one\n- two", is_free=True),
                Items(items=("apples", "pears")),
                Notice(kind="limit", title="Mind this", text="A limit."),
                Table(
                    name="small",
                    caption="A small table",
                    note="Blank means nobody said.",
                    columns=(
                        Column(label="Name"),
                        Column(label="Count", is_number=True),
                        Column(label="Ids"),
                    ),
                    rows=(("one", 12500, References(ids=("A-1", "Z-9"))), ("two", None, References(ids=()))),
                    row_names=("row-one", "row-two"),
                ),
                Table(name="empty", caption="An empty table", columns=(Column(label="Name"),) * 2, rows=()),
                Figure(
                    name="picture",
                    caption="What it shows",
                    alt='Chart of "two" years & more',
                    svg=SVG,
                    table=NUMBERS,
                    width=6.67,
                    height=3.33,
                ),
            ),
        ),
        Narrative("### A researcher's heading\n\nWith *their* words."),
        Output("text/html", "<table><caption>Theirs</caption><tr><th>a</th></tr><tr><td>1</td></tr></table>"),
        Output("image/png", PNG, "A dot made in the notebook"),
        Output("text/plain", "x = 1\ny = 2"),
        Section(
            name="recommendations",
            title="Recommendations",
            blocks=(
                Card(
                    name="A-1",
                    title="Listen first",
                    marks=(Detail(label="Place", value="1"),),
                    details=(
                        Detail(label="Why", value="Because **so**", is_free=True),
                        Detail(label="Needs", value=References(ids=("A-1",))),
                        Detail(label="Lead", value=None),
                    ),
                ),
            ),
        ),
        Section(name="matrix", title="Matrix", blocks=(Paragraph(text="See below."), WIDE)),
        Section(name="after", title="After it", blocks=(Paragraph(text="Upright again."),)),
        Section(name="notes", title="Notes", blocks=(Paragraph(text="An annex."),), is_annex=True),
    ),
    names=frozenset({"first", "named", "small", "row-one", "A-1", "picture", "numbers", "wide"}),
)


@pytest.fixture(scope="module")
def content() -> bytes:
    return write_docx(REPORT)


@pytest.fixture(scope="module")
def document(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def write_sections(*blocks: object, **cover: object) -> Document:
    section = Section(name="only", title="Only", blocks=blocks)
    return docx.Document(io.BytesIO(write_docx(ReportDocument(COVER.model_copy(update=cover), (section,)))))


def read_part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def body_of(content: bytes) -> str:
    return read_part(content, "word/document.xml")


def bookmark_text(document: Document, name: str) -> str:
    """Give the words between the start and the end of a bookmark."""
    body = document.element.body
    start = next(mark for mark in body.iter(qn("w:bookmarkStart")) if mark.get(qn("w:name")) == name)
    words, inside = [], False
    for element in body.iter():
        if element is start:
            inside = True
        elif element.tag == qn("w:bookmarkEnd") and element.get(qn("w:id")) == start.get(qn("w:id")):
            return "".join(words)
        elif inside and element.tag == qn("w:t"):
            words.append(element.text or "")
    raise AssertionError(f"bookmark {name} never ends")


def test_headings_are_real_numbered_and_in_order_without_a_skipped_level(document: Document) -> None:
    headings = [
        (int(paragraph.style.name[-1]), paragraph.text)
        for paragraph in document.paragraphs
        if re.fullmatch(r"[Hh]eading \d", paragraph.style.name)
    ]
    assert headings == [
        (1, "1 First & foremost"),
        (2, "Named place"),
        (3, "A deeper one"),
        (2, "A researcher's heading"),
        (1, "2 Recommendations"),
        (2, "A-1 Listen first"),
        (1, "3 Matrix"),
        (1, "4 After it"),
        (1, "Annex A: Notes"),
    ]
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == ["Aamoora: recommendations"]
    assert [p.text for p in document.paragraphs if p.style.name == "Subtitle"] == ["Report on support"]


def test_every_table_repeats_its_heading_row_keeps_rows_whole_and_heads_its_rows(document: Document) -> None:
    assert len(document.tables) == 6  # small, empty, numbers, the researcher's, the card, wide
    for table in document.tables:
        rows = table._tbl.tr_lst
        assert rows[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in rows[1:])
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"


def test_no_table_is_wider_than_its_page(document: Document) -> None:
    upright, on_side = 9638, 14570  # A4 less two margins of 20 mm, in twentieths of a point
    widths = [
        sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.gridCol_lst)
        for table in document.tables
    ]
    assert all(0.4 * upright < width <= upright + 9 for width in widths[:-1])
    assert upright < widths[-1] <= on_side + 9


def test_the_last_row_stays_on_the_page_of_the_note_below_it(document: Document) -> None:
    noted, plain = (table._tbl.tr_lst[-1] for table in document.tables[:2])
    kept = [p.pPr is not None and p.pPr.find(qn("w:keepNext")) is not None for p in noted.iter(qn("w:p"))]
    assert kept == [True, True, True]
    assert plain.find(f".//{qn('w:keepNext')}") is None


def test_cells_say_what_html_says(document: Document) -> None:
    small = document.tables[0]
    assert [[cell.text for cell in row.cells] for row in small.rows] == [
        ["Name", "Count", "Ids"],
        ["one", "12,500", "A-1, Z-9"],
        ["two", "not stated", "none"],
    ]
    assert small.rows[1].cells[1].paragraphs[0].alignment is not None
    assert document.tables[1].rows[1].cells[0].text == "no rows"


def test_ids_begin_a_new_line_rather_than_break_at_a_hyphen() -> None:
    ids = References(ids=("A-NAT-01", "A-NAT-02", "A-NAT-03"))
    columns = (Column(label="Text"), Column(label="Ids"))
    rows = (*((LONG * 3, References(ids=("A-NAT-01",))) for _place in range(9)), (LONG * 3, ids))
    beside_text = write_sections(Table(name="beside", caption="Beside", columns=columns, rows=rows))
    assert beside_text.tables[0].rows[-1].cells[1].text == "A-NAT-01,\nA-NAT-02,\nA-NAT-03"
    alone = write_sections(Table(name="alone", caption="Alone", columns=columns[1:], rows=((ids,),)))
    assert alone.tables[0].rows[1].cells[0].text == "A-NAT-01, A-NAT-02, A-NAT-03"


def test_captions_stand_with_tables_and_figures(document: Document) -> None:
    captions = [p.text for p in document.paragraphs if p.style.name in ("Table Caption", "Image Caption")]
    assert captions == [
        *("A small table", "An empty table", "What it shows", "Numbers drawn", "Theirs", "A wide table")
    ]
    body = list(document.element.body.iterchildren())
    for table in document.tables[:4]:
        before = table._tbl.getprevious()
        assert before.tag == qn("w:p"), body
        assert before.pPr.pStyle.val == "TableCaption"


def test_pictures_have_their_words_and_nothing_else(content: bytes, document: Document) -> None:
    told = [element.get("descr") for element in document.element.body.iter(qn("wp:docPr"))]
    assert told == ['Chart of "two" years & more', "A dot made in the notebook"]
    assert "base64" not in body_of(content)
    assert PNG[:40] not in body_of(content)


def test_a_figure_is_as_large_as_it_was_drawn(document: Document) -> None:
    picture = document.inline_shapes[0]
    # 480 by 240 points are 6.67 by 3.33 inches, which fits between margins 6.69 inches apart.
    assert picture.width.inches == pytest.approx(6.667, abs=0.02)
    assert picture.height.inches == pytest.approx(3.333, abs=0.02)


def test_every_named_piece_is_the_place_of_a_bookmark(document: Document) -> None:
    marks = {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    assert {*REPORT.names, "matrix", "after", "notes", "recommendations", "row-two", "empty"} <= marks
    # LibreOffice loses bookmarks that span tables, so that of a piece with a heading is in the heading.
    assert bookmark_text(document, "A-1") == "A-1 Listen first"
    assert bookmark_text(document, "after") == "4 After it"
    assert bookmark_text(document, "row-one") == "one"


def test_links_lead_to_bookmarks_that_are_there_and_other_ids_are_no_links(document: Document) -> None:
    links = document.element.body.findall(f".//{qn('w:hyperlink')}")
    marks = {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    targets = [link.get(qn("w:anchor")) for link in links]
    assert set(targets) <= marks
    in_tables = [
        link.get(qn("w:anchor"))
        for table in document.tables
        for link in table._tbl.findall(f".//{qn('w:hyperlink')}")
    ]
    assert in_tables == ["A-1", "A-1"]  # Z-9 has no place in the report


def test_long_and_odd_names_become_bookmarks_that_word_can_hold() -> None:
    names = [name_bookmark(name) for name in ("x" * 41, "x" * 42, "9-lives", "G PB", "A-PB-01")]
    assert len(set(names)) == 5
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9._-]{0,39}", name) for name in names)
    assert names[-1] == "A-PB-01"


def test_the_contents_show_their_entries_before_anyone_updates_them(document: Document) -> None:
    contents = document.element.body.find(qn("w:sdt"))
    entries = [
        ("".join(text.text for text in paragraph.iter(qn("w:t"))), paragraph.pPr.pStyle.val)
        for paragraph in contents.iter(qn("w:p"))
        if paragraph.pPr.pStyle.val.startswith("TOC") and paragraph.pPr.pStyle.val != "TOCHeading"
    ]
    assert entries == [
        ("1 First & foremost", "TOC1"),
        ("Named place", "TOC2"),
        ("2 Recommendations", "TOC1"),
        ("A-1 Listen first", "TOC2"),
        ("3 Matrix", "TOC1"),
        ("4 After it", "TOC1"),
        ("Annex A: Notes", "TOC1"),
    ]
    kinds = [mark.get(qn("w:fldCharType")) for mark in contents.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert next(contents.iter(qn("w:instrText"))).text.split()[0] == "TOC"


def test_every_page_has_the_notice_and_its_number(document: Document) -> None:
    assert len(document.sections) == 3
    for section in document.sections:
        header = "".join(paragraph.text for paragraph in section.header.paragraphs)
        assert "Illustrative data: All of this <is> invented." in header
        assert "Aamoora: recommendations" in header
        footer = section.footer._element
        fields = [field.text.strip() for field in footer.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_a_wide_table_lies_on_a_page_on_its_side_with_its_heading(document: Document) -> None:
    ways = [section.orientation for section in document.sections]
    assert ways == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    assert {(section.page_width.twips, section.page_height.twips) for section in document.sections} == {
        (11906, 16838),
        (16838, 11906),
    }
    texts, page = {}, 0
    for element in document.element.body.iterchildren():
        texts.setdefault(page, []).extend(text.text for text in element.iter(qn("w:t")))
        page += element.find(f".//{qn('w:sectPr')}") is not None
    assert "3 Matrix" in texts[1]
    assert "Heading 8" in texts[1]
    assert "4 After it" in texts[2]


def test_a_table_marked_wide_that_fits_upright_turns_no_page() -> None:
    table = Table(name="t", caption="c", columns=(Column(label="a"),) * 7, rows=(("1",) * 7,), is_wide=True)
    assert [s.orientation for s in write_sections(table).sections] == [WD_ORIENT.PORTRAIT]


def test_everything_in_the_report_is_there_once_and_in_order(content: bytes) -> None:
    words = re.sub(r"<w:sdt>.*?</w:sdt>", "", body_of(content), flags=re.DOTALL)
    found = [
        words.find(f">{text}<")
        for text in (
            *("Illustrative data", "1 First &amp; foremost", "Named place", "A deeper one"),
            *("A plain paragraph with 80\u00a0%.", "bold", "two", "apples", "Mind this", "A limit."),
            *("A small table", "Blank means nobody said.", "An empty table", "What it shows"),
            *("Numbers drawn", "2032", "A researcher&#39;s heading", "their", "Theirs", "x = 1"),
            *("2 Recommendations", "Listen first", "so", "See below.", "4 After it", "An annex."),
        )
    ]
    assert -1 not in found
    assert found == sorted(found)


@pytest.mark.parametrize("is_free", [False, True])
def test_hostile_words_come_out_as_words(is_free: bool) -> None:
    column = Column(label=HOSTILE, is_free=is_free)
    report = write_sections(
        Heading(text=HOSTILE),
        Paragraph(text=HOSTILE, is_free=is_free),
        Items(items=(HOSTILE,), is_free=is_free),
        Notice(kind="limit", title=HOSTILE, text=HOSTILE),
        Table(name="t", caption=HOSTILE, note=HOSTILE, columns=(column,), rows=((HOSTILE,),)),
        Card(name="c", title=HOSTILE, details=(Detail(label=HOSTILE, value=HOSTILE, is_free=is_free),)),
        Figure(name="f", caption=HOSTILE, alt=HOSTILE, svg=SVG, table=NUMBERS, width=5, height=2.5),
        title=HOSTILE,
        subtitle=HOSTILE,
        notice=Notice(kind="illustrative", title=HOSTILE, text=HOSTILE),
    )
    texts = [
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for part in (report.element.body, report.sections[0].header._element)
        for paragraph in part.iter(qn("w:p"))
    ]
    marked = HOSTILE_AS_WORDS.replace("**x**", "x") if is_free else HOSTILE_AS_WORDS
    assert sum(HOSTILE_AS_WORDS in text or marked in text for text in texts) == 20
    assert report.core_properties.title == HOSTILE_AS_WORDS
    assert next(report.element.body.iter(qn("wp:docPr"))).get("descr") == HOSTILE_AS_WORDS


def test_a_web_link_in_free_words_is_a_link_and_a_script_is_not() -> None:
    text = "See [this](https://example.org/x) or [that](javascript:alert(1))"
    report = write_sections(Paragraph(text=text, is_free=True))
    outside = [part.target_ref for part in report.part.rels.values() if part.is_external]
    assert outside == ["https://example.org/x"]


def test_the_same_report_gives_the_same_bytes_dated_by_its_cover(content: bytes) -> None:
    assert write_docx(REPORT) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2030, 5, 3, 0, 0, 0)}
    properties = docx.Document(io.BytesIO(content)).core_properties
    assert properties.title == "Aamoora: recommendations"
    assert properties.author == ""
    assert properties.created.date() == properties.modified.date() == date(2030, 5, 3)


def test_a_set_date_goes_before_that_of_the_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")  # 17 March 2030
    made = docx.Document(io.BytesIO(write_docx(REPORT)))
    assert made.core_properties.created.date() == date(2030, 3, 17)


def test_every_part_is_well_formed(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        for name in names:
            ElementTree.fromstring(archive.read(name))
    assert "word/comments.xml" in names  # Word adds to it; without it a comment would need a new part


def test_a_language_from_right_to_left_turns_paragraphs_and_tables(content: bytes) -> None:
    report = ReportDocument(COVER.model_copy(update={"language": "ar-XB"}), REPORT.parts, names=REPORT.names)
    made = write_docx(report)
    body = ElementTree.fromstring(body_of(made))
    words = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    paragraphs = [p for p in body.iter(f"{words}p") if p.find(f"{words}r") is not None]
    turned = [p for p in paragraphs if p.find(f"{words}pPr/{words}bidi") is not None]
    # What people wrote in English keeps its direction; all else is turned.
    assert len(turned) > 0.5 * len(paragraphs)
    assert all(
        table.find(f"{words}tblPr/{words}bidiVisual") is not None for table in body.iter(f"{words}tbl")
    )
    assert "<w:bidi" not in body_of(content)


def test_words_that_run_the_other_way_keep_their_direction() -> None:
    report = write_sections(Paragraph(text="بحالی کا کام", is_free=True), Paragraph(text="بحالی کا کام"))
    free, fixed = [p for p in report.paragraphs if "بحالی" in p.text]
    assert free._p.pPr.find(qn("w:bidi")) is not None
    assert fixed._p.pPr is None or fixed._p.pPr.find(qn("w:bidi")) is None
    assert all(run._r.rPr is not None and run._r.rPr.find(qn("w:rtl")) is not None for run in free.runs)


def test_a_handout_has_neither_contents_nor_numbers() -> None:
    section = Section(
        name="brief", title="In brief", blocks=(Paragraph(text="Short."), WIDE), handout="brief"
    )
    made = docx.Document(io.BytesIO(write_docx(ReportDocument(COVER, (section,)))))
    assert made.element.body.find(qn("w:sdt")) is None
    assert [p.text for p in made.paragraphs if p.style.name.casefold() == "heading 1"] == ["In brief"]
    assert len(made.sections) == 1


def test_a_handout_is_set_closer(document: Document) -> None:
    section = Section(name="brief", title="In brief", blocks=(Paragraph(text="Short."),), handout="brief")
    made = docx.Document(io.BytesIO(write_docx(ReportDocument(COVER, (section,)))))
    for name in ("Table Text", "Table Caption", "Notice", "Heading 1"):
        usual, close = (paper.styles[name].paragraph_format for paper in (document, made))
        assert close.space_before <= usual.space_before
        if usual.line_spacing is not None:
            assert close.line_spacing < usual.line_spacing


def test_a_comment_can_be_put_on_it(content: bytes) -> None:
    made = docx.Document(io.BytesIO(content))
    paragraph = next(p for p in made.paragraphs if p.text == "Upright again.")
    made.add_comment(paragraph.runs, text="Is it?", author="R", initials="r")
    saved = io.BytesIO()
    made.save(saved)
    again = docx.Document(io.BytesIO(saved.getvalue()))
    assert [comment.text for comment in again.comments] == ["Is it?"]


def test_libreoffice_opens_it_and_shows_every_section(content: bytes, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None and not os.environ.get("BAHALI_REQUIRE_BROWSER"):
        pytest.skip("LibreOffice (soffice) is not on this machine; install it to open the Word document")
    assert office, "BAHALI_REQUIRE_BROWSER is set and LibreOffice (soffice) is not on this machine"
    (tmp_path / "report.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
        tmp_path / "report.docx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    with pikepdf.open(tmp_path / "report.pdf") as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert len(pdf.pages) >= 4  # the cover, the first sections, the page on its side, the rest
    assert titles == ["1 First & foremost", "2 Recommendations", "3 Matrix", "4 After it", "Annex A: Notes"]
