"""Builds table blocks from frames."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from bahali.document.blocks import Cell, Column, References, Table
from bahali.present.tracing import find_sources, shown_ids, trace_rows
from bahali.workshop.frames import each_row


@dataclass(frozen=True)
class Cells:
    """One column to be made: its label, how a row of the frame becomes its cell, and what a number counts."""

    label: str
    cell: Callable[[Any], Cell]
    is_number: bool = False
    is_free: bool = False
    unit: str = ""


@dataclass(frozen=True)
class Title:
    """Name, caption and note of a table, and the tables of the pack that it counts, where it shows no ids."""

    name: str
    caption: str
    note: str = ""
    is_wide: bool = False
    sources: tuple[str, ...] = ()


def build_table(
    title: Title, rows: pd.DataFrame, columns: Sequence[Cells], row_names: Iterable[str] = ()
) -> Table:
    """Make a table with one row for each row of a frame, which knows the rows of the pack behind it.

    Parameters
    ----------
    title : Title
        Name, caption and note.
    rows : DataFrame
        What the rows are made from.
    columns : sequence of Cells
        The columns, the first naming each row.
    row_names : iterable of str
        Anchors of the rows, when other parts link to them.
    """
    cells = tuple(tuple(column.cell(row) for column in columns) for row in each_row(rows))
    return Table(
        name=title.name,
        caption=title.caption,
        note=title.note,
        is_wide=title.is_wide,
        columns=tuple(
            Column(label=each.label, is_number=each.is_number, is_free=each.is_free, unit=each.unit)
            for each in columns
        ),
        rows=cells,
        row_names=tuple(row_names),
        row_ids=trace_rows(rows, cells),
        sources=title.sources or find_sources(rows),
    )


def build_crosstab(
    title: Title,
    counts: pd.DataFrame,
    corner: str,
    *,
    is_number: bool = True,
    is_id: bool = False,
    unit: str = "",
) -> Table:
    """Make a table with the index of a frame as its first column, cell by cell.

    Parameters
    ----------
    title : Title
        Name, caption and note.
    counts : DataFrame
        Index and columns are already words for readers; cells are numbers or words.
    corner : str
        Heading of the first column.
    is_number : bool
        True when the cells are numbers.
    is_id : bool
        True when the index holds ids, which become links.
    unit : str
        What the numbers count, when every column counts the same.
    """
    columns = [Column(label=corner)]
    columns += [Column(label=str(name), is_number=is_number, unit=unit) for name in counts.columns]
    # By position: two rows may have the same name.
    cells = zip(counts.index, counts.itertuples(index=False, name=None), strict=True)
    rows = [
        (References(ids=(str(name),)) if is_id else str(name), *(_cell(value) for value in values))
        for name, values in cells
    ]
    return Table(
        name=title.name,
        caption=title.caption,
        note=title.note,
        is_wide=title.is_wide,
        columns=tuple(columns),
        rows=tuple(rows),
        row_ids=tuple(tuple(shown_ids(row)) for row in rows),
        sources=title.sources,
    )


def _cell(value: Hashable) -> Cell:
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    return str(value) if isinstance(value, str) else int(value)  # type: ignore[call-overload]
