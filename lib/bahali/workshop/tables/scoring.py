"""Rows about how actions are judged: criteria, weights and ratings."""

from typing import Annotated

from pydantic import Field

from bahali.vocabulary.codes import Answer, Direction, RaterType
from bahali.workshop.cells import Allowed, Key, NameId, Refers, RowId, Text, WholeNumber, YesNo
from bahali.workshop.tables.row import Row, SourcedRow

Rating = Annotated[
    WholeNumber | Answer,
    Field(union_mode="left_to_right"),  # most ratings are numbers, and there can be thousands
    Allowed("a whole number on the rating scale, DK or ABSTAIN"),
]


class Criterion(SourcedRow):
    """One thing that makes an action better, with the words that anchor both ends of its scale."""

    criterion_id: Annotated[NameId, Key()]
    label: Text
    question: Text | None = None
    scale_low: Text | None = None
    scale_high: Text | None = None
    direction: Direction = Direction.HIGHER
    etd_ref: Text | None = None
    integrate_ref: Text | None = None
    is_gate: YesNo = False


class Weight(Row):
    """How much one criterion matters in one set of weights."""

    weight_set: Annotated[NameId, Key()]
    criterion_id: Annotated[NameId, Key(), Refers("criteria")]
    weight: Annotated[float, Field(ge=0, le=1), Allowed("a number from 0 to 1")]
    set_by: Text | None = None


class Score(Row):
    """What one rater answered about one action on one criterion in one round."""

    rater_id: Annotated[NameId, Key()]
    rater_type: RaterType
    action_id: Annotated[RowId, Key(), Refers("actions")]
    criterion_id: Annotated[NameId, Key(), Refers("criteria")]
    value: Rating
    round: Annotated[WholeNumber, Key(), Field(ge=1, le=9)] = 1
