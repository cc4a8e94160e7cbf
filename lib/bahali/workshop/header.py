"""What ``workshop.yaml`` holds: the facts of a workshop, its own code lists, and how it decides."""

import math
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from bahali.vocabulary.codes import (
    Attribution,
    DataClass,
    Domain,
    JurisdictionLevel,
    RequirementLibrary,
    WindowMoment,
)
from bahali.vocabulary.language import N_, _
from bahali.vocabulary.law import ChangeType
from bahali.workshop.accepting import AcceptedText
from bahali.workshop.budgets import Amount, Budget
from bahali.workshop.cells import Allowed, IsoDate, Month
from bahali.workshop.deciding import Deciding
from bahali.workshop.part import Part, Words

INTERNATIONAL = "INT"  # stands in a jurisdiction column for what belongs to no jurisdiction of the workshop
SUBJECT = N_("psychosocial support for victims of terrorism")
"""What a workshop is about that does not say so itself."""

Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60),
    Allowed("small letters, digits and single hyphens, such as north-hills"),
]
MonthNumber = Annotated[int, Field(ge=1, le=12), Allowed("a month from 1 to 12")]
Spread = Annotated[float, Field(ge=0, le=0.5), Allowed("a share from 0 to 0.5")]
JurisdictionCode = Annotated[
    str, StringConstraints(pattern=r"^[A-Z]{2,3}$"), Allowed("two or three capital letters")
]


class Jurisdiction(Part):
    """The country or one of its provinces.

    Parameters
    ----------
    name : str
        Name as printed.
    slug : str
        Name of its report's folder.
    level : JurisdictionLevel
        ``national`` or ``provincial``; a workshop has exactly one national jurisdiction.
    """

    name: Words
    slug: Slug
    level: JurisdictionLevel


class TimeBand(Part):
    """When an action is done, in months from the start of the plan."""

    label: Words
    from_month: Annotated[int, Field(ge=0, le=120), Allowed("a number of months from 0 to 120")]
    to_month: Annotated[int, Field(ge=1, le=120), Allowed("a number of months from 1 to 120")]

    @model_validator(mode="after")
    def check_months(self) -> Self:
        """Refuse a band that ends before it starts."""
        if self.to_month <= self.from_month:
            raise ValueError("to_month must be after from_month")
        return self


class CostBand(Part):
    """About how much an action costs, and who can usually approve that much.

    Parameters
    ----------
    label : str
        Words as printed.
    approver : str
        Who can usually approve that much.
    amount : float, optional
        What an action of this band is taken to cost where a budget is worked out and nothing better is known,
        in the unit of the budgets.
    """

    label: Words
    approver: Words
    amount: Amount | None = None


class Window(Part):
    """Months of every year in which some kinds of change can start or end.

    Parameters
    ----------
    label : str
        Words as printed.
    change_types : tuple of ChangeType
        Kinds of change that wait for the window.
    moment : WindowMoment
        Whether the action starts in the window, as a scheme starts with its budget, or ends in it, as a bill
        is passed when the assembly sits.
    months : tuple of int
        Months of the year, 1 to 12.
    notice_months : int
        How many months earlier the proposal must be handed in.
    """

    label: Words
    change_types: Annotated[tuple[ChangeType, ...], Field(min_length=1)]
    moment: WindowMoment
    months: Annotated[tuple[MonthNumber, ...], Field(min_length=1)]
    notice_months: Annotated[int, Field(ge=0, le=24), Allowed("a number of months from 0 to 24")] = 0


class Planning(Part):
    """When the plan starts, how its years run, and what is assumed of training.

    Parameters
    ----------
    start : str
        First month of the plan.
    fiscal_year_start_month : int
        Month in which the fiscal year starts.
    completion_rate, attrition_rate : float
        Shares who complete a course, and who leave in a year, where a target does not say.
    completion_spread, attrition_spread : float
        How far each of these shares may be off, up or down.
    quick_win_months : int
        A quick win ends within so many months of the start of the plan.
    quick_win_bands : tuple of str
        Cost bands of a quick win; blank for the two that come first.
    """

    start: Month
    fiscal_year_start_month: MonthNumber = 7
    completion_rate: Annotated[float, Field(gt=0, le=1), Allowed("a share above 0, up to 1")] = 0.7
    attrition_rate: Annotated[float, Field(ge=0, lt=1), Allowed("a share from 0, below 1")] = 0.15
    completion_spread: Spread = 0.1
    attrition_spread: Spread = 0.05
    quick_win_months: Annotated[int, Field(ge=1, le=60), Allowed("a number of months from 1 to 60")] = 12
    quick_win_bands: tuple[str, ...] = ()


