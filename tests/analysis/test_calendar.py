from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from bahali.analysis.calendar import (
    choose_first_days,
    count_dependants,
    list_half_years,
    name_half_year,
    schedule_actions,
)
from bahali.workshop.header import TimeBand

Make = Callable[..., pd.DataFrame]
COLUMNS = ["action_id", "start_month", "end_month", "delayed_by", "waits_for", "soft_conflicts", "half_year"]
BANDS = {
    "T0": TimeBand(label="First", from_month=0, to_month=6),
    "T1": TimeBand(label="Second", from_month=6, to_month=12),
}


def _action(name: str, time: str = "T0", **cells: Any) -> dict[str, object]:
    return {"action_id": name, "time": time, "status": "proposed", **cells}


def _needs(make_table: Make, *pairs: tuple[str, str, str]) -> pd.DataFrame:
    """Make dependencies from the action that waits, what it waits for, and how strictly."""
    rows = ({"action_id": waits, "depends_on": need, "kind": kind} for waits, need, kind in pairs)
    return make_table("dependencies", *rows)


def _schedule(
    make_table: Make, actions: list[dict[str, object]], *pairs: tuple[str, str, str]
) -> pd.DataFrame:
    schedule = schedule_actions(
        make_table("actions", *actions), _needs(make_table, *pairs), BANDS, "2025-07", 7
    )
    return schedule.set_index("action_id", drop=False)


def _span(schedule: pd.DataFrame, action: str) -> list[int]:
    return [int(schedule[column][action]) for column in ("start_month", "end_month")]


def test_an_action_without_months_takes_its_time_band(make_table: Make) -> None:
    schedule = _schedule(make_table, [_action("A-AA-01", "T1")])
    assert list(schedule.columns) == COLUMNS
    assert _span(schedule, "A-AA-01") == [6, 12]
    assert schedule.loc["A-AA-01", "half_year"] == "Jan to Jun 2026"
    assert schedule.loc["A-AA-01", "delayed_by"] == 0


def test_an_action_takes_its_own_months_and_its_last_month_counts(make_table: Make) -> None:
    # July to December 2025 are the months 0 to 5 of the plan, so it has ended when month 6 begins.
    schedule = _schedule(make_table, [_action("A-AA-01", "T1", start="2025-07", end="2025-12")])
    assert _span(schedule, "A-AA-01") == [0, 6]


def test_an_action_may_have_started_before_the_plan(make_table: Make) -> None:
    schedule = _schedule(make_table, [_action("A-AA-01", start="2025-03", end="2025-08")])
    assert _span(schedule, "A-AA-01") == [-4, 2]
    assert schedule.loc["A-AA-01", "half_year"] == "Jan to Jun 2025"


@pytest.mark.parametrize(
    ("months", "span"),
    [
        ({"start": "2025-10"}, [3, 6]),
        ({"start": "2026-03"}, [8, 9]),  # after the end of its band: one month at least
        ({"end": "2025-09"}, [0, 3]),
    ],
)
def test_the_band_fills_in_the_month_that_is_not_given(
    make_table: Make, months: dict[str, str], span: list[int]
) -> None:
    assert _span(_schedule(make_table, [_action("A-AA-01", **months)]), "A-AA-01") == span


def test_an_end_before_the_band_begins_is_kept(make_table: Make) -> None:
    # T1 begins in month 6; an action that ends with September 2025, month 2, starts by then at the latest.
    schedule = _schedule(make_table, [_action("A-AA-01", "T1", end="2025-09")])
    assert _span(schedule, "A-AA-01") == [2, 3]


def test_a_chain_of_three_hard_dependencies_is_pushed_as_by_hand(make_table: Make) -> None:
    # 1 runs in months 0 to 6. 2 takes 4 months from 2: it waits until 6 and ends at 10, 4 late.
    # 3 takes 6 months from 6: it waits until 10 and ends at 16, 4 late.
    # 4 takes 2 months from 1: it needs 3 (16) and 1 (6), so it runs from 16 to 18, 15 late.
    actions = [
        _action("A-AA-04", start="2025-08", end="2025-09"),
        _action("A-AA-03", "T1"),
        _action("A-AA-02", start="2025-09", end="2025-12"),
        _action("A-AA-01"),
    ]
    schedule = _schedule(
        make_table, actions,
        ("A-AA-04", "A-AA-03", "hard"), ("A-AA-04", "A-AA-01", "hard"),
        ("A-AA-03", "A-AA-02", "hard"), ("A-AA-02", "A-AA-01", "hard"),
    )  # fmt: skip
    assert schedule["action_id"].to_list() == ["A-AA-01", "A-AA-02", "A-AA-03", "A-AA-04"]
    assert schedule["start_month"].to_list() == [0, 6, 10, 16]
    assert schedule["end_month"].to_list() == [6, 10, 16, 18]
    assert schedule["delayed_by"].to_list() == [0, 4, 4, 15]
    assert schedule.loc["A-AA-04", "waits_for"] == ("A-AA-01", "A-AA-03")
    assert schedule.loc["A-AA-04", "half_year"] == "Jul to Dec 2026"


def test_an_action_may_start_as_its_need_ends(make_table: Make) -> None:
    schedule = _schedule(
        make_table, [_action("A-AA-01"), _action("A-AA-02", "T1")], ("A-AA-02", "A-AA-01", "hard")
    )
    assert schedule.loc["A-AA-02", "delayed_by"] == 0
    assert schedule.loc["A-AA-02", "waits_for"] == ("A-AA-01",)


