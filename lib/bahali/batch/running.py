"""Runs one notebook and turns it into a report, or into one sentence that says why not."""

import os
import re
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path

import nbformat
import papermill
from jupyter_client.kernelspec import NoSuchKernel
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from bahali.batch.plan import Job
from bahali.publish.html import write_html
from bahali.vocabulary.faults import quote

_COLOUR_CODES = re.compile(r"\x1b\[[0-9;]*m")
# A kernel that is told to stop first says, as an error, that it was interrupted.
QUIET_KERNEL = ["--Application.log_level=50"]
_DATA_FAULT = "InputError"


@dataclass(frozen=True)
class Made:
    """A report that was made: its notebook and its page, both still under a temporary name."""

    notebook: Path
    page: Path


@dataclass(frozen=True)
class Failed:
    """A report that was not made.

    Parameters
    ----------
    story : str
        What happened, in a sentence for the person who reads the index.
    log : str
        All that is known, for the person who mends it.
    """

    story: str
    log: str


def run_job(job: Job, folder: Path, timeout_seconds: int) -> Made | Failed:
    """Run the notebook of a report and render its page.

    Parameters
    ----------
    job : Job
        What to run.
    folder : Path
        An empty folder for what is made.
    timeout_seconds : int
        Longest time one cell may take.
    """
    notebook, page = folder / "report.ipynb", folder / "report.html"
    try:
        executed = _execute(job, notebook, timeout_seconds)
        _forget_places(executed, job)
        nbformat.write(executed, notebook)  # type: ignore[no-untyped-call]
        page.write_text(write_html(executed), encoding="utf-8")
    except Exception as error:  # one report must not stop the others, whatever happened to it
        return Failed(_tell(error, timeout_seconds), _write_log(job, error))
    return Made(notebook, page)


def _execute(job: Job, output: Path, timeout_seconds: int) -> nbformat.NotebookNode:
    """Run a notebook in its own folder, as JupyterLab does."""
    with tempfile.TemporaryDirectory(prefix="bahali-") as sockets:
        executed: nbformat.NotebookNode = papermill.execute_notebook(
            str(job.notebook),
            str(output),
            parameters=job.parameters,
            progress_bar=False,
            execution_timeout=timeout_seconds,
            extra_arguments=QUIET_KERNEL,
            resources={"metadata": {"path": str(job.notebook.parent)}},
            config=_private_channels(Path(sockets)),
        )
    return executed


def _private_channels(folder: Path) -> Config:
    """Let the kernel talk through files of this user alone, not through open ports, where the system can.

    The path must be absolute and short: kernel and client run in different folders, and a socket's path has
    about a hundred letters at most.
    """
    if os.name != "posix":
        return Config()
    return Config({"KernelManager": {"transport": "ipc", "ip": str(folder / "kernel")}})


def _forget_places(executed: nbformat.NotebookNode, job: Job) -> None:
    """Leave out where the notebook was run: a path often holds a person's name."""
    record = executed.metadata.get("papermill", {})
    record.update(input_path=job.notebook.name, output_path="report.ipynb")
    folder = Path(job.settings.workshop)
    if folder.is_absolute():
        record.get("parameters", {}).update(workshop=folder.name)
        for cell in executed.cells:
            cell.source = cell.source.replace(job.settings.workshop, folder.name)


def _tell(error: Exception, timeout_seconds: int) -> str:
    match error:
        case PapermillExecutionError() if error.ename == _DATA_FAULT:
            return f"The workshop's data could not be used: {error.evalue}"
        case PapermillExecutionError():
            # Not its number: the parameters put in before it make it another one than in the notebook.
            cell = quote(_first_line(error.source))
            return f"The notebook stopped in the cell {cell} with {error.ename}: {_first_line(error.evalue)}"
        case CellTimeoutError():
            return f"A cell of the notebook took longer than {timeout_seconds} seconds."
        case DeadKernelError():
            return "The kernel that ran the notebook died, perhaps for want of memory."
        case NoSuchKernel():
            return f"There is no kernel called {error.name}; run the set-up again."
        case _:
            return f"Making the report stopped with {type(error).__name__}: {_first_line(str(error))}"


def _first_line(text: str) -> str:
    lines = _COLOUR_CODES.sub("", text).strip().splitlines()
    return lines[0] if lines else "no further words"


def _write_log(job: Job, error: Exception) -> str:
    trace = "".join(traceback.format_exception(error))
    facts = "\n".join(f"{name}: {value}" for name, value in job.parameters.items())
    return (
        f"report: {job.report_id}\nnotebook: {job.notebook.name}\n{facts}\n\n{_COLOUR_CODES.sub('', trace)}"
    )
