"""Dates in words, the same on every machine: the standard library would follow the machine's language."""

from datetime import date

from bahali.vocabulary.language import N_, _

MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


SHORT_MONTHS = (
    *(N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun")),
    *(N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")),
)


def name_month(number: int) -> str:
    """Give the name of a month, 1 to 12, in the language that is spoken.

    Examples
    --------
    >>> name_month(2)
    'February'
    """
    return _(MONTHS[number - 1])


def shorten_month(number: int) -> str:
    """Give the short name of a month, 1 to 12, in the language that is spoken.

    Examples
    --------
    >>> shorten_month(2)
    'Feb'
    """
    return _(SHORT_MONTHS[number - 1])


def write_day(day: date) -> str:
    """Write a day in words.

    Examples
    --------
    >>> write_day(date(2025, 2, 5))
    '5 February 2025'
    """
    return _("{day} {month} {year}").format(day=day.day, month=name_month(day.month), year=day.year)


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
        return _("{first_day} to {last_day}").format(first_day=start.day, last_day=write_day(end))
    return _("{first_day} to {last_day}").format(first_day=write_day(start), last_day=write_day(end))
