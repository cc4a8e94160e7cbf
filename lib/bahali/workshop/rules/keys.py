"""Ids are given once, and every reference leads somewhere."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from operator import attrgetter

from bahali.vocabulary.faults import Fault, quote, show
from bahali.vocabulary.language import _
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop.cells import Refers
from bahali.workshop.pack import Pack, Tables
from bahali.workshop.tables import TABLE_KINDS, Row, TableKind

LONGEST_LIST_SHOWN = 12  # ids; more of them hide the fault
MOST_GUESSED = 50  # wrong ids of a column; each is compared with every right one


def check_unique(tables: Tables) -> Iterator[Fault]:
    """Every row differs from all others of its table in its key columns."""
    for kind in TABLE_KINDS.values():
        columns = kind.key_columns
        read_key = attrgetter(*columns)
        first_rows: dict[object, int] = {}
        for number, row in tables.each(kind.row):
            key = read_key(row)
            first = first_rows.setdefault(key, number)
            if first != number:
                found = quote(" / ".join(map(str, key if isinstance(key, tuple) else (key,))))
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
                home = _("the table {table}").format(table=refers.table)
                yield from _unknown_names(tables, kind, column, allowed, home)
            elif refers.table in tables.absent and _uses(tables, kind, column):
                problem = _("names rows of the table {table}, which is not there").format(table=refers.table)
                remedy = _("add that table, or nobody can tell whether the ids are right")
                yield tables.warning(kind.row, None, column, problem, remedy)


def check_header_references(pack: Pack) -> Iterator[Fault]:
    """Every code that names an entry of workshop.yaml is found there."""
    for kind in TABLE_KINDS.values():
        for column, refers in reference_columns(kind).items():
            if refers.table not in TABLE_KINDS:
                allowed = {*getattr(pack.header, refers.table), *refers.also}
                home = _("the {table} of the workshop").format(table=refers.table)
                yield from _unknown_names(pack, kind, column, allowed, home)


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
    told: dict[str, tuple[str, str]] = {}  # the same slip often stands in hundreds of rows
    is_whole = all(value in allowed for value in _different_values(tables, kind, column))
    for number, row in () if is_whole else tables.each(kind.row):
        for value in _values(row, column):
            if value not in allowed:
                if value not in told:
                    guessed = allowed if len(told) < MOST_GUESSED else ()
                    told[value] = _tell_unknown(value, allowed, guessed, home)
                yield tables.fault(kind.row, number, column, *told[value])


def _different_values(tables: Tables, kind: TableKind, column: str) -> set[str]:
    """Give all that a column names, each once: thousands of rows name a few things."""
    read_cell = attrgetter(column)
    different = {read_cell(row): row for _number, row in tables.each(kind.row)}
    return {value for row in different.values() for value in _values(row, column)}


def _tell_unknown(
    value: str, allowed: Collection[str], guessed: Collection[str], home: str
) -> tuple[str, str]:
    problem = _("found {value}, which is not in {home}").format(value=quote(value), home=home)
    return problem, did_you_mean(value, guessed) or _short_list(allowed)


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
