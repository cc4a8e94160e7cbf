from collections.abc import Callable
from typing import Any

from bahali.analysis.calendar.impossible import list_impossible_dates
from bahali.workshop.header import Window

Plan = Callable[..., Any]


def _dates(trial: Any) -> list[list[object]]:
    found: list[list[object]] = list_impossible_dates(trial.timetable, trial.actions).to_dict("split")["data"]
    return found


def test_a_start_before_what_it_needs_has_ended_is_named(make_trial: Plan) -> None:
    # 1 ends with December 2025; 2 was to start in October, and needs it. 3 ends in September, in time.
    actions = {"A-AA-01": {}, "A-AA-02": {"start": "2025-10"}, "A-AA-03": {"end": "2025-09"}}
    trial = make_trial(actions, ("A-AA-02", "A-AA-01", "hard"), ("A-AA-02", "A-AA-03", "hard"))
    assert _dates(trial) == [["A-AA-02", "start", "2025-10", "2026-01", ("A-AA-01",), ()]]


def test_an_end_is_impossible_where_the_action_keeps_its_length(make_trial: Plan) -> None:
    # 2 takes October to December 2025, three months; it can start in January, and ends with March.
    actions = {"A-AA-01": {}, "A-AA-02": {"start": "2025-10", "end": "2025-12"}}
    assert _dates(make_trial(actions, ("A-AA-02", "A-AA-01", "hard"))) == [
        ["A-AA-02", "start", "2025-10", "2026-01", ("A-AA-01",), ()],
        ["A-AA-02", "end", "2025-12", "2026-03", ("A-AA-01",), ()],
    ]


def test_a_month_that_only_the_band_gives_is_not_held_against_anybody(make_trial: Plan) -> None:
    assert _dates(make_trial({"A-AA-01": {}, "A-AA-02": {}}, ("A-AA-02", "A-AA-01", "hard"))) == []


def test_a_start_outside_its_window_is_named_with_the_next_one(make_trial: Plan, budget: Window) -> None:
    actions = {"A-AA-01": {"change_type": "budget_head", "start": "2025-10", "end": "2026-09"}}
    assert _dates(make_trial(actions, windows={"b": budget})) == [
        ["A-AA-01", "start", "2025-10", "2026-07", (), ("b",)],
        ["A-AA-01", "end", "2026-09", "2027-06", (), ("b",)],
    ]


def test_a_start_in_its_window_is_impossible_without_time_for_the_proposal(
    make_trial: Plan, budget: Window
) -> None:
    actions = {"A-AA-01": {"change_type": "budget_head", "start": "2025-07"}}
    assert _dates(make_trial(actions, windows={"b": budget})) == [
        ["A-AA-01", "start", "2025-07", "2026-07", (), ("b",)]
    ]


def test_a_need_and_a_window_are_both_named(make_trial: Plan, budget: Window) -> None:
    # July 2026 is open, but 1 ends with August 2026; the next July is that of 2027.
    actions = {
        "A-AA-01": {"start": "2025-08", "end": "2026-08"},
        "A-AA-02": {"change_type": "budget_head", "start": "2026-07"},
    }
    trial = make_trial(actions, ("A-AA-02", "A-AA-01", "hard"), windows={"b": budget})
    assert _dates(trial) == [["A-AA-02", "start", "2026-07", "2027-07", ("A-AA-01",), ("b",)]]


def test_an_end_outside_its_window_is_named_and_its_start_is_not(make_trial: Plan, assembly: Window) -> None:
    actions = {"A-AA-01": {"change_type": "amend_act", "start": "2025-07", "end": "2025-12"}}
    assert _dates(make_trial(actions, windows={"a": assembly})) == [
        ["A-AA-01", "end", "2025-12", "2026-03", (), ("a",)]
    ]


def test_windows_without_a_common_month_are_named_even_without_a_date(make_trial: Plan) -> None:
    windows = {
        name: Window(label=name, change_types=("budget_head",), moment="start", months=(month,))
        for name, month in (("one", 7), ("two", 1))
    }
    assert _dates(make_trial({"A-AA-01": {"change_type": "budget_head"}}, windows=windows)) == [
        ["A-AA-01", "start", None, None, (), ("one", "two")]
    ]


def test_dates_that_can_be_kept_are_not_named(make_trial: Plan, budget: Window) -> None:
    actions = {
        "A-AA-01": {"start": "2025-07", "end": "2025-09"},
        "A-AA-02": {"start": "2026-07", "end": "2026-12", "change_type": "budget_head"},
        "A-AA-03": {"start": "2025-07", "end": "2025-08", "status": "rejected"},
    }
    assert _dates(make_trial(actions, ("A-AA-02", "A-AA-01", "hard"), windows={"b": budget})) == []
