from collections.abc import Callable
from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from bahali.analysis.robustness import sampling, trial
from bahali.analysis.robustness.trial import Robustness, Trial, measure_robustness
from bahali.analysis.valuing.panel import Panel
from bahali.workshop.deciding import Deciding

Array = NDArray[np.float64]
MakePanel = Callable[..., Panel]
Rules = Callable[..., Deciding]

NAN = float("nan")
NO_ONE = np.zeros((0, 2))
HALVES = np.array([0.5, 0.5])
DRAWS = 4000
ERROR = 0.03  # a share of 4,000 draws is known to 0.008; almost four of these


def _trial(panel: Panel, draws: int = DRAWS, seed: int = 7, own: Array = NO_ONE) -> Trial:
    return Trial(panel=panel, chosen=HALVES, own=own, draws=draws, seed=seed)


@pytest.fixture(scope="module")
def divided(make_panel: MakePanel) -> Panel:
    """Three raters and actions; a1 is praised by P1 only, a2 is middling for all, a3 is poor for all."""
    return make_panel(
        [
            [[1.0, 1.0], [0.6, 0.4], [0.1, 0.1]],
            [[0.4, 0.4], [0.6, 0.4], [0.1, 0.1]],
            [[0.3, 0.3], [0.6, 0.4], [0.1, 0.1]],
        ]
    )


def test_what_becomes_of_the_places_is_known_where_only_raters_vary(
    divided: Panel, make_deciding: Rules
) -> None:
    # All 27 ways of drawing three raters are equally likely. Weights hardly move, and a1 does not mind them.
    means = [np.mean(drawn) for drawn in product([1.0, 0.4, 0.3], repeat=3)]
    is_first = np.mean(np.array(means) > 0.5)
    deciding = make_deciding(weight_spread=1e-4, shortlist=1)
    found = measure_robustness(_trial(divided), deciding)
    table = found.tabulate(deciding)
    assert table.index.to_list() == ["a1", "a2", "a3"]
    assert table["first_share"].to_list() == pytest.approx([is_first, 1 - is_first, 0], abs=ERROR)
    assert table["chance"].to_list() == table["first_share"].to_list()
    assert table["expected_place"].to_list() == pytest.approx([2 - is_first, 1 + is_first, 3], abs=ERROR)
    assert table[["best_place", "worst_place"]].to_numpy().tolist() == [[1, 2], [1, 2], [3, 3]]
    assert found.winning[0, 1] == pytest.approx(is_first, abs=ERROR)
    assert found.winning[1, 0] == pytest.approx(1 - found.winning[0, 1])
    assert found.winning[2, :2].tolist() == [0, 0]
    # a1 keeps to the band from 50 in as many draws, a3 always to the one below.
    assert table.loc["a1", "band_share"] == pytest.approx(is_first, abs=ERROR)
    assert table.loc["a3", "band_share"] == 1
    assert found.chances["raters"].to_list() == pytest.approx([is_first, 1 - is_first, 0], abs=ERROR)
    # With the raters as they are a1 has 1.7 / 3 on both criteria, and so is before a2 where the weight of C1
    # is below 5/6: 0.6 w + 0.4 (1 - w) < 1.7 / 3.
    assert found.chances.loc["a1", "uniform"] == pytest.approx(5 / 6, abs=ERROR)
    assert found.chances.loc["a1", "around"] == 1


