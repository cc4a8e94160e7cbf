"""What could go wrong with the recommended actions, for whom, and what is done about it."""

from bahali.analysis.findings import Findings
from bahali.document.section import Section
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import not_provided, nothing_here, references
from bahali.vocabulary.language import _


def risks(findings: Findings) -> Section:
    """List what could go wrong with a recommended action, for whom, and what is done about it."""
    name, title = "risks", _("Risks and what is done about them")
    if not findings.workshop.provides("risks"):
        return Section(name=name, title=title, blocks=(not_provided(findings.workshop, "risks"),))
    if findings.plan.risks.empty:
        return Section(
            name=name, title=title, blocks=(nothing_here(_("No risk was given for a recommended action.")),)
        )
    table = build_table(
        Title(
            "risks-table",
            _("Risks of the recommended actions"),
            _("Likelihood and severity run from 1 to 3."),
        ),
        findings.plan.risks,
        (
            Cells(_("Risk"), lambda row: row.description, is_free=True),
            Cells(_("Who could be harmed"), lambda row: row.harm_to, is_free=True),
            Cells(_("Likelihood"), lambda row: int(row.likelihood), is_number=True, unit=_("of 3")),
            Cells(_("Severity"), lambda row: int(row.severity), is_number=True, unit=_("of 3")),
            Cells(_("What is done about it"), lambda row: row.mitigation, is_free=True),
            Cells(_("By"), lambda row: findings.names.institution(row.owner_id), is_free=True),
            Cells(_("Action"), lambda row: references([row.action_id])),
        ),
        row_names=findings.plan.risks["risk_id"],
    )
    return Section(name=name, title=title, blocks=(table,))
