"""What the report says in numbers and ids, gathered so that a later edition can tell what changed."""

from typing import Any

import numpy as np

from bahali.analysis.findings import Findings
from bahali.document.results import (
    ActionResult,
    AssessmentResult,
    CriterionResult,
    GapResult,
    Rated,
    Results,
    ServiceResult,
    TargetResult,
    TierRule,
)
from bahali.document.section import KeptResults, keep_results
from bahali.present.words import as_points, is_blank, text_or_none, whole_or_none
from bahali.workshop.frames import each_row

EXACT_DECIMALS = 12  # of worth and weights: enough to put actions in their order again, ties among them
CHANCE_DECIMALS = 3
_NOT_RULES = {"tiers", "consensus"}
_WEIGHT_TABLES = {"given": "weights", "pairs": "comparisons"}


def results(findings: Findings) -> KeptResults:
    """Keep what this report says, so that the next edition can tell what changed."""
    return keep_results(gather_results(findings))


def gather_results(findings: Findings) -> Results:
    """Gather what the report shows to its readers, and nothing that it does not.

    Parameters
    ----------
    findings : Findings
        Results of the jurisdiction.
    """
    settings, header = findings.settings, findings.header
    return Results(
        workshop=header.workshop_id,
        jurisdiction=settings.jurisdiction,
        place=findings.jurisdiction.name,
        edition=settings.edition,
        dated=header.end,
        fingerprint=findings.workshop.fingerprint,
        settings=_settings(findings),
        tiers=tuple(TierRule(**tier.model_dump()) for tier in header.deciding.tiers),
        weight_set=settings.weight_set if findings.workshop.weight_sets else "",
        weight_table=_weight_table(findings),
        criteria=_criteria(findings),
        actions=_actions(findings),
        gaps=_gaps(findings),
        services=_services(findings),
        services_recorded=len(findings.situation.services),
        services_usable=findings.situation.usable_count,
        assessments=_assessments(findings),
        targets=_targets(findings),
        names=_names(findings),
    )


def _settings(findings: Findings) -> dict[str, Any]:
    run = findings.settings
    rules = findings.header.deciding.model_dump(mode="json", exclude=_NOT_RULES)
    return {"max_recommendations": run.max_recommendations, "draws": run.draws, "seed": run.seed, **rules}


def _weight_table(findings: Findings) -> str:
    origins = findings.priorities.weighing.origins
    how = origins.loc[origins["weight_set"] == findings.settings.weight_set, "how"]
    return _WEIGHT_TABLES.get(how.iloc[0], "weight_answers") if len(how) else "weights"


def _criteria(findings: Findings) -> tuple[CriterionResult, ...]:
    rows = findings.workshop.table("criteria")
    is_shown = findings.settings.weight_set not in findings.priorities.weighing.withheld
    weights = findings.priorities.weighing.chosen
    return tuple(
        CriterionResult(
            id=row.criterion_id,
            title=row.label,
            weight=round(float(weights.get(row.criterion_id, 0.0)), EXACT_DECIMALS) if is_shown else None,
            direction=row.direction,
            anchors="; ".join(f"{rating}={worth:g}" for rating, worth in row.value_anchors),
        )
        for row in each_row(rows[~rows["is_gate"].astype(bool)])
    )


def _actions(findings: Findings) -> tuple[ActionResult, ...]:
    ratings = _ratings(findings)
    return tuple(
        ActionResult(
            id=row.action_id,
            title=row.title,
            outcome=row.outcome,
            order=whole_or_none(row.order),
            merged_into=text_or_none(row.merged_into) or "",
            **_judgement(row, ratings),
            **(_card(row) if not is_blank(row.order) else {}),
        )
        for row in each_row(findings.priorities.judged)
    )


def _judgement(row: Any, ratings: dict[str, dict[str, Rated]]) -> dict[str, Any]:  # noqa: ANN401 a row
    """Give value, place and tier; the report shows them of actions that have a place, and of no other."""
    if is_blank(row.place):
        return {}
    return {
        "place": int(row.place),
        "value": as_points(float(row.value)),
        "ratings": ratings.get(row.action_id),
        "chance": None if is_blank(row.chance) else round(float(row.chance), CHANCE_DECIMALS),
        "tier": text_or_none(row.tier) or "",
        "band": text_or_none(row.band) or "",
        "obstacles": tuple(row.obstacles),
    }


