"""Which body is asked to decide what, in which order, and what each decision needs."""

from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Heading, Paragraph, Table
from bahali.document.section import Section
from bahali.present.signing import approver, changed_text, seen_by, trained_first
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import label, nothing_here, references, text_or_none, uncapitalise
from bahali.vocabulary.law import ChangeType

NAME, TITLE = "decisions", "Who must decide what"


def decisions(findings: Findings) -> Section:
    """List for each body what it is asked to decide, and what that changes, needs, costs and shows."""
    blocks: list[Block] = [*_own(findings), *(_everywhere(findings) if findings.is_national else [])]
    return Section(name=NAME, title=TITLE, blocks=tuple(blocks))


def _own(findings: Findings) -> list[Block]:
    if findings.decisions.empty:
        return [nothing_here(f"No action is recommended for {findings.jurisdiction.name} yet.")]
    text = (
        "Bodies stand in the order in which their first decision must start, and so do the decisions of each."
        " Each row says what is decided, what it changes and who approves it, who must be trained before it"
        " can work, what it costs, and how anyone will see that it works."
    )
    bodies = findings.decisions.groupby("lead_institution_id", sort=False)
    return [
        Paragraph(text=text),
        *(block for body, rows in bodies for block in _of_body(findings, body, rows)),
    ]


def _of_body(findings: Findings, body: object, rows: pd.DataFrame) -> tuple[Block, ...]:
    name = findings.names.institution(body) or str(body)
    return Heading(text=name), _body_table(
        findings, Title(f"body-{body}", f"What {name} is asked to decide"), rows
    )


def _body_table(findings: Findings, title: Title, rows: pd.DataFrame) -> Table:
    bands = findings.header.cost_bands
    return build_table(
        title,
        rows,
        (
            Cells("Decision", lambda row: row.title, is_free=True),
            Cells("What it changes", lambda row: _change(findings, row), is_free=True),
            Cells("Approved by", lambda row: approver(findings, row), is_free=True),
            Cells("Trained first", lambda row: _trained(findings, row), is_free=True),
            Cells("Cost", lambda row: f"{row.cost_band}: {bands[row.cost_band].label}"),
            Cells("Seen to work by", lambda row: seen_by(findings, row.action_id), is_free=True),
            Cells("Starts", lambda row: row.half_year),
            Cells("Id", lambda row: references([row.action_id])),
        ),
    )


def _change(findings: Findings, action: Any) -> str:  # noqa: ANN401 a row of itertuples
    kind = uncapitalise(ChangeType(action.change_type).label)
    return f"{changed_text(findings, action)}: {kind}"


def _trained(findings: Findings, action: Any) -> str | None:  # noqa: ANN401
    """Say who must be trained first; where a pack names cadres at all, a blank means that nobody is named."""
    trained = trained_first(findings, action.cadre_ids)
    return trained or ("nobody named" if findings.workshop.provides("cadres") else None)


def _everywhere(findings: Findings) -> list[Block]:
    heading = Heading(text="In every jurisdiction")
    if findings.country.decisions.empty:
        return [heading, nothing_here("No action is recommended anywhere yet.")]
    table = build_table(
        Title("decisions-table", "Recommended actions of all jurisdictions, earliest first", is_wide=True),
        findings.country.decisions,
        (
            Cells("Lead", lambda row: findings.names.institution(row.lead_institution_id), is_free=True),
            Cells("Where", lambda row: findings.names.jurisdiction(row.jurisdiction)),
            Cells("Decision", lambda row: row.title, is_free=True),
            Cells("Instrument", lambda row: findings.names.instrument(row.instrument_id), is_free=True),
            Cells("Change", lambda row: label(ChangeType, row.change_type)),
            Cells("Approved by", lambda row: text_or_none(row.approver), is_free=True),
            Cells("When", lambda row: findings.header.time_bands[row.time].label),
            Cells("Id", lambda row: references([row.action_id])),
        ),
    )
    return [heading, table]
