from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bahali.analysis.robustness import sampling
from bahali.analysis.robustness.sampling import (
    draw_ordered_weights,
    draw_own_weights,
    draw_panels,
    draw_uniform_weights,
    draw_weights,
    draw_weights_around,
)
from bahali.analysis.valuing.panel import Panel
from bahali.analysis.weighing.elicitation import weights_from_ranks
from bahali.vocabulary.codes import WeightDraws
from bahali.workshop.deciding import Deciding

Array = NDArray[np.float64]
MakePanel = Callable[..., Panel]
Rules = Callable[..., Deciding]

NAN = float("nan")
DRAWS = 20_000
# Chance leaves a mean within five standard errors but once in two million times, and the seed is fixed.
ERRORS = 5


def _generator(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


def _assert_mean(drawn: Array, mean: Sequence[float] | Array) -> None:
    error = drawn.std(axis=0) / np.sqrt(len(drawn))
    assert (np.abs(drawn.mean(axis=0) - mean) <= ERRORS * error + 1e-12).all()


def _assert_weights(drawn: Array) -> None:
    assert (drawn >= 0).all()
    np.testing.assert_allclose(drawn.sum(axis=1), 1)


@pytest.mark.parametrize("criteria", [1, 2, 5])
def test_uniform_draws_are_uniform_on_the_simplex(criteria: int) -> None:
    # Then 1 - (1 - w)^(n - 1) of one weight w is uniform from 0 to 1: mean 1/2, variance 1/12.
    drawn = draw_uniform_weights(DRAWS, criteria, _generator())
    _assert_weights(drawn)
    _assert_mean(drawn, np.full(criteria, 1 / criteria))
    if criteria > 1:
        even = 1 - (1 - drawn) ** (criteria - 1)
        _assert_mean(even, np.full(criteria, 0.5))
        _assert_mean((even - 0.5) ** 2, np.full(criteria, 1 / 12))


@pytest.mark.parametrize("ranks", [[1, 2], [3, 1, 2], [1, 2, 3, 4, 5], [1, 2, 2, 4], [1, 1, 1], [2, 1, 1]])
def test_the_mean_of_ordered_draws_are_the_rank_order_centroid_weights(ranks: list[float]) -> None:
    drawn = draw_ordered_weights(DRAWS, np.array(ranks, dtype=float), _generator())
    _assert_weights(drawn)
    _assert_mean(drawn, weights_from_ranks(np.array(ranks, dtype=float)))


def test_the_centroid_of_four_ranks_is_that_of_the_literature() -> None:
    # Barron and Barrett (1996): 0.52, 0.27, 0.15, 0.06.
    drawn = draw_ordered_weights(DRAWS, np.arange(1.0, 5.0), _generator())
    assert drawn.mean(axis=0).round(2).tolist() == [0.52, 0.27, 0.15, 0.06]


def test_ordered_draws_keep_the_order_and_leave_equal_ranks_open() -> None:
    drawn = draw_ordered_weights(1000, np.array([3.0, 1.0, 2.0, 2.0]), _generator())
    assert (drawn[:, 1] >= drawn[:, 2:].max(axis=1)).all()
    assert (drawn[:, 0] <= drawn[:, 2:].min(axis=1)).all()
    assert 0.4 < (drawn[:, 2] > drawn[:, 3]).mean() < 0.6


@pytest.mark.parametrize("spread", [0.01, 0.05, 0.2])
@pytest.mark.parametrize("weights", [[0.25, 0.75], [0.5, 0.3, 0.15, 0.05], [0.6, 0.0, 0.4], [0.1] * 10])
def test_draws_around_a_set_have_it_as_their_mean_and_the_spread_that_is_documented(
    weights: list[float], spread: float
) -> None:
    chosen = np.array(weights)
    drawn = draw_weights_around(chosen, spread, DRAWS, _generator())
    _assert_weights(drawn)
    _assert_mean(drawn, chosen)
    # K + 1 = m (1 - m) / spread^2, and the variance of a weight w is w (1 - w) / (K + 1).
    m = 1 / (chosen > 0).sum()
    variance = chosen * (1 - chosen) * spread**2 / (m * (1 - m))
    _assert_mean((drawn - chosen) ** 2, variance)
    assert (drawn[:, chosen == 0] == 0).all()


def test_the_spread_is_the_standard_deviation_of_equal_weights() -> None:
    drawn = draw_weights_around(np.full(4, 0.25), 0.05, DRAWS, _generator())
    assert drawn.std(axis=0) == pytest.approx([0.05] * 4, rel=0.05)


def test_a_spread_wider_than_weights_can_have_keeps_the_mean() -> None:
    # Of twelve weights of 1/12 on average none can stray farther than sqrt(1/12 x 11/12) = 0.276.
    chosen = np.array([0.5, *[0.5 / 11] * 11])
    drawn = draw_weights_around(chosen, 0.3, DRAWS, _generator())
    _assert_weights(drawn)
    _assert_mean(drawn, chosen)


@pytest.mark.parametrize("weights", [[1.0], [0.0, 1.0]])
def test_a_single_criterion_keeps_all_the_weight(weights: list[float]) -> None:
    drawn = draw_weights_around(np.array(weights), 0.05, 5, _generator())
    np.testing.assert_allclose(drawn, [weights] * 5)


def test_raters_own_weights_are_drawn_equally_often() -> None:
    own = np.array([[1.0, 0.0], [0.5, 0.5], [0.2, 0.8]])
    drawn = draw_own_weights(own, DRAWS, _generator())
    is_of = (drawn[:, None, :] == own).all(axis=2)
    assert is_of.any(axis=1).all()
    _assert_mean(is_of.astype(float), [1 / 3] * 3)


NO_ONE = np.zeros((0, 3))
OWN = np.array([[0.1, 0.2, 0.7]])
CHOSEN = np.array([0.25, 0.5, 0.25])


def _draw(kind: WeightDraws, own: Array, deciding: Deciding, seed: int = 1) -> Array:
    return draw_weights(kind, CHOSEN, own, deciding, DRAWS, _generator(seed))


def test_each_kind_of_draws_has_the_mean_it_promises(make_deciding: Rules) -> None:
    deciding = make_deciding(weight_spread=0.1)
    _assert_mean(_draw(WeightDraws.UNIFORM, OWN, deciding), [1 / 3] * 3)
    # The centroid of one first and two that share the second rank: 11/18, and (5/18 + 2/18) / 2 twice.
    _assert_mean(_draw(WeightDraws.ORDERED, OWN, deciding), [7 / 36, 11 / 18, 7 / 36])
    _assert_mean(_draw(WeightDraws.AROUND, OWN, deciding), CHOSEN)
    np.testing.assert_array_equal(_draw(WeightDraws.PARTICIPANTS, OWN, deciding), [OWN[0]] * DRAWS)


def test_the_chosen_spread_is_used(make_deciding: Rules) -> None:
    narrow, wide = (
        _draw(WeightDraws.AROUND, OWN, make_deciding(weight_spread=spread)) for spread in (0.02, 0.1)
    )
    assert wide.std(axis=0) == pytest.approx(5 * narrow.std(axis=0), rel=0.05)


def test_where_raters_gave_no_weights_the_chosen_set_is_drawn_around(make_deciding: Rules) -> None:
    deciding = make_deciding()
    drawn = _draw(WeightDraws.PARTICIPANTS, NO_ONE, deciding)
    assert drawn.tobytes() == _draw(WeightDraws.AROUND, NO_ONE, deciding).tobytes()


def test_weights_equal_but_for_arithmetic_share_a_rank(make_deciding: Rules) -> None:
    chosen = np.array([0.1 + 0.2, 0.3, 0.4])
    drawn = draw_weights(WeightDraws.ORDERED, chosen, NO_ONE, make_deciding(), 1000, _generator())
    assert 0.4 < (drawn[:, 0] > drawn[:, 1]).mean() < 0.6


@pytest.mark.parametrize("kind", list(WeightDraws))
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(
    make_deciding: Rules, kind: WeightDraws
) -> None:
    own = np.vstack([OWN, CHOSEN])
    deciding = make_deciding()
    first, again, other = (_draw(kind, own, deciding, seed).tobytes() for seed in (1, 1, 2))
    assert first == again
    assert first != other


def _values(panel: Panel, deciding: Deciding, draws: int = DRAWS, seed: int = 1) -> Array:
    weights = np.full((draws, len(panel.criteria)), 1 / len(panel.criteria))
    return np.concatenate([batch.values for batch in draw_panels(panel, deciding, weights, _generator(seed))])


def test_raters_are_drawn_with_replacement(make_panel: MakePanel, make_deciding: Rules) -> None:
    # Of three raters with 0, 0 and 1 the mean is k/3: the third is drawn k times, binomial (3, 1/3).
    values = _values(make_panel([[[0]], [[0]], [[1]]]), make_deciding())[:, 0, 0]
    shares = np.stack([np.isclose(values, k / 3) for k in range(4)], axis=1).astype(float)
    _assert_mean(shares, [8 / 27, 12 / 27, 6 / 27, 1 / 27])


def test_a_rater_is_drawn_with_all_answers_together(make_panel: MakePanel, make_deciding: Rules) -> None:
    # Whoever rates the first action high rates the second low: their values always add up to 1.
    block = np.array([[[0.0], [1.0]], [[0.3], [0.7]], [[0.9], [0.1]]])
    values = _values(make_panel(block), make_deciding(), 500)
    np.testing.assert_allclose(values.sum(axis=1), 1)


def test_where_groups_count_equally_raters_are_drawn_within_their_group(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # The only member of the second group is always drawn: (0 + 1) / 2, and not k/3 as above.
    panel = make_panel([[[0]], [[0]], [[1]]], ["a", "a", "b"])
    values = _values(panel, make_deciding(balance_groups=True), 200)
    np.testing.assert_allclose(values, 0.5)


def test_where_nobody_drawn_gave_a_number_the_whole_panels_value_stands(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # Nobody with a number is drawn in (2/4)^4 = 1 of 16 draws; both gave 0.8.
    panel = make_panel([[[0.8]], [[0.8]], [[NAN]], [[NAN]]])
    np.testing.assert_allclose(_values(panel, make_deciding()), 0.8)


def test_what_too_few_rated_stays_the_worst_in_every_draw(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    panel = make_panel([[[0.5, 1.0]], [[0.5, NAN]], [[0.5, NAN]]])
    values = _values(panel, make_deciding(unrated="worst"), 200)
    np.testing.assert_allclose(values, np.broadcast_to([0.5, 0.0], (200, 1, 2)))


def test_raters_who_agree_leave_nothing_to_chance(make_panel: MakePanel, make_deciding: Rules) -> None:
    block = np.broadcast_to(np.random.default_rng(3).random((1, 4, 2)), (5, 4, 2))
    for aggregate in ("mean", "median", "trimmed_mean"):
        values = _values(make_panel(block), make_deciding(aggregate=aggregate), 50)
        np.testing.assert_allclose(values, np.broadcast_to(block[0], (50, 4, 2)))


def test_panels_are_the_same_bytes_from_the_same_seed(make_panel: MakePanel, make_deciding: Rules) -> None:
    panel = make_panel(np.random.default_rng(3).random((5, 4, 2)))
    first, again, other = (_values(panel, make_deciding(), 300, seed).tobytes() for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_batches_are_small_and_hold_every_draw_once(
    make_panel: MakePanel, make_deciding: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sampling, "BATCH_CELLS", 10)
    panel = make_panel(np.random.default_rng(3).random((5, 4, 2)))
    weights = draw_uniform_weights(7, 2, _generator())
    batches = list(draw_panels(panel, make_deciding(), weights, _generator()))
    # 8 x 10 cells hold two draws of 5 x 4 x 2 answers.
    assert [batch.values.shape for batch in batches] == [(2, 4, 2)] * 3 + [(1, 4, 2)]
    assert np.concatenate([batch.weights for batch in batches]).tobytes() == weights.tobytes()


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 6), st.integers(1, 5), st.integers(1, 4), st.integers(0, 10**6), st.booleans())
def test_drawn_values_stay_within_what_raters_gave(
    raters: int, actions: int, criteria: int, seed: int, is_balanced: bool
) -> None:
    generator = np.random.default_rng(seed)
    block = generator.integers(0, 5, (raters, actions, criteria)) / 4
    names = [
        tuple(f"{letter}{number}" for number in range(size))
        for letter, size in zip("PaC", (raters, actions, criteria), strict=True)
    ]
    panel = Panel(names[0], tuple("xyzxyz"[:raters]), names[1], names[2], block, block)
    tiers = ({"name": "High", "least_value": 50}, {"name": "Later", "least_value": 0})
    deciding = Deciding.model_validate({"tiers": tiers, "balance_groups": is_balanced})
    deciding = deciding.model_copy(update={"min_raters": 3})
    values = _values(panel, deciding, 20)
    if raters < 2:
        assert np.isnan(values).all()
    else:
        assert (values >= block.min(axis=0) - 1e-12).all()
        assert (values <= block.max(axis=0) + 1e-12).all()
