"""Dates in words, the same on every machine: the standard library would follow the machine's language."""

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def write_day(day: date) -> str:
    """Write a day in words.

    Examples
    --------
    >>> write_day(date(2025, 2, 5))
    '5 February 2025'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def write_period(start: date, end: date) -> str:
    """Write the days from start to end in words, naming month and year once where they are the same.

    Examples
    --------
    >>> write_period(date(2025, 2, 5), date(2025, 2, 7))
    '5 to 7 February 2025'
    >>> write_period(date(2025, 2, 28), date(2025, 3, 2))
    '28 February 2025 to 2 March 2025'
    """
    if start == end:
        return write_day(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {write_day(end)}"
    return f"{write_day(start)} to {write_day(end)}"
