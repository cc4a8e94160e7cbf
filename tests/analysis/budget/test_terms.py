from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from bahali.analysis.budget.terms import (
    Floor,
    Rows,
    Terms,
    cap_rows,
    check_values,
    enlarge,
    fits,
    measure_cost,
    write_rows,
)

NAN = float("nan")


def within(costs: list[float], limit: float) -> Terms:
    return Terms(np.array([costs], dtype=float), np.array([limit], dtype=float))


def group(label: str, members: list[int], share: float = 0.0, count: int = 0, budget: int = 0) -> Floor:
    return Floor(label, np.array(members, dtype=bool), share, count, budget)


def kept_by(terms: Terms) -> list[list[int]]:
    sets = np.array(list(product((True, False), repeat=terms.costs.shape[1])))
    return [np.flatnonzero(held).tolist() for held in sets[fits(sets, write_rows(terms))]]


def test_sets_within_every_limit_fit() -> None:
    terms = Terms(np.array([[1.0, 2.0, 3.0], [2.0, 1.0, 1.0]]), np.array([4.0, 2.0]))
    # Money rules out 1+2+3 and 2+3; months 1+2, 1+3 and all three.
    assert kept_by(terms) == [[0], [1], [2], []]


def test_needs_and_exclusions_rule_out_sets() -> None:
    terms = replace(within([1, 1, 1], 3), needs=((0, 1),), exclusions=((1, 2),))
    assert kept_by(terms) == [[0, 1], [1], [2], []]


def test_an_action_that_excludes_or_needs_itself_is_no_rule() -> None:
    assert kept_by(replace(within([1], 1), needs=((0, 0),), exclusions=((0, 0),))) == [[0], []]


def test_a_floor_rules_out_sets_by_what_they_spend_of_its_budget() -> None:
    # With both, the second takes half of the money but a quarter of the months.
    terms = Terms(np.array([[2.0, 2.0], [3.0, 1.0]]), np.array([4.0, 4.0]))
    for budget, expected in ((0, [[0, 1], [1], []]), (1, [[1], []])):
        assert kept_by(replace(terms, floors=(group("Ituri", [0, 1], share=0.5, budget=budget),))) == expected


def test_a_floor_counts_actions_on_whatever_budget_it_stands() -> None:
    terms = Terms(np.ones((2, 2)), np.full(2, 2.0))
    for budget in (0, 1):
        assert kept_by(replace(terms, floors=(group("Ituri", [0, 1], count=1, budget=budget),))) == [
            [0, 1],
            [1],
        ]


def test_a_count_needs_no_budget() -> None:
    terms = Terms(np.empty((0, 2)), np.empty(0), floors=(group("Ituri", [0, 1], count=1),))
    assert kept_by(terms) == [[0, 1], [1]]


def test_a_share_may_be_missed_by_arithmetic_only() -> None:
    # 0.1 of 0.1 + 0.2 + 0.7 is in binary not quite 0.1; a ten-millionth less is too little.
    sets = np.ones((1, 3), dtype=bool)
    for cost, expected in ((0.1, True), (0.0999999, False)):
        terms = replace(within([cost, 0.2, 0.7], 2), floors=(group("Ituri", [1, 0, 0], share=0.1),))
        assert fits(sets, write_rows(terms)).tolist() == [expected]


def test_a_row_added_is_kept_up_to_its_ceiling() -> None:
    rows = cap_rows(Rows(np.empty((0, 2)), np.empty(0)), np.array([3.0, 2.0]), 4.0)
    assert fits(np.array([[True, False], [True, True]]), rows).tolist() == [True, False]


def test_each_row_is_enlarged_to_the_same_largest_size() -> None:
    assert enlarge(np.array([[1.0, -2.0], [0.0, 0.0]])).tolist() == [[5_000, -10_000], [0, 0]]


def test_costs_of_several_budgets_add_up_as_shares() -> None:
    # 1 of 4 and 3 of 3; 3 of 4 and nothing; a budget of which nothing is taken counts nothing.
    terms = Terms(np.array([[1.0, 3.0], [3.0, 0.0], [0.0, 0.0]]), np.full(3, 9.0))
    assert measure_cost(terms).tolist() == [1.25, 0.75]


def test_values_of_another_shape_are_refused() -> None:
    with pytest.raises(ValueError, match=r"values have the shape \(2,\), but there are 2 actions"):
        check_values([0.1, 0.2], within([1, 1], 1), dimensions=2)


@pytest.mark.parametrize("cost", [NAN, -1.0, float("inf")])
def test_a_cost_that_is_no_amount_is_refused(cost: float) -> None:
    with pytest.raises(ValueError, match="a cost is missing, infinite or below 0"):
        within([cost], 1)


@pytest.mark.parametrize("limit", [NAN, -1.0])
def test_a_limit_that_is_no_amount_is_refused(limit: float) -> None:
    with pytest.raises(ValueError, match="a limit is missing or below 0"):
        within([1], limit)


def test_budgets_without_a_limit_each_are_refused() -> None:
    with pytest.raises(ValueError, match="one row and limit per budget"):
        Terms(np.ones((2, 3)), np.ones(3))


def test_rules_about_unknown_actions_are_refused() -> None:
    with pytest.raises(ValueError, match="action 2 is named in a rule, but there are 2 actions"):
        replace(within([1, 1], 1), needs=((0, 2),))
    with pytest.raises(ValueError, match="action -1 is named in a rule"):
        replace(within([1, 1], 1), exclusions=((0, -1),))


@pytest.mark.parametrize(
    ("floor", "reason"),
    [
        (group("Ituri", [1, 0]), "must tell of each of the 1 actions"),
        (Floor("Ituri", np.array([1])), "must tell of each of the 1 actions"),
        (group("Ituri", [1], share=1.5), "a share outside 0 to 1"),
        (group("Ituri", [1], share=NAN), "a share outside 0 to 1"),
        (group("Ituri", [1], count=-1), "a count below 0"),
        (group("Ituri", [1], share=0.5, budget=1), "budget at position 1, but positions run from 0 to 0"),
        (group("Ituri", [1], count=1, budget=1), "budget at position 1, but positions run from 0 to 0"),
        (group("Ituri", [1], share=0.5, budget=-1), "budget at position -1"),
    ],
)
def test_a_floor_that_makes_no_sense_is_refused(floor: Floor, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        replace(within([1], 1), floors=(floor,))


def test_a_share_of_the_money_without_a_budget_is_refused() -> None:
    with pytest.raises(ValueError, match="asks for a share of the money, but there is no budget"):
        Terms(np.empty((0, 1)), np.empty(0), floors=(group("Ituri", [1], share=0.5),))
