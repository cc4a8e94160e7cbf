from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bahali.analysis.budget.portfolio import Portfolio, choose_portfolio, explain_infeasible
from bahali.analysis.budget.terms import Floor, Terms

NAN = float("nan")
Chosen = tuple[int, ...]


def within(costs: list[float], limit: float) -> Terms:
    return Terms(np.array([costs], dtype=float), np.array([limit], dtype=float))


def group(label: str, members: list[int], share: float = 0.0, count: int = 0, budget: int = 0) -> Floor:
    return Floor(label, np.array(members, dtype=bool), share, count, budget)


def positions(portfolio: Portfolio | None) -> list[int]:
    assert portfolio is not None
    return [int(action) for action in np.flatnonzero(portfolio.chosen)]


@st.composite
def problems(draw: st.DrawFn) -> tuple[NDArray[np.float64], Terms]:
    """Small problems on coarse grids, so that ties between sets are common."""
    count = draw(st.integers(1, 6))
    action = st.integers(0, count - 1)
    values = draw(st.lists(st.integers(-1, 5), min_size=count, max_size=count))
    costs = draw(
        st.lists(st.lists(st.integers(0, 4), min_size=count, max_size=count), min_size=2, max_size=2)
    )
    members = st.lists(st.booleans(), min_size=count, max_size=count)
    share, budget = st.sampled_from([0.0, 0.25, 0.5]), st.integers(0, 1)
    floors = st.builds(group, st.text("abc"), members, share, st.integers(0, 2), budget)
    terms = Terms(
        np.array(costs, dtype=float),
        np.array(draw(st.lists(st.integers(0, 10), min_size=2, max_size=2)), dtype=float),
        needs=tuple(draw(st.lists(st.tuples(action, action), max_size=3))),
        exclusions=tuple(draw(st.lists(st.tuples(action, action), max_size=2))),
        floors=tuple(draw(st.lists(floors, max_size=2))),
    )
    return np.array(values) / 5, terms


def is_allowed(chosen: Chosen, terms: Terms) -> bool:
    """Check the rules one by one, in whole numbers and fractions."""
    held = {action for action, taken in enumerate(chosen) if taken}
    spent = [sum(int(cost[action]) for action in held) for cost in terms.costs]
    return (
        all(total <= limit for total, limit in zip(spent, terms.limits, strict=True))
        and all(second in held for first, second in terms.needs if first in held)
        and all(len(held & set(excluded)) <= 1 for excluded in terms.exclusions)
        and all(is_met(floor, held, terms) for floor in terms.floors)
    )


def is_met(floor: Floor, held: set[int], terms: Terms) -> bool:
    counted = {action for action in held if floor.members[action]}
    costs = [int(cost) for cost in terms.costs[floor.budget]]
    share = Fraction(floor.least_share) * sum(costs[action] for action in held)
    return len(counted) >= floor.least_count and sum(costs[action] for action in counted) >= share


def preference(chosen: Chosen, values: NDArray[np.float64], terms: Terms) -> tuple[int, Fraction, Chosen]:
    """The rule of choice, exactly: value, then little of the cost of everything, then earlier actions."""
    value = sum(round(5 * amount) * taken for amount, taken in zip(values, chosen, strict=True))
    shares = [
        Fraction(int(cost @ np.array(chosen)), int(cost.sum())) for cost in terms.costs if cost.sum() > 0
    ]
    return value, -sum(shares, Fraction(0)), chosen


def try_every_set(values: NDArray[np.float64], terms: Terms) -> Chosen | None:
    allowed = [chosen for chosen in product((0, 1), repeat=len(values)) if is_allowed(chosen, terms)]
    return max(allowed, key=lambda chosen: preference(chosen, values, terms), default=None)


@settings(max_examples=100, deadline=None)
@given(problems())
def test_the_chosen_set_is_the_one_found_by_trying_every_set(
    problem: tuple[NDArray[np.float64], Terms],
) -> None:
    values, terms = problem
    best = choose_portfolio(values, terms)
    expected = try_every_set(values, terms)
    assert (None if best is None else tuple(best.chosen.astype(int))) == expected


@settings(max_examples=75, deadline=None)
@given(problems())
def test_the_floors_named_are_the_fewest_whose_removal_lets_something_fit(
    problem: tuple[NDArray[np.float64], Terms],
) -> None:
    values, terms = problem
    terms = replace(terms, floors=tuple(replace(floor, label=str(i)) for i, floor in enumerate(terms.floors)))
    labels = [floor.label for floor in terms.floors]
    # Fewest first; of equally many, those that spare the earlier floors come first.
    options = [set(dropped) for size in range(3) for dropped in combinations(reversed(labels), size)]
    kept = [tuple(floor for floor in terms.floors if floor.label not in dropped) for dropped in options]
    works = [try_every_set(values, replace(terms, floors=floors)) is not None for floors in kept]
    assert set(explain_infeasible(terms)) == options[works.index(True)]


