"""What is seen of the tables of a workshop: which rows, and which of their cells."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from bahali.workshop.rules.keys import reference_columns
from bahali.workshop.tables import TABLE_KINDS

Mask = NDArray[np.bool_]
NUMBER = "row"  # the column with the number of a row in a spreadsheet


@dataclass(frozen=True)
class Sight:
    """Tables of which nothing is seen until it is shown.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Every table of a workshop.
    """

    tables: Mapping[str, pd.DataFrame]
    _cells: dict[str, Mask] = field(default_factory=dict, repr=False)

    def show(self, table: str, rows: ArrayLike, columns: Iterable[str] | None = None) -> None:
        """Show some rows of a table: what tells rows apart and the columns named, or all of them."""
        always = {*TABLE_KINDS[table].key_columns, NUMBER}
        chosen = [columns is None or name in always or name in columns for name in self.tables[table].columns]
        self.cells(table)[np.ix_(np.asarray(rows, dtype=bool), np.array(chosen, dtype=bool))] = True

    def rows(self, table: str) -> Mask:
        """Tell of each row of a table whether anything of it is seen."""
        return np.asarray(self.cells(table).any(axis=1), dtype=bool)

    def follow(self, seen_through: Mapping[tuple[str, str], tuple[str, ...]]) -> None:
        """Show every row that a seen cell names, so that no reference leads nowhere.

        Parameters
        ----------
        seen_through : mapping of (str, str) to tuple of str
            By table and column, what is seen of a row that is named there, beside what tells rows apart.
        """
        waiting = set(self.tables)
        while waiting:
            table = waiting.pop()
            for column, named in _references(table):
                before = int(self.cells(named).sum())
                self._show_named(table, column, named, seen_through.get((table, column), ()))
                if int(self.cells(named).sum()) > before:
                    waiting.add(named)

    def _show_named(self, table: str, column: str, named: str, columns: tuple[str, ...]) -> None:
        if self.cells(named).all():
            return
        rows, targets = self.tables[table], self.tables[named]
        seen = self.cells(table)[:, list(rows.columns).index(column)]
        if ids := set(list_ids(rows[column].to_numpy(dtype=object)[seen])):
            keys = targets[TABLE_KINDS[named].key_columns[0]].to_numpy(dtype=object)
            self.show(named, [key in ids for key in keys], ("jurisdiction", *columns))

    def cut(self) -> dict[str, pd.DataFrame]:
        """Give the tables with the rows that are seen, in their order; a cell that is not seen is blank."""
        return {name: self._cut(name) for name in self.tables}

    def _cut(self, table: str) -> pd.DataFrame:
        cells, rows = self.cells(table), self.rows(table)
        if cells.all():
            return self.tables[table]
        kept, seen = self.tables[table][rows].reset_index(drop=True), cells[rows]
        columns = {
            name: kept[name] if seen[:, place].all() else _blank(kept[name], seen[:, place])
            for place, name in enumerate(kept.columns)
        }
        return pd.DataFrame(columns)

    def cells(self, table: str) -> Mask:
        """Tell of each cell of a table, rows by columns, whether it is seen."""
        if table not in self._cells:
            self._cells[table] = np.zeros(self.tables[table].shape, dtype=bool)
        return self._cells[table]


def list_ids(cells: Iterable[object]) -> Iterator[str]:
    """Yield the ids in cells that hold one, a list of them, or none."""
    for cell in cells:
        if isinstance(cell, str):
            yield cell
        elif isinstance(cell, tuple):
            yield from cell


@cache
def _references(table: str) -> tuple[tuple[str, str], ...]:
    """Give each column of a table that names rows of a table, and that table."""
    columns = reference_columns(TABLE_KINDS[table]).items()
    return tuple((column, refers.table) for column, refers in columns if refers.table in TABLE_KINDS)


def blank_like(cell: object) -> object:
    """Give what stands in a blank cell, as a table that was read would have it: an empty list, or nothing."""
    return () if isinstance(cell, tuple) else None


def _blank(cells: "pd.Series[Any]", seen: Mask) -> "pd.Series[Any]":
    kept = [cell if is_seen else blank_like(cell) for cell, is_seen in zip(cells.tolist(), seen, strict=True)]
    return pd.Series(kept, index=cells.index, dtype=cells.dtype)
