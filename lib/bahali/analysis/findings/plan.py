"""When the recommended actions are done, how anyone will know, and what could go wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from bahali.analysis.calendar import (
    choose_first_days,
    count_dependants,
    list_half_years,
    schedule_actions,
)
from bahali.analysis.monitoring import build_monitoring_matrix
from bahali.workshop.view import View

MOST_FOUNDATIONS = 5  # actions named as foundations of others


@dataclass(frozen=True)
class Plan:
    """Calendar, monitoring and risks of the recommended actions."""

    view: View
    recommended: pd.DataFrame

    @cached_property
    def schedule(self) -> pd.DataFrame:
        """When each recommended action is done, earliest first; it waits for actions of all jurisdictions."""
        planning = self.view.header.planning
        schedule = schedule_actions(
            self.view.workshop.table("actions"),
            self.view.workshop.table("dependencies"),
            self.view.header.time_bands,
            planning.start,
            planning.fiscal_year_start_month,
        )
        facts = self.recommended[["action_id", "title", "lead_institution_id", "approver"]]
        own = schedule.merge(facts, on="action_id")
        return own.sort_values(["start_month", "end_month", "action_id"]).reset_index(drop=True)

    @cached_property
    def half_years(self) -> Sequence[tuple[int, str]]:
        """First month and label of each half-year that the schedule touches."""
        planning = self.view.header.planning
        last = int(self.schedule["end_month"].max())
        return list_half_years(planning.start, planning.fiscal_year_start_month, last)

    @cached_property
    def foundations(self) -> pd.Series:
        """Recommended actions that most others wait for, with how many do."""
        counts = count_dependants(self.view.workshop.table("dependencies"))
        own = counts[counts.index.isin(self.recommended["action_id"]) & (counts > 0)]
        return own.head(MOST_FOUNDATIONS)

    @cached_property
    def first_days(self) -> pd.DataFrame:
        """Recommended actions that start within 90 days of the start of the plan."""
        return choose_first_days(self.schedule)

    @cached_property
    def monitoring(self) -> pd.DataFrame:
        """Indicators of the recommended actions."""
        return build_monitoring_matrix(self._of_recommended("indicators"), self.recommended)

    @cached_property
    def risks(self) -> pd.DataFrame:
        """Risks of the recommended actions."""
        return self._of_recommended("risks")

    def indicators_of(self, action_id: str) -> list[str]:
        """Give the labels of an action's indicators."""
        rows = self.view.workshop.table("indicators")
        return list(rows.loc[rows["action_id"] == action_id, "label"])

    def needs_of(self, action_id: str) -> list[str]:
        """Give the actions that one action waits for."""
        rows = self.view.workshop.table("dependencies")
        return list(rows.loc[rows["action_id"] == action_id, "depends_on"])

    def _of_recommended(self, table: str) -> pd.DataFrame:
        rows = self.view.workshop.table(table)
        return rows[rows["action_id"].isin(self.recommended["action_id"])].reset_index(drop=True)
