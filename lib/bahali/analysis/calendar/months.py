"""Which month is that, counted from the start of the plan, and in which half of the fiscal year?"""

from bahali.vocabulary.dates import shorten_month
from bahali.vocabulary.language import _

MONTHS_IN_YEAR = 12
MONTHS_IN_HALF_YEAR = 6


def count_months(month: str) -> int:
    """Number a month so that months can be subtracted: years times twelve, plus the month from 0.

    Examples
    --------
    >>> count_months("2026-03") - count_months("2025-12")
    3
    """
    return int(month[:4]) * MONTHS_IN_YEAR + int(month[5:7]) - 1


def write_month(plan_start: str, month: int) -> str:
    """Write a month of the plan as YYYY-MM; month 0 is the first.

    Examples
    --------
    >>> write_month("2025-07", 0), write_month("2025-07", 6), write_month("2025-07", -1)
    ('2025-07', '2026-01', '2025-06')
    """
    year, number = divmod(count_months(plan_start) + month, MONTHS_IN_YEAR)
    return f"{year:04}-{number + 1:02}"


def name_half_year(plan_start: str, fiscal_month: int, month: int) -> str:
    """Name the half of the fiscal year in which a month of the plan lies.

    Examples
    --------
    >>> name_half_year("2025-07", 7, 7)
    'Jan to Jun 2026'
    """
    number = count_months(plan_start) + month
    first = number - (number - (fiscal_month - 1)) % MONTHS_IN_HALF_YEAR
    last = first + MONTHS_IN_HALF_YEAR - 1
    begin, end = (shorten_month(part % MONTHS_IN_YEAR + 1) for part in (first, last))
    years = {"first_year": first // MONTHS_IN_YEAR, "last_year": last // MONTHS_IN_YEAR}
    if years["first_year"] == years["last_year"]:
        return _("{begin} to {end} {last_year}").format(begin=begin, end=end, **years)
    return _("{begin} {first_year} to {end} {last_year}").format(begin=begin, end=end, **years)


def list_half_years(plan_start: str, fiscal_month: int, last_month: int) -> list[tuple[int, str]]:
    """Give the first month and the name of each half-year from the start of the plan to its last month.

    The first may start before the plan does; its month is then below zero.
    """
    offset = (count_months(plan_start) - (fiscal_month - 1)) % MONTHS_IN_HALF_YEAR
    starts = range(-offset, max(last_month, 1), MONTHS_IN_HALF_YEAR)
    return [(start, name_half_year(plan_start, fiscal_month, start)) for start in starts]
