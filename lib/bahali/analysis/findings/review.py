"""What reviewers said of an earlier edition of one jurisdiction's report, and what they were answered."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from bahali.analysis.review import choose_comments, count_marks, order_targets
from bahali.vocabulary.codes import Edition, PointStatus
from bahali.workshop.view import View


@dataclass(frozen=True)
class Review:
    """The points that reviewers raised about one jurisdiction's report.

    Parameters
    ----------
    view : View
        The workshop, seen from the jurisdiction.
    recommended : DataFrame
        Its recommended actions; only ``action_id`` is used.
    """

    view: View
    recommended: pd.DataFrame

    @property
    def is_given(self) -> bool:
        """True when a review of this jurisdiction's report was taken in."""
        return not self._own.empty

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """Parts that somebody marked or wrote about: recommendations in their order, then all else."""
        return tuple(order_targets(self._own, list(self.recommended["action_id"])))

    @cached_property
    def comments(self) -> pd.DataFrame:
        """Comments that this edition may show, in the order of ``targets``."""
        place = {target: number for number, target in enumerate(self.targets)}
        comments = choose_comments(self._own, self._edition)
        return comments.sort_values("target", key=lambda names: names.map(place), kind="stable").reset_index(
            drop=True
        )

    @cached_property
    def marks(self) -> pd.DataFrame:
        """How many reviewers agree and disagree with each part, from ``count_marks``, in that order."""
        counts = count_marks(self._own, self.view.disclosure)
        return counts.reindex([target for target in self.targets if target in counts.index])

    @cached_property
    def untold(self) -> int:
        """How many comments this edition does not show."""
        return int(self._own["comment"].notna().sum()) - len(self.comments)

    @cached_property
    def waiting(self) -> int:
        """How many comments nobody has answered yet."""
        said = self._own["comment"].notna()
        return int((said & (self._own["status"] == PointStatus.OPEN)).sum())

    @cached_property
    def earlier_titles(self) -> dict[str, str]:
        """What each part was called when a point about it was raised, where that was recorded."""
        named = self._own[self._own["about"].notna()]
        return dict(zip(named["target"], named["about"], strict=True))

    def comments_on(self, target: str) -> pd.DataFrame:
        """Give the comments on one part that this edition may show."""
        return self.comments[self.comments["target"] == target]

    def marks_on(self, target: str) -> pd.DataFrame:
        """Give the counts of one part as a table of one row, or of none."""
        return self.marks[self.marks.index == target]

    @property
    def _edition(self) -> Edition:
        return self.view.settings.edition

    @cached_property
    def _own(self) -> pd.DataFrame:
        return self.view.own("review_points")
