"""Runs one notebook with papermill, in a kernel that is ready at once."""

import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import nbformat
import papermill
import psutil
from traitlets.config import Config

from bahali.batch.planning.jobs import Job
from bahali.kernels import KERNEL_NAME
from bahali.kernels.account import KernelAccount
from bahali.kernels.manager import PromptManager
from bahali.kernels.owner import end_servers
from bahali.kernels.process import signal_group
from bahali.publish.files import NOTEBOOK_FILE
from bahali.workshop.locating import name_workshop

QUIET_KERNEL = [
    "--Application.log_level=50",  # a kernel that is told to stop first says, as an error, that it was
    "--HistoryManager.enabled=False",  # what a batch runs is no part of anybody's history
]
ORDINARY_KERNEL = "ipykernel_launcher"
INJECTED = "injected-parameters"
Watch = Callable[[int, int], None]
"""Told how many of how many cells are done."""


@dataclass(frozen=True)
class KernelChoice:
    """How to run a notebook.

    Parameters
    ----------
    timeout_seconds : int
        Longest time that one cell may take.
    forks : bool
        Whether kernels are forked from a server; else each is started anew, with the same result.
    """

    timeout_seconds: int
    forks: bool = True


class Execution:
    """One run of one notebook, and what is known of its kernel when it is over, or failed."""

    def __init__(self, job: Job, choice: KernelChoice, watch: Watch | None = None) -> None:
        self._job = job
        self._choice = choice
        self._watch = watch
        self.account: KernelAccount | None = None

    def run(self) -> nbformat.NotebookNode:
        """Run the notebook in its own folder, as JupyterLab does, and give it with its outputs."""
        path = self._job.notebook
        executed: nbformat.NotebookNode = papermill.execute_notebook(
            str(path),
            None,  # it is written once, when it is whole; papermill would write it after every cell
            parameters=self._job.parameters,
            kernel_name=KERNEL_NAME,
            progress_bar=False,
            execution_timeout=self._choice.timeout_seconds,
            extra_arguments=QUIET_KERNEL,
            resources={"metadata": {"path": str(path.parent)}},
            kernel_manager_class=PromptManager,
            config=self._configure(),
            on_cell_executed=self._hear_of_cell(),
        )
        forget_places(executed, self._job)
        return executed

    def _configure(self) -> Config:
        def hear_of_end(account: KernelAccount) -> None:
            self.account = account

        return Config(
            {
                "PromptManager": {"told": hear_of_end},
                "PreparedProvisioner": {"forks": self._choice.forks},
            }
        )

    def _hear_of_cell(self) -> Callable[..., None] | None:
        if (watch := self._watch) is None:
            return None
        cells = nbformat.read(self._job.notebook, as_version=4).cells  # type: ignore[no-untyped-call]
        has_injected = any(INJECTED in cell.metadata.get("tags", ()) for cell in cells)
        count = len(cells) + (not has_injected)  # papermill puts one in, with the parameters
        return lambda cell_index, **_: watch(cell_index + 1, count)


def end_kernels() -> None:
    """End every kernel of this process, however it was started."""
    end_servers()
    for process in psutil.Process().children():
        with suppress(psutil.Error):  # it has ended meanwhile
            if ORDINARY_KERNEL in process.cmdline():
                signal_group(process.pid, signal.SIGKILL)


def forget_places(executed: nbformat.NotebookNode, job: Job) -> None:
    """Leave out where the notebook was run: a path often holds a person's name."""
    record = executed.metadata.get("papermill", {})
    record.update(input_path=job.notebook.name, output_path=NOTEBOOK_FILE)
    path = Path(job.settings.workshop)
    if path.is_absolute():
        name = name_workshop(path)
        record.get("parameters", {}).update(workshop=name)
        for cell in executed.cells:
            cell.source = cell.source.replace(job.settings.workshop, name)


def sum_cell_seconds(executed: nbformat.NotebookNode) -> float:
    """Add up how long the cells of an executed notebook took."""
    spans = [cell.metadata.get("papermill", {}) for cell in executed.cells if cell.cell_type == "code"]
    return sum(span.get("duration") or 0.0 for span in spans)
