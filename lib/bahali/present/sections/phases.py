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
from bahali.vocabulary.law import ChangeType
from bahali.workshop.frames import each_row


def foundations(findings: Findings) -> list[Block]:
    """Name the recommended actions after which most others come."""
    sentences = [
        f"{timing.titled(findings, row.action_id)}: "
        f"{count_of(int(row.dependants), 'action comes', 'actions come')} after it,"
        f" {_strictly(int(row.strict_dependants), int(row.dependants))}"
        for row in each_row(findings.plan.foundations)
    ]
    if not sentences:
        return []
    return [Heading(text="Foundations"), Items(items=tuple(sentences), is_free=True)]


def quick_wins(findings: Findings) -> list[Block]:
    """Name the recommended actions that are cheap and soon done."""
    months = count_of(findings.header.planning.quick_win_months, "month")
    bands = join_words(
        f"{code} ({findings.header.cost_bands[code].label})" for code in findings.header.quick_win_bands
    )
    meaning = (
        f"A quick win ends within {months} of the start of the plan, has a cost band among {bands}, and waits"
        " for nothing that is not itself a quick win."
    )
    wins = findings.plan.quick_wins
    if wins.empty:
        return [Heading(text="Quick wins"), Paragraph(text=f"{meaning} No recommended action is one.")]
    sentences = [
        f"{timing.titled(findings, row.action_id)}: {timing.span_in_words(findings, row)}"
        for row in each_row(wins)
    ]
    return [
        Heading(text="Quick wins"),
        Paragraph(text=meaning),
        Items(items=tuple(sentences), is_free=True),
    ]


def first_days(findings: Findings) -> list[Block]:
    """List what each body does in the first 90 days: what it starts, and which proposals it hands in."""
    heading = Heading(text="The first 90 days of the plan", name="first-days")
    steps = findings.plan.first_steps
    blocks: list[Block] = [heading]
    if findings.plan.first_days.empty:
        text = "No recommended action starts within 90 days of the start of the plan."
        blocks.append(Notice(kind="not_provided", title="Nothing starts yet", text=text))
    if steps.empty:
        return blocks
    table = build_table(
        Title("first-days-table", "What is due within 90 days, by the body that leads it"),
        steps,
        (
            Cells("Body", lambda row: findings.names.institution(row.lead_institution_id), is_free=True),
            Cells("Step", lambda row: _step(findings, row), is_free=True),
            Cells("Action", lambda row: row.title, is_free=True),
            Cells("Month", lambda row: timing.plan_month(findings, int(row.month))),
            Cells("Approved by", lambda row: text_or_none(row.approver), is_free=True),
            Cells("Id", lambda row: references([row.action_id])),
        ),
    )
    return [*blocks, table]


def windows(findings: Findings) -> list[Block]:
    """List which actions depend on a window, and by when their proposals are due."""
    heading = Heading(text="Windows")
    if not findings.header.windows:
        text = "The workshop named no months in which budgets or laws can change, so none are counted with."
        return [heading, Paragraph(text=text)]
    due = findings.plan.hand_ins
    told = Items(items=tuple(_window(findings, name) for name in findings.header.windows), is_free=True)
    if due.empty:
        return [heading, told, nothing_here("No recommended action has to meet one of these windows.")]
    kinds = findings.workshop.table("actions").set_index("action_id")["change_type"]
    table = build_table(
        Title("windows-table", "What must start or end in a window, and when its proposal is due"),
        due,
        (
            Cells("Action", lambda row: findings.names.action(row.action_id), is_free=True),
            Cells("Change", lambda row: label(ChangeType, kinds[row.action_id])),
            Cells("Window", lambda row: findings.header.windows[row.window].label, is_free=True),
            Cells("Proposal due", lambda row: _due(findings, row)),
            Cells("Starts or ends", lambda row: _moment(findings, row)),
            Cells("Id", lambda row: references([row.action_id])),
        ),
    )
    return [heading, told, table]


def phases(findings: Findings) -> list[Block]:
    """List what starts, runs and ends in each half-year."""
    table = build_table(
        Title(
            "phases-table",
            "What starts, runs and ends in each half-year of the fiscal year",
            "An action that starts and ends in the same half-year stands under both.",
        ),
        findings.plan.phases,
        (
            Cells("Half-year", lambda row: row.half_year),
            Cells("Starts", lambda row: references(row.starting)),
            Cells("Goes on", lambda row: references(row.running)),
            Cells("Ends", lambda row: references(row.ending)),
        ),
    )
    return [Heading(text="Half-year by half-year"), table]


def stages(findings: Findings) -> list[Block]:
    """Group the recommended actions by stage of implementation, where any has one."""
    groups: pd.DataFrame = findings.plan.stages
    if groups.empty:
        return []
    table = build_table(
        Title(
            "stages-table",
            "Recommended actions by stage of implementation",
            "Stages are those of the EPIS framework: exploration, preparation, implementation, sustainment.",
        ),
        groups,
        (
            Cells("Stage", lambda row: label(ImplementationStage, row.stage) or "Not said"),
            Cells("Actions", lambda row: references(row.action_ids)),
        ),
    )
    return [Heading(text="By stage of implementation"), table]


def _strictly(strict: int, dependants: int) -> str:
    if strict == dependants:
        return "which cannot start before" if dependants == 1 else "none of which can start before"
    return f"{strict or 'none'} of which must wait for it"


def _step(findings: Findings, step: Any) -> str:  # noqa: ANN401 a row of the first steps
    if is_blank(step.window):
        return "Start"
    return f"Hand in the proposal for {findings.header.windows[step.window].label}"


def _window(findings: Findings, name: str) -> str:
    kinds = "; ".join(ChangeType(kind).label for kind in findings.header.windows[name].change_types)
    return capitalise(f"{timing.window_in_words(findings, name)}. It holds for: {kinds}.")


def _due(findings: Findings, due: Any) -> str:  # noqa: ANN401 a row of windows to meet
    has_notice = int(due.hand_in_month) < int(due.month)
    return timing.plan_month(findings, int(due.hand_in_month)) if has_notice else "No notice named"


def _moment(findings: Findings, due: Any) -> str:  # noqa: ANN401 a row of windows to meet
    verb = "Starts" if due.moment == WindowMoment.START else "Ends"
    return f"{verb} in {timing.plan_month(findings, int(due.month))}"
