"""Hostile words in every text of a pack come out as words in all four formats, and as nothing else."""

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import nbformat
import openpyxl
import pikepdf
import pytest
import yaml
from bs4 import BeautifulSoup
from docx import Document

from bahali.analysis.findings import Findings
from bahali.document.reading import ReportDocument, read_report
from bahali.present import sections
from bahali.publish.formats import write_formats
from bahali.workshop import fit_settings, read_settings, read_workshop
from bahali.workshop.fields import is_free_text
from bahali.workshop.tables import TABLE_KINDS

ROOT = Path(__file__).parents[2]
NOWHERE = ROOT / "tests" / "packs" / "nowhere"
# Markup, a formula, typst, pandoc, LaTeX, Jinja and format places, and signs that turn the reading direction.
HOSTILE = (
    '<script>alert(1)</script><img src=x onerror=alert(1)> #let x = 1; #image("/etc/passwd") @cite <label> '
    "`code` ~~~ {=openxml} \\input{/etc/passwd} {{ 7*7 }} {x} %(y)s $a_b$ ]]> &amp; \u202egnp.exe "
    '#import "/etc/passwd": * #read("/etc/passwd") {% for x in y %} {0.__class__} ${z} ^[a note] [^1] '
    "::: {.a} [press](javascript:alert(1)) <svg onload=alert(1)> \u2066apart\u2069 \x1b[31m ＝1+1"
)
FORMULAS = ("=HYPERLINK(1+1) ", "+1+cmd|' /C calc'!A0 ", "-1+1 ", "@SUM(1) ", "＝1+1 ")
SEEN = "#let x = 1;"  # of the above, in every format


@pytest.fixture
def blank_pictures() -> None:
    """Draw pictures for once: their words, too, are put into every format."""


@pytest.fixture(scope="module")
def hostile_report(tmp_path_factory: pytest.TempPathFactory) -> ReportDocument:
    pack = tmp_path_factory.mktemp("hostile") / "pack"
    shutil.copytree(NOWHERE, pack)
    for kind in TABLE_KINDS.values():
        path = pack / kind.file
        if path.exists():
            _spoil_table(path, {name for name, field in kind.row.model_fields.items() if is_free_text(field)})
    _spoil_header(pack / "workshop.yaml")
    workshop = read_workshop(pack)
    settings = fit_settings(
        read_settings({"workshop": str(pack), "jurisdiction": "CN", "draws": 100}), workshop
    )
    return read_report(_show_all(Findings(workshop, settings)))


@pytest.fixture(scope="module")
def written(hostile_report: ReportDocument) -> Mapping[str, bytes]:
    made = write_formats(hostile_report)
    assert not made.missing, made.log
    return made.files


def test_the_page_runs_nothing_and_asks_for_nothing(written: Mapping[str, bytes]) -> None:
    page = BeautifulSoup(written["report.html"], "html.parser")
    running = [one for one in page.find_all("script") if one.get("type") != "application/json"]
    assert len(running) == 1
    assert "alert(1)" not in running[0].text
    assert not [tag for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]
    assert not page.find_all(["iframe", "object", "embed", "form", "base", "link"])
    assert all(image["src"].startswith("data:") for image in page.find_all("img"))
    assert SEEN in page.find("main").get_text()
    for data in page.find_all("script", type="application/json"):
        json.loads(data.text)


def test_the_word_file_holds_words_alone(written: Mapping[str, bytes]) -> None:
    document = Document(io.BytesIO(written["report.docx"]))
    assert SEEN in "\n".join(_word_texts(document))
    with zipfile.ZipFile(io.BytesIO(written["report.docx"])) as archive:
        parts = {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }
    instructions = re.findall(r"<w:instrText[^>]*>([^<]*)<", "".join(parts.values()))
    assert not [
        one
        for one in instructions
        if not re.match(r"\s*(TOC|PAGE|NUMPAGES|STYLEREF|PAGEREF|HYPERLINK \\l)", one)
    ]
    targets = re.findall(r'Target="([^"]*)"[^>]*TargetMode="External"', "".join(parts.values()))
    assert all(target.startswith(("http://", "https://")) for target in targets)
    assert "passwd" not in " ".join(parts[name] for name in parts if name.endswith(".rels"))


def test_the_workbook_holds_no_formula_and_no_link_out(written: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(written["report.xlsx"])) as archive:
        sheets = [
            archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/")
        ]
        assert not [name for name in archive.namelist() if "externalLink" in name]
    assert not [sheet for sheet in sheets if "<f>" in sheet or "<f " in sheet]
    book = openpyxl.load_workbook(io.BytesIO(written["report.xlsx"]))
    values = [
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]
    assert any(SEEN in value for value in values)
    assert {start for start in FORMULAS if any(value.startswith(start) for value in values)} == set(FORMULAS)


def test_no_cell_of_the_csv_files_begins_a_formula(written: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(written["tables.zip"])) as archive:
        names = [name for name in archive.namelist() if name.endswith(".csv")]
        texts = [archive.read(name).decode("utf-8-sig") for name in names]
    cells = [cell for text in texts for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any(SEEN in cell for cell in cells)
    assert not [cell for cell in cells if re.match(r"[=+@＝＋－＠\t\r]|-(?![\d.]+$)", cell)]
    assert all(re.fullmatch(r"[\w. -]+", name) for name in names)


def test_the_pdf_shows_the_words_and_does_nothing(written: Mapping[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(written["report.pdf"])
    shown = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert SEEN in " ".join(shown.split())
    with pikepdf.open(path) as pdf:
        kinds = {
            str(one.get("/S")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one
        }
        assert not kinds & {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR"}
        assert not pdf.attachments


@pytest.mark.parametrize("name", ["report.html", "report.docx", "report.xlsx", "tables.zip"])
def test_no_invisible_turn_of_direction_is_left(written: Mapping[str, bytes], name: str) -> None:
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", _all_text(name, written[name]))


def _spoil_table(path: Path, columns: set[str]) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for number, row in enumerate(rows):
        for name in columns & set(row):
            if row[name]:
                row[name] = f"{FORMULAS[number % len(FORMULAS)]}{row[name]} {HOSTILE}"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _spoil_header(path: Path) -> None:
    header = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name in ("title", "place", "disclaimer", "data_notice", "subject"):
        if header.get(name):
            header[name] = f"{header[name]} {HOSTILE}"
    path.write_text(yaml.safe_dump(header, allow_unicode=True), encoding="utf-8")


def _show_all(findings: Findings) -> nbformat.NotebookNode:
    """Give the notebook of a province as if its cells had been run."""
    notebook = nbformat.read(ROOT / "notebooks" / "provincial_report.ipynb", 4)
    for cell in notebook.cells:
        called = re.fullmatch(r"sections\.(\w+)\(findings\)", cell.source.strip().splitlines()[-1])
        if cell.cell_type == "code" and called:
            data = getattr(sections, called[1])(findings)._repr_mimebundle_()
            cell.outputs = [nbformat.v4.new_output("display_data", data)]
    return notebook


def _word_texts(document: Document) -> Iterator[str]:
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def _all_text(name: str, content: bytes) -> str:
    if name.endswith(".html"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [
            archive.read(part) for part in archive.namelist() if part.endswith((".xml", ".csv", ".json"))
        ]
    return "".join(part.decode("utf-8-sig") for part in parts)
