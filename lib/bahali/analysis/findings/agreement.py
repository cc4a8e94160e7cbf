"""Do raters agree, on what do they part ways, and did a further round settle it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bahali.analysis.agreement.concordance import kendall_w, krippendorff_alpha
from bahali.analysis.agreement.consensus import expert_agreement, percent_agreement
from bahali.analysis.agreement.contested import find_disputes
from bahali.analysis.agreement.groups import compare_groups
from bahali.analysis.agreement.rand_ucla import judge_classic, rescale_to_nine
from bahali.analysis.agreement.rounds import STABLE_BELOW, RoundChange, compare_rounds
from bahali.analysis.findings.priorities import Priorities
from bahali.analysis.valuing.panel import Panel
from bahali.analysis.valuing.values import split_rounds
from bahali.vocabulary.codes import Attribution, Direction
from bahali.workshop.view import View

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Agreement:
    """How far the raters of one jurisdiction's actions agree; only of actions that have a place."""

    view: View
    priorities: Priorities

    @property
    def _panel(self) -> Panel:
        return self.priorities.trial.panel

    @property
    def raters(self) -> int:
        """How many people or groups rated."""
        return len(self._panel.raters)

    @cached_property
    def by_criterion(self) -> pd.DataFrame:
        """How far raters agree on each criterion: Kendall's W, Krippendorff's alpha, and disputed actions."""
        panel, deciding = self._panel, self.view.header.deciding
        disputes = find_disputes(panel, deciding)
        least = deciding.least_numbers
        rows = [
            (
                kendall_w(panel.ratings[:, :, place], least),
                krippendorff_alpha(panel.ratings[:, :, place], "ordinal", least),
                int(disputes[:, place].sum()),
            )
            for place in range(len(panel.criteria))
        ]
        index = pd.Index(panel.criteria, name="criterion_id")
        return pd.DataFrame(rows, columns=["kendall_w", "krippendorff_alpha", "disputed"], index=index)

    @cached_property
    def by_action(self) -> pd.DataFrame:
        """How far raters agree on each action, in numbers of criteria.

        ``disputed``, on which they are divided by the rule for any panel (IPRAS); ``classic_agreed`` and
        ``classic_divided`` of the ``classic_judged``, by the rule that counts ratings, for 8 to 16 raters;
        ``agreed_good`` and ``agreed_bad``, by the rule of consensus; and ``expert_agreement``, the share of
        the most common answer, from 0 to 1, on average.
        """
        panel, deciding = self._panel, self.view.header.deciding
        agreed = percent_agreement(self._turned, deciding.agreed_on, deciding.least_numbers)
        nines = rescale_to_nine(panel.flat, deciding.lowest_rating, deciding.highest_rating)
        classic = judge_classic(nines, deciding.least_numbers)
        columns = {
            "disputed": find_disputes(panel, deciding).sum(axis=1),
            "classic_judged": self._count(classic, "agreement", "indeterminate", "disagreement"),
            "classic_agreed": self._count(classic, "agreement"),
            "classic_divided": self._count(classic, "disagreement"),
            "agreed_good": self._count(agreed.verdict, "in"),
            "agreed_bad": self._count(agreed.verdict, "out"),
            "expert_agreement": expert_agreement(panel.ratings, min_raters=deciding.least_numbers),
        }
        return pd.DataFrame(columns, index=pd.Index(panel.actions, name="action_id"))

    def _count(self, verdicts: Sequence[str | None], *wanted: str) -> NDArray[np.int_]:
        """Count for each action the criteria with one of these verdicts."""
        table = np.array([verdict in wanted for verdict in verdicts], dtype=bool)
        shape = (len(self._panel.actions), len(self._panel.criteria))
        counts: NDArray[np.int_] = table.reshape(shape).sum(axis=1)
        return counts

    @cached_property
    def rounds(self) -> pd.DataFrame:
        """What changed from the first round to the last, by action; empty where there was one round only.

        ``answers``, numbers given in both rounds; ``share_moved`` of them; ``shift``, the mean share of the
        panel that would have to move to turn the first answers into the last; ``is_stable``.
        """
        scores = self.view.workshop.table("scores")
        first, last = split_rounds(scores[self._are_shown(scores)])
        rows = []
        for action in sorted(first["action_id"].unique()):
            before, after = (
                table[table["action_id"] == action].pivot_table(
                    index="rater_id", columns="criterion_id", values="rating", dropna=False
                )
                for table in (first, last)
            )
            change = compare_rounds(before.to_numpy(), after.to_numpy(), self.view.header.deciding.min_raters)
            rows.append((action, int(change.raters_both.sum()), *_average(change)))
        table = pd.DataFrame(rows, columns=["action_id", "answers", "share_moved", "shift"])
        return table.assign(is_stable=table["shift"] < STABLE_BELOW)

    @property
    def may_show_groups(self) -> bool:
        """True where the workshop allows views to be attributed to groups or jurisdictions."""
        return self.view.disclosure.compares_groups

    def _are_shown(self, scores: pd.DataFrame) -> pd.Series:
        """Tell which answers are about an action on a criterion of which the panel may show something."""
        panel = self._panel
        shown = {(panel.actions[row], panel.criteria[column]) for row, column in np.argwhere(panel.counts)}
        cells = zip(scores["action_id"], scores["criterion_id"], strict=True)
        return pd.Series([cell in shown for cell in cells], index=scores.index, dtype=bool)

    @cached_property
    def group_differences(self) -> pd.DataFrame:
        """Where two groups part ways: action, criterion, the two groups, their middle ratings, difference.

        Only groups that the edition may tell of on that question.
        """
        panel, least = self._panel, self.view.disclosure.least_in_group
        compared = compare_groups(panel.flat, [group or None for group in self.groups], least)
        pairs = zip(compared["item"], compared["first_group"], compared["second_group"], strict=True)
        told = [{first, second} <= self._told_groups[item] for item, first, second in pairs]
        compared = compared[np.array(told, dtype=bool)].reset_index(drop=True)
        action, criterion = np.divmod(compared["item"].to_numpy(dtype=int), max(len(panel.criteria), 1))
        return compared.assign(
            action_id=np.array(panel.actions, dtype=object)[action],
            criterion_id=np.array(panel.criteria, dtype=object)[criterion],
        ).drop(columns="item")

    @cached_property
    def _told_groups(self) -> list[frozenset[str]]:
        """Groups that the edition may tell of, by question."""
        given = ~np.isnan(self._panel.flat)
        names = np.array(self.groups, dtype=object)
        sizes = {name: given[names == name].sum(axis=0) for name in set(self.groups) if name}
        choose = self.view.disclosure.choose_groups
        return [
            choose({name: int(of[item]) for name, of in sizes.items()}, int(total))
            for item, total in enumerate(given.sum(axis=0))
        ]

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """What each rater is compared as: the jurisdiction or the stakeholder group; blank for a group."""
        if self.view.header.attribution is Attribution.JURISDICTION:
            people = self.view.workshop.table("participants")
            homes = dict(zip(people["participant_id"], people["jurisdiction"], strict=True))
            return tuple(homes.get(rater, "") for rater in self._panel.raters)
        return self._panel.groups

    @cached_property
    def _turned(self) -> Array:
        """Ratings on a scale on which more is better, raters by items."""
        deciding, panel = self.view.header.deciding, self._panel
        directions = self.view.workshop.table("criteria").set_index("criterion_id")["direction"]
        is_lower = (directions.reindex(list(panel.criteria)) == Direction.LOWER).to_numpy()
        mirrored = deciding.lowest_rating + deciding.highest_rating - panel.flat
        return np.where(np.tile(is_lower, len(panel.actions)), mirrored, panel.flat)


def _average(change: RoundChange) -> tuple[float, float]:
    """Give the share of answers that moved and the mean shift, over the criteria on which enough answered."""
    is_known = ~np.isnan(change.distribution_shift)
    if not is_known.any():
        return float("nan"), float("nan")
    answers = change.raters_both[is_known]
    moved = float((change.share_moved[is_known] * answers).sum() / answers.sum())
    return moved, float(change.distribution_shift[is_known].mean())
