"""Puts a file that was made in its place: whole or not at all, and over another only where that is wished."""

from pathlib import Path

from bahali.vocabulary.faults import Fault, InputError, quote
from bahali.workshop.writing import put_in_place

WORKBOOK = ".xlsx"


def check_place(path: Path, *, force: bool) -> None:
    """Refuse a place for a workbook where none can be written, before any work is done.

    Raises
    ------
    InputError
        If the name is not that of a workbook, its folder is not there, or another file is and may not be
        written over.
    """
    if path.suffix.lower() != WORKBOOK:
        problem = f"found {quote(path.suffix)} at the end of the name; allowed: {WORKBOOK}"
        raise InputError([Fault(str(path), problem, remedy=f"call it {path.stem}{WORKBOOK}")])
    if not path.parent.is_dir():
        raise InputError([Fault(str(path.parent), "there is no such folder", remedy="make it first")])
    if path.is_dir():
        raise InputError([Fault(str(path), "is a folder", remedy="give the name of a file")])
    if path.exists() and not force:
        remedy = "choose another name, or write over it with --force"
        raise InputError([Fault(str(path), "is there already", remedy=remedy)])


def place_file(path: Path, content: bytes) -> None:
    """Write a file aside, and move it into its place; an older one stays until the new one is whole.

    Raises
    ------
    InputError
        If the folder may not be written to.
    """
    try:
        put_in_place({path: content})
    except OSError:
        remedy = "check that you may write to the folder, and that no other program has the file open"
        raise InputError([Fault(str(path), "cannot be written", remedy=remedy)]) from None
