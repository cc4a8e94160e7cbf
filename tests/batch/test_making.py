"""A batch as a whole: what is on disk and in the index after reports were made, failed or were stopped."""

import io
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from rich.console import Console

from bahali.batch import making
from bahali.batch.making import BatchRun, make_report, make_reports
from bahali.batch.plan import BatchPlan, Job
from bahali.batch.record import Version, read_record
from bahali.batch.running import Failed, Made
from bahali.document.results import ActionResult, Results
from bahali.document.section import BLOCK_MIME_TYPE, keep_results
from bahali.vocabulary.faults import InputError
from bahali.workshop import Workshop

COVER = 'from bahali.document.section import Cover\nCover(title="Try", subtitle=jurisdiction)'
FIRST_DAY, SECOND_DAY = str(22169 * 86400), str(22170 * 86400)  # 12 and 13 September 2030
WriteJob = Callable[..., Job]
RESULTS = Results(
    workshop="nowhere-2030",
    jurisdiction="AA",
    place="Aamoora",
    edition="public",
    dated=date(2030, 9, 12),
    fingerprint="",
)


@dataclass
class Bench:
    """The reports of one workshop, and what was told while they were made."""

    run: BatchRun
    log: io.StringIO = field(default_factory=io.StringIO)

    @property
    def folder(self) -> Path:
        return self.run.folder

    @property
    def index(self) -> str:
        return (self.folder / "index.html").read_text(encoding="utf-8")

    def make(self, *jobs: Job, planned: tuple[Job, ...] | None = None, workers: int = 1) -> bool:
        console = Console(file=self.log, width=200)
        return make_reports(self.run, jobs, planned or jobs, workers, console)

    def size(self, name: str) -> int:
        """Bytes of a file as the record of the first report has it."""
        record = read_record(self.folder / "aamoora")
        assert record is not None
        assert record.version is not None
        return record.version.files[name]

    def state(self, report_id: str) -> tuple[str, str]:
        """How the last attempt ended, and the day of the version that is there."""
        record = read_record(self.folder / report_id)
        assert record is not None
        return record.state, record.version.made_on if record.version else ""


