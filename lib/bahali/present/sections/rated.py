"""What a section shows where there is no order by value to speak of."""

from bahali.analysis.findings import Findings
from bahali.analysis.priorities.recommending import Outcome
from bahali.document.blocks import Notice
from bahali.present import messages
from bahali.present.words import not_provided, nothing_here

WANT_OF_RATINGS = (Outcome.TOO_FEW_RATERS, Outcome.NOT_RATED, Outcome.INCOMPLETE)


def find_hindrance(findings: Findings) -> Notice | None:
    """Say why there is no order by value; None where there is one."""
    judged = findings.priorities.judged
    if not findings.workshop.is_rated:
        return not_provided(findings.workshop, *messages.missing_for_ratings(findings))
    if findings.priorities.is_ranked:
        return None
    if judged.empty:
        return nothing_here(f"No action was proposed for {findings.jurisdiction.name}.")
    text = (
        "No action that could be recommended has enough raters, so none has a place."
        if judged["outcome"].isin(WANT_OF_RATINGS).any()
        else "Something other than ratings stands against every action, so none has a place."
    )
    return Notice(kind="caution", title="Not ranked", text=text)
