"""What reviewers said of a part of a report, in words: on the card of a recommendation and in the annex."""

from collections.abc import Iterator
from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import Detail
from bahali.present.words import is_blank, label, text_or_none
from bahali.vocabulary.codes import PointStatus, ReviewVerdict, StakeholderGroup
from bahali.vocabulary.language import _, ngettext
from bahali.vocabulary.parts import REPORT_PARTS
from bahali.workshop.frames import each_row

MOST_ON_CARD = 3  # comments; more of them bury the recommendation, and stand in the annex


def name_part(findings: Findings, target: str) -> str:
    """Name what a point is about: the action as it is called now, else as it was called, or the part."""
    if target in REPORT_PARTS:
        return _(REPORT_PARTS[target])
    earlier = findings.review.earlier_titles.get(target, target)
    now = findings.names.action(target)
    return earlier if now in (None, target) else now


def points_on_card(findings: Findings, action_id: str) -> tuple[Detail, ...]:
    """Give the lines of a card that tell what reviewers said of the action; none where nobody did.

    The restricted edition shows every comment beside its recommendation, so that whoever works on it sees
    what was said. The public one shows what was settled, without mark and group.
    """
    comments = findings.review.comments_on(action_id)
    lines: list[Detail] = []
    for marks in each_row(findings.review.marks_on(action_id)):
        words = _("Agree: {agree}; disagree: {disagree}").format(agree=marks.agree, disagree=marks.disagree)
        lines.append(Detail(label=_("Reviewers"), value=words))
    for comment in each_row(comments.head(MOST_ON_CARD)):
        lines += _comment_lines(comment)
    more = len(comments) - MOST_ON_CARD
    if more > 0:
        words = ngettext(
            "{n} more stands in the annex of points raised.",
            "{n} more stand in the annex of points raised.",
            more,
        ).format(n=more)
        lines.append(Detail(label=_("Further points"), value=words))
    return tuple(lines)


def outcome_in_words(point: Any) -> str:  # noqa: ANN401 a row of itertuples has no better type
    """Say what became of a point."""
    return label(PointStatus, point.status) or ""


def writer_in_words(point: Any) -> str:  # noqa: ANN401
    """Say what the writer of a comment marked, and for which group, where the edition shows it."""
    marked = None if point.verdict == ReviewVerdict.COMMENT else label(ReviewVerdict, point.verdict)
    group = label(StakeholderGroup, point.stakeholder_group)
    return _("; ").join(words for words in (marked, group) if words)


def _comment_lines(comment: Any) -> Iterator[Detail]:  # noqa: ANN401
    writer = writer_in_words(comment)
    said = _("Point raised ({writer})").format(writer=writer) if writer else _("Point raised")
    yield Detail(label=said, value=comment.comment, is_free=True)
    if is_blank(comment.answer):
        yield Detail(label=_("Answer"), value=outcome_in_words(comment))
    else:
        told = _("Answer ({outcome})").format(outcome=outcome_in_words(comment))
        yield Detail(label=told, value=text_or_none(comment.answer), is_free=True)
