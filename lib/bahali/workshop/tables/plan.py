"""Rows about what is proposed, in which order, at what risk, and how anyone will know."""

from typing import Annotated

from pydantic import Field

from bahali.vocabulary.codes import (
    ActionStatus,
    DependencyKind,
    Domain,
    Evidence,
    GateResult,
    ImplementationStage,
    IndicatorLevel,
)
from bahali.vocabulary.law import ChangeType
from bahali.workshop.cells import Allowed, Key, Month, Refers, RowId, Text, WholeNumber, YesNo
from bahali.workshop.tables.row import SourcedRow
from bahali.workshop.tables.situation import ActivityCode, Layers, Phases, RowIds, TargetGroups

Year = Annotated[WholeNumber, Field(ge=1990, le=2100)]
OneToThree = Annotated[WholeNumber, Field(ge=1, le=3)]
Number = Annotated[float, Field(allow_inf_nan=False)]


class Action(SourcedRow):
    """One proposal: a verb and its object, one lead with authority, and the instrument it changes."""

    action_id: Annotated[RowId, Key()]
    title: Text
    jurisdiction: Annotated[str, Refers("jurisdictions")]
    domain: Domain
    layers: Annotated[Layers, Field(min_length=1)]
    phases: Annotated[Phases, Field(min_length=1)]
    target_groups: TargetGroups = ()
    gap_ids: Annotated[RowIds, Refers("gaps"), Field(min_length=1)]
    lead_institution_id: Annotated[RowId, Refers("institutions")]
    support_ids: Annotated[RowIds, Refers("institutions")] = ()
    instrument_id: Annotated[RowId, Refers("instruments")]
    change_type: ChangeType
    approver: Text | None = None
    time: Annotated[str, Refers("time_bands")]
    start: Month | None = None
    end: Month | None = None
    cost_band: Annotated[str, Refers("cost_bands")]
    excludes: Annotated[RowIds, Refers("actions")] = ()
    funding_route: Text | None = None
    expected_result: Text | None = None
    evidence: Evidence | None = None
    practice_ids: Annotated[RowIds, Refers("practices")] = ()
    cadre_ids: Annotated[RowIds, Refers("cadres")] = ()
    activity_code: ActivityCode | None = None
    dnh_note: Text | None = None
    equity_note: Text | None = None
    status: ActionStatus
    merged_into: Annotated[RowId | None, Refers("actions")] = None
    dissent_note: Text | None = None
    stage: ImplementationStage | None = None
    pillar: Annotated[str | None, Refers("pillars")] = None


class GateCheck(SourcedRow):
    """Whether an action passes one gate, such as do-no-harm or legal competence."""

    action_id: Annotated[RowId, Key(), Refers("actions")]
    criterion_id: Annotated[str, Key(), Refers("criteria")]
    result: GateResult
    condition: Text | None = None


class Cost(SourcedRow):
    """How much of a budget one action takes, where more is known than its cost band."""

    action_id: Annotated[RowId, Key(), Refers("actions")]
    budget: Annotated[str, Key(), Refers("budgets")]
    amount: Annotated[float, Field(ge=0, allow_inf_nan=False), Allowed("an amount of at least 0")]


class Dependency(SourcedRow):
    """One action waits for another."""

    action_id: Annotated[RowId, Key(), Refers("actions")]
    depends_on: Annotated[RowId, Key(), Refers("actions")]
    kind: DependencyKind


class Indicator(SourcedRow):
    """How anyone will know that an action was done and did good."""

    indicator_id: Annotated[RowId, Key()]
    action_id: Annotated[RowId, Refers("actions")]
    label: Text
    definition: Text | None = None
    level: IndicatorLevel
    iasc_outcome: Annotated[str | None, Field(pattern=r"^(G|O[1-5])$"), Allowed("G, or O1 to O5")] = None
    unit: Text | None = None
    baseline: Annotated[Number, Allowed("a number, or blank when it is yet to be set")] | None = None
    baseline_year: Year | None = None
    target: Annotated[Number, Allowed("a number")] | None = None
    target_year: Year | None = None
    mov: Text | None = None
    frequency: Text | None = None
    owner_id: Annotated[RowId | None, Refers("institutions")] = None
    disaggregation: Text | None = None
    individual_scores: YesNo = False
    privacy: Text | None = None


class Risk(SourcedRow):
    """What could go wrong with an action, for whom, and what is done about it."""

    risk_id: Annotated[RowId, Key()]
    action_id: Annotated[RowId, Refers("actions")]
    description: Text
    harm_to: Text
    likelihood: OneToThree
    severity: OneToThree
    mitigation: Text
    owner_id: Annotated[RowId | None, Refers("institutions")] = None
