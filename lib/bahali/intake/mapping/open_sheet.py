"""A sheet that is read: its headings, its rows, and what became of them."""

from dataclasses import dataclass, field

from bahali.intake.mapping.headings import Headings
from bahali.intake.mapping.model import SheetPart
from bahali.intake.mapping.source import SheetText


@dataclass(frozen=True)
class SourceRow:
    """A row of a sheet, and the row that it belongs to where it is a repeat."""

    number: int
    cells: tuple[str, ...]
    parent: "SourceRow | None" = None

    def cell(self, place: int) -> str:
        """Give a cell; a row may be shorter than its headings."""
        return self.cells[place] if place < len(self.cells) else ""


@dataclass
class OpenSheet:
    """A sheet that is read.

    Parameters
    ----------
    part : SheetPart
        What the mapping says of it.
    text : SheetText
        All that stands in it.
    headings : Headings
        Its headings.
    rows : list of SourceRow
        The rows that are taken.
    left : dict of str to list of int
        Numbers of the rows left out, by the reason that the mapping gives.
    used : set of int
        Places of the columns that something is taken from.
    options : set of int
        Those of them that hold one option each of a question.
    """

    part: SheetPart
    text: SheetText
    headings: Headings
    rows: list[SourceRow] = field(default_factory=list)
    left: dict[str, list[int]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    options: set[int] = field(default_factory=set)
