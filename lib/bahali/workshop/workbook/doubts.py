"""What in the cells of a sheet cannot be trusted, or should be known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bahali.vocabulary.language import _
from bahali.workshop.workbook.references import name_column

Rows = Sequence[tuple[int, tuple[str, ...]]]


class DoubtKind(StrEnum):
    """What a doubt is about."""

    CELL = "cell"
    MERGED = "merged"
    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_COLUMN = "hidden_column"


@dataclass(frozen=True)
class Doubt:
    """What in some cells cannot be trusted, or should be known.

    Parameters
    ----------
    kind : DoubtKind
        What it is about.
    row, column : int
        First of the cells, counted from 1.
    last_row, last_column : int
        Last of the cells.
    problem, remedy : str
        What was found, and what to do.
    """

    kind: DoubtKind
    row: int
    column: int
    last_row: int
    last_column: int
    problem: str
    remedy: str = ""

    @property
    def is_warning(self) -> bool:
        """True where the cells were read all the same."""
        return self.kind in (DoubtKind.HIDDEN_ROWS, DoubtKind.HIDDEN_COLUMN)


def list_hidden(rows: Rows, hidden_rows: set[int], hidden_columns: set[int]) -> Iterator[Doubt]:
    """Tell the rows and columns that are hidden and hold something."""
    remedy = _("unhide it to see what it holds")
    widest = max((len(cells) for _number, cells in rows), default=0)
    last = rows[-1][0] if rows else 0
    for first, end in _join_runs([number for number, _cells in rows if number in hidden_rows]):
        problem = (
            _("is hidden, and was read")
            if first == end
            else _("rows {first} to {end} are hidden, and were read").format(first=first, end=end)
        )
        yield Doubt(DoubtKind.HIDDEN_ROWS, first, 1, end, widest, problem, remedy)
    for column in sorted(hidden_columns):
        if any(len(cells) >= column and cells[column - 1] for _number, cells in rows):
            problem = _("column {letters} is hidden, and was read").format(letters=name_column(column))
            yield Doubt(DoubtKind.HIDDEN_COLUMN, 1, column, last, column, problem, remedy)


def _join_runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the first and last of numbers that follow each other without a gap."""
    start = None
    for place, number in enumerate(numbers):
        start = number if start is None else start
        if place + 1 == len(numbers) or numbers[place + 1] != number + 1:
            yield start, number
            start = None
