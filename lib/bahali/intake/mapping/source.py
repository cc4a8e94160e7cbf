"""Reads the file of other people as text: the sheets of a workbook, or a CSV with any of the usual marks."""

import csv
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from pathlib import Path

from bahali.vocabulary.faults import Fault
from bahali.workshop.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, MOST_TABLE_BYTES
from bahali.workshop.opening import read_content
from bahali.workshop.workbook.book import WORKBOOK_SUFFIXES, read_book
from bahali.workshop.workbook.doubts import Doubt

DELIMITERS = (",", ";", "\t")
_START_OF_ZIP = b"PK\x03\x04"
_LINES_TRIED = 50


@dataclass(frozen=True)
class SheetText:
    """A sheet as text.

    Parameters
    ----------
    file : str
        File, for messages.
    name : str
        Name of the sheet; blank for a CSV file.
    rows : tuple of (int, tuple of str)
        The rows that are not blank, each with its number in a spreadsheet.
    doubts : tuple of Doubt
        What is wrong with some cells; told where a cell is used.
    is_hidden : bool
        Whether people see it only when they ask for it.
    """

    file: str
    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    doubts: tuple[Doubt, ...] = ()
    is_hidden: bool = False

    @property
    def home(self) -> str:
        """File, and sheet where it has sheets."""
        return self.fault("").home

    def fault(
        self, problem: str, row: int | None = None, column: str | None = None, remedy: str = ""
    ) -> Fault:
        """Make a fault of the sheet."""
        return Fault(self.file, problem, row, column, remedy, sheet=self.name or None)

    def find_doubt(self, row: int, place: int) -> Doubt | None:
        """Give what is wrong with a cell, if anything; places count from 0."""
        return next((doubt for doubt in self._doubts_by_row.get(row, ()) if _covers(doubt, place)), None)

    @cached_property
    def _doubts_by_row(self) -> dict[int, list[Doubt]]:
        numbers = [number for number, _cells in self.rows]
        by_row: dict[int, list[Doubt]] = {}
        for doubt in self.doubts:
            if not doubt.is_warning:
                first, end = bisect_left(numbers, doubt.row), bisect_right(numbers, doubt.last_row)
                for number in numbers[first:end]:
                    by_row.setdefault(number, []).append(doubt)
        return by_row


def _covers(doubt: Doubt, place: int) -> bool:
    return doubt.column <= place + 1 <= doubt.last_column


def read_source(path: Path) -> tuple[tuple[SheetText, ...], list[Fault]]:
    """Read every sheet of a workbook, or the one table of a CSV file.

    Returns
    -------
    tuple of SheetText, and list of Fault
        The sheets in their order; none when the file cannot be read, and why not.
    """
    content, faults = read_content(path, path.name, MOST_TABLE_BYTES)
    if content.startswith(_START_OF_ZIP) or path.suffix.casefold() in WORKBOOK_SUFFIXES:
        book, faults = read_book(path, path.name)
        sheets = book.sheets if book else ()
        return tuple(
            SheetText(path.name, sheet.name, sheet.rows, sheet.doubts, sheet.is_hidden) for sheet in sheets
        ), faults
    return ((), faults) if faults else _read_csv(content, path.name)


def _read_csv(content: bytes, file: str) -> tuple[tuple[SheetText, ...], list[Fault]]:
    text = _decode(content)
    if text is None:
        return (), [Fault(file, "is neither a workbook nor UTF-8 text", remedy='save it as "CSV UTF-8"')]
    marked = text.split("\n", 1)[0].strip()
    first = 2 if marked.startswith("sep=") and len(marked) == 5 else 1  # a line that Excel puts there
    body = text.split("\n", 1)[1] if first == 2 and "\n" in text else text
    delimiter = marked[-1] if first == 2 else sniff_delimiter(body)
    rows: list[tuple[int, tuple[str, ...]]] = []
    reader = csv.reader(StringIO(body, newline=""), delimiter=delimiter, strict=True)
    number = first - 1
    try:
        for number, line in enumerate(reader, start=first):
            cells = tuple(cell.strip() for cell in line)
            if fault := _find_excess(number, cells, file):
                return (), [fault]
            if any(cells):
                rows.append((number, cells))
    except csv.Error as error:
        problem = f"cannot be read as CSV: {error}"
        if "field limit" in str(error):  # of Python, which is above ours
            problem = f"holds a cell of more than {LONGEST_CELL} characters, which is the limit"
        remedy = "look at the double quotes in this row"
        return (), [Fault(file, problem, row=number + 1, remedy=remedy)]
    return (SheetText(file, "", tuple(rows)),), []


def _decode(content: bytes) -> str | None:
    """Read UTF-8, or UTF-16 with its mark, which Excel writes as "Unicode text"."""
    is_wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _find_excess(number: int, cells: tuple[str, ...], file: str) -> Fault | None:
    if number > MOST_ROWS:
        return Fault(file, f"has more than {MOST_ROWS} rows, which is the limit", remedy="split the file")
    if len(cells) > 10 * MOST_COLUMNS:
        return Fault(file, f"has more than {10 * MOST_COLUMNS} columns, which is the limit", row=number)
    if any(len(cell) > LONGEST_CELL for cell in cells):
        problem = f"has a cell of more than {LONGEST_CELL} characters"
        return Fault(file, problem, row=number, remedy="look for a double quote that is not closed")
    return None


def sniff_delimiter(text: str) -> str:
    r"""Tell which mark stands between the cells: the one that cuts most rows into the same number of cells.

    Examples
    --------
    >>> sniff_delimiter("a;b\n1,5;2\n")
    ';'
    """
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> int:
    counts: Counter[int] = Counter()
    try:
        for number, line in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter)):
            if number >= _LINES_TRIED:
                break
            counts[len(line)] += 1
    except csv.Error:
        pass  # told with its row when the file is read
    return max(((length - 1) * times for length, times in counts.items()), default=0)
