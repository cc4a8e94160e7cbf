"""Rows about what exists, what is missing and what works."""

from typing import Annotated

from pydantic import Field, StringConstraints

from bahali.vocabulary.codes import (
    Availability,
    CoverageArea,
    Domain,
    Evidence,
    GapType,
    Layer,
    Modality,
    Phase,
    Sensitivity,
    ServiceStatus,
    TargetGroup,
)
from bahali.workshop.cells import Allowed, Key, ListOf, Refers, RowId, Text, WholeNumber, YesNo
from bahali.workshop.limits import MOST_COUNTED
from bahali.workshop.tables.row import SourcedRow

Layers = Annotated[tuple[Layer, ...], ListOf]
Phases = Annotated[tuple[Phase, ...], ListOf]
TargetGroups = Annotated[tuple[TargetGroup, ...], ListOf]
RowIds = Annotated[tuple[RowId, ...], ListOf]
ActivityCode = Annotated[
    str,
    StringConstraints(
        pattern=r"^(1\.[1-3]|2\.[1-3]|3\.[1-8]|4\.[12]|5\.[1-3]|6\.[12]|7\.[1-3]|8\.[1-6]|9\.[1-4]|10\.[1-4]|11\.[1-7])$"
    ),
    Allowed("a subcode of the IASC 4Ws manual, from 1.1 to 11.7"),
]


SEVERE = 4  # severity from which a gap needs an answer, on the scale from 1 to 5 of the gaps table


class Service(SourcedRow):
    """Something that is offered to victims of terrorism, by whom, when and for whom."""

    service_id: Annotated[RowId, Key()]
    jurisdiction: Annotated[str, Refers("jurisdictions")]
    institution_id: Annotated[RowId, Refers("institutions")]
    title: Text
    domain: Domain
    layers: Annotated[Layers, Field(min_length=1)]
    activity_code: ActivityCode | None = None
    phases: Annotated[Phases, Field(min_length=1)]
    target_groups: TargetGroups = ()
    modality: Annotated[tuple[Modality, ...], ListOf] = ()
    availability: Availability
    service_status: ServiceStatus | None = None
    coverage_area: CoverageArea | None = None
    barriers: Annotated[tuple[GapType, ...], ListOf] = ()
    cadres: Annotated[RowIds, Refers("cadres")] = ()
    fee: YesNo | None = None
    sensitivity: Sensitivity = Sensitivity.LOW


class Gap(SourcedRow):
    """Something that is missing in one jurisdiction, with its cause."""

    gap_id: Annotated[RowId, Key()]
    jurisdiction: Annotated[str, Refers("jurisdictions")]
    theme: Annotated[str | None, Refers("themes")] = None
    statement: Text
    domain: Domain
    gap_type: GapType
    layers: Layers = ()
    phases: Phases = ()
    target_groups: TargetGroups = ()
    severity: Annotated[WholeNumber, Field(ge=1, le=5)]
    extent: Annotated[WholeNumber, Field(ge=1, le=3)] | None = None
    urgency: Annotated[WholeNumber, Field(ge=1, le=3)] | None = None
    root_cause: Text | None = None
    service_ids: Annotated[RowIds, Refers("services")] = ()
    times_raised: Annotated[WholeNumber, Field(ge=0, le=MOST_COUNTED)] | None = None
    unanswered_because: Text | None = None


class Practice(SourcedRow):
    """Something that works, here or elsewhere, and what it would need to work again."""

    practice_id: Annotated[RowId, Key()]
    jurisdiction: Annotated[str, Refers("jurisdictions", also=("INT",))]
    title: Text
    what: Text | None = None
    evidence: Evidence | None = None
    transfer_conditions: Text | None = None
    gap_ids: Annotated[RowIds, Refers("gaps")] = ()
