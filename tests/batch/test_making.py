"""A batch as a whole: what is on disk and in the index after reports were made, failed or were stopped."""

import io
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bahali.batch import making
from bahali.batch.making import BatchRun, make_report, make_reports
from bahali.batch.plan import BatchPlan, Job
from bahali.batch.record import read_record
from bahali.batch.running import Failed, Made
from bahali.vocabulary.faults import InputError
from bahali.workshop import Workshop

COVER = 'from bahali.document.section import Cover\nCover(title="Try", subtitle=jurisdiction)'
FIRST_DAY, SECOND_DAY = str(22169 * 86400), str(22170 * 86400)  # 12 and 13 September 2030
WriteJob = Callable[..., Job]


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

    def state(self, report_id: str) -> tuple[str, str]:
        """How the last attempt ended, and the day of the version that is there."""
        record = read_record(self.folder / report_id)
        assert record is not None
        return record.state, record.made_on


@pytest.fixture
def bench(tmp_path: Path, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", FIRST_DAY)
    plan = BatchPlan(tmp_path / "reports.yaml", tmp_path, 60, tmp_path / "notebooks", ())
    return Bench(BatchRun(workshop, plan, tmp_path / "out" / "reports"))


@dataclass
class Press:
    """Stands for the kernel: makes a page at once, or does what a report's name is given to."""

    acts: dict[str, Callable[[], None]] = field(default_factory=dict)
    stories: dict[str, str] = field(default_factory=dict)
    begun: list[str] = field(default_factory=list)

    def __call__(self, job: Job, aside: Path, timeout_seconds: int) -> Made | Failed:  # noqa: ARG002
        self.begun.append(job.report_id)
        self.acts.get(job.report_id, lambda: None)()
        if job.report_id in self.stories:
            return Failed(self.stories[job.report_id], "all that is known")
        notebook, page = aside / "report.ipynb", aside / "report.html"
        notebook.write_text("{}", encoding="utf-8")
        page.write_text(f"page of {job.report_id}", encoding="utf-8")
        return Made(notebook, page)


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    press = Press()
    monkeypatch.setattr(making, "run_job", press)
    return press


@pytest.fixture
def jobs(write_job: WriteJob) -> tuple[Job, ...]:
    return tuple(write_job(name) for name in ("aamoora", "bellowick", "cindervale"))


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
    assert len(good) == 2

    monkeypatch.setenv("SOURCE_DATE_EPOCH", SECOND_DAY)
    assert not bench.make(sound, write_job("bellowick", COVER, cell), workers=2)
    assert content_of(bench.folder / "bellowick") == good
    assert bench.state("aamoora") == ("done", "2030-09-13")
    assert bench.state("bellowick") == ("failed", "2030-09-12")


def test_a_made_report_has_page_notebook_and_record_and_nothing_else(
    bench: Bench, press: Press, jobs: tuple[Job, ...], workshop: Workshop
) -> None:
    record = make_report_in(bench, jobs[0])
    home = bench.folder / "aamoora"
    assert {path.name for path in home.iterdir()} == {"report.html", "report.ipynb", "record.json"}
    assert read_record(home) == record
    assert (record.state, record.story, record.made_on) == ("done", "", "2030-09-12")
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
    assert (record.state, record.story, record.made_on) == ("failed", "It stopped.", "")
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
    assert "Open the earlier report made on 12 September 2030" in bench.index


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
    assert "3 reports: 3 made." in bench.index


def test_an_earlier_failure_elsewhere_does_not_make_this_run_fail(
    bench: Bench, press: Press, jobs: tuple[Job, ...]
) -> None:
    press.stories["bellowick"] = "It stopped."
    assert not bench.make(*jobs)
    assert bench.make(jobs[0], planned=jobs)
    assert "3 reports: 2 made, 1 not made." in bench.index


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
    assert "3 reports: 3 not run." in bench.index


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
    assert "3 reports: 2 made, 1 not made." in bench.index


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