class Header(Part):
    """Facts of one workshop, its own code lists, and how it decides.

    ``women_total`` is only accepted together with ``people_source``: the number may stand here only if the
    organiser has already published it, because with few women in a room a total can point to persons.
    ``provincial_domains`` are the kinds of assistance that only provinces may deliver.
    """

    workshop_id: Slug
    title: Words
    start: IsoDate
    end: IsoDate
    place: Words
    organisers: Annotated[tuple[Words, ...], Field(min_length=1)]
    funder: Words | None = None
    disclaimer: Words
    data_class: DataClass
    data_notice: Words | None = None
    validation_status: Words | None = None
    retention_until: IsoDate | None = None
    participants_total: Annotated[int, Field(ge=1), Allowed("a whole number of at least 1")] | None = None
    women_total: Annotated[int, Field(ge=0), Allowed("a whole number")] | None = None
    people_source: Words | None = None
    groups_present: tuple[Words, ...] = ()
    groups_absent: tuple[Words, ...] = ()
    attribution: Attribution = Attribution.NONE
    k_threshold: Annotated[int, Field(ge=3, le=50), Allowed("a whole number from 3 to 50")] = 5
    currency: Words
    money_unit: Words | None = None
    subject: Words = SUBJECT
    default_weight_set: Words = "base"
    jurisdictions: dict[JurisdictionCode, Jurisdiction]
    provincial_domains: tuple[Domain, ...] = ()
    requirement_library: RequirementLibrary = RequirementLibrary.STANDARD
    pillars: dict[str, Words] = Field(default_factory=dict)
    themes: dict[str, Words] = Field(default_factory=dict)
    time_bands: Annotated[dict[str, TimeBand], Field(min_length=1)]
    cost_bands: Annotated[dict[str, CostBand], Field(min_length=1)]
    budgets: dict[str, Budget] = Field(default_factory=dict)
    windows: dict[str, Window] = Field(default_factory=dict)
    deciding: Deciding
    planning: Planning
    accepted_texts: tuple[AcceptedText, ...] = ()

    @model_validator(mode="after")
    def check_facts(self) -> Self:
        """Refuse headers whose parts contradict each other; tell every contradiction."""
        if problems := [*self._people_problems(), *self._place_problems(), *self._band_problems()]:
            raise ValueError("; ".join(problems))
        return self

    def _people_problems(self) -> Iterator[str]:
        if self.end < self.start:
            yield "the workshop ends before it starts"
        if self.women_total is not None and self.people_source is None:
            yield "women_total may be given only with people_source, where it was already published"
        if (self.women_total or 0) > (self.participants_total or math.inf):
            yield "women_total is above participants_total"

    def _place_problems(self) -> Iterator[str]:
        levels = [place.level for place in self.jurisdictions.values()]
        if levels.count(JurisdictionLevel.NATIONAL) != 1:
            yield "exactly one jurisdiction must have the level national"
        slugs = [place.slug for place in self.jurisdictions.values()]
        if len(set(slugs)) != len(slugs):
            yield "two jurisdictions have the same slug"
        if INTERNATIONAL in self.jurisdictions:
            yield f"{INTERNATIONAL} is kept for what belongs to no jurisdiction, so use another code"

    def _band_problems(self) -> Iterator[str]:
        if unknown := [code for code in self.planning.quick_win_bands if code not in self.cost_bands]:
            yield f"quick_win_bands names {', '.join(unknown)}, which is not among the cost_bands"

    @property
    def subject_in_words(self) -> str:
        """The subject as the workshop wrote it; where it wrote none, in the language that is spoken."""
        return self.subject if "subject" in self.model_fields_set else _(SUBJECT)

    @cached_property
    def quick_win_bands(self) -> tuple[str, ...]:
        """Cost bands that a quick win may have."""
        return self.planning.quick_win_bands or tuple(self.cost_bands)[:2]

    @cached_property
    def national(self) -> str:
        """Code of the national jurisdiction."""
        return next(
            code for code, place in self.jurisdictions.items() if place.level is JurisdictionLevel.NATIONAL
        )

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        """Codes of all other jurisdictions, in the order of workshop.yaml."""
        return tuple(code for code in self.jurisdictions if code != self.national)

    @property
    def is_illustrative(self) -> bool:
        """True when the content was invented to show the method."""
        return self.data_class is DataClass.ILLUSTRATIVE
