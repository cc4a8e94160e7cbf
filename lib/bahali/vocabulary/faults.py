"""How a fault in somebody's input is told: place, what was found, what is allowed, what to do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from bahali.vocabulary.language import _
from bahali.vocabulary.personal import hide_personal_data

LONGEST_VALUE_SHOWN = 60  # characters; a whole paragraph in a message hides the fault
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

    Examples
    --------
    >>> print(Fault("tables/scores.csv", 'found "9"; allowed: 1 to 5', row=12, column="value"))
    tables/scores.csv, row 12, column value: found "9"; allowed: 1 to 5
    """

    file: str
    problem: str
    row: int | str | None = None
    column: str | None = None
    remedy: str = ""
    is_warning: bool = False

    @property
    def place(self) -> str:
        """Row and column, without the file; empty for a fault of the whole file."""
        parts = []
        if self.row is not None:
            parts.append(_("row {row}").format(row=self.row))
        if self.column is not None:
            parts.append(
                _("column {column}").format(column=self.column) if self.row is not None else self.column
            )
        return ", ".join(parts)

    @property
    def sentence(self) -> str:
        """The problem and what to do about it."""
        return f"{self.problem}; {self.remedy}" if self.remedy else self.problem

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.sentence}"


class InputError(Exception):
    """Raised when what a person gave cannot be used; carries every fault found, never only the first."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(describe_faults(self.faults))

    def _render_traceback_(self) -> list[str]:
        """Show only the faults in a notebook: the reader's data are wrong, not our code."""
        return [str(self)]


def show(value: object) -> str:
    r"""Show a value in one line: short, the invisible made visible, what points to a person left out.

    Examples
    --------
    >>> show("two\nlines, zero\u200bwidth")
    'two⏎lines, zero<U+200B>width'
    """
    text = hide_personal_data(str(value)).replace("\r\n", "\n").replace("\n", "⏎")
    text = "".join(mark if mark.isprintable() else f"<U+{ord(mark):04X}>" for mark in text)
    return text if len(text) <= LONGEST_VALUE_SHOWN else text[: LONGEST_VALUE_SHOWN - 1] + "…"


def quote(value: object) -> str:
    """Show a value as ``show`` does, in double quotes.

    Examples
    --------
    >>> quote("twelve")
    '"twelve"'
    """
    return f'"{show(value)}"'


def describe_faults(faults: Iterable[Fault]) -> str:
    """Write faults file by file, in the order of their rows; the same slip in many rows takes one line.

    Examples
    --------
    >>> print(describe_faults([Fault("a.csv", "is empty"), Fault("b.csv", "has no row", row=2)]))
    a.csv: is empty
    b.csv, row 2: has no row
    """
    in_order = sorted(faults, key=lambda fault: (fault.file, _number_of(fault)))
    lines: list[str] = []
    for file, group in groupby(in_order, key=lambda fault: fault.file):
        members = list(group)
        if len(members) == 1:
            lines.append(str(members[0]))
        else:
            lines.append(_("{file}: {members} things to look at").format(file=file, members=len(members)))
            lines += [f"  {line}" for line in _fold(members)]
    return "\n".join(lines)


def _number_of(fault: Fault) -> int:
    return fault.row if isinstance(fault.row, int) else 0


def _fold(faults: Iterable[Fault]) -> Iterator[str]:
    """Write the faults of one file; the same slip in many rows takes one line."""
    alike: dict[tuple[str | None, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        alike[fault.column, fault.sentence].append(fault)
    for first, *others in alike.values():
        rows = ", ".join(str(fault.row) for fault in others[:OTHER_ROWS_SHOWN])
        more = (
            _(" and {others} more").format(others=len(others) - OTHER_ROWS_SHOWN)
            if len(others) > OTHER_ROWS_SHOWN
            else ""
        )
        yield _within_file(first) + (
            _(" (also in row {rows}{more})").format(rows=rows, more=more) if others else ""
        )


def _within_file(fault: Fault) -> str:
    return f"{fault.place}: {fault.sentence}" if fault.place else fault.sentence
