"""The talking sheet: what each body is asked to decide at the next meeting, and room for what it decided."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present import messages
from bahali.present.signing import approver, changed_text
from bahali.present.tables import Cells, Title, build_table
from bahali.present.timing import plan_month
from bahali.present.words import is_blank, nothing_here, references, uncapitalise
from bahali.vocabulary.language import _
from bahali.vocabulary.law import ChangeType
from bahali.workshop.frames import each_row

LINE_TO_WRITE_ON = "____________"


def talking_sheet(findings: Findings) -> Section:
    """Give for each body the decisions asked, what may be asked in return, and a line for the outcome."""
    blocks: list[Block] = _bodies(findings) or [
        nothing_here(
            _("No action is recommended for {jurisdiction} yet.").format(
                jurisdiction=findings.jurisdiction.name
            )
        )
    ]
    reach = Notice(
        kind="limit", title=_("How far these messages reach"), text=messages.reach_of_messages(findings)
    )
    return Section(
        name="talking-sheet",
        title=_("Decisions asked for at the next meeting"),
        blocks=(*blocks, reach),
        handout="talking-sheet",
    )


def _bodies(findings: Findings) -> list[Block]:
    if findings.decisions.empty:
        return []
    text = _(
        "Bodies stand in the order in which their first decision must start. An id leads to the"
        " recommendation of the same id in the full report. Meeting and date: {line}"
    ).format(line=f"{LINE_TO_WRITE_ON} {LINE_TO_WRITE_ON}")
    bodies = findings.decisions.groupby("lead_institution_id", sort=False)
    return [
        Paragraph(text=text),
        *(_of_body(findings, body, rows) for body, rows in bodies),
    ]


def _of_body(findings: Findings, body: object, rows: pd.DataFrame) -> Table:
    name = findings.names.institution(body) or str(body)
    title = Title(f"asked-{body}", _("What {name} is asked to decide").format(name=name))
    return build_table(
        title,
        rows,
        (
            Cells(_("Decision"), lambda row: row.title, is_free=True),
            Cells(_("Changes and approval"), lambda row: _change(findings, row), is_free=True),
            Cells(_("First step"), lambda row: _first_step(findings, row.action_id)),
            Cells(_("May be asked, and the answer"), lambda row: _answers(findings, row), is_free=True),
            Cells(_("Decided"), lambda _row: f"{LINE_TO_WRITE_ON} {LINE_TO_WRITE_ON}"),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )


def _change(findings: Findings, action: Any) -> str:  # noqa: ANN401 a row of itertuples
    return _("{text}: {change}. Approved by {approver}").format(
        text=changed_text(findings, action),
        change=uncapitalise(ChangeType(action.change_type).label),
        approver=approver(findings, action),
    )


def _first_step(findings: Findings, action_id: str) -> str:
    """Say what is done first and when: the start, and the proposal where a window asks for one."""
    planned = next(row for row in each_row(findings.plan.schedule) if row.action_id == action_id)
    starts = plan_month(findings, int(planned.start_month))
    if is_blank(planned.hand_in_month):
        return _("Start the work in {month}").format(month=starts)
    due = plan_month(findings, int(planned.hand_in_month))
    if planned.hand_in_month > planned.start_month:
        return _("Start the work in {month}; hand in the proposal by {due}").format(month=starts, due=due)
    return _("Hand in the proposal by {due}; start the work in {month}").format(due=due, month=starts)


def _answers(findings: Findings, action: Any) -> str:  # noqa: ANN401
    return "\n".join([*_on_harm(findings, action), _on_cost(findings, action), *_on_dissent(action)])


def _on_harm(findings: Findings, action: Any) -> Iterator[str]:  # noqa: ANN401
    """Answer from the gravest risk that was named, else from the note on doing no harm."""
    risks = findings.plan.risks
    named = risks[risks["action_id"] == action.action_id]
    if not named.empty:
        by_weight = named.sort_values(["severity", "likelihood"], ascending=False, kind="stable")
        risk = next(each_row(by_weight))
        if not is_blank(risk.mitigation):
            yield _("Could it do harm? {risk}. {answer}").format(
                risk=_unstop(risk.description), answer=risk.mitigation
            )
            return
    if not is_blank(action.dnh_note):
        yield _("Could it do harm? {answer}").format(answer=action.dnh_note)


def _on_cost(findings: Findings, action: Any) -> str:  # noqa: ANN401
    amount = f"{action.cost_band}: {findings.header.cost_bands[action.cost_band].label}"
    if is_blank(action.funding_route):
        return _("What does it cost? {amount}; who pays is not stated.").format(amount=amount)
    return _("What does it cost? {amount}; {funding}").format(
        amount=amount, funding=uncapitalise(_unstop(action.funding_route))
    )


def _on_dissent(action: Any) -> Iterator[str]:  # noqa: ANN401
    if not is_blank(action.dissent_note):
        yield _("Does everyone agree? {answer}").format(answer=action.dissent_note)


def _unstop(text: str) -> str:
    return text.rstrip(". ")
