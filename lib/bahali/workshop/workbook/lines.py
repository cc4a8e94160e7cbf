"""Reads one sheet as headings and the rows under them, and tells what stands in the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bahali.vocabulary.faults import Fault, show
from bahali.vocabulary.language import _
from bahali.workshop.tidying import tidy_code
from bahali.workshop.workbook.book import Sheet
from bahali.workshop.workbook.doubts import Doubt, DoubtKind
from bahali.workshop.workbook.layout import EXAMPLE_MARK
from bahali.workshop.workbook.references import name_column

Body = list[tuple[int, tuple[str, ...]]]


@dataclass(frozen=True)
class Lines:
    """A sheet with its headings.

    Parameters
    ----------
    headings : tuple of str
        Names of its columns; blank where a column has none.
    rows : tuple of (int, dict)
        Rows that are read, each with its number and its cells by the name of the column; a cell that cannot
        be trusted is blank.
    faults : list of Fault
        What stands in the way, with rows and columns but without a file.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    faults: list[Fault] = field(default_factory=list)


def read_headings(sheet: Sheet) -> tuple[str, ...]:
    """Give the headings of a sheet, which stand in its first row; none where that is blank."""
    first, cells = sheet.rows[0] if sheet.rows else (0, ())
    return tuple(tidy_code(cell) for cell in cells) if first == 1 else ()


def read_lines(sheet: Sheet, names: Mapping[str, str]) -> Lines:
    """Read a sheet whose first row holds headings; examples and blank rows are passed over.

    Parameters
    ----------
    sheet : Sheet
        The sheet as text.
    names : mapping of str to str
        Headings of the columns that are wanted, and what they are called.
    """
    headings = read_headings(sheet)
    body = [(number, cells) for number, cells in sheet.rows if number > 1 and not is_example(cells)]
    if not headings:
        problem, remedy = _("has no headings in its first row"), _("put the names of the columns there")
        return Lines((), (), [Fault("", problem, remedy=remedy)] if body else [])
    wanted = [(place, names[heading]) for place, heading in enumerate(headings) if heading in names]
    rows = ((number, _name_cells(cells, wanted)) for number, cells in body)
    faults = [*_heading_faults(headings, body), *_doubt_faults(sheet, headings, body)]
    return Lines(headings, tuple((number, cells) for number, cells in rows if any(cells.values())), faults)


def is_example(cells: tuple[str, ...]) -> bool:
    """Tell whether a row only shows how to fill the sheet."""
    return bool(cells) and cells[0].casefold().startswith(EXAMPLE_MARK)


def _name_cells(cells: tuple[str, ...], wanted: list[tuple[int, str]]) -> dict[str, str]:
    return {name: cells[place] if place < len(cells) else "" for place, name in wanted}


def _heading_faults(headings: tuple[str, ...], body: Body) -> Iterator[Fault]:
    for place, heading in enumerate(headings):
        if heading and headings.index(heading) != place:
            remedy = _("remove one of the columns")
            yield Fault("", _("the heading is given twice"), row=1, column=show(heading), remedy=remedy)
    widest = max((len(cells) for _number, cells in body), default=0)
    for place in range(widest):
        if place >= len(headings) or not headings[place]:
            yield from _nameless_fault(place, body)


def _nameless_fault(place: int, body: Body) -> Iterator[Fault]:
    number = next((number for number, cells in body if len(cells) > place and cells[place]), None)
    if number is not None:
        problem = _("column {letters} holds something, but has no heading")
        remedy = _("name the column in the first row, or clear it")
        yield Fault("", problem.format(letters=name_column(place + 1)), row=number, remedy=remedy)


def _doubt_faults(sheet: Sheet, headings: tuple[str, ...], body: Body) -> Iterator[Fault]:
    """Tell each doubt about cells that are read, at the first of its columns that has a heading."""
    examples = {number for number, cells in sheet.rows if is_example(cells)}
    last = max((number for number, _cells in body), default=1)
    for doubt in sheet.doubts:
        end = doubt.row if doubt.kind is DoubtKind.CELL else min(doubt.last_row, last)
        row = next((row for row in range(doubt.row, end + 1) if row not in examples), None)
        column = next(filter(None, headings[doubt.column - 1 : doubt.last_column]), None)
        if row is not None and column is not None:
            yield _doubt_fault(doubt, row, column)


def _doubt_fault(doubt: Doubt, row: int, column: str) -> Fault:
    return Fault(
        "",
        doubt.problem,
        None if doubt.kind is DoubtKind.HIDDEN_COLUMN else row,
        None if doubt.kind is DoubtKind.HIDDEN_ROWS else show(column),
        doubt.remedy,
        doubt.is_warning,
    )
