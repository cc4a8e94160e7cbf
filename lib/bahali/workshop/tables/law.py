"""Rows about laws and other instruments, and what they say of psychosocial support."""

from typing import Annotated

from pydantic import Field

from bahali.vocabulary.law import (
    ChangeType,
    Coverage,
    ImplementationStatus,
    InstrumentStatus,
    InstrumentType,
)
from bahali.workshop.cells import IsoDate, Key, ListOf, NameId, Refers, RowId, Text, WholeNumber, YesNo
from bahali.workshop.tables.row import Row, SourcedRow


class Instrument(SourcedRow):
    """An Act, rules, policy, procedure or agreement into which support can be built."""

    instrument_id: Annotated[RowId, Key()]
    jurisdiction: Annotated[str, Refers("jurisdictions", also=("INT",))]
    title: Text
    short_title: Text | None = None
    type: InstrumentType
    year: Annotated[WholeNumber, Field(ge=1800, le=2100)] | None = None
    number: Text | None = None
    status: InstrumentStatus = InstrumentStatus.UNKNOWN
    implementation_status: ImplementationStatus = ImplementationStatus.UNKNOWN
    custodian_id: Annotated[RowId | None, Refers("institutions")] = None
    covered_population: Text | None = None
    url: str | None = None
    verified: YesNo
    full_text_read: IsoDate | None = None


class Provision(SourcedRow):
    """One section of an instrument, summarised in our own words."""

    provision_id: Annotated[RowId, Key()]
    instrument_id: Annotated[RowId, Refers("instruments")]
    ref: Text
    summary: Text
    requirement_ids: Annotated[tuple[NameId, ...], ListOf, Refers("requirements")] = ()


class Requirement(Row):
    """Something a framework must say for psychosocial support to be part of it."""

    requirement_id: Annotated[NameId, Key()]
    label: Text
    short_label: Text | None = None
    question: Text | None = None
    aim: Text | None = None
    basis: Text | None = None
    notes: Text | None = None


class Assessment(SourcedRow):
    """What one instrument says of one requirement, and the change proposed."""

    instrument_id: Annotated[RowId, Key(), Refers("instruments")]
    requirement_id: Annotated[NameId, Key(), Refers("requirements")]
    coverage: Coverage
    provision_id: Annotated[RowId | None, Refers("provisions")] = None
    proposed_change: Text | None = None
    change_type: ChangeType | None = None
    approver: Text | None = None
    action_id: Annotated[RowId | None, Refers("actions")] = None
