"""Tells numbers that look like those of a person from dates, amounts, books, papers and ranges."""

import re

from bahali.vocabulary.personal.trace import either_case

_YEAR = re.compile(r"(?:19|20)\d\d")
_BOOK = re.compile(r"97[89]\d{10}")
_PAPER = re.compile(r"10\.\d{4,9}/")
_SECTIONS = re.compile(r"\d{1,2}(?:/\d{1,2})+|\d{1,2}\.\d{1,2}(?:[\s-]{1,3}\d{1,2}\.\d{1,2})+")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([ .])\d{3})(?:\1\d{3})*")
_ROUND = re.compile(r"\d+0{6}|\d[\d ]{2,}000\s?-\s?\d[\d ]{2,}000")
"""A number of whole millions, or two of whole thousands with a dash between them."""
_UNIT_BEFORE = either_case(r"(?:\bPKR|\bRs\.?|\bUSD|\bEUR|\bGBP|[$€£₨]|rupees?|روپے)\s?$")
_UNIT_AFTER = either_case(r"\s?(?:PKR|USD|EUR|rupees|crowns|dollars|people|persons|million|billion|روپے)\b")
_REACH = 12  # characters beside a number in which its unit stands


def is_book(found: re.Match[str]) -> bool:
    """Tell the number of a book by its last digit, which is worked out of the others (ISBN-13)."""
    digits = found[0].strip()
    if not _BOOK.fullmatch(digits):
        return False
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0


def is_other_number(found: re.Match[str]) -> bool:
    """Tell whether a long number is no telephone number."""
    number = found[0].strip()
    if is_dates(number) or is_book(found) or _PAPER.match(number) or _SECTIONS.fullmatch(number):
        return True
    if "." in number and " " in number and not number.startswith("+"):
        return True  # several numbers with decimals
    if number.startswith(("+", "0")):
        return False
    return _is_amount(found, number) or _is_limit(number) or bool(_ROUND.fullmatch(number))


def _is_limit(number: str) -> bool:
    """Tell the greatest number of so many bits, up to which a computer counts."""
    return number.isdigit() and int(number) & (int(number) + 1) == 0


def is_dates(number: str) -> bool:
    """Tell whether every part of a number is a year, a month or a day.

    Examples
    --------
    >>> is_dates("2025-02-05"), is_dates("2025-12345")
    (True, False)
    """
    parts = re.findall(r"\d+", number)
    years = [part for part in parts if _YEAR.fullmatch(part)]
    is_short = all(part in years or len(part) <= 2 for part in parts)
    return bool(years) and not number.startswith("+") and is_short


def _is_amount(found: re.Match[str], number: str) -> bool:
    """Tell digits with a unit beside them, and thousands with points between them."""
    before = found.string[max(0, found.start() - _REACH) : found.start()]
    after = found.string[found.end() : found.end() + _REACH]
    has_unit = bool(_UNIT_BEFORE.search(before) or _UNIT_AFTER.match(after))
    thousands = _THOUSANDS.fullmatch(number)
    return (has_unit and number.replace(" ", "").isdigit()) or bool(
        thousands and (has_unit or thousands[1] == ".")
    )
