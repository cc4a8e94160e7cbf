"""What the instruments of one jurisdiction say, and what is to change in them."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from bahali.analysis.integration import build_matrix, count_coverage, find_uncarried, list_changes
from bahali.workshop.view import View


@dataclass(frozen=True)
class Law:
    """Instruments, what they say, and changes proposed."""

    view: View

    @cached_property
    def instruments(self) -> pd.DataFrame:
        """Instruments of the jurisdiction."""
        return self.view.own("instruments")

    @cached_property
    def provisions(self) -> pd.DataFrame:
        """Provisions of the jurisdiction's instruments."""
        return self._about_own_instruments("provisions")

    @cached_property
    def matrix(self) -> pd.DataFrame:
        """What each instrument of the jurisdiction says of each requirement."""
        requirements = self.view.workshop.table("requirements")
        return build_matrix(requirements, self.instruments, self._about_own_instruments("assessments"))

    @cached_property
    def coverage(self) -> pd.DataFrame:
        """How many requirements each instrument meets, and how."""
        return count_coverage(self.matrix)

    @cached_property
    def changes(self) -> pd.DataFrame:
        """Changes proposed to the jurisdiction's instruments."""
        return list_changes(self._about_own_instruments("assessments"), self.view.workshop.table("actions"))

    @cached_property
    def uncarried(self) -> list[str]:
        """Requirements that no instrument meets explicitly and no action carries."""
        actions = self.view.workshop.table("actions")
        return find_uncarried(self.matrix, self._about_own_instruments("assessments"), actions)

    def _about_own_instruments(self, table: str) -> pd.DataFrame:
        rows = self.view.workshop.table(table)
        return rows[rows["instrument_id"].isin(self.instruments["instrument_id"])].reset_index(drop=True)
