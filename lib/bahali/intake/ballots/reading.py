"""Reads filled ballots: who answered, and each rating with its place; tells all that cannot be used."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bahali.intake.ballots.known import Known
from bahali.intake.ballots.layout import (
    ACTION_COLUMN,
    BALLOT_SHEET,
    CRITERION,
    KEYS,
    LISTS_SHEET,
    RATER,
    RATER_TYPE,
    ROUND,
    TITLE_COLUMN,
    VALUE,
    VALUE_COLUMN,
)
from bahali.vocabulary.faults import Fault, quote, show
from bahali.workshop.workbook.book import Sheet, read_book

Row = tuple[int, tuple[str, ...]]
"""A row of a sheet: its number, and its cells."""


@dataclass(frozen=True)
class Rating:
    """One rating as it stands in a ballot, with its place.

    Parameters
    ----------
    file, sheet : str
        Where it stands.
    row : int
        Its row, as a spreadsheet shows it.
    cells : mapping of str to str
        What becomes a row of the table of scores, by heading.
    """

    file: str
    sheet: str
    row: int
    cells: Mapping[str, str]

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from every other rating: who, which action, which criterion, which round."""
        return tuple(self.cells[name] for name in (RATER, ACTION_COLUMN, CRITERION, ROUND))


@dataclass(frozen=True)
class Ballot:
    """What one file brought.

    Parameters
    ----------
    file : str
        Its name as it was given.
    ratings : tuple of Rating
        Ratings that can be used.
    blank : int
        Cells that were left blank.
    faults : tuple of Fault
        What cannot be used.
    """

    file: str
    ratings: tuple[Rating, ...] = ()
    blank: int = 0
    faults: tuple[Fault, ...] = ()


def read_ballot(path: Path, known: Known) -> Ballot:
    """Read one filled ballot.

    Parameters
    ----------
    path : Path
        The file.
    known : Known
        What the workshop knows: its actions, criteria, raters and scale.
    """
    book, faults = read_book(path, path.name, (LISTS_SHEET,))
    first = next((sheet for sheet in book.sheets if sheet.name == BALLOT_SHEET), None) if book else None
    if book is None:
        return Ballot(path.name, faults=tuple(faults))
    if first is None:
        problem, remedy = (
            f"has no sheet {quote(BALLOT_SHEET)}",
            "give a file that bahali template --ballot wrote",
        )
        return Ballot(path.name, faults=(Fault(path.name, problem, remedy=remedy),))
    rater, faults = _read_rater(first, path.name, known)
    parts = [
        _Part(path.name, sheet, rater, known).read()
        for sheet in book.sheets
        if sheet is not first and sheet.rows
    ]
    return Ballot(
        path.name,
        tuple(rating for part in parts for rating in part.ratings),
        sum(part.blank for part in parts),
        (*faults, *(fault for part in parts for fault in part.faults)),
    )


def _read_rater(sheet: Sheet, file: str, known: Known) -> tuple[dict[str, str], list[Fault]]:
    """Read who answers, and for which workshop."""
    rows = {cells[0]: (number, _cell(cells, 1)) for number, cells in sheet.rows}
    said = {key: rows[key][1] if key in rows else "" for key in KEYS}
    faults = [
        Fault(
            file,
            f"{key} {problem}",
            rows[key][0] if key in rows else None,
            VALUE_COLUMN,
            remedy,
            sheet=sheet.name,
        )
        for key, problem, remedy in known.find_rater_problems(said)
    ]
    return said, faults


def _cell(cells: tuple[str, ...], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


@dataclass(frozen=True)
class _Part:
    """One sheet of actions in a ballot."""

    file: str
    sheet: Sheet
    rater: Mapping[str, str]
    known: Known

    def read(self) -> Ballot:
        """Read its ratings."""
        starts = (n for n, (_row, cells) in enumerate(self.sheet.rows) if _cell(cells, 0) == ACTION_COLUMN)
        start = next(starts, None)
        if start is None:
            problem = f"has no row of headings that begins with {ACTION_COLUMN}"
            fault = self._fault(None, None, problem, "leave the sheets as they are")
            return Ballot(self.file, faults=(fault,))
        heading_row, names = self.sheet.rows[start]
        criteria = {n: name for n, name in enumerate(names) if n and name not in ("", TITLE_COLUMN)}
        faults = [
            *self._check_headings(heading_row, criteria.values()),
            *self._list_doubts(heading_row, names),
        ]
        return self._read_rows(self.sheet.rows[start + 1 :], criteria, faults)

    def _read_rows(self, rows: Iterable[Row], criteria: Mapping[int, str], faults: list[Fault]) -> Ballot:
        ratings, blank = list[Rating](), 0
        for number, cells in rows:
            if unknown := self.known.find_action_problem(_cell(cells, 0)):
                faults.append(self._fault(number, ACTION_COLUMN, *unknown))
            for place, criterion in criteria.items():
                value = _cell(cells, place)
                if value and (wrong := self.known.find_value_problem(value)):
                    faults.append(self._fault(number, criterion, wrong))
                elif value:
                    ratings.append(self._rate(number, (_cell(cells, 0), criterion, value.upper())))
                else:
                    blank += 1
        return Ballot(self.file, tuple(ratings), blank, tuple(faults))

    def _rate(self, row: int, answer: tuple[str, str, str]) -> Rating:
        said = dict(zip((ACTION_COLUMN, CRITERION, VALUE), answer, strict=True))
        who = {key: self.rater[key] for key in (RATER, RATER_TYPE, ROUND)}
        return Rating(self.file, self.sheet.name, row, {**who, **said})

    def _check_headings(self, row: int, criteria: Iterable[str]) -> Iterator[Fault]:
        seen = set[str]()
        for criterion in criteria:
            if problem := self.known.find_heading_problem(criterion):
                yield self._fault(row, criterion, *problem)
            elif criterion in seen:
                yield self._fault(row, criterion, "the heading is given twice", "remove one of the columns")
            seen.add(criterion)

    def _list_doubts(self, heading_row: int, names: tuple[str, ...]) -> Iterator[Fault]:
        """Tell what cannot be trusted among the ratings, such as merged cells; above them nothing is read."""
        for doubt in self.sheet.doubts:
            if doubt.row > heading_row and not doubt.is_warning:
                heading = _cell(names, doubt.column - 1) or None
                yield self._fault(doubt.row, heading, doubt.problem, doubt.remedy)

    def _fault(self, row: int | None, column: str | None, problem: str, remedy: str = "") -> Fault:
        return Fault(self.file, problem, row, column and show(column), remedy, sheet=self.sheet.name)
