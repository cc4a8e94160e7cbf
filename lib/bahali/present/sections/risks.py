"""What could go wrong with the recommended actions, for whom, and what is done about it."""

from bahali.analysis.findings import Findings
from bahali.document.section import Section
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import not_provided, nothing_here, references


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
