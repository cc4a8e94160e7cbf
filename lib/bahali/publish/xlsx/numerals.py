"""Numbers that a report writes out as words, such as a mean with one decimal: a workbook counts with them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bahali.document.blocks import Cell, Column
from bahali.publish.plaintext import is_blank

_NUMERAL = re.compile(r"-?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,14})(?:\.(\d{1,4}))?")


@dataclass(frozen=True)
class Numeral:
    """A number, and with how many decimals the report shows it."""

    number: float
    decimals: int


def read_numerals(column: Column, cells: Sequence[Cell]) -> list[Numeral | None]:
    """Read the numbers that stand as words in a column; None for every cell that stays as it is.

    Words are read so in a column of numbers, and in one where whatever was stated is a number. What a person
    wrote stays words, as does anything with a leading nought, which is a code.

    Examples
    --------
    >>> column = Column(label="Mean")
    >>> read_numerals(column, ["1.0", None, "1,250"])
    [Numeral(number=1.0, decimals=1), None, Numeral(number=1250.0, decimals=0)]
    >>> read_numerals(column, ["12", "12 to 14"])
    [None, None]
    """
    found = [_read(cell) for cell in cells]
    is_numeric = column.is_number or all(
        numeral or is_blank(cell) for numeral, cell in zip(found, cells, strict=True)
    )
    return found if is_numeric and not column.is_free else [None] * len(found)


def _read(cell: Cell) -> Numeral | None:
    matched = _NUMERAL.fullmatch(cell) if isinstance(cell, str) else None
    return Numeral(float(matched[0].replace(",", "")), len(matched[1] or "")) if matched else None
