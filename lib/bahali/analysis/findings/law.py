"""What the instruments of one jurisdiction say, and what is to change in them."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from bahali.analysis.integration.carrying import find_postponed, find_uncarried
from bahali.analysis.integration.cells import add_carriers, choose_changes, list_cells
from bahali.analysis.integration.drafts import list_drafts
from bahali.analysis.integration.leverage import measure_leverage
from bahali.analysis.integration.matrix import build_matrix, count_coverage
from bahali.analysis.integration.standing import count_standing, judge_standing
from bahali.workshop.frames import each_row
from bahali.workshop.view import View


@dataclass(frozen=True)
class Law:
    """Instruments, what they say, and changes proposed; ``recommended`` are the actions of the report."""

    view: View
    recommended: pd.DataFrame

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
        return build_matrix(self._requirements, self.instruments, self._about_own_instruments("assessments"))

    @cached_property
    def coverage(self) -> pd.DataFrame:
        """How many requirements each instrument meets, and how."""
        return count_coverage(self.matrix)

    @cached_property
    def standing(self) -> pd.Series:
        """How each requirement stands over all instruments of the jurisdiction."""
        return judge_standing(self.matrix)

    @cached_property
    def standing_counts(self) -> pd.Series:
        """How many requirements stand in which way: whole numbers by code of ``Coverage``."""
        return count_standing(self.standing.to_frame()).iloc[0]

    @cached_property
    def cells(self) -> pd.DataFrame:
        """Every pair of requirement and instrument of which something is known."""
        cells = list_cells(
            self._requirements,
            self.instruments,
            self._about_own_instruments("assessments"),
            self.provisions,
        )
        return add_carriers(cells, self._actions, list(self.recommended["action_id"]))

    @cached_property
    def changes(self) -> pd.DataFrame:
        """Cells in which something is to change."""
        return choose_changes(self.cells)

    @cached_property
    def uncarried(self) -> list[str]:
        """Requirements that are not met and that no open action carries."""
        return find_uncarried(self.standing, self.changes)

    @cached_property
    def postponed(self) -> list[str]:
        """Requirements that are not met and that only actions carry which are not recommended."""
        return find_postponed(self.standing, self.changes)

    @cached_property
    def leverage(self) -> pd.DataFrame:
        """Changes by how much each would settle, most first."""
        return measure_leverage(self.changes, self.standing, self._actions, self.view.workshop.table("gaps"))

    @cached_property
    def drafts(self) -> pd.DataFrame:
        """One row for each action and instrument: what whoever drafts the change must know."""
        dependencies = self.view.workshop.table("dependencies")
        return list_drafts(self.changes, self.instruments, self._actions, dependencies)

    @cached_property
    def aims(self) -> dict[str, str]:
        """What a clause must achieve for each requirement: its aim, or its label where no aim was written."""
        rows = self._requirements
        return dict(zip(rows["requirement_id"], rows["aim"].fillna(rows["label"]), strict=True))

    def changes_in(self, instrument_id: str, action_id: str | None) -> pd.DataFrame:
        """Give the changes that one action makes in one instrument; None for those that no action carries."""
        carried = self.changes["action_id"]
        is_own = carried.isna() if action_id is None else carried == action_id
        return self.changes[is_own & (self.changes["instrument_id"] == instrument_id)]

    def sections_of(self, action_id: str) -> list[str]:
        """Give the sections that an action touches in the instrument it names; empty where none is known.

        Sections of another instrument are left out, since a reference means nothing without its text.
        """
        return list(dict.fromkeys(self._sections.get(action_id, ())))

    def requirements_of(self, action_id: str) -> list[str]:
        """Give the requirements that an action carries into instruments of the jurisdiction."""
        carried = self.changes.loc[self.changes["action_id"] == action_id, "requirement_id"]
        return list(dict.fromkeys(carried))

    @cached_property
    def _sections(self) -> dict[str, list[str]]:
        """Sections that each action touches in the instrument it names, as often as it does."""
        named = dict(zip(self._actions["action_id"], self._actions["instrument_id"], strict=True))
        sections: dict[str, list[str]] = {}
        carried = self.changes[self.changes["action_id"].notna()]
        for change in each_row(carried):
            if named.get(change.action_id) == change.instrument_id:
                sections.setdefault(change.action_id, []).extend(change.refs)
        return sections

    @cached_property
    def _requirements(self) -> pd.DataFrame:
        return self.view.workshop.table("requirements")

    @cached_property
    def _actions(self) -> pd.DataFrame:
        return self.view.workshop.table("actions")

    def _about_own_instruments(self, table: str) -> pd.DataFrame:
        rows = self.view.workshop.table(table)
        return rows[rows["instrument_id"].isin(self.instruments["instrument_id"])].reset_index(drop=True)
