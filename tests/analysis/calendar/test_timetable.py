from collections.abc import Callable
from typing import Any

import pytest

from bahali.workshop.header import Window

Plan = Callable[..., Any]


def test_an_action_without_months_takes_its_time_band(make_trial: Plan) -> None:
    assert make_trial({"A-AA-01": {"time": "T1"}}).timetable.spans["A-AA-01"] == (6, 12)


@pytest.mark.parametrize(
    ("months", "span"),
    [
        ({"start": "2025-07", "end": "2025-12"}, (0, 6)),  # the last month counts
        ({"start": "2025-10"}, (3, 6)),
        ({"start": "2026-03"}, (8, 9)),  # after the end of its band: one month at least
        ({"end": "2025-09"}, (0, 3)),
        ({"start": "2025-03", "end": "2025-08"}, (-4, 2)),  # began before the plan
        ({"time": "T1", "end": "2025-09"}, (2, 3)),  # ends before its band begins
    ],
)
def test_own_months_come_before_the_band(
    make_trial: Plan, months: dict[str, str], span: tuple[int, int]
) -> None:
    assert make_trial({"A-AA-01": months}).timetable.spans["A-AA-01"] == span


def test_a_chain_of_three_hard_dependencies_is_pushed_as_by_hand(make_trial: Plan) -> None:
    # 1 runs in months 0 to 6. 2 takes 4 months from 2: it waits until 6 and ends at 10.
    # 3 takes 6 months from 6: it waits until 10 and ends at 16.
    # 4 takes 2 months from 1: it needs 3 (16) and 1 (6), so it runs from 16 to 18.
    trial = make_trial(
        {
            "A-AA-04": {"start": "2025-08", "end": "2025-09"},
            "A-AA-03": {"time": "T1"},
            "A-AA-02": {"start": "2025-09", "end": "2025-12"},
            "A-AA-01": {},
        },
        ("A-AA-04", "A-AA-03", "hard"), ("A-AA-04", "A-AA-01", "hard"),
        ("A-AA-03", "A-AA-02", "hard"), ("A-AA-02", "A-AA-01", "hard"),
    )  # fmt: skip
    assert trial.timetable.spans == {
        "A-AA-01": (0, 6), "A-AA-02": (6, 10), "A-AA-03": (10, 16), "A-AA-04": (16, 18),
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["hard", "soft"])
def test_only_what_must_come_first_moves_an_action(make_trial: Plan, kind: str) -> None:
    spans = make_trial({"A-AA-01": {}, "A-AA-02": {}}, ("A-AA-02", "A-AA-01", kind)).timetable.spans
    assert spans["A-AA-02"] == ((6, 12) if kind == "hard" else (0, 6))


@pytest.mark.parametrize(
    ("start", "span"),
    [
        ("2026-07", (12, 18)),  # July of the second year: open, and handed in by March
        ("2026-06", (12, 18)),
        ("2026-08", (24, 30)),
        ("2025-07", (12, 18)),  # the plan's first July is open, but its proposal was due four months before
        ("2025-05", (-2, 4)),  # it began before the plan: no window moves what has happened
    ],
)
def test_a_start_waits_for_its_window(
    make_trial: Plan, budget: Window, start: str, span: tuple[int, int]
) -> None:
    year, month = divmod(int(start[:4]) * 12 + int(start[5:]) + 4, 12)  # the action takes six months
    action = {"change_type": "budget_head", "start": start, "end": f"{year}-{month + 1:02}"}
    assert make_trial({"A-AA-01": action}, windows={"b": budget}).timetable.spans["A-AA-01"] == span


@pytest.mark.parametrize(
    ("months", "span"),
    [
        # Last months that are open: September (month 2 of the plan), March (8), September (14) and so on.
        (("2025-07", "2025-09"), (0, 3)),  # handed in in July, as the action starts
        (("2025-08", "2025-09"), (1, 9)),  # would have to be handed in before it starts: the next one
        (("2025-07", "2025-12"), (0, 9)),  # takes three months more
        (("2025-07", "2026-03"), (0, 9)),
        (("2025-01", "2025-08"), (-6, 3)),  # under way, ends in the next one that can be handed in
        (("2024-01", "2025-06"), (-18, 0)),  # has ended before the plan
    ],
)
def test_an_end_is_put_off_to_its_window(
    make_trial: Plan, assembly: Window, months: tuple[str, str], span: tuple[int, int]
) -> None:
    action = {"change_type": "amend_act", "start": months[0], "end": months[1]}
    assert make_trial({"A-AA-01": action}, windows={"a": assembly}).timetable.spans["A-AA-01"] == span


def test_an_action_of_another_kind_waits_for_no_window(make_trial: Plan, budget: Window) -> None:
    assert make_trial({"A-AA-01": {}}, windows={"b": budget}).timetable.spans["A-AA-01"] == (0, 6)


def test_of_several_windows_all_hold(make_trial: Plan) -> None:
    def window(months: tuple[int, ...], notice: int) -> Window:
        facts = {"label": "w", "change_types": ["budget_head"], "moment": "start"}
        return Window.model_validate({**facts, "months": months, "notice_months": notice})

    action = {"A-AA-01": {"change_type": "budget_head"}}
    # Both are open in October only; the longer notice makes that of 2025, month 3, too early.
    shared = {"one": window((7, 10), 1), "two": window((10, 1), 4)}
    assert make_trial(action, windows=shared).timetable.spans["A-AA-01"] == (15, 21)
    # Without a month in common they move nothing; that is told as an impossible date.
    apart = {"one": window((7,), 0), "two": window((1,), 0)}
    assert make_trial(action, windows=apart).timetable.spans["A-AA-01"] == (0, 6)


def test_a_window_comes_after_what_is_needed(make_trial: Plan, budget: Window) -> None:
    # 2 may start once 1 has ended, in month 14 (September 2026); schemes start in July 2027, month 24.
    actions = {
        "A-AA-01": {"start": "2025-07", "end": "2026-08"},
        "A-AA-02": {"change_type": "budget_head"},
    }
    trial = make_trial(actions, ("A-AA-02", "A-AA-01", "hard"), windows={"b": budget})
    assert trial.timetable.spans["A-AA-02"] == (24, 30)
