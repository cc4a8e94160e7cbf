import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bahali.analysis.robustness.stability import find_stability

Array = NDArray[np.float64]

NAN = float("nan")


def test_the_ends_are_where_another_action_catches_up() -> None:
    # a1 is worth w, a2 0.4 w + 0.9 (1 - w): equal at w = 0.6.
    found = find_stability(np.array([[1.0, 0.0], [0.4, 0.9]]), np.array([0.7, 0.3]))
    np.testing.assert_allclose(found, [[0.6, 1.0], [0.0, 0.4]])


def test_an_action_may_be_caught_from_both_sides() -> None:
    # a3 has 0.6 on both: a1 catches up at w = 0.6, a2 at 1 - w = 0.6.
    found = find_stability(np.array([[1.0, 0.0], [0.0, 1.0], [0.6, 0.6]]), np.array([0.5, 0.5]))
    np.testing.assert_allclose(found, [[0.4, 0.6], [0.4, 0.6]])


def test_the_other_weights_keep_their_proportions() -> None:
    # Moving the first weight to w leaves 2/3 and 1/3 of 1 - w. a1: 0.9 w + 0.3 (1 - w); a2: 0.6 (1 - w).
    # Equal where 0.9 w = 0.3 (1 - w), at w = 0.25.
    values = np.array([[0.9, 0.45, 0.0], [0.0, 0.45, 0.9]])
    found = find_stability(values, np.array([0.4, 0.4, 0.2]))
    assert found[0] == pytest.approx([0.25, 1.0])


def test_a_dominating_action_stays_first_whatever_the_weights() -> None:
    found = find_stability(np.array([[0.9, 0.8], [0.5, 0.8]]), np.array([0.5, 0.5]))
    assert found.tolist() == [[0.0, 1.0], [0.0, 1.0]]


def test_a_whole_shortlist_stays_in_whatever_order() -> None:
    # a1 and a2 change places at w = 0.5, but a3 only catches a2 at 1 - w = 0.2.
    values = np.array([[1.0, 0.2], [0.2, 1.0], [0.2, 0.2]])
    weights = np.array([0.7, 0.3])
    np.testing.assert_allclose(find_stability(values, weights, 1)[0], [0.5, 1.0])
    np.testing.assert_allclose(find_stability(values, weights, 2)[0], [0.0, 1.0])


def test_actions_that_share_the_last_of_the_places_count_as_first_together() -> None:
    # a1 and a2 are equal; a3, with 0.25 on both, catches the lesser of them at w = 0.25 and w = 0.75.
    values = np.array([[1.0, 0.0], [0.0, 1.0], [0.25, 0.25]])
    found = find_stability(values, np.array([0.5, 0.5]))
    np.testing.assert_allclose(found, [[0.25, 0.75], [0.25, 0.75]])


def test_equal_actions_never_part() -> None:
    values = np.array([[0.8, 0.4], [0.8, 0.4], [0.1, 0.1]])
    assert find_stability(values, np.array([0.5, 0.5])).tolist() == [[0.0, 1.0], [0.0, 1.0]]


def test_the_weight_as_it_is_always_lies_within() -> None:
    # a1 and a2 are equal but for arithmetic, at the very end of the stretch.
    values = np.array([[1.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]])
    weights = np.array([0.1, 0.2, 0.3, 0.4])
    found = find_stability(values, weights)
    assert (found[:, 0] <= weights).all()
    assert (found[:, 1] >= weights).all()


def test_where_all_actions_count_as_first_nothing_can_change() -> None:
    values = np.array([[1.0, 0.0], [0.4, 0.9]])
    assert find_stability(values, np.array([0.7, 0.3]), 5).tolist() == [[0.0, 1.0]] * 2
    assert find_stability(values[:1], np.array([0.7, 0.3])).tolist() == [[0.0, 1.0]] * 2


def test_a_single_criterion_cannot_move() -> None:
    np.testing.assert_array_equal(find_stability(np.array([[1.0], [0.4]]), np.array([1.0])), [[NAN, NAN]])


def test_no_action_has_no_stretch() -> None:
    found = find_stability(np.zeros((0, 2)), np.array([0.5, 0.5]))
    np.testing.assert_array_equal(found, np.full((2, 2), NAN))


def test_where_one_criterion_has_all_the_weight_the_others_share_what_it_gives_up() -> None:
    # a1: w; a2: the mean of 0.8 and 0.4, times 1 - w: equal at w = 0.375.
    values = np.array([[1.0, 0.0, 0.0], [0.0, 0.8, 0.4]])
    assert find_stability(values, np.array([1.0, 0.0, 0.0]))[0] == pytest.approx([0.375, 1.0])


def test_a_criterion_without_weight_may_gain_some() -> None:
    # a1: 0.9 (1 - w); a2: 0.6 (1 - w) + w: equal at w = 0.3 / 1.3.
    values = np.array([[0.9, 0.0], [0.6, 1.0]])
    np.testing.assert_allclose(find_stability(values, np.array([1.0, 0.0])), [[1 - 3 / 13, 1], [0, 3 / 13]])


def test_a_blank_is_refused() -> None:
    with pytest.raises(ValueError, match="an action has a blank among its values; leave it out first"):
        find_stability(np.array([[1.0, NAN], [0.0, 1.0]]), np.array([0.5, 0.5]))


def _move(weights: Array, criterion: int, weight: float) -> Array:
    others = np.delete(weights, criterion)
    moved = others / others.sum() * (1 - weight)
    return np.insert(moved, criterion, weight)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 6), st.integers(2, 4), st.integers(1, 3), st.integers(0, 10**6))
def test_the_same_actions_are_first_at_a_grid_of_weights_within_and_others_just_outside(
    actions: int, criteria: int, count: int, seed: int
) -> None:
    generator = np.random.default_rng(seed)
    values, weights = generator.random((actions, criteria)), generator.dirichlet(np.ones(criteria) * 3)
    count = min(count, actions)
    first = set(np.argsort(values @ weights)[::-1][:count])

    def is_same(criterion: int, weight: float) -> bool:
        worth = values @ _move(weights, criterion, weight)
        return set(np.argsort(worth)[::-1][:count]) == first

    for criterion, (low, high) in enumerate(find_stability(values, weights, count)):
        assert low <= weights[criterion] <= high
        grid = np.linspace(low, high, 23)[1:-1]
        assert all(is_same(criterion, weight) for weight in grid)
        assert low == 0 or not is_same(criterion, low - min(1e-6, low))
        assert high == 1 or not is_same(criterion, high + min(1e-6, 1 - high))
