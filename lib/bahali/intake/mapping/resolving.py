"""Finds where each of our columns comes from in the sheets at hand."""

from collections.abc import Mapping

from bahali.intake.mapping.cells import Turning
from bahali.intake.mapping.columns import Column
from bahali.intake.mapping.headings import fold
from bahali.intake.mapping.model import ColumnPart, TablePart
from bahali.intake.mapping.model import Mapping as MappingFile
from bahali.intake.mapping.open_sheet import OpenSheet
from bahali.intake.mapping.templates import find_each
from bahali.vocabulary.faults import Fault, quote
from bahali.workshop.header import Header


class Resolver:
    """Finds the columns of a mapping in its open sheets, and marks them as used.

    Parameters
    ----------
    mapping : MappingFile
        The mapping.
    sheets : mapping of str to OpenSheet
        Its sheets, all open.
    header : Header
        Facts of the workshop: its jurisdictions, and the least number of people that may be written.
    """

    def __init__(self, mapping: MappingFile, sheets: Mapping[str, OpenSheet], header: Header) -> None:
        self.mapping = mapping
        self.sheets = sheets
        self.header = header
        self.faults: list[Fault] = []

    def resolve_table(self, name: str) -> dict[str, Column]:
        """Find all columns of one of our tables; what is missing is added to the faults."""
        table = self.mapping.tables[name]
        return {
            column: self._resolve(f"{name}.{column}", part, table) for column, part in table.columns.items()
        }

    def resolve_each(self, table: TablePart) -> list[tuple[int, dict[str, str]]]:
        """Find the columns that give a row each; none at all is added to the faults."""
        if table.each is None:
            return []
        sheet = self.sheets[table.sheet]
        found = find_each(sheet, table.each)
        if not found:
            problem = f"has no column whose heading reads like {quote(table.each)}"
            remedy = "look whether it is the right sheet and mapping"
            self.faults.append(sheet.text.fault(problem, sheet.headings.row, remedy=remedy))
        return found

    def _resolve(self, target: str, part: ColumnPart, table: TablePart) -> Column:
        sheet = self.sheets[part.of or table.sheet]
        column = Column(
            target, part, sheet, self._turning(part), is_of_parent=(part.of or table.sheet) != table.sheet
        )
        if part.heading is not None:
            column.place = self._find(column, part.heading)
        elif part.choices is not None:
            self._find_choices(column, part.choices)
        column.joined = [self._resolve(target, each, table) for each in part.join or ()]
        sheet.used.update(column.list_places() if not column.joined else ())
        sheet.options.update(column.options.values())
        return column

    def _turning(self, part: ColumnPart) -> Turning:
        threshold = self.header.k_threshold
        if part.codes is None and part.codes_of is None:
            return Turning(part, threshold=threshold)
        codes = {fold(word): code for word, code in (part.codes or {}).items()}
        words = tuple(part.codes or ())
        if part.codes_of == "jurisdictions":
            codes = _codes_of_places(self.header) | codes
            words += tuple(place.name for place in self.header.jurisdictions.values())
        return Turning(part, codes, words, threshold)

    def _find(self, column: Column, wanted: tuple[str, ...]) -> int | None:
        headings = column.sheet.headings
        place, faults = headings.find(wanted)
        self.faults += faults
        if place is None and not faults and not column.part.optional:
            self.faults.append(headings.tell_missing(wanted, column.target))
        return place

    def _find_choices(self, column: Column, questions: tuple[str, ...]) -> None:
        headings = column.sheet.headings
        column.place, faults = headings.find(questions)
        self.faults += faults
        for question in questions:
            column.options = column.options or headings.find_options(question, column.place)
        if column.place is None and not column.options and not faults and not column.part.optional:
            self.faults.append(headings.tell_missing(questions, column.target))


def _codes_of_places(header: Header) -> dict[str, str]:
    """Know a jurisdiction by its code, its name and its short name."""
    codes: dict[str, str] = {}
    for code, place in header.jurisdictions.items():
        codes |= {fold(place.name): code, fold(place.slug): code}
    return codes | {fold(code): code for code in header.jurisdictions}
