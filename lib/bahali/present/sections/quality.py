"""What a careful editor would remark on the recommendations: every remark, and a summary for the annex."""

from bahali.analysis.findings import Findings
from bahali.analysis.quality.checks import Check, Result
from bahali.document.blocks import Block, Column, Heading, Items, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present.words import count_of, name_table
from bahali.vocabulary.language import N_, NN_, _, pgettext

LOOKED_AT = {
    Check.WORDING: NN_("{n} cell", "{n} cells"),
    Check.GROUPS: NN_("{n} target group", "{n} target groups"),
    Check.PHASES: NN_("{n} phase", "{n} phases"),
    Check.SEVERE: NN_("{n} severe gap", "{n} severe gaps"),
    Check.NUMBER: NN_("{n} recommendation", "{n} recommendations"),
    Check.LAYERS: NN_("{n} recommendation", "{n} recommendations"),
}
"""What a check looked at, one and many; actions where nothing stands here."""

INTRO = N_(
    "These checks look at open actions as a careful editor would, and at the recommendations"
    " together. A remark is a question to the people who write, never an error: whoever knows"
    " better leaves the row as it is."
)
NOTE = N_(
    "Words are checked in English only. That each action has one lead, a time and a cost band was"
    " checked when the tables were read."
)


def quality(findings: Findings) -> Section:
    """Give the researcher every remark with its place and a suggested mend, check by check."""
    results = findings.quality.results
    blocks: list[Block] = [Paragraph(text=_(INTRO)), _verdict(findings)]
    blocks += [_remark_table(result) for result in results if result.remarks]
    blocks += _list_of(_("Without a remark"), [_passed(result) for result in results if result.is_passed])
    blocks += _list_of(_("Not checked"), [_unchecked(result) for result in results if not result.is_checked])
    return Section(name="quality", title=_("What would a careful editor remark?"), blocks=tuple(blocks))


def quality_summary(findings: Findings) -> Section:
    """Say what was checked of the recommendations and how much was remarked, without any remark itself."""
    table = Table(
        name="quality-table",
        caption=_("Checks of the wording and completeness of actions and recommendations"),
        note=_(NOTE),
        columns=(Column(label=_("Check")), Column(label=_("Looked at")), Column(label=_("Outcome"))),
        rows=tuple(
            (result.check.label, _looked_at(result) if result.is_checked else None, _outcome(result))
            for result in findings.quality.results
        ),
    )
    title = _("Check of the recommendations")
    return Section(
        name="quality-summary", title=title, blocks=(Paragraph(text=_(INTRO)), table), is_annex=True
    )


def _verdict(findings: Findings) -> Notice:
    made = [result for result in findings.quality.results if result.remarks]
    if not made:
        text = _("No check that could be made brought a remark.")
        return Notice(kind="limit", title=_("No remarks"), text=f"{text} {_(NOTE)}")
    remarks = count_of(findings.quality.remark_count, "{n} remark", "{n} remarks")
    checks = count_of(len(findings.quality.results), "{n} check", "{n} checks")
    found = _("{made} of {checks} brought {remarks}.").format(made=len(made), checks=checks, remarks=remarks)
    text = _("{found} The tables below name the row, the cell and a mend. {note}").format(
        found=found, note=_(NOTE)
    )
    return Notice(kind="limit", title=remarks.capitalize(), text=text)


def _remark_table(result: Result) -> Table:
    columns = (
        Column(label=_("Table")),
        Column(label=pgettext("in a file", "Place")),
        Column(label=_("What was found"), is_free=True),
        Column(label=_("Suggested mend"), is_free=True),
    )
    return Table(
        name=f"quality-{result.check}",
        caption="{check}: {remarks}".format(
            check=result.check.label, remarks=count_of(len(result.remarks), "{n} remark", "{n} remarks")
        ),
        columns=columns,
        rows=tuple((name_table(fault), fault.place, fault.problem, fault.remedy) for fault in result.remarks),
    )


def _list_of(heading: str, lines: list[str]) -> list[Block]:
    return [Heading(text=heading), Items(items=tuple(lines))] if lines else []


def _passed(result: Result) -> str:
    return f"{result.check.label} ({_looked_at(result)}{_not_wholly(result)})"


def _unchecked(result: Result) -> str:
    return f"{result.check.label}: {result.obstacle.label}" if result.obstacle else result.check.label


def _outcome(result: Result) -> str:
    if not result.is_checked:
        return (
            _("not checked: {obstacle}").format(obstacle=result.obstacle.label)
            if result.obstacle
            else _("not checked")
        )
    found = count_of(len(result.remarks), "{n} remark", "{n} remarks") if result.remarks else _("passed")
    return f"{found}{_not_wholly(result)}"


def _looked_at(result: Result) -> str:
    return count_of(result.looked_at, *LOOKED_AT.get(result.check, NN_("{n} action", "{n} actions")))


def _not_wholly(result: Result) -> str:
    if not result.left_out or result.obstacle is None:
        return ""
    return _("; {left_out} not wholly checked: {obstacle}").format(
        left_out=result.left_out, obstacle=result.obstacle.label
    )