def test_two_middling_actions_beat_the_one_with_the_highest_value() -> None:
    # 10 buys either the first (0.9) or the other two (0.6 + 0.5 = 1.1).
    best = choose_portfolio([0.9, 0.6, 0.5], within([6, 5, 5], 10))
    assert positions(best) == [1, 2]
    assert best is not None
    assert best.value == pytest.approx(1.1)
    assert best.spent.tolist() == [10]


def test_every_budget_binds() -> None:
    terms = Terms(np.array([[1.0, 1.0, 1.0], [5.0, 1.0, 1.0]]), np.array([2.0, 4.0]))
    # Money would buy any two; the months rule out the first, the most valued.
    assert positions(choose_portfolio([0.9, 0.5, 0.4], terms)) == [1, 2]


def test_an_unlimited_budget_does_not_bind() -> None:
    assert positions(choose_portfolio([0.9, 0.5], within([7, 8], float("inf")))) == [0, 1]


def test_costs_that_exceed_the_limit_only_by_arithmetic_fit() -> None:
    # In binary, 0.1 + 0.2 is more than 0.3.
    assert positions(choose_portfolio([0.5, 0.5], within([0.1, 0.2], 0.3))) == [0, 1]


def test_a_set_one_franc_over_a_limit_of_a_hundred_million_does_not_fit() -> None:
    assert positions(choose_portfolio([0.9, 0.8], within([50_000_000, 50_000_001], 1e8))) == [0]


def test_a_difference_in_value_of_a_millionth_decides() -> None:
    assert positions(choose_portfolio([0.5, 0.500001], within([5, 5], 5))) == [1]


def test_a_budget_of_nothing_buys_only_what_is_free() -> None:
    assert positions(choose_portfolio([0.9, 0.2, 0.4], within([5, 0, 0], 0))) == [1, 2]


def test_where_all_is_free_all_that_does_not_harm_is_chosen() -> None:
    assert positions(choose_portfolio([0.5, 0.0, -0.1], within([0, 0, 0], 0))) == [0, 1]


def test_an_action_without_value_that_costs_is_left_out() -> None:
    assert positions(choose_portfolio([0.0, 0.5], within([1, 1], 10))) == [1]


def test_of_equally_valued_actions_the_cheaper_is_chosen() -> None:
    assert positions(choose_portfolio([0.5, 0.5], within([5, 4], 5))) == [1]


def test_of_equally_valued_and_dear_actions_the_earlier_is_chosen() -> None:
    assert positions(choose_portfolio([0.5, 0.5, 0.5], within([5, 5, 5], 10))) == [0, 1]


def test_values_that_differ_only_by_arithmetic_are_equal() -> None:
    # The second and third together are worth 0.1 + 0.2, in binary more than 0.3; the first is cheaper.
    assert positions(choose_portfolio([0.3, 0.1, 0.2], within([4, 3, 3], 6))) == [0]


def test_the_earlier_of_many_equal_actions_are_chosen() -> None:
    assert positions(choose_portfolio([0.5] * 40, within([1] * 40, 17))) == list(range(17))


def test_an_action_comes_with_what_it_needs_in_turn() -> None:
    terms = replace(within([1, 2, 3], 6), needs=((0, 1), (1, 2)))
    assert positions(choose_portfolio([0.9, 0.0, 0.0], terms)) == [0, 1, 2]
    assert positions(choose_portfolio([0.9, 0.0, 0.0], replace(terms, limits=np.array([5.0])))) == []


def test_at_most_one_of_an_exclusion_is_chosen() -> None:
    terms = replace(within([1, 1, 1], 3), exclusions=((0, 1, 2),))
    assert positions(choose_portfolio([0.3, 0.5, 0.4], terms)) == [1]


def test_a_floor_reserves_a_share_of_the_money_spent() -> None:
    # Without the floor the first two; with it half of what is spent must go to the third.
    terms = within([4, 4, 4], 8)
    assert positions(choose_portfolio([0.9, 0.8, 0.1], terms)) == [0, 1]
    terms = replace(terms, floors=(group("Ituri", [0, 0, 1], share=0.5),))
    assert positions(choose_portfolio([0.9, 0.8, 0.1], terms)) == [0, 2]


def test_a_floor_on_the_second_budget_reserves_a_share_of_what_is_spent_of_that_one() -> None:
    # Each costs 4 of the money; of the months the third takes 1 and the others 3. Half of the money goes to
    # the third with any other one; half of the months only when it is alone.
    terms = Terms(np.array([[4.0, 4.0, 4.0], [3.0, 3.0, 1.0]]), np.array([8.0, 9.0]))
    money, months = (group("Ituri", [0, 0, 1], share=0.5, budget=budget) for budget in (0, 1))
    assert positions(choose_portfolio([0.9, 0.8, 0.1], replace(terms, floors=(money,)))) == [0, 2]
    assert positions(choose_portfolio([0.9, 0.8, 0.1], replace(terms, floors=(months,)))) == [2]


