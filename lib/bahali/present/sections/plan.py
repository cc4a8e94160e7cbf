"""When each action is done, how anyone will know, and what could go wrong."""

from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Figure, Heading, Items, Notice, Paragraph, Table
from bahali.document.cells import write_number
from bahali.document.section import Section
from bahali.present.figures.gantt import draw_calendar
from bahali.present.figures.style import Words
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import (
    count_of,
    figure_mark,
    is_blank,
    label,
    not_provided,
    nothing_here,
    references,
    text_or_none,
    whole_or_none,
)
from bahali.vocabulary.codes import IndicatorLevel
from bahali.vocabulary.dates import MONTHS


def calendar(findings: Findings) -> Section:
    """Show when each recommended action is done, what waits for what, and what starts first."""
    name, title = "calendar", "Calendar"
    if findings.plan.schedule.empty:
        return Section(
            name=name, title=title, blocks=(nothing_here("There is no recommended action to plan."),)
        )
    blocks: list[Block] = [
        Paragraph(text=_calendar_intro(findings)),
        _calendar_figure(findings),
        _schedule_table(findings),
    ]
    if not findings.workshop.provides("dependencies"):
        blocks.append(not_provided(findings.workshop, "dependencies"))
    blocks += [*_foundations(findings), *_first_days(findings)]
    return Section(name=name, title=title, blocks=tuple(blocks))


def monitoring(findings: Findings) -> Section:
    """Show how anyone will know: indicators, baselines, targets and who reports."""
    name, title = "monitoring", "How anyone will know"
    if not findings.workshop.provides("indicators"):
        return Section(name=name, title=title, blocks=(not_provided(findings.workshop, "indicators"),))
    if findings.plan.monitoring.empty:
        return Section(
            name=name, title=title, blocks=(nothing_here("No indicator was given for a recommended action."),)
        )
    note = (
        "Outcomes G and O1 to O5 are those of the IASC common monitoring and evaluation framework, version"
        " 2 (2021)."
    )
    table = build_table(
        Title("monitoring-table", "Monitoring and evaluation matrix", note, is_wide=True),
        findings.plan.monitoring,
        (
            Cells("Indicator", lambda row: row.label, is_free=True),
            Cells("Definition", lambda row: text_or_none(row.definition), is_free=True),
            Cells("Result", _result),
            Cells(
                "Baseline",
                lambda row: _amount(row.baseline, row.unit, row.baseline_year) or "to be set",
                is_free=True,
            ),
            Cells(
                "Target",
                lambda row: _amount(row.target, row.unit, row.target_year) or "to be set",
                is_free=True,
            ),
            Cells("How it is known", lambda row: _joined(row.mov, row.frequency), is_free=True),
            Cells("Reported by", lambda row: findings.names.institution(row.owner_id), is_free=True),
            Cells("Action", lambda row: references([row.action_id])),
        ),
        row_names=findings.plan.monitoring["indicator_id"],
    )
    return Section(name=name, title=title, blocks=(table, _privacy_table(findings)))


def _privacy_table(findings: Findings) -> Table:
    return build_table(
        Title("privacy-table", "How each indicator is split, and how nobody can be identified"),
        findings.plan.monitoring,
        (
            Cells("Indicator", lambda row: row.label, is_free=True),
            Cells("Split by", lambda row: text_or_none(row.disaggregation), is_free=True),
            Cells("Privacy", lambda row: text_or_none(row.privacy), is_free=True),
            Cells("Id", lambda row: references([row.indicator_id])),
        ),
    )


def risks(findings: Findings) -> Section:
    """List what could go wrong with a recommended action, for whom, and what is done about it."""
    name, title = "risks", "Risks and what is done about them"
    if not findings.workshop.provides("risks"):
        return Section(name=name, title=title, blocks=(not_provided(findings.workshop, "risks"),))
    if findings.plan.risks.empty:
        return Section(
            name=name, title=title, blocks=(nothing_here("No risk was given for a recommended action."),)
        )
    table = build_table(
        Title("risks-table", "Risks of the recommended actions", "Likelihood and severity run from 1 to 3."),
        findings.plan.risks,
        (
            Cells("Risk", lambda row: row.description, is_free=True),
            Cells("Who could be harmed", lambda row: row.harm_to, is_free=True),
            Cells("Likelihood", lambda row: int(row.likelihood), is_number=True),
            Cells("Severity", lambda row: int(row.severity), is_number=True),
            Cells("What is done about it", lambda row: row.mitigation, is_free=True),
            Cells("By", lambda row: findings.names.institution(row.owner_id), is_free=True),
            Cells("Action", lambda row: references([row.action_id])),
        ),
        row_names=findings.plan.risks["risk_id"],
    )
    return Section(name=name, title=title, blocks=(table,))


