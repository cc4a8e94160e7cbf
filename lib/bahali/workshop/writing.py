"""Writes into a pack and beside it: files are whole or not there, and rows that stay do so byte for byte."""

import csv
import os
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path

from bahali.vocabulary.faults import Fault, InputError
from bahali.workshop.reading import RawTable, read_csv
from bahali.workshop.tables import TableKind


def put_in_place(contents: Mapping[Path, bytes]) -> None:
    """Write every file aside, and then move all of them into place.

    Raises
    ------
    OSError
        If one of them cannot be written; nothing stays aside.
    """
    asides = {path: path.with_name(f".{path.name}.{os.getpid()}") for path in contents}
    try:
        for path, content in contents.items():
            asides[path].write_bytes(content)
        for path, aside in asides.items():
            aside.replace(path)
    except OSError:
        for aside in asides.values():
            aside.unlink(missing_ok=True)
        raise


def read_for_more_rows(pack: Path, kind: TableKind) -> RawTable:
    """Read a table of a pack to which rows are to come; one that is not there has its headings and no rows.

    Raises
    ------
    InputError
        If it cannot be read, or lacks a column that new rows need.
    """
    columns = tuple(kind.row.model_fields)
    if not (pack / kind.file).exists():
        return RawTable(kind.file, columns, ())
    raw, faults = read_csv(pack / kind.file, kind.file)
    if raw is None or faults:
        raise InputError(faults)
    if missing := [name for name in columns if name not in raw.headings]:
        problem = f"the table lacks {', '.join(missing)}, which new rows need"
        remedy = "add the headings; the cells may stay blank"
        raise InputError([Fault(kind.file, problem, row=1, remedy=remedy)])
    return raw


def add_rows(path: Path, headings: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Give the content of a CSV file with rows added to it; with a line of headings where it is not there."""
    before = path.read_bytes() if path.exists() else f"{','.join(headings)}\n".encode()
    if not before.endswith((b"\n", b"\r")):
        before += b"\n"
    return before + write_rows(headings, rows, "\r\n" if before.endswith(b"\r\n") else "\n")


def write_rows(headings: Sequence[str], rows: Iterable[Mapping[str, str]], line_end: str) -> bytes:
    """Write rows as lines of CSV, without a line of headings; a cell that is not given is blank."""
    stream = StringIO(newline="")
    csv.DictWriter(stream, headings, restval="", lineterminator=line_end).writerows(rows)
    return stream.getvalue().encode()
