"""Finds a workshop by its name, wherever a notebook happens to run."""

from collections.abc import Iterator
from pathlib import Path

from bahali.vocabulary.faults import Fault, InputError, quote
from bahali.vocabulary.language import _
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop.reading import HEADER_FILE
from bahali.workshop.workbook.book import WORKBOOK_SUFFIXES

PARAMETERS_FOLDER = "parameters"


def find_workshop(name: str, start: Path | None = None) -> Path:
    """Find the folder of a workshop, or its workbook.

    Parameters
    ----------
    name : str
        A folder or a workbook (.xlsx) under ``parameters/``, or a path to a folder that holds
        ``workshop.yaml``, or to a workbook. Of both with one name, the folder is meant.
    start : Path, optional
        Folder from which to look upwards for ``parameters/``; the working folder when not given. A
        notebook runs in ``notebooks/`` under JupyterLab, and in the project folder under papermill.

    Raises
    ------
    InputError
        If there is neither; names the workshops that were found.
    """
    here = (start or Path.cwd()).resolve()
    if found := _find_in(here, name):
        return found.resolve()
    candidates = [parent / PARAMETERS_FOLDER for parent in (here, *here.parents)]
    for folder in candidates:
        if found := _find_in(folder, name):
            return found
    known = sorted({found for folder in candidates for found in _list_workshops(folder)})
    remedy = did_you_mean(name, known) or _("allowed: {known}").format(
        known=", ".join(known) or _("a folder that holds workshop.yaml, or a workbook (.xlsx)")
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


def _find_in(folder: Path, name: str) -> Path | None:
    """Find a workshop in a folder; the name of a workbook may be given without its ending."""
    places = (folder / f"{name}{suffix}" for suffix in ("", *WORKBOOK_SUFFIXES))
    return next((place for place in places if _is_workshop(place)), None)


def _is_workshop(path: Path) -> bool:
    try:
        return (path / HEADER_FILE).is_file() or (is_workbook(path) and path.is_file())
    except (OSError, ValueError):  # a name that is too long for any file, or cannot be one
        return False


def is_workbook(path: Path) -> bool:
    """Tell by its name whether a file is a workbook, and not what Excel leaves beside an open one."""
    return path.suffix.casefold() in WORKBOOK_SUFFIXES and not path.name.startswith("~$")


def name_workshop(path: Path) -> str:
    """Give the name of a workshop: that of its folder, or of its workbook without the ending.

    Examples
    --------
    >>> name_workshop(Path("parameters/north-2030.xlsx")), name_workshop(Path("parameters/north-2030"))
    ('north-2030', 'north-2030')
    """
    return path.stem if is_workbook(path) else path.name


def _list_workshops(folder: Path) -> Iterator[str]:
    yield from (path.parent.name for path in folder.glob(f"*/{HEADER_FILE}"))
    yield from (path.name for path in folder.glob("*.xls*") if is_workbook(path))
