"""What the sheets say that stand for workshop.yaml, and where each key of it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic.fields import FieldInfo

from bahali.vocabulary.faults import Fault, show
from bahali.vocabulary.language import _
from bahali.vocabulary.nearness import did_you_mean, nearest
from bahali.workshop.fields import holds
from bahali.workshop.tidying import choose_tidier
from bahali.workshop.workbook.book import Sheet
from bahali.workshop.workbook.layout import HELP_COLUMN
from bahali.workshop.workbook.lines import read_headings, read_lines
from bahali.workshop.workbook.places import Place


@dataclass
class HeaderCells:
    """What was found so far.

    Parameters
    ----------
    content : dict
        The same as workshop.yaml would give.
    places : dict of str to Place
        Where each of its keys stands.
    faults : list of Fault
        What stands in the way, each with its sheet.
    """

    content: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, place: Place, problem: str, remedy: str = "") -> None:
        """Tell a fault in a cell."""
        self.faults.append(Fault("", problem, place.row, place.column, remedy, sheet=place.sheet))

    def read_rows(
        self, sheet: Sheet, name: str, columns: tuple[str, ...]
    ) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the rows of a sheet; a misspelt heading is told once, and read as what it was meant to be."""
        headings = read_headings(sheet)
        unused = [column for column in columns if column not in headings]
        names = {column: column for column in columns}
        for heading in filter(None, dict.fromkeys(headings)):
            if heading not in (*columns, HELP_COLUMN):
                self._refuse_heading(heading, unused, Place(name, 1, show(heading)))
                names[heading] = nearest(heading, unused) or ""
        lines = read_lines(sheet, {heading: column for heading, column in names.items() if column})
        self.faults += [replace(fault, sheet=name) for fault in lines.faults]
        for number, cells in lines.rows:
            yield number, dict.fromkeys(columns, "") | cells

    def _refuse_heading(self, heading: str, unused: list[str], place: Place) -> None:
        others = _("columns not used yet: {columns}").format(columns=", ".join(unused))
        remedy = did_you_mean(heading, unused) or (others if unused else _("remove it"))
        self.refuse(place, _("there is no such column"), remedy)


def read_value(text: str, about: FieldInfo) -> object:
    """Give a number where one is wanted, as YAML would; else the text."""
    tidied = choose_tidier(about)(text)
    if holds(about, int) or holds(about, float):
        for kind in (int, float):
            try:
                return kind(tidied)
            except ValueError:
                continue
    return tidied
