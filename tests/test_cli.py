"""The command line from end to end: real packs, real kernels, what is told and what is left on disk."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml
from markupsafe import escape
from nbformat.v4 import new_markdown_cell

ROOT = Path(__file__).parents[1]


Bahali = Callable[..., "subprocess.CompletedProcess[str]"]


def start(*arguments: object, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, as a person would."""
    command = [sys.executable, "-m", "bahali", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_rating_off_the_scale_stops_both_commands_before_anything_is_written(tmp_path: Path) -> None:
    pack = shutil.copytree(ROOT / "parameters" / "islamabad-2025", tmp_path / "parameters" / "islamabad-2025")
    scores = pack / "tables" / "scores.csv"
    lines = scores.read_text(encoding="utf-8").split("\n")
    cells = lines[11].split(",")
    cells[4] = "9"
    lines[11] = ",".join(cells)
    scores.write_text("\n".join(lines), encoding="utf-8")
    sentence = 'tables/scores.csv, row 12, column value: found "9"; allowed: a whole number from 1 to 5'
    for command in (("check", pack), ("reports", pack / "reports.yaml", "--out", tmp_path / "out")):
        ended = start(*command)
        assert ended.returncode == 2
        assert sentence in ended.stderr
        assert "Traceback" not in ended.stdout + ended.stderr
    assert not (tmp_path / "out").exists()


def test_check_of_a_sound_pack_says_so(bahali: Bahali, nowhere: Path) -> None:
    ended = bahali("check", nowhere)
    assert ended.returncode == 0
    assert "no errors. Reports can be made." in ended.stdout


@pytest.mark.slow
def test_a_failing_notebook_leaves_the_others_and_its_last_good_report(project: Any) -> None:
    first = project.run()
    assert (first.returncode, first.stderr) == (0, "")
    assert "2 made, 0 kept as they are, 0 failed." in first.stdout
    assert "Index: reports/nowhere-2030/index.html" in first.stdout
    good = {path: path.read_bytes() for path in project.home.glob("bellowick/report.*")}
    assert len(good) == 5  # the notebook, HTML, PDF, DOCX and XLSX

    project.write_notebook("tried", "1 / 0")
    second = project.run()

    story = 'The notebook stopped in the cell "1 / 0" with ZeroDivisionError: division by zero'
    assert second.returncode == 1
    assert "the index says why" in second.stderr
    assert f"Bellowick: {story}" in second.stdout
    assert "0 made, 1 kept as they are, 1 failed." in second.stdout
    assert {path: path.read_bytes() for path in good} == good
    index = (project.home / "index.html").read_text(encoding="utf-8")
    assert escape(story) in index
    assert 'href="logs/bellowick.log"' in index
    assert "Traceback" in (project.home / "logs" / "bellowick.log").read_text(encoding="utf-8")
    assert "Traceback" not in index
    hidden = [path.name for path in project.home.iterdir() if path.name.startswith(".")]
    assert hidden == [".slices.json"]

    project.write_notebook("tried")
    third = project.run("--force", "--only", "bellowick")
    assert third.returncode == 0
    assert not (project.home / "logs" / "bellowick.log").exists()
    assert "2 reports · Made: 2<" in (project.home / "index.html").read_text(encoding="utf-8")
    # Of the same notebook and tables, whatever happened in between.
    assert {path: path.read_bytes() for path in good if path.suffix != ".ipynb"} == {
        path: content for path, content in good.items() if path.suffix != ".ipynb"
    }


@pytest.mark.slow
def test_data_that_cannot_be_used_are_told_in_a_sentence(project: Any) -> None:
    project.write_notebook("tried", "analyse(workshop='nowhere-2030', jurisdiction='AB')")
    ended = project.run("--only", "bellowick", "--jobs", "1")
    assert ended.returncode == 1
    assert "Bellowick: The workshop's data could not be used: " in ended.stdout
    assert not (project.home / "bellowick" / "report.html").exists()
    assert not (project.home / "aamoora").exists()
    assert "It has not been made yet." in (project.home / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_cell_that_a_researcher_adds_is_part_of_the_report(project: Any) -> None:
    path = project.folder / "notebooks" / "sound.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(new_markdown_cell("A word from the **secretariat**.", id="added"))
    notebook.cells.append(new_markdown_cell("A note to myself.", id="mine", metadata={"tags": ["guide"]}))
    nbformat.write(notebook, path)
    project.write_batch(formats=["html"])
    assert project.run("--only", "aamoora").returncode == 0
    page = (project.home / "aamoora" / "report.html").read_text(encoding="utf-8")
    assert "A word from the <strong>secretariat</strong>." in page
    assert "A note to myself." not in page


HEAVY = ("papermill", "nbclient", "nbconvert", "jupyter_client", "matplotlib", "typst")


def loaded_after(*arguments: object, folder: Path = ROOT) -> tuple[str, list[str]]:
    """Run a command, and give what it told, and what takes time: modules that it loaded, and processes."""
    program = (
        "import sys\n"
        "from bahali.cli import app\n"
        f"app({[*map(str, arguments)]!r}, standalone_mode=False)\n"
        "import psutil\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules], *psutil.Process().children())"
    )
    command = [sys.executable, "-c", program]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    *told, loaded = ended.stdout.splitlines()
    return "\n".join(told), loaded.split()


@pytest.mark.slow
def test_where_nothing_changed_nobody_waits_for_kernels_and_formats(project: Any) -> None:
    project.write_batch(formats=["html"])
    assert project.run().returncode == 0
    before = {path: path.stat().st_mtime_ns for path in project.home.glob("*/*")}
    told, loaded = loaded_after("reports", project.batch, folder=project.folder)
    assert "0 made, 2 kept as they are, 0 failed." in told
    assert loaded == []
    assert {path: path.stat().st_mtime_ns for path in project.home.glob("*/*")} == before
    told, loaded = loaded_after("why", project.home / "bellowick", folder=project.folder)
    assert told == "It would be kept: nothing that it is made from has changed, and its files are whole."
    assert loaded == []


@pytest.mark.slow
def test_why_and_verify_speak_of_one_report(project: Any) -> None:
    project.write_batch(formats=["html"])
    assert project.run().returncode == 0
    home = project.home / "bellowick"
    sound = start("verify", home, folder=project.folder)
    assert (sound.returncode, sound.stderr) == (0, "")
    assert sound.stdout == "Verified: its files are as they were made, and come out the same again.\n"

    (home / "report.html").write_text("of another hand", encoding="utf-8")
    project.write_batch([{"notebook": "tried", "jurisdiction": "BB", "seed": 7}], formats=["html"])
    why = start("why", "reports/nowhere-2030/bellowick", folder=project.folder)
    assert (why.returncode, why.stdout.splitlines()) == (
        0,
        [
            "It would be made again:",
            "- The parameter seed was 20250205 and is 7.",
            "- Its files are not all there as they were made.",
        ],
    )
    wrong = start("verify", home, "--batch", project.batch, folder=project.folder)
    assert (wrong.returncode, wrong.stderr.splitlines()) == (
        1,
        [
            "- report.html is not as it was made.",
            "- The parameter seed was 20250205 and is 7.",
            "- report.html comes out differently.",  # it shows the parameters that it was made with
        ],
    )


def test_a_report_that_no_batch_file_knows_is_told(bahali: Bahali, project: Any) -> None:
    ended = bahali("why", project.home / "belowick", folder=project.folder)
    assert ended.returncode == 2
    assert (
        'there is no report "belowick"; allowed: aamoora, bellowick; did you mean "bellowick"?'
        in ended.stderr
    )
    ended = bahali("verify", project.folder / "elsewhere" / "a" / "b", folder=project.folder)
    assert ended.returncode == 2
    assert "reports.yaml: is missing" in ended.stderr


def test_nothing_to_resume_is_told(project: Any) -> None:
    ended = project.run("--resume")
    assert (ended.returncode, ended.stderr) == (2, "--resume: no run was stopped here; leave it out\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["reports", "missing.yaml"], "missing.yaml: is missing"),
        (["check", "missing"], "missing: there is no such folder"),
        (["reports", "parameters/islamabad-2025/reports.yaml", "--only", "punjap"], 'did you mean "punjab"?'),
        (["reports", "parameters/islamabad-2025/reports.yaml", "--jobs", "-1"], "equal to 0"),
        (["report"], "No such command"),
        (["check", "--fast", "x"], "No such option"),
    ],
)
def test_what_cannot_be_used_ends_in_a_sentence_and_code_two(
    bahali: Bahali, arguments: list[str], words: str
) -> None:
    ended = bahali(*arguments)
    assert ended.returncode == 2
    assert words in ended.stdout + ended.stderr


@pytest.mark.parametrize(
    ("arguments", "words"), [([], "check"), (["check"], "PACK"), (["reports"], "--only")]
)
def test_help_says_what_there_is(bahali: Bahali, arguments: list[str], words: str) -> None:
    ended = bahali(*arguments, "--help")
    assert ended.returncode == 0
    assert words.lower() in ended.stdout.lower()


def test_checking_a_pack_does_not_wait_for_pictures_or_kernels(nowhere: Path) -> None:
    told, loaded = loaded_after("check", nowhere)
    assert "no errors" in told
    assert loaded == []


@pytest.fixture
def second_workshop(tmp_path: Path) -> Callable[[], Path]:
    """A function that gives a batch file for all six reports of the pack of nowhere."""

    def write() -> Path:
        pack = shutil.copytree(ROOT / "tests" / "packs" / "nowhere", tmp_path / "nowhere")
        content = {
            "notebooks": str(ROOT / "notebooks"),
            "formats": ["html"],
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
    ended = start("reports", second_workshop(), "--out", tmp_path / "out")
    assert (ended.returncode, ended.stderr) == (0, "")
    reports = {path.parent.name for path in (tmp_path / "out" / "nowhere-2030").glob("*/report.html")}
    assert reports == {"aamoora", "bellowick", "cindervale", "domara", "emberlow", "nowhere"}
