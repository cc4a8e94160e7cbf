"""Shares of draws: by hand for a few, and what must hold of any."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bahali.analysis.robustness.acceptability import (
    Acceptability,
    measure_acceptability,
    measure_confidence,
    measure_winning,
    tally_batches,
)
from bahali.analysis.robustness.sampling import draw_uniform_weights
from bahali.analysis.robustness.tally import Batch, split_draws

Array = NDArray[np.float64]

NAN = float("nan")
CORNERS = np.array([[1.0, 0.0], [0.0, 1.0]])
# a1 is best on the first criterion, a2 on the second, a3 is 0.6 on both: best where neither has much weight.
THREE = np.array([[1.0, 0.0], [0.0, 1.0], [0.6, 0.6]])
quick = settings(max_examples=60, deadline=None)


@st.composite
def problems(draw: st.DrawFn) -> tuple[Array, Array]:
    """Draw values in whole fifths, so that ties are common, and weights."""
    actions, criteria = draw(st.integers(1, 7)), draw(st.integers(1, 4))
    generator = np.random.default_rng(draw(st.integers(0, 10**6)))
    count = draw(st.integers(1, 40))
    shape = (count, actions, criteria) if draw(st.booleans()) else (actions, criteria)
    values = generator.integers(0, 6, shape) / 5
    weights = draw_uniform_weights(count, criteria, generator)
    weights[: count // 2] = 1 / criteria
    return values, weights


def test_three_draws_are_counted_as_by_hand() -> None:
    # 0.8/0.2: a1 0.8, a3 0.6, a2 0.2. 0.5/0.5: a3 0.6, a1 and a2 0.5. 0.3/0.7: a2 0.7, a3 0.6, a1 0.3.
    found = measure_acceptability(THREE, np.array([[0.8, 0.2], [0.5, 0.5], [0.3, 0.7]]), cuts=(0.65, 0.5))
    third, sixth = 1 / 3, 1 / 6
    expected = [[third, sixth, sixth + third], [third, sixth, sixth + third], [third, 2 * third, 0]]
    np.testing.assert_allclose(found.ranks, expected)
    np.testing.assert_allclose(found.expected_place, [(1 + 2.5 + 3) / 3, (3 + 2.5 + 1) / 3, (2 + 1 + 2) / 3])
    np.testing.assert_allclose(found.central_weights, [[0.8, 0.2], [0.3, 0.7], [0.5, 0.5]])
    np.testing.assert_allclose(found.reached, [[third, 2 * third], [third, 2 * third], [0, 1]])
    np.testing.assert_allclose(found.chance_within(1), [third] * 3)
    np.testing.assert_allclose(found.chance_within(2), [third + sixth, third + sixth, 1])
    assert found.draws == 3


def test_shares_under_any_weights_are_those_of_the_plane() -> None:
    # With weights w and 1 - w, w uniform: a1 is first for w > 0.6, a2 for w < 0.4, a3 between. The centres of
    # these stretches are 0.8, 0.2 and 0.5.
    weights = draw_uniform_weights(40_000, 2, np.random.default_rng(1))
    found = measure_acceptability(THREE, weights)
    assert found.ranks[:, 0] == pytest.approx([0.4, 0.4, 0.2], abs=0.012)  # five errors of 0.0024
    assert found.central_weights[:, 0] == pytest.approx([0.8, 0.2, 0.5], abs=0.005)


@quick
@given(problems())
def test_shares_add_up_to_one_by_action_and_by_place_also_with_ties(problem: tuple[Array, Array]) -> None:
    found = measure_acceptability(*problem)
    np.testing.assert_allclose(found.ranks.sum(axis=0), 1)
    np.testing.assert_allclose(found.ranks.sum(axis=1), 1)
    assert (found.ranks >= 0).all()
    assert (found.chance_within(len(found.ranks)) <= 1).all()
    np.testing.assert_allclose(found.expected_place.mean(), (1 + len(found.ranks)) / 2)


@quick
@given(problems())
def test_central_weights_are_missing_where_never_first_and_else_add_up_to_one(
    problem: tuple[Array, Array],
) -> None:
    found = measure_acceptability(*problem)
    is_ever_first = found.ranks[:, 0] > 0
    assert np.isnan(found.central_weights[~is_ever_first]).all()
    np.testing.assert_allclose(found.central_weights[is_ever_first].sum(axis=1), 1)
    # Weighted by how often each action is first, they make up the mean of all weights.
    mean = found.ranks[is_ever_first, 0] @ found.central_weights[is_ever_first]
    np.testing.assert_allclose(mean, problem[1].mean(axis=0))


@quick
@given(problems())
def test_a_dominated_action_is_never_first(problem: tuple[Array, Array]) -> None:
    values, weights = problem
    lower = np.clip(values[..., :1, :] - 0.01, 0, 1) * 0.99 - 0.001
    found = measure_acceptability(np.concatenate([values, lower], axis=-2), weights)
    assert found.ranks[-1, 0] == 0
    assert np.isnan(found.central_weights[-1]).all()
    assert found.ranks[-1] @ np.arange(len(found.ranks)) > found.ranks[0] @ np.arange(len(found.ranks))


@quick
@given(problems())
def test_identical_actions_share_everything(problem: tuple[Array, Array]) -> None:
    values, weights = problem
    copied = np.concatenate([values, values[..., :1, :]], axis=-2)
    found, alone = measure_acceptability(copied, weights), measure_acceptability(values, weights)
    np.testing.assert_allclose(found.ranks[0], found.ranks[-1])
    np.testing.assert_allclose(found.central_weights[0], found.central_weights[-1])
    assert (found.ranks[[0, -1], 0].sum() >= alone.ranks[0, 0] - 1e-12).all()


@quick
@given(problems())
def test_a_copy_of_an_action_leaves_the_order_of_the_others(problem: tuple[Array, Array]) -> None:
    # Of any two of the others, as many draws put one before the other.
    values, weights = problem
    copied = np.concatenate([values, values[..., :1, :]], axis=-2)
    before, after = (measure_winning(split_draws(block, weights)) for block in (values, copied))
    np.testing.assert_array_equal(after[:-1, :-1], before)


@quick
@given(problems(), st.randoms(use_true_random=False))
def test_permuting_actions_and_criteria_permutes_the_result(
    problem: tuple[Array, Array], random: object
) -> None:
    values, weights = problem
    actions, criteria = (list(range(size)) for size in values.shape[-2:])
    random.shuffle(actions)  # type: ignore[attr-defined]
    random.shuffle(criteria)  # type: ignore[attr-defined]
    found, other = (
        measure_acceptability(values, weights),
        measure_acceptability(values[..., actions, :][..., criteria], weights[:, criteria]),
    )
    np.testing.assert_allclose(other.ranks, found.ranks[actions], atol=1e-12)
    np.testing.assert_allclose(other.central_weights, found.central_weights[actions][:, criteria])


@quick
@given(problems(), st.floats(0.01, 100))
def test_scaling_the_raw_weights_changes_nothing(problem: tuple[Array, Array], factor: float) -> None:
    values, weights = problem
    raw = weights * factor
    found = measure_acceptability(values, raw / raw.sum(axis=1, keepdims=True))
    np.testing.assert_allclose(found.ranks, measure_acceptability(values, weights).ranks, atol=1e-12)


def test_a_single_action_is_first_in_every_draw() -> None:
    found = measure_acceptability(np.array([[0.2, 0.4]]), np.array([[0.5, 0.5], [0.3, 0.7]]))
    assert found.ranks.tolist() == [[1.0]]
    np.testing.assert_allclose(found.central_weights, [[0.4, 0.6]])
    assert found.find_interval().tolist() == [[1, 1]]


def test_where_all_values_are_equal_all_places_are_equally_likely() -> None:
    found = measure_acceptability(np.full((4, 2), 0.5), np.array([[0.5, 0.5], [0.1, 0.9]]))
    np.testing.assert_allclose(found.ranks, np.full((4, 4), 0.25))
    np.testing.assert_allclose(found.central_weights, np.full((4, 2), [0.3, 0.7]))


def test_a_constant_criterion_and_one_without_weight_change_no_place() -> None:
    weights = draw_uniform_weights(200, 2, np.random.default_rng(1))
    more = np.column_stack([THREE, np.full(3, 0.5), [0.0, 0.5, 1.0]])
    shares = np.column_stack([weights * 0.7, np.full(200, 0.3), np.zeros(200)])
    found, plain = measure_acceptability(more, shares), measure_acceptability(THREE, weights)
    np.testing.assert_allclose(found.ranks, plain.ranks)


def test_a_blank_is_refused() -> None:
    with pytest.raises(ValueError, match="an action has a blank among its values or weights; leave it out"):
        measure_acceptability(np.array([[1.0, NAN], [0.5, 0.5]]), np.array([[0.5, 0.5]]))


def test_no_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no draw to count; at least one is needed"):
        measure_acceptability(CORNERS, np.zeros((0, 2)))


def test_batches_are_added_up() -> None:
    weights = draw_uniform_weights(300, 2, np.random.default_rng(1))
    batches = [Batch(weights[start : start + 70], THREE) for start in range(0, 300, 70)]
    found, whole = tally_batches(batches, (0.5,)), measure_acceptability(THREE, weights, (0.5,))
    assert found.draws == 300
    np.testing.assert_allclose(found.ranks, whole.ranks)
    np.testing.assert_allclose(found.reached, whole.reached)


def test_the_same_draws_give_the_same_bytes() -> None:
    weights = draw_uniform_weights(300, 2, np.random.default_rng(1))
    found, again = (measure_acceptability(THREE, weights) for _ in range(2))
    assert found.ranks.tobytes() == again.ranks.tobytes()
    assert found.central_weights.tobytes() == again.central_weights.tobytes()


def _shares(*rows: list[float]) -> Acceptability:
    ranks = np.array(rows)
    return Acceptability(ranks, np.full((len(ranks), 1), NAN), np.zeros((len(ranks), 0)), 100)


@pytest.mark.parametrize(
    ("ranks", "interval"),
    [
        ([0.05, 0.90, 0.05], [2, 2]),  # five of a hundred may lie on either side
        ([0.06, 0.90, 0.04], [1, 2]),
        ([0.04, 0.90, 0.06], [2, 3]),
        ([0.10, 0.80, 0.10], [1, 3]),
        ([0.00, 0.00, 1.00], [3, 3]),
        ([0.02, 0.02, 0.96], [3, 3]),
        ([0.50, 0.00, 0.50], [1, 3]),
    ],
)
def test_the_interval_leaves_out_at_most_one_twentieth_on_either_side(
    ranks: list[float], interval: list[int]
) -> None:
    assert _shares(ranks).find_interval().tolist() == [interval]


def test_the_interval_of_all_draws_runs_over_every_place_that_occurs() -> None:
    assert _shares([0.0, 0.01, 0.98, 0.01]).find_interval(1.0).tolist() == [[2, 4]]


@quick
@given(problems(), st.floats(0.1, 1))
def test_the_middle_of_the_draws_lies_in_the_interval(problem: tuple[Array, Array], share: float) -> None:
    found = measure_acceptability(*problem)
    for ranks, (best, worst) in zip(found.ranks, found.find_interval(share), strict=True):
        assert 1 <= best <= worst <= len(ranks)
        assert ranks[: best - 1].sum() <= (1 - share) / 2 + 1e-9
        assert ranks[worst:].sum() <= (1 - share) / 2 + 1e-9


def test_winning_is_counted_for_each_pair_and_ties_count_half() -> None:
    # 0.8/0.2: a1 before a3 before a2. 0.5/0.5: a3 before a1 and a2, which are equal.
    won = measure_winning([Batch(np.array([[0.8, 0.2], [0.5, 0.5]]), THREE)])
    np.testing.assert_array_equal(won, [[NAN, 0.75, 0.5], [0.25, NAN, 0.0], [0.5, 1.0, NAN]])


def test_values_that_differ_only_by_arithmetic_win_half() -> None:
    # 0.1 + 0.2 is not 0.3 in the machine.
    values = np.array([[1.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]])
    won = measure_winning([Batch(np.array([[0.1, 0.2, 0.3, 0.4]]), values)])
    np.testing.assert_array_equal(won, [[NAN, 0.5], [0.5, NAN]])


@quick
@given(problems())
def test_one_of_two_wins_and_the_place_follows_from_the_wins(problem: tuple[Array, Array]) -> None:
    values, weights = problem
    won = measure_winning(split_draws(values, weights))
    off = ~np.eye(len(won), dtype=bool)
    np.testing.assert_allclose((won + won.T)[off], 1)
    # The mean place is 1 and how many others are before it on average.
    behind = np.where(off, won.T, 0).sum(axis=1)
    np.testing.assert_allclose(measure_acceptability(values, weights).expected_place, 1 + behind)


def test_confidence_is_the_share_of_draws_that_leave_an_action_first_with_its_own_weights() -> None:
    # With 0.8/0.2 a1 has 0.8 or 0.4 against 0.6 of a3: first in one of two draws. With 0.5/0.5 a3 is always
    # first. a2 never was first, so it has no weights of its own.
    values = np.stack([THREE, [[0.5, 0.0], [0.0, 0.0], [0.6, 0.6]]])
    central = np.array([[0.8, 0.2], [NAN, NAN], [0.5, 0.5]])
    found = measure_confidence(central, [Batch(np.full((2, 2), 0.5), values)])
    np.testing.assert_array_equal(found, [0.5, NAN, 1.0])


def test_where_values_are_known_every_action_that_can_be_first_is_so_with_its_central_weights() -> None:
    # Where an action is first is convex, so its centre lies within (Lahdelma and Salminen 2001).
    weights = draw_uniform_weights(500, 3, np.random.default_rng(2))
    values = np.random.default_rng(3).random((6, 3))
    found = measure_acceptability(values, weights)
    confidence = measure_confidence(found.central_weights, split_draws(values, weights))
    np.testing.assert_array_equal(confidence, np.where(found.ranks[:, 0] > 0, 1.0, NAN))


def test_actions_that_are_first_together_share_the_confidence() -> None:
    values = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    central = np.array([[0.9, 0.1], [0.9, 0.1], [0.2, 0.8]])
    found = measure_confidence(central, [Batch(np.array([[0.5, 0.5]]), values)])
    np.testing.assert_allclose(found, [0.5, 0.5, 1.0])