def test_a_soft_dependency_never_moves_an_action_but_is_told(make_table: Make) -> None:
    actions = [_action("A-AA-01"), _action("A-AA-02"), _action("A-AA-03", "T1")]
    schedule = _schedule(make_table, actions, ("A-AA-02", "A-AA-01", "soft"), ("A-AA-03", "A-AA-01", "soft"))
    assert schedule["delayed_by"].to_list() == [0, 0, 0]
    # 2 starts while 1 still runs; 3 starts as 1 ends.
    assert schedule["soft_conflicts"].to_list() == [(), ("A-AA-01",), ()]
    assert schedule["waits_for"].to_list() == [(), (), ()]


def test_a_soft_conflict_is_seen_after_actions_were_moved(make_table: Make) -> None:
    actions = [_action("A-AA-01"), _action("A-AA-02"), _action("A-AA-03", "T1")]
    schedule = _schedule(make_table, actions, ("A-AA-02", "A-AA-01", "hard"), ("A-AA-03", "A-AA-02", "soft"))
    # 2 moved to months 6 to 12, so that 3, from month 6, now starts before 2 has ended.
    assert schedule.loc["A-AA-03", "soft_conflicts"] == ("A-AA-02",)


def test_a_circle_is_refused_with_its_actions(make_table: Make) -> None:
    actions = [_action("A-AA-01"), _action("A-AA-02"), _action("A-AA-03")]
    with pytest.raises(ValueError, match=r"in a circle: .*A-AA-02") as caught:
        _schedule(make_table, actions, ("A-AA-01", "A-AA-02", "hard"), ("A-AA-02", "A-AA-01", "hard"))
    assert "A-AA-01" in str(caught.value)
    assert "A-AA-03" not in str(caught.value)


def test_an_action_that_is_not_given_is_waited_for_by_nobody(make_table: Make) -> None:
    schedule = _schedule(make_table, [_action("A-AA-01")], ("A-AA-01", "A-BB-01", "hard"))
    assert schedule.loc["A-AA-01", "waits_for"] == ()


@pytest.mark.parametrize("status", ["rejected", "merged"])
def test_an_action_that_will_not_be_done_is_neither_planned_nor_waited_for(
    make_table: Make, status: str
) -> None:
    schedule = _schedule(
        make_table,
        [_action("A-AA-01", "T1", status=status), _action("A-AA-02")],
        ("A-AA-02", "A-AA-01", "hard"),
    )
    assert schedule["action_id"].to_list() == ["A-AA-02"]
    assert schedule.loc["A-AA-02", "delayed_by"] == 0


def test_what_waits_for_a_merged_action_waits_for_the_one_it_went_into(make_table: Make) -> None:
    actions = [
        _action("A-AA-01", status="merged", merged_into="A-AA-03"),
        _action("A-AA-02"),
        _action("A-AA-03"),
    ]
    schedule = _schedule(make_table, actions, ("A-AA-02", "A-AA-01", "hard"))
    assert schedule.loc["A-AA-02", "waits_for"] == ("A-AA-03",)
    assert _span(schedule, "A-AA-02") == [6, 12]


def test_an_action_does_not_wait_for_what_was_merged_into_it(make_table: Make) -> None:
    actions = [_action("A-AA-01", status="merged", merged_into="A-AA-02"), _action("A-AA-02")]
    schedule = _schedule(make_table, actions, ("A-AA-02", "A-AA-01", "hard"))
    assert schedule.loc["A-AA-02", "waits_for"] == ()


def test_the_order_of_rows_does_not_matter(make_table: Make) -> None:
    actions = [_action("A-AA-01"), _action("A-AA-02"), _action("A-AA-03", "T1")]
    pairs = [("A-AA-02", "A-AA-01", "hard"), ("A-AA-03", "A-AA-02", "hard"), ("A-AA-03", "A-AA-01", "soft")]
    turned = _schedule(make_table, actions[::-1], *pairs[::-1])
    pd.testing.assert_frame_equal(turned, _schedule(make_table, actions, *pairs))


def test_no_actions_give_an_empty_schedule_with_its_columns(make_table: Make) -> None:
    schedule = schedule_actions(make_table("actions"), make_table("dependencies"), BANDS, "2025-07", 7)
    assert schedule.empty
    assert list(schedule.columns) == COLUMNS


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


def test_foundations_count_all_that_wait_directly_or_through_others(make_table: Make) -> None:
    # 4 waits for 3 and 2, both for 1: three wait for 1, one each for 2 and 3.
    dependencies = _needs(
        make_table, ("A-AA-04", "A-AA-03", "hard"), ("A-AA-04", "A-AA-02", "soft"),
        ("A-AA-03", "A-AA-01", "hard"), ("A-AA-02", "A-AA-01", "hard"),
    )  # fmt: skip
    counts = count_dependants(dependencies)
    assert list(counts.items()) == [("A-AA-01", 3), ("A-AA-02", 1), ("A-AA-03", 1)]


def test_without_dependencies_nothing_is_a_foundation(make_table: Make) -> None:
    assert count_dependants(make_table("dependencies")).empty


def test_the_first_days_hold_what_starts_in_the_first_three_months(make_table: Make) -> None:
    actions = [
        _action("A-AA-01"),
        _action("A-AA-02", start="2025-09"),
        _action("A-AA-03", start="2025-10"),
        _action("A-AA-04", start="2025-05", end="2026-01"),  # began before the plan: it does not start now
    ]
    schedule = _schedule(make_table, actions).reset_index(drop=True)
    assert choose_first_days(schedule)["action_id"].to_list() == ["A-AA-01", "A-AA-02"]
    assert choose_first_days(schedule, months=4)["action_id"].to_list() == ["A-AA-01", "A-AA-02", "A-AA-03"]