def _card(row: Any) -> dict[str, Any]:  # noqa: ANN401 a row
    return {
        "gate": row.gate,
        "status": row.status,
        "lead": row.lead_institution_id,
        "instrument": row.instrument_id,
        "change": row.change_type,
        "time": row.time,
        "cost": row.cost_band,
        "gaps": tuple(row.gap_ids),
    }


def _ratings(findings: Findings) -> dict[str, dict[str, Rated]]:
    """Give what raters together say of each action by criterion: what its value, which is shown, is made of.

    A criterion that too few rated has no worth, so nothing stands for one or two people; how many rated is
    left out where they, or those of the panel who did not, are few. Where weights may not be shown, nothing
    is given: values and ratings together would give them away.
    """
    if findings.settings.weight_set in findings.priorities.weighing.withheld:
        return {}
    panel, tells = findings.priorities.panel, findings.disclosure.tells
    combined, counts = panel.combine(findings.header.deciding), panel.counts
    return {
        action: {
            criterion: Rated(
                worth=round(float(worth), EXACT_DECIMALS),
                raters=int(raters) if tells(int(raters), len(panel.raters)) else None,
            )
            for criterion, worth, raters in zip(panel.criteria, combined[place], counts[place], strict=True)
            if not np.isnan(worth)
        }
        for place, action in enumerate(panel.actions)
    }


def _gaps(findings: Findings) -> tuple[GapResult, ...]:
    answers = findings.situation.gap_answers.set_index("gap_id")["action_ids"]
    return tuple(
        GapResult(
            id=row.gap_id,
            title=row.statement,
            place=whole_or_none(row.place),
            severity=whole_or_none(row.severity),
            urgency=whole_or_none(row.urgency),
            domain=row.domain,
            kind=row.gap_type,
            cause=text_or_none(row.root_cause) or "",
            answers=tuple(answers[row.gap_id]),
        )
        for row in each_row(findings.situation.gaps)
    )


def _services(findings: Findings) -> tuple[ServiceResult, ...]:
    return tuple(
        ServiceResult(
            id=row.service_id,
            title=row.title,
            body=findings.names.institution(row.institution_id) or "",
            layers=tuple(row.layers),
            phases=tuple(row.phases),
            groups=tuple(row.target_groups),
            availability=row.availability,
            reach=text_or_none(row.coverage_area) or "",
            barriers=tuple(row.barriers),
        )
        for row in each_row(findings.situation.services)
        if findings.disclosure.lists(row.sensitivity)
    )


def _assessments(findings: Findings) -> tuple[AssessmentResult, ...]:
    if not findings.workshop.provides("assessments"):
        return ()
    names = findings.names
    return tuple(
        AssessmentResult(
            id=f"{row.requirement_id} × {row.instrument_id}",
            title=f"{names.requirement(row.requirement_id)}: {names.instrument(row.instrument_id)}",
            coverage=row.coverage,
            sections=tuple(row.refs),
            proposed=text_or_none(row.proposed_change) or "",
            change=text_or_none(row.change_type) or "",
            action=text_or_none(row.action_id) or "",
        )
        for row in each_row(findings.law.cells)
    )


def _targets(findings: Findings) -> tuple[TargetResult, ...]:
    return tuple(
        TargetResult(
            id=row.cadre_id,
            title=findings.names.cadre(row.cadre_id) or row.cadre_id,
            target=whole_or_none(row.target_n),
            target_year=whole_or_none(row.target_year),
            reached=whole_or_none(row.reached_year),
            reached_at_best=whole_or_none(row.reached_high),
            reached_at_worst=whole_or_none(row.reached_low),
        )
        for row in each_row(findings.people.reached)
    )


def _names(findings: Findings) -> dict[str, dict[str, str]]:
    """Give the words for what the cards of recommended actions name by id or code."""
    rows, names, header = findings.priorities.recommended, findings.names, findings.header
    return {
        "institutions": {code: names.institution(code) or code for code in rows["lead_institution_id"]},
        "instruments": {code: names.instrument(code) or code for code in rows["instrument_id"]},
        "time_bands": {code: band.label for code, band in header.time_bands.items()},
        "cost_bands": {code: f"{code}: {band.label}" for code, band in header.cost_bands.items()},
    }
