"""Reads a review file: what a reviewer marked in the page of a report and saved."""

import json
from dataclasses import replace
from typing import Annotated, Literal, NoReturn, Self

from pydantic import Field, StringConstraints, model_validator

from bahali.document.freetext import clean_text
from bahali.review.points import LONGEST_COMMENT, Expected, Point, Reading
from bahali.vocabulary.codes import Edition, ReviewVerdict, StakeholderGroup
from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.nearness import did_you_mean
from bahali.vocabulary.parts import REPORT_PARTS
from bahali.workshop.cells import Allowed
from bahali.workshop.checking import check_mapping
from bahali.workshop.part import Part
from bahali.workshop.rules.review import is_action_id
from bahali.workshop.tables.review import PointTarget

FORMAT = "bahali-review"
VERSION = 1
MOST_BYTES = 2_000_000
MOST_POINTS = 500

ReviewId = Annotated[
    str, StringConstraints(pattern=r"^R[0-9a-f]{16}$"), Allowed("R and 16 of the signs 0-9 and a-f")
]
Comment = Annotated[
    str, StringConstraints(max_length=LONGEST_COMMENT), Allowed(f"at most {LONGEST_COMMENT} characters")
]
Short = Annotated[str, StringConstraints(max_length=100), Allowed("at most 100 characters")]


class Reviewed(Part):
    """Which report was reviewed."""

    workshop: Short
    jurisdiction: Short
    edition: Edition
    content: Short = ""


class SavedPoint(Part):
    """What a reviewer marked and wrote on one part of a report."""

    target: PointTarget
    verdict: ReviewVerdict
    comment: Comment = ""

    @model_validator(mode="after")
    def check_says_something(self) -> Self:
        """Refuse a point that neither marks nor says anything."""
        if self.verdict is ReviewVerdict.COMMENT and not clean_text(self.comment).strip():
            raise ValueError("says nothing: neither a mark nor a comment")
        return self


class ReviewFile(Part):
    """A review as the page saves it; docs/reviewing.md explains each key."""

    format: Literal["bahali-review"]
    version: Literal[1]
    review_id: ReviewId
    report: Reviewed
    stakeholder_group: StakeholderGroup | None = None
    points: Annotated[tuple[SavedPoint, ...], Field(min_length=1, max_length=MOST_POINTS)]

    @model_validator(mode="after")
    def check_each_part_once(self) -> Self:
        """Refuse two points on the same part; nobody could tell which one counts."""
        targets = [point.target for point in self.points]
        if twice := sorted({target for target in targets if targets.count(target) > 1}):
            raise ValueError(f"marks twice: {', '.join(twice)}")
        return self


def read_review_file(content: bytes, file: str, expected: Expected) -> Reading:
    """Read what a reviewer saved, and compare it with the workshop.

    Parameters
    ----------
    content : bytes
        Content of the file.
    file : str
        Its name, for messages.
    expected : Expected
        The workshop that the review must be about.

    Returns
    -------
    Reading
        The points; or no point and every fault found, each told without repeating a comment.
    """
    mapping, faults = _parse(content, file)
    if faults:
        return Reading(file, faults=tuple(faults))
    review, faults = check_mapping(mapping, ReviewFile, file)
    if review is None:
        return Reading(file, faults=tuple(map(_without_words, faults)))
    faults = [*_foreign(review, file, expected), *_unknown_parts(review, file)]
    points = () if faults else tuple(_to_point(review, number) for number in range(len(review.points)))
    return Reading(file, points, tuple(faults))


def _parse(content: bytes, file: str) -> tuple[dict[str, object], list[Fault]]:
    """Read the JSON, and tell a file of another kind from one that a later version saved."""
    try:
        mapping = json.loads(content, object_pairs_hook=_unique_keys, parse_constant=_refuse_number)
    except (ValueError, RecursionError):
        remedy = "save it again in the page of the report, or ask for the file again"
        return {}, [Fault(file, "is no review file: it cannot be read as JSON", remedy=remedy)]
    if not isinstance(mapping, dict) or mapping.get("format") != FORMAT:
        remedy = "give the file that “Save review file” in the page of a report has saved, or a Word file"
        return {}, [Fault(file, "is no review file", remedy=remedy)]
    version = mapping.get("version")
    if isinstance(version, int) and version > VERSION:
        problem = f"was saved in format {version}; this Bahali reads format {VERSION}"
        return {}, [Fault(file, problem, remedy="install the newer Bahali, and import it there")]
    return mapping, []


def _unique_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a key that is given twice; JSON would keep the last in silence."""
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise ValueError("a key is given twice")
    return mapping


def _refuse_number(_: str) -> NoReturn:
    raise ValueError("not a number")


def _without_words(fault: Fault) -> Fault:
    """Take the reviewer's words out of a fault: they may name a person, and messages travel."""
    if not (fault.column or "").endswith(".comment"):
        return fault
    return replace(fault, problem=f"must be text of at most {LONGEST_COMMENT} characters", remedy="")


def _foreign(review: ReviewFile, file: str, expected: Expected) -> list[Fault]:
    """Tell a review of another workshop, or of a jurisdiction that this workshop does not have."""
    report, header = review.report, expected.header
    if report.workshop != header.workshop_id:
        problem = f"reviews a report of the workshop {quote(report.workshop)}, not of {header.workshop_id}"
        return [Fault(file, problem, remedy="give the pack that the report was made from")]
    if report.jurisdiction not in header.jurisdictions:
        problem = f"found {quote(report.jurisdiction)}; allowed: {', '.join(header.jurisdictions)}"
        return [Fault(file, problem, column="report.jurisdiction")]
    return []


def _unknown_parts(review: ReviewFile, file: str) -> list[Fault]:
    """Tell what is neither written as the id of an action nor a part of a report.

    An action that was removed since is no fault: the reviewer saw it.
    """
    unknown = [
        (number, point.target)
        for number, point in enumerate(review.points, start=1)
        if not is_action_id(point.target) and point.target not in REPORT_PARTS
    ]
    return [
        Fault(
            file,
            f"found {quote(target)}, which is no id of an action and no part of a report",
            column=f"points.entry {number}.target",
            remedy=did_you_mean(target, REPORT_PARTS),
        )
        for number, target in unknown
    ]


def _to_point(review: ReviewFile, number: int) -> Point:
    saved = review.points[number]
    return Point(
        place=f"point {number + 1}, on {saved.target}",
        jurisdiction=review.report.jurisdiction,
        target=saved.target,
        verdict=saved.verdict,
        comment=clean_text(saved.comment).strip(),
        group=review.stakeholder_group,
        review_id=review.review_id,
    )
