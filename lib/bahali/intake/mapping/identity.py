"""Tells which rows are the same thing, finds the ids of things, and numbers what is new."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bahali.intake.mapping.headings import fold
from bahali.intake.mapping.rows import TakenRow, TakenTable
from bahali.workshop.tables import TABLE_KINDS

NUMBER = re.compile(r"\{number(?::0(?P<width>[1-9]))?\}")
_Key = tuple[str, ...]


@dataclass
class Identities:
    """The ids of all that was taken and of what the pack has.

    Parameters
    ----------
    existing : mapping of str to list of dict
        For each table to which rows are added: the rows that it has.
    ids : dict
        For each table: the id that each source row led to; blank where its words could not be mapped.
    """

    existing: Mapping[str, list[dict[str, str]]]
    ids: dict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))

    def settle(self, table: TakenTable) -> None:
        """Find and number the ids of a table; rows that are the same thing are kept once."""
        for row in table.rows:
            self._find_ids(table, row)
        if table.part.known_by:
            self._keep_once(table)
        elif _numbered_column(table) is not None:
            self._pass_over_known(table)
            table.notes += _tell_doubles(table)
        self._number(table)

    def _find_ids(self, table: TakenTable, row: TakenRow) -> None:
        for name, column in table.columns.items():
            if column.part.finds is None:
                continue
            row.cells[name] = self.ids[column.part.finds].get(row.source.number, "")
            if not row.cells[name]:
                row.unmapped.add(name)  # why, was told of the table in which it should have been found

    def _keep_once(self, table: TakenTable) -> None:
        """Keep the first row of each thing; give the others its id once it has one."""
        named_by, id_column = table.part.known_by, TABLE_KINDS[table.name].key_columns[0]
        there = {_key(cells, named_by): cells.get(id_column, "") for cells in self._rows_of(table)}
        first: dict[_Key, TakenRow] = {}
        for row in table.rows:
            key = _key(row.cells, named_by)
            if row.unmapped & set(named_by):
                first[(str(row.source.number), "unmapped")] = row
            elif key in there:
                self.ids[table.name][row.source.number] = there[key]
                table.known.append(row.source.number)
            elif key in first:
                table.same[row.source.number] = first[key].source.number
                table.notes += _tell_difference(row, first[key])
            else:
                first[key] = row
        table.rows = list(first.values())

    def _pass_over_known(self, table: TakenTable) -> None:
        """Leave out rows that the pack has already, the same in every column but the id."""
        id_column = _numbered_column(table)
        there = {_content(cells, id_column) for cells in self._rows_of(table)}
        kept = []
        for row in table.rows:
            if _content(row.cells, id_column) in there and not row.unmapped:
                table.known.append(row.source.number)
            else:
                kept.append(row)
        table.rows = kept

    def _number(self, table: TakenTable) -> None:
        """Number new rows after the highest number of the pack; the same prefix has one run of numbers."""
        id_column = _numbered_column(table)
        key = TABLE_KINDS[table.name].key_columns[0]
        ids = [cells.get(key, "") for cells in self._rows_of(table)]
        highest: dict[str, int] = {}
        for row in table.rows:
            if id_column is not None:
                row.cells[id_column] = _next_id(table, row, id_column, ids, highest)
            self.ids[table.name][row.source.number] = "" if row.unmapped else row.cells.get(key, "")
        for number, earlier in table.same.items():
            self.ids[table.name][number] = self.ids[table.name][earlier]

    def _rows_of(self, table: TakenTable) -> list[dict[str, str]]:
        return self.existing.get(table.name, [])


def _next_id(table: TakenTable, row: TakenRow, column: str, ids: list[str], highest: dict[str, int]) -> str:
    template = table.columns[column].part.number or ""
    filled = re.sub(r"\{([a-z_]+)\}", lambda found: _fill(found, row), template)
    mark = NUMBER.search(filled)
    if mark is None:
        return filled
    before, after = filled[: mark.start()], filled[mark.end() :]
    pattern = re.compile(re.escape(before) + r"([0-9]+)" + re.escape(after))
    if filled not in highest:
        highest[filled] = max(
            (int(found[1]) for each in ids if (found := pattern.fullmatch(each))), default=0
        )
    highest[filled] += 1
    return f"{before}{highest[filled]:0{mark['width'] or 1}}{after}"


def _fill(found: re.Match[str], row: TakenRow) -> str:
    return found[0] if found[1] == "number" else row.cells.get(found[1], "")


def _numbered_column(table: TakenTable) -> str | None:
    return next((name for name, column in table.columns.items() if column.part.number is not None), None)


def _key(cells: Mapping[str, str], columns: tuple[str, ...]) -> _Key:
    return tuple(fold(cells.get(column, "")) for column in columns)


def _content(cells: Mapping[str, str], without: str | None) -> frozenset[tuple[str, str]]:
    return frozenset((name, fold(text)) for name, text in cells.items() if text and name != without)


def _tell_difference(row: TakenRow, first: TakenRow) -> Iterator[str]:
    """Tell that a row which is the same thing says something else of it, since only the first is kept."""
    differs = [name for name, text in row.cells.items() if fold(text) != fold(first.cells.get(name, ""))]
    if differs:
        yield (
            f"row {row.source.number} is the same as row {first.source.number}, but differs in "
            f"{', '.join(differs)}; row {first.source.number} counts"
        )


def _tell_doubles(table: TakenTable) -> Iterator[str]:
    first: dict[frozenset[tuple[str, str]], int] = {}
    for row in table.rows:
        earlier = first.setdefault(_content(row.cells, None), row.source.number)
        if earlier != row.source.number:
            yield f"row {row.source.number} says the same as row {earlier}; both are taken"
