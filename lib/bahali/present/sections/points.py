"""What reviewers said of an earlier edition, and what they were answered."""

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present.points import name_part, outcome_in_words, writer_in_words
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import nothing_here, references, text_or_none
from bahali.vocabulary.language import _
from bahali.vocabulary.parts import WHOLE_REPORT


def points_raised(findings: Findings) -> Section:
    """Answer the reviewers: what was said of which part, what became of it, and how many agree.

    Reviews come from the review files and Word comments of an earlier edition. In the public edition only
    comments that were settled are shown, without mark and group, and small counts are hidden; the restricted
    edition shows all.
    """
    name, title = "points-raised", _("Points raised by reviewers")
    if not findings.review.is_given:
        none = nothing_here(_("No review of an earlier edition of this report was taken in."))
        return Section(name=name, title=title, blocks=(none,), is_annex=True)
    blocks: list[Block] = [Paragraph(text=_intro())]
    if not findings.review.comments.empty:
        blocks.append(_comments_table(findings))
    blocks += _unsaid(findings)
    if not findings.review.marks.empty:
        blocks.append(_marks_table(findings))
    return Section(name=name, title=title, blocks=tuple(blocks), is_annex=True)


def _is_restricted(findings: Findings) -> bool:
    return findings.disclosure.is_restricted


def _intro() -> str:
    return _(
        "People who read an earlier edition of this report marked its parts and commented on them, without"
        " giving their names. The words are theirs; they are no finding of the workshop, and nobody counted"
        " for how many they speak."
    )


def _unsaid(findings: Findings) -> list[Block]:
    """Say how many comments wait for an answer, or are not shown."""
    if _is_restricted(findings):
        waiting = findings.review.waiting
        text = _("Comments that wait for an answer: {count}.").format(count=waiting)
        return [Notice(kind="caution", title=_("Not answered yet"), text=text)] if waiting else []
    if not findings.review.untold:
        return []
    text = _(
        "Comments that are not shown, because nobody has answered them yet or because they stay inside the"
        " secretariat: {count}."
    ).format(count=findings.disclosure.say_count(findings.review.untold))
    return [Notice(kind="limit", title=_("Not shown"), text=text)]


def _comments_table(findings: Findings) -> Table:
    is_restricted = _is_restricted(findings)
    return build_table(
        Title(
            "points-table",
            _("Comments of reviewers, and the answers to them"),
            is_wide=is_restricted,
        ),
        findings.review.comments if is_restricted else _without_ids(findings),
        (
            _part_column(findings),
            Cells(_("What was said"), lambda row: row.comment, is_free=True),
            Cells(_("What became of it"), outcome_in_words),
            Cells(_("Answer"), lambda row: text_or_none(row.answer), is_free=True),
            *([Cells(_("Who wrote"), lambda row: writer_in_words(row) or None)] if is_restricted else []),
            _place_column(),
        ),
        row_names=findings.review.comments["point_id"] if is_restricted else (),
    )


def _without_ids(findings: Findings) -> pd.DataFrame:
    """Leave out the ids of points: from their gaps one could count the comments that are not shown."""
    return findings.review.comments.drop(columns=["point_id", "review_id"])


def _marks_table(findings: Findings) -> Table:
    note = _("Parts with a number below {k_threshold} are left out, unless it is 0.").format(
        k_threshold=findings.header.k_threshold
    )
    return build_table(
        Title(
            "points-marks",
            _("Reviewers who agree and disagree with each part"),
            "" if _is_restricted(findings) else note,
        ),
        findings.review.marks.reset_index(),
        (
            _part_column(findings),
            Cells(_("Agree"), lambda row: int(row.agree), is_number=True, unit=_("reviewers")),
            Cells(_("Disagree"), lambda row: int(row.disagree), is_number=True, unit=_("reviewers")),
            _place_column(),
        ),
    )


def _place_column() -> Cells:
    """Lead to the part; the report as a whole has no place of its own."""
    everywhere = _("everywhere")
    return Cells(
        _("Where"), lambda row: everywhere if row.target == WHOLE_REPORT else references([row.target])
    )


def _part_column(findings: Findings) -> Cells:
    return Cells(_("Part of the report"), lambda row: name_part(findings, row.target), is_free=True)