def test_a_floor_reserves_a_number_of_actions() -> None:
    terms = replace(within([4, 4, 4], 8), floors=(group("Ituri", [0, 1, 1], count=2),))
    assert positions(choose_portfolio([0.9, 0.8, 0.1], terms)) == [1, 2]


def test_nothing_is_chosen_when_a_floor_cannot_be_met() -> None:
    terms = replace(within([4, 9], 8), floors=(group("Ituri", [0, 1], count=1),))
    assert choose_portfolio([0.9, 0.8], terms) is None


def test_no_actions_make_an_empty_portfolio() -> None:
    terms = Terms(np.empty((1, 0)), np.array([5.0]))
    found = choose_portfolio([], terms)
    assert found is not None
    assert (positions(found), found.value, found.spent.tolist()) == ([], 0.0, [0.0])
    assert choose_portfolio([], replace(terms, floors=(group("Ituri", [], count=1),))) is None


def test_without_a_budget_all_that_is_worth_something_is_chosen() -> None:
    terms = Terms(np.empty((0, 2)), np.empty(0))
    assert positions(choose_portfolio([0.9, -0.1], terms)) == [0]


def test_a_choice_among_five_hundred_actions_lies_within_one_action_of_the_bound() -> None:
    generator = np.random.default_rng(1)
    values, costs = generator.random(500), generator.integers(1, 100, 500).astype(float)
    limit = float(np.floor(0.4 * costs.sum()))
    best = choose_portfolio(values, within(costs.tolist(), limit))
    # Dantzig's bound: by value per cost until the money runs out, with a part of the last one.
    order = np.argsort(-values / costs)
    room = limit - np.r_[0, np.cumsum(costs[order])[:-1]]
    bound = (values[order] * np.clip(room / costs[order], 0, 1)).sum()
    assert best is not None
    assert best.spent[0] <= limit
    assert bound - values.max() <= best.value <= bound


def test_terms_that_can_be_met_name_no_floor() -> None:
    assert explain_infeasible(within([1], 0)) == ()
    assert explain_infeasible(replace(within([1], 1), floors=(group("Ituri", [1], count=1),))) == ()


def test_the_one_floor_that_asks_too_much_is_named() -> None:
    floors = (group("Ituri", [1, 0, 0], count=1), group("Kasai", [0, 1, 1], count=2))
    assert explain_infeasible(replace(within([1, 2, 3], 5), floors=floors)) == ("Kasai",)


def test_the_earlier_of_two_floors_that_clash_is_spared() -> None:
    floors = (group("Ituri", [1, 0], count=1), group("Kasai", [0, 1], count=1))
    assert explain_infeasible(replace(within([3, 3], 5), floors=floors)) == ("Kasai",)


def test_a_share_that_clashes_with_a_count_is_named() -> None:
    # Two actions of Kasai spend 4; half of the money would need 4 in Ituri, whose one action costs 1.
    kasai, ituri = group("Kasai", [0, 1, 1], count=2), group("Ituri", [1, 0, 0], share=0.5)
    assert explain_infeasible(replace(within([1, 2, 2], 9), floors=(kasai, ituri))) == ("Ituri",)


def test_a_floor_on_the_second_budget_that_clashes_is_named() -> None:
    # Kasai's one action takes 3 months; half of the months would need 3 in Ituri, whose one action takes 1.
    kasai = group("Kasai", [1, 0], count=1)
    ituri = group("Ituri", [0, 1], share=0.5, budget=1)
    terms = Terms(np.array([[1.0, 1.0], [3.0, 1.0]]), np.array([9.0, 9.0]), floors=(kasai, ituri))
    assert explain_infeasible(terms) == ("Ituri",)
    assert explain_infeasible(replace(terms, floors=(kasai, replace(ituri, budget=0)))) == ()


def test_a_floor_on_more_actions_than_there_are_is_named() -> None:
    assert explain_infeasible(replace(within([0], 1), floors=(group("Ituri", [1], count=2),))) == ("Ituri",)


@pytest.mark.parametrize("amount", [NAN, float("inf")])
def test_a_value_that_is_no_number_is_refused(amount: float) -> None:
    with pytest.raises(ValueError, match="leave actions without a value out of the choice"):
        choose_portfolio([amount, 0.5], within([1, 1], 1))


def test_values_of_another_number_of_actions_are_refused() -> None:
    with pytest.raises(ValueError, match=r"values have the shape \(1,\), but there are 2 actions"):
        choose_portfolio([0.5], within([1, 1], 1))
