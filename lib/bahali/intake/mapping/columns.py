"""Reads one of our columns for one row of a sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bahali.intake.mapping.cells import Turning
from bahali.intake.mapping.headings import fold, name_column
from bahali.intake.mapping.model import ColumnPart
from bahali.intake.mapping.open_sheet import OpenSheet, SourceRow
from bahali.intake.mapping.values import UnmappedError
from bahali.vocabulary.faults import quote

ARROW = " → "  # between a column of the source and ours
_CHOSEN = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}


@dataclass
class Column:
    """One of our columns, and where in the sheets it comes from.

    Parameters
    ----------
    target : str
        Our table and column, such as ``services.title``.
    part : ColumnPart
        What the mapping says.
    sheet : OpenSheet
        The sheet that holds it.
    turning : Turning
        What is done with its words.
    place : int, optional
        Place of the column; None where it comes from none, or from one that may be missing and is.
    options : dict of str to int
        For a question with several answers: places of the columns of its options.
    joined : list of Column
        What is joined into one.
    is_of_parent : bool
        True where it is read from the row that a repeat belongs to.
    """

    target: str
    part: ColumnPart
    sheet: OpenSheet
    turning: Turning
    place: int | None = None
    options: dict[str, int] = field(default_factory=dict)
    joined: list["Column"] = field(default_factory=list)
    is_of_parent: bool = False

    @property
    def shown(self) -> str:
        """Where the column comes from and where it goes, for messages."""
        places = list(self.list_places())
        if not places:
            return self.target
        return f"{name_column(self.sheet.headings, places[0])}{ARROW}{self.target}"

    def read(self, row: SourceRow, caught: Mapping[str, str]) -> str:
        """Read the column for one row.

        Parameters
        ----------
        row : SourceRow
            The row.
        caught : mapping of str to str
            What was caught of the heading that the row comes from, and its cell.

        Raises
        ------
        UnmappedError
            If the cell says nothing that the mapping knows.
        """
        own = row.parent if self.is_of_parent and row.parent else row
        if self.part.constant is not None:
            return self.part.constant
        if self.part.caught is not None:
            return self.turning.turn(caught[self.part.caught])
        if self.joined:
            words = [column.read(row, caught) for column in self.joined]
            return self.part.between.join(filled for filled in words if filled)
        if self.part.choices is not None:
            return self.turning.turn_options(self._read_options(own))
        return self.turning.turn("" if self.place is None else self._cell(own, self.place))

    def list_places(self) -> Iterator[int]:
        """Yield the places of all columns that it is read from."""
        if self.place is not None:
            yield self.place
        yield from self.options.values()
        for column in self.joined:
            yield from column.list_places()

    def _cell(self, row: SourceRow, place: int) -> str:
        if doubt := self.sheet.text.find_doubt(row.number, place):
            raise UnmappedError(doubt.problem, doubt.remedy)
        return row.cell(place)

    def _read_options(self, row: SourceRow) -> list[str]:
        """Read what was chosen: from the summary, from the columns of options, or from both if they agree."""
        marks = {option: self._cell(row, place) for option, place in self.options.items()}
        for option, mark in marks.items():
            if mark.casefold() not in _CHOSEN:
                raise UnmappedError(
                    f"found {quote(mark)} for the option {quote(option)}; allowed: 1, 0 or blank"
                )
        chosen = [option for option, mark in marks.items() if _CHOSEN[mark.casefold()]]
        if self.place is None:
            return chosen
        summary = self._cell(row, self.place).split()
        if self.options and {fold(each) for each in summary} != {fold(each) for each in chosen}:
            listed = quote(" ".join(chosen)) if chosen else "nothing"
            remedy = "export values and headers as XML, not as labels"
            raise UnmappedError(
                f"found {quote(' '.join(summary))}, but its columns of options say {listed}", remedy
            )
        return summary
