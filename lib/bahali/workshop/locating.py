"""Finds a workshop folder by its name, wherever a notebook happens to run."""

from pathlib import Path

from bahali.vocabulary.faults import Fault, InputError, quote
from bahali.vocabulary.language import _
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop.reading import HEADER_FILE

PARAMETERS_FOLDER = "parameters"


def find_workshop(name: str, start: Path | None = None) -> Path:
    """Find the folder of a workshop.

    Parameters
    ----------
    name : str
        A folder under ``parameters/``, or a path to a folder that holds ``workshop.yaml``.
    start : Path, optional
        Folder from which to look upwards for ``parameters/``; the working folder when not given. A
        notebook runs in ``notebooks/`` under JupyterLab, and in the project folder under papermill.

    Raises
    ------
    InputError
        If there is no such folder; names the workshops that were found.
    """
    here = (start or Path.cwd()).resolve()
    if _is_workshop(here / name):
        return (here / name).resolve()
    candidates = [parent / PARAMETERS_FOLDER for parent in (here, *here.parents)]
    for folder in candidates:
        if _is_workshop(folder / name):
            return folder / name
    known = sorted({path.parent.name for folder in candidates for path in folder.glob(f"*/{HEADER_FILE}")})
    remedy = did_you_mean(name, known) or _("allowed: {known}").format(
        known=", ".join(known) or _("a folder that holds workshop.yaml")
    )
    raise InputError(
        [
            Fault(
                "parameters of the run",
                f"there is no workshop {quote(name)}",
                column="workshop",
                remedy=remedy,
            )
        ]
    )


def _is_workshop(folder: Path) -> bool:
    try:
        return (folder / HEADER_FILE).is_file()
    except OSError:  # a name that is too long for any folder
        return False
