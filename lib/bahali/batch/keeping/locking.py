"""One run at a time in a folder of reports, and nothing left over of one that was killed."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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
        If nothing can be written into the folder, or another run is at work in it.
    """
    _prepare(folder)
    try:
        with FileLock(folder / LOCK_FILE, timeout=0):
            _sweep(folder)
            try:
                yield
            finally:
                (folder / LOCK_FILE).unlink(missing_ok=True)
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
