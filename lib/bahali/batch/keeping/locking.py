"""One run at a time in a folder of reports, and nothing left over of one that was killed."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os.path import lexists
from pathlib import Path

from filelock import FileLock, Timeout

from bahali.vocabulary.faults import Fault, InputError, quote

LOCK_FILE = ".lock"
ASIDE_PREFIX = ".aside-"
"""Of folders in which a report is made before it is moved into its place."""


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Keep a folder of reports to this run; what a killed run left half made in it goes.

    Raises
    ------
    InputError
        If nothing can be written into the folder, something in it leads out of it, or another run is at work
        in it.
    """
    made = [each for each in (folder, *folder.parents) if not lexists(each)]
    _prepare(folder)
    _refuse_links(folder)
    try:
        with FileLock(folder / LOCK_FILE, timeout=0):
            _sweep(folder)
            try:
                yield
            finally:
                (folder / LOCK_FILE).unlink(missing_ok=True)
                _leave_nothing(made)
    except Timeout:
        problem = f"another run is making reports in {quote(folder)}"
        raise InputError([Fault("--out", problem, remedy="wait for it, or choose another folder")]) from None


def make_aside(folder: Path) -> tempfile.TemporaryDirectory[str]:
    """Make a folder in which a report is made before it is moved into its place."""
    return tempfile.TemporaryDirectory(prefix=ASIDE_PREFIX, dir=folder)


def _prepare(folder: Path) -> None:
    """Make the folder and try to write into it, before minutes are spent on notebooks."""
    with needing_room(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass


def _leave_nothing(made: list[Path]) -> None:
    """Remove the folders that were made for a run, where it ended without putting anything into them."""
    with suppress(OSError):  # the first that holds something stays, and all above it
        for folder in made:
            folder.rmdir()


def _refuse_links(folder: Path) -> None:
    """Refuse to work through links, by which files elsewhere would be replaced or removed."""
    faults = [
        Fault(str(path), "is a link, and reports are not written through links", remedy="remove the link")
        for path in sorted(folder.iterdir())
        if path.is_symlink()
    ]
    if faults:
        raise InputError(faults)


@contextmanager
def needing_room(folder: Path) -> Iterator[None]:
    """Write what a run cannot do without.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    try:
        yield
    except OSError as error:
        problem = f"cannot write into the folder {quote(folder)}: {error.strerror}"
        raise InputError([Fault("--out", problem, remedy="choose a folder that you may write to")]) from None


def _sweep(folder: Path) -> None:
    for aside in folder.glob(f"{ASIDE_PREFIX}*"):
        shutil.rmtree(aside, ignore_errors=True)
    for half in (
        *folder.glob(".*.json.[0-9]*"),
        *folder.glob("*/.*.json.[0-9]*"),
        *folder.glob("*/.*.log.[0-9]*"),
        *folder.glob(".*.html.[0-9]*"),
    ):
        half.unlink(missing_ok=True)