def _calendar_intro(findings: Findings) -> str:
    moved = int((findings.plan.schedule["delayed_by"] > 0).sum())
    start = _write_month(findings.header.planning.start)
    sentence = f"The plan starts in {start}. Half-years follow the fiscal year."
    if moved:
        sentence += (
            f" {count_of(moved, 'action').capitalize()} {'starts' if moved == 1 else 'start'} later than its"
            " time"
        )
        sentence += " band says, because another action must be finished first; such bars are hatched."
    return sentence


def _calendar_figure(findings: Findings) -> Figure:
    schedule = findings.plan.schedule
    first, last = schedule.iloc[0], schedule.sort_values("end_month").iloc[-1]
    months = count_of(max(int(last["end_month"]), 0), "month")
    words = Words(
        name="calendar-figure",
        caption="When each recommended action is done, by half-year",
        alt=f"Bars over time for {count_of(len(schedule), 'action')}. "
        f"{first['action_id']} starts first, in {first['half_year']}; {last['action_id']} ends last,"
        f" {months} after the start of the plan.",
        mark=figure_mark(findings.workshop),
    )
    table = build_table(
        Title("calendar-numbers", "Months from the start of the plan"),
        schedule,
        (
            Cells("Action", lambda row: row.title, is_free=True),
            Cells("Start", lambda row: int(row.start_month), is_number=True),
            Cells("End", lambda row: int(row.end_month), is_number=True),
            Cells("Id", lambda row: references([row.action_id])),
        ),
    )
    return draw_calendar(schedule, findings.plan.half_years, words, table)


def _schedule_table(findings: Findings) -> Table:
    knows_needs = findings.workshop.provides("dependencies")
    return build_table(
        Title("schedule-table", "Start, length and what each action waits for"),
        findings.plan.schedule,
        (
            Cells("Action", lambda row: row.title, is_free=True),
            Cells("Lead", lambda row: findings.names.institution(row.lead_institution_id), is_free=True),
            Cells("Starts", lambda row: row.half_year),
            Cells("Months", lambda row: int(row.end_month) - int(row.start_month), is_number=True),
            Cells("Moved by months", lambda row: whole_or_none(row.delayed_by), is_number=True),
            Cells("Waits for", lambda row: references(row.waits_for) if knows_needs else None),
            Cells("Id", lambda row: references([row.action_id])),
        ),
    )


def _foundations(findings: Findings) -> list[Block]:
    foundations = findings.plan.foundations
    if foundations.empty:
        return []
    sentences = [
        f"{action}: {findings.names.action(action)} ({count_of(int(number), 'action waits', 'actions wait')}"
        " for it)"
        for action, number in foundations.items()
    ]
    return [Heading(text="Foundations"), Items(items=tuple(sentences), is_free=True)]


def _first_days(findings: Findings) -> list[Block]:
    heading = Heading(text="The first 90 days of the plan", name="first-days")
    if findings.plan.first_days.empty:
        text = "No recommended action starts within 90 days of the start of the plan."
        return [heading, Notice(kind="not_provided", title="Nothing starts yet", text=text)]
    table = build_table(
        Title("first-days-table", "What starts within 90 days, by the body that leads it"),
        findings.plan.first_days,
        (
            Cells("Body", lambda row: findings.names.institution(row.lead_institution_id), is_free=True),
            Cells("Action", lambda row: row.title, is_free=True),
            Cells("Approved by", lambda row: text_or_none(row.approver), is_free=True),
            Cells("Id", lambda row: references([row.action_id])),
        ),
    )
    return [heading, table]


def _write_month(month: str) -> str:
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def _result(row: Any) -> str | None:  # noqa: ANN401 a row of a table
    return _joined(label(IndicatorLevel, row.level), row.iasc_outcome)


def _joined(*parts: object) -> str | None:
    return ", ".join(part for part in map(text_or_none, parts) if part) or None


def _amount(value: object, unit: object, year: object) -> str | None:
    """Write a number with its unit and year, such as 60 percent (2026); None where there is no number."""
    if is_blank(value):
        return None
    parts = [
        write_number(float(str(value))),
        text_or_none(unit),
        None if is_blank(year) else f"({whole_or_none(year)})",
    ]
    return " ".join(part for part in parts if part)
