"""Rows about who took part, which institutions act, and where facts come from."""

from typing import Annotated

from pydantic import Field

from bahali.vocabulary.codes import InstitutionKind, SourceAccess, StakeholderGroup
from bahali.workshop.cells import IsoDate, Key, NameId, Refers, RowId, Text, WholeNumber, YesNo
from bahali.workshop.tables.row import Row, SourcedRow


class Participant(Row):
    """One participant under a pseudonym: no name, no gender, and never shown in any report."""

    participant_id: Annotated[NameId, Key()]
    stakeholder_group: StakeholderGroup
    jurisdiction: Annotated[str, Refers("jurisdictions")]
    consent_process: YesNo
    consent_quote: YesNo
    group_no: Annotated[WholeNumber, Field(ge=1, le=99)] | None = None


class Institution(SourcedRow):
    """A body that leads, supports or approves; its views are nobody's business here."""

    institution_id: Annotated[RowId, Key()]
    name: Text
    jurisdiction: Annotated[str, Refers("jurisdictions", also=("INT",))]
    kind: InstitutionKind
    delivers_services: YesNo
    legal_mandate_note: Text | None = None
    influence: Annotated[WholeNumber, Field(ge=1, le=5)] | None = None
    interest: Annotated[WholeNumber, Field(ge=1, le=5)] | None = None


class SourceRow(Row):
    """A publication or paper that a row relies on."""

    source_id: Annotated[NameId, Key()]
    citation: Text
    url: str | None = None
    date: IsoDate | None = None
    access: SourceAccess
    type: Text | None = None
    notes: Text | None = None
