"""Kinds of cell: how the text of one cell becomes a value, and what is allowed in it.

Every kind says in words what it allows (``Allowed``), so that a fault, the guide to the tables and a
template can never disagree about it.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

LIST_SEPARATOR = ";"
ROW_ID_PATTERN = r"^[A-Z]{1,3}-[A-Z]{2,3}-[0-9]{2,4}$"
NAME_ID_PATTERN = r"^[A-Za-z][A-Za-z0-9_-]{0,31}$"

_ANCHOR = re.compile(r"(-?[0-9]{1,3})=([0-9]{1,3}(?:\.[0-9]+)?)")
_FRACTION = re.compile(r"([1-9][0-9]?)/([1-9][0-9]?)")
_WHOLE_NUMBER = re.compile(r"-?[0-9]+(\.0*)?")


@dataclass(frozen=True)
class Allowed:
    """Says in words what a cell may hold."""

    text: str


@dataclass(frozen=True)
class Key:
    """Marks a column that, with the other marked columns, tells one row from all others."""


@dataclass(frozen=True)
class Refers:
    """Marks a column whose values name rows of another table, or entries of workshop.yaml."""

    table: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class FreeText:
    """Marks a column of people's own words: searched for personal data, never taken as markup."""


def split_list(cell: object) -> object:
    """Split the text of a list cell at its semicolons.

    Examples
    --------
    >>> split_list("WOM; CHI")
    ('WOM', 'CHI')
    """
    if not isinstance(cell, str):
        return cell
    return tuple(part.strip() for part in cell.split(LIST_SEPARATOR) if part.strip())


def parse_iso_date(cell: object) -> object:
    """Read a date written as YYYY-MM-DD; anything else is refused, never guessed."""
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell):
        raise ValueError("not a date")
    return date.fromisoformat(cell)


def parse_yes_no(cell: object) -> object:
    """Read Y or N; the words yes and no are understood too."""
    if isinstance(cell, str):
        answers = {"y": True, "yes": True, "n": False, "no": False}
        if cell.casefold() not in answers:
            raise ValueError("neither Y nor N")
        return answers[cell.casefold()]
    return cell


def parse_whole_number(cell: object) -> object:
    """Read a whole number; spreadsheets often save 30 as 30.0, so that is understood too."""
    return _read_whole_number(cell) if isinstance(cell, str) else cell


@lru_cache(maxsize=1024)
def _read_whole_number(text: str) -> int:
    """Remembers what it has read: thousands of ratings are a few different numbers."""
    if not _WHOLE_NUMBER.fullmatch(text):
        raise ValueError("not a whole number")
    return int(text.split(".", 1)[0])


def parse_ratio(cell: object) -> object:
    """Read how many times more: 3, 0.5, or 1/3 as people say it.

    Examples
    --------
    >>> parse_ratio("1/4")
    0.25
    """
    if isinstance(cell, str) and (parts := _FRACTION.fullmatch(cell.replace(" ", ""))):
        return int(parts[1]) / int(parts[2])
    return cell


def parse_value_anchor(cell: object) -> object:
    """Read a rating with what it is worth, such as 3=70.

    Examples
    --------
    >>> parse_value_anchor("3 = 70")
    (3, 70.0)
    """
    if not isinstance(cell, str):
        return cell
    parts = _ANCHOR.fullmatch(cell.replace(" ", ""))
    if not parts:
        raise ValueError("not a rating with what it is worth")
    return int(parts[1]), float(parts[2])


RowId = Annotated[
    str,
    StringConstraints(pattern=ROW_ID_PATTERN),
    Allowed("an id of letters, a jurisdiction and a number, such as A-XX-01"),
]
NameId = Annotated[
    str,
    StringConstraints(pattern=NAME_ID_PATTERN),
    Allowed("a short name of letters, digits, - and _, such as P01"),
]
Text = Annotated[str, StringConstraints(min_length=1), FreeText(), Allowed("some text")]
IsoDate = Annotated[
    date, BeforeValidator(parse_iso_date), Allowed("a date as YYYY-MM-DD, such as 2025-02-05")
]
Month = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$"),
    Allowed("a month as YYYY-MM, such as 2025-07"),
]
YesNo = Annotated[bool, BeforeValidator(parse_yes_no), Allowed("Y or N")]
WholeNumber = Annotated[int, BeforeValidator(parse_whole_number)]
Ratio = Annotated[
    float,
    BeforeValidator(parse_ratio),
    Field(ge=1 / 9, le=9),
    Allowed("a number from 1/9 to 9, such as 3 or 1/3"),
]
ValueAnchor = Annotated[
    tuple[int, Annotated[float, Field(ge=0, le=100)]], BeforeValidator(parse_value_anchor)
]
ListOf = BeforeValidator(split_list)
