"""What taking needs of a pack: its facts and the tables that are there; and how new rows are put into it."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from bahali.vocabulary.faults import Fault, InputError
from bahali.vocabulary.spreadsheets import quote_formula
from bahali.workshop.checking import check_mapping
from bahali.workshop.fields import is_free_text
from bahali.workshop.header import Header
from bahali.workshop.plain_yaml import read_yaml
from bahali.workshop.reading import HEADER_FILE, RawTable, read_csv
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.tables.row import SourcedRow
from bahali.workshop.tidying import tidy_header
from bahali.workshop.writing import put_in_place, write_rows


def read_header(folder: Path) -> Header:
    """Read the facts of a pack.

    Raises
    ------
    InputError
        If there is no such folder, or its workshop.yaml has a fault.
    """
    if folder.is_file():
        remedy = "give the folder of a workshop, with its workshop.yaml and tables"
        raise InputError([Fault(folder.name, "is a file, and rows are taken into a folder", remedy=remedy)])
    if not folder.is_dir():
        remedy = "make the folder, with its workshop.yaml, first"
        raise InputError([Fault(str(folder), "there is no such folder", remedy=remedy)])
    content, faults = read_yaml(folder / HEADER_FILE, HEADER_FILE)
    header = None
    if not faults:
        header, faults = check_mapping(tidy_header(content, Header), Header)
    if header is None:
        raise InputError(faults)
    return header


@dataclass(frozen=True)
class TableFile:
    """A table of a pack to which rows are to come.

    Parameters
    ----------
    name : str
        Name of the table.
    path : Path
        Its file, which may not be there yet.
    before : RawTable, optional
        What it holds, where rows are added to it.
    """

    name: str
    path: Path
    before: RawTable | None = None

    @property
    def rows_before(self) -> list[dict[str, str]]:
        """The rows that stay."""
        return [cells for _number, cells in self.before.rows] if self.before else []

    @property
    def first_new_row(self) -> int:
        """Number that a spreadsheet gives to the first of the new rows."""
        if self.before is None:
            return 2
        text = self._content_before().decode("utf-8-sig")
        return 1 + sum(1 for _line in csv.reader(StringIO(text, newline="")))

    def write(self, rows: Iterable[Mapping[str, str]]) -> bytes:
        """Give the content of the file with the new rows behind those that stay."""
        if self.before is None:
            headings = list_columns(self.name)
            return write_rows(headings, [dict(zip(headings, headings, strict=True)), *rows], "\n")
        content = self._content_before()
        line_end = "\r\n" if content.endswith(b"\r\n") else "\n"
        return content + write_rows(self.before.headings, rows, line_end)

    def _content_before(self) -> bytes:
        """Give what the file holds, ending in one line end."""
        content = self.path.read_bytes()
        return content.rstrip(b"\r\n") + (b"\r\n" if b"\r\n" in content else b"\n")


def list_columns(name: str) -> tuple[str, ...]:
    """List the columns of a table, those that many tables share behind its own."""
    fields = TABLE_KINDS[name].row.model_fields
    return tuple(sorted(fields, key=lambda column: column in SourcedRow.model_fields))


def open_table(folder: Path, name: str, *, append: bool, force: bool) -> TableFile:
    """Open a table for new rows; one that is there is only touched when that was said.

    Raises
    ------
    InputError
        If it is there and neither rows may be added nor the table be replaced, or if it cannot be read.
    """
    kind = TABLE_KINDS[name]
    path = folder / kind.file
    if not path.parent.resolve().is_relative_to(folder.resolve()):
        raise InputError(
            [Fault(path.parent.name, "is a link that leads out of the pack, and is not written to")]
        )
    if not path.exists() or force:
        return TableFile(name, path)
    if not append:
        remedy = "--append adds rows to it, --force replaces it"
        raise InputError([Fault(kind.file, "is in the pack already", remedy=remedy)])
    raw, faults = read_csv(path, kind.file)
    if raw is None or faults:
        raise InputError(faults)
    return TableFile(name, path, raw)


def find_missing_headings(table: TableFile, used: Iterable[str]) -> list[Fault]:
    """Tell the columns that new rows fill and the table in the pack does not have."""
    if table.before is None or not (missing := [name for name in used if name not in table.before.headings]):
        return []
    problem = f"lacks {', '.join(missing)}, which the new rows fill"
    remedy = "add the headings; the cells may stay blank"
    return [Fault(TABLE_KINDS[table.name].file, problem, row=1, remedy=remedy)]


def guard_words(table: str, cells: Mapping[str, str]) -> dict[str, str]:
    """Quote words that a spreadsheet would take for a formula; the words themselves stay as they are."""
    fields = TABLE_KINDS[table].row.model_fields
    return {name: quote_formula(text) if is_free_text(fields[name]) else text for name, text in cells.items()}


def move_into_place(contents: Mapping[Path, bytes]) -> None:
    """Write every file aside, and then move all of them into place."""
    try:
        for path in contents:
            path.parent.mkdir(exist_ok=True)
        put_in_place(contents)
    except OSError:
        remedy = "check that there is room, and that you may write there"
        raise InputError(
            [Fault(str(next(iter(contents)).parent), "cannot be written", remedy=remedy)]
        ) from None
