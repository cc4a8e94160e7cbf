"""Opens a batch: its file, its workshop, its reports, and what each is made from."""

from pathlib import Path

from bahali.batch.planning.ingredients import find_ingredients
from bahali.batch.planning.jobs import Job, plan_jobs
from bahali.batch.planning.plan import read_batch
from bahali.batch.planning.run import BatchRun
from bahali.vocabulary.faults import Fault, InputError, quote
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop import read_workshop
from bahali.workshop.locating import PARAMETERS_FOLDER

REPORTS_FOLDER = "reports"
BATCH_NAME = "reports.yaml"


def open_run(batch: Path, out: Path | None = None) -> BatchRun:
    """Read a batch file and the workshop it is about.

    Parameters
    ----------
    batch : Path
        The batch file.
    out : Path or None
        Folder for reports; ``reports/`` beside ``parameters/`` where none is given.

    Raises
    ------
    InputError
        With every fault of the batch file, the workshop, or the parameters of reports.
    """
    plan = read_batch(batch)
    workshop = read_workshop(plan.workshop_folder)
    planned = plan_jobs(plan, workshop)
    folder = (out or _default_folder(plan.workshop_folder)) / workshop.header.workshop_id
    return BatchRun(workshop, plan, folder, planned, find_ingredients(plan, workshop, planned, folder))


def find_report(home: Path, batch: Path | None = None) -> tuple[BatchRun, Job]:
    """Find the batch that a report belongs to, and the report in it.

    Parameters
    ----------
    home : Path
        Folder of the report.
    batch : Path or None
        Its batch file; that of its workshop's folder in ``parameters/`` where none is given.

    Raises
    ------
    InputError
        If there is no such batch file, or no such report in it.
    """
    home = home.resolve()
    if len(home.parents) < 3:
        remedy = "give one such as reports/islamabad-2025/punjab"
        raise InputError([Fault(str(home), "is no folder of a report", remedy=remedy)])
    _, folder, root = home.parents[:3]
    run = open_run(batch or root / PARAMETERS_FOLDER / home.parent.name / BATCH_NAME, folder)
    jobs = {job.report_id: job for job in run.planned}
    if home.name not in jobs:
        problem = f"there is no report {quote(home.name)}; allowed: {', '.join(jobs)}"
        raise InputError([Fault(run.plan.path.name, problem, remedy=did_you_mean(home.name, list(jobs)))])
    return run, jobs[home.name]


def _default_folder(workshop_folder: Path) -> Path:
    """Give reports/ beside the folder parameters/ that holds the workshop; else in the working folder."""
    parent = workshop_folder.parent
    root = parent.parent if parent.name == PARAMETERS_FOLDER else Path.cwd()
    folder = root / REPORTS_FOLDER
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
