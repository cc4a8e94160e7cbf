from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from bahali.analysis.calendar.rules import CalendarRules
from bahali.analysis.calendar.schedule import SCHEDULE_COLUMNS, list_hand_ins, list_schedule
from bahali.analysis.calendar.timetable import make_timetable
from bahali.workshop.header import Window

Plan = Callable[..., Any]


def _schedule(trial: Any) -> pd.DataFrame:
    return list_schedule(trial.timetable, trial.actions).set_index("action_id", drop=False)


def test_the_schedule_says_what_was_moved_and_what_for(make_trial: Plan) -> None:
    # 1 runs from 0 to 6; 2, from 2, waits for it, and is 4 months late; 3 takes the second band, from 6.
    actions = {"A-AA-01": {}, "A-AA-02": {"start": "2025-09", "end": "2025-12"}, "A-AA-03": {"time": "T1"}}
    schedule = _schedule(make_trial(actions, ("A-AA-02", "A-AA-01", "hard"), ("A-AA-03", "A-AA-01", "hard")))
    assert list(schedule.columns) == list(SCHEDULE_COLUMNS)
    assert schedule["delayed_by"].to_list() == [0, 4, 0]
    assert schedule["lengthened_by"].to_list() == [0, 0, 0]
    assert schedule["start_from"].to_list() == ["time_band", "need", "time_band"]
    assert schedule["pushed_by"].to_list() == [(), ("A-AA-01",), ()]
    assert schedule["waits_for"].to_list() == [(), ("A-AA-01",), ("A-AA-01",)]
    assert schedule["half_year"].to_list() == ["Jul to Dec 2025", "Jan to Jun 2026", "Jan to Jun 2026"]
    assert schedule["hand_in_month"].isna().all()


def test_only_needs_that_move_an_action_so_far_are_said_to_push_it(make_trial: Plan) -> None:
    # 3 needs 1, which ends at 4, and 2 and 4, which end at 6.
    actions = {"A-AA-01": {"end": "2025-10"}, "A-AA-02": {}, "A-AA-03": {"start": "2025-08"}, "A-AA-04": {}}
    pairs = [("A-AA-03", need, "hard") for need in ("A-AA-01", "A-AA-02", "A-AA-04")]
    assert _schedule(make_trial(actions, *pairs)).loc["A-AA-03", "pushed_by"] == ("A-AA-02", "A-AA-04")


def test_a_need_that_a_window_makes_idle_is_not_said_to_push(make_trial: Plan, budget: Window) -> None:
    # 2 starts in July 2026 with or without 1; after 3, which ends in August 2026, only in July 2027.
    actions = {
        "A-AA-01": {},
        "A-AA-02": {"change_type": "budget_head"},
        "A-AA-03": {"start": "2025-08", "end": "2026-08"},
        "A-AA-04": {"change_type": "budget_head", "start": "2026-07"},
    }
    pairs = [("A-AA-02", "A-AA-01", "hard"), ("A-AA-04", "A-AA-03", "hard")]
    schedule = _schedule(make_trial(actions, *pairs, windows={"b": budget}))
    assert schedule["start_from"].to_list() == ["time_band", "window", "own_month", "window"]
    assert schedule["pushed_by"].to_list() == [(), (), (), ("A-AA-03",)]
    assert schedule["delayed_by"].to_list() == [0, 12, 0, 12]
    assert schedule.loc["A-AA-02", "start_windows"] == ("b",)
    # March 2026 is month 8, March 2027 month 20.
    assert schedule["hand_in_month"].to_list() == [pd.NA, 8, pd.NA, 20]


def test_an_end_put_off_to_a_window_is_told(make_trial: Plan, assembly: Window) -> None:
    action = {"change_type": "amend_act", "start": "2025-07", "end": "2025-12"}
    schedule = _schedule(make_trial({"A-AA-01": action}, windows={"a": assembly}))
    assert schedule.loc["A-AA-01", ["end_month", "delayed_by", "lengthened_by"]].to_list() == [9, 0, 3]
    assert schedule.loc["A-AA-01", "end_windows"] == ("a",)
    # March 2026 is month 8, its notice is two months.
    assert schedule.loc["A-AA-01", "hand_in_month"] == 6


def test_a_soft_dependency_is_told_when_it_is_not_kept(make_trial: Plan) -> None:
    # 2 moved to months 6 to 12, so that 3, from month 6, starts before 2 has ended, but as 1 ends.
    actions = {"A-AA-01": {}, "A-AA-02": {}, "A-AA-03": {"time": "T1"}}
    pairs = [
        ("A-AA-02", "A-AA-01", "hard"),
        ("A-AA-03", "A-AA-02", "soft"),
        ("A-AA-03", "A-AA-01", "soft"),
    ]
    schedule = _schedule(make_trial(actions, *pairs))
    assert schedule["soft_conflicts"].to_list() == [(), (), ("A-AA-02",)]
    assert schedule.loc["A-AA-03", "waits_for"] == ()
    assert schedule.loc["A-AA-03", "delayed_by"] == 0


def test_the_order_of_rows_does_not_matter(make_trial: Plan) -> None:
    actions: dict[str, dict[str, str]] = {"A-AA-01": {}, "A-AA-02": {}, "A-AA-03": {"time": "T1"}}
    pairs = [("A-AA-02", "A-AA-01", "hard"), ("A-AA-03", "A-AA-02", "hard"), ("A-AA-03", "A-AA-01", "soft")]
    turned = make_trial(dict(reversed(actions.items())), *pairs[::-1])
    pd.testing.assert_frame_equal(_schedule(turned), _schedule(make_trial(actions, *pairs)))


def test_no_actions_give_an_empty_schedule_with_its_columns(
    make_table: Callable[..., pd.DataFrame],
) -> None:
    actions = make_table("actions")
    timetable = make_timetable(actions, make_table("dependencies"), CalendarRules("2025-07", 7, {}))
    schedule = list_schedule(timetable, actions)
    assert schedule.empty
    assert list(schedule.columns) == list(SCHEDULE_COLUMNS)


def test_each_window_of_an_action_says_when_its_proposal_is_due(
    make_trial: Plan, budget: Window, assembly: Window
) -> None:
    actions = {
        "A-AA-01": {"change_type": "amend_act", "start": "2025-07", "end": "2025-12"},
        "A-AA-02": {"change_type": "budget_head"},
        "A-AA-03": {"change_type": "budget_head", "start": "2025-05"},  # it began before the plan
    }
    trial = make_trial(actions, windows={"b": budget, "a": assembly})
    assert list_hand_ins(trial.timetable, trial.actions).to_dict("split")["data"] == [
        ["A-AA-01", "a", "end", 8, 6],
        ["A-AA-02", "b", "start", 12, 8],
    ]


@pytest.mark.parametrize("status", ["rejected", "merged"])
def test_what_will_not_be_done_is_not_planned(make_trial: Plan, status: str, budget: Window) -> None:
    actions = {"A-AA-01": {"change_type": "budget_head", "status": status}}
    trial = make_trial(actions, windows={"b": budget})
    assert _schedule(trial).empty
    assert list_hand_ins(trial.timetable, trial.actions).empty
