"""Checks notebooks before any of them is run."""

from collections.abc import Iterable
from pathlib import Path

import papermill

from bahali.batch.planning.jobs import Job
from bahali.vocabulary.faults import Fault, InputError
from bahali.workshop import Settings


def check_notebooks(jobs: Iterable[Job]) -> None:
    """Check that every notebook takes the parameters that it will be given.

    Raises
    ------
    InputError
        For each notebook whose cell tagged parameters lacks one.
    """
    notebooks = dict.fromkeys(job.notebook for job in jobs)
    faults = [fault for notebook in notebooks for fault in _check_parameters(notebook)]
    if faults:
        raise InputError(faults)


def _check_parameters(notebook: Path) -> list[Fault]:
    try:
        known = set(papermill.inspect_notebook(notebook))
    except Exception:  # each way not to be a notebook raises another
        problem = "cannot be read as a notebook"
        return [Fault(notebook.name, problem, remedy="open it in JupyterLab, mend it and save it again")]
    unknown = sorted(set(Settings.model_fields) - known)
    if not unknown:
        return []
    problem = f"its cell tagged parameters does not have {', '.join(unknown)}"
    return [Fault(notebook.name, problem, remedy="add them with their defaults")]
