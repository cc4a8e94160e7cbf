"""What a section shows where there is no order by value to speak of."""

from bahali.analysis.findings import Findings
from bahali.analysis.priorities.recommending import Outcome
from bahali.document.blocks import Notice
from bahali.present import messages
from bahali.present.words import not_provided, nothing_here

TOO_FEW = (Outcome.TOO_FEW_RATERS, Outcome.NOT_RATED)


def find_hindrance(findings: Findings) -> Notice | None:
    """Say why there is no order by value; None where there is one."""
    judged = findings.priorities.judged
    if not findings.workshop.is_rated:
        return not_provided(findings.workshop, *messages.missing_for_ratings(findings))
    if findings.priorities.is_ranked:
        return None
    if judged.empty:
        return nothing_here(f"No action was proposed for {findings.jurisdiction.name}.")
    return Notice(kind="caution", title="Not ranked", text=f"{_want(findings)}, so none has a place.")


def _want(findings: Findings) -> str:
    outcomes = findings.priorities.judged["outcome"]
    if not findings.priorities.is_rated:
        return f"Nobody rated the actions of {findings.jurisdiction.name}"
    if outcomes.isin(TOO_FEW).any():
        return "No action that could be recommended has enough raters"
    if (outcomes == Outcome.INCOMPLETE).any():
        return "No action that could be recommended has enough raters on every criterion that counts"
    return "Something other than ratings stands against every action"
