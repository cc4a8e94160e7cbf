"""Where a report belongs, and where it is made before it is put there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bahali.batch.keeping.locking import make_aside
from bahali.batch.overview import LOGS_FOLDER
from bahali.batch.planning.ingredients import Ingredients
from bahali.batch.planning.jobs import Job
from bahali.batch.planning.run import BatchRun
from bahali.vocabulary.language import speaking


@dataclass(frozen=True)
class Place:
    """Where a report belongs, and what is known of the run that makes it.

    Parameters
    ----------
    folder : Path
        Folder of the workshop's reports.
    job : Job
        Which report.
    ingredients : Ingredients
        All that it is made from.
    warnings : int
        Remarks of the check of the pack.
    repository : Path
        A folder in the repository of the project.
    """

    folder: Path
    job: Job
    ingredients: Ingredients
    warnings: int
    repository: Path

    @property
    def home(self) -> Path:
        """Folder of this report."""
        return self.folder / self.job.report_id

    @property
    def log(self) -> Path:
        """What is known of faults of this report."""
        return self.folder / LOGS_FOLDER / f"{self.job.report_id}.log"


def place_of(run: BatchRun, job: Job) -> Place:
    """Say where a report belongs."""
    return Place(
        folder=run.folder,
        job=job,
        ingredients=run.ingredients[job.report_id],
        warnings=len(run.workshop.warnings),
        repository=run.plan.path.parent,
    )


@contextmanager
def making_aside(place: Place) -> Iterator[Path]:
    """Give an empty folder to make a report in, and let what is told meanwhile be in its language."""
    place.home.mkdir(exist_ok=True)
    with make_aside(place.folder) as aside, speaking(place.job.settings.language):
        yield Path(aside)
