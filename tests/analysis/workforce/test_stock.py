from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.analysis.workforce.stock import (
    count_by_cadre,
    count_cohorts,
    count_refreshers,
    count_supervisors,
    project_workforce,
)
from bahali.analysis.workforce.training import Assumptions, Training, find_fiscal_year

Make = Callable[..., Training]
SHARES = st.floats(0, 1)
COHORTS = st.lists(st.integers(0, 9), min_size=1, max_size=6)


def plan(
    make: Make, cohorts: list[int], baseline: int, assumptions: Assumptions, seats: int = 20
) -> pd.DataFrame:
    targets = [{"year": 2025 + place, "cohorts": number} for place, number in enumerate(cohorts)]
    cadre = {"baseline_least": baseline // 2, "baseline_n": baseline, "baseline_most": baseline * 2}
    return project_workforce(make(targets, (cadre,), ({"seats_per_cohort": seats},), assumptions))


@given(COHORTS, st.integers(0, 500), st.tuples(SHARES, SHARES), st.integers(1, 40), st.integers(0, 20))
def test_more_seats_never_lower_the_stock(
    make_training: Make, cohorts: list[int], baseline: int, shares: tuple[float, float], seats: int, more: int
) -> None:
    assumptions = Assumptions(*shares, 0.1, 0.05)
    fewer = plan(make_training, cohorts, baseline, assumptions, seats)
    bigger = plan(make_training, cohorts, baseline, assumptions, seats + more)
    for name in ("low", "active", "high"):
        assert (bigger[name] >= fewer[name] - 1e-9).all()


@given(COHORTS, st.data(), st.integers(0, 500), SHARES, SHARES)
def test_more_cohorts_never_lower_the_stock(
    make_training: Make, cohorts: list[int], data: Any, baseline: int, completion: float, attrition: float
) -> None:
    added = data.draw(st.lists(st.integers(0, 5), min_size=len(cohorts), max_size=len(cohorts)))
    assumptions = Assumptions(completion, attrition, 0.1, 0.05)
    fewer = plan(make_training, cohorts, baseline, assumptions)
    more = plan(make_training, list(np.add(cohorts, added)), baseline, assumptions)
    for name in ("low", "active", "high"):
        assert (more[name] >= fewer[name] - 1e-9).all()


@given(COHORTS, st.integers(0, 500), SHARES, st.tuples(SHARES, SHARES).map(sorted))
def test_more_attrition_never_raises_the_stock(
    make_training: Make, cohorts: list[int], baseline: int, completion: float, attritions: list[float]
) -> None:
    stocks = [
        plan(make_training, cohorts, baseline, Assumptions(completion, share, 0.1, 0.05))
        for share in attritions
    ]
    for name in ("low", "active", "high"):
        assert (stocks[0][name] >= stocks[1][name] - 1e-9).all()


@given(COHORTS, st.integers(0, 500), st.tuples(SHARES, SHARES, st.floats(0, 0.5), st.floats(0, 0.5)))
def test_the_bounds_lie_around_the_stock(
    make_training: Make, cohorts: list[int], baseline: int, shares: tuple[float, float, float, float]
) -> None:
    stock = plan(make_training, cohorts, baseline, Assumptions(*shares))
    assert (stock["low"] <= stock["active"] + 1e-9).all()
    assert (stock["active"] <= stock["high"] + 1e-9).all()


def one_year(make: Make, **cadre: object) -> pd.Series:
    return project_workforce(make([{"year": 2025, "cohorts": 1}], (cadre,))).iloc[0]


def test_without_any_spread_and_range_the_bounds_are_the_stock(make_training: Make) -> None:
    # 100 x 0.9 + 10
    assert one_year(make_training, baseline_n=100)[["low", "active", "high"]].to_list() == [100, 100, 100]


@pytest.mark.parametrize(
    ("baseline", "stocks", "is_known"),
    [
        ({}, [10, 10, 10], False),
        ({"baseline_n": 0}, [10, 10, 10], True),
        # 40 x 0.9 + 10, and so on; of a range alone the middle is taken: 15 of 10 to 20.
        ({"baseline_least": 40}, [46, 46, 46], False),
        ({"baseline_most": 40}, [10, 28, 46], True),
        ({"baseline_least": 10, "baseline_most": 20}, [19, 23.5, 28], True),
        ({"baseline_least": 10, "baseline_most": 21}, [19, 23.5, 28.9], True),
        ({"baseline_n": 40, "baseline_most": 60}, [46, 46, 64], True),
    ],
)
def test_a_baseline_is_taken_as_far_as_it_is_known(
    make_training: Make, baseline: dict[str, object], stocks: list[float], is_known: bool
) -> None:
    row = one_year(make_training, **baseline)
    assert row[["low", "active", "high"]].to_list() == pytest.approx(stocks)
    assert row["is_baseline_known"] == is_known


def test_the_spread_also_holds_for_shares_that_a_target_gives(make_training: Make) -> None:
    # 100 x (1 - 0.35) + 20 x 0.85 at least; shares never leave 0 to 1: 100 x 1 + 20 x 1 at most.
    target = {"year": 2025, "cohorts": 1, "completion_rate": 0.95, "attrition_rate": 0.15}
    stock = project_workforce(make_training([target], assumptions=Assumptions(0.5, 0.5, 0.1, 0.2)))
    assert stock.loc[0, ["low", "high"]].to_list() == pytest.approx([100 * 0.65 + 20 * 0.85, 120])


def test_people_leave_from_the_start_of_the_plan_on(make_training: Make) -> None:
    # 100 x 0.9 x 0.9 + 10
    stock = project_workforce(make_training([{"year": 2026, "cohorts": 1}]))
    assert stock["active"].to_list() == pytest.approx([90, 91])


def test_without_a_ratio_the_number_of_supervisors_is_missing(make_training: Make) -> None:
    assert pd.isna(one_year(make_training, baseline_n=100)["supervisors_needed"])


def test_a_rate_of_zero_is_not_a_blank(make_training: Make) -> None:
    target = {"year": 2025, "cohorts": 1, "completion_rate": 0.0, "attrition_rate": 0.0}
    stock = project_workforce(make_training([target]))
    assert stock.loc[0, ["completed", "active"]].to_list() == [0, 100]


def test_a_target_met_exactly_is_met_whatever_the_arithmetic(make_training: Make) -> None:
    # 9 cohorts of 20 seats, 70 percent complete: 126 people; in the machine 180 x 0.7 is 125.99999999999999.
    target = {"year": 2025, "cohorts": 9, "completion_rate": 0.7, "target_trained": 126}
    assert project_workforce(make_training([target]))["is_target_met"].to_list() == [True]


def two_courses(make: Make) -> Training:
    targets = [{"year": 2025, "cohorts": 1, "programme_id": code} for code in ("T2", "T")]
    return make(targets, courses=({}, {"programme_id": "T2", "seats_per_cohort": 10}))


def test_a_cadre_with_two_courses_is_projected_once_for_each(make_training: Make) -> None:
    stock = project_workforce(two_courses(make_training))
    assert stock["programme_id"].to_list() == ["T", "T2"]
    # 100 x 0.9 + 10, and 100 x 0.9 + 5
    assert stock["active"].to_list() == [100, 95]


def test_a_cadre_with_two_courses_counts_as_its_largest_line(make_training: Make) -> None:
    assert count_by_cadre(two_courses(make_training))["active"].to_list() == [100]


def test_a_cadre_without_courses_keeps_its_people_less_those_who_leave(make_training: Make) -> None:
    training = make_training([{"year": 2026, "cohorts": 1}], ({}, {"cadre_id": "S", "baseline_n": 10}))
    idle = count_by_cadre(training).query("cadre_id == 'S'")
    assert idle["before"].to_list() == [10, 9]
    assert idle["active"].to_list() == pytest.approx([9, 8.1])


def test_targets_of_unknown_cadres_are_left_out(make_training: Make) -> None:
    assert project_workforce(make_training([{"year": 2025, "cohorts": 1, "cadre_id": "X"}])).empty


def test_the_order_of_targets_does_not_matter(make_training: Make) -> None:
    targets = [{"year": 2027, "cohorts": 1}, {"year": 2025, "cohorts": 2}, {"year": 2026, "cohorts": 0}]
    forwards, backwards = (project_workforce(make_training(rows)) for rows in (targets, targets[::-1]))
    pd.testing.assert_frame_equal(forwards, backwards)


def test_no_targets_give_an_empty_table_with_its_columns(make_training: Make) -> None:
    workforce = project_workforce(make_training())
    assert workforce.empty
    assert workforce["is_target_met"].dtype == "boolean"
    assert workforce["active"].dtype == "Float64"


@pytest.mark.parametrize(
    ("active", "ratio", "supervisors"),
    [(0.0, 10, 0), (0.1, 10, 1), (20.0, 10, 2), (20.0000000001, 10, 2), (21.0, 10, 3)],
)
def test_supervisors_are_rounded_up_but_not_for_arithmetic(
    active: float, ratio: int, supervisors: int
) -> None:
    assert count_supervisors(active, ratio) == supervisors


def test_a_projection_leaves_its_tables_as_they_were(make_training: Make) -> None:
    training = make_training([{"year": 2025, "cohorts": 1}])
    before = training.targets.copy(deep=True)
    project_workforce(training)
    pd.testing.assert_frame_equal(training.targets, before)


@pytest.mark.parametrize(("months", "seats"), [(6, 180), (12, 90), (24, 45), (36, 30), (None, None)])
def test_refreshers_are_as_many_as_fall_into_a_year(
    make_training: Make, months: int | None, seats: int | None
) -> None:
    # 100 people of whom 90 stay: each of them twice a year, once, or in part.
    training = make_training([{"year": 2025, "cohorts": 1}], courses=({"refresher_months": months},))
    refreshers = count_refreshers(project_workforce(training), training.programmes)
    assert refreshers["refresher_seats"].to_list() == ([] if seats is None else [seats])


def test_cohorts_are_counted_by_cost_band_and_year(make_training: Make) -> None:
    training = make_training(
        [
            {"year": 2025, "cohorts": 2},
            {"year": 2026, "cohorts": 1, "programme_id": "T2"},
            {"year": 2026, "cohorts": 3, "programme_id": "T3"},
        ],
        courses=(
            {"unit_cost_band": "B"},
            {"programme_id": "T2", "unit_cost_band": "B"},
            {"programme_id": "T3"},
        ),
    )
    counts = count_cohorts(project_workforce(training), training.programmes)
    rows = list(counts[["year", "cohorts", "seats"]].itertuples(index=False, name=None))
    assert rows == [(2025, 2, 40), (2026, 1, 20), (2025, 0, 0), (2026, 3, 60)]
    assert counts["unit_cost_band"].fillna("none").to_list() == ["B", "B", "none", "none"]


@pytest.mark.parametrize(
    ("month", "first", "year"), [("2025-07", 7, 2025), ("2025-06", 7, 2024), ("2031-01", 1, 2031)]
)
def test_a_fiscal_year_is_named_by_the_year_in_which_it_starts(month: str, first: int, year: int) -> None:
    assert find_fiscal_year(month, first) == year
