"""What jurisdictions share, where they differ, and who must decide what."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from bahali.analysis.decisions import list_decisions
from bahali.analysis.findings.law import Law
from bahali.analysis.findings.priorities import Priorities
from bahali.analysis.gaps import compare_themes
from bahali.analysis.integration import compare_standing
from bahali.analysis.national import describe_national_roles, list_waits
from bahali.analysis.synthesis import answer_themes, compare_layers
from bahali.workshop.view import View


@dataclass(frozen=True)
class Country:
    """All jurisdictions beside each other.

    ``priorities`` are those of each, by its code; ``law`` is that of the jurisdiction of the report.
    """

    view: View
    priorities: Mapping[str, Priorities]
    law: Law

    @cached_property
    def themes(self) -> pd.DataFrame:
        """Highest severity of each theme in each jurisdiction."""
        header = self.view.header
        return compare_themes(
            self.view.workshop.table("gaps"), list(header.jurisdictions), list(header.provinces)
        )

    @cached_property
    def theme_answers(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Recommended actions of each jurisdiction that answer a gap of each theme."""
        return answer_themes(self.view.workshop.table("gaps"), self.recommended_everywhere)

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
    def laws(self) -> dict[str, Law]:
        """What instruments say and what is to change in them, for every jurisdiction by its code."""
        own = self.view.settings.jurisdiction
        return {
            code: self.law if code == own else Law(self.view.towards(code), recommended)
            for code, recommended in self.recommended_everywhere.items()
        }

    @cached_property
    def standing(self) -> pd.DataFrame:
        """How each requirement stands in each jurisdiction, over all its instruments."""
        tables = self.view.workshop.tables
        return compare_standing(
            tables["requirements"], tables["instruments"], tables["assessments"], list(self.laws)
        )

    @cached_property
    def is_changing(self) -> pd.DataFrame:
        """Whether a recommended action of a jurisdiction carries a change for a requirement."""
        coming = {code: law.changes.loc[law.changes["is_recommended"]] for code, law in self.laws.items()}
        columns = {code: self.standing.index.isin(rows["requirement_id"]) for code, rows in coming.items()}
        return pd.DataFrame(columns, index=self.standing.index)

    @cached_property
    def waits(self) -> pd.DataFrame:
        """Open actions of one level that wait for an action of the other."""
        tables = self.view.workshop.tables
        return list_waits(tables["actions"], tables["dependencies"], self.view.header.national)

    @cached_property
    def national_roles(self) -> pd.DataFrame:
        """National recommendations by the part they play, with who waits for them."""
        return describe_national_roles(self.recommended_everywhere[self.view.header.national], self.waits)
