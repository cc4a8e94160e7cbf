"""One cadre over five years, worked out by hand as in a spreadsheet.

Lay workers (K): 100 today (90 to 110), 10 to a supervisor. Course T: 20 seats, repeated after 24 months,
given by two trainers (R, 4 of them, nobody leaves), each of whom can help with 2 cohorts a year. Supervisors
(S): 12 today. Half complete (0.4 to 0.6), a tenth leaves (0.05 to 0.15).

year  cohorts  seats  complete  leave   in service                       supervisors needed
2025        2     40        20    0.1   100    x 0.9 +  20 = 110         11
2026        3     60  x 0.8 48    0.1   110    x 0.9 +  48 = 147         15 (14.7)
2027        0      0         0    0.1   147    x 0.9       = 132.3       14 (13.23)
2028        1     20        10    0.5   132.3  x 0.5 +  10 =  76.15       8 (7.615)
2029        0      0         0    0.1    76.15 x 0.9       =  68.535      7 (6.8535)

least 2025   90     x 0.85 + 40 x 0.4 =  92.5          most   110    x 0.95 + 40 x 0.6 = 128.5
      2026   92.5   x 0.85 + 60 x 0.7 = 120.625               128.5  x 0.95 + 60 x 0.9 = 176.075
      2027  120.625 x 0.85            = 102.53125             176.075 x 0.95           = 167.27125
      2028  102.53125 x 0.45 + 20 x 0.4 = 54.1390625          167.27125 x 0.55 + 20 x 0.6 = 103.9991875
      2029   54.1390625 x 0.85        =  46.018203125         103.9991875 x 0.95        =  98.799228125

Refreshers, half of those who stay each year: 2025 90 / 2 = 45; 2026 99 / 2 = 49.5, so 50; 2027 132.3 / 2 =
66.15, so 67; 2028 66.15 / 2 = 33.075, so 34; 2029 68.535 / 2 = 34.2675, so 35. Cohorts of 20: 3, 3, 4, 2, 2.

Supervisors, a tenth leaves: 12 x 0.9 = 10.8, 9.72, 8.748, 7.8732, 7.08588. Short of whole people: 11 - 10 =
1, 15 - 9 = 6, 14 - 8 = 6, 8 - 7 = 1, 7 - 7 = 0.

Trainers: 4 make 2 teams, each gives 2 cohorts: 4 a year. 2, 3, 0, 1, 0 cohorts need 1, 2, 0, 1, 0 teams of
two, so 2, 4, 0, 2, 0 people.

Target: 140 by 2027. Reached in 2026 (147), at best in 2026 too (176), at worst never; in 2027 only 132.3 are
left. If the course of 2028 went on for ever, 10 would complete and half leave: 10 / 0.5 = 20 people.
"""

from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.workforce.projection import Projection
from bahali.analysis.workforce.stock import count_refreshers
from bahali.analysis.workforce.training import Assumptions, Training

YEARS = pd.Series([2025, 2026, 2027, 2028, 2029], dtype="Int64", name="year")


@pytest.fixture
def projection(make_training: Callable[..., Training]) -> Projection:
    baselines = {"baseline_least": 90, "baseline_n": 100, "baseline_most": 110}
    supervision = {"supervisor_cadre_id": "S", "supervision_ratio": 10}
    trainers = {"trainer_cadre_id": "R", "trainers_per_cohort": 2, "cohorts_per_trainer": 2}
    return Projection(
        make_training(
            targets=(
                {"year": 2025, "cohorts": 2, "target_trained": 20},
                {"year": 2026, "cohorts": 3, "completion_rate": 0.8, "target_trained": 50},
                {"year": 2028, "cohorts": 1, "attrition_rate": 0.5},
                {"year": 2029, "cohorts": 0, "target_trained": 0},
                # Trainers are kept by a course that nobody takes and nobody leaves.
                {"cadre_id": "R", "year": 2025, "cohorts": 0, "attrition_rate": 0.0},
            ),
            cadres=(
                {**baselines, **supervision, "target_n": 140, "target_year": 2027},
                {"cadre_id": "S", "baseline_n": 12},
                {"cadre_id": "R", "baseline_n": 4},
            ),
            courses=({"refresher_months": 24, **trainers},),
            assumptions=Assumptions(0.5, 0.1, 0.1, 0.05),
        )
    )


def rows_of(frame: pd.DataFrame, column: str, code: str) -> pd.DataFrame:
    return frame[frame[column] == code].reset_index(drop=True)


def check(frame: pd.DataFrame, kind: str, **expected: list[object]) -> None:
    pd.testing.assert_series_equal(frame["year"], YEARS)
    for name, values in expected.items():
        pd.testing.assert_series_equal(frame[name], pd.Series(values, dtype=kind, name=name))


def test_people_in_service_and_their_bounds(projection: Projection) -> None:
    stock = rows_of(projection.stock, "cadre_id", "K")
    check(
        stock,
        "Int64",
        cohorts=[2, 3, 0, 1, 0],
        seats=[40, 60, 0, 20, 0],
        supervisors_needed=[11, 15, 14, 8, 7],
    )
    check(
        stock,
        "Float64",
        completed=[20, 48, 0, 10, 0],
        active=[110, 147, 132.3, 76.15, 68.535],
        low=[92.5, 120.625, 102.53125, 54.1390625, 46.018203125],
        high=[128.5, 176.075, 167.27125, 103.9991875, 98.799228125],
    )
    check(stock, "boolean", is_target_met=[True, False, None, None, True], is_baseline_known=[True] * 5)


def test_seats_to_be_trained_again(projection: Projection) -> None:
    refreshers = count_refreshers(projection.stock, projection.training.programmes)
    expected: dict[str, list[object]] = {
        "refresher_seats": [45, 50, 67, 34, 35],
        "refresher_cohorts": [3, 3, 4, 2, 2],
    }
    check(rows_of(refreshers, "cadre_id", "K"), "Int64", **expected)


def test_supervisors_that_are_missing(projection: Projection) -> None:
    supervision = projection.supervision
    check(supervision, "Int64", needed=[11, 15, 14, 8, 7], short=[1, 6, 6, 1, 0])
    check(supervision, "Float64", active=[10.8, 9.72, 8.748, 7.8732, 7.08588])
    bottleneck = projection.bottlenecks.iloc[0]
    names = ["supervisor_cadre_id", "year", "short", "most_short", "most_year", "is_certain"]
    assert bottleneck[names].to_list() == ["S", 2025, 1, 6, 2026, True]


def test_trainers_and_the_cohorts_they_can_give(projection: Projection) -> None:
    check(projection.trainers, "Int64", cohorts=[2, 3, 0, 1, 0], needed=[2, 4, 0, 2, 0], short=[0] * 5)
    check(projection.courses, "Int64", cohorts=[2, 3, 0, 1, 0], most_given=[4] * 5, above=[0] * 5)


def test_when_the_target_is_reached(projection: Projection) -> None:
    reached = projection.reached.iloc[0]
    assert reached[["reached_high", "reached_year"]].to_list() == [2026, 2026]
    assert pd.isna(reached["reached_low"])
    assert not reached["is_on_time"]
    assert reached[["at_low", "at_target_year", "at_high", "settles_at"]].to_list() == pytest.approx(
        [102.53125, 132.3, 167.27125, 20.0]
    )
    assert reached["is_settled_below"]
