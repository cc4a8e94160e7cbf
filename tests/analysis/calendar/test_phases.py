from collections.abc import Callable
from typing import Any

import pandas as pd

from bahali.analysis.calendar.phases import (
    choose_first_days,
    find_quick_wins,
    group_by_stage,
    list_first_steps,
    list_phases,
)
from bahali.analysis.calendar.schedule import list_hand_ins, list_schedule
from bahali.workshop.header import Window

Plan = Callable[..., Any]


def _schedule(trial: Any) -> pd.DataFrame:
    leads = trial.actions[["action_id", "lead_institution_id"]]
    return list_schedule(trial.timetable, trial.actions).merge(leads, on="action_id")


def test_the_first_days_hold_what_starts_in_the_first_three_months(make_trial: Plan) -> None:
    actions = {
        "A-AA-01": {},
        "A-AA-02": {"start": "2025-09"},
        "A-AA-03": {"start": "2025-10"},
        "A-AA-04": {"start": "2025-05", "end": "2026-01"},  # began before the plan: it does not start now
    }
    schedule = _schedule(make_trial(actions))
    assert choose_first_days(schedule)["action_id"].to_list() == ["A-AA-01", "A-AA-02"]
    assert choose_first_days(schedule, months=4)["action_id"].to_list() == ["A-AA-01", "A-AA-02", "A-AA-03"]


def test_each_body_sees_what_it_starts_and_which_proposals_are_due(make_trial: Plan) -> None:
    # The purse opens in January and wants its proposals five months before: in August 2025, month 1. That of
    # 4 is due in August 2026 only. The gate asks for no notice, so that starting is the only step.
    purse = Window(
        label="the purse", change_types=("budget_head",), moment="start", months=(1,), notice_months=5
    )
    actions = {
        "A-AA-01": {"lead_institution_id": "I-2", "change_type": "budget_head", "time": "T1"},
        "A-AA-02": {"lead_institution_id": "I-2"},
        "A-AA-03": {"lead_institution_id": "I-1", "start": "2025-09"},
        "A-AA-04": {"lead_institution_id": "I-1", "change_type": "budget_head", "start": "2026-07"},
        "A-AA-05": {"lead_institution_id": "I-3", "change_type": "amend_mou"},
    }
    gate = Window(label="the gate", change_types=("amend_mou",), moment="start", months=(7,))
    trial = make_trial(actions, windows={"p": purse, "g": gate})
    steps = list_first_steps(_schedule(trial), list_hand_ins(trial.timetable, trial.actions))
    told = steps[["lead_institution_id", "action_id", "month", "window"]].astype(object)
    assert told.where(told.notna(), None).to_numpy().tolist() == [
        ["I-1", "A-AA-03", 2, None],
        ["I-2", "A-AA-02", 0, None],
        ["I-2", "A-AA-01", 1, "p"],
        ["I-3", "A-AA-05", 0, None],
    ]


def test_quick_wins_are_cheap_soon_done_and_wait_for_nothing_else(make_trial: Plan) -> None:
    actions = {
        "A-AA-01": {},  # ends in month 6
        "A-AA-02": {"cost_band": "C"},
        "A-AA-03": {},  # waits for 2, which is dear
        "A-AA-04": {},  # waits for 1, and ends in month 12
        "A-AA-05": {"end": "2026-07"},  # ends in month 13
        "A-AA-06": {"start": "2025-01", "end": "2025-06", "cost_band": "C"},  # has ended before the plan
        "A-AA-07": {},  # waits for that one
        "A-AA-08": {},  # would only do better after 2
        "A-AA-09": {"start": "2025-01", "end": "2025-06"},  # cheap, but done before the plan
    }
    trial = make_trial(
        actions, ("A-AA-03", "A-AA-02", "hard"), ("A-AA-04", "A-AA-01", "hard"),
        ("A-AA-07", "A-AA-06", "hard"), ("A-AA-08", "A-AA-02", "soft"),
    )  # fmt: skip
    assert find_quick_wins(trial.timetable, trial.actions, 12, ("A", "B")) == [
        *("A-AA-01", "A-AA-04", "A-AA-07", "A-AA-08")
    ]
    assert find_quick_wins(trial.timetable, trial.actions, 6, ("A",)) == ["A-AA-01", "A-AA-07", "A-AA-08"]


def test_half_years_hold_what_starts_runs_and_ends_in_them() -> None:
    spans = [(0, 6), (3, 20), (6, 7), (-4, 2)]
    schedule = pd.DataFrame(spans, columns=["start_month", "end_month"]).assign(action_id=list("abcd"))
    half_years = [(0, "first"), (6, "second"), (12, "third"), (18, "fourth")]
    assert list_phases(schedule, half_years).to_dict("split")["data"] == [
        ["first", ("a", "b"), (), ("a", "d")],
        ["second", ("c",), ("b",), ("c",)],
        ["third", (), ("b",), ()],
        ["fourth", (), (), ("b",)],
    ]


def test_actions_are_grouped_by_stage_those_without_one_last(make_trial: Plan) -> None:
    actions = {"A-AA-01": {"stage": "sustainment"}, "A-AA-02": {}, "A-AA-03": {"stage": "exploration"}}
    assert group_by_stage(make_trial(actions).actions).to_dict("split")["data"] == [
        ["exploration", ("A-AA-03",)],
        ["sustainment", ("A-AA-01",)],
        [None, ("A-AA-02",)],
    ]


def test_without_any_stage_there_are_no_groups(make_trial: Plan) -> None:
    assert group_by_stage(make_trial({"A-AA-01": {}}).actions).empty
