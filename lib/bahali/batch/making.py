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
from bahali.batch.record import RECORD_FILE, Record, Version, read_record, today, write_record, write_whole
from bahali.batch.running import Failed, Made, describe_missing, run_job
from bahali.publish.formats import FILES
from bahali.publish.news import tell_news
from bahali.vocabulary.faults import Fault, InputError, quote
from bahali.vocabulary.language import _, speaking
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
    earlier, news = read_record(home), ""
    try:
        home.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{job.report_id}-", dir=run.folder) as aside:
            with speaking(job.settings.language):
                result = run_job(job, Path(aside), run.plan)
                news = _find_news(result, home)
            _put_in_place(result, home, _log_path(run.folder, job))
    except OSError as error:  # such as a full disk; it must not stop the others
        result = Failed(
            _("The report could not be written: {fault}.").format(fault=error.strerror or error), ""
        )
    record = Record(
        report_id=job.report_id,
        title=job.title,
        state="done" if isinstance(result, Made) else "failed",
        story="" if isinstance(result, Made) else result.story,
        seconds=round(time.monotonic() - started, 1),
        warnings=len(run.workshop.warnings),
        fingerprint=run.workshop.fingerprint,
        version=_describe_made(result, home, news)
        if isinstance(result, Made)
        else _version_before(earlier, home),
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
                reporter.tell(record.title, _write_story(record), record.seconds)
        finally:  # after Ctrl-C what runs is finished, and what waits is not begun
            pool.shutdown(wait=False, cancel_futures=True)
    return records


def _write_story(record: Record) -> str:
    """Say in one line how it ended, for whoever watches the run."""
    missing = describe_missing(record.version.missing) if record.version else ""
    return record.story or (f"done. {missing}" if missing else "done")


def _find_news(result: Made | Failed, home: Path) -> str:
    """Compare what was made with the version that it is about to replace."""
    return tell_news(home / result.notebook.name, result.notebook) if isinstance(result, Made) else ""


def _put_in_place(result: Made | Failed, home: Path, log: Path) -> None:
    """Put all files of a report in the place of those of its version before, of which none stays."""
    if isinstance(result, Made):
        (home / RECORD_FILE).unlink(missing_ok=True)  # whoever is stopped here leaves what cannot be judged
        for path in (result.notebook, *result.files):
            path.replace(home / path.name)
        for name in FILES.keys() - {path.name for path in result.files}:
            (home / name).unlink(missing_ok=True)
    with suppress(OSError):  # the report, or its story, matters more
        if result.log:
            log.parent.mkdir(exist_ok=True)
            write_whole(log, result.log)
        else:
            log.unlink(missing_ok=True)


def _describe_made(result: Made, home: Path, news: str) -> Version:
    files = {path.name: (home / path.name).stat().st_size for path in result.files}
    return Version(today().isoformat(), files, dict(result.missing), news)


def _version_before(earlier: Record | None, home: Path) -> Version | None:
    """Give what is there of the last version that was made."""
    if earlier is None or earlier.version is None or not earlier.version.is_in(home):
        return None
    return earlier.version


def _log_path(folder: Path, job: Job) -> Path:
    return folder / LOGS_FOLDER / f"{job.report_id}.log"
