"""When the recommended actions are done, how anyone will know, and what could go wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from bahali.analysis.calendar.critical import find_critical_path, find_finish, measure_slack
from bahali.analysis.calendar.impossible import list_impossible_dates
from bahali.analysis.calendar.months import list_half_years
from bahali.analysis.calendar.network import (
    count_dependants,
    list_also_needed,
    list_lost_needs,
    needs_of,
)
from bahali.analysis.calendar.phases import (
    choose_first_days,
    find_quick_wins,
    group_by_stage,
    list_first_steps,
    list_phases,
)
from bahali.analysis.calendar.rules import CalendarRules
from bahali.analysis.calendar.schedule import list_hand_ins, list_schedule
from bahali.analysis.calendar.timetable import Timetable, make_timetable
from bahali.analysis.monitoring import build_monitoring_matrix, count_levels, find_unmeasured
from bahali.vocabulary.codes import IndicatorLevel
from bahali.workshop.view import View

MOST_FOUNDATIONS = 5  # actions named as foundations of others
FACTS = ["action_id", "title", "jurisdiction", "change_type", "lead_institution_id", "approver"]


@dataclass(frozen=True)
class Plan:
    """Calendar, monitoring and risks of the recommended actions."""

    view: View
    recommended: pd.DataFrame

    @cached_property
    def rules(self) -> CalendarRules:
        """What the pack says of months."""
        return CalendarRules.of(self.view.header)

    @cached_property
    def timetable(self) -> Timetable:
        """The earliest months of every open action of the workshop."""
        return make_timetable(self._actions, self.view.workshop.table("dependencies"), self.rules)

    @cached_property
    def planned(self) -> pd.DataFrame:
        """When each recommended action and all that it strictly needs is done, with slack; earliest first.

        ``is_recommended`` is false for what is needed only; it may belong to another jurisdiction.
        """
        times = list_schedule(self.timetable, self._actions)
        slack = measure_slack(self.timetable, self._own)
        rows = times.merge(slack, on="action_id").merge(self._actions[FACTS], on="action_id")
        rows = rows.assign(is_recommended=rows["action_id"].isin(self._own))
        return rows.sort_values(["start_month", "end_month", "action_id"]).reset_index(drop=True)

    @cached_property
    def schedule(self) -> pd.DataFrame:
        """When each recommended action is done, earliest first; it waits for actions of all jurisdictions."""
        return self.planned[self.planned["is_recommended"]].reset_index(drop=True)

    @cached_property
    def finish(self) -> int | None:
        """Month as which begins all is done, counted from the start of the plan; None without any action."""
        return find_finish(self.timetable, self._own)

    @cached_property
    def critical_path(self) -> tuple[str, ...]:
        """The chain of actions that fixes the earliest finish."""
        return find_critical_path(self.timetable, self._own)

    @cached_property
    def impossible_dates(self) -> pd.DataFrame:
        """Months written for planned actions that cannot be kept, and windows that nothing can meet."""
        dates = list_impossible_dates(self.timetable, self._actions)
        return dates[dates["action_id"].isin(self.planned["action_id"])].reset_index(drop=True)

    @cached_property
    def also_needed(self) -> pd.DataFrame:
        """Actions that a recommended one strictly needs, and which are not recommended themselves."""
        return list_also_needed(self.timetable.network, self._own)

    @cached_property
    def lost_needs(self) -> pd.DataFrame:
        """What a recommended action strictly needs and nobody will do, since it was not taken up."""
        return list_lost_needs(self._actions, self.view.workshop.table("dependencies"), self._own)

    @cached_property
    def half_years(self) -> Sequence[tuple[int, str]]:
        """First month and label of each half-year from the start of the plan to the finish."""
        return list_half_years(self.rules.plan_start, self.rules.fiscal_month, self.finish or 0)

    @cached_property
    def phases(self) -> pd.DataFrame:
        """Which planned actions start, run and end in each half-year."""
        return list_phases(self.planned, self.half_years)

    @cached_property
    def stages(self) -> pd.DataFrame:
        """Recommended actions by stage of implementation; empty where none has a stage."""
        return group_by_stage(self.recommended)

    @cached_property
    def foundations(self) -> pd.DataFrame:
        """Recommended actions that most others wait for, with how many do."""
        counts = count_dependants(self.timetable.network)
        return counts[counts["action_id"].isin(self._own)].head(MOST_FOUNDATIONS).reset_index(drop=True)

    @cached_property
    def quick_wins(self) -> pd.DataFrame:
        """Recommended actions that are cheap, soon done, and wait for nothing that is not."""
        header = self.view.header
        months, bands = header.planning.quick_win_months, header.quick_win_bands
        found = find_quick_wins(self.timetable, self._actions, months, bands)
        return self.schedule[self.schedule["action_id"].isin(found)].reset_index(drop=True)

    @cached_property
    def hand_ins(self) -> pd.DataFrame:
        """Windows that planned actions must meet, and when each proposal is due."""
        due = list_hand_ins(self.timetable, self._actions)
        return due[due["action_id"].isin(self.planned["action_id"])].reset_index(drop=True)

    @cached_property
    def first_days(self) -> pd.DataFrame:
        """Recommended actions that start within 90 days of the start of the plan."""
        return choose_first_days(self.schedule)

    @cached_property
    def first_steps(self) -> pd.DataFrame:
        """What each body starts, and which proposals it hands in, within 90 days of the start of the plan."""
        return list_first_steps(self.schedule, self.hand_ins)

    @cached_property
    def monitoring(self) -> pd.DataFrame:
        """Indicators of the recommended actions."""
        return build_monitoring_matrix(self.view.workshop.table("indicators"), self.recommended)

    @cached_property
    def levels(self) -> dict[IndicatorLevel, int]:
        """How many indicators measure each step of the results chain."""
        return count_levels(self.monitoring)

    @cached_property
    def unmeasured(self) -> pd.DataFrame:
        """Recommended actions without an indicator."""
        return find_unmeasured(self.monitoring, self.recommended)

    @cached_property
    def risks(self) -> pd.DataFrame:
        """Risks of the recommended actions."""
        rows = self.view.workshop.table("risks")
        return rows[rows["action_id"].isin(self._own)].reset_index(drop=True)

    def indicators_of(self, action_id: str) -> list[str]:
        """Give the labels of an action's indicators."""
        rows = self.view.workshop.table("indicators")
        return list(rows.loc[rows["action_id"] == action_id, "label"])

    def needs_of(self, action_id: str) -> list[str]:
        """Give the open actions that one action waits for, strictly or not, by id."""
        return list(needs_of(self.timetable.network, action_id))

    @property
    def _actions(self) -> pd.DataFrame:
        return self.view.workshop.table("actions")

    @property
    def _own(self) -> list[str]:
        return list(self.recommended["action_id"])
