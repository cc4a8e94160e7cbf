"""Ids are given once, and every reference leads somewhere."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache

from bahali.vocabulary.faults import Fault, quote, show
from bahali.vocabulary.language import _
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop.cells import Refers
from bahali.workshop.pack import Pack, Tables
from bahali.workshop.reading import HEADER_FILE
from bahali.workshop.tables import TABLE_KINDS, Row, TableKind

LONGEST_LIST_SHOWN = 12  # ids; more of them hide the fault


def check_unique(tables: Tables) -> Iterator[Fault]:
    """Every row differs from all others of its table in its key columns."""
    for kind in TABLE_KINDS.values():
        columns = kind.key_columns
        first_rows: dict[tuple[object, ...], int] = {}
        for number, row in tables.each(kind.row):
            key = tuple(getattr(row, column) for column in columns)
            first = first_rows.setdefault(key, number)
            if first != number:
                found = quote(" / ".join(str(part) for part in key))
                problem = _("found {found}, which is also in row {first}").format(found=found, first=first)
                another_id = _("give one of them another id, or ") if len(columns) == 1 else ""
                remedy = _("{another_id}remove one of the two rows").format(another_id=another_id)
                yield tables.fault(kind.row, number, columns[0], problem, remedy)


def check_references(tables: Tables) -> Iterator[Fault]:
    """Every id that names a row of another table is found there."""
    for kind in TABLE_KINDS.values():
        for column, refers in reference_columns(kind).items():
            if refers.table in tables.keys:
                allowed = tables.keys[refers.table] | set(refers.also)
                yield from _unknown_names(tables, kind, column, allowed, TABLE_KINDS[refers.table].file)
            elif refers.table in tables.absent and _uses(tables, kind, column):
                problem = _("names rows of {file}, which is not there").format(
                    file=TABLE_KINDS[refers.table].file
                )
                remedy = _("add that table, or nobody can tell whether the ids are right")
                yield tables.warning(kind.row, None, column, problem, remedy)


def check_header_references(pack: Pack) -> Iterator[Fault]:
    """Every code that names an entry of workshop.yaml is found there."""
    for kind in TABLE_KINDS.values():
        for column, refers in reference_columns(kind).items():
            if refers.table not in TABLE_KINDS:
                allowed = {*getattr(pack.header, refers.table), *refers.also}
                yield from _unknown_names(
                    pack,
                    kind,
                    column,
                    allowed,
                    _("the {table} of {header_file}").format(table=refers.table, header_file=HEADER_FILE),
                )


@cache
def reference_columns(kind: TableKind) -> Mapping[str, Refers]:
    """Give the columns of a table whose values name something elsewhere."""
    return {
        name: mark
        for name, field in kind.row.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Refers)
    }


def _unknown_names(
    tables: Tables, kind: TableKind, column: str, allowed: Collection[str], home: str
) -> Iterator[Fault]:
    remedies: dict[str, str] = {}  # the same slip often stands in hundreds of rows
    for number, row in tables.each(kind.row):
        for value in _values(row, column):
            if value not in allowed:
                if value not in remedies:
                    remedies[value] = did_you_mean(value, allowed) or _short_list(allowed)
                problem = _("found {value}, which is not in {home}").format(value=quote(value), home=home)
                yield tables.fault(kind.row, number, column, problem, remedies[value])


def _short_list(allowed: Collection[str]) -> str:
    if not allowed:
        return _("nothing is listed there yet")
    is_short = len(allowed) <= LONGEST_LIST_SHOWN
    return (
        _("allowed: {show}").format(show=", ".join(show(name) for name in sorted(allowed)))
        if is_short
        else ""
    )


def _values(row: Row, column: str) -> tuple[str, ...]:
    value = getattr(row, column)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _uses(tables: Tables, kind: TableKind, column: str) -> bool:
    return any(_values(row, column) for _number, row in tables.each(kind.row))
