"""Writes the numbers and days of a workbook as people write them in a table."""

import math
import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Formats of days and hours that have a number of their own, in one language or another."""

_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DIGITS = 15
"""That a spreadsheet keeps of a number; what stands behind them is an error of its arithmetic."""


def is_day_format(code: str) -> bool:
    r"""Tell whether a format shows a number as a day or an hour of the day.

    Examples
    --------
    >>> [is_day_format(code) for code in ("yyyy-mm-dd", r"mmm\-yy", '0.0" days"', "[Red]0", "[h]:mm")]
    [True, True, False, False, False]
    """
    shown = _NOT_SHOWN.sub("", code.partition(";")[0])
    return not _ELAPSED.search(shown) and re.search("[dmhysDMHYS]", shown) is not None


def write_number(text: str) -> str | None:
    """Write a number as a spreadsheet shows it where a column is wide enough; None where it is none.

    Examples
    --------
    >>> [write_number(text) for text in ("30.0", "0.30000000000000004", "1E-3", "1e20", "-0", "NaN")]
    ['30', '0.3', '0.001', '100000000000000000000', '0', None]
    """
    try:
        number = float(text) + 0.0  # which makes a plain nought of one below nought
    except ValueError:
        return None
    if not math.isfinite(number):
        return None
    short = f"{number:.{_DIGITS}g}"
    return format(Decimal(short), "f") if "e" in short else short


def write_day(number: str, *, from_1904: bool) -> str | None:
    """Write the day that a spreadsheet counts by a number, with the hour where it has one.

    Parameters
    ----------
    number : str
        Days since the end of 1899, or since the start of 1904.
    from_1904 : bool
        Whether the workbook counts as those of old Macintoshes do.

    Examples
    --------
    >>> write_day("45693", from_1904=False), write_day("45693.5", from_1904=False)
    ('2025-02-05', '2025-02-05 12:00:00')
    """
    try:
        days = float(number)
        moment = _first_day(days, from_1904=from_1904) + timedelta(seconds=round(days * 86_400))
    except (ValueError, OverflowError):
        return None
    if days < 0:
        return None
    if not from_1904 and days < 1:
        return f"{moment:%H:%M:%S}"
    has_hour = moment.hour or moment.minute or moment.second
    return moment.isoformat(sep=" ").removesuffix("+00:00") if has_hour else moment.date().isoformat()


def _first_day(days: float, *, from_1904: bool) -> datetime:
    if from_1904:
        return datetime(1904, 1, 1, tzinfo=UTC)
    # Spreadsheets count a 29 February 1900 that never was.
    return datetime(1899, 12, 31 if days < 60 else 30, tzinfo=UTC)
