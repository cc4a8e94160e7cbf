"""Which rows of the pack a row of a table rests on."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pandas as pd

from bahali.document.blocks import Cell, References
from bahali.workshop.cells import Refers
from bahali.workshop.frames import each_row
from bahali.workshop.tables import TABLE_KINDS, TableKind

# Participants are never shown. A service that is too sensitive to be listed must not be found out from the
# gap that names it; where services are listed themselves, their own ids have been chosen already.
_NEVER_TRACED = {"participant_id", "participant_ids", "service_ids"}


def trace_rows(rows: pd.DataFrame, cells: Iterable[tuple[Cell, ...]]) -> tuple[tuple[str, ...], ...]:
    """Collect, for each row of a table, the ids of the rows of the pack that it rests on.

    These are the ids in the columns of the frame that the pack knows as ids: the row's own, those of a kind
    in lists such as ``gap_ids``, and those it refers to, such as ``lead_institution_id``; then the ids that
    its cells show. Columns are known by their names.

    Parameters
    ----------
    rows : DataFrame
        What the table is made from.
    cells : iterable of tuple of Cell
        The cells of each row of the table, in the order of the frame.

    Returns
    -------
    tuple of tuple of str
        For each row, without repeats: its own id first, then as the tables of the pack are ordered; empty
        for a row that only counts or sums up.
    """
    columns = [*_find_own_column(rows), *(name for name in _tables_by_column() if name in rows.columns)]
    pairs = zip(each_row(rows), cells, strict=True)
    return tuple(tuple(dict.fromkeys(_ids_of(row, columns, shown))) for row, shown in pairs)


def find_sources(rows: pd.DataFrame) -> tuple[str, ...]:
    """Name the tables of the pack that the ids in a frame belong to; none where it only counts."""
    tables = {table for name, table in _tables_by_column().items() if name in rows and _holds_ids(rows[name])}
    return tuple(name for name in TABLE_KINDS if name in tables)


def shown_ids(cells: Iterable[Cell]) -> Iterator[str]:
    """Yield the ids that cells show."""
    for cell in cells:
        if isinstance(cell, References):
            yield from cell.ids


def _ids_of(row: Any, columns: Iterable[str], cells: tuple[Cell, ...]) -> Iterator[str]:  # noqa: ANN401
    for name in columns:
        yield from _ids_in(getattr(row, name))
    yield from shown_ids(cells)


def _ids_in(value: object) -> tuple[str, ...]:
    """Read a cell with one id, a list of them, or none."""
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, tuple | list) else ()


def _holds_ids(column: "pd.Series[Any]") -> bool:
    return any(_ids_in(value) for value in column)


def _find_own_column(rows: pd.DataFrame) -> list[str]:
    """Give the first column that is the key of a table; the source of a row is not the row itself."""
    keys = {kind.key_columns[0] for kind in TABLE_KINDS.values() if len(kind.key_columns) == 1}
    return [name for name in rows.columns if name in keys - {"source_id"} - _NEVER_TRACED][:1]


@cache
def _tables_by_column() -> dict[str, str]:
    """Give, for every column that holds ids of rows, the table of these rows."""
    pairs = (pair for kind in TABLE_KINDS.values() for pair in _columns_of(kind))
    return {name: table for name, table in pairs if name not in _NEVER_TRACED}


def _columns_of(kind: TableKind) -> Iterator[tuple[str, str]]:
    if len(kind.key_columns) == 1:
        yield kind.key_columns[0], kind.name
        yield f"{kind.key_columns[0]}s", kind.name
    for name, field in kind.row.model_fields.items():
        for mark in field.metadata:
            if isinstance(mark, Refers) and mark.table in TABLE_KINDS:
                yield name, mark.table
