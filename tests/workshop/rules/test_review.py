from collections.abc import Callable

import pytest

Faults = Callable[..., list[str]]
HEADINGS = "point_id,jurisdiction,target,verdict,stakeholder_group,comment,answer,status,review_id\n"


def point(**cells: str) -> str:
    """A table of one point, with the cells that matter."""
    given = {
        "point_id": "V-AA-01",
        "jurisdiction": "AA",
        "target": "A-AA-01",
        "verdict": "agree",
        "stakeholder_group": "",
        "comment": "",
        "answer": "",
        "status": "open",
        "review_id": "",
    }
    return HEADINGS + ",".join((given | cells).values()) + "\n"


@pytest.mark.parametrize("target", ["A-AA-01", "training", "report", "side-by-side"])
def test_a_point_on_an_action_or_a_part_of_the_report_is_right(faults_after: Faults, target: str) -> None:
    assert faults_after(review_points=point(target=target)) == []


def test_a_part_that_no_report_has_is_told(faults_after: Faults) -> None:
    assert faults_after(review_points=point(target="trainings")) == [
        'tables/review_points.csv, row 2, column target: found "trainings", which is no id of an action and '
        'no part of a report; did you mean "training"?'
    ]


def test_an_action_that_is_gone_is_only_remarked(faults_after: Faults) -> None:
    assert faults_after(review_points=point(target="A-AA-98")) == [
        "tables/review_points.csv, row 2, column target: A-AA-98 is no longer among the actions; "
        "leave the row: the annex shows the point under its earlier title"
    ]


def test_a_row_without_mark_and_comment_says_nothing(faults_after: Faults) -> None:
    assert faults_after(review_points=point(verdict="comment")) == [
        "tables/review_points.csv, row 2, column comment: is blank, and nothing else was marked; "
        "write what was said, or remove the row"
    ]


@pytest.mark.parametrize("status", ["answered", "accepted", "declined"])
def test_a_settled_point_owes_an_answer(faults_after: Faults, status: str) -> None:
    assert faults_after(review_points=point(comment="Too late", status=status)) == [
        f"tables/review_points.csv, row 2, column answer: is blank, though the status is {status}; "
        "write the answer, or set open"
    ]


def test_a_point_that_stays_inside_owes_none(faults_after: Faults) -> None:
    assert faults_after(review_points=point(comment="Too late", status="withheld")) == []


def test_an_answer_that_nobody_would_see_is_remarked(faults_after: Faults) -> None:
    assert faults_after(review_points=point(comment="Too late", answer="Moved")) == [
        "tables/review_points.csv, row 2, column status: is open, though there is an answer; set answered, "
        "accepted or declined, or no reader of the public edition sees the answer"
    ]


def test_one_review_that_marks_a_part_twice_is_remarked(faults_after: Faults) -> None:
    first = point(review_id="R1")
    second = point(point_id="V-AA-02", verdict="disagree", review_id="R1").removeprefix(HEADINGS)
    assert faults_after(review_points=first + second) == [
        "tables/review_points.csv, row 3, column target: marks A-AA-01 for the review R1, as V-AA-01 does; "
        "remove one of the two rows"
    ]


def test_two_reviews_may_mark_the_same_part(faults_after: Faults) -> None:
    first = point(review_id="R1")
    second = point(point_id="V-AA-02", review_id="R2").removeprefix(HEADINGS)
    assert faults_after(review_points=first + second) == []


def test_what_points_to_a_person_is_refused_without_being_repeated(faults_after: Faults) -> None:
    assert faults_after(review_points=point(comment="write to someone@example.org")) == [
        "tables/review_points.csv, row 2, column comment: seems to hold an e-mail address; "
        "remove it; it is not repeated here, so that it does not travel (kind: mail, accept: aholec)"
    ]
