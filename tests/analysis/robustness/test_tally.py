import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bahali.analysis.robustness import tally
from bahali.analysis.robustness.tally import Batch, Tally, split_draws, value_batch

Array = NDArray[np.float64]

NAN = float("nan")


def _count(values: Array, weights: Array, cuts: tuple[float, ...] = ()) -> Tally:
    batch = Batch(np.asarray(weights, dtype=float), np.asarray(values, dtype=float))
    counted = Tally(batch, cuts)
    counted.add(batch)
    return counted


def _worth(*draws: list[float]) -> tuple[Array, Array]:
    """Give values and weights such that each draw values the actions as listed."""
    worth = np.array(draws)
    return worth[:, :, None], np.ones((len(worth), 1))


def test_a_value_is_the_sum_of_weights_times_values() -> None:
    weights = np.array([[0.25, 0.75], [1.0, 0.0]])
    fixed = np.array([[0.4, 0.8], [1.0, 0.0]])
    # 0.25 x 0.4 + 0.75 x 0.8 = 0.7; 0.25 x 1 + 0.75 x 0 = 0.25
    np.testing.assert_allclose(value_batch(Batch(weights, fixed)), [[0.7, 0.25], [0.4, 1.0]])
    by_draw = np.stack([fixed, fixed[::-1]])
    np.testing.assert_allclose(value_batch(Batch(weights, by_draw)), [[0.7, 0.25], [1.0, 0.4]])


@pytest.mark.parametrize("shape", [(2, 2), (3, 2, 2)])
def test_a_blank_is_refused(shape: tuple[int, ...]) -> None:
    values = np.ones(shape)
    values[..., 0, 1] = NAN
    with pytest.raises(ValueError, match="an action has a blank among its values or weights; leave it out"):
        value_batch(Batch(np.full((3, 2), 0.5), values))
    with pytest.raises(ValueError, match="an action has a blank among its values or weights; leave it out"):
        value_batch(Batch(np.full((3, 2), NAN), np.ones(shape)))


def test_places_are_counted() -> None:
    counted = _count(*_worth([0.9, 0.5, 0.1], [0.2, 0.6, 0.4], [0.9, 0.2, 0.3]))
    assert counted.draws == 3
    assert counted.taken.tolist() == [[2, 0, 1], [1, 1, 1], [0, 2, 1]]


def test_actions_of_one_value_share_the_places_they_take_together() -> None:
    # First draw: a1 and a3 share the places 2 and 3. Second: all three share all places.
    counted = _count(*_worth([0.3, 0.9, 0.3], [0.5, 0.5, 0.5]))
    third = 1 / 3
    behind = [third, third + 0.5, third + 0.5]
    np.testing.assert_allclose(counted.taken, [behind, [1 + third, third, third], behind])


def test_values_that_differ_only_by_arithmetic_share_their_places() -> None:
    assert _count(*_worth([0.1 + 0.2, 0.3])).taken.tolist() == [[0.5, 0.5], [0.5, 0.5]]


def test_a_value_that_is_smaller_by_a_millionth_is_no_tie() -> None:
    assert _count(*_worth([0.3, 0.300001])).taken.tolist() == [[0, 1], [1, 0]]


def test_the_weights_of_first_places_are_added_up_and_shared_in_ties() -> None:
    weights = np.array([[0.8, 0.2], [0.3, 0.7], [0.5, 0.5]])
    counted = _count(np.array([[1.0, 0.0], [0.0, 1.0]]), weights)
    # a1 is first in the first draw, a2 in the second; the third is a tie.
    np.testing.assert_allclose(counted.first_weights, [[0.8 + 0.25, 0.2 + 0.25], [0.3 + 0.25, 0.7 + 0.25]])


def test_it_is_counted_how_often_a_value_reaches_a_cut() -> None:
    counted = _count(*_worth([0.5, 0.49], [0.1 + 0.2, 0.9], [0.65 - 1e-12, 0.0]), (0.65, 0.5, 0.3, 0.0))
    assert counted.reached.tolist() == [[1, 2, 3, 3], [1, 1, 2, 3]]


def test_a_single_action_is_always_first() -> None:
    counted = _count(np.array([[0.3, 0.9]]), np.array([[0.5, 0.5], [0.1, 0.9]]))
    assert counted.taken.tolist() == [[2.0]]
    np.testing.assert_allclose(counted.first_weights, [[0.6, 1.4]])


def _count_slowly(worth: Array) -> Array:
    """Count places one action at a time, with no trick."""
    taken = np.zeros((worth.shape[1],) * 2)
    for draw in worth.round(9):
        for action, value in enumerate(draw):
            better, same = int((draw > value).sum()), int((draw == value).sum())
            taken[action, better : better + same] += 1 / same
    return taken


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 9), st.integers(1, 12), st.integers(1, 4), st.integers(0, 10**6))
def test_counting_is_that_of_a_slow_count_also_with_ties(
    actions: int, draws: int, steps: int, seed: int
) -> None:
    worth = np.random.default_rng(seed).integers(0, steps + 1, (draws, actions)) / max(steps, 1)
    counted = _count(worth[:, :, None], np.ones((draws, 1)))
    np.testing.assert_allclose(counted.taken, _count_slowly(worth), atol=1e-12)
    assert (counted.taken >= 0).all()
    np.testing.assert_allclose(counted.first_weights[:, 0], counted.taken[:, 0])


@pytest.mark.parametrize("shape", [(4, 3), (10, 4, 3)])
def test_draws_are_split_into_small_batches_that_hold_each_draw_once(
    shape: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "BATCH_CELLS", 13)
    generator = np.random.default_rng(1)
    values, weights = generator.random(shape), generator.random((10, 3))
    batches = list(split_draws(values, weights))
    # 13 cells hold three draws of four actions.
    assert [len(batch.weights) for batch in batches] == [3, 3, 3, 1]
    together = np.concatenate([value_batch(batch) for batch in batches])
    np.testing.assert_allclose(together, value_batch(Batch(weights, values)))


def test_five_hundred_actions_are_counted_in_a_moment() -> None:
    generator = np.random.default_rng(1)
    values = generator.integers(0, 5, (500, 6)) / 4
    weights = generator.dirichlet(np.ones(6), 2000)
    weights[:50] = 1 / 6  # many ties
    batches = list(split_draws(values, weights))
    counted = Tally(batches[0], (0.5,))
    for batch in batches:
        counted.add(batch)
    np.testing.assert_allclose(counted.taken.sum(axis=0), 2000)
    np.testing.assert_allclose(counted.taken.sum(axis=1), 2000)
