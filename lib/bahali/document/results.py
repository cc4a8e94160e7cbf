"""What an edition of a report says, in numbers and ids, so that a later edition can tell what changed.

Only what the report of that edition rests on and shows is kept: no answer of a single person, no worth that
too few people gave, no number of raters below the threshold of the pack.
"""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from bahali.document.blocks import Piece
from bahali.vocabulary.codes import Edition

RESULTS_VERSION = 1
"""Of the form below; raise it when a field changes its meaning or goes."""

RECOMMENDED = "recommended"

Setting = str | int | float | bool | None
OutcomeCode = Literal[
    "recommended",
    "rejected",
    "merged",
    "gate_failed",
    "too_few_raters",
    "not_rated",
    "incomplete",
    "below_limit",
]
ObstacleCode = Literal["place", "chance", "contested", "unchecked"]


class Rated(Piece):
    """What raters together say of one action on one criterion.

    Parameters
    ----------
    worth : float
        From 0 (worst) to 1 (best).
    raters : int, optional
        How many gave a number; missing where there were too few to tell.
    """

    worth: float
    raters: int | None = None


class TierRule(Piece):
    """What an action must meet to belong to a tier; values are points of 100, a chance is a share."""

    name: str
    least_value: int
    most_place: int | None = None
    least_chance: float = 0.0
    allows_contested: bool = True
    allows_unchecked: bool = True


class ResultRow(Piece):
    """Something that the report says of one row of the pack, and where that stands.

    Parameters
    ----------
    id, title : str
        Id of the row, and its words.
    """

    TABLE: ClassVar[str]
    ORIGINS: ClassVar[Mapping[str, str]] = {}

    id: str
    title: str

    def find_origin(self, field: str = "") -> tuple[str, str]:
        """Name the table and the row that a field comes from; without a field, those of the row itself."""
        return self.ORIGINS.get(field, self.TABLE), self.id


class CriterionResult(ResultRow):
    """One criterion, and its share of all weight in the set of the headline; None where that is not shown."""

    TABLE: ClassVar[str] = "criteria"

    weight: float | None
    direction: str
    anchors: str = ""


class ActionResult(ResultRow):
    """One action that was considered, as the report shows it.

    Parameters
    ----------
    outcome : str
        "recommended", or the code of the reason why not.
    order : int, optional
        1 to n among the recommended.
    place : int, optional
        By value; actions of one value share it.
    value : int, optional
        Points of 100.
    ratings : mapping of str to Rated, optional
        By criterion; missing where they may not be shown.
    chance : float, optional
        Share of the draws in which the action is on the shortlist.
    tier, band : str
        Tier, and the tier that the value alone would give; blank for none.
    obstacles : tuple of str
        Codes of what keeps it from the tier of its value.
    merged_into : str
        Action that it went into; blank for none.
    gate, status, lead, instrument, change, time, cost : str
        Codes and ids on the card of a recommended action; blank for others.
    gaps : tuple of str
        Gaps that a recommended action answers.
    """

    TABLE: ClassVar[str] = "actions"
    ORIGINS: ClassVar[Mapping[str, str]] = {
        "gate": "gate_checks",
        **dict.fromkeys(("place", "value", "ratings", "chance", "tier", "band", "obstacles"), "scores"),
    }

    outcome: OutcomeCode
    order: int | None = None
    place: int | None = None
    value: int | None = None
    ratings: dict[str, Rated] | None = None
    chance: float | None = None
    tier: str = ""
    band: str = ""
    obstacles: tuple[ObstacleCode, ...] = ()
    merged_into: str = ""
    gate: str = ""
    status: str = ""
    lead: str = ""
    instrument: str = ""
    change: str = ""
    time: str = ""
    cost: str = ""
    gaps: tuple[str, ...] = ()

    @property
    def is_recommended(self) -> bool:
        """True when the action is among the recommendations."""
        return self.outcome == RECOMMENDED


class GapResult(ResultRow):
    """One gap as the report lists it."""

    TABLE: ClassVar[str] = "gaps"

    place: int | None = None
    severity: int | None = None
    urgency: int | None = None
    domain: str = ""
    kind: str = ""
    cause: str = ""
    answers: tuple[str, ...] = ()


class ServiceResult(ResultRow):
    """One service that the edition lists."""

    TABLE: ClassVar[str] = "services"

    body: str = ""
    layers: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    availability: str = ""
    reach: str = ""
    barriers: tuple[str, ...] = ()


class AssessmentResult(ResultRow):
    """What one instrument says of one requirement, and what is to change; its id is both ids together."""

    TABLE: ClassVar[str] = "assessments"

    coverage: str
    sections: tuple[str, ...] = ()
    proposed: str = ""
    change: str = ""
    action: str = ""


class TargetResult(ResultRow):
    """How many of one cadre are to be in service by which year, and when the planned courses reach it."""

    TABLE: ClassVar[str] = "cadres"
    ORIGINS: ClassVar[Mapping[str, str]] = dict.fromkeys(
        ("reached", "reached_at_best", "reached_at_worst"), "training_targets"
    )

    target: int | None = None
    target_year: int | None = None
    reached: int | None = None
    reached_at_best: int | None = None
    reached_at_worst: int | None = None


class Results(Piece):
    """What one edition of one report says.

    Parameters
    ----------
    workshop, jurisdiction, edition : str
        Which report it is.
    place : str
        Name of the jurisdiction.
    dated : date
        Last day of the workshop.
    fingerprint : str
        SHA-256 of the pack that it was made from.
    settings : mapping of str to Setting
        Parameters of the run and rules of deciding, by name.
    tiers : tuple of TierRule
        Tiers, the highest first.
    weight_set, weight_table : str
        Set of the headline, and the table that it comes from.
    names : mapping of str to mapping of str to str
        Words for the codes and ids of the pack, by kind: institutions, instruments, time_bands, cost_bands.
    services_recorded, services_usable : int
        Services counted, listed or not, and those that can be had today.
    """

    workshop: str
    jurisdiction: str
    place: str
    edition: Edition
    dated: date
    fingerprint: str
    settings: dict[str, Setting] = Field(default_factory=dict)
    tiers: tuple[TierRule, ...] = ()
    weight_set: str = ""
    weight_table: str = "weights"
    criteria: tuple[CriterionResult, ...] = ()
    actions: tuple[ActionResult, ...] = ()
    gaps: tuple[GapResult, ...] = ()
    services: tuple[ServiceResult, ...] = ()
    services_recorded: int = 0
    services_usable: int = 0
    assessments: tuple[AssessmentResult, ...] = ()
    targets: tuple[TargetResult, ...] = ()
    names: dict[str, dict[str, str]] = Field(default_factory=dict)

    @property
    def recommended(self) -> tuple[ActionResult, ...]:
        """Recommended actions in their order."""
        chosen = [action for action in self.actions if action.is_recommended]
        return tuple(sorted(chosen, key=lambda action: action.order or 0))

    @property
    def is_ranked(self) -> bool:
        """True when at least one action has a place by its value."""
        return any(action.place is not None for action in self.actions)

    def name(self, kind: str, code: str) -> str:
        """Give the words for a code of the pack, or the code itself."""
        return self.names.get(kind, {}).get(code, code)
