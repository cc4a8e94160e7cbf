"""Writes the index of a workshop's reports from the records of its reports."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from bahali.batch.keeping.manifest import Manifest, read_manifest
from bahali.batch.keeping.record import Record, read_record
from bahali.batch.planning.ingredients import Ingredients
from bahali.batch.planning.jobs import Job
from bahali.batch.planning.run import BatchRun
from bahali.batch.telling import describe_missing
from bahali.batch.writing import write_whole
from bahali.document.blocks import Notice
from bahali.publish.files import FILES
from bahali.publish.index import FileLink, FrontPage, ReportEntry, render_index
from bahali.vocabulary.dates import write_period
from bahali.vocabulary.language import ENGLISH, _, speaking
from bahali.workshop import Workshop

INDEX_FILE = "index.html"
LOGS_FOLDER = "logs"


def write_index(run: BatchRun, latest: Sequence[Record] = ()) -> None:
    """Write the index over every report of a batch, made in this run or before.

    Where all reports are in one language, the index is too.

    Parameters
    ----------
    run : BatchRun
        Workshop, folder, and all reports in the order of the batch file.
    latest : sequence of Record
        Records of this run; they hold also where one could not be written beside its report.
    """
    known = {record.report_id: record for record in latest}
    language = _find_language(run.planned)
    with speaking(language):
        entries = tuple(_make_entry(run, job, known.get(job.report_id)) for job in run.planned)
        page = _make_page(run.workshop, entries, language)
    write_whole(run.folder / INDEX_FILE, render_index(page))


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


def _make_entry(run: BatchRun, job: Job, latest: Record | None) -> ReportEntry:
    home = run.folder / job.report_id
    now, manifest = run.ingredients[job.report_id], read_manifest(home)
    record = _overtake(latest or read_record(home), manifest, now)
    has_failed = record is not None and record.state == "failed"
    files = _find_files(job, run.folder, manifest.files if manifest else () if has_failed else FILES)
    if record is None or (not has_failed and (manifest is None or not files)):
        story = (
            _("What is there cannot be judged; make it again.") if files else _("It has not been made yet.")
        )
        return ReportEntry(title=job.title, files=files, state="not_run", story=story)
    log = Path(LOGS_FOLDER) / f"{job.report_id}.log"
    return ReportEntry(
        title=job.title,
        files=files,
        state=record.state,
        story=record.story or _judge(manifest, now),
        log=log.as_posix() if (run.folder / log).exists() else None,
        seconds=record.seconds,
        warning_count=manifest.warnings if manifest else len(run.workshop.warnings),
        made_on=date.fromisoformat(manifest.made_on) if manifest else None,
        remark=describe_missing(manifest.missing) if manifest and not has_failed else "",
        news=manifest.news if manifest else "",
    )


def _overtake(record: Record | None, manifest: Manifest | None, now: Ingredients) -> Record | None:
    """Leave out a failure with what has been taken back since: what is there is what would be made."""
    if not (record and manifest) or record.state == "done":
        return record
    if manifest.ingredients.key != now.key or record.key == now.key:
        return record
    seconds = round(sum(manifest.seconds.values()), 1)
    return replace(record, state="done", story="", fault="", seconds=seconds)


def _find_files(job: Job, folder: Path, names: Iterable[str]) -> tuple[FileLink, ...]:
    """List those files of a report that are there, in the order in which to offer them."""
    home = folder / job.report_id
    there = [name for name in FILES if name in set(names) and (home / name).is_file()]
    return tuple(FileLink(name, f"{job.report_id}/{name}", (home / name).stat().st_size) for name in there)


def _judge(manifest: Manifest | None, now: Ingredients) -> str:
    if manifest and manifest.ingredients.tables != now.tables:
        return _("The tables have changed since it was made; make it again.")
    return _("Made from the tables as they are now.")


def _notice(workshop: Workshop) -> Notice | None:
    if not workshop.header.is_illustrative:
        return None
    text = workshop.header.data_notice or _("The content was invented to show the method.")
    return Notice(kind="illustrative", title=_("Illustrative data"), text=text)
