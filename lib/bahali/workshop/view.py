"""One workshop seen from one jurisdiction."""

from dataclasses import dataclass

import pandas as pd

from bahali.workshop.disclosure import Disclosure
from bahali.workshop.header import Header
from bahali.workshop.settings import Settings
from bahali.workshop.workshop import Workshop


@dataclass(frozen=True)
class View:
    """A workshop and the parameters of a run, among them the jurisdiction."""

    workshop: Workshop
    settings: Settings

    @property
    def header(self) -> Header:
        """Facts of the workshop."""
        return self.workshop.header

    @property
    def disclosure(self) -> Disclosure:
        """What this edition may tell about people."""
        return Disclosure.of(self.header, self.settings.edition)

    def towards(self, jurisdiction: str) -> "View":
        """Give the same workshop seen from another jurisdiction."""
        return View(self.workshop, self.settings.model_copy(update={"jurisdiction": jurisdiction}))

    def own(self, table: str) -> pd.DataFrame:
        """Give the rows of a table that belong to the jurisdiction."""
        rows = self.workshop.table(table)
        return rows[rows["jurisdiction"] == self.settings.jurisdiction].reset_index(drop=True)
