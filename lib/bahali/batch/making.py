"""Makes the reports of a batch that are not as they should be, keeps the others, and writes the index."""

import os
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from rich.console import Console

from bahali.batch.keeping.journal import Journal
from bahali.batch.keeping.judging import judge
from bahali.batch.keeping.locking import hold_folder, needing_room
from bahali.batch.keeping.record import Record, read_record
from bahali.batch.overview import write_index
from bahali.batch.planning.jobs import Job
from bahali.batch.planning.run import BatchRun, Wishes
from bahali.batch.planning.slices import KeptSlices, keep_slices
from bahali.batch.running.sparing import spare_grammar
from bahali.kernels.early import get_ready
from bahali.vocabulary.faults import Fault, InputError
from bahali.workshop.recalling import VARIABLE


@dataclass(frozen=True)
class Outcome:
    """What came of a run.

    Parameters
    ----------
    made, failed, kept : int
        Numbers of reports.
    """

    made: int = 0
    failed: int = 0
    kept: int = 0


def make_reports(run: BatchRun, chosen: Sequence[Job], wishes: Wishes, console: Console) -> Outcome:
    """Make those of the reports chosen that are not as they should be, and write the index over all.

    Parameters
    ----------
    run : BatchRun
        Workshop, batch file and folder.
    chosen : sequence of Job
        Reports to look at.
    wishes : Wishes
        What of them to make, and how.
    console : Console
        Where to tell how far it is.

    Returns
    -------
    Outcome
        A report that could not be made leaves the others, and its own last good version, as they are.

    Raises
    ------
    InputError
        If nothing can be written into the folder, a notebook lacks a parameter, or there is nothing to
        resume; then no notebook was run.
    KeyboardInterrupt
        When the run was stopped, after what was running had been finished and the index written.
    """
    with hold_folder(run.folder):
        journal = Journal(run.folder)
        needed = _choose(run, chosen, wishes, journal)
        records: list[Record] = []
        if needed:
            _prepare(run, needed, wishes)
        try:
            if needed:
                _make(run, needed, wishes, console, records)
            elif not wishes.resume:
                journal.begin(())
        finally:
            with needing_room(run.folder):
                write_index(run, records)
            _keep_slices(run)
    failed = sum(record.state == "failed" for record in records)
    return Outcome(len(records) - failed, failed, len(chosen) - len(needed))


def _keep_slices(run: BatchRun) -> None:
    slices = {job.settings.jurisdiction: dict(run.ingredients[job.report_id].tables) for job in run.planned}
    code = next(iter(run.ingredients.values())).code
    keep_slices(run.folder, KeptSlices(pack=run.workshop.fingerprint, code=code, slices=slices))


def _choose(run: BatchRun, chosen: Sequence[Job], wishes: Wishes, journal: Journal) -> list[Job]:
    """Choose which reports to make."""
    if wishes.resume:
        unfinished = set(journal.read())
        if not unfinished:
            raise InputError([Fault("--resume", "no run was stopped here", remedy="leave it out")])
        return [job for job in chosen if job.report_id in unfinished]
    if wishes.only_failed:
        records = ((job, read_record(run.folder / job.report_id)) for job in chosen)
        return [job for job, last in records if last and last.state == "failed"]
    if wishes.force:
        return list(chosen)
    return [job for job in chosen if judge(job, run.folder, run.ingredients[job.report_id])]


def _prepare(run: BatchRun, needed: Sequence[Job], wishes: Wishes) -> None:
    """Load what making reports takes, and check their notebooks before anything is written."""
    # Papermill and all formats take seconds to load; where nothing changed, nobody waits for them. Meanwhile
    # the server of kernels does the same for notebooks, and reads the workshop.
    spare_grammar()
    if wishes.forks and not wishes.scheduler:
        os.environ[VARIABLE] = str(run.plan.workshop_folder)
        get_ready()
    from bahali.batch.running.notebooks import check_notebooks  # noqa: PLC0415

    check_notebooks(needed)


def _make(
    run: BatchRun, needed: Sequence[Job], wishes: Wishes, console: Console, records: list[Record]
) -> None:
    """Make them, and add to the records as each is finished."""
    from bahali.batch.trying import make_all  # noqa: PLC0415 -- a batch that keeps all needs no papermill

    journal = Journal(run.folder)
    if not wishes.resume:
        with needing_room(run.folder):
            journal.begin(job.report_id for job in needed)
    with closing(make_all(run, needed, wishes, console)) as settled:
        for record in settled:
            records.append(record)
            journal.finish(record.report_id)
