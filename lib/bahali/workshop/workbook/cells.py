"""Reads the cells of one sheet as text, row by row, and notes what in them cannot be trusted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bahali.vocabulary.faults import show
from bahali.vocabulary.language import _
from bahali.workshop.limits import LONGEST_CELL, MOST_COLUMNS, MOST_FAULTS, MOST_ROWS
from bahali.workshop.workbook.doubts import Doubt, DoubtKind
from bahali.workshop.workbook.numbers import write_day, write_number
from bahali.workshop.workbook.package import SAVE_AGAIN, UnreadableError
from bahali.workshop.workbook.parts import join_pieces, too_long
from bahali.workshop.workbook.references import name_column, read_area, read_reference

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T00:00:00(?:\.0+)?Z?)?")


@dataclass(frozen=True)
class Style:
    """What a workbook says of all its cells.

    Parameters
    ----------
    words : sequence of str
        Words that cells share.
    day_styles : set of int
        Styles that show a number as a day.
    from_1904 : bool
        Whether days are counted as on old Macintoshes.
    """

    words: Sequence[str]
    day_styles: set[int]
    from_1904: bool


@dataclass
class Grid:
    """The cells of a sheet, told one after the other.

    Parameters
    ----------
    style : Style
        What the workbook says of all its cells.
    rows : list of (int, tuple of str)
        Rows that hold something, each with its number.
    doubts : list of Doubt
        What in them cannot be trusted.
    hidden_rows, hidden_columns : set of int
        What nobody sees.
    """

    style: Style
    rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    _row: int = 0
    _column: int = 0
    _cells: dict[int, str] = field(default_factory=dict)
    _attributes: dict[str, str] = field(default_factory=dict)
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _is_read: bool = False
    _is_aside: bool = False
    _is_worked_out: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a row, a cell, or a piece of its text."""
        if name == "c":
            self._start_cell(attributes)
        elif name in ("v", "t"):
            self._is_read = not self._is_aside
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self._is_worked_out = True
        elif name == "rPh":
            self._is_aside = True
        elif name == "mergeCell":
            self._note_merged(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = int(attributes["min"]), min(int(attributes["max"]), MOST_COLUMNS)
            self.hidden_columns |= set(range(first, last + 1))

    def end(self, name: str) -> None:
        """End a row, a cell, or a piece of its text."""
        if name == "c":
            self._end_cell()
        elif name in ("v", "t"):
            self._is_read = False
        elif name == "row" and self._cells:
            last = max(self._cells)
            texts = tuple(self._cells.get(column, "") for column in range(1, last + 1))
            self.rows.append((self._row, texts))
        elif name == "rPh":
            self._is_aside = False

    def data(self, text: str) -> None:
        """Add to the text of a cell."""
        if self._is_read:
            self._length += len(text)
            if self._length > LONGEST_CELL:
                raise too_long(self._row, name_column(self._column))
            self._pieces.append(text)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self._row + 1))
        if number <= self._row:
            raise UnreadableError(_("has rows that do not stand in their order"), _(SAVE_AGAIN), self._row)
        self._row, self._column, self._cells = number, 0, {}
        if attributes.get("hidden") in ("1", "true"):
            self.hidden_rows.add(number)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        row, column = read_reference(reference) if reference else (self._row, self._column + 1)
        if row != self._row or column <= self._column:
            raise UnreadableError(_("has cells that do not stand in their order"), _(SAVE_AGAIN), self._row)
        self._column, self._attributes = column, attributes
        self._pieces, self._length, self._is_worked_out = [], 0, False

    def _end_cell(self) -> None:
        text = self._read_text(join_pieces(self._pieces))
        if text:
            if self._row > MOST_ROWS + 1 or self._column > MOST_COLUMNS:
                raise self._too_far()
            self._cells[self._column] = text

    def _read_text(self, found: str) -> str:
        kind = self._attributes.get("t", "n")
        if self._is_worked_out and not found and kind != "str":
            remedy = _("open the file in a spreadsheet program and save it, or write the value")
            self._doubt(_("holds a formula without the value that it gives"), remedy)
            return ""
        if kind == "e":
            remedy = _("mend the formula, or write the value")
            self._doubt(_("holds the error {error}").format(error=show(found)), remedy)
            return ""
        if kind == "b":
            return "TRUE" if found.strip() == "1" else "FALSE"
        if kind == "n":
            return self._read_number(found.strip())
        if kind == "d":
            day = _DAY.fullmatch(found.strip())
            return day[1] if day else found.strip()
        return (self.style.words[int(found)] if kind == "s" else found).strip()

    def _read_number(self, found: str) -> str:
        if not found:
            return ""
        if int(self._attributes.get("s", "0")) in self.style.day_styles:
            text = write_day(found, from_1904=self.style.from_1904)
        elif found.isascii() and found.isdigit() and len(found) < 15 and found[0] != "0":
            return found
        else:
            text = write_number(found)
        if text is None:
            self._doubt(_("holds a number that is none, or no day"), _("write the value again"))
        return text or ""

    def _doubt(self, problem: str, remedy: str) -> None:
        self._note(Doubt(DoubtKind.CELL, self._row, self._column, self._row, self._column, problem, remedy))

    def _note(self, doubt: Doubt) -> None:
        if len(self.doubts) < MOST_FAULTS:
            self.doubts.append(doubt)

    def _note_merged(self, area: str) -> None:
        if len(self.doubts) >= MOST_FAULTS:
            return
        row, column, last_row, last_column = read_area(area)
        problem = _("the cells {area} are merged into one").format(area=area)
        remedy = _("unmerge them and fill each, since only the first of them holds anything")
        self._note(Doubt(DoubtKind.MERGED, row, column, last_row, last_column, problem, remedy))

    def _too_far(self) -> UnreadableError:
        cell = f"{name_column(self._column)}{self._row}"
        problem = _("holds something in {cell}; the limit is {rows} rows and {columns} columns").format(
            cell=cell, rows=MOST_ROWS, columns=MOST_COLUMNS
        )
        return UnreadableError(problem, _("delete what stands so far from the table"))
