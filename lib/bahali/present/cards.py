"""One recommendation as a card."""

from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import Card, Detail
from bahali.present import messages
from bahali.present.points import points_on_card
from bahali.present.reasons import explain_place
from bahali.present.signing import approver, changed_text, trained_first
from bahali.present.words import join_words, label, labels, references, text_or_none
from bahali.vocabulary.codes import ActionStatus, Evidence, GateResult, TargetGroup
from bahali.vocabulary.language import _
from bahali.vocabulary.law import ChangeType


def build_card(findings: Findings, action: Any) -> Card:  # noqa: ANN401 a row of itertuples has no better type
    """Make the card of one recommended action.

    Parameters
    ----------
    findings : Findings
        Results of the jurisdiction.
    action : named tuple
        A row of ``findings.priorities.recommended``.
    """
    details = (
        *_why(findings, action),
        *_who(findings, action),
        *_how(findings, action),
        *_care(findings, action),
        *_measure(findings, action),
        *_certainty(findings, action),
        *points_on_card(findings, action.action_id),
    )
    return Card(name=action.action_id, title=action.title, marks=_marks(findings, action), details=details)


def _marks(findings: Findings, action: Any) -> tuple[Detail, ...]:  # noqa: ANN401
    marks: list[Detail] = []
    if findings.priorities.is_ranked:
        marks += [
            Detail(label=_("Place"), value=int(action.place)),
            Detail(label=_("Tier"), value=text_or_none(action.tier)),
        ]
        marks += [Detail(label=_("Raters"), value=_("divided"))] if action.is_contested else []
    marks += [
        Detail(label=_("When"), value=findings.header.time_bands[action.time].label),
        Detail(label=_("Status"), value=label(ActionStatus, action.status)),
    ]
    return tuple(marks)


def _why(findings: Findings, action: Any) -> tuple[Detail, ...]:  # noqa: ANN401
    statements = findings.situation.gap_statements.reindex(list(action.gap_ids)).dropna()
    return (
        Detail(label=_("Why"), value="; ".join(text.rstrip(". ") for text in statements), is_free=True),
        Detail(label=_("Gaps"), value=references(action.gap_ids)),
        Detail(label=_("Expected result"), value=text_or_none(action.expected_result), is_free=True),
    )


def _who(findings: Findings, action: Any) -> tuple[Detail, ...]:  # noqa: ANN401
    support = [findings.names.institution(body) for body in action.support_ids]
    return (
        Detail(label=_("Lead"), value=findings.names.institution(action.lead_institution_id), is_free=True),
        Detail(label=_("With"), value=join_words(support) or None, is_free=True),
        Detail(label=_("For"), value=labels(TargetGroup, action.target_groups)),
    )


def _how(findings: Findings, action: Any) -> tuple[Detail, ...]:  # noqa: ANN401
    band = findings.header.cost_bands[action.cost_band]
    return (
        Detail(label=_("Instrument"), value=changed_text(findings, action), is_free=True),
        Detail(label=_("Change"), value=label(ChangeType, action.change_type)),
        Detail(label=_("Approved by"), value=approver(findings, action), is_free=True),
        Detail(label=_("Cost band"), value=f"{action.cost_band}: {band.label}"),
        Detail(label=_("Funding route"), value=text_or_none(action.funding_route), is_free=True),
    )


def _care(findings: Findings, action: Any) -> tuple[Detail, ...]:  # noqa: ANN401
    conditions = findings.priorities.gate_conditions.get(action.action_id, [])
    gate = label(GateResult, action.gate) or GateResult.NOT_ASSESSED.label
    return (
        Detail(label=_("Do no harm"), value=text_or_none(action.dnh_note), is_free=True),
        Detail(label=_("Equity"), value=text_or_none(action.equity_note), is_free=True),
        Detail(
            label=_("Conditions"),
            value="; ".join([gate, *(text.rstrip(". ") for text in conditions)]),
            is_free=True,
        ),
    )


def _measure(findings: Findings, action: Any) -> tuple[Detail, ...]:  # noqa: ANN401
    indicators = findings.plan.indicators_of(action.action_id)
    needs = findings.plan.needs_of(action.action_id)
    knows_needs = findings.workshop.provides("dependencies")
    trained = trained_first(findings, action.cadre_ids)
    return (
        Detail(label=_("Indicator"), value="; ".join(indicators) or None, is_free=True),
        Detail(label=_("Needs first"), value=references(needs) if knows_needs else None),
        *([Detail(label=_("Trained first"), value=trained, is_free=True)] if trained else []),
    )


def _certainty(findings: Findings, action: Any) -> tuple[Detail, ...]:  # noqa: ANN401
    evidence = Detail(label=_("Evidence"), value=label(Evidence, action.evidence))
    if not findings.priorities.is_ranked:
        return (evidence,)
    raters = messages.raters_of_action(findings, action.raters)
    agreement = messages.agreement_in_words(findings, action)
    dissent = text_or_none(action.dissent_note)
    return (
        evidence,
        Detail(
            label=_("Agreement"),
            value=_("{agreement} (raters: {raters})").format(agreement=agreement, raters=raters),
        ),
        Detail(label=_("Robustness"), value=messages.robustness_in_words(findings, action.band_share)),
        Detail(label=_("Why this place"), value=explain_place(findings, action)),
        *([Detail(label=_("Dissent"), value=dissent, is_free=True)] if dissent else []),
    )
