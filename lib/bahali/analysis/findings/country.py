"""What jurisdictions share, where they differ, and who must decide what."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from bahali.analysis.findings.priorities import Priorities
from bahali.analysis.gaps import compare_themes
from bahali.analysis.integration import build_matrix, count_coverage
from bahali.analysis.synthesis import compare_layers, list_decisions
from bahali.workshop.header import INTERNATIONAL
from bahali.workshop.view import View


@dataclass(frozen=True)
class Country:
    """All jurisdictions beside each other; ``priorities`` are those of each, by its code."""

    view: View
    priorities: Mapping[str, Priorities]

    @cached_property
    def themes(self) -> pd.DataFrame:
        """Highest severity of each theme in each jurisdiction."""
        return compare_themes(self.view.workshop.table("gaps"), list(self.view.header.jurisdictions))

    @cached_property
    def recommended_everywhere(self) -> dict[str, pd.DataFrame]:
        """Recommended actions of every jurisdiction, by its code."""
        return {code: priorities.recommended for code, priorities in self.priorities.items()}

    @cached_property
    def decisions(self) -> pd.DataFrame:
        """Recommended actions of all jurisdictions, earliest first."""
        actions = pd.concat(self.recommended_everywhere.values(), ignore_index=True)
        return list_decisions(actions, self.view.header.time_bands)

    @cached_property
    def layers_compared(self) -> pd.DataFrame:
        """Open actions by layer and jurisdiction."""
        return compare_layers(self.view.workshop.table("actions"), list(self.view.header.jurisdictions))

    @cached_property
    def coverage_everywhere(self) -> pd.DataFrame:
        """How many pairs of requirement and instrument each jurisdiction has, by what is said."""
        requirements, assessments = (
            self.view.workshop.table("requirements"),
            self.view.workshop.table("assessments"),
        )
        instruments = self.view.workshop.table("instruments")
        counts = {
            code: count_coverage(build_matrix(requirements, group, assessments)).sum()
            for code, group in instruments.groupby("jurisdiction")
            if code != INTERNATIONAL
        }
        return pd.DataFrame(counts).T.reindex(
            [code for code in self.view.header.jurisdictions if code in counts]
        )

    @cached_property
    def waits_across_levels(self) -> pd.DataFrame:
        """Dependencies between a national and a provincial action."""
        dependencies = self.view.workshop.table("dependencies")
        homes = self.view.workshop.table("actions").set_index("action_id")["jurisdiction"]
        waiting, needed = dependencies["action_id"].map(homes), dependencies["depends_on"].map(homes)
        crosses = (waiting == self.view.header.national) != (needed == self.view.header.national)
        return dependencies.assign(jurisdiction=waiting)[crosses].sort_values(["depends_on", "action_id"])
