import pytest

from bahali.analysis.calendar.months import list_half_years, name_half_year


@pytest.mark.parametrize(
    ("plan_start", "fiscal_month", "month", "name"),
    [
        ("2025-07", 7, 0, "Jul to Dec 2025"),
        ("2025-07", 7, 5, "Jul to Dec 2025"),
        ("2025-07", 7, 6, "Jan to Jun 2026"),
        ("2025-09", 7, 0, "Jul to Dec 2025"),
        ("2025-01", 4, 0, "Oct 2024 to Mar 2025"),
        ("2025-01", 4, 3, "Apr to Sep 2025"),
        ("2025-01", 1, 11, "Jul to Dec 2025"),
    ],
)
def test_a_month_lies_in_its_half_of_the_fiscal_year(
    plan_start: str, fiscal_month: int, month: int, name: str
) -> None:
    assert name_half_year(plan_start, fiscal_month, month) == name


def test_half_years_follow_each_other_to_the_last_month() -> None:
    assert list_half_years("2025-07", 7, 13) == [
        (0, "Jul to Dec 2025"), (6, "Jan to Jun 2026"), (12, "Jul to Dec 2026"),
    ]  # fmt: skip


def test_an_action_that_ends_with_a_half_year_needs_no_further_one() -> None:
    assert [start for start, _ in list_half_years("2025-07", 7, 12)] == [0, 6]


def test_the_first_half_year_may_begin_before_the_plan() -> None:
    assert list_half_years("2025-09", 7, 1) == [(-2, "Jul to Dec 2025")]


def test_a_plan_without_months_still_has_its_first_half_year() -> None:
    assert list_half_years("2025-07", 7, 0) == [(0, "Jul to Dec 2025")]
