"""What reviewers said of an earlier edition: what may be told of it, and how many said what."""

from collections.abc import Sequence

import pandas as pd

from bahali.vocabulary.codes import Edition, PointStatus, ReviewVerdict
from bahali.workshop.disclosure import Disclosure

UNTOLD = (PointStatus.OPEN, PointStatus.WITHHELD)
"""What a reader outside the secretariat is not shown: nobody has answered it yet, or it is to stay inside."""

MARKS = (ReviewVerdict.AGREE.value, ReviewVerdict.DISAGREE.value)


def choose_comments(points: pd.DataFrame, edition: Edition) -> pd.DataFrame:
    """Give the comments that an edition may show, each with its answer.

    Parameters
    ----------
    points : DataFrame
        Rows of ``review_points``.
    edition : Edition
        The restricted edition shows every comment. The public one shows those that were settled, whatever
        the outcome, and neither the mark nor the group of whoever wrote them: both could point at a person.

    Returns
    -------
    DataFrame
        The rows with a comment, in the order of the table.
    """
    said = points[points["comment"].notna()]
    if edition is not Edition.RESTRICTED:
        said = said[~said["status"].isin(UNTOLD)].assign(verdict=None, stakeholder_group=None)
    return said.reset_index(drop=True)


def count_marks(points: pd.DataFrame, disclosure: Disclosure) -> pd.DataFrame:
    """Count how many reviewers agree and disagree with each part; a review counts once for each part.

    Parameters
    ----------
    points : DataFrame
        Rows of ``review_points``; a row without ``review_id`` counts as a review of its own.
    disclosure : Disclosure
        The public edition leaves out a part of which either count is small, since with the other it could be
        worked out from how many reviewed it; zero may be shown beside a large one.

    Returns
    -------
    DataFrame
        One row for each part that is left, by ``target``; columns ``agree`` and ``disagree``.
    """
    marked = points[points["verdict"].isin(MARKS)]
    reviews = marked["review_id"].fillna(marked["point_id"])
    once = marked.assign(review=reviews).drop_duplicates(["review", "target", "verdict"])
    counts = {
        str(target): _count_each(rows["verdict"]) for target, rows in once.groupby("target", sort=False)
    }
    if not disclosure.is_restricted:
        counts = {
            target: marks
            for target, marks in counts.items()
            if all(disclosure.tells(count) for count in marks.values())
        }
    rows = [list(marks.values()) for marks in counts.values()]
    return pd.DataFrame(rows, index=pd.Index(counts, name="target"), columns=list(MARKS), dtype="Int64")


def _count_each(verdicts: pd.Series) -> dict[str, int]:
    return {mark: int((verdicts == mark).sum()) for mark in MARKS}


def order_targets(points: pd.DataFrame, recommended: Sequence[str]) -> list[str]:
    """Put the parts that were marked into the order of a report: recommendations first, as they stand in it.

    Parameters
    ----------
    points : DataFrame
        Rows of ``review_points``.
    recommended : sequence of str
        Ids of the recommended actions, in their order; what is not among them follows in the order of the
        table.
    """
    marked = list(dict.fromkeys(str(target) for target in points["target"]))
    first = [action for action in recommended if action in set(marked)]
    return [*first, *(target for target in marked if target not in set(first))]
