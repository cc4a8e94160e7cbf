"""One notebook in a real kernel: what comes out of it, and the sentence for each way it can go wrong."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import pytest

from bahali.batch.planning.jobs import Job
from bahali.batch.planning.plan import BatchPlan
from bahali.batch.running import reporting
from bahali.batch.running.executing import Execution
from bahali.batch.running.reporting import Failed, Made, run_job
from bahali.publish.formats import EVERY_FORMAT, Format, Written

COVER = 'from bahali.document.section import Cover\nCover(title="Try", subtitle=jurisdiction)'
QUICK = (Format.HTML, Format.XLSX, Format.CSV)
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


def plan_with(folder: Path, timeout_seconds: int = 60, formats: tuple[Format, ...] = QUICK) -> BatchPlan:
    return BatchPlan(folder / "reports.yaml", folder, timeout_seconds, folder, (), formats)


@pytest.fixture
def run(aside: Path, write_job: Callable[..., Job]) -> Run:
    """Run a notebook of these cells, in a thread of its own as the batch does."""

    def run(
        *cells: str, timeout_seconds: int = 60, formats: tuple[Format, ...] = QUICK, **options: Any
    ) -> Made | Failed:
        how = {name: options.pop(name) for name in ("forks", "watch") if name in options}
        with ThreadPoolExecutor(1) as pool:
            plan = plan_with(aside, timeout_seconds, formats)
            return pool.submit(run_job, write_job("tried", *cells, **options), aside, plan, **how).result()

    return run


@pytest.mark.slow
def test_a_sound_notebook_becomes_a_page_with_its_parameters_put_in(run: Run, aside: Path) -> None:
    made = run(COVER, "print(workshop, draws)", formats=EVERY_FORMAT)
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
    ("cell", "kind", "story"),
    [
        (
            "raise KeyError",
            "code",
            'The notebook stopped in the cell "raise KeyError" with KeyError: no further words',
        ),
        (
            'm = chr(27)\nraise ValueError(m + "[31mred" + m + "[0m\\nblue")',
            "code",
            'The notebook stopped in the cell "m = chr(27)" with ValueError: red',
        ),
        (
            "from bahali.vocabulary.faults import Fault, InputError\n"
            'raise InputError([Fault("a.csv", "is empty")])',
            "data",
            "The workshop's data could not be used: a.csv: is empty",
        ),
        (
            "raise SystemExit(3)",
            "code",
            'The notebook stopped in the cell "raise SystemExit(3)" with SystemExit: 3',
        ),
        (
            "held = bytearray(2**62)",
            "memory",
            'The notebook stopped in the cell "held = bytearray(2**62)" with MemoryError: no further words',
        ),
    ],
    ids=["no words", "only the first line, without colours", "data", "exit", "memory"],
)
def test_a_cell_that_raises_is_told_in_one_sentence(run: Run, cell: str, kind: str, story: str) -> None:
    result = failed(run(COVER, cell))
    assert (result.kind, result.story) == (kind, story)


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


SIGNAL_SELF = "import os, signal\nos.kill(os.getpid(), signal.{name})"


@pytest.mark.slow
@pytest.mark.parametrize("forks", [True, False], ids=["prepared", "ordinary"])
@pytest.mark.parametrize(
    ("cell", "kind", "story"),
    [
        (SIGNAL_SELF.format(name="SIGKILL"), "killed", "Somebody or something ended the kernel that ran"),
        (SIGNAL_SELF.format(name="SIGSEGV"), "code", "The kernel that ran the notebook died."),
        ("import os; os._exit(9)", "code", "The kernel that ran the notebook died."),
    ],
    ids=["killed", "crashed", "ended itself"],
)
def test_a_kernel_that_ended_is_told_by_how_it_ended(
    run: Run, cell: str, kind: str, story: str, forks: bool
) -> None:
    result = failed(run(cell, forks=forks))
    assert result.kind == kind
    assert result.story.startswith(story)


@pytest.mark.slow
def test_a_kernel_that_was_lost_with_its_server_is_told_so_and_the_next_one_runs(run: Run) -> None:
    result = failed(run("import os, signal, time\nos.kill(os.getppid(), signal.SIGKILL)\ntime.sleep(30)"))
    assert (result.kind, result.story) == (
        "lost",
        "The server of kernels was lost, and with it the kernel that ran the notebook.",
    )
    after = run(COVER)
    assert isinstance(after, Made)
    assert after.account is not None
    assert after.account.kind == "prepared"


@pytest.mark.slow
def test_a_cell_that_takes_too_long_is_stopped(run: Run) -> None:
    result = failed(run("import time; time.sleep(50)", timeout_seconds=1))
    assert (result.kind, result.story) == ("timeout", "A cell of the notebook took longer than 1 seconds.")


@pytest.mark.slow
def test_a_prepared_kernel_and_an_ordinary_one_give_the_same_bytes(run: Run) -> None:
    contents = []
    for forks in (True, False):
        made = run(COVER, "import numpy; print(numpy.linalg.norm(numpy.arange(30.0)))", forks=forks)
        assert isinstance(made, Made)
        assert made.account is not None
        assert (made.account.kind, made.account.reason) == (
            ("prepared", "") if forks else ("ordinary", "forking was switched off.")
        )
        contents.append({path.name: path.read_bytes() for path in made.files})
    assert {"report.html", "report.xlsx"} <= contents[0].keys()
    assert contents[0] == contents[1]


@pytest.mark.slow
def test_it_is_told_how_many_cells_are_done_and_how_long_its_parts_took(run: Run) -> None:
    told = []
    made = run(COVER, "import time; time.sleep(0.5)", watch=lambda done, total: told.append((done, total)))
    assert isinstance(made, Made)
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]  # one more than written: the parameters put in
    assert made.seconds.keys() == {"cells", "kernel", "formats"}
    assert made.seconds["cells"] >= 0.5
    assert all(seconds > 0 for seconds in made.seconds.values())


def test_a_file_that_is_no_notebook_is_told_in_a_sentence(aside: Path, write_job: Callable[..., Job]) -> None:
    job = write_job("tried")
    job.notebook.write_text("no notebook", encoding="utf-8")
    result = failed(run_job(job, aside, plan_with(aside)))
    assert result.kind == "code"
    assert result.story.startswith("Making the report stopped with ")
    assert "\n" not in result.story


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
    monkeypatch.setattr(Execution, "run", lambda _: executed)
    monkeypatch.setattr(reporting, "read_report", lambda _: None)
    monkeypatch.setattr(reporting, "write_formats", lambda *_: Written({"report.html": b"page"}, {}))
    (aside / "report.html").mkdir()
    result = failed(run_job(write_job("tried"), aside, plan_with(aside)))
    assert (result.kind, result.story) == (
        "storage",
        "The report could not be written: Is a directory.",
    )


def test_a_report_of_which_no_format_could_be_written_is_a_failure(
    aside: Path, write_job: Callable[..., Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    executed = nbformat.read(write_job("tried").notebook, as_version=4)
    monkeypatch.setattr(Execution, "run", lambda _: executed)
    monkeypatch.setattr(reporting, "read_report", lambda _: None)
    missing = {"report.docx": "no pandoc", "report.html": "no page", "brief.docx": "no pandoc"}
    monkeypatch.setattr(reporting, "write_formats", lambda *_: Written({}, missing, "the traces"))
    result = failed(run_job(write_job("tried"), aside, plan_with(aside)))
    assert result.story == (
        "No format could be written. Could not be made: report.docx, brief.docx (no pandoc); "
        "report.html (no page)."
    )
    assert result.log.endswith("\n\nthe traces")