def test_each_kind_of_weights_is_tried_with_the_raters_as_they_are(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # a1 is worth w and a2 1 - w, whoever is drawn. Around 0.5 each is first in half the draws; in the order
    # of equal weights too; of the raters' own weights three of four prefer a1.
    panel = make_panel(np.broadcast_to([[1.0, 0.0], [0.0, 1.0]], (3, 2, 2)))
    own = np.array([[0.9, 0.1], [0.8, 0.2], [0.6, 0.4], [0.1, 0.9]])
    found = measure_robustness(_trial(panel, own=own), make_deciding(shortlist=1))
    assert list(found.chances.columns) == ["around", "ordered", "uniform", "participants", "raters"]
    assert found.chances.loc["a1"].to_list() == pytest.approx([0.5, 0.5, 0.5, 0.75, 0.5], abs=ERROR)
    # With the chosen weights both are worth the same in every draw of raters: a tie is shared in halves.
    assert found.chances["raters"].to_list() == [0.5, 0.5]


def test_without_weights_of_their_own_raters_have_no_column(divided: Panel, make_deciding: Rules) -> None:
    found = measure_robustness(_trial(divided, 100), make_deciding())
    assert list(found.chances.columns) == ["around", "ordered", "uniform", "raters"]


def test_the_kind_of_draws_of_the_pack_decides_what_varies_together(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    panel = make_panel(np.broadcast_to([[1.0, 0.0], [0.0, 1.0]], (3, 2, 2)))
    own = np.array([[0.9, 0.1], [0.8, 0.2], [0.6, 0.4], [0.1, 0.9]])
    found = measure_robustness(_trial(panel, own=own), make_deciding(weight_draws="participants"))
    assert found.together.ranks[0].tolist() == pytest.approx([0.75, 0.25], abs=ERROR)
    # The mean of the three that prefer a1.
    assert found.together.central_weights[0].tolist() == pytest.approx([2.3 / 3, 0.7 / 3], abs=ERROR)
    assert found.confidence.tolist() == [1, 1]


def test_a_rating_in_doubt_lowers_the_confidence(divided: Panel, make_deciding: Rules) -> None:
    # a3 is never first. a1 is first for its weights in as many draws as raters make it better than a2.
    found = measure_robustness(_trial(divided), make_deciding(weight_spread=1e-4))
    is_first = np.mean([np.mean(drawn) > 0.5 for drawn in product([1.0, 0.4, 0.3], repeat=3)])
    assert found.confidence[:2].tolist() == pytest.approx([is_first, 1 - is_first], abs=ERROR)
    assert np.isnan(found.confidence[2])


def _bytes(found: Robustness) -> tuple[bytes, ...]:
    arrays = [
        *(found.together.ranks, found.together.central_weights, found.together.reached, found.winning),
        *(found.confidence, found.band_share, found.chances.to_numpy(), found.value_draws),
    ]
    return tuple(array.tobytes() for array in arrays)


@pytest.mark.parametrize("kind", ["around", "ordered", "uniform", "participants"])
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(
    divided: Panel, make_deciding: Rules, kind: str
) -> None:
    own = np.array([[0.9, 0.1], [0.2, 0.8]])
    deciding = make_deciding(weight_draws=kind)
    first, again, other = (
        _bytes(measure_robustness(_trial(divided, 300, seed, own), deciding)) for seed in (7, 7, 8)
    )
    assert first == again
    assert first[0] != other[0]
    assert first[-1] != other[-1]


def test_draws_that_are_not_kept_are_drawn_alike_again(
    divided: Panel, make_deciding: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = _bytes(measure_robustness(_trial(divided, 300), make_deciding()))
    monkeypatch.setattr(trial, "KEPT_CELLS", 0)
    assert _bytes(measure_robustness(_trial(divided, 300), make_deciding())) == kept


def test_leaving_out_raters_own_weights_changes_no_other_kind(divided: Panel, make_deciding: Rules) -> None:
    own = np.array([[0.9, 0.1], [0.2, 0.8]])
    with_own, without = (
        measure_robustness(_trial(divided, 300, own=weights), make_deciding()) for weights in (own, NO_ONE)
    )
    pd.testing.assert_frame_equal(with_own.chances.drop(columns="participants"), without.chances)
    assert with_own.together.ranks.tobytes() == without.together.ranks.tobytes()


def test_only_so_many_draws_of_values_are_kept(
    divided: Panel, make_deciding: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sampling, "BATCH_CELLS", 100)  # a batch of 44 draws
    whole = measure_robustness(_trial(divided, 300), make_deciding()).value_draws
    assert whole.shape == (300, 3)
    monkeypatch.setattr(trial, "KEPT_DRAWS", 100)
    assert (
        measure_robustness(_trial(divided, 300), make_deciding()).value_draws.tobytes()
        == whole[:100].tobytes()
    )


def test_kept_values_are_those_that_were_placed(divided: Panel, make_deciding: Rules) -> None:
    found = measure_robustness(_trial(divided, 300), make_deciding())
    firsts = np.eye(3)[found.value_draws.argmax(axis=1)].mean(axis=0)
    np.testing.assert_allclose(firsts, found.together.ranks[:, 0])


def test_the_band_is_kept_where_a_value_stays_between_its_edges(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # Three raters with 0.2, 0.5 and 0.8: a mean of 0.5. The 27 means are counted between 0.4 and 0.6.
    tiers = [{"name": name, "least_value": least} for name, least in [("A", 60), ("B", 40), ("C", 0)]]
    panel = make_panel([[[value, value]] for value in (0.2, 0.5, 0.8)])
    means = np.array([np.mean(drawn) for drawn in product([0.2, 0.5, 0.8], repeat=3)]).round(9)
    found = measure_robustness(_trial(panel), make_deciding(tiers=tiers))
    assert found.band_share[0] == pytest.approx(((means >= 0.4) & (means < 0.6)).mean(), abs=ERROR)


def test_a_value_short_of_an_edge_only_by_arithmetic_stays_above_it(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    tiers = [{"name": "A", "least_value": 30}, {"name": "B", "least_value": 0}]
    panel = make_panel(np.full((3, 1, 2), 0.3 - 1e-13))
    assert measure_robustness(_trial(panel, 200), make_deciding(tiers=tiers)).band_share.tolist() == [1.0]


def test_a_single_action_holds_every_place(make_panel: MakePanel, make_deciding: Rules) -> None:
    table = measure_robustness(_trial(make_panel(np.full((3, 1, 2), 0.3)), 100), make_deciding()).tabulate(
        make_deciding()
    )
    assert set(table.iloc[0]) == {1}


def test_identical_actions_share_all_chances(make_panel: MakePanel, make_deciding: Rules) -> None:
    block = np.broadcast_to(np.random.default_rng(1).random((4, 1, 2)), (4, 3, 2))
    deciding = make_deciding(shortlist=1)
    found = measure_robustness(_trial(make_panel(block), 200), deciding)
    np.testing.assert_allclose(found.tabulate(deciding)[["chance", "first_share"]], 1 / 3)
    np.testing.assert_allclose(found.chances, 1 / 3)


def test_permuting_actions_permutes_the_result(divided: Panel, make_deciding: Rules) -> None:
    order = [2, 0, 1]
    turned = replace(
        divided,
        actions=tuple(divided.actions[place] for place in order),
        ratings=divided.ratings[:, order],
        scaled=divided.scaled[:, order],
    )
    found, other = (measure_robustness(_trial(panel, 300), make_deciding()) for panel in (divided, turned))
    np.testing.assert_allclose(other.together.ranks, found.together.ranks[order])
    pd.testing.assert_frame_equal(other.chances, found.chances.iloc[order])


def test_a_dominated_action_is_never_first(divided: Panel, make_deciding: Rules) -> None:
    found = measure_robustness(_trial(divided, 500), make_deciding(weight_draws="uniform", shortlist=1))
    assert found.together.ranks[2, 0] == 0
    assert np.isnan(found.together.central_weights[2]).all()
    assert (found.chances.loc["a3"] == 0).all()


def test_what_counts_as_the_worst_is_so_in_the_draws_as_in_the_headline(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # C2 of a1 was rated by one and counts as 0: a1 is worth 0.45, and after a2 with 0.5 in every draw.
    panel = make_panel([[[0.9, 1.0], [0.5, 0.5]], [[0.9, NAN], [0.5, 0.5]], [[0.9, NAN], [0.5, 0.5]]])
    found = measure_robustness(_trial(panel, 200), make_deciding(unrated="worst", weight_spread=1e-4))
    assert found.together.ranks.tolist() == [[0, 1], [1, 0]]


def test_five_hundred_actions_are_drawn_in_moments(make_panel: MakePanel, make_deciding: Rules) -> None:
    panel = make_panel(np.random.default_rng(1).integers(0, 5, (10, 500, 2)) / 4)
    found = measure_robustness(_trial(panel, 200), make_deciding())
    np.testing.assert_allclose(found.together.ranks.sum(axis=0), 1)
    np.testing.assert_allclose(found.together.ranks.sum(axis=1), 1)
