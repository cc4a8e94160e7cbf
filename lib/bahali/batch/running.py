"""Runs one notebook and turns it into a report, or into one sentence that says why not."""

import os
import re
import tempfile
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import papermill
from jupyter_client.kernelspec import NoSuchKernel
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from bahali.batch.plan import BatchPlan, Job
from bahali.document.reading import read_report
from bahali.publish.formats import Written, write_formats
from bahali.vocabulary.faults import quote
from bahali.vocabulary.language import _

_COLOUR_CODES = re.compile(r"\x1b\[[0-9;]*m")
# A kernel that is told to stop first says, as an error, that it was interrupted.
QUIET_KERNEL = ["--Application.log_level=50"]
_DATA_FAULT = "InputError"


@dataclass(frozen=True)
class Made:
    """A report that was made, its files still in a folder of their own.

    Parameters
    ----------
    notebook : Path
        The executed notebook.
    files : tuple of Path
        The report in every format that could be written, at least one.
    missing : mapping of str to str
        For each file that could not be made, why.
    log : str
        All that is known about what is missing.
    """

    notebook: Path
    files: tuple[Path, ...]
    missing: Mapping[str, str] = field(default_factory=dict)
    log: str = ""


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


def run_job(job: Job, folder: Path, plan: BatchPlan) -> Made | Failed:
    """Run the notebook of a report and write the report in every format that the batch asks for.

    Parameters
    ----------
    job : Job
        What to run.
    folder : Path
        An empty folder for what is made.
    plan : BatchPlan
        The batch file: how long a cell may take, and the formats.
    """
    notebook = folder / "report.ipynb"
    try:
        executed = _execute(job, notebook, plan.timeout_seconds)
        _forget_places(executed, job)
        nbformat.write(executed, notebook)  # type: ignore[no-untyped-call]
        written = write_formats(read_report(executed), plan.formats)
        files = _save(written, folder)
    except Exception as error:  # one report must not stop the others, whatever happened to it
        return Failed(_tell(error, plan.timeout_seconds), _write_log(job, _trace(error)))
    log = _write_log(job, written.log) if written.log else ""
    if not files:
        return Failed(_("No format could be written.") + f" {describe_missing(written.missing)}", log)
    return Made(notebook, files, written.missing, log)


def _save(written: Written, folder: Path) -> tuple[Path, ...]:
    paths = tuple(folder / name for name in written.files)
    for path in paths:
        path.write_bytes(written.files[path.name])
    return paths


def describe_missing(missing: Mapping[str, str]) -> str:
    """Say which files could not be made and why, each reason once; blank when nothing is missing.

    Examples
    --------
    >>> describe_missing({"report.docx": "no pandoc", "brief.docx": "no pandoc"})
    'Could not be made: report.docx, brief.docx (no pandoc).'
    """
    reasons = dict.fromkeys(missing.values())
    names = {reason: ", ".join(name for name in missing if missing[name] == reason) for reason in reasons}
    told = "; ".join(f"{names[reason]} ({reason.rstrip('.')})" for reason in reasons)
    return _("Could not be made: {files}.").format(files=told) if told else ""


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
            return _("The workshop's data could not be used: {fault}").format(fault=error.evalue)
        case PapermillExecutionError():
            # Not its number: the parameters put in before it make it another one than in the notebook.
            told = _("The notebook stopped in the cell {cell} with {error}: {words}")
            cell = quote(_first_line(error.source))
            return told.format(cell=cell, error=error.ename, words=_first_line(error.evalue))
        case CellTimeoutError():
            told = _("A cell of the notebook took longer than {seconds} seconds.")
            return told.format(seconds=timeout_seconds)
        case DeadKernelError():
            return _("The kernel that ran the notebook died, perhaps for want of memory.")
        case NoSuchKernel():
            return _("There is no kernel called {name}; run the set-up again.").format(name=error.name)
        case other:
            told = _("Making the report stopped with {error}: {words}")
            return told.format(error=type(other).__name__, words=_first_line(str(other)))


def _first_line(text: str) -> str:
    lines = _COLOUR_CODES.sub("", text).strip().splitlines()
    return lines[0] if lines else _("no further words")


def _trace(error: Exception) -> str:
    return "".join(traceback.format_exception(error))


def _write_log(job: Job, trace: str) -> str:
    facts = "\n".join(f"{name}: {value}" for name, value in job.parameters.items())
    return (
        f"report: {job.report_id}\nnotebook: {job.notebook.name}\n{facts}\n\n{_COLOUR_CODES.sub('', trace)}"
    )
