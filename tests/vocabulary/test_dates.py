from datetime import date

import pytest

from bahali.vocabulary.dates import MONTHS, write_day, write_period


def test_a_day_is_written_with_the_name_of_its_month() -> None:
    assert write_day(date(2030, 9, 1)) == "1 September 2030"


def test_a_year_has_twelve_months() -> None:
    assert len(set(MONTHS)) == 12


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2030, 9, 12), date(2030, 9, 12), "12 September 2030"),
        (date(2030, 9, 12), date(2030, 9, 14), "12 to 14 September 2030"),
        (date(2030, 9, 30), date(2030, 10, 1), "30 September 2030 to 1 October 2030"),
        (date(2030, 12, 31), date(2031, 1, 1), "31 December 2030 to 1 January 2031"),
        (date(2030, 9, 12), date(2031, 9, 12), "12 September 2030 to 12 September 2031"),
    ],
)
def test_a_period_says_month_and_year_once_where_both_are_the_same(
    start: date, end: date, words: str
) -> None:
    assert write_period(start, end) == words
