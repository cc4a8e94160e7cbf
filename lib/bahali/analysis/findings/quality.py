"""Whether each recommendation can be acted on, and what all of them together leave out."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from bahali.analysis.balance import is_leaning_on_specialists
from bahali.analysis.quality.balance import check_layers
from bahali.analysis.quality.checks import Result
from bahali.analysis.quality.complete import (
    check_approvers,
    check_funding,
    check_gap_links,
    check_indicators,
    check_leads,
    check_results,
)
from bahali.analysis.quality.dignity import check_wording, list_names
from bahali.analysis.quality.overlap import check_overlaps
from bahali.analysis.quality.reach import (
    check_alternatives,
    check_groups,
    check_number,
    check_phases,
    check_severe_gaps,
)
from bahali.analysis.quality.titles import check_verbs
from bahali.analysis.quality.vague import check_vagueness
from bahali.vocabulary.codes import OPEN_STATUSES
from bahali.workshop.header import INTERNATIONAL
from bahali.workshop.view import View

PARENTS = (("instrument_id", "instruments"), ("action_id", "actions"))
"""Columns that say to which row of which table another row belongs, where it names no jurisdiction itself."""


@dataclass(frozen=True)
class Quality:
    """What a careful editor would remark on the actions of one jurisdiction.

    Parameters
    ----------
    view : View
        The workshop, seen from the jurisdiction.
    recommended : DataFrame
        Its recommended actions; only ``action_id`` is used.
    """

    view: View
    recommended: pd.DataFrame

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """What each check found, in the order of ``Check``."""
        return (*self._of_each_action, *self._of_words, *self._of_the_set)

    @property
    def remark_count(self) -> int:
        """How many remarks all checks made."""
        return sum(len(result.remarks) for result in self.results)

    @cached_property
    def is_leaning_on_specialists(self) -> bool:
        """True when most recommendations name only the specialised layer of care."""
        return is_leaning_on_specialists(self._chosen)

    @property
    def _of_each_action(self) -> tuple[Result, ...]:
        table = self.view.workshop.table
        chosen = frozenset(self._chosen["action_id"])
        return (
            check_verbs(self._open),
            check_vagueness(self._open),
            check_leads(self._open, table("institutions"), table("instruments")),
            check_approvers(self._open),
            check_funding(self._open),
            check_results(self._open),
            check_gap_links(self._open, table("gaps")),
            check_indicators(
                self._open,
                table("indicators"),
                chosen,
                is_given=self.view.workshop.provides("indicators"),
            ),
        )

    @property
    def _of_words(self) -> tuple[Result, ...]:
        names = list_names(self.view.workshop.tables)
        return check_overlaps(self._open, self.view.header.subject), check_wording(self._own_texts, names)

    @property
    def _of_the_set(self) -> tuple[Result, ...]:
        gaps = self.view.own("gaps")
        return (
            check_number(self._chosen),
            check_groups(self._chosen, self._open),
            check_phases(self._chosen, self._open),
            check_layers(self._chosen),
            check_severe_gaps(gaps, self._chosen, self._open),
            check_alternatives(self._chosen, self._considered),
        )

    @cached_property
    def _considered(self) -> pd.DataFrame:
        return self.view.own("actions")

    @cached_property
    def _open(self) -> pd.DataFrame:
        return self._considered[self._considered["status"].isin(OPEN_STATUSES)]

    @cached_property
    def _chosen(self) -> pd.DataFrame:
        return self._open[self._open["action_id"].isin(self.recommended["action_id"])]

    @property
    def _own_texts(self) -> dict[str, pd.DataFrame]:
        """Every table, with the rows of the jurisdiction and those that belong to none."""
        return {name: self._keep_own(rows) for name, rows in self.view.workshop.tables.items()}

    def _keep_own(self, rows: pd.DataFrame) -> pd.DataFrame:
        own = [self.view.settings.jurisdiction, INTERNATIONAL]
        if "jurisdiction" in rows.columns:
            return rows[rows["jurisdiction"].isin(own)]
        for column, table in PARENTS:
            if column in rows.columns:
                parents = self.view.workshop.tables[table]
                kept = parents.loc[parents["jurisdiction"].isin(own), column]
                return rows[rows[column].isin(kept)]
        return rows
