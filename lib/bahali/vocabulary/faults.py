"""How a fault in somebody's input is told: place, what was found, what is allowed, what to do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from bahali.vocabulary.language import _
from bahali.vocabulary.personal import hide_in_place, hide_personal_data, is_like_full_name

LONGEST_VALUE_SHOWN = 60  # characters; a whole paragraph in a message hides the fault
LINES_SHOWN = 200  # of one file; whoever has more mends those first
OTHER_ROWS_SHOWN = 5  # rows; whoever mends so many uses search and replace


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, or looks wrong, in what a person gave us.

    Parameters
    ----------
    file : str
        File as the person knows it, relative to the workshop folder.
    problem : str
        What was found and what is allowed, as one sentence without the place.
    row : int or str, optional
        Row as a spreadsheet shows it: the headings are row 1. In a report, the id of the row.
    column : str, optional
        Heading of the column, or the key in a YAML file.
    remedy : str
        What to do, or which word was probably meant.
    is_warning : bool
        True when the run may go on; the report's annex then lists it.
    sheet : str, optional
        Sheet of the file, where it is a workbook.
    waiver : str
        What to write to have the fault passed over, where that may be done; stands in brackets behind it.

    Examples
    --------
    >>> print(Fault("tables/scores.csv", 'found "9"; allowed: 1 to 5', row=12, column="value"))
    tables/scores.csv, row 12, column value: found "9"; allowed: 1 to 5
    >>> print(Fault("filled.xlsx", "is blank", row=3, column="theme", sheet="gaps"))
    filled.xlsx, sheet gaps, row 3, column theme: is blank
    """

    file: str
    problem: str
    row: int | str | None = None
    column: str | None = None
    remedy: str = ""
    is_warning: bool = False
    sheet: str | None = None
    waiver: str = ""

    @property
    def home(self) -> str:
        """File, and sheet where it has sheets."""
        file = make_visible(hide_in_place(self.file))
        if self.sheet is None:
            return file
        sheet = make_visible(hide_in_place(self.sheet))
        return _("{file}, sheet {sheet}").format(file=file, sheet=sheet)

    @property
    def place(self) -> str:
        """Row and column, without file and sheet; empty for a fault of the whole."""
        parts = []
        if self.row is not None:
            parts.append(_("row {row}").format(row=self.row))
        if self.column is not None:
            parts.append(
                _("column {column}").format(column=self.column) if self.row is not None else self.column
            )
        return hide_in_place(", ".join(parts))

    @property
    def sentence(self) -> str:
        """The problem and what to do about it."""
        # What is put together of ids and codes is searched once more before anybody reads it.
        return hide_in_place(f"{self.problem}; {self.remedy}" if self.remedy else self.problem)

    @property
    def waiver_in_brackets(self) -> str:
        """What to write to have the fault passed over; empty where that may not be done."""
        return f" ({self.waiver})" if self.waiver else ""

    def __str__(self) -> str:
        where = f"{self.home}, {self.place}" if self.place else self.home
        return f"{where}: {self.sentence}{self.waiver_in_brackets}"


class InputError(Exception):
    """Raised when what a person gave cannot be used; carries every fault found, never only the first."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(describe_faults(self.faults))

    def _render_traceback_(self) -> list[str]:
        """Show only the faults in a notebook: the reader's data are wrong, not our code."""
        return [str(self)]


def make_visible(text: str) -> str:
    r"""Write what is invisible in a name, or steers a terminal, so that it can be seen.

    Examples
    --------
    >>> make_visible("gaps\x1b[31m.csv")
    'gaps<U+001B>[31m.csv'
    """
    return "".join(mark if mark.isprintable() else f"<U+{ord(mark):04X}>" for mark in text)


def show(value: object) -> str:
    r"""Show a value in one line: short, the invisible made visible, what points to a person left out.

    Examples
    --------
    >>> show("two\nlines, zero\u200bwidth")
    'two⏎lines, zero<U+200B>width'
    """
    text = hide_personal_data(str(value)).replace("\r\n", "\n").replace("\n", "⏎")
    text = make_visible(text)
    return text if len(text) <= LONGEST_VALUE_SHOWN else text[: LONGEST_VALUE_SHOWN - 1] + "…"


def quote(value: object) -> str:
    """Show a value as ``show`` does, in double quotes.

    Examples
    --------
    >>> quote("twelve")
    '"twelve"'
    """
    return f'"{show(value)}"'


def quote_cell(value: object) -> str:
    """Show what stands in a cell that should hold something else; hidden where it could be a name.

    People paste columns to the wrong place, and then names stand where codes should.

    Examples
    --------
    >>> quote_cell("twelve"), quote_cell("Some Body")
    ('"twelve"', '(perhaps a name, not repeated here)')
    """
    return say_name_hidden() if is_like_full_name(str(value)) else quote(value)


def say_name_hidden() -> str:
    """Give the words that stand for what could be the name of a person."""
    return _("(perhaps a name, not repeated here)")


def describe_faults(faults: Iterable[Fault]) -> str:
    """Write faults file by file, or sheet by sheet, by their rows; the same slip in many rows takes one line.

    Examples
    --------
    >>> print(describe_faults([Fault("a.csv", "is empty"), Fault("b.csv", "has no row", row=2)]))
    a.csv: is empty
    b.csv, row 2: has no row
    """
    in_order = sorted(faults, key=lambda fault: (fault.home, _number_of(fault)))
    lines: list[str] = []
    for file, group in groupby(in_order, key=lambda fault: fault.home):
        members = list(group)
        if len(members) == 1:
            lines.append(str(members[0]))
        else:
            lines.append(_("{file}: {members} things to look at").format(file=file, members=len(members)))
            lines += [f"  {line}" for line in _shorten(list(_fold(members)))]
    return "\n".join(lines)


def _number_of(fault: Fault) -> int:
    return fault.row if isinstance(fault.row, int) else 0


def _shorten(lines: list[str]) -> Iterator[str]:
    """Show as many lines as somebody can read, and say how many more there are."""
    yield from lines[:LINES_SHOWN]
    if more := len(lines[LINES_SHOWN:]):
        yield _("and {more} more; mend these first, and check again").format(more=more)


def _fold(faults: Iterable[Fault]) -> Iterator[str]:
    """Write the faults of one file; the same slip in many rows takes one line."""
    alike: dict[tuple[str | None, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        alike[fault.column, fault.sentence].append(fault)
    for first, *others in alike.values():
        rows = ", ".join(f"{fault.row}{fault.waiver_in_brackets}" for fault in others[:OTHER_ROWS_SHOWN])
        more = (
            _(" and {others} more").format(others=len(others) - OTHER_ROWS_SHOWN)
            if len(others) > OTHER_ROWS_SHOWN
            else ""
        )
        yield _within_file(first) + (
            _(" (also in row {rows}{more})").format(rows=rows, more=more) if others else ""
        )


def _within_file(fault: Fault) -> str:
    sentence = f"{fault.sentence}{fault.waiver_in_brackets}"
    return f"{fault.place}: {sentence}" if fault.place else sentence
