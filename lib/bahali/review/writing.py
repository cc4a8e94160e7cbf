"""Adds rows to the table of review points of a pack; the rows that are there stay byte for byte."""

from dataclasses import dataclass, field
from pathlib import Path

from bahali.review.points import Point
from bahali.vocabulary.codes import PointStatus
from bahali.vocabulary.faults import Fault, InputError
from bahali.vocabulary.parts import REPORT_PARTS
from bahali.vocabulary.spreadsheets import quote_formula
from bahali.workshop.reading import RawTable
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.writing import add_rows, put_in_place, read_for_more_rows

KIND = TABLE_KINDS["review_points"]
PREFIX = "V"  # of ids made here; views
MOST_NUMBER = 9999


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
                ) == _folded(quote_formula(point.comment))
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
                "about": quote_formula(title or REPORT_PARTS.get(point.target, "")),
                "verdict": point.verdict.value,
                "stakeholder_group": point.group.value if point.group else "",
                "comment": quote_formula(point.comment),
                "answer": "",
                "status": PointStatus.OPEN.value,
                "review_id": point.review_id,
            }
        )

    def save(self) -> None:
        """Write the rows aside and move them into place; without a new row nothing is touched."""
        if self.new:
            put_in_place({self.path: add_rows(self.path, self.raw.headings, self.new)})

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
    return PointsTable(pack / KIND.file, read_for_more_rows(pack, KIND))


def _folded(text: str) -> str:
    """Give words without regard to line breaks and spaces, which spreadsheets change when they save."""
    return " ".join(text.split())
