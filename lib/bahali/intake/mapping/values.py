"""Reads words in a declared form: lists, codes with their names, dates and numbers."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from bahali.vocabulary.faults import quote

_MARKS = {"space": r"\s+", "line": r"[\r\n]+"}
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PARTS = {"D": "day", "M": "month", "Y": "year"}


class UnmappedError(Exception):
    """Raised when a cell does not say anything that the mapping knows."""

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


def split_words(text: str, separators: Iterable[str]) -> list[str]:
    """Split a cell at every one of the separators, and drop blanks.

    Examples
    --------
    >>> split_words("women, children; men", [",", ";"])
    ['women', 'children', 'men']
    """
    pattern = "|".join(_MARKS.get(mark, re.escape(mark)) for mark in separators)
    return [part.strip() for part in re.split(pattern, text) if part.strip()]


def take_first_word(text: str) -> str:
    """Take the first word without the marks behind it, as of a code with its name.

    Examples
    --------
    >>> take_first_word("7.1. Psychological first aid"), take_first_word("7.1: PFA")
    ('7.1', '7.1')
    """
    return text.split(maxsplit=1)[0].rstrip(".:,;-–)") if text.split() else ""


def read_date(text: str, form: str) -> date:
    """Read a date in the declared form; a date of the spreadsheet itself comes as YYYY-MM-DD.

    Raises
    ------
    UnmappedError
        If it has another form, or there is no such day.

    Examples
    --------
    >>> read_date("3/4/2025", "DD/MM/YYYY").isoformat()
    '2025-04-03'
    """
    plain = plain_digits(text)
    try:
        if _ISO.fullmatch(plain):
            return date.fromisoformat(plain)
        if found := re.fullmatch(_date_pattern(form), plain):
            parts = {name: int(number) for name, number in found.groupdict().items()}
            return date(parts["year"], parts["month"], parts.get("day", 1))
    except ValueError:
        raise UnmappedError(f"found {quote(text)}; there is no such day") from None
    raise UnmappedError(f"found {quote(text)}; the mapping says that dates are written {form}")


def _date_pattern(form: str) -> str:
    """Make the pattern of a form; a single digit may stand where two are usual, but never a short year."""
    pieces = []
    for piece in re.findall(r"D+|M+|Y+|[^DMY]", form):
        name = _PARTS.get(piece[0])
        width = "4" if name == "year" else "1,2"
        pieces.append(f"(?P<{name}>[0-9]{{{width}}})" if name else re.escape(piece))
    return "".join(pieces)


def read_number(text: str, decimal: str) -> str:
    """Write a number as we do, from one with the declared sign before the decimals.

    Between thousands a space may stand, or the other of the two signs.

    Raises
    ------
    UnmappedError
        If it is not a number in this form.

    Examples
    --------
    >>> read_number("1.250,5", ","), read_number("1 250", ".")
    ('1250.5', '1250')
    """
    plain = "".join(plain_digits(text).split())
    other = "," if decimal == "." else "."
    grouped = rf"-?[0-9]{{1,3}}(?:{re.escape(other)}[0-9]{{3}})+"
    if not re.fullmatch(rf"(?:-?[0-9]+|{grouped})(?:{re.escape(decimal)}[0-9]+)?", plain):
        raise UnmappedError(f'found {quote(text)}; needed: a number, with "{decimal}" before its decimals')
    return plain.replace(other, "").replace(decimal, ".")


def plain_digits(text: str) -> str:
    """Write the digits of any script as 0 to 9."""
    return "".join(
        str(unicodedata.digit(mark)) if mark.isdigit() and mark.isdecimal() else mark for mark in text
    )
