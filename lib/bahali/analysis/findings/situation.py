"""What exists, what works and what is missing in one jurisdiction."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from bahali.analysis.gaps import link_gaps_to_actions, rank_gaps
from bahali.analysis.services import count_availability, count_services, find_empty_cells, is_usable
from bahali.workshop.view import View


@dataclass(frozen=True)
class Situation:
    """What exists, what works and what is missing."""

    view: View

    @cached_property
    def services(self) -> pd.DataFrame:
        """Services of the jurisdiction."""
        return self.view.own("services")

    @cached_property
    def usable_count(self) -> int:
        """How many services can be had today, at least in part."""
        return int(is_usable(self.services).sum())

    @cached_property
    def service_counts(self) -> pd.DataFrame:
        """Services that can be had today, layers by phases."""
        return count_services(self.services)

    @cached_property
    def empty_cells(self) -> list[tuple[str, str]]:
        """Pairs of layer and phase after an attack that no service reaches."""
        return find_empty_cells(self.service_counts)

    @cached_property
    def availability(self) -> pd.DataFrame:
        """Services by kind of assistance and availability."""
        return count_availability(self.services, by="domain")

    @cached_property
    def practices(self) -> pd.DataFrame:
        """Practices of the jurisdiction, and those from elsewhere that answer one of its gaps."""
        rows = self.view.workshop.table("practices")
        own_gaps = set(self.gaps["gap_id"])
        answers = rows["gap_ids"].map(lambda ids: bool(own_gaps & set(ids))).astype(bool)
        return rows[(rows["jurisdiction"] == self.view.settings.jurisdiction) | answers].reset_index(
            drop=True
        )

    @cached_property
    def gaps(self) -> pd.DataFrame:
        """Gaps of the jurisdiction, most severe first."""
        return rank_gaps(self.view.own("gaps"))

    @cached_property
    def gap_answers(self) -> pd.DataFrame:
        """Open actions that answer each gap of the jurisdiction."""
        return link_gaps_to_actions(self.gaps, self.view.workshop.table("actions"))

    @cached_property
    def gap_statements(self) -> pd.Series:
        """Statement of every gap, by id."""
        return self.view.workshop.table("gaps").set_index("gap_id")["statement"]
