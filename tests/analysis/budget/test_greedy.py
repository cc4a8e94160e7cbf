from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bahali.analysis.budget.greedy import choose_greedily, what_greedy_loses
from bahali.analysis.budget.listing import list_sets
from bahali.analysis.budget.portfolio import Portfolio, choose_portfolio
from bahali.analysis.budget.terms import Floor, Terms


def within(costs: list[float], limit: float) -> Terms:
    return Terms(np.array([costs], dtype=float), np.array([limit], dtype=float))


def positions(portfolio: Portfolio | None) -> list[int]:
    assert portfolio is not None
    return [int(action) for action in np.flatnonzero(portfolio.chosen)]


@settings(max_examples=75, deadline=None)
@given(st.integers(0, 100_000), st.sampled_from([0.0, 0.3]), st.integers(0, 1))
def test_greedy_choosing_keeps_the_terms_and_never_beats_the_best(
    seed: int, share: float, budget: int
) -> None:
    generator = np.random.default_rng(seed)
    count = int(generator.integers(1, 7))
    pairs = [tuple(pair) for pair in generator.integers(0, count, (4, 2)).tolist()]
    floor = Floor("Ituri", generator.random(count) < 0.5, share, int(generator.integers(0, 2)), budget)
    costs, limits = generator.integers(0, 5, (2, count)), generator.integers(0, 10, 2)
    terms = Terms(costs.astype(float), limits.astype(float), tuple(pairs[:2]), tuple(pairs[2:]), (floor,))
    values = generator.integers(-1, 6, count) / 5
    greedy, best = choose_greedily(values, terms), choose_portfolio(values, terms)
    if greedy is not None:
        assert (list_sets(terms) == greedy.chosen).all(axis=1).any()
        assert best is not None
        assert greedy.value <= best.value + 1e-9
        assert what_greedy_loses(values, terms) >= 0


def test_greedy_choosing_takes_the_most_value_for_its_cost() -> None:
    # Per cost: 0.15, 0.12, 0.1. The first leaves no room for another.
    terms = within([6, 5, 5], 10)
    assert positions(choose_greedily([0.9, 0.6, 0.5], terms)) == [0]
    # The best pair is worth 1.1, the first alone 0.9.
    assert what_greedy_loses([0.9, 0.6, 0.5], terms) == pytest.approx(0.2 / 1.1)


def test_greedy_choosing_skips_what_does_not_fit_and_goes_on() -> None:
    assert positions(choose_greedily([0.9, 0.7, 0.1], within([5, 6, 5], 10))) == [0, 2]


def test_greedy_choosing_weighs_an_action_with_all_that_it_needs() -> None:
    # The first has 0.9 for 1, but with what it needs 0.9 for 10: less than 0.5 for 5, more than 0.4 for 5.
    terms = replace(within([1, 9, 5], 10), needs=((0, 1),))
    assert positions(choose_greedily([0.9, 0.0, 0.5], terms)) == [2]
    assert positions(choose_greedily([0.9, 0.0, 0.4], terms)) == [0, 1]


def test_greedy_choosing_takes_mutual_needs_together() -> None:
    terms = replace(within([1, 2, 3], 3), needs=((0, 1), (1, 0)))
    assert positions(choose_greedily([0.5, 0.1, 0.1], terms)) == [0, 1]


def test_greedy_choosing_takes_the_more_valued_of_two_that_exclude_each_other_and_are_free() -> None:
    terms = replace(within([0, 0, 1], 1), exclusions=((0, 1),))
    assert positions(choose_greedily([0.4, 0.5, 0.1], terms)) == [1, 2]


def test_greedy_choosing_takes_the_cheaper_and_then_the_earlier_of_equal_bargains() -> None:
    assert positions(choose_greedily([0.6, 0.3, 0.3], within([2, 1, 1], 1))) == [1]
    assert positions(choose_greedily([0.6, 0.3, 0.3], within([2, 1, 1], 2))) == [1, 2]


def test_greedy_choosing_no_longer_counts_what_is_already_chosen() -> None:
    # The second comes first (0.9 for 3). Then the first adds 0.2 for 1, the third 0.25 for 1.
    terms = replace(within([1, 3, 1], 4), needs=((0, 1),))
    assert positions(choose_greedily([0.2, 0.9, 0.25], terms)) == [1, 2]


