"""The lists behind drop-downs: fixed ones on a hidden sheet, and the ids that stand on other sheets.

A drop-down names a range, never its values: a list of values in a cell's own rule may not have more than
255 characters, and a rule that points to another sheet is kept by some programs in a way that others lose.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from bahali.intake.template.columns import Column
from bahali.vocabulary.codes import Answer
from bahali.workshop import library
from bahali.workshop.fields import code_list_of

LISTS_SHEET = "lists"
FIRST_ROW, LAST_ROW = 3, 20_000
"""Rows of a sheet, as a spreadsheet shows them, whose ids are offered elsewhere: all below the example."""


@dataclass
class Lists:
    """The hidden sheet of lists, and the names of ranges.

    Parameters
    ----------
    workbook : Workbook
        The workbook.
    worksheet : Worksheet
        Its hidden sheet.
    ratings : tuple of int
        Numbers that a rating may be.
    """

    workbook: Workbook
    worksheet: Worksheet
    ratings: tuple[int, ...]
    _names: dict[str, int] = field(default_factory=dict)

    def name_choices(self, column: Column) -> str:
        """Give the name of the range with the choices of a column, which must have some."""
        codes = code_list_of(column.field) if column.field else None
        name = f"codes_{codes.__name__}" if codes else f"choices_{'_'.join(column.choices).replace('-', '_')}"
        return self.name_values(name, column.choices)

    def name_ratings(self) -> str:
        """Give the name of the range with all that a rating may be."""
        return self.name_values("ratings", (*self.ratings, *(answer.value for answer in Answer)))

    def name_ids(self, sheet: str) -> str:
        """Give the name of the range with the ids of a sheet; of requirements, of those that are shipped."""
        if sheet == library.TABLE:
            return self.name_values("shipped_requirements", sorted(library.shipped_ids()))
        return f"ids_{sheet}"

    def define_ids(self, sheet: str) -> None:
        """Name the ids of a sheet: its first column, from below the example to the last that is filled."""
        cells = f"{sheet}!$A${FIRST_ROW}:$A${LAST_ROW}"
        filled = f"MAX(1,COUNTA({cells}))"
        formula = f"={sheet}!$A${FIRST_ROW}:INDEX({cells},{filled})"
        self.workbook.define_name(f"ids_{sheet}", formula)

    def name_values(self, name: str, values: Iterable[str | int]) -> str:
        """Put values on the hidden sheet, once, and give the name of their range, which is the one given."""
        if name not in self._names:
            column = self._names[name] = len(self._names)
            entries = [name, *values]
            for row, entry in enumerate(entries):
                write = self.worksheet.write_number if isinstance(entry, int) else self.worksheet.write_string
                write(row, column, entry)
            letter = xl_col_to_name(column)
            self.workbook.define_name(name, f"={LISTS_SHEET}!${letter}$2:${letter}${len(entries)}")
        return name
