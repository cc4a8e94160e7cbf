import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bahali.analysis.budget.core import core_index, trace_budget
from bahali.analysis.budget.portfolio import choose_portfolio
from bahali.analysis.budget.terms import Floor, Terms

Problem = tuple[NDArray[np.float64], Terms]
TWO_OF_THREE = Terms(np.array([[5.0, 5.0, 5.0]]), np.array([10.0]))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Four draws of values, on a coarse grid or not, within two budgets and rules of every kind."""
    count = draw(st.integers(1, 6))
    generator = np.random.default_rng(draw(st.integers(0, 10_000)))
    costs = generator.integers(0, 5, (2, count)).astype(float)
    is_coarse = draw(st.booleans())
    values = generator.integers(-1, 5, (4, count)) / 5 if is_coarse else generator.random((4, count))
    pair = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    floor = Floor(
        "Ituri",
        generator.random(count) < 0.5,
        draw(st.sampled_from([0.0, 0.3])),
        draw(st.integers(0, 1)),
        draw(st.integers(0, 1)),
    )
    limits = generator.integers(0, 10, 2).astype(float)
    needs, exclusions = draw(st.lists(pair, max_size=2)), draw(st.lists(pair, max_size=2))
    return values, Terms(costs, limits, tuple(needs), tuple(exclusions), (floor,))


def many_actions(count: int) -> Terms:
    costs = np.random.default_rng(3).integers(1, 20, count).astype(float)
    return Terms(costs[np.newaxis], np.array([costs.sum() / 3]))


@settings(max_examples=75, deadline=None)
@given(problems())
def test_each_draw_is_decided_as_the_single_choice_decides_it(problem: Problem) -> None:
    values, terms = problem
    for draw in values:
        best = choose_portfolio(draw, terms)
        index = core_index(draw[np.newaxis], terms)
        if best is None:
            assert np.isnan(index).all()
        else:
            assert index.tolist() == best.chosen.astype(float).tolist()


def test_the_core_index_is_the_share_of_draws_whose_best_set_holds_the_action() -> None:
    draws = [[0.9, 0.5, 0.1], [0.9, 0.2, 0.3], [0.9, 0.8, 0.7], [0.1, 0.2, 0.3]]
    # The best two: 1 and 2; 1 and 3; 1 and 2; 2 and 3.
    assert core_index(draws, TWO_OF_THREE).tolist() == [0.75, 0.75, 0.5]


def test_where_nothing_binds_every_action_is_in_the_core() -> None:
    terms = Terms(np.ones((1, 3)), np.array([np.inf]))
    assert core_index(np.random.default_rng(0).random((50, 3)), terms).tolist() == [1, 1, 1]


def test_values_that_differ_only_by_arithmetic_are_equal_in_every_draw() -> None:
    # The second and third together are worth 0.1 + 0.2, in binary more than 0.3; the first is cheaper.
    terms = Terms(np.array([[4.0, 3.0, 3.0]]), np.array([6.0]))
    assert core_index([[0.3, 0.1, 0.2], [0.6, 0.2, 0.4], [0.15, 0.05, 0.1]], terms).tolist() == [1, 0, 0]


def test_ten_thousand_draws_of_fourteen_actions_need_less_than_two_hundred_megabytes() -> None:
    draws = np.random.default_rng(0).random((10_000, 14))
    tracemalloc.start()
    core_index(draws, many_actions(14))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200e6


@pytest.mark.parametrize("count", [15, 22])
def test_above_fourteen_actions_a_hundred_evenly_spaced_draws_count(count: int) -> None:
    # Everything fits; the first action is worth choosing in the first half of the draws only.
    terms = Terms(np.ones((1, count)), np.array([np.inf]))
    draws = np.ones((1_000, count))
    draws[500:, 0] = -1
    # Those that count are 0, 10.09 ..., 999, rounded; in all others the last action is of no use.
    draws[:, -1] = -1
    draws[np.linspace(0, 999, 100).round().astype(int), -1] = 1
    assert core_index(draws, terms).tolist() == [0.5] + [1.0] * (count - 1)


@pytest.mark.parametrize("count", [15, 22])
@pytest.mark.parametrize("budget", [0, 1])
def test_above_fourteen_actions_each_draw_is_decided_as_the_single_choice_decides_it(
    count: int, budget: int
) -> None:
    generator = np.random.default_rng(count)
    costs = generator.integers(1, 20, (2, count)).astype(float)
    floor = Floor("Ituri", np.arange(count) < 5, 0.4, budget=budget)
    terms = Terms(costs, costs.sum(axis=1) / 3, ((0, 6),), ((1, 2),), (floor,))
    draws = generator.random((8, count))
    chosen = [best.chosen for draw in draws if (best := choose_portfolio(draw, terms)) is not None]
    assert core_index(draws, terms) == pytest.approx(np.mean(chosen, axis=0))


@pytest.mark.parametrize("count", [15, 22, 40])
def test_of_many_equal_actions_the_cheaper_and_then_the_earlier_are_in_the_core(count: int) -> None:
    # All are worth the same and cost 2, the last 1; 9 buys the last and four others.
    costs = np.r_[np.full(count - 1, 2.0), 1.0]
    index = core_index(np.full((3, count), 0.5), Terms(costs[np.newaxis], np.array([9.0])))
    assert np.flatnonzero(index).tolist() == [0, 1, 2, 3, count - 1]
    assert set(index) == {0.0, 1.0}


@pytest.mark.parametrize(("count", "kept"), [(21, 0), (22, 1)])
def test_a_difference_of_a_millionth_decides_up_to_twenty_one_actions(count: int, kept: int) -> None:
    # The first is worth a millionth more than the second, costs twice as much, and rules it out.
    values, costs = np.full((1, count), 0.5), np.zeros((1, count))
    values[0, 0] += 1e-6
    costs[0, :2] = 2, 1
    index = core_index(values, Terms(costs, np.array([np.inf]), exclusions=((0, 1),)))
    assert index[:2].tolist() == [1 - kept, kept]


@pytest.mark.parametrize("count", [15, 22])
def test_of_actions_without_value_only_the_free_are_in_the_core(count: int) -> None:
    costs = np.r_[np.zeros(3), np.ones(count - 3)]
    index = core_index(np.zeros((2, count)), Terms(costs[np.newaxis], np.array([np.inf])))
    assert np.flatnonzero(index).tolist() == [0, 1, 2]


@pytest.mark.parametrize("count", [2, 15, 22])
def test_the_core_index_is_undefined_without_draws_or_without_a_set_that_fits(count: int) -> None:
    floor = Floor("Ituri", np.ones(count, dtype=bool), least_count=1)
    terms = Terms(np.ones((1, count)), np.array([0.0]))
    assert np.isnan(core_index(np.empty((0, count)), terms)).all()
    assert np.isnan(core_index(np.ones((3, count)), replace(terms, floors=(floor,)))).all()


def test_no_actions_have_an_empty_core_index() -> None:
    assert core_index(np.empty((3, 0)), Terms(np.empty((1, 0)), np.array([1.0]))).shape == (0,)


def test_draws_with_a_missing_value_or_another_shape_are_refused() -> None:
    with pytest.raises(ValueError, match="leave actions without a value out of the choice"):
        core_index([[0.1, 0.2, np.nan]], TWO_OF_THREE)
    with pytest.raises(ValueError, match=r"values have the shape \(3,\), but there are 3 actions"):
        core_index([0.1, 0.2, 0.3], TWO_OF_THREE)


def test_the_best_value_rises_at_the_limits_at_which_a_better_set_comes_within_reach() -> None:
    steps = trace_budget([0.9, 0.6, 0.2], Terms(np.array([[6.0, 5.0, 0.0]]), np.array([1.0])))
    # 0 buys the free third; 5 the second; 6 the first instead; 11 both.
    assert steps["limit"].tolist() == [0, 5, 6, 11]
    assert steps["spent"].tolist() == [0, 5, 6, 11]
    assert steps["share"].tolist() == pytest.approx([0, 5 / 11, 6 / 11, 1])
    assert steps["value"].tolist() == pytest.approx([0.2, 0.8, 1.1, 1.7])
    assert steps["chosen"].tolist() == [(2,), (1, 2), (0, 2), (0, 1, 2)]


@settings(max_examples=60, deadline=None)
@given(problems())
def test_at_every_limit_the_curve_has_the_value_of_the_single_choice(problem: Problem) -> None:
    values, terms = problem
    steps = trace_budget(values[0], terms, budget=1)
    for limit in range(int(terms.costs[1].sum()) + 1):
        best = choose_portfolio(values[0], replace(terms, limits=np.array([terms.limits[0], limit])))
        reached = steps[steps["limit"] <= limit]
        assert (best is None) == reached.empty
        if best is not None:
            assert reached["value"].iloc[-1] == pytest.approx(best.value, abs=1e-9)
        if best is not None and limit in steps["limit"].to_list():
            assert reached["chosen"].iloc[-1] == tuple(np.flatnonzero(best.chosen))


def test_with_many_actions_evenly_spaced_limits_are_solved() -> None:
    terms = many_actions(20)
    values = np.random.default_rng(0).random(20)
    steps = trace_budget(values, terms, steps=5)
    assert steps["share"].tolist() == [0, 0.25, 0.5, 0.75, 1]
    assert steps["value"].is_monotonic_increasing
    assert (steps["spent"] <= steps["limit"]).all()
    assert steps["value"].iloc[[0, -1]].tolist() == pytest.approx([0, values.sum()])


def test_a_step_shows_the_set_with_the_earlier_actions_of_equal_ones() -> None:
    # For 3 the first is worth as much as the other two; in binary 0.1 + 0.2 is more than 0.3.
    steps = trace_budget([0.3, 0.1, 0.2], Terms(np.array([[3.0, 1.0, 2.0]]), np.array([0.0])))
    assert steps["limit"].to_list() == [0, 1, 2, 3, 4, 5, 6]
    assert steps["chosen"].to_list()[:4] == [(), (1,), (2,), (0,)]


def test_the_other_budgets_stay_as_they_are() -> None:
    terms = Terms(np.array([[1.0, 1.0], [1.0, 2.0]]), np.array([5.0, 2.0]))
    assert trace_budget([0.5, 0.6], terms)["chosen"].tolist() == [(), (1,)]


@pytest.mark.parametrize("count", [2, 15])
def test_limits_at_which_a_floor_cannot_be_met_have_no_row(count: int) -> None:
    floor = Floor("Ituri", np.arange(count) == 0, least_count=1)
    terms = Terms(np.ones((1, count)), np.array([0.0]), floors=(floor,))
    assert trace_budget(np.ones(count), terms, steps=count + 1)["limit"].min() == 1
    assert trace_budget(np.ones(count), replace(terms, floors=(replace(floor, least_count=2),))).empty


@pytest.mark.parametrize("count", [0, 2, 15])
def test_where_everything_is_free_the_curve_is_one_point(count: int) -> None:
    steps = trace_budget(np.ones(count), Terms(np.zeros((1, count)), np.array([0.0])))
    assert steps["value"].tolist() == [count]
    assert steps["share"].isna().all()


@pytest.mark.parametrize(("steps", "budget"), [(1, 0), (5, 1), (5, -1)])
def test_too_few_steps_or_an_unknown_budget_is_refused(steps: int, budget: int) -> None:
    with pytest.raises(ValueError, match="at least 2 steps, and one of 1 budgets"):
        trace_budget([0.1, 0.2, 0.3], TWO_OF_THREE, steps, budget)
