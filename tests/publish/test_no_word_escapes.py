"""In a pseudo language every fixed word of every finished file carries marks; all else is Greek here."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from bs4 import BeautifulSoup
from docx import Document

from bahali.document.blocks import (
    Block,
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
from bahali.document.outputs import Output
from bahali.document.reading import ReportDocument
from bahali.document.section import Cover, Section
from bahali.publish.formats import write_formats
from bahali.publish.index import FileLink, FrontPage, ReportEntry, render_index
from bahali.vocabulary.language import speaking

PSEUDO = "en-XA"
GREEK = "αβγδ εζηθ"
PLAIN = re.compile(r"(?=[A-Za-z]{2})[A-Za-z]*[aeiouyAEIOUY][A-Za-z]*")  # in marks, no vowel is plain
NO_WORDS = re.compile(
    r"report\.\w+|brief\.\w+|[\w-]+\.csv|\w+\.json|README\.txt|tables\.zip"  # names of files
    r"|\brow_ids\b"  # a heading for programs
    r"|\b(?:A-AA-01|en-XA|KB|MB|CSV|PDF|Word|Excel|UTF-8|Bahali)\b"
    r"|https?://\S+"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0L9 9"/></svg>'


def make_table(name: str) -> Table:
    columns = (Column(label=GREEK), Column(label=GREEK, is_number=True, unit=GREEK), Column(label=GREEK))
    rows = ((GREEK, 1, None), (GREEK, 2, References(ids=("A-AA-01",))), (GREEK, 3, References(ids=())))
    return Table(
        name=name, caption=GREEK, columns=columns, rows=rows * 2, note=GREEK, row_ids=(("A-AA-01",),) * 6
    )


@pytest.fixture(scope="module")
def written() -> Mapping[str, bytes]:
    blocks: tuple[Block, ...] = (
        Heading(text=GREEK, name="αβγ"),
        Paragraph(text=GREEK),
        Notice(kind="limit", title=GREEK, text=GREEK),
        Items(items=(GREEK, GREEK)),
        make_table("t1"),
        Table(name="t2", caption=GREEK, columns=(Column(label=GREEK),), rows=()),
        Figure(name="f1", caption=GREEK, alt=GREEK * 2, svg=SVG, table=make_table("t3"), width=2, height=2),
        Card(
            name="A-AA-01",
            title=GREEK,
            marks=(Detail(label=GREEK, value=1),),
            details=(Detail(label=GREEK, value=None),),
        ),
    )
    notice = Notice(kind="illustrative", title=GREEK, text=GREEK)
    cover = Cover(
        title=GREEK, subtitle=GREEK, language=PSEUDO, notice=notice,
        facts=(Detail(label=GREEK, value=GREEK),),
        workshop="αβγ", jurisdiction="ΑΑ", edition="public", dated=date(2025, 2, 7),
    )  # fmt: skip
    section = Section(name="αβγδ", title=GREEK, blocks=blocks)
    annex = Section(
        name="glossary", title=GREEK, blocks=(Items(items=(f"{GREEK}: {GREEK}",)),), is_annex=True
    )
    handout = Section(name="αα", title=GREEK, blocks=(Paragraph(text=GREEK),), handout="brief")
    brief = ReportDocument(cover, (handout,), names=frozenset({"αα"}))
    names = frozenset({"αβγδ", "αβγ", "t1", "t2", "f1", "t3", "A-AA-01", "glossary"})
    own = Output("text/html", f"<p>{GREEK}</p>")
    made = write_formats(
        ReportDocument(cover, (section, own, annex), code=("1",), names=names, handouts={"brief": brief})
    )
    assert not made.missing, made.log
    return made.files


def test_the_page_says_every_word_in_its_language(written: Mapping[str, bytes]) -> None:
    page = BeautifulSoup(written["report.html"], "html.parser")
    words = json.loads(page.find("script", id="page-words").text)
    assert [text for text in words.values() if not text.startswith("⟦")] == []
    for part in page.find_all(["script", "style"]):
        part.decompose()
    shown = [page.title.text, *page.body.stripped_strings]
    shown += [
        str(tag[name])
        for tag in page.find_all(True)
        for name in ("alt", "aria-label", "title")
        if tag.get(name)
    ]
    assert escaped(shown) == []


@pytest.mark.parametrize("name", ["report.docx", "brief.docx"])
def test_the_word_file_says_every_word_in_its_language(written: Mapping[str, bytes], name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(written[name])) as archive:
        parts = [
            archive.read(part).decode() for part in archive.namelist() if re.match(r"word/\w+\.xml", part)
        ]
    shown = [text for part in parts for text in re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", part)]
    shown.append(Document(io.BytesIO(written[name])).core_properties.title)
    assert len(shown) > 2
    assert not [text for text in shown if "⟦⟦" in text]  # said twice
    assert escaped(shown) == []


def test_the_workbook_says_every_word_in_its_language(written: Mapping[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written["report.xlsx"]))
    assert escaped([*book.sheetnames, *_cells(book)]) == []


def test_the_csv_files_say_every_word_in_their_language(written: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(written["tables.zip"])) as archive:
        texts = [
            archive.read(name).decode("utf-8-sig")
            for name in archive.namelist()
            if not name.endswith(".json")
        ]
    assert escaped(texts) == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext of poppler is not on this machine")
@pytest.mark.parametrize("name", ["report.pdf", "brief.pdf"])
def test_the_pdf_says_every_word_in_its_language(
    written: Mapping[str, bytes], tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(written[name])
    shown = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert "⟦" in shown or name == "brief.pdf"
    assert escaped([shown]) == []


def test_the_index_says_every_word_in_its_language() -> None:
    files = (
        FileLink("report.html", "a/report.html", 2000),
        FileLink("report.pdf", "a/report.pdf", 2_000_000),
    )
    entries = (
        ReportEntry(GREEK, files, "done", GREEK, seconds=3.0, warning_count=1, remark=GREEK, news=GREEK),
        ReportEntry(GREEK, (), "failed", GREEK, log="logs/a.log", made_on=date(2025, 2, 7)),
    )
    with speaking(PSEUDO):
        page = BeautifulSoup(
            render_index(FrontPage(GREEK, GREEK, GREEK, entries, language=PSEUDO)), "html.parser"
        )
    page.style.decompose()
    assert escaped([page.title.text, *page.body.stripped_strings]) == []


def escaped(texts: list[str]) -> list[str]:
    """Give the plain words in texts."""
    return [word for text in texts for word in PLAIN.findall(NO_WORDS.sub("", text))]


def _cells(book: openpyxl.Workbook) -> Iterator[str]:
    for sheet in book:
        yield from (cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str))
        header = sheet.oddHeader, sheet.oddFooter
        yield from (
            part.text for line in header for part in (line.left, line.center, line.right) if part.text
        )
