"""Tries the new rows in a copy of the pack, and tells each fault at its place in the source."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from bahali.intake.mapping.columns import ARROW
from bahali.intake.mapping.pack import TableFile
from bahali.intake.mapping.rows import TakenRow, TakenTable
from bahali.vocabulary.faults import Fault
from bahali.workshop import check_workshop
from bahali.workshop.files import list_read_files
from bahali.workshop.limits import MOST_TABLE_BYTES
from bahali.workshop.opening import read_content
from bahali.workshop.tables import TABLE_KINDS


def find_doubles(table: TakenTable, file: TableFile) -> Iterator[Fault]:
    """Tell every row whose id the pack has, or an earlier row of the source."""
    keys = TABLE_KINDS[table.name].key_columns
    there = {tuple(cells.get(key, "") for key in keys) for cells in file.rows_before}
    first: dict[tuple[str, ...], TakenRow] = {}
    for row in table.rows:
        key = tuple(row.cells.get(name, "") or _default_of(table.name, name) for name in keys)
        if row.unmapped & set(keys) or not all(key):
            continue
        words = " / ".join(key)
        if key in there:
            problem = f"{words} is in {file.path.name} of the pack already"
            remedy = "leave the row out, or give --force to replace the table"
            yield _fault_at(table, row, keys[0], problem, remedy)
        elif first.setdefault(key, row) is not row:
            problem = f"{words} is also in row {first[key].source.number}"
            yield _fault_at(table, row, keys[0], problem, "remove one of the two")


def _default_of(table: str, column: str) -> str:
    """Give what a column holds where nothing is written, as text."""
    field = TABLE_KINDS[table].row.model_fields[column]
    return "" if field.is_required() else str(field.default)


def _fault_at(table: TakenTable, row: TakenRow, column: str, problem: str, remedy: str) -> Fault:
    """Tell a fault of a whole row at its id; of a row out of one cell, at that cell."""
    if not row.where:
        return table.fault(row, column, problem, remedy)
    return table.sheet.text.fault(problem, row.source.number, f"{row.where}{ARROW}{table.name}", remedy)


def try_tables(
    folder: Path, tables: Mapping[str, tuple[TakenTable, TableFile]], contents: Mapping[Path, bytes]
) -> tuple[list[Fault], int]:
    """Check the pack as it would be.

    Parameters
    ----------
    folder : Path
        The pack.
    tables : mapping of str to (TakenTable, TableFile)
        What is taken, and where it goes.
    contents : mapping of Path to bytes
        The files as they would be.

    Returns
    -------
    tuple of list of Fault, and int
        The errors of the new rows, and how many other errors the pack would have.
    """
    with TemporaryDirectory(prefix="bahali-take-") as scratch:
        copy = Path(scratch)
        (copy / "tables").mkdir()
        for name, path in list_read_files(folder):
            content, unreadable = read_content(path, name, MOST_TABLE_BYTES)
            if not unreadable:
                (copy / name).write_bytes(content)
        for path, content in contents.items():
            (copy / path.relative_to(folder)).write_bytes(content)
        faults = check_workshop(copy).errors
    translated = [list(_translate(fault, tables)) for fault in faults]
    own = dict.fromkeys(told for each in translated for told in each)
    return list(own), sum(1 for each in translated if not each)


def _translate(fault: Fault, tables: Mapping[str, tuple[TakenTable, TableFile]]) -> Iterator[Fault]:
    """Tell a fault of a new row at its place in the source; the others are the pack's own."""
    for table, file in tables.values():
        if fault.file == TABLE_KINDS[table.name].file:
            place = fault.row - file.first_new_row if isinstance(fault.row, int) else -1
            if 0 <= place < len(table.rows):
                yield table.fault(table.rows[place], fault.column or "", fault.problem, fault.remedy)
            elif fault.row is None or fault.row == 1:
                yield fault
