from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.analysis.integration import compare_standing, count_standing
from bahali.analysis.integration.standing import judge_standing
from bahali.vocabulary.law import Coverage

Rows = Callable[..., pd.DataFrame]

CODES = [coverage.value for coverage in Coverage]
UPWARDS = ["not_assessed", "partial", "explicit"]  # each says more than the one before
SAID = st.lists(st.sampled_from(CODES), min_size=1, max_size=6)


def standing_of(codes: list[str]) -> str:
    columns = [f"L-AA-{number:02}" for number in range(len(codes))]
    return str(judge_standing(pd.DataFrame([codes], ["R1"], columns, dtype=object))["R1"])


@pytest.mark.parametrize(
    ("codes", "standing"),
    [
        (["explicit", "conflict"], "conflict"),
        (["silent", "explicit", "partial"], "explicit"),
        (["not_assessed", "partial", "silent"], "partial"),
        (["silent", "silent"], "silent"),
        (["silent", "not_assessed"], "not_assessed"),
        (["not_assessed"], "not_assessed"),
    ],
)
def test_a_requirement_stands_as_its_instruments_say(codes: list[str], standing: str) -> None:
    assert standing_of(codes) == standing


def test_without_an_instrument_nobody_can_say() -> None:
    matrix = pd.DataFrame(index=pd.Index(["R1", "R2"], name="requirement_id"))
    assert list(judge_standing(matrix)) == ["not_assessed", "not_assessed"]


@given(SAID, st.randoms())
def test_the_order_of_instruments_does_not_matter(codes: list[str], random: object) -> None:
    mixed = codes.copy()
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert standing_of(mixed) == standing_of(codes)


@given(SAID)
def test_silent_is_said_only_where_every_text_is(codes: list[str]) -> None:
    assert (standing_of(codes) == "silent") == all(code == "silent" for code in codes)


@given(SAID)
def test_one_text_in_conflict_is_enough(codes: list[str]) -> None:
    assert standing_of([*codes, "conflict"]) == "conflict"


@given(SAID)
def test_the_standing_is_what_a_text_says_or_not_known(codes: list[str]) -> None:
    assert standing_of(codes) in {*codes, "not_assessed"}


@given(st.lists(st.sampled_from(UPWARDS), min_size=1, max_size=6), st.data())
def test_a_text_that_says_more_never_lowers_the_standing(codes: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(codes) - 1))
    better = data.draw(st.sampled_from(UPWARDS[UPWARDS.index(codes[place]) :]))
    raised = [*codes[:place], better, *codes[place + 1 :]]
    assert UPWARDS.index(standing_of(raised)) >= UPWARDS.index(standing_of(codes))


def test_jurisdictions_stand_beside_each_other_and_know_nothing_of_others(
    requirements: Rows, instruments: Rows, assessments: Rows
) -> None:
    texts = pd.concat(
        [
            instruments("L-AA-01", "L-AA-02"),
            instruments("L-BB-01", jurisdiction="BB"),
            instruments("L-INT-01", jurisdiction="INT"),
        ]
    )
    compared = compare_standing(
        requirements("R2", "R1"),
        texts,
        assessments(
            ("R1", "L-AA-01", "silent"),
            ("R1", "L-AA-02", "partial"),
            ("R2", "L-BB-01", "silent"),
            ("R2", "L-INT-01", "explicit"),
        ),
        ["BB", "AA", "CC"],
    )
    expected = pd.DataFrame(
        {
            "BB": ["silent", "not_assessed"],
            "AA": ["not_assessed", "partial"],
            "CC": ["not_assessed", "not_assessed"],
        },
        index=pd.Index(["R2", "R1"], name="requirement_id", dtype=object),
        dtype=object,
    )
    pd.testing.assert_frame_equal(compared, expected)


def test_requirements_are_counted_by_standing() -> None:
    compared = pd.DataFrame({"AA": ["explicit", "explicit", "silent"], "BB": ["not_assessed"] * 3})
    counts = count_standing(compared)
    assert list(counts.columns) == ["explicit", "partial", "silent", "conflict", "not_assessed"]
    assert counts.loc["AA"].to_list() == [2, 0, 1, 0, 0]
    assert counts.loc["BB"].to_list() == [0, 0, 0, 0, 3]


@given(st.lists(st.lists(st.sampled_from(CODES), min_size=2, max_size=2), min_size=1, max_size=5))
def test_every_requirement_is_counted_once_in_each_jurisdiction(rows: list[list[str]]) -> None:
    counts = count_standing(pd.DataFrame(rows, columns=["AA", "BB"], dtype=object))
    assert counts.sum(axis=1).to_list() == [len(rows)] * 2
