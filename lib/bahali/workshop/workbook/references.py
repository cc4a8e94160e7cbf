"""Names of cells, such as B7: letters for the column, a number for the row."""

import re

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # of any sheet of Excel

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def read_reference(reference: str) -> tuple[int, int]:
    """Give row and column of a cell, counted from 1.

    Raises
    ------
    ValueError
        If it is no name of a cell.

    Examples
    --------
    >>> read_reference("B7"), read_reference("AZ10")
    ((7, 2), (10, 52))
    """
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(f"{reference[:20]!r} is no name of a cell")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    if row > LAST_ROW or column > LAST_COLUMN:
        raise ValueError(f"{reference[:20]!r} is outside of any sheet")
    return row, column


def read_area(area: str) -> tuple[int, int, int, int]:
    """Give first row, first column, last row and last column of an area.

    Examples
    --------
    >>> read_area("A3:B7")
    (3, 1, 7, 2)
    """
    first, _colon, last = area.partition(":")
    row, column = read_reference(first)
    last_row, last_column = read_reference(last or first)
    return row, column, last_row, last_column


def name_column(number: int) -> str:
    """Give the letters of a column, counted from 1.

    Examples
    --------
    >>> name_column(2), name_column(28)
    ('B', 'AB')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
