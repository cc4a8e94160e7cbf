"""What reviewers said leads to a part of the report, and what was answered says so."""

import re
from collections.abc import Iterator

from bahali.vocabulary.codes import PointStatus, ReviewVerdict
from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.language import _
from bahali.vocabulary.nearness import did_you_mean
from bahali.vocabulary.parts import REPORT_PARTS
from bahali.workshop.cells import ROW_ID_PATTERN
from bahali.workshop.pack import Pack, Tables
from bahali.workshop.tables.plan import Action
from bahali.workshop.tables.review import ReviewPoint

SETTLED = frozenset({PointStatus.ANSWERED, PointStatus.ACCEPTED, PointStatus.DECLINED})
"""What a reader may be told became of a point; each of these owes the reviewer an answer."""


def is_action_id(target: str) -> bool:
    """Tell whether what a point is about is written as the id of an action, not as a part of the report."""
    return re.fullmatch(ROW_ID_PATTERN, target) is not None


def check_targets(tables: Tables) -> Iterator[Fault]:
    """A point is about an action or about a part of the report that exists."""
    for number, point in tables.each(ReviewPoint):
        if not is_action_id(point.target) and point.target not in REPORT_PARTS:
            problem = _("found {target}, which is no id of an action and no part of a report").format(
                target=quote(point.target)
            )
            remedy = did_you_mean(point.target, REPORT_PARTS) or _("write report for the report as a whole")
            yield tables.fault(ReviewPoint, number, "target", problem, remedy)


def check_words(tables: Tables) -> Iterator[Fault]:
    """A point that neither agrees nor disagrees says something, and one that is settled has an answer."""
    for number, point in tables.each(ReviewPoint):
        if point.verdict is ReviewVerdict.COMMENT and point.comment is None:
            remedy = _("write what was said, or remove the row")
            yield tables.fault(
                ReviewPoint, number, "comment", _("is blank, and nothing else was marked"), remedy
            )
        if point.status in SETTLED and point.answer is None:
            problem = _("is blank, though the status is {status}").format(status=point.status)
            yield tables.fault(ReviewPoint, number, "answer", problem, _("write the answer, or set open"))


def warn_open_answers(pack: Pack) -> Iterator[Fault]:
    """A point with an answer is no longer open, so that readers of the public edition see the answer."""
    for number, point in pack.each(ReviewPoint):
        if point.status is PointStatus.OPEN and point.answer is not None:
            remedy = _(
                "set answered, accepted or declined, or no reader of the public edition sees the answer"
            )
            yield pack.warning(ReviewPoint, number, "status", _("is open, though there is an answer"), remedy)


def warn_gone_actions(pack: Pack) -> Iterator[Fault]:
    """An action that a point is about is still there."""
    actions = {action.action_id for _number, action in pack.each(Action)}
    for number, point in pack.each(ReviewPoint):
        if is_action_id(point.target) and point.target not in actions:
            problem = _("{target} is no longer among the actions").format(target=point.target)
            remedy = _("leave the row: the annex shows the point under its earlier title")
            yield pack.warning(ReviewPoint, number, "target", problem, remedy)


def warn_marked_twice(pack: Pack) -> Iterator[Fault]:
    """One review marks each part once."""
    first_points: dict[tuple[str, str, str], str] = {}
    for number, point in pack.each(ReviewPoint):
        if point.review_id is not None and point.verdict is not ReviewVerdict.COMMENT:
            key = (point.review_id, point.jurisdiction, point.target)
            first = first_points.setdefault(key, point.point_id)
            if first != point.point_id:
                problem = _("marks {target} for the review {review_id}, as {first} does").format(
                    target=point.target, review_id=point.review_id, first=first
                )
                yield pack.warning(ReviewPoint, number, "target", problem, _("remove one of the two rows"))
