"""Makes all reports of a batch: runs them side by side, keeps their faults apart, and writes the index."""

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bahali.batch.overview import write_index
from bahali.batch.plan import BatchPlan, Job
from bahali.batch.progress import show_progress
from bahali.batch.record import Record, read_record, today, write_record, write_whole
from bahali.batch.running import Failed, Made, run_job
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
    """
    run.folder.mkdir(parents=True, exist_ok=True)
    records = []
    with show_progress(len(chosen), console) as reporter, ThreadPoolExecutor(workers) as pool:
        futures = [pool.submit(make_report, run, job) for job in chosen]
        for future in as_completed(futures):
            record = future.result()
            records.append(record)
            reporter.tell(record.title, record.story or "done", record.seconds)
    write_index(run.workshop, planned, run.folder)
    return all(record.state == "done" for record in records)


def make_report(run: BatchRun, job: Job) -> Record:
    """Make one report and keep a record of it."""
    started = time.monotonic()
    home = run.folder / job.report_id
    home.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{job.report_id}-", dir=run.folder) as aside:
        result = run_job(job, Path(aside), run.plan.timeout_seconds)
        _put_in_place(result, home, _log_path(run.folder, job))
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
    write_record(record, home)
    return record


def _put_in_place(result: Made | Failed, home: Path, log: Path) -> None:
    if isinstance(result, Made):
        result.notebook.replace(home / result.notebook.name)
        result.page.replace(home / result.page.name)
        log.unlink(missing_ok=True)
    else:
        log.parent.mkdir(exist_ok=True)
        write_whole(log, result.log)


def _made_before(home: Path) -> str:
    earlier = read_record(home)
    return earlier.made_on if earlier and (home / "report.html").exists() else ""


def _log_path(folder: Path, job: Job) -> Path:
    return folder / LOGS_FOLDER / f"{job.report_id}.log"
