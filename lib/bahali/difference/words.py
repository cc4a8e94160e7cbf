"""How the fields of results, and what stands in them, are called for a reader."""

from collections.abc import Mapping
from typing import Any

from bahali.document.results import Results
from bahali.present.words import label, labels
from bahali.vocabulary.codes import (
    ActionStatus,
    Availability,
    Code,
    CoverageArea,
    Direction,
    Domain,
    GapType,
    GateResult,
    Layer,
    Phase,
    TargetGroup,
)
from bahali.vocabulary.language import N_, _
from bahali.vocabulary.law import ChangeType, Coverage

FIELD_WORDS: Mapping[str, str] = {
    "title": N_("Wording"),
    "lead": N_("Lead"),
    "instrument": N_("Instrument"),
    "change": N_("Kind of change"),
    "time": N_("When"),
    "cost": N_("Cost band"),
    "gaps": N_("Gaps answered"),
    "gate": N_("Conditions"),
    "status": N_("Status"),
    "value": N_("Value"),
    "severity": N_("Severity"),
    "urgency": N_("Urgency"),
    "domain": N_("Kind of assistance"),
    "kind": N_("What is lacking"),
    "cause": N_("Cause"),
    "answers": N_("Answered by"),
    "body": N_("Body"),
    "layers": N_("Layers"),
    "phases": N_("Phases"),
    "groups": N_("For"),
    "availability": N_("Availability"),
    "reach": N_("Reach"),
    "barriers": N_("Barriers"),
    "coverage": N_("What it says"),
    "sections": N_("Section"),
    "proposed": N_("Proposed change"),
    "action": N_("Carried by"),
    "weight": N_("Weight"),
    "direction": N_("Direction"),
    "anchors": N_("What ratings are worth"),
    "target": N_("Target"),
    "target_year": N_("Year of the target"),
    "reached": N_("Reached as planned"),
    "reached_at_best": N_("Reached at best"),
    "reached_at_worst": N_("Reached at worst"),
}

SETTING_WORDS: Mapping[str, str] = {
    "max_recommendations": N_("Most recommendations shown"),
    "draws": N_("Draws of weights and raters"),
    "seed": N_("Start of the draws (seed)"),
    "lowest_rating": N_("Lowest rating"),
    "highest_rating": N_("Highest rating"),
    "aggregate": N_("How ratings are combined"),
    "trim_share": N_("Share left out at each end"),
    "balance_groups": N_("Groups count alike"),
    "dont_know": N_("What “don't know” counts for"),
    "unrated": N_("What too few ratings count for"),
    "min_raters": N_("Fewest raters"),
    "shortlist": N_("Length of the shortlist"),
    "robust_share": N_("Share of the draws from which a tier is firm"),
    "agreement_share": N_("Share of raters from which agreement is broad"),
    "contested_weight": N_("Weight from which an action is contested"),
    "weight_draws": N_("Which weights are drawn"),
    "weight_spread": N_("How far weights are drawn apart"),
    "pair_group": N_("How comparisons are combined"),
    "random_index": N_("Random index of comparisons"),
    "consistency_limit": N_("Limit of consistency"),
    "may_rate_elsewhere": N_("Raters may rate for another jurisdiction"),
    "weight_set": N_("Set of weights"),
    "edition": N_("Edition"),
}

VALUING = frozenset(
    {"lowest_rating", "highest_rating", "aggregate", "trim_share", "balance_groups", "dont_know", "unrated"}
    | {"min_raters"}
)
"""Settings that make the same ratings worth something else."""

_CODES: Mapping[str, type[Code]] = {
    "change": ChangeType,
    "gate": GateResult,
    "status": ActionStatus,
    "domain": Domain,
    "kind": GapType,
    "availability": Availability,
    "reach": CoverageArea,
    "coverage": Coverage,
    "direction": Direction,
}
_CODE_LISTS: Mapping[str, type[Code]] = {
    "layers": Layer,
    "phases": Phase,
    "groups": TargetGroup,
    "barriers": GapType,
}
_NAMES = {"lead": "institutions", "instrument": "instruments", "time": "time_bands", "cost": "cost_bands"}
_YEARS = ("reached", "reached_at_best", "reached_at_worst")


def field_in_words(field: str) -> str:
    """Name a field of a row for a reader."""
    return _(FIELD_WORDS.get(field, field))


def setting_in_words(setting: str) -> str:
    """Name a setting for a reader."""
    return _(SETTING_WORDS.get(setting, setting))


def value_in_words(results: Results, field: str, value: Any) -> str:  # noqa: ANN401 any field of a row
    """Write what stands in a field of an edition as that edition shows it.

    Parameters
    ----------
    results : Results
        The edition, for its names.
    field : str
        Name of the field.
    value : object
        What stands in it; blank is told as such.
    """
    if field in _YEARS and value is None:
        return _("not in the plan")
    if value is None or value in ("", ()):
        return _("not stated")
    for writes in (_code, _name, _number):
        if words := writes(results, field, value):
            return words
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def as_share(weight: float | None) -> str:
    """Write a weight in per cent, with one decimal only where it needs one.

    Examples
    --------
    >>> as_share(0.25), as_share(0.125), as_share(None)
    ('25 %', '12.5 %', 'not shown')
    """
    return _("not shown") if weight is None else f"{round(weight * 100, 1):g} %"


def _code(_results: Results, field: str, value: Any) -> str | None:  # noqa: ANN401
    if field in _CODES and value in list(_CODES[field]):
        return label(_CODES[field], value)
    if field in _CODE_LISTS and set(value) <= set(_CODE_LISTS[field]):
        return labels(_CODE_LISTS[field], value)
    return None


def _name(results: Results, field: str, value: Any) -> str | None:  # noqa: ANN401
    return results.name(_NAMES[field], value) if field in _NAMES else None


def _number(_results: Results, field: str, value: Any) -> str | None:  # noqa: ANN401
    return as_share(value) if field == "weight" else None
