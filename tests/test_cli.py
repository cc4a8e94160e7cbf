"""The command line from end to end: real packs, real kernels, what is told and what is left on disk."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
import yaml
from markupsafe import escape
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ROOT = Path(__file__).parents[1]
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


def bahali(*arguments: object, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would."""
    command = [sys.executable, "-m", "bahali", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@dataclass
class Bench:
    """A pack, two small notebooks and an output folder to try the batch on."""

    folder: Path

    @property
    def batch(self) -> Path:
        return self.folder / "parameters" / "nowhere-2030" / "reports.yaml"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def home(self) -> Path:
        return self.out / "nowhere-2030"

    def write_notebook(self, name: str, *cells: str) -> None:
        """Write a notebook that shows a cover and then runs the cells given."""
        parameters = new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]})
        code = [parameters, new_code_cell(SETUP), *map(new_code_cell, cells)]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        path = self.folder / "notebooks" / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        nbformat.write(new_notebook(cells=code, metadata=kernel), path)

    def write_batch(self, timeout_seconds: int = 60) -> None:
        """Ask for one report of the notebook ``sound`` and one of ``tried``."""
        matrix = [
            {"notebook": "sound", "jurisdiction": "AA"},
            {"notebook": "tried", "jurisdiction": "BB"},
        ]
        content = {"timeout_seconds": timeout_seconds, "matrix": matrix}
        self.batch.write_text(yaml.safe_dump(content), encoding="utf-8")

    def run(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Make the reports."""
        return bahali("reports", self.batch, "--out", self.out, *options, folder=self.folder)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path)
    shutil.copytree(ROOT / "tests" / "packs" / "nowhere", bench.batch.parent)
    bench.write_notebook("sound")
    bench.write_notebook("tried")
    bench.write_batch()
    return bench


def test_a_rating_off_the_scale_stops_both_commands_before_anything_is_written(
    tmp_path: Path,
) -> None:
    pack = shutil.copytree(ROOT / "parameters" / "islamabad-2025", tmp_path / "parameters" / "islamabad-2025")
    scores = pack / "tables" / "scores.csv"
    lines = scores.read_text(encoding="utf-8").split("\n")
    cells = lines[11].split(",")
    cells[4] = "9"
    lines[11] = ",".join(cells)
    scores.write_text("\n".join(lines), encoding="utf-8")
    sentence = 'tables/scores.csv, row 12, column value: found "9"; allowed: a whole number from 1 to 5'
    for command in (("check", pack), ("reports", pack / "reports.yaml", "--out", tmp_path / "out")):
        ended = bahali(*command)
        assert ended.returncode == 2
        assert sentence in ended.stderr
        assert "Traceback" not in ended.stdout + ended.stderr
    assert not (tmp_path / "out").exists()


def test_check_of_a_sound_pack_says_so(nowhere: Path) -> None:
    ended = bahali("check", nowhere)
    assert ended.returncode == 0
    assert "no errors. Reports can be made." in ended.stdout


@pytest.mark.slow
def test_a_failing_notebook_leaves_the_others_and_its_last_good_report(bench: Bench) -> None:
    first = bench.run()
    assert (first.returncode, first.stderr) == (0, "")
    good = {path: path.read_bytes() for path in bench.home.glob("bellowick/report.*")}
    assert len(good) == 5  # the notebook, HTML, PDF, DOCX and XLSX

    bench.write_notebook("tried", "1 / 0")
    second = bench.run()

    story = 'The notebook stopped in the cell "1 / 0" with ZeroDivisionError: division by zero'
    assert second.returncode == 1
    assert "the index says why" in second.stderr
    assert f"Bellowick: {story}" in second.stdout
    assert {path: path.read_bytes() for path in good} == good
    index = (bench.home / "index.html").read_text(encoding="utf-8")
    assert escape(story) in index
    assert 'href="logs/bellowick.log"' in index
    assert "Traceback" in (bench.home / "logs" / "bellowick.log").read_text(encoding="utf-8")
    assert "Traceback" not in index
    assert [path.name for path in bench.home.iterdir() if path.name.startswith(".")] == []

    bench.write_notebook("tried")
    third = bench.run("--only", "bellowick")
    assert third.returncode == 0
    assert not (bench.home / "logs" / "bellowick.log").exists()
    assert "2 reports · Made: 2<" in (bench.home / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cell", "story"),
    [
        ("import os; os._exit(9)", "The kernel that ran the notebook died"),
        ("import time; time.sleep(60)", "A cell of the notebook took longer than 8 seconds."),
        ("analyse(workshop='nowhere-2030', jurisdiction='AB')", "The workshop's data could not be used:"),
    ],
    ids=["killed", "too slow", "data"],
)
def test_each_kind_of_failure_is_told_in_its_own_sentence(bench: Bench, cell: str, story: str) -> None:
    bench.write_notebook("tried", cell)
    bench.write_batch(timeout_seconds=8)
    ended = bench.run("--only", "bellowick", "--jobs", "1")
    assert ended.returncode == 1
    assert story in ended.stdout
    assert not (bench.home / "bellowick" / "report.html").exists()
    assert not (bench.home / "aamoora").exists()
    assert "It has not been made yet." in (bench.home / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_same_notebook_gives_the_same_page_twice(bench: Bench) -> None:
    assert bench.run("--only", "aamoora").returncode == 0
    page = bench.home / "aamoora" / "report.html"
    first = page.read_bytes()
    assert bench.run("--only", "aamoora").returncode == 0
    assert page.read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["reports", "missing.yaml"], "missing.yaml: is missing"),
        (["check", "missing"], "missing: there is no such folder"),
        (["reports", "parameters/islamabad-2025/reports.yaml", "--only", "punjap"], 'did you mean "punjab"?'),
        (["reports", "parameters/islamabad-2025/reports.yaml", "--jobs", "0"], "equal to 1"),
        (["report"], "No such command"),
        (["check", "--fast", "x"], "No such option"),
    ],
)
def test_what_cannot_be_used_ends_in_a_sentence_and_code_two(arguments: list[str], words: str) -> None:
    ended = bahali(*arguments)
    assert ended.returncode == 2
    assert words in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stdout + ended.stderr


@pytest.mark.parametrize(
    ("arguments", "words"), [([], "check"), (["check"], "PACK"), (["reports"], "--only")]
)
def test_help_says_what_there_is(arguments: list[str], words: str) -> None:
    ended = bahali(*arguments, "--help")
    assert ended.returncode == 0
    assert words.lower() in ended.stdout.lower()


def test_checking_a_pack_does_not_wait_for_pictures_or_kernels(nowhere: Path) -> None:
    program = (
        "import sys\n"
        "from bahali.cli import app\n"
        f"app(['check', {str(nowhere)!r}], standalone_mode=False)\n"
        "print([name for name in ('matplotlib', 'seaborn', 'papermill', 'nbconvert') if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "[]"


@pytest.mark.slow
def test_a_cell_that_a_researcher_adds_is_part_of_the_report(bench: Bench) -> None:
    path = bench.folder / "notebooks" / "sound.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(new_markdown_cell("A word from the **secretariat**."))
    notebook.cells.append(new_markdown_cell("A note to myself.", metadata={"tags": ["guide"]}))
    nbformat.write(notebook, path)
    assert bench.run("--only", "aamoora").returncode == 0
    page = (bench.home / "aamoora" / "report.html").read_text(encoding="utf-8")
    assert "A word from the <strong>secretariat</strong>." in page
    assert "A note to myself." not in page


@pytest.fixture
def second_workshop(tmp_path: Path) -> Callable[[], Path]:
    """A function that gives a batch file for all six reports of the pack of nowhere."""

    def write() -> Path:
        pack = shutil.copytree(ROOT / "tests" / "packs" / "nowhere", tmp_path / "nowhere")
        content = {
            "notebooks": str(ROOT / "notebooks"),
            "matrix": [
                {"notebook": "provincial_report", "jurisdiction": ["AA", "BB", "CC", "DD", "EE"]},
                {"notebook": "national_report", "jurisdiction": "CN"},
            ],
        }
        batch = pack / "all.yaml"
        batch.write_text(yaml.safe_dump(content), encoding="utf-8")
        return batch

    return write


@pytest.mark.slow
def test_another_country_needs_no_other_code(second_workshop: Callable[[], Path], tmp_path: Path) -> None:
    ended = bahali("reports", second_workshop(), "--out", tmp_path / "out")
    assert (ended.returncode, ended.stderr) == (0, "")
    reports = {path.parent.name for path in (tmp_path / "out" / "nowhere-2030").glob("*/report.html")}
    assert reports == {"aamoora", "bellowick", "cindervale", "domara", "emberlow", "nowhere"}
