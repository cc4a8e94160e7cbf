"""Runs one notebook and turns it into a report, or into one sentence that says why not."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from bahali.batch.planning.jobs import Job
from bahali.batch.planning.plan import BatchPlan
from bahali.batch.running.executing import Execution, KernelChoice, Watch, sum_cell_seconds
from bahali.batch.running.failing import FaultKind, count_memory_kills, find_kind, tell, trace, write_log
from bahali.batch.telling import describe_missing
from bahali.document.reading import read_report
from bahali.kernels.account import KernelAccount
from bahali.publish.files import NOTEBOOK_FILE
from bahali.publish.formats import Written, write_formats
from bahali.vocabulary.language import _


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
    account : KernelAccount or None
        How its kernel was started and ended.
    seconds : mapping of str to float
        How long its parts took: ``cells``, ``kernel`` (starting and ending it) and ``formats``.
    """

    notebook: Path
    files: tuple[Path, ...]
    missing: Mapping[str, str] = field(default_factory=dict)
    log: str = ""
    account: KernelAccount | None = field(default=None, compare=False)
    seconds: Mapping[str, float] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Failed:
    """A report that was not made.

    Parameters
    ----------
    story : str
        What happened, in a sentence for the person who reads the index.
    log : str
        All that is known, for the person who mends it.
    kind : FaultKind
        Whose fault it is.
    """

    story: str
    log: str
    kind: FaultKind = FaultKind.CODE


def run_job(
    job: Job, folder: Path, plan: BatchPlan, *, forks: bool = True, watch: Watch | None = None
) -> Made | Failed:
    """Run the notebook of a report and write the report in every format that the batch asks for.

    Parameters
    ----------
    job : Job
        What to run.
    folder : Path
        An empty folder for what is made.
    plan : BatchPlan
        The batch file: how long a cell may take, and the formats.
    forks : bool
        Whether kernels are forked; see ``bahali.kernels``.
    watch : callable, optional
        Told how many of how many cells are done.
    """
    execution = Execution(job, KernelChoice(plan.timeout_seconds, forks), watch)
    kills_before = count_memory_kills()
    try:
        return _make(job, execution, folder, plan)
    except Exception as error:  # one report must not stop the others, whatever happened to it
        is_out_of_memory = count_memory_kills() > kills_before
        kind = find_kind(error, execution.account, is_out_of_memory=is_out_of_memory)
        return Failed(tell(error, kind, plan.timeout_seconds), _write_log(job, trace(error)), kind)


def _make(job: Job, execution: Execution, folder: Path, plan: BatchPlan) -> Made | Failed:
    started = time.monotonic()
    executed = execution.run()
    ran = time.monotonic()
    notebook = folder / NOTEBOOK_FILE
    nbformat.write(executed, notebook)  # type: ignore[no-untyped-call]
    written = write_formats(read_report(executed), plan.formats)
    files = _save(written, folder)
    log = _write_log(job, written.log) if written.log else ""
    if not files:
        return Failed(_("No format could be written.") + f" {describe_missing(written.missing)}", log)
    cells = sum_cell_seconds(executed)
    parts = {"cells": cells, "kernel": ran - started - cells, "formats": time.monotonic() - ran}
    seconds = {name: round(value, 3) for name, value in parts.items()}
    return Made(notebook, files, written.missing, log, execution.account, seconds)


def _save(written: Written, folder: Path) -> tuple[Path, ...]:
    paths = tuple(folder / name for name in written.files)
    for path in paths:
        path.write_bytes(written.files[path.name])
    return paths


def _write_log(job: Job, details: str) -> str:
    return write_log(f"report: {job.report_id}\nnotebook: {job.notebook.name}", job.parameters, details)
