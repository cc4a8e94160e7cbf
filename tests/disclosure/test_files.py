"""Whatever is handed on is opened, down to its properties, and nobody is found in it."""

import base64
import getpass
import io
import json
import re
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import nbformat
import openpyxl
import pikepdf
import pytest
from bs4 import BeautifulSoup

from bahali.difference.pages import write_differences
from bahali.document.section import BLOCK_MIME_TYPE
from bahali.vocabulary.codes import StakeholderGroup
from bahali.workshop import Workshop

ROOT = Path(__file__).parents[2]
Delivered = Mapping[str, bytes]
ZIPPED = (".xlsx", ".docx", ".zip")
WORDS = (".html", ".ipynb", ".json", ".xml", ".rels", ".csv", ".svg", ".txt", ".md")
PEOPLE = {
    "a pseudonym": r"\bP(0[1-9]|1[0-5])\b",
    "the lone group": re.escape(StakeholderGroup("VSO").label),
    "the shelter": "Larkspur",
    "its keeper": "Quiet Gate",
    "who wrote a comment": "SUR\\b|" + re.escape(StakeholderGroup("SUR").label),
    "the weights of two": r"\bduo\b[^.]{0,40}\b61\b",
    "a count of few": r"raters: [1-4]\b|\b[1-4] raters\b",
    "the middle of three": r'"E1": ?\{"worth": ?1\.0',
}


@pytest.fixture(scope="module")
def delivered(canaries: Path, canary_workshop: Workshop) -> Delivered:
    """Every file that a batch, an archive and a comparison of two editions leave, by its place."""
    project = canaries.parents[1]
    (project / "notebooks").mkdir()
    for name in ("provincial_report", "3_priorities"):
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", project / "notebooks")
    batch = canaries / "reports.yaml"
    batch.write_text(
        "defaults: {draws: 100}\nmatrix:\n  - {notebook: provincial_report, jurisdiction: AA}\n",
        encoding="utf-8",
    )
    _run(project, "reports", batch)
    _run(project, "export", batch, project / "archive.zip")
    home = project / "reports" / canary_workshop.header.workshop_id
    report = next(home.glob("*/report.ipynb"))
    write_differences(_older(report, project / "older"), report, project / "difference")
    places = [*home.rglob("*"), *(project / "difference").rglob("*"), project / "archive.zip"]
    return {str(path.relative_to(project)): path.read_bytes() for path in places if path.is_file()}


def test_every_format_is_there(delivered: Delivered) -> None:
    names = {Path(place).name for place in delivered}
    assert names >= {
        *("report.html", "report.pdf", "report.docx", "report.xlsx", "report.ipynb", "tables.zip"),
        *("brief.pdf", "brief.docx", "talking-sheet.pdf", "talking-sheet.docx"),
        *("index.html", "manifest.json", "archive.zip"),
    }
    assert len([place for place in delivered if place.startswith("difference")]) == 2


@pytest.mark.parametrize("secret", PEOPLE)
def test_no_person_is_in_any_file(texts: Mapping[str, str], secret: str) -> None:
    found = {place: re.search(PEOPLE[secret], text) for place, text in texts.items()}
    assert {place: hit[0] for place, hit in found.items() if hit} == {}


def test_the_words_of_every_format_were_read(texts: Mapping[str, str]) -> None:
    """The search above would find nothing either where nothing could be read."""
    unread = [
        place
        for place, text in texts.items()
        if Path(place).name.startswith("report.") and "Aamoora" not in text
    ]
    assert unread == []
    assert sum("Aamoora" in text for text in texts.values()) > 10


def test_no_file_tells_where_or_by_whom_it_was_made(texts: Mapping[str, str], canaries: Path) -> None:
    login = getpass.getuser()
    words = {str(canaries.parents[1]), str(ROOT), f"{Path.home()}/", sys.prefix}
    words |= {f"/{login}/", f">{login}<", f'"{login}"', f'"{socket.gethostname()}"'}
    found = [(place, word) for place, text in texts.items() for word in words if word in text]
    assert found == []


