from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import kendalltau

from bahali.analysis.robustness.influence import (
    COLUMNS,
    leave_out_criteria,
    leave_out_groups,
    leave_out_raters,
)
from bahali.analysis.valuing.panel import Panel
from bahali.workshop.deciding import Deciding

Array = NDArray[np.float64]
MakePanel = Callable[..., Panel]
Rules = Callable[..., Deciding]

NAN = float("nan")
ONE = np.array([1.0])


def _one_criterion(*raters: Sequence[float]) -> Array:
    """Give scaled ratings on one criterion, a list of actions a rater."""
    return np.array(raters, dtype=float)[:, :, None]


def test_leaving_out_each_rater_is_worked_out_by_hand(make_panel: MakePanel, make_deciding: Rules) -> None:
    # Means of all: a1 0.6, a2 0.5, a3 0.3: the order a1 a2 a3.
    # Without P1: a1 0.4, a2 0.75, a3 0.35: a2 a1 a3. Without P2: a1 0.7, a2 0.4, a3 0.05: as before.
    # Without P3: a1 0.7, a2 0.35, a3 0.5: a1 a3 a2.
    panel = make_panel(_one_criterion([1.0, 0.0, 0.2], [0.4, 0.7, 0.8], [0.4, 0.8, -0.1]))
    table = leave_out_raters(panel, ONE, make_deciding(shortlist=1))
    assert list(table.columns) == COLUMNS
    # Of three pairs of actions one turns round: (2 - 1) / 3.
    assert table["correlation"].to_list() == pytest.approx([1 / 3, 1, 1 / 3])
    assert table.drop(columns="correlation").to_numpy().tolist() == [
        ["P1", True, ("a2",), ("a1",), "a1", 1],
        ["P2", False, (), (), "", 0],
        ["P3", False, (), (), "a2", 1],
    ]


def test_the_shortlist_has_the_length_that_the_pack_says(make_panel: MakePanel, make_deciding: Rules) -> None:
    panel = make_panel(_one_criterion([1.0, 0.0, 0.2], [0.4, 0.7, 0.8], [0.4, 0.8, -0.1]))
    table = leave_out_raters(panel, ONE, make_deciding(shortlist=2))
    assert table["entered"].to_list() == [(), (), ("a3",)]
    assert table["left"].to_list() == [(), (), ("a2",)]


