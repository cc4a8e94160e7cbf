"""One notebook in a real kernel: what comes out of it, and the sentence for each way it can go wrong."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest

from bahali.batch import running
from bahali.batch.plan import BatchPlan, Job
from bahali.batch.running import Failed, Made, run_job
from bahali.publish.formats import Written

COVER = 'from bahali.document.section import Cover\nCover(title="Try", subtitle=jurisdiction)'
Run = Callable[..., Made | Failed]

pytestmark = [
    pytest.mark.usefixtures("after_kernels"),
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]


@pytest.fixture
def aside(tmp_path: Path) -> Path:
    folder = tmp_path / "aside"
    folder.mkdir()
    return folder


def plan_with(folder: Path, timeout_seconds: int = 60) -> BatchPlan:
    return BatchPlan(folder / "reports.yaml", folder, timeout_seconds, folder, ())


@pytest.fixture
def run(aside: Path, write_job: Callable[..., Job]) -> Run:
    """Run a notebook of these cells, in a thread of its own as the batch does."""

    def run(*cells: str, timeout_seconds: int = 60, **options: str) -> Made | Failed:
        with ThreadPoolExecutor(1) as pool:
            plan = plan_with(aside, timeout_seconds)
            return pool.submit(run_job, write_job("tried", *cells, **options), aside, plan).result()

    return run


@pytest.mark.slow
def test_a_sound_notebook_becomes_a_page_with_its_parameters_put_in(run: Run, aside: Path) -> None:
    made = run(COVER, "print(workshop, draws)")
    names = ("report.html", "report.pdf", "report.docx", "report.xlsx", "tables.zip")
    assert made == Made(aside / "report.ipynb", tuple(aside / name for name in names))
    page = (aside / "report.html").read_text(encoding="utf-8")
    assert "<title>Try – AA</title>" in page
    # The settings have 10,000 draws unless told; the notebook itself says 100.
    assert "nowhere-2030 10000" in page


@pytest.mark.slow
def test_the_executed_notebook_is_kept_with_its_outputs(run: Run, aside: Path) -> None:
    run(COVER, "6 * 7")
    notebook = nbformat.read(aside / "report.ipynb", as_version=4)
    assert notebook.cells[-1].outputs[0].data["text/plain"] == "42"


@pytest.mark.slow
def test_the_notebook_of_the_researcher_is_not_changed(run: Run, tmp_path: Path) -> None:
    assert isinstance(run(COVER), Made)
    (notebook,) = (tmp_path / "notebooks").iterdir()
    cells = nbformat.read(notebook, as_version=4).cells
    assert [cell.outputs for cell in cells] == [[], []]


@pytest.mark.slow
def test_no_path_of_the_machine_gets_into_page_or_notebook(run: Run, aside: Path, tmp_path: Path) -> None:
    assert isinstance(run(COVER, workshop=str(tmp_path / "spring-2031")), Made)
    for name in ("report.ipynb", "report.html"):
        text = (aside / name).read_text(encoding="utf-8")
        assert "spring-2031" in text
        assert str(tmp_path) not in text


@pytest.mark.slow
def test_a_notebook_runs_in_its_own_folder(run: Run, aside: Path, tmp_path: Path) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "beside.txt").write_text("found beside it", encoding="utf-8")
    assert isinstance(run(COVER, 'print(open("beside.txt").read())'), Made)
    assert "found beside it" in (aside / "report.html").read_text(encoding="utf-8")


def failed(result: Made | Failed) -> Failed:
    assert isinstance(result, Failed)
    return result


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cell", "story"),
    [
        (
            "raise KeyError",
            'The notebook stopped in the cell "raise KeyError" with KeyError: no further words',
        ),
        (
            'm = chr(27)\nraise ValueError(m + "[31mred" + m + "[0m\\nblue")',
            'The notebook stopped in the cell "m = chr(27)" with ValueError: red',
        ),
        (
            'class InputError(Exception): ...\nraise InputError("a.csv: is empty")',
            "The workshop's data could not be used: a.csv: is empty",
        ),
        (
            "raise SystemExit(3)",
            'The notebook stopped in the cell "raise SystemExit(3)" with SystemExit: 3',
        ),
    ],
    ids=["no words", "only the first line, without colours", "data", "exit"],
)
def test_a_cell_that_raises_is_told_in_one_sentence(run: Run, cell: str, story: str) -> None:
    assert failed(run(COVER, cell)).story == story


@pytest.mark.slow
def test_a_notebook_that_ends_itself_early_is_no_report(run: Run) -> None:
    story = failed(run(COVER, "raise SystemExit(0)", "print('the rest')")).story
    assert story.startswith(
        "Making the report stopped with ValueError: cell 4 ended in an error: SystemExit: 0"
    )


@pytest.mark.slow
def test_a_notebook_without_a_cover_is_no_report(run: Run) -> None:
    assert failed(run("1 + 1")).story == (
        "Making the report stopped with ValueError: the notebook shows 0 covers; a report needs exactly one"
    )


@pytest.mark.slow
def test_a_kernel_that_dies_is_told_as_such(run: Run) -> None:
    story = failed(run("import os; os._exit(9)")).story
    assert story == "The kernel that ran the notebook died, perhaps for want of memory."


@pytest.mark.slow
def test_a_cell_that_takes_too_long_is_stopped(run: Run) -> None:
    started = time.monotonic()
    assert failed(run("import time; time.sleep(50)", timeout_seconds=1)).story == (
        "A cell of the notebook took longer than 1 seconds."
    )
    assert time.monotonic() - started < 45


def test_a_kernel_that_is_not_installed_is_named(run: Run) -> None:
    story = failed(run(COVER, kernel="python-of-mars")).story
    assert story == "There is no kernel called python-of-mars; run the set-up again."


def test_a_notebook_that_is_gone_is_told_in_a_sentence(aside: Path, write_job: Callable[..., Job]) -> None:
    job = write_job("tried")
    job.notebook.unlink()
    story = failed(run_job(job, aside, plan_with(aside))).story
    assert story.startswith("Making the report stopped with FileNotFoundError: ")


def test_a_file_that_is_no_notebook_is_told_in_a_sentence(aside: Path, write_job: Callable[..., Job]) -> None:
    job = write_job("tried")
    job.notebook.write_text("no notebook", encoding="utf-8")
    story = failed(run_job(job, aside, plan_with(aside))).story
    assert story.startswith("Making the report stopped with ")
    assert "\n" not in story


@pytest.mark.slow
def test_the_log_says_what_was_run_and_shows_the_trace_without_colours(run: Run) -> None:
    log = failed(run(COVER, "1 / 0")).log
    assert log.startswith(
        "report: tried\nnotebook: tried.ipynb\nworkshop: nowhere-2030\njurisdiction: AA\nedition: public\n"
    )
    assert "Traceback (most recent call last)" in log
    assert "ZeroDivisionError: division by zero" in log
    assert "\x1b" not in log


def test_a_page_that_cannot_be_written_is_a_failure(
    aside: Path, write_job: Callable[..., Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    executed = nbformat.read(write_job("tried").notebook, as_version=4)
    monkeypatch.setattr(running, "_execute", lambda *_: executed)
    monkeypatch.setattr(running, "read_report", lambda _: None)
    monkeypatch.setattr(running, "write_formats", lambda *_: Written({"report.html": b"page"}, {}))
    (aside / "report.html").mkdir()
    story = failed(run_job(write_job("tried"), aside, plan_with(aside))).story
    assert story.startswith("Making the report stopped with IsADirectoryError: ")


def test_a_report_of_which_no_format_could_be_written_is_a_failure(
    aside: Path, write_job: Callable[..., Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    executed = nbformat.read(write_job("tried").notebook, as_version=4)
    monkeypatch.setattr(running, "_execute", lambda *_: executed)
    monkeypatch.setattr(running, "read_report", lambda _: None)
    missing = {"report.docx": "no pandoc", "report.html": "no page", "brief.docx": "no pandoc"}
    monkeypatch.setattr(running, "write_formats", lambda *_: Written({}, missing, "the traces"))
    result = failed(run_job(write_job("tried"), aside, plan_with(aside)))
    assert result.story == (
        "No format could be written. Could not be made: report.docx, brief.docx (no pandoc); "
        "report.html (no page)."
    )
    assert result.log.endswith("\n\nthe traces")
