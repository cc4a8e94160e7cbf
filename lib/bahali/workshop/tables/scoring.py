"""Rows about how actions are judged: criteria, weights and ratings."""

from typing import Annotated

from pydantic import Field

from bahali.vocabulary.codes import Answer, Direction, RaterType, WeightMethod
from bahali.workshop.cells import (
    Allowed,
    Key,
    ListOf,
    NameId,
    Ratio,
    Refers,
    RowId,
    Text,
    ValueAnchor,
    WholeNumber,
    YesNo,
)
from bahali.workshop.tables.row import Row, SourcedRow

Rating = Annotated[
    WholeNumber | Answer,
    Field(union_mode="left_to_right"),  # most ratings are numbers, and there can be thousands
    Allowed("a whole number on the rating scale, DK or ABSTAIN"),
]


ANCHORS = "ratings with what they are worth from 0 to 100, such as 1=0; 3=70; 5=100"


class Criterion(SourcedRow):
    """One thing that makes an action better, with the words that anchor both ends of its scale.

    ``value_anchors`` says what ratings are worth where that is not in proportion, such as
    ``1=0; 3=70; 5=100``.
    """

    criterion_id: Annotated[NameId, Key()]
    label: Text
    question: Text | None = None
    scale_low: Text | None = None
    scale_high: Text | None = None
    direction: Direction = Direction.HIGHER
    value_anchors: Annotated[tuple[ValueAnchor, ...], ListOf, Allowed(ANCHORS)] = ()
    etd_ref: Text | None = None
    integrate_ref: Text | None = None
    is_gate: YesNo = False


class Weight(Row):
    """How much one criterion matters in one set of weights."""

    weight_set: Annotated[NameId, Key()]
    criterion_id: Annotated[NameId, Key(), Refers("criteria")]
    weight: Annotated[float, Field(ge=0, le=1), Allowed("a number from 0 to 1")]
    set_by: Text | None = None


class WeightAnswer(Row):
    """What one rater said of how much one criterion matters, by points, by swing or by order.

    By points: any number, more is more important. By swing: 100 for the criterion whose way from worst to
    best is worth most, the others in proportion. By order: 1 for the most important; equal ones share a
    number.
    """

    weight_set: Annotated[NameId, Key()]
    rater_id: Annotated[NameId, Key()]
    rater_type: RaterType
    method: WeightMethod
    criterion_id: Annotated[NameId, Key(), Refers("criteria")]
    answer: Annotated[float, Field(ge=0, allow_inf_nan=False), Allowed("a number of at least 0")]


class Comparison(Row):
    """How many times more important one rater finds one criterion than another; below 1 is less important."""

    weight_set: Annotated[NameId, Key()]
    rater_id: Annotated[NameId, Key()]
    rater_type: RaterType
    criterion_id: Annotated[NameId, Key(), Refers("criteria")]
    over_id: Annotated[NameId, Key(), Refers("criteria")]
    times: Ratio


class Score(Row):
    """What one rater answered about one action on one criterion in one round."""

    rater_id: Annotated[NameId, Key()]
    rater_type: RaterType
    action_id: Annotated[RowId, Key(), Refers("actions")]
    criterion_id: Annotated[NameId, Key(), Refers("criteria")]
    value: Rating
    round: Annotated[WholeNumber, Key(), Field(ge=1, le=9)] = 1
