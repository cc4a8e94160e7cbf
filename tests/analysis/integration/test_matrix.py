from collections.abc import Callable

import pandas as pd

from bahali.analysis.integration import build_matrix, count_coverage
from bahali.vocabulary.law import Coverage

Rows = Callable[..., pd.DataFrame]


def test_a_pair_that_nobody_assessed_is_never_silent(
    requirements: Rows, instruments: Rows, assessments: Rows
) -> None:
    matrix = build_matrix(
        requirements("R01", "R02"),
        instruments("L-AA-01", "L-AA-02"),
        assessments(("R01", "L-AA-02", "explicit"), ("R02", "L-AA-01", "silent")),
    )
    assert matrix.loc["R01"].to_dict() == {"L-AA-01": "not_assessed", "L-AA-02": "explicit"}
    assert matrix.loc["R02"].to_dict() == {"L-AA-01": "silent", "L-AA-02": "not_assessed"}


def test_requirements_and_instruments_keep_the_order_of_the_pack(
    requirements: Rows, instruments: Rows, assessments: Rows
) -> None:
    matrix = build_matrix(requirements("R2", "R10", "R1"), instruments("L-AA-02", "L-AA-01"), assessments())
    assert list(matrix.index) == ["R2", "R10", "R1"]
    assert list(matrix.columns) == ["L-AA-02", "L-AA-01"]


def test_assessments_of_other_instruments_are_passed_over(
    requirements: Rows, instruments: Rows, assessments: Rows
) -> None:
    matrix = build_matrix(
        requirements("R01"), instruments("L-AA-01"), assessments(("R01", "L-BB-01", "explicit"))
    )
    assert matrix.to_dict() == {"L-AA-01": {"R01": "not_assessed"}}


def test_coverage_is_counted_for_each_instrument(
    requirements: Rows, instruments: Rows, assessments: Rows
) -> None:
    matrix = build_matrix(
        requirements("R01", "R02", "R03"),
        instruments("L-AA-01", "L-AA-02"),
        assessments(
            ("R01", "L-AA-01", "explicit"), ("R02", "L-AA-01", "partial"), ("R03", "L-AA-02", "conflict")
        ),
    )
    counts = count_coverage(matrix)
    assert list(counts.columns) == ["explicit", "partial", "silent", "conflict", "not_assessed"]
    assert list(counts.loc["L-AA-01"]) == [1, 1, 0, 0, 1]
    assert list(counts.loc["L-AA-02"]) == [0, 0, 0, 1, 2]


def test_counts_can_be_looked_up_by_code(requirements: Rows, instruments: Rows, assessments: Rows) -> None:
    matrix = build_matrix(requirements("R01"), instruments("L-AA-01"), assessments())
    assert count_coverage(matrix).loc["L-AA-01", Coverage.NOT_ASSESSED] == 1


def test_without_instruments_there_is_nothing_to_count(
    requirements: Rows, instruments: Rows, assessments: Rows
) -> None:
    matrix = build_matrix(requirements("R01"), instruments(), assessments())
    assert matrix.empty
    counts = count_coverage(matrix)
    assert counts.empty
    assert list(counts.columns) == [coverage.value for coverage in Coverage]


def test_without_requirements_every_count_is_zero(
    requirements: Rows, instruments: Rows, assessments: Rows
) -> None:
    matrix = build_matrix(requirements(), instruments("L-AA-01"), assessments())
    assert count_coverage(matrix).loc["L-AA-01"].sum() == 0
