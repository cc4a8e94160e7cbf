"""Who is trained in one jurisdiction, year by year."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from bahali.analysis.workforce import project_workforce
from bahali.workshop.view import View


@dataclass(frozen=True)
class People:
    """Cadres, courses and how many trained people there would be."""

    view: View

    @cached_property
    def workforce(self) -> pd.DataFrame:
        """Trained people of the jurisdiction, year by year."""
        return project_workforce(
            self.view.workshop.table("cadres"),
            self._all_programmes,
            self.view.own("training_targets"),
            self.view.header.planning.completion_rate,
            self.view.header.planning.attrition_rate,
        )

    @cached_property
    def programmes(self) -> pd.DataFrame:
        """Courses that the jurisdiction's targets use."""
        used = self._all_programmes["programme_id"].isin(self.view.own("training_targets")["programme_id"])
        return self._all_programmes[used].reset_index(drop=True)

    @cached_property
    def _all_programmes(self) -> pd.DataFrame:
        """Courses of the whole workshop."""
        return self.view.workshop.table("training_programmes")
