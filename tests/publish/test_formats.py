"""All formats of one report: each stands by itself, all say the same, and twice they are the same bytes."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import nbformat
import openpyxl
import pytest
from bs4 import BeautifulSoup
from docx.table import Table as WordTable

from bahali.document.blocks import Card
from bahali.document.reading import ReportDocument, read_report
from bahali.document.section import Cover, Section
from bahali.publish import formats
from bahali.publish.files import EVERY_FORMAT, FILES, Format
from bahali.publish.formats import write_formats
from bahali.vocabulary.faults import Fault, InputError

Standing = list[tuple[str, str, str]]
"""Id, place and tier of each recommendation, in the order in which a format shows them."""

COVER = Cover(title="Aamoora", subtitle="A try")
BRIEF = ReportDocument(COVER, (Section(name="brief", title="In short", blocks=(), handout="brief"),))
REPORT = ReportDocument(COVER, (Section(name="gaps", title="Gaps", blocks=()),), handouts={"brief": BRIEF})


@pytest.fixture
def writers(monkeypatch: pytest.MonkeyPatch) -> dict[Format, Any]:
    """Writers that only name what they were given."""
    stand_ins = {
        form: lambda report, form=form: f"{form} of {report.sections[0].name}".encode()
        for form in EVERY_FORMAT
    }
    monkeypatch.setattr(formats, "_WRITERS", stand_ins)
    return stand_ins


@pytest.mark.usefixtures("writers")
def test_a_report_comes_in_every_format_and_its_papers_for_print_and_for_editing() -> None:
    written = write_formats(REPORT)
    assert {name: content.decode() for name, content in written.files.items()} == {
        "report.html": "html of gaps",
        "report.pdf": "pdf of gaps",
        "report.docx": "docx of gaps",
        "report.xlsx": "xlsx of gaps",
        "tables.zip": "csv of gaps",
        "brief.pdf": "pdf of brief",
        "brief.docx": "docx of brief",
    }
    assert (written.missing, written.log) == ({}, "")


@pytest.mark.usefixtures("writers")
def test_only_the_formats_asked_for_are_written() -> None:
    assert list(write_formats(REPORT, (Format.PDF, Format.HTML)).files) == [
        *("report.html", "report.pdf", "brief.pdf")
    ]
    assert list(write_formats(REPORT, (Format.CSV,)).files) == ["tables.zip"]


def test_a_fault_of_one_format_leaves_the_others_and_is_told(writers: dict[Format, Any]) -> None:
    def refuse(_: ReportDocument) -> bytes:
        raise InputError([Fault("pandoc", "was not found", remedy="run the set-up again")])

    def break_down(_: ReportDocument) -> bytes:
        raise KeyError

    writers[Format.DOCX], writers[Format.XLSX] = refuse, break_down
    written = write_formats(REPORT)
    assert list(written.files) == ["report.html", "report.pdf", "tables.zip", "brief.pdf"]
    reason = "pandoc: was not found; run the set-up again"
    assert written.missing == {"report.docx": reason, "report.xlsx": "KeyError", "brief.docx": reason}
    assert written.log.startswith("report.docx\nTraceback (most recent call last)")
    assert "KeyError" in written.log


def test_every_file_of_a_report_is_known_to_the_index() -> None:
    papers = Section.model_fields["handout"].annotation.__args__[1:]  # type: ignore[union-attr]
    names = {f"{paper}.{form}" for paper in papers for form in (Format.PDF, Format.DOCX)}
    assert FILES.keys() == {"report.html", "report.pdf", "report.docx", "report.xlsx", "tables.zip"} | names


def test_an_empty_report_can_be_written_in_every_format() -> None:
    written = write_formats(REPORT)
    assert written.missing == {}
    assert all(written.files.values())


HASH_ALL = """
import hashlib, json, sys, nbformat
from bahali.document.reading import read_report
from bahali.publish.formats import write_formats
written = write_formats(read_report(nbformat.read(sys.argv[1], 4)))
assert not written.missing, written.log
print(json.dumps({name: hashlib.sha256(content).hexdigest() for name, content in written.files.items()}))
"""


def hash_elsewhere(notebook: Path, folder: Path, seed: str) -> dict[str, str]:
    """Write all formats in a process and a folder of its own, and give the SHA-256 of each."""
    folder.mkdir()
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"XYZ{seed}"}
    ended = subprocess.run(
        [sys.executable, "-c", HASH_ALL, str(notebook)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    hashes: dict[str, str] = json.loads(ended.stdout)
    return hashes


@pytest.mark.slow
def test_an_unchanged_report_gives_the_same_bytes_in_every_format(
    produced_reports: Path, tmp_path: Path
) -> None:
    home = next(path.parent for path in sorted(produced_reports.glob("*/report.ipynb")))
    first = hash_elsewhere(home / "report.ipynb", tmp_path / "a", "1")
    assert hash_elsewhere(home / "report.ipynb", tmp_path / "b", "5") == first
    produced = {name: hashlib.sha256((home / name).read_bytes()).hexdigest() for name in first}
    assert produced == first
    assert len(first) >= 5


@pytest.mark.slow
def test_every_format_has_the_same_recommendations_in_one_order_with_one_place_and_tier(
    produced_reports: Path,
) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext on this machine: install the package poppler-utils")
    homes = sorted(path.parent for path in produced_reports.glob("*/report.ipynb"))
    assert homes
    for home in homes:
        expected = standing_in_notebook(home / "report.ipynb")
        assert expected, home
        assert standing_in_page(home / "report.html") == expected
        assert standing_in_pdf(home / "report.pdf") == expected
        assert standing_in_word(home / "report.docx") == expected
        assert standing_in_workbook(home / "report.xlsx") == expected


def standing_in_notebook(path: Path) -> Standing:
    report = read_report(nbformat.read(path, 4))
    cards = [block for section in report.sections for block in section.blocks if isinstance(block, Card)]
    marks = [(card.name, {mark.label: mark.value for mark in card.marks}) for card in cards]
    return [(name, str(values["Place"]), str(values["Tier"])) for name, values in marks if "Place" in values]


def standing_in_page(path: Path) -> Standing:
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    found = []
    for card in page.select("article.card"):
        marks = {line.dt.get_text(): line.dd.get_text() for line in card.select(".marks > div")}
        if "Place" in marks:
            found.append((card.h3["id"], marks["Place"], marks["Tier"]))
    return found


def standing_in_pdf(path: Path) -> Standing:
    command = ["pdftotext", "-layout", str(path), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found, name = [], ""
    for line in text.splitlines():
        if heading := re.match(r"\s*([A-Z]{1,3}-[A-Z]{2,3}-\d+)\s", line):
            name = heading[1]
        if marks := re.match(r"\s*Place (\d+)\s+Tier (\w+)", line):
            found.append((name, marks[1], marks[2]))
    return found


def standing_in_word(path: Path) -> Standing:
    found, name = [], ""
    for piece in docx.Document(str(path)).iter_inner_content():
        if isinstance(piece, WordTable):
            marks = {row.cells[0].text: row.cells[-1].text for row in piece.rows}
            if {"Place", "Tier"} <= marks.keys():
                found.append((name, marks["Place"], marks["Tier"]))
        elif piece.style and piece.style.name.startswith("Heading"):
            name = piece.text.split()[0]
    return found


def standing_in_workbook(path: Path) -> Standing:
    workbook = openpyxl.load_workbook(BytesIO(path.read_bytes()))
    return [standing for sheet in workbook for standing in _rows_of_cards(sheet)]


def _rows_of_cards(sheet: Any) -> Iterator[tuple[str, str, str]]:
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    heads = next((row for row in rows if row[0] == "Id" and {"Title", "Place", "Tier"} <= set(row)), None)
    if heads is None:
        return
    for row in rows[rows.index(heads) + 1 :]:
        if not row[1]:
            return
        yield row[0], str(row[heads.index("Place")]), row[heads.index("Tier")]
