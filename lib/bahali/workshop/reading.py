"""Reads the files of a workshop pack as text, and tells what stands in the way of reading them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from bahali.vocabulary.faults import Fault, show
from bahali.vocabulary.language import _
from bahali.workshop.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, MOST_TABLE_BYTES, limit
from bahali.workshop.opening import read_content

HEADER_FILE = "workshop.yaml"


@dataclass(frozen=True)
class RawTable:
    """A table as text: the headings, and each row with its number in a spreadsheet.

    ``broken`` holds the rows that have more cells than there are headings: they cannot be read, but rows
    that refer to their ids are right.
    """

    file: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    broken: tuple[dict[str, str], ...] = ()


def read_csv(path: Path, shown_as: str) -> tuple[RawTable | None, list[Fault]]:
    """Read a CSV file in UTF-8, with or without a byte order mark; blank rows are passed over.

    Returns
    -------
    tuple of RawTable or None, and list of Fault
        The table as text; None when it cannot be read at all.
    """
    content, faults = read_content(path, shown_as, MOST_TABLE_BYTES)
    if faults:
        return None, faults
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [Fault(shown_as, "is not UTF-8 text", remedy='save it again as "CSV UTF-8"')]
    lines, faults = _split_lines(text, shown_as)
    headings = _trim(lines[0]) if lines else ()
    faults = faults or list(_heading_faults(headings, shown_as))
    if faults:
        return None, faults
    return _number_rows(headings, lines, shown_as)


def _split_lines(text: str, file: str) -> tuple[list[list[str]], list[Fault]]:
    """Split a table into its cells, as far as the first that can be none."""
    lines: list[list[str]] = []
    try:
        for line in csv.reader(StringIO(text, newline=""), strict=True):
            lines.append(line)
            if fault := _excess(line, len(lines), file):
                return lines, [fault]
    except csv.Error as error:
        is_long = "field limit" in str(error)
        problem = _too_long() if is_long else f"cannot be read as CSV: {error}"
        remedy = _("look at the double quotes in this row")
        return lines, [Fault(file, problem, row=len(lines) + 1, remedy=remedy)]
    return lines, []


def _excess(line: list[str], number: int, file: str) -> Fault | None:
    """Tell a row that is more than anybody fills in."""
    if number > MOST_ROWS + 1:
        problem = _("has more than {most} rows, which is the limit").format(most=MOST_ROWS)
        return Fault(file, problem, remedy=_("look whether it is the right file"))
    if len(line) > MOST_COLUMNS:
        problem = _("has {count} cells; the limit is {most}").format(count=len(line), most=MOST_COLUMNS)
        return Fault(file, problem, row=number, remedy=_("remove the columns that are blank"))
    if any(len(cell) > LONGEST_CELL for cell in line):
        return Fault(file, _too_long(), row=number, remedy=_("look at the double quotes in this row"))
    return None


def _too_long() -> str:
    return _("holds a cell of more than {most} characters, which is the limit").format(most=LONGEST_CELL)


def _trim(cells: list[str]) -> tuple[str, ...]:
    """Drop the blank cells at the end, which spreadsheets like to add."""
    trimmed = [cell.strip() for cell in cells]
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    return tuple(trimmed)


def _heading_faults(headings: tuple[str, ...], file: str) -> Iterator[Fault]:
    if not headings:
        yield Fault(file, "has no headings in its first row", remedy="put the names of the columns there")
    elif len(headings) == 1 and (";" in headings[0] or "\t" in headings[0]):
        remedy = 'save it again as "CSV UTF-8 (comma delimited)"'
        yield Fault(file, "has semicolons or tabs between its cells; needed: commas", row=1, remedy=remedy)
    elif any("\0" in heading for heading in headings):
        yield Fault(file, "is not UTF-8 text", remedy='save it again as "CSV UTF-8"')
    for number, heading in enumerate(headings, start=1):
        if not heading:
            yield Fault(
                file, f"the heading of column {number} is blank", row=1, remedy="name or remove the column"
            )
        elif headings.index(heading) != number - 1:
            remedy = "remove one of the columns"
            yield Fault(file, "the heading is given twice", row=1, column=show(heading), remedy=remedy)


def _number_rows(
    headings: tuple[str, ...], lines: list[list[str]], file: str
) -> tuple[RawTable, list[Fault]]:
    """Number all rows but the first; in one that is longer, words may stand under a wrong heading."""
    rows, broken, faults = [], [], []
    for number, line in enumerate(lines[1:], start=2):
        cells = _trim(line)
        named = dict(zip(headings, (*cells, *[""] * (len(headings) - len(cells))), strict=False))
        if cells and (len(line) > len(lines[0]) or len(cells) > len(headings)):
            problem = f"has {len(line)} cells, but there are {len(headings)} headings"
            remedy = "put text that holds a comma in double quotes"
            faults.append(Fault(file, problem, row=number, remedy=remedy))
            broken.append(named)
        elif cells:
            rows.append((number, named))
    return RawTable(file, headings, tuple(rows), tuple(broken)), list(limit(faults))
