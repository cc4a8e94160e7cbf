"""Small notebooks to run, a workshop's reports to make, and something quick that stands for kernels."""

import gc
import io
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from rich.console import Console

from bahali.batch import trying
from bahali.batch.keeping.manifest import Manifest, read_manifest
from bahali.batch.keeping.record import Record, read_record
from bahali.batch.making import Outcome, make_reports
from bahali.batch.planning.ingredients import find_ingredients
from bahali.batch.planning.jobs import Job
from bahali.batch.planning.plan import BatchPlan
from bahali.batch.planning.run import BatchRun, Wishes
from bahali.batch.planning.slices import KEPT_FILE
from bahali.batch.running.executing import Watch
from bahali.batch.running.failing import FaultKind
from bahali.batch.running.reporting import Failed, Made
from bahali.kernels.owner import end_servers
from bahali.publish.formats import Format
from bahali.workshop import Settings, Workshop, read_workshop

NOWHERE = Path(__file__).parents[1] / "packs" / "nowhere"
FIRST_DAY = str(22169 * 86400)  # 12 September 2030
PARAMETERS = """workshop = "unset"
jurisdiction = "unset"
edition = "public"
weight_set = ""
max_recommendations = 1
draws = 100
seed = 1
language = "en"
"""


@pytest.fixture
def after_kernels() -> Iterator[None]:
    """Collect what the client of a kernel leaves open, before another test is blamed for it.

    Mark who uses it to ignore warnings of what is unclosed.
    """
    yield
    gc.collect()


@pytest.fixture(scope="session", autouse=True)
def _end_of_servers() -> Iterator[None]:
    yield
    end_servers()


@pytest.fixture
def heed_interrupts() -> Iterator[None]:
    """Let Ctrl-C interrupt, also where the tests run in the background of a shell, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def workshop() -> Workshop:
    return read_workshop(NOWHERE)


@pytest.fixture
def write_job(tmp_path: Path) -> Callable[..., Job]:
    """Write a notebook of the code cells given, below one with parameters, and the job that runs it."""

    def write(report_id: str, *cells: str, workshop: str = "nowhere-2030", **settings: Any) -> Job:
        parameters = new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}, id="parameters")
        code = [new_code_cell(cell, id=f"cell-{number}") for number, cell in enumerate(cells)]
        spec = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        path = tmp_path / "notebooks" / f"{report_id}.ipynb"
        path.parent.mkdir(exist_ok=True)
        nbformat.write(new_notebook(cells=[parameters, *code], metadata=spec), path)
        chosen = Settings(workshop=workshop, **{"jurisdiction": "AA", **settings})
        return Job(report_id, report_id.title(), path, chosen)

    return write


@dataclass
class Bench:
    """The reports of one workshop, and what was told while they were made."""

    workshop: Workshop
    plan: BatchPlan
    folder: Path
    log: io.StringIO = field(default_factory=io.StringIO)

    @property
    def index(self) -> str:
        return (self.folder / "index.html").read_text(encoding="utf-8")

    def run(self, *planned: Job) -> BatchRun:
        """A run over these reports, with what they would be made from now."""
        ingredients = find_ingredients(self.plan, self.workshop, planned)
        return BatchRun(self.workshop, self.plan, self.folder, planned, ingredients)

    def make(self, *jobs: Job, planned: tuple[Job, ...] = (), workers: int = 1, **wishes: Any) -> Outcome:
        """Make these reports, of all that are planned."""
        console = Console(file=self.log, width=200)
        return make_reports(self.run(*planned or jobs), jobs, Wishes(workers=workers, **wishes), console)

    def record(self, report_id: str) -> Record:
        record = read_record(self.folder / report_id)
        assert record is not None
        return record

    def manifest(self, report_id: str) -> Manifest:
        manifest = read_manifest(self.folder / report_id)
        assert manifest is not None
        return manifest

    def contents(self, report_id: str) -> dict[str, bytes]:
        """The files of a report, except the record of the last attempt."""
        paths = (self.folder / report_id).iterdir()
        return {path.name: path.read_bytes() for path in paths if path.name != "record.json"}

    @property
    def names(self) -> set[str]:
        """All that is in the folder of reports, hidden or not, but what only spares the next run time."""
        return {path.name for path in self.folder.iterdir()} - {KEPT_FILE}


@pytest.fixture
def bench(tmp_path: Path, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A bench for reports in the formats that are written quickest."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", FIRST_DAY)
    formats = (Format.HTML, Format.XLSX, Format.CSV)
    plan = BatchPlan(tmp_path / "reports.yaml", NOWHERE, 60, tmp_path / "notebooks", (), formats)
    return Bench(workshop, plan, tmp_path / "out" / "reports")


@dataclass
class Press:
    """Stands for kernels and formats: makes two files at once, or does what a report's name is given to."""

    acts: dict[str, Callable[[], None]] = field(default_factory=dict)
    files: tuple[str, ...] = ("report.html", "report.pdf")
    missing: dict[str, str] = field(default_factory=dict)
    stories: dict[str, str] = field(default_factory=dict)
    kind: FaultKind = FaultKind.CODE
    begun: list[str] = field(default_factory=list)

    def __call__(
        self, job: Job, aside: Path, plan: BatchPlan, *, forks: bool = True, watch: Watch | None = None
    ) -> Made | Failed:
        del plan, forks, watch
        self.begun.append(job.report_id)
        self.acts.get(job.report_id, lambda: None)()
        if job.report_id in self.stories:
            return Failed(self.stories[job.report_id], "all that is known", self.kind)
        notebook, paths = aside / "report.ipynb", tuple(aside / name for name in self.files)
        notebook.write_text("{}", encoding="utf-8")
        for path in paths:
            path.write_text(f"{path.name} of {job.report_id}", encoding="utf-8")
        return Made(notebook, paths, self.missing, "what is known" if self.missing else "")


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    press = Press()
    monkeypatch.setattr(trying, "run_job", press)
    return press


@pytest.fixture
def jobs(write_job: Callable[..., Job]) -> tuple[Job, ...]:
    return tuple(write_job(name) for name in ("aamoora", "bellowick", "cindervale"))
