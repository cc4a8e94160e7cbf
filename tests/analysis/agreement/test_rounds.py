from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from bahali.analysis.agreement.rounds import STABLE_BELOW, compare_rounds

Array = NDArray[np.float64]
NAN = float("nan")


def _item(*ratings: float) -> Array:
    """Make ratings of a single item, one rater a row."""
    return np.array(ratings, dtype=np.float64)[:, None]


@st.composite
def _rounds(draw: st.DrawFn) -> tuple[Array, Array]:
    shape = draw(st.tuples(st.integers(0, 8), st.integers(1, 4)))
    rating = st.integers(1, 5).map(float) | st.just(NAN)
    table = arrays.arrays(np.float64, shape, elements=rating)
    return draw(table), draw(table)


def test_changes_of_an_item_by_hand() -> None:
    # Medians 3 and 4. Quartiles of 1 2 3 4 5: 2 and 4; of 3 4 4 4 5: 4 and 4. Three of five moved
    # (1 to 3, 2 to 4, 3 to 4). Histograms 1 1 1 1 1 and 0 0 1 3 1: differences 1 1 0 2 0, half is 2 of 5.
    change = compare_rounds(_item(1, 2, 3, 4, 5), _item(3, 4, 4, 4, 5))
    assert change.raters_both.tolist() == [5]
    assert change.share_moved.tolist() == pytest.approx([3 / 5])
    assert change.median_change.tolist() == [1]
    assert change.spread_change.tolist() == [-2]
    assert change.distribution_shift.tolist() == pytest.approx([2 / 5])


def test_two_raters_who_swap_answers_moved_but_the_panel_did_not() -> None:
    change = compare_rounds(_item(1, 5, 3), _item(5, 1, 3))
    assert change.share_moved.tolist() == pytest.approx([2 / 3])
    assert change.distribution_shift.tolist() == [0]


def test_who_took_part_once_is_left_out_of_both_rounds() -> None:
    # Only the first and second rater gave a number twice: medians 2 and 3, though the others would pull both.
    change = compare_rounds(_item(1, 3, 5, NAN, NAN), _item(3, 3, NAN, 1, NAN))
    assert change.raters_both.tolist() == [2]
    assert change.share_moved.tolist() == [0.5]
    assert change.median_change.tolist() == [1]
    assert change.spread_change.tolist() == [-1]
    assert change.distribution_shift.tolist() == [0.5]


def test_each_item_is_compared_on_its_own() -> None:
    change = compare_rounds([[1, 4], [1, 4]], [[1, 5], [1, NAN]])
    assert change.raters_both.tolist() == [2, 1]
    assert change.share_moved.tolist() == [0, 1]
    assert change.median_change.tolist() == [0, 1]


def test_changes_are_missing_below_the_least_raters_and_raters_are_counted() -> None:
    change = compare_rounds([[1, 4], [2, NAN], [3, NAN]], [[1, 4], [2, 4], [3, 4]], min_raters=3)
    assert change.raters_both.tolist() == [3, 1]
    for numbers in (
        change.share_moved,
        change.median_change,
        change.spread_change,
        change.distribution_shift,
    ):
        assert np.isnan(numbers).tolist() == [False, True]


def test_the_published_limit_of_a_stable_panel() -> None:
    # Three of twenty move by a step: 0.15, not yet stable; two of twenty: 0.10.
    before = _item(*[4] * 20)
    assert compare_rounds(before, _item(*[4] * 17, 5, 5, 5)).distribution_shift[0] >= STABLE_BELOW
    assert compare_rounds(before, _item(*[4] * 18, 5, 5)).distribution_shift[0] < STABLE_BELOW


@given(_rounds())
def test_a_panel_cannot_shift_by_more_than_the_raters_who_moved(rounds: tuple[Array, Array]) -> None:
    change = compare_rounds(*rounds)
    is_rated = change.raters_both > 0
    shift, moved = change.distribution_shift[is_rated], change.share_moved[is_rated]
    assert ((shift >= 0) & (shift <= moved + 1e-12) & (moved <= 1)).all()
    assert np.isnan(change.distribution_shift[~is_rated]).all()


@given(_rounds())
def test_going_back_reverses_the_changes(rounds: tuple[Array, Array]) -> None:
    there, back = compare_rounds(*rounds), compare_rounds(*reversed(rounds))
    np.testing.assert_array_equal(there.median_change, -back.median_change)
    np.testing.assert_array_equal(there.spread_change, -back.spread_change)
    np.testing.assert_array_equal(there.distribution_shift, back.distribution_shift)
    np.testing.assert_array_equal(there.share_moved, back.share_moved)


@given(_rounds(), st.randoms(use_true_random=False))
def test_the_order_of_the_raters_does_not_matter(rounds: tuple[Array, Array], random: Random) -> None:
    order = list(range(len(rounds[0])))
    random.shuffle(order)
    shuffled = compare_rounds(rounds[0][order], rounds[1][order])
    for first, second in zip(compare_rounds(*rounds), shuffled, strict=True):
        np.testing.assert_array_equal(first, second)


@given(_rounds())
def test_the_same_answers_twice_change_nothing(rounds: tuple[Array, Array]) -> None:
    change = compare_rounds(rounds[0], rounds[0])
    for numbers in change[1:]:
        assert (numbers[change.raters_both > 0] == 0).all()


def test_rounds_of_different_shape_are_refused() -> None:
    with pytest.raises(ValueError, match=r"same raters and items, not \(2, 1\) and \(3, 1\)"):
        compare_rounds(_item(1, 2), _item(1, 2, 3))