@pytest.fixture
def bench(tmp_path: Path, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", FIRST_DAY)
    plan = BatchPlan(tmp_path / "reports.yaml", tmp_path, 60, tmp_path / "notebooks", ())
    return Bench(BatchRun(workshop, plan, tmp_path / "out" / "reports"))


@dataclass
class Press:
    """Stands for the kernel: makes two files at once, or does what a report's name is given to."""

    acts: dict[str, Callable[[], None]] = field(default_factory=dict)
    files: tuple[str, ...] = ("report.html", "report.pdf")
    missing: dict[str, str] = field(default_factory=dict)
    stories: dict[str, str] = field(default_factory=dict)
    begun: list[str] = field(default_factory=list)

    def __call__(self, job: Job, aside: Path, plan: BatchPlan) -> Made | Failed:  # noqa: ARG002
        self.begun.append(job.report_id)
        self.acts.get(job.report_id, lambda: None)()
        if job.report_id in self.stories:
            return Failed(self.stories[job.report_id], "all that is known")
        notebook, paths = aside / "report.ipynb", tuple(aside / name for name in self.files)
        notebook.write_text("{}", encoding="utf-8")
        for path in paths:
            path.write_text(f"{path.name} of {job.report_id}", encoding="utf-8")
        return Made(notebook, paths, self.missing, "what is known" if self.missing else "")


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    press = Press()
    monkeypatch.setattr(making, "run_job", press)
    return press


@pytest.fixture
def jobs(write_job: WriteJob) -> tuple[Job, ...]:
    return tuple(write_job(name) for name in ("aamoora", "bellowick", "cindervale"))


def test_a_format_that_is_no_longer_made_does_not_stay_beside_the_new_report(
    bench: Bench, press: Press, jobs: tuple[Job, ...]
) -> None:
    press.files = ("report.html", "report.pdf", "tables.zip")
    bench.make(jobs[0])
    own = bench.folder / "aamoora" / "letter.pdf"
    own.write_text("of a researcher", encoding="utf-8")
    press.files = ("report.html",)
    bench.make(jobs[0])
    assert {path.name for path in (bench.folder / "aamoora").iterdir()} == {
        *("report.html", "report.ipynb", "record.json", "letter.pdf")
    }


def test_a_format_that_could_not_be_made_is_named_and_the_report_is_done(
    bench: Bench, press: Press, jobs: tuple[Job, ...]
) -> None:
    bench.make(jobs[0])
    press.files, press.missing = ("report.html",), {"report.pdf": "no typst"}
    assert bench.make(jobs[0])
    assert bench.state("aamoora") == ("done", "2030-09-12")
    assert not (bench.folder / "aamoora" / "report.pdf").exists()
    assert "Aamoora: done. Could not be made: report.pdf (no typst)." in bench.log.getvalue()
    assert "Could not be made: report.pdf (no typst)." in bench.index
    assert (bench.folder / "logs" / "aamoora.log").read_text(encoding="utf-8") == "what is known"
    press.files, press.missing = ("report.html", "report.pdf"), {}
    bench.make(jobs[0])
    assert "Could not be made" not in bench.index
    assert not (bench.folder / "logs" / "aamoora.log").exists()


def test_the_index_tells_what_is_new_since_the_version_before(
    bench: Bench, write_job: WriteJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    def press(job: Job, aside: Path, plan: BatchPlan) -> Made:  # noqa: ARG001
        page, notebook = aside / "report.html", aside / "report.ipynb"
        page.write_text("page", encoding="utf-8")
        rows = tuple(
            ActionResult(id=name, title=name, outcome="recommended", order=place, place=place)
            for place, name in enumerate(recommended, start=1)
        )
        kept = keep_results(RESULTS.model_copy(update={"actions": rows}))
        output = new_output("display_data", {BLOCK_MIME_TYPE: kept.model_dump(mode="json")})
        nbformat.write(new_notebook(cells=[new_code_cell("show()", outputs=[output])]), notebook)
        return Made(notebook, (page,))

    monkeypatch.setattr(making, "run_job", press)
    job = write_job("aamoora")
    recommended = ["A1", "A2"]
    bench.make(job)
    assert "unchanged" not in bench.index
    recommended = ["A2", "A3", "A1"]
    bench.make(job)
    assert "1 entered, 1 rose, 1 fell; 0 unchanged." in bench.index


@pytest.mark.usefixtures("press")
def test_whoever_is_stopped_while_files_are_put_in_place_leaves_no_record(
    bench: Bench, jobs: tuple[Job, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.make(jobs[0])
    replace = Path.replace

    def stop_at_page(self: Path, target: Path) -> Path:
        if self.name == "report.html":
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", stop_at_page)
    with pytest.raises(KeyboardInterrupt, match=r"^$"):
        make_report_in(bench, jobs[0])
    assert read_record(bench.folder / "aamoora") is None


def content_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.glob("report.*")}


@pytest.mark.slow
@pytest.mark.usefixtures("after_kernels")
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
@pytest.mark.parametrize("cell", ["1 / 0", "import os; os._exit(9)"], ids=["error", "dead kernel"])
def test_a_failing_notebook_leaves_the_others_and_its_last_good_report(
    bench: Bench, write_job: WriteJob, monkeypatch: pytest.MonkeyPatch, cell: str
) -> None:
    sound, tried = write_job("aamoora", COVER), write_job("bellowick", COVER)
    assert bench.make(sound, tried, workers=2)
    good = content_of(bench.folder / "bellowick")
    assert {path.name for path in good} == {
        *("report.ipynb", "report.html", "report.pdf", "report.docx", "report.xlsx")
    }

    monkeypatch.setenv("SOURCE_DATE_EPOCH", SECOND_DAY)
    assert not bench.make(sound, write_job("bellowick", COVER, cell), workers=2)
    assert content_of(bench.folder / "bellowick") == good
    assert bench.state("aamoora") == ("done", "2030-09-13")
    assert bench.state("bellowick") == ("failed", "2030-09-12")


def test_a_made_report_has_its_files_notebook_and_record_and_nothing_else(
    bench: Bench, press: Press, jobs: tuple[Job, ...], workshop: Workshop
) -> None:
    record = make_report_in(bench, jobs[0])
    home = bench.folder / "aamoora"
    assert {path.name for path in home.iterdir()} == {
        *("report.html", "report.pdf", "report.ipynb", "record.json")
    }
    assert read_record(home) == record
    # "report.html of aamoora" and "report.pdf of aamoora" are 22 and 21 letters.
    version = Version("2030-09-12", {"report.html": 22, "report.pdf": 21}, {}, "")
    assert (record.state, record.story, record.version) == ("done", "", version)
    assert record.fingerprint == workshop.fingerprint
    assert press.begun == ["aamoora"]


def make_report_in(bench: Bench, job: Job) -> Any:
    bench.folder.mkdir(parents=True, exist_ok=True)
    return make_report(bench.run, job)


def test_a_report_that_failed_and_never_was_made_has_no_day(
    bench: Bench, press: Press, jobs: tuple[Job, ...]
) -> None:
    press.stories["aamoora"] = "It stopped."
    record = make_report_in(bench, jobs[0])
    assert (record.state, record.story, record.version) == ("failed", "It stopped.", None)
    assert [path.name for path in (bench.folder / "aamoora").iterdir()] == ["record.json"]


def test_the_day_of_the_last_good_report_outlives_several_failures(
    bench: Bench, press: Press, jobs: tuple[Job, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.make(jobs[0])
    press.stories["aamoora"] = "It stopped."
    for day in (SECOND_DAY, str(int(SECOND_DAY) + 86400)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        bench.make(jobs[0])
        assert bench.state("aamoora") == ("failed", "2030-09-12")
    assert "The earlier report made on 12 September 2030 is still here" in bench.index
    assert bench.size("report.pdf") == 21


def test_a_failure_has_a_log_until_the_report_is_made(
    bench: Bench, press: Press, jobs: tuple[Job, ...]
) -> None:
    log = bench.folder / "logs" / "aamoora.log"
    press.stories["aamoora"] = "It stopped."
    bench.make(jobs[0])
    assert log.read_text(encoding="utf-8") == "all that is known"
    del press.stories["aamoora"]
    bench.make(jobs[0])
    assert not log.exists()


def test_a_report_that_was_not_chosen_is_kept_as_it_is(
    bench: Bench, press: Press, jobs: tuple[Job, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.make(*jobs)
    kept = {path: path.read_bytes() for path in (bench.folder / "bellowick").iterdir()}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SECOND_DAY)
    press.begun.clear()
    assert bench.make(jobs[0], planned=jobs)
    assert press.begun == ["aamoora"]
    assert {path: path.read_bytes() for path in (bench.folder / "bellowick").iterdir()} == kept
    assert "3 reports · Made: 3" in bench.index


def test_an_earlier_failure_elsewhere_does_not_make_this_run_fail(
    bench: Bench, press: Press, jobs: tuple[Job, ...]
) -> None:
    press.stories["bellowick"] = "It stopped."
    assert not bench.make(*jobs)
    assert bench.make(jobs[0], planned=jobs)
    assert "3 reports · Made: 2 · Not made: 1" in bench.index


def test_nothing_temporary_is_left_behind(bench: Bench, press: Press, jobs: tuple[Job, ...]) -> None:
    press.stories["bellowick"] = "It stopped."
    bench.make(*jobs, workers=2)
    names = {path.name for path in bench.folder.iterdir()}
    assert names == {"aamoora", "bellowick", "cindervale", "logs", "index.html"}


def test_each_report_is_told_as_it_ends_and_listed_as_it_was_planned(
    bench: Bench, press: Press, jobs: tuple[Job, ...]
) -> None:
    others = threading.Event()
    press.acts["aamoora"] = lambda: None if others.wait(10) else pytest.fail("the others never ended")
    # With two workers the third report ends only after the second; the first waits for it.
    press.acts["cindervale"] = others.set
    bench.make(*jobs, workers=2)
    told = re.findall(r"\[(\d)/3\] (\w+): done", bench.log.getvalue())
    assert [number for number, _ in told] == ["1", "2", "3"]
    assert told[0] == ("1", "Bellowick")
    assert re.findall(r'<h3 dir="auto">(\w+)', bench.index) == ["Aamoora", "Bellowick", "Cindervale"]


def test_one_worker_makes_reports_one_after_another_in_order(
    bench: Bench, press: Press, jobs: tuple[Job, ...]
) -> None:
    bench.make(*reversed(jobs), planned=jobs)
    assert press.begun == ["cindervale", "bellowick", "aamoora"]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_no_more_notebooks_run_at_once_than_workers(
    bench: Bench, press: Press, jobs: tuple[Job, ...], workers: int
) -> None:
    lock, running, most = threading.Lock(), [0], [0]

    def work() -> None:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        time.sleep(0.2)
        with lock:
            running[0] -= 1

    press.acts = {job.report_id: work for job in jobs}
    bench.make(*jobs, workers=workers)
    assert most[0] == workers


def test_a_batch_of_which_nothing_is_chosen_only_writes_the_index(
    bench: Bench, press: Press, jobs: tuple[Job, ...]
) -> None:
    assert bench.make(planned=jobs)
    assert press.begun == []
    assert "3 reports · Not run: 3" in bench.index


@pytest.fixture(autouse=True)
def heed_interrupts() -> Iterator[None]:
    """Let Ctrl-C interrupt, also where the tests run in the background of a shell, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupt() -> None:
    """Do what Ctrl-C does, and then work on for a moment."""
    time.sleep(0.2)
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    time.sleep(0.5)


def test_a_stopped_run_finishes_what_runs_and_does_not_begin_the_rest(
    bench: Bench, press: Press, jobs: tuple[Job, ...]
) -> None:
    press.acts["aamoora"] = interrupt
    with pytest.raises(KeyboardInterrupt, match=r"^$"):
        bench.make(*jobs)
    assert press.begun == ["aamoora"]
    assert bench.state("aamoora") == ("done", "2030-09-12")
    assert {path.name for path in bench.folder.iterdir()} == {"aamoora"}


def test_a_stopped_run_leaves_the_last_good_reports(
    bench: Bench, press: Press, jobs: tuple[Job, ...]
) -> None:
    bench.make(*jobs)
    good, index = content_of(bench.folder / "cindervale"), bench.index
    press.acts["aamoora"] = interrupt
    with pytest.raises(KeyboardInterrupt, match=r"^$"):
        bench.make(*jobs)
    assert content_of(bench.folder / "cindervale") == good
    assert bench.index == index


def test_a_folder_that_cannot_be_made_is_told_before_anything_runs(
    bench: Bench, press: Press, jobs: tuple[Job, ...]
) -> None:
    bench.folder.parent.write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(
        InputError, match=r"--out: cannot write into the folder .*; choose a folder that you may"
    ):
        bench.make(*jobs)
    assert press.begun == []


def test_a_folder_that_may_not_be_written_is_told_before_anything_runs(
    bench: Bench, press: Press, jobs: tuple[Job, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    # Forced, since nothing is forbidden to the user that tests often run as.
    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    with pytest.raises(InputError, match=r"cannot write into the folder .*: Permission denied; choose"):
        bench.make(*jobs)
    assert press.begun == []


def test_one_report_whose_folder_cannot_be_made_does_not_stop_the_others(
    bench: Bench, press: Press, jobs: tuple[Job, ...]
) -> None:
    bench.folder.mkdir(parents=True)
    (bench.folder / "bellowick").write_text("a file where a folder should be", encoding="utf-8")
    assert not bench.make(*jobs)
    assert press.begun == ["aamoora", "cindervale"]
    assert "Bellowick: The report could not be written: File exists." in bench.log.getvalue()
    assert "The report could not be written: File exists." in bench.index
    assert "3 reports · Made: 2 · Not made: 1" in bench.index


def test_a_log_that_cannot_be_written_does_not_hide_what_happened(
    bench: Bench, press: Press, jobs: tuple[Job, ...]
) -> None:
    bench.folder.mkdir(parents=True)
    (bench.folder / "logs").write_text("a file where a folder should be", encoding="utf-8")
    press.stories["aamoora"] = "It stopped."
    assert not bench.make(*jobs)
    assert bench.state("aamoora") == ("failed", "")
    assert "It stopped." in bench.index


def test_a_record_that_cannot_be_written_does_not_keep_the_index_from_telling(
    bench: Bench, press: Press, jobs: tuple[Job, ...]
) -> None:
    (bench.folder / "aamoora" / "record.json").mkdir(parents=True)
    press.stories["aamoora"] = "It stopped."
    assert not bench.make(*jobs)
    assert "It stopped." in bench.index