def test_who_shares_the_first_place_afterwards_changes_who_is_first(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # Without P1 both are worth 0.5: the first place is shared.
    panel = make_panel(_one_criterion([1.0, 0.0], [0.5, 0.5], [0.5, 0.5]))
    table = leave_out_raters(panel, ONE, make_deciding(shortlist=1)).set_index("left_out")
    assert table["is_other_first"].to_dict() == {"P1": True, "P2": False, "P3": False}
    assert table.loc["P1", "entered"] == ("a2",)
    assert table.loc["P1", "left"] == ()


def test_leaving_out_a_rater_asks_for_no_least_number_of_raters(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # Two raters are needed for a value; without P1, only P2 rated a1, and it keeps its value of 0.9.
    panel = make_panel(_one_criterion([0.9, 0.5, 0.2], [0.9, 0.5, 0.2], [NAN, 0.5, 0.2]))
    table = leave_out_raters(panel, ONE, make_deciding(min_raters=3, shortlist=1)).set_index("left_out")
    assert table.loc["P1", ["is_other_first", "entered", "left"]].to_list() == [False, (), ()]


def test_an_action_that_nobody_else_rated_leaves_the_shortlist(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    panel = make_panel(_one_criterion([0.9, 0.5], [NAN, 0.5], [NAN, 0.5]))
    rules = make_deciding(shortlist=1).model_copy(update={"min_raters": 1})
    table = leave_out_raters(panel, ONE, rules).set_index("left_out")
    assert table.loc["P1", ["is_other_first", "entered", "left"]].to_list() == [True, ("a2",), ("a1",)]
    assert table.loc["P3", ["is_other_first", "entered", "left"]].to_list() == [False, (), ()]


def test_where_nothing_has_a_value_any_more_the_order_is_not_compared(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    panel = make_panel(_one_criterion([0.9, 0.5], [NAN, NAN]))
    rules = make_deciding(shortlist=1).model_copy(update={"min_raters": 1})
    table = leave_out_raters(panel, ONE, rules).set_index("left_out")
    assert table["correlation"].isna().to_dict() == {"P1": True, "P2": False}
    assert table.loc["P1", ["entered", "left"]].to_list() == [(), ("a1",)]


def test_a_criterion_without_weight_that_then_lacks_raters_takes_no_value_away(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    panel = make_panel([[[0.9, 0.1], [0.5, 0.1]], [[0.9, 0.1], [0.5, 0.1]], [[0.9, NAN], [0.5, NAN]]])
    table = leave_out_raters(panel, np.array([1.0, 0.0]), make_deciding())
    assert table["correlation"].to_list() == [1, 1, 1]


def test_each_group_is_left_out_as_a_whole_and_who_has_none_stays(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # Means of all: a1 0.5, a2 0.42. Without x: a1 0.5 / 3, a2 2.1 / 3. Without y: a1 2.1 / 3, a2 0.6 / 3.
    panel = make_panel(
        _one_criterion([1, 0.0], [0.2, 0.8], [1, 0.0], [0.2, 0.7], [0.1, 0.6]), ["x", "y", "x", "y", ""]
    )
    table = leave_out_groups(panel, ONE, make_deciding(shortlist=1))
    assert table["left_out"].to_list() == ["x", "y"]
    assert table["is_other_first"].to_list() == [True, False]
    assert table["entered"].to_list() == [("a2",), ()]


def test_without_groups_none_is_left_out(make_panel: MakePanel, make_deciding: Rules) -> None:
    table = leave_out_groups(make_panel(np.zeros((3, 2, 1))), ONE, make_deciding())
    assert table.empty
    assert list(table.columns) == COLUMNS


def test_leaving_out_a_criterion_lets_the_others_fill_up(make_panel: MakePanel, make_deciding: Rules) -> None:
    # Weights 0.5, 0.3, 0.2: a1 0.5 x 1 + 0.2 x 0.4 = 0.58; a2 0.3 + 0.2 = 0.5.
    # Without C1 (0.6, 0.4): a1 0.16, a2 1. Without C2 (5/7, 2/7): a1 0.83, a2 0.29. Without C3 (5/8, 3/8):
    # a1 0.63, a2 0.38.
    panel = make_panel(np.broadcast_to([[1.0, 0.0, 0.4, 0.9], [0.0, 1.0, 1.0, 0.1]], (3, 2, 4)))
    table = leave_out_criteria(panel, np.array([0.5, 0.3, 0.2, 0.0]), make_deciding(shortlist=1))
    assert table["left_out"].to_list() == ["C1", "C2", "C3"]
    assert table["is_other_first"].to_list() == [True, False, False]
    assert table["correlation"].to_list() == [-1, 1, 1]


def test_the_only_criterion_that_counts_is_not_left_out(make_panel: MakePanel, make_deciding: Rules) -> None:
    panel = make_panel(np.full((3, 2, 2), 0.5))
    assert leave_out_criteria(panel, np.array([1.0, 0.0]), make_deciding()).empty


def test_a_single_action_stays_first_and_its_order_is_undefined(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    table = leave_out_raters(make_panel(np.full((3, 1, 1), 0.5)), ONE, make_deciding())
    assert table["correlation"].isna().all()
    assert table["is_other_first"].to_list() == [False] * 3
    assert table["moved_most"].to_list() == [""] * 3


def test_identical_actions_stay_together(make_panel: MakePanel, make_deciding: Rules) -> None:
    table = leave_out_raters(make_panel(np.full((3, 4, 1), 0.5)), ONE, make_deciding(shortlist=1))
    assert table["correlation"].isna().all()
    assert table["places_moved"].to_list() == [0, 0, 0]
    assert not table["is_other_first"].any()


@pytest.mark.parametrize("leave_out", [leave_out_raters, leave_out_groups, leave_out_criteria])
def test_no_actions_give_no_nonsense(
    make_panel: MakePanel,
    make_deciding: Rules,
    leave_out: Callable[[Panel, Array, Deciding], pd.DataFrame],
) -> None:
    panel = make_panel(np.zeros((3, 0, 2)), ["x", "x", "y"])
    table = leave_out(panel, np.array([0.5, 0.5]), make_deciding())
    assert table["correlation"].isna().all()
    assert not table["is_other_first"].any()
    assert set(table["moved_most"]) == {""}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.booleans(), st.sampled_from(["mean", "median", "trimmed_mean"]))
def test_leaving_out_a_rater_equals_a_panel_that_never_had_them(
    seed: int, is_balanced: bool, aggregate: str
) -> None:
    generator = np.random.default_rng(seed)
    block = generator.random((5, 6, 3))
    weights = generator.dirichlet(np.ones(3))
    names = [tuple(f"{letter}{number}" for number in range(9)) for letter in "PaC"]
    groups = ("x", "y", "x", "y", "z")
    tiers = ({"name": "High", "least_value": 50}, {"name": "Later", "least_value": 0})
    rules = {"aggregate": aggregate, "balance_groups": is_balanced, "shortlist": 2, "trim_share": 0.3}
    deciding = Deciding.model_validate({"tiers": tiers, **rules}).model_copy(update={"min_raters": 3})

    def value(kept: list[int]) -> Array:
        panel = Panel(
            tuple(names[0][rater] for rater in kept), tuple(groups[rater] for rater in kept),
            names[1][:6], names[2][:3], block[kept], block[kept],
        )  # fmt: skip
        worth: Array = panel.combine(deciding) @ weights
        return worth

    headline = value([0, 1, 2, 3, 4])
    whole = Panel(names[0][:5], groups, names[1][:6], names[2][:3], block, block)
    table = leave_out_raters(whole, weights, deciding)
    for rater, row in enumerate(table.itertuples()):
        without = value([other for other in range(5) if other != rater])
        assert row.correlation == pytest.approx(kendalltau(headline, without).statistic)
        assert row.is_other_first == (headline.argmax() != without.argmax())
        best = [set(np.array(names[1])[np.argsort(-worth)[:2]]) for worth in (headline, without)]
        assert (set(row.entered), set(row.left)) == (best[1] - best[0], best[0] - best[1])
        moves = np.abs(np.argsort(np.argsort(-headline)) - np.argsort(np.argsort(-without)))
        assert row.places_moved == moves.max()
