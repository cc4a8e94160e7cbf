"""Rows about the people who give support: cadres, what they are taught, and how many by when."""

from typing import Annotated

from pydantic import Field

from bahali.workshop.cells import Allowed, Key, Refers, RowId, Text, WholeNumber
from bahali.workshop.limits import MOST_COUNTED
from bahali.workshop.tables.plan import Year
from bahali.workshop.tables.row import SourcedRow
from bahali.workshop.tables.situation import Layers, RowIds

Share = Annotated[float, Field(ge=0, le=1), Allowed("a share from 0 to 1")]
Count = Annotated[WholeNumber, Field(ge=0, le=MOST_COUNTED)]
AtLeastOne = Annotated[WholeNumber, Field(ge=1, le=MOST_COUNTED)]


class Cadre(SourcedRow):
    """A kind of worker who gives support; how many there are may be unknown."""

    cadre_id: Annotated[RowId, Key()]
    label: Text
    jurisdiction: Annotated[str, Refers("jurisdictions")]
    layers: Layers = ()
    baseline_n: Count | None = None
    baseline_least: Count | None = None
    baseline_most: Count | None = None
    baseline_source: Text | None = None
    target_n: Count | None = None
    target_year: Year | None = None
    supervisor_cadre_id: Annotated[RowId | None, Refers("cadres")] = None
    supervision_ratio: AtLeastOne | None = None


class TrainingProgramme(SourcedRow):
    """A course: for whom, how long, how many at a time."""

    programme_id: Annotated[RowId, Key()]
    title: Text
    cadre_ids: Annotated[RowIds, Refers("cadres")] = ()
    content_ref: Text | None = None
    days: AtLeastOne | None = None
    seats_per_cohort: AtLeastOne
    trainers_per_cohort: AtLeastOne | None = None
    trainer_cadre_id: Annotated[RowId | None, Refers("cadres")] = None
    cohorts_per_trainer: AtLeastOne | None = None
    most_cohorts: Count | None = None
    refresher_months: AtLeastOne | None = None
    language: Text | None = None
    unit_cost_band: Annotated[str | None, Refers("cost_bands")] = None


class TrainingTarget(SourcedRow):
    """How many courses a cadre is given in a year, and how many trained people are hoped for."""

    jurisdiction: Annotated[str, Key(), Refers("jurisdictions")]
    cadre_id: Annotated[RowId, Key(), Refers("cadres")]
    programme_id: Annotated[RowId, Key(), Refers("training_programmes")]
    year: Annotated[Year, Key()]
    cohorts: Count
    completion_rate: Share | None = None
    attrition_rate: Share | None = None
    target_trained: Count | None = None
