"""Reads the rows of one of our tables out of the rows of a sheet; a cell that cannot be mapped is a fault."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bahali.intake.mapping.columns import ARROW, Column
from bahali.intake.mapping.headings import name_column
from bahali.intake.mapping.model import TablePart
from bahali.intake.mapping.open_sheet import OpenSheet, SourceRow
from bahali.intake.mapping.templates import WHOLE_CELL
from bahali.intake.mapping.values import UnmappedError
from bahali.vocabulary.faults import Fault


@dataclass
class TakenRow:
    """A row of one of our tables.

    Parameters
    ----------
    source : SourceRow
        The row that it comes from.
    cells : dict of str to str
        What our columns hold.
    unmapped : set of str
        Our columns whose cell was a fault, so that nothing more is said of them.
    where : str
        For a row out of one column among many: the heading of that column.
    """

    source: SourceRow
    cells: dict[str, str] = field(default_factory=dict)
    unmapped: set[str] = field(default_factory=set)
    where: str = ""


@dataclass
class TakenTable:
    """The rows of one of our tables as they are taken.

    Parameters
    ----------
    name : str
        Name of the table.
    part : TablePart
        What the mapping says of it.
    sheet : OpenSheet
        The sheet whose rows they are.
    columns : dict of str to Column
        Where our columns come from.
    each : list of (int, dict)
        Places of the columns that give a row each, with what their headings say.
    rows : list of TakenRow
        The rows.
    unanswered : int
        Cells left blank, of columns that would each have given a row.
    same : dict of int to int
        For each row that is the same thing as an earlier one: its number, and that of the earlier.
    known : list of int
        Numbers of rows that the pack has already.
    notes : list of str
        What else a person must know.
    """

    name: str
    part: TablePart
    sheet: OpenSheet
    columns: dict[str, Column]
    each: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    rows: list[TakenRow] = field(default_factory=list)
    unanswered: int = 0
    same: dict[int, int] = field(default_factory=dict)
    known: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fault(self, row: TakenRow, column: str, problem: str, remedy: str = "") -> Fault:
        """Tell a fault of a cell at the place in the source that it comes from."""
        own, source, sheet = self.columns.get(column), row.source, self.sheet
        if own is not None and own.is_of_parent and source.parent is not None:
            source, sheet = source.parent, own.sheet
        return sheet.text.fault(problem, source.number, self._locate(row, column), remedy)

    def _locate(self, row: TakenRow, column: str) -> str:
        """Say where a cell of ours comes from: the heading of the source, and our table and column."""
        own = self.columns.get(column)
        if row.where and (own is None or own.part.caught is not None):
            return f"{row.where}{ARROW}{self.name}.{column}"
        return own.shown if own else f"{self.name}.{column}"


def read_rows(table: TakenTable) -> list[Fault]:
    """Read every row of a table, save the ids that are numbered or found; tell what cannot be mapped."""
    faults: list[Fault] = []
    for row, caught in _each_row(table):
        for name, column in table.columns.items():
            if column.part.number is None and column.part.finds is None:
                faults += _read_cell(table, row, name, caught)
        table.rows.append(row)
    return faults


def _each_row(table: TakenTable) -> Iterator[tuple[TakenRow, Mapping[str, str]]]:
    if table.part.each is None:
        yield from ((TakenRow(row), {}) for row in table.sheet.rows)
        return
    for row in table.sheet.rows:
        for place, caught in table.each:
            if words := row.cell(place):
                where = name_column(table.sheet.headings, place)
                yield TakenRow(row, where=where), {**caught, WHOLE_CELL: words}
            else:
                table.unanswered += 1


def _read_cell(table: TakenTable, row: TakenRow, name: str, caught: Mapping[str, str]) -> Iterator[Fault]:
    try:
        row.cells[name] = table.columns[name].read(row.source, caught)
    except UnmappedError as error:
        row.cells[name] = ""
        row.unmapped.add(name)
        yield table.fault(row, name, error.problem, error.remedy)
