from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.workforce.projection import Pace, Projection, change_pace
from bahali.analysis.workforce.reaching import find_level, find_readiness
from bahali.analysis.workforce.training import Assumptions, Training

Make = Callable[..., Training]
HOPE = {"baseline_n": 0, "target_n": 20, "target_year": 2026}


def plan(make: Make, *cohorts: int, cadre: dict[str, object] = HOPE, attrition: float = 0.0) -> Projection:
    targets = [{"year": 2025 + place, "cohorts": number} for place, number in enumerate(cohorts)]
    return Projection(make(targets, (cadre,), assumptions=Assumptions(0.5, attrition)))


def test_a_target_reached_exactly_is_reached(make_training: Make) -> None:
    row = plan(make_training, 1, 1).reached.iloc[0]
    assert row["reached_year"] == 2026
    assert row["is_on_time"]


def test_a_target_that_is_lost_again_by_its_year_is_not_on_time(make_training: Make) -> None:
    # 2 x 20 x 0.5 = 20, of whom a tenth leaves in the year of the target.
    row = plan(make_training, 2, 0, attrition=0.1).reached.iloc[0]
    assert row["reached_year"] == 2025
    assert not row["is_on_time"]


def test_a_target_that_the_plan_does_not_reach_has_no_year(make_training: Make) -> None:
    row = plan(make_training, 1, 0).reached.iloc[0]
    assert pd.isna(row["reached_year"])
    assert not row["is_on_time"]


def test_a_target_of_a_year_before_the_plan_is_not_reached_in_it(make_training: Make) -> None:
    row = plan(make_training, 2, cadre={**HOPE, "target_year": 2020}).reached.iloc[0]
    assert pd.isna(row["at_target_year"])
    assert not row["is_on_time"]


@pytest.mark.parametrize(("cohorts", "level"), [((1, 2), 200.0), ((3, 0), 300.0)])
def test_courses_that_go_on_hold_as_many_as_leave(
    make_training: Make, cohorts: tuple[int, ...], level: float
) -> None:
    # Of L people a tenth leaves, and 10 or so complete: L = completed / 0.1, for the last year with courses.
    assert find_level(plan(make_training, *cohorts, attrition=0.1).stock) == {"K": pytest.approx(level)}


def test_the_level_is_where_the_stock_goes(make_training: Make) -> None:
    projection = plan(make_training, *[1] * 120, attrition=0.1)
    assert projection.stock["active"].iloc[-1] == pytest.approx(find_level(projection.stock)["K"], abs=0.01)


def test_where_nobody_leaves_there_is_no_level(make_training: Make) -> None:
    row = plan(make_training, 1).reached.iloc[0]
    assert pd.isna(row["settles_at"])
    assert pd.isna(row["is_settled_below"])


def test_readiness_holds_every_cadre_also_without_target_or_course(make_training: Make) -> None:
    cadres = ({**HOPE}, {"cadre_id": "N", "jurisdiction": "CC"})
    projection = Projection(
        make_training(
            [{"year": 2025, "cohorts": 0}, {"year": 2026, "cohorts": 2}],
            cadres,
            assumptions=Assumptions(0.5, 0.0),
        )
    )
    ready = find_readiness(projection.by_cadre, projection.stock, projection.training)
    expected = pd.DataFrame(
        {
            "cadre_id": ["K", "N"],
            "jurisdiction": ["AA", "CC"],
            "target_n": [20, None],
            "target_year": [2026, None],
            "first_year": [2026, None],
            "reached_year": [2026, None],
            "is_baseline_known": [True, False],
        }
    )
    numbers = dict.fromkeys(["target_n", "target_year", "first_year", "reached_year"], "Int64")
    pd.testing.assert_frame_equal(ready, expected.astype({**numbers, "is_baseline_known": "boolean"}))


@pytest.mark.parametrize(
    ("pace", "own"),
    [(Pace.SLOWER, [1, 2, 0]), (Pace.PLANNED, [3, 5, 0]), (Pace.FASTER, [5, 8, 0]), (Pace.LATER, [0, 3, 5])],
)
def test_another_pace_changes_only_courses_of_its_jurisdiction(
    make_training: Make, pace: Pace, own: list[int]
) -> None:
    # Half of 3 and 5 is 1.5 and 2.5, rounded down; half as many again is 4.5 and 7.5, rounded up.
    targets = [
        {"year": 2025, "cohorts": 3},
        {"year": 2026, "cohorts": 5},
        {"year": 2027, "cohorts": 0},
        {"year": 2026, "cohorts": 7, "jurisdiction": "BB"},
    ]
    first, second = change_pace(make_training(targets), "AA", pace).lines
    assert first.cohorts.tolist() == own
    assert second.cohorts.tolist() == [0, 7, 0]