def test_greedy_choosing_follows_a_long_chain_of_needs() -> None:
    terms = replace(within([1] * 6, 6), needs=tuple((action, action + 1) for action in range(5)))
    assert positions(choose_greedily([0.9, 0, 0, 0, 0, 0], terms)) == [0, 1, 2, 3, 4, 5]


def test_greedy_choosing_takes_what_is_free_first() -> None:
    assert positions(choose_greedily([0.9, 0.1], replace(within([1, 0], 1), exclusions=((0, 1),)))) == [1]
    assert positions(choose_greedily([0.0, -0.1], within([0, 0], 0))) == [0]


def test_bargains_that_differ_only_by_arithmetic_are_equal() -> None:
    # 0.9 for 3 and 0.3 for 1 are the same, but in binary the first quotient is a little larger.
    assert positions(choose_greedily([0.9, 0.3, 0.8], within([3, 1, 1], 4))) == [1, 2]


def test_a_loss_that_is_only_arithmetic_is_none() -> None:
    # All three or none: 0.3 - 0.1 - 0.2 is in binary a little below 0.
    terms = replace(within([0, 0, 0], 0), needs=((0, 1), (1, 2), (2, 0)))
    assert what_greedy_loses([0.3, -0.1, -0.2], terms) == 0.0


def test_greedy_choosing_loses_nothing_where_nothing_has_value() -> None:
    assert what_greedy_loses([0.0, 0.0], within([1, 1], 1)) == 0.0


def test_what_is_lost_is_undefined_where_floors_force_a_harm() -> None:
    terms = replace(within([0], 1), floors=(Floor("Ituri", np.array([True]), least_count=1),))
    assert np.isnan(what_greedy_loses([-0.5], terms))


def test_greedy_choosing_gives_nothing_when_its_set_misses_a_floor() -> None:
    # The first leaves no money for the second, which the floor asks for; the best set is the second alone.
    ituri = Floor("Ituri", np.array([False, True]), least_count=1)
    terms = replace(within([4, 4], 4), floors=(ituri,))
    assert choose_greedily([0.9, 0.5], terms) is None
    assert np.isnan(what_greedy_loses([0.9, 0.5], terms))
    assert positions(choose_portfolio([0.9, 0.5], terms)) == [1]


def test_greedy_choosing_looks_at_a_floor_on_the_second_budget() -> None:
    # Both take 1 of the money; of the months the second takes 1 of 4: enough for a quarter, not for a half.
    terms = Terms(np.array([[1.0, 1.0], [3.0, 1.0]]), np.array([2.0, 4.0]))
    quarter, half = (Floor("Ituri", np.array([False, True]), share, budget=1) for share in (0.25, 0.5))
    assert positions(choose_greedily([0.9, 0.5], replace(terms, floors=(quarter,)))) == [0, 1]
    assert choose_greedily([0.9, 0.5], replace(terms, floors=(half,))) is None


def test_what_is_lost_is_undefined_where_no_set_fits() -> None:
    ituri = Floor("Ituri", np.array([True, True]), least_count=1)
    terms = replace(within([4, 9], 3), floors=(ituri,))
    assert choose_greedily([0.9, 0.8], terms) is None
    assert np.isnan(what_greedy_loses([0.9, 0.8], terms))


def test_of_no_actions_none_is_chosen() -> None:
    found = choose_greedily([], Terms(np.empty((1, 0)), np.array([5.0])))
    assert found is not None
    assert (positions(found), found.value, found.spent.tolist()) == ([], 0.0, [0.0])


def test_without_a_budget_greedy_choosing_takes_all_that_is_worth_something() -> None:
    assert positions(choose_greedily([0.9, -0.1], Terms(np.empty((0, 2)), np.empty(0)))) == [0]


@pytest.mark.parametrize("amount", [float("nan"), float("inf")])
def test_a_value_that_is_no_number_is_refused(amount: float) -> None:
    with pytest.raises(ValueError, match="leave actions without a value out of the choice"):
        choose_greedily([amount, 0.5], within([1, 1], 1))
