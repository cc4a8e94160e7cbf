import tracemalloc
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.analysis.budget import listing
from bahali.analysis.budget.listing import find_best, list_sets
from bahali.analysis.budget.terms import Floor, Terms, fits, write_rows


def test_the_sets_that_fit_are_listed_the_cheaper_and_the_earlier_first() -> None:
    terms = Terms(np.array([[2.0, 2.0, 1.0]]), np.array([3.0]))
    # Costs 0, 1, 2, 2, 3, 3.
    assert [np.flatnonzero(held).tolist() for held in list_sets(terms)] == [[], [2], [0], [1], [0, 2], [1, 2]]


@given(st.integers(0, 100_000), st.integers(1, 9))
def test_sets_listed_in_portions_are_all_that_fit(seed: int, at_once: int) -> None:
    generator = np.random.default_rng(seed)
    costs = generator.integers(0, 4, (2, 8)).astype(float)
    floor = Floor("Ituri", generator.random(8) < 0.5, 0.3, 1, budget=1)
    terms = Terms(costs, np.array([8.0, 9.0]), ((0, 7),), ((1, 6), (2, 3)), (floor,))
    every = np.array(list(product((True, False), repeat=8)))
    fitting = every[fits(every, write_rows(terms))]
    # Python sorts by shares of the cost of everything, in whole numbers, and keeps the order of equal ones.
    first, second = (int(total) or 1 for total in costs.sum(axis=1))
    price = costs[0] * second + costs[1] * first
    expected = sorted(fitting.tolist(), key=lambda held: float(price @ np.array(held)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listing, "ACTIONS_AT_ONCE", at_once)
        assert list_sets(terms).tolist() == expected


def test_no_actions_have_one_set_and_it_is_empty() -> None:
    assert list_sets(Terms(np.empty((1, 0)), np.array([1.0]))).shape == (1, 0)


def test_a_floor_that_cannot_be_met_leaves_no_set() -> None:
    floor = Floor("Ituri", np.ones(15, dtype=bool), least_count=1)
    assert list_sets(Terms(np.ones((1, 15)), np.zeros(1), floors=(floor,))).shape == (0, 15)


def test_the_first_of_equally_valued_sets_is_best() -> None:
    # In binary 0.1 + 0.2 is more than 0.3. In the second draw the last set is worth more.
    sets = np.array([[True, False, False], [False, True, True]])
    assert find_best(np.array([[0.3, 0.1, 0.2], [0.3, 0.2, 0.2]]), sets).tolist() == [0, 1]


@given(st.integers(0, 100_000), st.integers(1, 100))
def test_sets_weighed_in_portions_give_the_first_of_the_highest_value(seed: int, numbers: int) -> None:
    generator = np.random.default_rng(seed)
    sets = generator.random((40, 5)) < 0.5
    draws = generator.integers(-2, 4, (6, 5)).astype(float)
    # Whole numbers add up exactly, so that the first largest is what is sought.
    expected = (draws @ sets.T).argmax(axis=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listing, "NUMBERS_AT_ONCE", numbers)
        assert find_best(draws, sets).tolist() == expected.tolist()


def test_no_draws_have_no_best_set() -> None:
    assert find_best(np.empty((0, 2)), np.ones((1, 2), dtype=bool)).shape == (0,)


@pytest.mark.parametrize(("draw_count", "megabytes"), [(1, 60), (100, 100)])
def test_all_sets_of_nineteen_actions_are_listed_and_weighed_in_portions(
    draw_count: int, megabytes: int
) -> None:
    # There are 524,288 sets of 19: 10 megabytes as they are, 80 as numbers; weighed in 100 draws, 420.
    draws = np.random.default_rng(0).random((draw_count, 19))
    tracemalloc.start()
    find_best(draws, list_sets(Terms(np.ones((1, 19)), np.array([np.inf]))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < megabytes * 1e6
