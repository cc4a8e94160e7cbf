"""What a careful editor would remark on the recommendations: every remark, and a summary for the annex."""

from bahali.analysis.findings import Findings
from bahali.analysis.quality.checks import Check, Result
from bahali.document.blocks import Block, Column, Heading, Items, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present.words import count_of

LOOKED_AT = {
    Check.WORDING: ("cell", "cells"),
    Check.GROUPS: ("target group", "target groups"),
    Check.PHASES: ("phase", "phases"),
    Check.SEVERE: ("severe gap", "severe gaps"),
    Check.NUMBER: ("recommendation", "recommendations"),
    Check.LAYERS: ("recommendation", "recommendations"),
}
"""What a check looked at, one and many; actions where nothing stands here."""

INTRO = (
    "These checks look at open actions as a careful editor would, and at the recommendations together."
    " A remark is a question to the people who write, never an error: whoever knows better leaves the row as"
    " it is."
)
NOTE = (
    "Words are checked in English only. That each action has one lead, a time and a cost band was checked"
    " when the tables were read."
)


def quality(findings: Findings) -> Section:
    """Give the researcher every remark with its place and a suggested mend, check by check."""
    results = findings.quality.results
    blocks: list[Block] = [Paragraph(text=INTRO), _verdict(findings)]
    blocks += [_remark_table(result) for result in results if result.remarks]
    blocks += _list_of("Without a remark", [_passed(result) for result in results if result.is_passed])
    blocks += _list_of("Not checked", [_unchecked(result) for result in results if not result.is_checked])
    return Section(name="quality", title="What would a careful editor remark?", blocks=tuple(blocks))


def quality_summary(findings: Findings) -> Section:
    """Say what was checked of the recommendations and how much was remarked, without any remark itself."""
    table = Table(
        name="quality-table",
        caption="Checks of the wording and completeness of actions and recommendations",
        note=NOTE,
        columns=(Column(label="Check"), Column(label="Looked at"), Column(label="Outcome")),
        rows=tuple(
            (result.check.label, _looked_at(result) if result.is_checked else None, _outcome(result))
            for result in findings.quality.results
        ),
    )
    title = "Check of the recommendations"
    return Section(name="quality-summary", title=title, blocks=(Paragraph(text=INTRO), table), is_annex=True)


def _verdict(findings: Findings) -> Notice:
    made = [result for result in findings.quality.results if result.remarks]
    if not made:
        text = "No check that could be made brought a remark."
        return Notice(kind="limit", title="No remarks", text=f"{text} {NOTE}")
    remarks = count_of(findings.quality.remark_count, "remark")
    checks = count_of(len(findings.quality.results), "check")
    found = f"{len(made)} of {checks} brought {remarks}."
    text = f"{found} The tables below name the row, the cell and a mend. {NOTE}"
    return Notice(kind="limit", title=remarks.capitalize(), text=text)


def _remark_table(result: Result) -> Table:
    columns = (
        Column(label="File"),
        Column(label="Place"),
        Column(label="What was found", is_free=True),
        Column(label="Suggested mend", is_free=True),
    )
    return Table(
        name=f"quality-{result.check}",
        caption=f"{result.check.label}: {count_of(len(result.remarks), 'remark')}",
        columns=columns,
        rows=tuple((fault.file, fault.place, fault.problem, fault.remedy) for fault in result.remarks),
    )


def _list_of(heading: str, lines: list[str]) -> list[Block]:
    return [Heading(text=heading), Items(items=tuple(lines))] if lines else []


def _passed(result: Result) -> str:
    return f"{result.check.label} ({_looked_at(result)}{_not_wholly(result)})"


def _unchecked(result: Result) -> str:
    return f"{result.check.label}: {result.obstacle.label}" if result.obstacle else result.check.label


def _outcome(result: Result) -> str:
    if not result.is_checked:
        return f"not checked: {result.obstacle.label}" if result.obstacle else "not checked"
    found = count_of(len(result.remarks), "remark") if result.remarks else "passed"
    return f"{found}{_not_wholly(result)}"


def _looked_at(result: Result) -> str:
    return count_of(result.looked_at, *LOOKED_AT.get(result.check, ("action", "actions")))


def _not_wholly(result: Result) -> str:
    if not result.left_out or result.obstacle is None:
        return ""
    return f"; {result.left_out} not wholly checked: {result.obstacle.label}"
