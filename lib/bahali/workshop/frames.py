"""Turns checked rows into tables for analysis, always with the same columns and kinds of number."""

import types
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

import pandas as pd

from bahali.workshop.pack import Numbered
from bahali.workshop.tables import TableKind

_NUMBER_TYPES: dict[object, str] = {bool: "boolean", int: "Int64", float: "Float64"}


def to_frame(rows: Sequence[Numbered], kind: TableKind) -> pd.DataFrame:
    """Give the rows of a table as a frame.

    Parameters
    ----------
    rows : sequence of Numbered
        Checked rows; may be empty.
    kind : TableKind
        The table they belong to.

    Returns
    -------
    DataFrame
        One column for each field of the row, also when there are no rows, and ``row``, the number in a
        spreadsheet. Codes are plain text, lists are tuples, whole numbers ``Int64``, other numbers
        ``Float64``, yes or no ``boolean``; a blank cell is missing, a blank list an empty tuple.
    """
    fields = kind.row.model_fields
    columns: dict[str, pd.Series[Any]] = {}
    cells = [vars(numbered.row) for numbered in rows]
    index = pd.RangeIndex(len(rows))  # one for all columns: pandas aligns those that have another
    for name, field in fields.items():
        values = [row[name] for row in cells]
        if not _is_plain(field.annotation):
            values = list(map(_plain, values))
        columns[name] = pd.Series(values, index, dtype=column_type(field.annotation))
    columns["row"] = pd.Series([numbered.number for numbered in rows], index, dtype="Int64")
    return pd.DataFrame(columns, index)


def each_row(rows: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of a table one after the other; cells are read by the name of their column."""
    # What itertuples gives, without looking up each column and making a new kind of row each time.
    yield from map(_row_maker(tuple(rows.columns)), rows.to_numpy(dtype=object).tolist())


@lru_cache
def _row_maker(columns: tuple[str, ...]) -> Callable[[Iterable[Any]], Any]:
    kind: Any = namedtuple("Row", columns, rename=True)  # type: ignore[misc]
    make: Callable[[Iterable[Any]], Any] = kind._make
    return make


def column_type(annotation: object) -> str:
    """Name the pandas type for a field: a number type when it can hold nothing else, otherwise object."""
    kinds = {part for part in _plain_types(annotation) if part is not type(None)}
    return _NUMBER_TYPES.get(kinds.pop(), "object") if len(kinds) == 1 else "object"


def _plain_types(annotation: object) -> list[object]:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _plain_types(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return [plain for part in get_args(annotation) for plain in _plain_types(part)]
    return [annotation]


def _is_plain(annotation: object) -> bool:
    """Tell whether a field holds nothing but text, numbers and days, which stay as they are."""
    return all(
        isinstance(kind, type) and not issubclass(kind, Enum | tuple) for kind in _plain_types(annotation)
    )


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    return value
