"""One run of a batch: what it is about, and what was wished of it."""

from dataclasses import dataclass
from pathlib import Path

from bahali.batch.planning.ingredients import Ingredients
from bahali.batch.planning.jobs import Job
from bahali.batch.planning.plan import BatchPlan
from bahali.workshop import Workshop


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
    planned : tuple of Job
        All reports of the batch.
    ingredients : dict of str to Ingredients
        What each of them is made from, by its id.
    """

    workshop: Workshop
    plan: BatchPlan
    folder: Path
    planned: tuple[Job, ...]
    ingredients: dict[str, Ingredients]


@dataclass(frozen=True)
class Wishes:
    """What of a batch to make, and how.

    Parameters
    ----------
    force : bool
        Whether to make also what has not changed.
    only_failed : bool
        Whether to make only what failed last time.
    resume : bool
        Whether to make only what the last run was asked for and has not made.
    workers : int
        Reports made at the same time; 0 for as many as the machine bears.
    scheduler : str
        Address of the scheduler of a cluster; blank for this machine.
    forks : bool
        Whether kernels are forked; see ``bahali.kernels``.
    """

    force: bool = False
    only_failed: bool = False
    resume: bool = False
    workers: int = 0
    scheduler: str = ""
    forks: bool = True
