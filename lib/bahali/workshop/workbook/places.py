"""Where in a workbook a fault of a pack is found: sheet, row and column."""

from dataclasses import dataclass, field, replace

from bahali.vocabulary.faults import Fault
from bahali.workshop.reading import HEADER_FILE
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.workbook.layout import FACTS_SHEET

_TABLES = {kind.file: name for name, kind in TABLE_KINDS.items()}


@dataclass(frozen=True)
class Place:
    """A cell, a row or a whole sheet."""

    sheet: str
    row: int | None = None
    column: str | None = None


@dataclass
class Places:
    """Finds the places of faults, which are told by table or by key of workshop.yaml.

    Parameters
    ----------
    file : str
        Name of the workbook.
    keys : dict of str to Place
        Places of the keys of workshop.yaml, written as faults name them, such as ``jurisdictions.PB.slug``.
    names : dict of str to str
        Names of sheets as they are written, by what they stand for.
    """

    file: str
    keys: dict[str, Place] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def find(self, fault: Fault) -> Fault:
        """Give a fault with its place in the workbook."""
        if fault.file == HEADER_FILE:
            place = self._find_key(fault.column)
            found = replace(fault, row=place.row, column=place.column, sheet=place.sheet)
        elif fault.file in _TABLES:
            found = replace(fault, sheet=_TABLES[fault.file])
        else:
            found = fault
        if found.sheet is None:
            return replace(found, file=self.file)
        return replace(found, file=self.file, sheet=self.names.get(found.sheet, found.sheet))

    def _find_key(self, column: str | None) -> Place:
        """Find a key, or else what it is part of; a key that stands nowhere belongs to the sheet of facts."""
        key = column or ""
        while key:
            if key in self.keys:
                return self.keys[key]
            key = key.rpartition(".")[0]
        return Place(FACTS_SHEET, column=column)
