from collections.abc import Callable
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from bahali.analysis.weighing.elicitation import weights_from_points, weights_from_ranks, weights_from_swing

Array = NDArray[np.float64]
Elicit = Callable[[Array], Array]

NAN = float("nan")
EVERY_WAY = pytest.mark.parametrize("elicit", [weights_from_points, weights_from_swing, weights_from_ranks])

raw_points = st.lists(st.floats(0, 1000), min_size=1, max_size=12).filter(lambda points: max(points) > 1e-3)
ranks = st.lists(st.integers(1, 8), min_size=1, max_size=12)


def _array(*numbers: float) -> Array:
    return np.array(numbers, dtype=float)


def test_points_become_shares() -> None:
    # 3 + 0 + 5 = 8 points
    assert weights_from_points(_array(3, 0, 5)) == pytest.approx([0.375, 0.0, 0.625])


def test_swings_keep_their_proportions_to_the_most_valued_one() -> None:
    # 100 + 60 + 40 = 200
    assert weights_from_swing(_array(60, 100, 40)) == pytest.approx([0.3, 0.5, 0.2])


@given(raw_points, st.floats(1e-3, 1e6))
def test_scaling_all_points_changes_no_weight(points: list[float], factor: float) -> None:
    for elicit in (weights_from_points, weights_from_swing):
        assert elicit(factor * _array(*points)) == pytest.approx(elicit(_array(*points)))


@given(st.data(), raw_points)
def test_permuting_criteria_permutes_their_weights(data: st.DataObject, points: list[float]) -> None:
    order = data.draw(st.permutations(range(len(points))))
    for elicit, raw in ((weights_from_points, points), (weights_from_ranks, [1 + round(p) for p in points])):
        assert elicit(_array(*raw)[order]) == pytest.approx(elicit(_array(*raw))[order])


def test_points_of_any_size_become_weights() -> None:
    # The sum of the first is beyond the largest float; the second are the smallest floats above 0.
    assert weights_from_points(_array(1.5e308, 1.5e308)).tolist() == [0.5, 0.5]
    assert weights_from_points(_array(5e-324, 0)).tolist() == [1.0, 0.0]


def test_ranks_become_rank_order_centroid_weights() -> None:
    # Three criteria: (1 + 1/2 + 1/3)/3 = 11/18, (1/2 + 1/3)/3 = 5/18, (1/3)/3 = 2/18
    assert weights_from_ranks(_array(2, 3, 1)) == pytest.approx([5 / 18, 2 / 18, 11 / 18])


def test_equal_ranks_share_the_mean_of_the_weights_they_cover() -> None:
    # Places 1 and 2 of three: (11/18 + 5/18)/2 = 8/18; places 2 and 3: (5/18 + 2/18)/2 = 7/36
    assert weights_from_ranks(_array(1, 3, 1)) == pytest.approx([8 / 18, 2 / 18, 8 / 18])
    assert weights_from_ranks(_array(2, 1, 2)) == pytest.approx([7 / 36, 11 / 18, 7 / 36])


def test_only_the_order_of_ranks_counts() -> None:
    for ranked in ([1, 1, 3], [1.5, 1.5, 3], [4, 4, 90]):
        assert weights_from_ranks(_array(*ranked)) == pytest.approx(weights_from_ranks(_array(1, 1, 2)))


def test_all_equal_ranks_give_equal_weights() -> None:
    assert weights_from_ranks(_array(7, 7, 7, 7)) == pytest.approx([0.25] * 4)


@given(st.lists(st.integers(1, 4), min_size=1, max_size=5))
def test_tied_ranks_are_the_mean_over_all_orders_they_leave_open(ranked: list[int]) -> None:
    # An order is open if nobody ranked lower comes before somebody ranked higher.
    orders = [
        order
        for order in permutations(range(1, len(ranked) + 1))
        if all(np.diff([rank for _, rank in sorted(zip(order, ranked, strict=True))]) >= 0)
    ]
    strict = np.mean([weights_from_ranks(_array(*order)) for order in orders], axis=0)
    assert weights_from_ranks(_array(*ranked)) == pytest.approx(strict)


@given(ranks)
def test_rank_weights_sum_to_one_and_follow_the_order(ranked: list[int]) -> None:
    weights = weights_from_ranks(_array(*ranked))
    by_importance = weights[np.argsort(ranked, kind="stable")]
    assert weights.sum() == pytest.approx(1)
    assert (np.diff(by_importance) < 1e-12).all()


@given(raw_points)
def test_shares_sum_to_one_and_are_not_negative(points: list[float]) -> None:
    weights = weights_from_points(_array(*points))
    assert weights.sum() == pytest.approx(1)
    assert (weights >= 0).all()


@EVERY_WAY
def test_a_single_criterion_has_all_the_weight(elicit: Elicit) -> None:
    assert elicit(_array(4)).tolist() == [1.0]


@EVERY_WAY
def test_the_given_numbers_are_left_as_they_are(elicit: Elicit) -> None:
    given_numbers = _array(3, 1, 2)
    elicit(given_numbers)
    assert given_numbers.tolist() == [3, 1, 2]


@EVERY_WAY
@pytest.mark.parametrize("gap", [NAN, float("inf")])
def test_a_missing_number_is_refused(elicit: Elicit, gap: float) -> None:
    with pytest.raises(ValueError, match="must be given for every criterion; 1 missing"):
        elicit(_array(1, gap))


@EVERY_WAY
def test_a_negative_number_is_refused(elicit: Elicit) -> None:
    with pytest.raises(ValueError, match="must not be negative, not -2"):
        elicit(_array(1, -2))


@EVERY_WAY
def test_only_zeros_are_refused(elicit: Elicit) -> None:
    with pytest.raises(ValueError, match="are all 0, so nothing would count"):
        elicit(_array(0, 0))


@EVERY_WAY
@pytest.mark.parametrize("shape", [(0,), (2, 2), ()])
def test_anything_but_one_row_is_refused(elicit: Elicit, shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="must be one row of at least one number, not of shape"):
        elicit(np.ones(shape))


def test_a_rank_above_the_first_is_refused() -> None:
    with pytest.raises(ValueError, match="ranks must be 1 or more, not 0"):
        weights_from_ranks(_array(0, 1, 2))
