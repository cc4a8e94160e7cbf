"""Workshops to try things on: the pack of nowhere, whole or edited, or with notebooks in a project."""

import csv
import io
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import nbformat
import pytest
import yaml
from nbformat.v4 import new_code_cell, new_notebook

from bahali.cli import main
from bahali.vocabulary.language import ENGLISH, use_language
from bahali.workshop import check_workshop

# How long an example takes is no matter of right or wrong, least of all on a busy machine.
hypothesis.settings.register_profile("bahali", deadline=None)
hypothesis.settings.load_profile("bahali")

ROOT = Path(__file__).parents[1]
NOWHERE = Path(__file__).parent / "packs" / "nowhere"


PARAMETERS = """workshop: str = "nowhere"
jurisdiction: str = "AA"
edition: str = "public"
weight_set: str = ""
max_recommendations: int = 10
draws: int = 1000
seed: int = 1
language: str = "en"
"""
SETUP = """from bahali.notebook import analyse, sections

findings = analyse(workshop=workshop, jurisdiction=jurisdiction)
sections.cover(findings)"""


@dataclass
class Project:
    """A pack, small notebooks, a batch file and a folder for reports, laid out as in a project of its own."""

    folder: Path

    @property
    def batch(self) -> Path:
        return self.folder / "parameters" / "nowhere-2030" / "reports.yaml"

    @property
    def out(self) -> Path:
        return self.folder / "reports"

    @property
    def home(self) -> Path:
        return self.out / "nowhere-2030"

    def write_notebook(self, name: str, *cells: str, setup: str = SETUP) -> None:
        """Write a notebook that shows a cover and then runs the cells given."""
        cells = (PARAMETERS, setup, *cells)
        code = [new_code_cell(cell, id=f"cell-{number}") for number, cell in enumerate(cells)]
        code[0].metadata["tags"] = ["parameters"]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        path = self.folder / "notebooks" / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        nbformat.write(new_notebook(cells=code, metadata=kernel), path)

    def write_batch(self, matrix: Sequence[Mapping[str, object]] = (), **content: object) -> None:
        """Ask for the reports given; else for one of the notebook ``sound`` and one of ``tried``."""
        usual = [
            {"notebook": "sound", "jurisdiction": "AA"},
            {"notebook": "tried", "jurisdiction": "BB"},
        ]
        text = yaml.safe_dump({"timeout_seconds": 60, **content, "matrix": list(matrix) or usual})
        self.batch.write_text(text, encoding="utf-8")

    def start(self, *arguments: object, **options: Any) -> "subprocess.Popen[str]":
        """Start the command as a person would."""
        command = [sys.executable, "-m", "bahali", *map(str, arguments)]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=self.folder, stdout=pipe, stderr=pipe, text=True, **options)

    def run(self, *options: str) -> "subprocess.CompletedProcess[str]":
        """Make the reports."""
        with self.start("reports", self.batch, *options) as process:
            told, complained = process.communicate()
        return subprocess.CompletedProcess(process.args, process.returncode, told, complained)


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """Begin in English, whatever language a notebook of an earlier test has left."""
    use_language(ENGLISH)


@pytest.fixture
def bahali(monkeypatch: pytest.MonkeyPatch) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Give a function that runs the command in this process, which has imported already what it needs.

    What a person would see as a traceback fails the test.
    """

    def run(*arguments: object, folder: Path = ROOT) -> "subprocess.CompletedProcess[str]":
        command = ["bahali", *map(str, arguments)]
        code, told, complained = 0, io.StringIO(), io.StringIO()
        with monkeypatch.context() as patch, redirect_stdout(told), redirect_stderr(complained):
            patch.setattr(sys, "argv", command)
            patch.chdir(folder)
            try:
                main()
            except SystemExit as ended:
                code = int(ended.code or 0)
        return subprocess.CompletedProcess(command, code, told.getvalue(), complained.getvalue())

    return run


@pytest.fixture
def blank_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make pictures without drawing them, which takes most of the time, where they do not matter."""
    monkeypatch.setattr("bahali.present.figures.style.write_svg", lambda _: "<svg/>")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of two reports, of the notebooks ``sound`` and ``tried``."""
    project = Project(tmp_path)
    shutil.copytree(NOWHERE, project.batch.parent)
    project.write_notebook("sound")
    project.write_notebook("tried")
    project.write_batch()
    return project


@pytest.fixture
def nowhere() -> Path:
    """Folder of a small workshop of an invented country; it has no fault and no warning."""
    return NOWHERE


@pytest.fixture
def edited_pack(tmp_path: Path) -> Callable[..., Path]:
    """Copy the pack of nowhere and edit it.

    ``actions={2: {"domain": "X"}}`` writes a cell of the row that a spreadsheet numbers 2, ``{2: None}``
    removes that row, and a number above the last adds a row; ``actions=None`` removes the table, and text or
    bytes replace it. ``header={"deciding.min_raters": 1}`` writes a key of workshop.yaml; None removes it.
    """

    def edit(header: Mapping[str, Any] | None = None, **tables: Any) -> Path:
        folder = tmp_path / "pack"
        shutil.copytree(NOWHERE, folder)
        if header:
            _edit_header(folder / "workshop.yaml", header)
        for name, change in tables.items():
            _edit_table(folder / "tables" / f"{name}.csv", change)
        return folder

    return edit


@pytest.fixture
def faults_after(edited_pack: Callable[..., Path]) -> Callable[..., list[str]]:
    """Edit the pack of nowhere, and give every fault and warning as a person reads it."""

    def check(header: Mapping[str, Any] | None = None, **tables: Any) -> list[str]:
        return [str(fault) for fault in check_workshop(edited_pack(header, **tables)).faults]

    return check


@pytest.fixture(scope="session")
def produced_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the shipped workshop's reports, by the real command; mark who uses it as slow.

    It begins with a copy of those that `make reports` left, if any: the command keeps of them what is whole
    and made of the same notebooks, tables and code, and makes the rest.
    """
    out = tmp_path_factory.mktemp("reports")
    made = ROOT / "reports" / "islamabad-2025"
    if made.is_dir():
        shutil.copytree(made, out / made.name)
    batch = "parameters/islamabad-2025/reports.yaml"
    command = [sys.executable, "-m", "bahali", "reports", batch, "--out", str(out)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return out / made.name


def _edit_header(path: Path, changes: Mapping[str, Any]) -> None:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    for keys, value in changes.items():
        *above, last = keys.split(".")
        place = content
        for key in above:
            place = place[key]
        if value is None:
            del place[last]
        else:
            place[last] = value
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _edit_table(path: Path, change: Any) -> None:
    if change is None:
        path.unlink(missing_ok=True)
    elif isinstance(change, bytes):
        path.write_bytes(change)
    elif isinstance(change, str):
        path.write_text(change, encoding="utf-8", newline="")
    else:
        _edit_rows(path, change)


def _edit_rows(path: Path, changes: Mapping[int, Mapping[str, str] | None]) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = dict(enumerate(csv.DictReader(stream), start=2))
    headings = list(rows[2])
    for number, cells in changes.items():
        if cells is None:
            del rows[number]
        else:
            rows.setdefault(number, {}).update(cells)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, headings, restval="")
        writer.writeheader()
        writer.writerows(rows.values())
