"""A review file is read to the last key, and nothing in it is trusted."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.review.file import MOST_POINTS, read_review_file
from bahali.review.points import LONGEST_COMMENT, Expected
from bahali.vocabulary.codes import ReviewVerdict, StakeholderGroup

Save = Callable[..., bytes]

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = ("format", "version", "review_id", "report", "stakeholder_group", "points", "name")


def faults_of(content: bytes, expected: Expected) -> list[str]:
    reading = read_review_file(content, "a.json", expected)
    assert (reading.points == ()) == bool(reading.faults)
    return [str(fault) for fault in reading.faults]


def test_marks_and_comments_become_points(saved_review: Save, expected: Expected) -> None:
    points = [
        {"target": "A-AA-01", "verdict": "disagree", "comment": " Too late.\r\nAsk again\u202e\x00 "},
        {"target": "training", "verdict": "agree", "comment": ""},
    ]
    reading = read_review_file(saved_review(points=points, stakeholder_group="SUR"), "a.json", expected)
    first, second = reading.points
    assert (first.target, first.verdict, first.comment) == (
        *("A-AA-01", ReviewVerdict.DISAGREE),
        "Too late.\nAsk again",
    )
    assert (second.target, second.verdict, second.comment) == ("training", ReviewVerdict.AGREE, "")
    assert {point.group for point in reading.points} == {StakeholderGroup.SURVIVORS}
    assert {point.review_id for point in reading.points} == {"R0123456789abcdef"}
    assert {point.jurisdiction for point in reading.points} == {"AA"}


def test_an_action_that_is_gone_is_still_a_point(saved_review: Save, expected: Expected) -> None:
    content = saved_review(points=[{"target": "A-AA-98", "verdict": "agree"}])
    assert [point.target for point in read_review_file(content, "a.json", expected).points] == ["A-AA-98"]


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        (
            {"report": {"workshop": "elsewhere-2030", "jurisdiction": "AA", "edition": "public"}},
            'a.json: reviews a report of the workshop "elsewhere-2030", not of nowhere-2030; '
            "give the pack that the report was made from",
        ),
        (
            {"report": {"workshop": "nowhere-2030", "jurisdiction": "ZZ", "edition": "public"}},
            'a.json, report.jurisdiction: found "ZZ"; allowed: CN, AA, BB, CC, DD, EE',
        ),
        (
            {"points": [{"target": "trainings", "verdict": "agree"}]},
            'a.json, points.entry 1.target: found "trainings", which is no id of an action and no part of a '
            'report; did you mean "training"?',
        ),
        (
            {"version": 2},
            "a.json: was saved in format 2; this Bahali reads format 1; "
            "install the newer Bahali, and import it there",
        ),
        (
            {"format": "other"},
            "a.json: is no review file; give the file that “Save review file” in the page of a report has "
            "saved, or a Word file",
        ),
        ({"name": "Sana"}, "a.json, name: there is no such key"),
        (
            {"points": [{"target": "A-AA-01", "verdict": "agree"}] * 2},
            "a.json: marks twice: A-AA-01",
        ),
        (
            {"points": [{"target": "training", "verdict": "comment", "comment": "\u202e \n"}]},
            "a.json, points.entry 1: says nothing: neither a mark nor a comment",
        ),
        (
            {"review_id": "R1; DROP"},
            'a.json, review_id: found "R1; DROP"; allowed: R and 16 of the signs 0-9 and a-f',
        ),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(
    saved_review: Save, expected: Expected, keys: dict[str, Any], sentence: str
) -> None:
    assert faults_of(saved_review(**keys), expected) == [sentence]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe{",
        b"{",
        b"[]",
        b"3",
        b"[" * 100_000,
        b'{"format": "bahali-review", "format": "bahali-review"}',
        b'{"format": "bahali-review", "version": NaN}',
        b'{"format": "bahali-review", "version": ' + b"9" * 5000 + b"}",
    ],
)
def test_broken_text_is_no_review_file(content: bytes, expected: Expected) -> None:
    (sentence,) = faults_of(content, expected)
    assert sentence.startswith("a.json: is no review file")


@pytest.mark.parametrize(
    "comment", ["a secret of Mrs Example " * LONGEST_COMMENT, ["a secret"], {"a": "secret"}]
)
def test_a_comment_that_is_refused_is_not_repeated(
    saved_review: Save, expected: Expected, comment: object
) -> None:
    content = saved_review(points=[{"target": "gaps", "verdict": "agree", "comment": comment}])
    assert faults_of(content, expected) == [
        "a.json, points.entry 1.comment: must be text of at most 4000 characters"
    ]


def test_more_points_than_a_report_has_parts_are_refused(saved_review: Save, expected: Expected) -> None:
    points = [{"target": f"A-AA-{number:04}", "verdict": "agree"} for number in range(MOST_POINTS + 1)]
    assert len(faults_of(saved_review(points=points), expected)) == 1


@given(st.dictionaries(st.sampled_from(KEYS), JSON), JSON)
def test_any_json_ends_in_points_or_in_sentences(
    saved_review: Save, expected: Expected, keys: dict[str, Any], whole: object
) -> None:
    for content in (saved_review(**keys), json.dumps(whole).encode()):
        assert all(sentence.startswith("a.json") for sentence in faults_of(content, expected))


@given(st.binary(max_size=300))
def test_any_bytes_end_in_sentences(expected: Expected, content: bytes) -> None:
    assert faults_of(content, expected)