def test_no_property_names_a_person(delivered: Delivered) -> None:
    for place, content in delivered.items():
        if place.endswith((".xlsx", ".docx")):
            core = BeautifulSoup(_part(content, "docProps/core.xml"), "xml")
            told = {name: core.find(name) for name in ("creator", "lastModifiedBy")}
            assert all(tag is None or "P0" not in tag.text for tag in told.values())
            assert (told["lastModifiedBy"] is None) or not told["lastModifiedBy"].text, place


def test_the_workbook_hides_nothing(delivered: Delivered) -> None:
    content = next(content for place, content in delivered.items() if place.endswith("report.xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert [sheet.title for sheet in book if sheet.sheet_state != "visible"] == []
    hidden = [
        (sheet.title, place)
        for sheet in book
        for sizes in (sheet.row_dimensions, sheet.column_dimensions)
        for place, size in sizes.items()
        if size.hidden
    ]
    assert hidden == []
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment]


def test_the_notebook_carries_no_more_than_it_shows(delivered: Delivered) -> None:
    content = next(content for place, content in delivered.items() if place.endswith("report.ipynb"))
    notebook = nbformat.reads(content.decode(), 4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert {output.output_type for output in outputs} == {"display_data"} or {
        output.output_type for output in outputs
    } == {"execute_result"}
    assert {kind for output in outputs for kind in output.data} <= {
        *("text/plain", "text/html", BLOCK_MIME_TYPE)
    }


@pytest.fixture(scope="module")
def texts(delivered: Delivered) -> Mapping[str, str]:
    """All that can be read of each file, however deep it lies."""
    return {place: "\n".join(_read(place, content)) for place, content in delivered.items()}


def _run(project: Path, *arguments: object) -> None:
    command = [sys.executable, "-m", "bahali", *map(str, arguments)]
    ended = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def _older(report: Path, home: Path) -> Path:
    """Write the notebook of an edition in which the first ratings were others, as far as they may be told."""
    notebook = json.loads(report.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            kept = output.get("data", {}).get(BLOCK_MIME_TYPE, {})
            if kept.get("type") == "results":
                action = next(one for one in kept["content"]["actions"] if one.get("ratings"))
                action["ratings"]["E2"]["worth"] = 0.1
    home.mkdir()
    older = home / "report.ipynb"
    older.write_text(json.dumps(notebook), encoding="utf-8")
    return older


def _read(place: str, content: bytes) -> Iterator[str]:
    if place.endswith(ZIPPED):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive.comment.decode()
            for name in archive.namelist():
                yield name
                yield from _read(name, archive.read(name))
    elif place.endswith(".pdf"):
        yield from _read_pdf(content)
    elif place.endswith(WORDS):
        text = content.decode("utf-8-sig")
        yield _leave_out_form(text) if place.endswith(".html") else text
        yield from _read_pictures(text)


def _leave_out_form(text: str) -> str:
    """Leave out the list of every group there can be, among which a reviewer chooses."""
    page = BeautifulSoup(text, "html.parser")
    for data in page.find_all("script", type="application/json"):
        if all(group.label in data.text for group in StakeholderGroup):
            data.decompose()
    return f"{page}\n{page.get_text(' ')}"


def _read_pictures(text: str) -> Iterator[str]:
    for picture in re.findall(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)", text):
        yield base64.b64decode(picture).decode()


def _read_pdf(content: bytes) -> Iterator[str]:
    """Read the words shown, and every text in the objects: properties, outlines, alternative texts."""
    shown = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    yield shown.stdout.decode()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        yield str(pdf.open_metadata())
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary):
                yield from (str(value) for value in thing.as_dict().values() if _is_text(value))


def _is_text(value: object) -> bool:
    return isinstance(value, pikepdf.String)


def _part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)
