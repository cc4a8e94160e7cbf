"""Makes all reports of a batch: runs them side by side, keeps their faults apart, and writes the index."""

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bahali.batch.overview import write_index
from bahali.batch.plan import BatchPlan, Job
from bahali.batch.progress import Reporter, show_progress
from bahali.batch.record import Record, read_record, today, write_record, write_whole
from bahali.batch.running import Failed, Made, run_job
from bahali.vocabulary.faults import Fault, InputError, quote
from bahali.workshop import Workshop

LOGS_FOLDER = "logs"


@dataclass(frozen=True)
class BatchRun:
    """One workshop, the batch file that says which reports to make, and where they go.

    Parameters
    ----------
    workshop : Workshop
        The workshop, read and checked.
    plan : BatchPlan
        The batch file.
    folder : Path
        Folder of the workshop's reports; each report has a folder in it.
    """

    workshop: Workshop
    plan: BatchPlan
    folder: Path


def make_reports(
    run: BatchRun, chosen: tuple[Job, ...], planned: tuple[Job, ...], workers: int, console: Console
) -> bool:
    """Make the reports chosen and write the index over all that are planned.

    Parameters
    ----------
    run : BatchRun
        Workshop, batch file and folder.
    chosen, planned : tuple of Job
        Reports to make now, and all reports of the batch.
    workers : int
        Notebooks run at the same time.
    console : Console
        Where to tell how far it is.

    Returns
    -------
    bool
        True when every report chosen was made. One that was not leaves the others, and its own last good
        version, as they are.

    Raises
    ------
    InputError
        If nothing can be written into the folder; then no notebook was run.
    """
    _prepare_folder(run.folder)
    with show_progress(len(chosen), console) as reporter:
        records = _make_all(run, chosen, workers, reporter)
    write_index(run.workshop, planned, run.folder, records)
    return all(record.state == "done" for record in records)


def make_report(run: BatchRun, job: Job) -> Record:
    """Make one report and keep a record of it."""
    started = time.monotonic()
    home = run.folder / job.report_id
    try:
        home.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{job.report_id}-", dir=run.folder) as aside:
            result = run_job(job, Path(aside), run.plan.timeout_seconds)
            _put_in_place(result, home, _log_path(run.folder, job))
    except OSError as error:  # such as a full disk; it must not stop the others
        result = Failed(f"The report could not be written: {error.strerror or error}.", "")
    record = Record(
        report_id=job.report_id,
        title=job.title,
        state="done" if isinstance(result, Made) else "failed",
        story="" if isinstance(result, Made) else result.story,
        seconds=round(time.monotonic() - started, 1),
        warnings=len(run.workshop.warnings),
        made_on=today().isoformat() if isinstance(result, Made) else _made_before(home),
        fingerprint=run.workshop.fingerprint,
    )
    with suppress(OSError):  # the index of this run knows it all the same
        write_record(record, home)
    return record


def _prepare_folder(folder: Path) -> None:
    """Make the folder and try to write into it, before minutes are spent on notebooks."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        problem = f"cannot write into the folder {quote(folder)}: {error.strerror}"
        raise InputError([Fault("--out", problem, remedy="choose a folder that you may write to")]) from None


def _make_all(run: BatchRun, chosen: tuple[Job, ...], workers: int, reporter: Reporter) -> list[Record]:
    """Make the reports side by side, and tell of each as it is finished."""
    records = []
    with ThreadPoolExecutor(workers) as pool:
        try:
            futures = [pool.submit(make_report, run, job) for job in chosen]
            for future in as_completed(futures):
                record = future.result()
                records.append(record)
                reporter.tell(record.title, record.story or "done", record.seconds)
        finally:  # after Ctrl-C what runs is finished, and what waits is not begun
            pool.shutdown(wait=False, cancel_futures=True)
    return records


def _put_in_place(result: Made | Failed, home: Path, log: Path) -> None:
    if isinstance(result, Made):
        result.notebook.replace(home / result.notebook.name)
        result.page.replace(home / result.page.name)
        log.unlink(missing_ok=True)
    else:
        with suppress(OSError):  # the story matters more
            log.parent.mkdir(exist_ok=True)
            write_whole(log, result.log)


def _made_before(home: Path) -> str:
    earlier = read_record(home)
    return earlier.made_on if earlier and (home / "report.html").exists() else ""


def _log_path(folder: Path, job: Job) -> Path:
    return folder / LOGS_FOLDER / f"{job.report_id}.log"
