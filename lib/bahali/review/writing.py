"""Adds rows to the table of review points of a pack; the rows that are there stay byte for byte."""

import csv
import os
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from bahali.review.points import Point
from bahali.vocabulary.codes import PointStatus
from bahali.vocabulary.faults import Fault, InputError
from bahali.vocabulary.parts import REPORT_PARTS
from bahali.workshop.reading import RawTable, read_csv
from bahali.workshop.tables import TABLE_KINDS

KIND = TABLE_KINDS["review_points"]
PREFIX = "V"  # of ids made here; views
MOST_NUMBER = 9999

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # some spreadsheets take the wide ones too


@dataclass(frozen=True)
class Earlier:
    """A row that a point has been taken into before."""

    row: int
    says_same: bool


@dataclass
class PointsTable:
    """The table of review points as it stands in a pack, and the rows to be added to it.

    Parameters
    ----------
    path : Path
        Its file, which may not be there yet.
    raw : RawTable
        What it holds; the headings alone where the file is not there.
    new : list of dict
        Rows to be added, each cell as text by its heading.
    """

    path: Path
    raw: RawTable
    new: list[dict[str, str]] = field(default_factory=list)

    @property
    def file(self) -> str:
        """Name of the file for messages."""
        return KIND.file

    def find(self, point: Point) -> Earlier | None:
        """Find the row of the same review about the same part, among those there and those to be added."""
        first_new = max((number for number, _cells in self.raw.rows), default=1) + 1
        for number, cells in [*self.raw.rows, *enumerate(self.new, start=first_new)]:
            if (cells.get("review_id"), cells.get("target")) == (point.review_id, point.target):
                says_same = cells.get("verdict") == point.verdict and _folded(
                    cells.get("comment", "")
                ) == _folded(_safe_cell(point.comment))
                return Earlier(number, says_same)
        return None

    def add(self, point: Point, title: str) -> None:
        """Put a point behind the others, with an id of its own.

        Parameters
        ----------
        point : Point
            What was said.
        title : str
            How the action is called now; blank for a part of the report, which has words of its own.
        """
        self.new.append(
            {
                "point_id": self._next_id(point.jurisdiction),
                "jurisdiction": point.jurisdiction,
                "target": point.target,
                "about": _safe_cell(title or REPORT_PARTS.get(point.target, "")),
                "verdict": point.verdict.value,
                "stakeholder_group": point.group.value if point.group else "",
                "comment": _safe_cell(point.comment),
                "answer": "",
                "status": PointStatus.OPEN.value,
                "review_id": point.review_id,
            }
        )

    def save(self) -> None:
        """Write the rows aside and move them into place; without a new row nothing is touched."""
        if not self.new:
            return
        before = self.path.read_bytes() if self.path.exists() else _heading_line(self.raw.headings)
        if not before.endswith((b"\n", b"\r")):
            before += b"\n"
        aside = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        aside.write_bytes(before + _write_rows(self.new, self.raw.headings, _line_end(before)))
        aside.replace(self.path)

    def _next_id(self, jurisdiction: str) -> str:
        """Give the id after the highest one of the jurisdiction, so that no id is ever used again."""
        ids = [cells.get("point_id", "") for cells in (*(row for _, row in self.raw.rows), *self.new)]
        numbers = [int(each.rpartition("-")[2]) for each in ids if f"-{jurisdiction}-" in each]
        number = max(numbers, default=0) + 1
        if number > MOST_NUMBER:
            raise InputError([Fault(KIND.file, f"has no id left for {jurisdiction} after {MOST_NUMBER}")])
        return f"{PREFIX}-{jurisdiction}-{number:02}"


def read_points_table(pack: Path) -> PointsTable:
    """Read the table of review points of a pack that was checked; one that is not there counts as empty.

    Raises
    ------
    InputError
        If the table lacks a column that new rows need.
    """
    path = pack / KIND.file
    columns = tuple(KIND.row.model_fields)
    if not path.exists():
        return PointsTable(path, RawTable(KIND.file, columns, ()))
    raw, faults = read_csv(path, KIND.file)
    if raw is None or faults:
        raise InputError(faults)
    if missing := [name for name in columns if name not in raw.headings]:
        problem = f"the table lacks {', '.join(missing)}, which new rows need"
        raise InputError(
            [Fault(KIND.file, problem, row=1, remedy="add the headings; the cells may stay blank")]
        )
    return PointsTable(path, raw)


def _write_rows(rows: list[dict[str, str]], headings: tuple[str, ...], line_end: str) -> bytes:
    stream = StringIO(newline="")
    writer = csv.DictWriter(stream, headings, lineterminator=line_end)
    writer.writerows(rows)
    return stream.getvalue().encode()


def _heading_line(headings: tuple[str, ...]) -> bytes:
    return f"{','.join(headings)}\n".encode()


def _line_end(content: bytes) -> str:
    return "\r\n" if content.endswith(b"\r\n") else "\n"


def _safe_cell(text: str) -> str:
    """Quote words that a spreadsheet would take for a formula; the words themselves stay as they are."""
    return f"“{text}”" if text.startswith(_FORMULA_STARTS) else text


def _folded(text: str) -> str:
    """Give words without regard to line breaks and spaces, which spreadsheets change when they save."""
    return " ".join(text.split())
