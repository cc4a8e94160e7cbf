"""Rows about what reviewers said of a report, and what they were answered."""

from typing import Annotated

from pydantic import StringConstraints

from bahali.vocabulary.codes import PointStatus, ReviewVerdict, StakeholderGroup
from bahali.workshop.cells import Allowed, Key, NameId, Refers, RowId, Text
from bahali.workshop.tables.row import Row

PointTarget = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9-]{0,63}$"),
    Allowed("the id of an action, or the name of a part of the report, such as training"),
]


class ReviewPoint(Row):
    """What one reviewer said of one part of a report, without a name; `bahali review import` adds rows."""

    point_id: Annotated[RowId, Key()]
    jurisdiction: Annotated[str, Refers("jurisdictions")]
    target: PointTarget
    about: Text | None = None
    verdict: ReviewVerdict
    stakeholder_group: StakeholderGroup | None = None
    comment: Text | None = None
    answer: Text | None = None
    status: PointStatus = PointStatus.OPEN
    review_id: NameId | None = None
