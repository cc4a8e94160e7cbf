"""Small plans, made from actions and what they wait for, and random ones."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import pytest

from bahali.analysis.calendar.rules import CalendarRules
from bahali.analysis.calendar.timetable import Timetable, make_timetable
from bahali.workshop.header import TimeBand, Window

Make = Callable[..., pd.DataFrame]
BANDS = {
    "T0": TimeBand(label="First", from_month=0, to_month=6),
    "T1": TimeBand(label="Second", from_month=6, to_month=12),
}


class Trial:
    """One plan: its actions, and the timetable made from them."""

    def __init__(self, actions: pd.DataFrame, dependencies: pd.DataFrame, rules: CalendarRules) -> None:
        self.actions = actions
        self.dependencies = dependencies
        self.rules = rules

    @property
    def timetable(self) -> Timetable:
        return make_timetable(self.actions, self.dependencies, self.rules)


@pytest.fixture(scope="session")
def make_trial(make_table: Make) -> Callable[..., Trial]:
    """Give a function that makes a plan which starts in July 2025, as its fiscal year does.

    From actions (id -> cells that matter; time band T0 unless told otherwise) and triples of the action that
    waits, what it waits for, and how strictly.
    """

    def make(
        actions: Mapping[str, Mapping[str, Any]],
        *pairs: tuple[str, str, str],
        windows: Mapping[str, Window] | None = None,
        plan_start: str = "2025-07",
    ) -> Trial:
        facts = {"time": "T0", "status": "proposed", "change_type": "notify_sop", "cost_band": "A"}
        rows = [{"action_id": name, **facts, **cells} for name, cells in actions.items()]
        waits = [{"action_id": waits, "depends_on": need, "kind": kind} for waits, need, kind in pairs]
        rules = CalendarRules(plan_start, 7, BANDS, windows or {})
        return Trial(make_table("actions", *rows), make_table("dependencies", *waits), rules)

    return make


@pytest.fixture(scope="session")
def budget() -> Window:
    """A window in which schemes start: July, proposed four months before."""
    return Window(
        label="the budget", change_types=("budget_head",), moment="start", months=(7,), notice_months=4
    )


@pytest.fixture(scope="session")
def assembly() -> Window:
    """A window in which amendments end: March and September, handed in two months before."""
    return Window(
        label="the sitting", change_types=("amend_act",), moment="end", months=(3, 9), notice_months=2
    )
