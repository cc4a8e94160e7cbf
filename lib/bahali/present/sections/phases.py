"""Parts of the calendar: foundations, quick wins, the first 90 days, windows, half-years and stages."""

from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Heading, Items, Notice, Paragraph
from bahali.present import timing
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import (
    capitalise,
    count_of,
    is_blank,
    join_words,
    label,
    nothing_here,
    references,
    text_or_none,
)
from bahali.vocabulary.codes import ImplementationStage, WindowMoment
from bahali.vocabulary.language import _
from bahali.vocabulary.law import ChangeType
from bahali.workshop.frames import each_row


def foundations(findings: Findings) -> list[Block]:
    """Name the recommended actions after which most others come."""
    sentences = [
        _("{titled}: {actions_come} after it, {strictly}").format(
            titled=timing.titled(findings, row.action_id),
            actions_come=count_of(int(row.dependants), "{n} action comes", "{n} actions come"),
            strictly=_strictly(int(row.strict_dependants), int(row.dependants)),
        )
        for row in each_row(findings.plan.foundations)
    ]
    if not sentences:
        return []
    return [Heading(text=_("Foundations")), Items(items=tuple(sentences), is_free=True)]


def quick_wins(findings: Findings) -> list[Block]:
    """Name the recommended actions that are cheap and soon done."""
    months = count_of(findings.header.planning.quick_win_months, "{n} month", "{n} months")
    bands = join_words(
        f"{code} ({findings.header.cost_bands[code].label})" for code in findings.header.quick_win_bands
    )
    meaning = _(
        "A quick win ends within {months} of the start of the plan, has a cost band among {bands},"
        " and waits for nothing that is not itself a quick win."
    ).format(months=months, bands=bands)
    wins = findings.plan.quick_wins
    if wins.empty:
        return [
            Heading(text=_("Quick wins")),
            Paragraph(text=_("{meaning} No recommended action is one.").format(meaning=meaning)),
        ]
    sentences = [
        f"{timing.titled(findings, row.action_id)}: {timing.span_in_words(findings, row)}"
        for row in each_row(wins)
    ]
    return [
        Heading(text=_("Quick wins")),
        Paragraph(text=meaning),
        Items(items=tuple(sentences), is_free=True),
    ]


def first_days(findings: Findings) -> list[Block]:
    """List what each body does in the first 90 days: what it starts, and which proposals it hands in."""
    heading = Heading(text=_("The first 90 days of the plan"), name="first-days")
    steps = findings.plan.first_steps
    blocks: list[Block] = [heading]
    if findings.plan.first_days.empty:
        text = _("No recommended action starts within 90 days of the start of the plan.")
        blocks.append(Notice(kind="not_provided", title=_("Nothing starts yet"), text=text))
    if steps.empty:
        return blocks
    table = build_table(
        Title("first-days-table", _("What is due within 90 days, by the body that leads it")),
        steps,
        (
            Cells(_("Body"), lambda row: findings.names.institution(row.lead_institution_id), is_free=True),
            Cells(_("Step"), lambda row: _step(findings, row), is_free=True),
            Cells(_("Action"), lambda row: row.title, is_free=True),
            Cells(_("Month"), lambda row: timing.plan_month(findings, int(row.month))),
            Cells(_("Approved by"), lambda row: text_or_none(row.approver), is_free=True),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )
    return [*blocks, table]


def windows(findings: Findings) -> list[Block]:
    """List which actions depend on a window, and by when their proposals are due."""
    heading = Heading(text=_("Windows"))
    if not findings.header.windows:
        text = _(
            "The workshop named no months in which budgets or laws can change, so none are counted with."
        )
        return [heading, Paragraph(text=text)]
    due = findings.plan.hand_ins
    told = Items(items=tuple(_window(findings, name) for name in findings.header.windows), is_free=True)
    if due.empty:
        return [heading, told, nothing_here(_("No recommended action has to meet one of these windows."))]
    kinds = findings.workshop.table("actions").set_index("action_id")["change_type"]
    table = build_table(
        Title("windows-table", _("What must start or end in a window, and when its proposal is due")),
        due,
        (
            Cells(_("Action"), lambda row: findings.names.action(row.action_id), is_free=True),
            Cells(_("Change"), lambda row: label(ChangeType, kinds[row.action_id])),
            Cells(_("Window"), lambda row: findings.header.windows[row.window].label, is_free=True),
            Cells(_("Proposal due"), lambda row: _due(findings, row)),
            Cells(_("Starts or ends"), lambda row: _moment(findings, row)),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )
    return [heading, told, table]


def phases(findings: Findings) -> list[Block]:
    """List what starts, runs and ends in each half-year."""
    table = build_table(
        Title(
            "phases-table",
            _("What starts, runs and ends in each half-year of the fiscal year"),
            _("An action that starts and ends in the same half-year stands under both."),
        ),
        findings.plan.phases,
        (
            Cells(_("Half-year"), lambda row: row.half_year),
            Cells(_("Starts"), lambda row: references(row.starting)),
            Cells(_("Goes on"), lambda row: references(row.running)),
            Cells(_("Ends"), lambda row: references(row.ending)),
        ),
    )
    return [Heading(text=_("Half-year by half-year")), table]


def stages(findings: Findings) -> list[Block]:
    """Group the recommended actions by stage of implementation, where any has one."""
    groups: pd.DataFrame = findings.plan.stages
    if groups.empty:
        return []
    table = build_table(
        Title(
            "stages-table",
            _("Recommended actions by stage of implementation"),
            _(
                "Stages are those of the EPIS framework: exploration, preparation, implementation,"
                " sustainment."
            ),
        ),
        groups,
        (
            Cells(_("Stage"), lambda row: label(ImplementationStage, row.stage) or _("Not said")),
            Cells(_("Actions"), lambda row: references(row.action_ids)),
        ),
    )
    return [Heading(text=_("By stage of implementation")), table]


def _strictly(strict: int, dependants: int) -> str:
    if strict == dependants:
        return _("which cannot start before") if dependants == 1 else _("none of which can start before")
    return _("{strict} of which must wait for it").format(strict=strict or _("none"))


def _step(findings: Findings, step: Any) -> str:  # noqa: ANN401 a row of the first steps
    if is_blank(step.window):
        return _("Start")
    return _("Hand in the proposal for {windows}").format(windows=findings.header.windows[step.window].label)


def _window(findings: Findings, name: str) -> str:
    kinds = "; ".join(ChangeType(kind).label for kind in findings.header.windows[name].change_types)
    return capitalise(
        _("{window_in_words}. It holds for: {kinds}.").format(
            window_in_words=timing.window_in_words(findings, name), kinds=kinds
        )
    )


def _due(findings: Findings, due: Any) -> str:  # noqa: ANN401 a row of windows to meet
    has_notice = int(due.hand_in_month) < int(due.month)
    return timing.plan_month(findings, int(due.hand_in_month)) if has_notice else _("No notice named")


def _moment(findings: Findings, due: Any) -> str:  # noqa: ANN401 a row of windows to meet
    told = _("Starts in {month}") if due.moment == WindowMoment.START else _("Ends in {month}")
    return told.format(month=timing.plan_month(findings, int(due.month)))
