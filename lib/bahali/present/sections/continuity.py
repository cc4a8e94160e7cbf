"""Continuity of care: from the first hours to years later, where a person is held and where not."""

from typing import Any

import pandas as pd

from bahali.analysis.breaks import Reach
from bahali.analysis.continuity import CELL, USABLE_GRADES, Grade
from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Figure, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present.falling import fall_sentences, limit_sentences, unanswered_in_words, verdicts
from bahali.present.figures.continuity import draw_continuity
from bahali.present.figures.style import Words
from bahali.present.tables import Cells, Title, build_crosstab, build_table
from bahali.present.words import (
    as_percent,
    figure_mark,
    label,
    not_provided,
    nothing_here,
    references,
)
from bahali.vocabulary.codes import Layer, Phase, TargetGroup
from bahali.vocabulary.language import N_, _
from bahali.workshop.frames import each_row

NAME, TITLE = "continuity", N_("Continuity of care: where a person falls through")
REACH_WORDS = {
    Reach.NOTHING: N_("Nothing"),
    Reach.BASIC_ONLY: N_("Basic services only"),
    Reach.SPECIALISED_ONLY: N_("Specialised care, without community or focused support"),
    Reach.SUPPORTED: N_("Community or focused support"),
}
GRADE_WORDS = {
    Grade.FULL: N_("available"),
    Grade.PARTLY: N_("in part"),
    Grade.UNKNOWN: N_("not known"),
    Grade.NOT_TODAY: N_("recorded, not to be had today"),
    Grade.NONE: N_("none recorded"),
}


def continuity(findings: Findings) -> Section:
    """Show where a person falls through, what the recommended actions mend, and what stays open."""
    if not findings.workshop.provides("services"):
        return Section(name=NAME, title=_(TITLE), blocks=(not_provided(findings.workshop, "services"),))
    if findings.situation.services.empty:
        nothing = nothing_here(
            _(
                "The workshop recorded no service of {jurisdiction}, so nothing can be said of where a person"
                " falls through."
            ).format(jurisdiction=findings.jurisdiction.name)
        )
        return Section(name=NAME, title=_(TITLE), blocks=(nothing,))
    blocks: list[Block] = [
        Paragraph(text=" ".join(fall_sentences(findings))),
        _figure(findings),
        Paragraph(text=" ".join(limit_sentences(findings))),
        *_break_table(findings),
        *_unanswered(findings),
        *_balance(findings),
    ]
    return Section(name=NAME, title=_(TITLE), blocks=tuple(blocks))


def _figure(findings: Findings) -> Figure:
    cells = findings.continuity.cells
    words = Words(
        name="continuity-figure",
        caption=_("What can be had by each group, from the first weeks to after six months, layer by layer"),
        alt=_(
            "A row for each of {falls} target groups, with four layers in each of three phases."
            " {fall_sentences}"
        ).format(falls=len(findings.continuity.falls), fall_sentences=" ".join(fall_sentences(findings))),
        mark=figure_mark(findings.workshop),
    )
    return draw_continuity(cells, findings.continuity.reach, verdicts(findings), words, _cell_table(cells))


def _cell_table(cells: pd.DataFrame) -> Table:
    told = cells[CELL].assign(words=[_cell_in_words(cell) for cell in each_row(cells)])
    wide = told.set_index(CELL)["words"].unstack(sort=False)
    wide.index = pd.Index(
        [f"{TargetGroup(group).label}, {Phase(phase).label.lower()}" for group, phase in wide.index]
    )
    title = Title("continuity-cells", _("The best recorded for each group, phase and layer"), is_wide=True)
    named = wide.rename(columns=lambda code: Layer(code).label)
    return build_crosstab(title, named, _("Group and phase"), is_number=False)


def _cell_in_words(cell: Any) -> str:  # noqa: ANN401 a row of itertuples
    parts = [_(GRADE_WORDS[Grade(cell.grade)])]
    if cell.grade in USABLE_GRADES:
        parts += [_("for everyone affected")] * cell.is_general + [_("by the country")] * cell.is_elsewhere
    ids = (*cell.action_ids, *cell.general_ids)
    return ", ".join(parts) + (_("; recommended: {ids}").format(ids=", ".join(ids)) if ids else "")


def _break_table(findings: Findings) -> list[Table]:
    if findings.continuity.breaks.empty:
        return []
    note = _(
        "An action answers a break when it is to work for the group, in that phase, at a layer that"
        " is wanting: 2 to 4, or 2 and 3 where specialised care is all there is. Work that only cuts"
        " across the layers is not counted."
    )
    table = build_table(
        Title("breaks-table", _("Breaks, and the recommended actions that answer them"), note, is_wide=True),
        findings.continuity.breaks,
        (
            Cells(_("For"), lambda row: label(TargetGroup, row.target_group)),
            Cells(_("When"), lambda row: label(Phase, row.phase)),
            Cells(_("Can be had today"), lambda row: _(REACH_WORDS[row.reach])),
            Cells(_("If what is not known were there"), lambda row: _(REACH_WORDS[row.reach_if_known])),
            Cells(_("With the plan"), lambda row: _(REACH_WORDS[row.reach_with_plan])),
            Cells(_("Answered by"), lambda row: references(row.action_ids)),
            Cells(_("By actions for everyone"), lambda row: references(row.general_ids)),
        ),
    )
    return [table]


def _unanswered(findings: Findings) -> list[Notice]:
    if findings.continuity.unanswered.empty:
        return []
    return [Notice(kind="caution", title=_("Breaks without an answer"), text=unanswered_in_words(findings))]


def _balance(findings: Findings) -> list[Notice]:
    """Warn of a plan that few people can be reached by (IASC 2007: most need the lower layers)."""
    if not findings.continuity.leans_on_specialists:
        return []
    text = _(
        "Of the recommended actions at a layer of care, {specialist_share} work through specialised"
        " services alone. Most people are helped by basic services, and by community and focused"
        " support; consider what the plan does there before deciding."
    ).format(specialist_share=as_percent(findings.continuity.specialist_share))
    return [Notice(kind="caution", title=_("The plan leans on specialists"), text=text)]
