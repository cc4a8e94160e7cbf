"""Writes the index of a workshop's reports from the records of its reports."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bahali.batch.plan import Job
from bahali.batch.record import Record, read_record, write_whole
from bahali.document.blocks import Notice
from bahali.publish.index import FrontPage, ReportEntry, render_index
from bahali.vocabulary.dates import write_period
from bahali.workshop import Workshop

INDEX_FILE = "index.html"


def write_index(
    workshop: Workshop, planned: tuple[Job, ...], folder: Path, latest: Sequence[Record] = ()
) -> None:
    """Write the index over every report of a batch, made in this run or before.

    Parameters
    ----------
    workshop : Workshop
        For its title, dates and notice.
    planned : tuple of Job
        Reports in the order of the batch file.
    folder : Path
        Folder of the workshop's reports.
    latest : sequence of Record
        Records of this run; they hold also where one could not be written beside its report.
    """
    header = workshop.header
    known = {record.report_id: record for record in latest}
    records = [known.get(job.report_id) or read_record(folder / job.report_id) for job in planned]
    page = FrontPage(
        title=header.title,
        dates=write_period(header.start, header.end),
        place=header.place,
        entries=tuple(
            _make_entry(job, record, folder, workshop) for job, record in zip(planned, records, strict=True)
        ),
        notice=_notice(workshop),
    )
    write_whole(folder / INDEX_FILE, render_index(page))


def _make_entry(job: Job, record: Record | None, folder: Path, workshop: Workshop) -> ReportEntry:
    page = Path(job.report_id) / "report.html"
    log = Path("logs") / f"{job.report_id}.log"
    href = page.as_posix() if (folder / page).exists() else None
    if record is None or (record.state == "done" and href is None):
        story = "What is there cannot be judged; make it again." if href else "It has not been made yet."
        return ReportEntry(title=job.title, href=href, state="not_run", story=story)
    return ReportEntry(
        title=job.title,
        href=href,
        state=record.state,
        story=_story(record, workshop),
        log=log.as_posix() if (folder / log).exists() else None,
        seconds=record.seconds,
        warning_count=record.warnings,
        made_on=date.fromisoformat(record.made_on) if record.made_on else None,
    )


def _story(record: Record, workshop: Workshop) -> str:
    if record.story:
        return record.story
    if record.fingerprint != workshop.fingerprint:
        return "The tables have changed since it was made; make it again."
    return "Made from the tables as they are now."


def _notice(workshop: Workshop) -> Notice | None:
    if not workshop.header.is_illustrative:
        return None
    text = workshop.header.data_notice or "The content was invented to show the method."
    return Notice(kind="illustrative", title="Illustrative data", text=text)
