"""Where the layers of support hold a person from the first hours to years later, and where they do not."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from bahali.analysis.balance import is_leaning_on_specialists, share_of_specialised
from bahali.analysis.breaks import find_breaks, find_falls, judge_mends, measure_reach
from bahali.analysis.continuity import (
    find_in_name_only,
    grade_cells,
    mend_cells,
)
from bahali.workshop.view import View


@dataclass(frozen=True)
class Continuity:
    """Support by group, phase and layer; ``recommended`` are the actions that would mend it."""

    view: View
    recommended: pd.DataFrame

    @cached_property
    def services(self) -> pd.DataFrame:
        """Services that reach people of the jurisdiction: its own, and for a province also the country's."""
        rows = self.view.workshop.table("services")
        reaching = [self.view.settings.jurisdiction, self.view.header.national]
        return rows[rows["jurisdiction"].isin(reaching)].reset_index(drop=True)

    @cached_property
    def cells(self) -> pd.DataFrame:
        """Best that each group can have, in each phase, at each layer, and the actions that work there."""
        graded = grade_cells(self.services, self.view.settings.jurisdiction)
        return mend_cells(graded, self.recommended)

    @cached_property
    def reach(self) -> pd.DataFrame:
        """How far the layers hold each group in each phase: today, if all were known, and with the plan."""
        return measure_reach(self.cells)

    @cached_property
    def breaks(self) -> pd.DataFrame:
        """Groups and phases that are not held, and the actions that answer them."""
        return find_breaks(self.reach, self.cells)

    @cached_property
    def falls(self) -> pd.DataFrame:
        """Phase from which on nothing but basic services is left, for each group."""
        return find_falls(self.reach)

    @cached_property
    def mends(self) -> pd.DataFrame:
        """Groups that would no longer fall through with the plan, and how firmly it would hold them."""
        return judge_mends(self.falls, self.breaks)

    @cached_property
    def specialist_share(self) -> float:
        """Share of the recommended actions at a layer of care that work with specialists alone."""
        return share_of_specialised(self.recommended) or 0.0

    @property
    def leans_on_specialists(self) -> bool:
        """True when that share is so high that most people would be passed over."""
        return is_leaning_on_specialists(self.recommended)

    @cached_property
    def in_name_only(self) -> list[str]:
        """Groups for which no service beyond basic ones that can be had is meant."""
        return find_in_name_only(self.cells)

    @cached_property
    def unanswered(self) -> pd.DataFrame:
        """Breaks that no recommended action answers."""
        is_open = (self.breaks["action_ids"].map(len) + self.breaks["general_ids"].map(len)) == 0
        return self.breaks[is_open].reset_index(drop=True)
