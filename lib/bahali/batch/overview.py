"""Writes the index of a workshop's reports from the records of its reports."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from bahali.batch.plan import Job
from bahali.batch.record import Record, read_record, write_whole
from bahali.batch.running import describe_missing
from bahali.document.blocks import Notice
from bahali.publish.formats import FILES
from bahali.publish.index import FileLink, FrontPage, ReportEntry, render_index
from bahali.vocabulary.dates import write_period
from bahali.vocabulary.language import ENGLISH, _, speaking
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
        Reports in the order of the batch file; where all are in one language, the index is too.
    folder : Path
        Folder of the workshop's reports.
    latest : sequence of Record
        Records of this run; they hold also where one could not be written beside its report.
    """
    known = {record.report_id: record for record in latest}
    records = [known.get(job.report_id) or read_record(folder / job.report_id) for job in planned]
    with speaking(_find_language(planned)):
        entries = tuple(
            _make_entry(job, record, folder, workshop) for job, record in zip(planned, records, strict=True)
        )
        page = _make_page(workshop, entries, _find_language(planned))
    write_whole(folder / INDEX_FILE, render_index(page))


def _find_language(planned: Iterable[Job]) -> str:
    languages = {job.settings.language for job in planned}
    return languages.pop() if len(languages) == 1 else ENGLISH


def _make_page(workshop: Workshop, entries: tuple[ReportEntry, ...], language: str) -> FrontPage:
    header = workshop.header
    return FrontPage(
        title=header.title,
        dates=write_period(header.start, header.end),
        place=header.place,
        entries=entries,
        notice=_notice(workshop),
        language=language,
    )


def _make_entry(job: Job, record: Record | None, folder: Path, workshop: Workshop) -> ReportEntry:
    version = record.version if record else None
    names = version.files if version else FILES if record is None else ()
    files = _find_files(job, folder, names)
    if record is None or (record.state == "done" and not files):
        story = (
            _("What is there cannot be judged; make it again.") if files else _("It has not been made yet.")
        )
        return ReportEntry(title=job.title, files=files, state="not_run", story=story)
    log = Path("logs") / f"{job.report_id}.log"
    return ReportEntry(
        title=job.title,
        files=files,
        state=record.state,
        story=_story(record, workshop),
        log=log.as_posix() if (folder / log).exists() else None,
        seconds=record.seconds,
        warning_count=record.warnings,
        made_on=date.fromisoformat(version.made_on) if version else None,
        remark=describe_missing(version.missing) if version and record.state == "done" else "",
        news=version.news if version else "",
    )


def _find_files(job: Job, folder: Path, names: Iterable[str]) -> tuple[FileLink, ...]:
    """List those files of a report that are there, in the order in which to offer them."""
    home = folder / job.report_id
    there = [name for name in FILES if name in set(names) and (home / name).is_file()]
    return tuple(FileLink(name, f"{job.report_id}/{name}", (home / name).stat().st_size) for name in there)


def _story(record: Record, workshop: Workshop) -> str:
    if record.story:
        return record.story
    if record.fingerprint != workshop.fingerprint:
        return _("The tables have changed since it was made; make it again.")
    return _("Made from the tables as they are now.")


def _notice(workshop: Workshop) -> Notice | None:
    if not workshop.header.is_illustrative:
        return None
    text = workshop.header.data_notice or _("The content was invented to show the method.")
    return Notice(kind="illustrative", title=_("Illustrative data"), text=text)
