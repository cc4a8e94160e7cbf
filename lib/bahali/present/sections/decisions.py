"""Which body is asked to decide what, in which order, and what each decision needs."""

from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Heading, Paragraph, Table
from bahali.document.section import Section
from bahali.present.signing import approver, changed_text, seen_by, trained_first
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import label, nothing_here, references, text_or_none, uncapitalise
from bahali.vocabulary.language import N_, _
from bahali.vocabulary.law import ChangeType

NAME, TITLE = "decisions", N_("Who must decide what")


def decisions(findings: Findings) -> Section:
    """List for each body what it is asked to decide, and what that changes, needs, costs and shows."""
    blocks: list[Block] = [*_own(findings), *(_everywhere(findings) if findings.is_national else [])]
    return Section(name=NAME, title=_(TITLE), blocks=tuple(blocks))


def _own(findings: Findings) -> list[Block]:
    if findings.decisions.empty:
        return [
            nothing_here(
                _("No action is recommended for {jurisdiction} yet.").format(
                    jurisdiction=findings.jurisdiction.name
                )
            )
        ]
    text = _(
        "Bodies stand in the order in which their first decision must start, and so do the decisions"
        " of each. Each row says what is decided, what it changes and who approves it, who must be"
        " trained before it can work, what it costs, and how anyone will see that it works."
    )
    bodies = findings.decisions.groupby("lead_institution_id", sort=False)
    return [
        Paragraph(text=text),
        *(block for body, rows in bodies for block in _of_body(findings, body, rows)),
    ]


def _of_body(findings: Findings, body: object, rows: pd.DataFrame) -> tuple[Block, ...]:
    name = findings.names.institution(body) or str(body)
    return Heading(text=name), _body_table(
        findings, Title(f"body-{body}", _("What {name} is asked to decide").format(name=name)), rows
    )


def _body_table(findings: Findings, title: Title, rows: pd.DataFrame) -> Table:
    bands = findings.header.cost_bands
    return build_table(
        title,
        rows,
        (
            Cells(_("Decision"), lambda row: row.title, is_free=True),
            Cells(_("What it changes"), lambda row: _change(findings, row), is_free=True),
            Cells(_("Approved by"), lambda row: approver(findings, row), is_free=True),
            Cells(_("Trained first"), lambda row: _trained(findings, row), is_free=True),
            Cells(_("Cost"), lambda row: f"{row.cost_band}: {bands[row.cost_band].label}"),
            Cells(_("Seen to work by"), lambda row: seen_by(findings, row.action_id), is_free=True),
            Cells(_("Starts"), lambda row: row.half_year),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )


def _change(findings: Findings, action: Any) -> str:  # noqa: ANN401 a row of itertuples
    kind = uncapitalise(ChangeType(action.change_type).label)
    return f"{changed_text(findings, action)}: {kind}"


def _trained(findings: Findings, action: Any) -> str | None:  # noqa: ANN401
    """Say who must be trained first; where a pack names cadres at all, a blank means that nobody is named."""
    trained = trained_first(findings, action.cadre_ids)
    return trained or (_("nobody named") if findings.workshop.provides("cadres") else None)


def _everywhere(findings: Findings) -> list[Block]:
    heading = Heading(text=_("In every jurisdiction"))
    if findings.country.decisions.empty:
        return [heading, nothing_here(_("No action is recommended anywhere yet."))]
    table = build_table(
        Title("decisions-table", _("Recommended actions of all jurisdictions, earliest first"), is_wide=True),
        findings.country.decisions,
        (
            Cells(_("Lead"), lambda row: findings.names.institution(row.lead_institution_id), is_free=True),
            Cells(_("Where"), lambda row: findings.names.jurisdiction(row.jurisdiction)),
            Cells(_("Decision"), lambda row: row.title, is_free=True),
            Cells(_("Instrument"), lambda row: findings.names.instrument(row.instrument_id), is_free=True),
            Cells(_("Change"), lambda row: label(ChangeType, row.change_type)),
            Cells(_("Approved by"), lambda row: text_or_none(row.approver), is_free=True),
            Cells(_("When"), lambda row: findings.header.time_bands[row.time].label),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )
    return [heading, table]
