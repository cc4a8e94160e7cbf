"""What a section shows where there is no order by value to speak of."""

from bahali.analysis.findings import Findings
from bahali.analysis.priorities.recommending import Outcome
from bahali.document.blocks import Notice
from bahali.present import messages
from bahali.present.words import not_provided, nothing_here
from bahali.vocabulary.language import _

TOO_FEW = (Outcome.TOO_FEW_RATERS, Outcome.NOT_RATED)


def find_hindrance(findings: Findings) -> Notice | None:
    """Say why there is no order by value; None where there is one."""
    judged = findings.priorities.judged
    if not findings.workshop.is_rated:
        return not_provided(findings.workshop, *messages.missing_for_ratings(findings))
    if findings.priorities.is_ranked:
        return None
    if judged.empty:
        return nothing_here(
            _("No action was proposed for {jurisdiction}.").format(jurisdiction=findings.jurisdiction.name)
        )
    return Notice(
        kind="caution",
        title=_("Not ranked"),
        text=_("{want}, so none has a place.").format(want=_want(findings)),
    )


def _want(findings: Findings) -> str:
    outcomes = findings.priorities.judged["outcome"]
    if not findings.priorities.is_rated:
        return _("Nobody rated the actions of {jurisdiction}").format(jurisdiction=findings.jurisdiction.name)
    if outcomes.isin(TOO_FEW).any():
        return _("No action that could be recommended has enough raters")
    if (outcomes == Outcome.INCOMPLETE).any():
        return _("No action that could be recommended has enough raters on every criterion that counts")
    return _("Something other than ratings stands against every action")
