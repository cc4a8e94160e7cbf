"""The checked rows of a pack, before its tables are compared with each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bahali.vocabulary.faults import Fault
from bahali.workshop.header import Header
from bahali.workshop.tables import TABLE_KINDS, Row

AnyRow = TypeVar("AnyRow", bound=Row)


@dataclass(frozen=True)
class Numbered:
    """A row with its number in a spreadsheet."""

    number: int
    row: Row


@dataclass(frozen=True)
class Tables:
    """The rows of all tables; enough for the rules that need nothing from workshop.yaml.

    Parameters
    ----------
    rows : mapping of str to tuple of Numbered
        Rows of each table that is there and could be read; one that is not has no entry.
    keys : mapping of str to frozenset of str
        Ids written in each table, also those of rows that have a fault, so that one bad cell does not
        make every row that refers to it look wrong. A table whose ids cannot be known has no entry.
    faultless : frozenset of str
        Names of the tables of which every row could be read.
    absent : frozenset of str
        Names of the tables that the workshop chose not to give.
    """

    rows: Mapping[str, tuple[Numbered, ...]]
    keys: Mapping[str, frozenset[str]]
    faultless: frozenset[str]
    absent: frozenset[str]

    def provides(self, table: str) -> bool:
        """Tell whether the workshop gave this table."""
        return table in self.rows

    def each(self, kind: type[AnyRow]) -> Iterator[tuple[int, AnyRow]]:
        """Yield the number and content of each row of one table."""
        for numbered in self.rows.get(_name_of(kind), ()):
            if isinstance(numbered.row, kind):
                yield numbered.number, numbered.row

    def fault(
        self, kind: type[Row], number: int | None, column: str | None, problem: str, remedy: str = ""
    ) -> Fault:
        """Tell an error in one row of a table."""
        return Fault(TABLE_KINDS[_name_of(kind)].file, problem, number, column, remedy)

    def warning(
        self, kind: type[Row], number: int | None, column: str | None, problem: str, remedy: str = ""
    ) -> Fault:
        """Tell something that looks wrong in one row of a table, but does not stop a run."""
        return Fault(TABLE_KINDS[_name_of(kind)].file, problem, number, column, remedy, is_warning=True)


@dataclass(frozen=True)
class Pack(Tables):
    """Everything a workshop folder says: its tables, and the content of workshop.yaml."""

    header: Header


_NAMES = {kind.row: name for name, kind in TABLE_KINDS.items()}


def _name_of(kind: type[Row]) -> str:
    return _NAMES[kind]
