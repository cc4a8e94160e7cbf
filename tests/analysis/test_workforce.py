from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from bahali.analysis.workforce import count_supervisors, project_workforce

Make = Callable[..., pd.DataFrame]
COLUMNS = [
    *("jurisdiction", "cadre_id", "programme_id", "year", "cohorts", "seats", "completed", "active"),
    *("supervisors_needed", "target_trained", "is_target_met", "is_baseline_known"),
]


def _target(year: int, cohorts: int, **cells: object) -> dict[str, object]:
    usual = {"jurisdiction": "AA", "cadre_id": "K-AA-01", "programme_id": "T-AA-01"}
    return {**usual, "year": year, "cohorts": cohorts, **cells}


def _project(
    make_table: Make, *targets: dict[str, object], baseline: int | None = 100, ratio: int | None = 10
) -> pd.DataFrame:
    cadre = {"cadre_id": "K-AA-01", "jurisdiction": "AA", "baseline_n": baseline, "supervision_ratio": ratio}
    programmes = make_table(
        "training_programmes",
        {"programme_id": "T-AA-01", "seats_per_cohort": 20},
        {"programme_id": "T-AA-02", "seats_per_cohort": 10},
    )
    return project_workforce(
        make_table("cadres", cadre), programmes, make_table("training_targets", *targets), 0.5, 0.1
    )


def test_five_years_are_projected_as_by_hand(make_table: Make) -> None:
    # 20 seats a cohort, half complete, a tenth leaves each year, 100 people at the start, 10 to a supervisor.
    # 2025: 2 cohorts, 40 seats, 20 complete; 100 x 0.9 + 20 = 110; 11 supervisors.
    # 2026: 3 cohorts, 60 seats, 0.8 complete = 48; 110 x 0.9 + 48 = 147; 14.7, so 15 supervisors.
    # 2027: no course; 147 x 0.9 = 132.3; 14 supervisors.
    # 2028: 1 cohort, 20 seats, 10 complete, half leave; 132.3 x 0.5 + 10 = 76.15; 8 supervisors.
    # 2029: 0 cohorts; 76.15 x 0.9 = 68.535; 7 supervisors.
    workforce = _project(
        make_table,
        _target(2025, 2, target_trained=20),
        _target(2026, 3, completion_rate=0.8, target_trained=50),
        _target(2028, 1, attrition_rate=0.5),
        _target(2029, 0, target_trained=0),
    )
    expected = pd.DataFrame(
        {
            "year": [2025, 2026, 2027, 2028, 2029],
            "cohorts": [2, 3, 0, 1, 0],
            "seats": [40, 60, 0, 20, 0],
            "completed": [20, 48, 0, 10, 0],
            "active": [110, 147, 132.3, 76.15, 68.535],
            "supervisors_needed": [11, 15, 14, 8, 7],
            "target_trained": [20, 50, None, None, 0],
            "is_target_met": [True, False, None, None, True],
        }
    ).astype(
        {
            "year": "Int64", "cohorts": "Int64", "seats": "Int64", "completed": "Float64",
            "active": "Float64", "supervisors_needed": "Int64", "target_trained": "Int64",
            "is_target_met": "boolean",
        }
    )  # fmt: skip
    pd.testing.assert_frame_equal(workforce[list(expected.columns)], expected)
    assert list(workforce.columns) == COLUMNS


def test_a_blank_baseline_starts_at_nobody_and_says_so(make_table: Make) -> None:
    workforce = _project(make_table, _target(2025, 1), baseline=None)
    assert workforce.loc[0, "active"] == 10
    assert not workforce.loc[0, "is_baseline_known"]


def test_a_baseline_of_nobody_is_known(make_table: Make) -> None:
    assert _project(make_table, _target(2025, 1), baseline=0)["is_baseline_known"].all()


def test_without_a_ratio_the_number_of_supervisors_is_missing(make_table: Make) -> None:
    assert _project(make_table, _target(2025, 1), ratio=None)["supervisors_needed"].isna().all()


def test_a_rate_of_zero_is_not_a_blank(make_table: Make) -> None:
    workforce = _project(make_table, _target(2025, 1, completion_rate=0.0, attrition_rate=0.0))
    assert list(workforce.loc[0, ["completed", "active"]]) == [0, 100]


def test_a_target_met_exactly_is_met_whatever_the_arithmetic(make_table: Make) -> None:
    # 9 cohorts of 20 seats, 70 percent complete: 126 people; in the machine 180 x 0.7 is 125.99999999999999.
    workforce = _project(make_table, _target(2025, 9, completion_rate=0.7, target_trained=126))
    assert workforce["is_target_met"].to_list() == [True]


def test_a_cadre_with_two_courses_is_projected_once_for_each(make_table: Make) -> None:
    workforce = _project(make_table, _target(2025, 1), _target(2025, 1, programme_id="T-AA-02"))
    assert workforce["programme_id"].to_list() == ["T-AA-01", "T-AA-02"]
    # 100 x 0.9 + 10, and 100 x 0.9 + 5
    assert workforce["active"].to_list() == [100, 95]


def test_a_cadre_in_two_jurisdictions_is_projected_in_each(make_table: Make) -> None:
    workforce = _project(make_table, _target(2026, 1), _target(2025, 1, jurisdiction="BB"))
    assert list(zip(workforce["jurisdiction"], workforce["year"], strict=True)) == [
        ("AA", 2026),
        ("BB", 2025),
        ("BB", 2026),
    ]


def test_the_order_of_targets_does_not_matter(make_table: Make) -> None:
    targets = [_target(2027, 1), _target(2025, 2), _target(2025, 1, programme_id="T-AA-02")]
    pd.testing.assert_frame_equal(_project(make_table, *targets), _project(make_table, *targets[::-1]))


def test_no_targets_give_an_empty_table_with_its_columns(make_table: Make) -> None:
    workforce = _project(make_table)
    assert workforce.empty
    assert list(workforce.columns) == COLUMNS
    assert workforce["is_target_met"].dtype == "boolean"


@pytest.mark.parametrize(
    ("active", "ratio", "supervisors"),
    [(0.0, 10, 0), (0.1, 10, 1), (20.0, 10, 2), (20.0000000001, 10, 2), (21.0, 10, 3)],
)
def test_supervisors_are_rounded_up_but_not_for_arithmetic(
    active: float, ratio: int, supervisors: int
) -> None:
    assert count_supervisors(active, ratio) == supervisors


def test_a_projection_leaves_its_tables_as_they_were(make_table: Make) -> None:
    targets: Any = make_table("training_targets", _target(2025, 1))
    before = targets.copy(deep=True)
    cadres = make_table("cadres", {"cadre_id": "K-AA-01", "jurisdiction": "AA"})
    programmes = make_table("training_programmes", {"programme_id": "T-AA-01", "seats_per_cohort": 20})
    project_workforce(cadres, programmes, targets, 0.5, 0.1)
    pd.testing.assert_frame_equal(targets, before)
