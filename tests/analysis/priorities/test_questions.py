from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bahali.analysis.priorities.questions import COLUMNS, expect_gain, find_open_actions, find_questions
from bahali.analysis.valuing.panel import Panel
from bahali.workshop.deciding import Deciding

Array = NDArray[np.float64]
MakePanel = Callable[..., Panel]
Rules = Callable[..., Deciding]

NAN = float("nan")
HALVES = np.array([0.5, 0.5])


def test_a_question_is_worth_what_the_shortlist_gains_by_its_answer(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # One criterion. a1 is 0.6 for both; of a2 one says 1 and one says 0, so 0.5: a1 is first.
    # If they agreed on 1, a2 would be first and the first worth 0.4 more; chance 1/2, so 0.2.
    panel = make_panel([[[0.6], [1.0]], [[0.6], [0.0]]])
    table = find_questions(panel, np.array([1.0]), make_deciding(shortlist=1))
    assert list(table.columns) == COLUMNS
    assert table.to_numpy().tolist() == [["a2", "C1", 0.2, 0.5, 1, 2, 2]]


def test_the_gain_is_weighted_by_the_criterion(make_panel: MakePanel, make_deciding: Rules) -> None:
    # a1 0.5 x 0.5 + 0.5 x 0.6 = 0.55. a2: 0.5 x 0.5 + 0.5 x (1 or 0) = 0.75 or 0.25, 0.5 on average.
    panel = make_panel([[[0.5, 0.6], [0.5, 1.0]], [[0.5, 0.6], [0.5, 0.0]]])
    table = find_questions(panel, HALVES, make_deciding(shortlist=1))
    assert table[["action_id", "criterion_id", "gain", "chance"]].to_numpy().tolist() == [
        ["a2", "C2", 0.1, 0.5]
    ]


def test_the_most_worthwhile_question_comes_first(make_panel: MakePanel, make_deciding: Rules) -> None:
    # a1 0.6 by all. a2: 0.9 0.9 0.0 0.2, on average 0.5; gain (0.3 + 0.3) / 4. a3: 1 0.1 0.1 0.8, on average
    # 0.5; gain (0.4 + 0.2) / 4. a4: 0.9 0.3 0.3 0.3, on average 0.45; gain 0.3 / 4 at a chance of 1/4.
    answers = [[0.6, 0.9, 1.0, 0.9], [0.6, 0.9, 0.1, 0.3], [0.6, 0.0, 0.1, 0.3], [0.6, 0.2, 0.8, 0.3]]
    panel = make_panel(np.array(answers)[:, :, None])
    table = find_questions(panel, np.array([1.0]), make_deciding(shortlist=1))
    assert table["action_id"].to_list() == ["a2", "a3", "a4"]
    assert table["gain"].to_list() == pytest.approx([0.15, 0.15, 0.075])
    assert table["chance"].to_list() == pytest.approx([0.5, 0.5, 0.25])
    assert table[["best_place", "worst_place"]].to_numpy().tolist() == [[1, 4], [1, 4], [1, 4]]


def test_a_question_that_only_moves_places_within_the_shortlist_gains_nothing(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # Both are on a shortlist of two whatever is agreed, but a2 may come first.
    panel = make_panel([[[0.6], [1.0], [0.0]], [[0.6], [0.1], [0.0]]])
    table = find_questions(panel, np.array([1.0]), make_deciding(shortlist=2))
    assert table[["action_id", "gain", "chance", "best_place", "worst_place"]].to_numpy().tolist() == [
        ["a2", 0.0, 0.0, 1, 2]
    ]


def test_what_moves_no_place_is_no_question(make_panel: MakePanel, make_deciding: Rules) -> None:
    panel = make_panel([[[0.9], [0.4]], [[0.8], [0.1]]])
    table = find_questions(panel, np.array([1.0]), make_deciding(shortlist=1))
    assert table.empty
    assert list(table.columns) == COLUMNS


def test_a_cell_that_too_few_rated_is_no_question(make_panel: MakePanel, make_deciding: Rules) -> None:
    panel = make_panel([[[0.6], [1.0]], [[0.6], [0.0]], [[0.6], [NAN]]])
    assert len(find_questions(panel, np.array([1.0]), make_deciding(shortlist=1, min_raters=3))) == 1
    assert find_questions(panel, np.array([1.0]), make_deciding(shortlist=1, min_raters=4)).empty


def test_a_criterion_without_weight_is_no_question(make_panel: MakePanel, make_deciding: Rules) -> None:
    panel = make_panel([[[0.6, 0.0], [0.5, 1.0]], [[0.6, 1.0], [0.5, 0.0]]])
    assert find_questions(panel, np.array([1.0, 0.0]), make_deciding(shortlist=1)).empty


def test_an_action_without_a_value_is_neither_asked_about_nor_a_rival(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    panel = make_panel([[[0.6], [1.0], [NAN]], [[0.6], [0.0], [NAN]]])
    table = find_questions(panel, np.array([1.0]), make_deciding(shortlist=1))
    assert table[["action_id", "gain", "worst_place"]].to_numpy().tolist() == [["a2", 0.2, 2]]


def test_what_counts_as_the_worst_is_no_question_but_its_action_is_still_a_rival(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # C2 of a1 was rated by two, who differ, and counts as 0: a1 0.5 x 0.9 = 0.45. a2: 0.5 x (0.8 or 0), on
    # average less; with 0.8 it is worth 0.4, still behind a1: nothing to gain, and no place to move.
    panel = make_panel([[[0.9, 1.0], [0.8, 0.0]], [[0.9, 0.0], [0.0, 0.0]], [[0.9, NAN], [0.0, 0.0]]])
    assert find_questions(panel, HALVES, make_deciding(shortlist=1, unrated="worst", min_raters=4)).empty
    # a2 with 0.95 leads. Were two enough, a1 might have 0.5 x 0.9 + 0.5 x 1 = 0.95 too, and share its place.
    better = make_panel([[[0.9, 1.0], [1.0, 0.9]], [[0.9, 0.0], [1.0, 0.9]], [[0.9, NAN], [1.0, 0.9]]])
    assert not find_questions(better, HALVES, make_deciding(shortlist=1, unrated="worst", min_raters=3)).empty
    assert find_questions(better, HALVES, make_deciding(shortlist=1, unrated="worst", min_raters=4)).empty


def test_each_group_is_equally_likely_to_be_the_one_agreed_with(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # By heads a2 wins with chance 1/4, by groups with chance 1/2; it gains 0.4 x chance.
    panel = make_panel([[[0.6], [1.0]], *[[[0.6], [0.0]]] * 3], ["x", "y", "y", "y"])
    heads, groups = (
        find_questions(panel, np.array([1.0]), make_deciding(shortlist=1, balance_groups=is_balanced))
        for is_balanced in (False, True)
    )
    assert heads[["gain", "chance"]].to_numpy().tolist() == [[0.1, 0.25]]
    assert groups[["gain", "chance"]].to_numpy().tolist() == [[0.2, 0.5]]


def test_a_group_of_which_only_one_answered_still_counts_once(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # Of group x one of three gave a number: that answer stands for all of x, chance 1/2.
    panel = make_panel([[[0.6], [1.0]], [[0.6], [NAN]], [[0.6], [NAN]], [[0.6], [0.0]]], ["x", "x", "x", "y"])
    table = find_questions(panel, np.array([1.0]), make_deciding(shortlist=1, balance_groups=True))
    assert table[["gain", "chance", "raters"]].to_numpy().tolist() == [[0.2, 0.5, 2]]


def test_a_single_action_and_raters_who_agree_leave_no_question(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    assert find_questions(make_panel([[[0.0]], [[1.0]]]), np.array([1.0]), make_deciding()).empty
    assert find_questions(make_panel(np.full((3, 4, 2), 0.5)), HALVES, make_deciding()).empty
    assert find_questions(make_panel(np.full((3, 0, 2), 0.5)), HALVES, make_deciding()).empty


def _best_sum(totals: Array, count: int) -> float:
    """Try every set of so many actions."""
    return max(sum(totals[list(chosen)]) for chosen in combinations(range(len(totals)), count))


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 5), st.integers(2, 4), st.integers(1, 3), st.integers(0, 10**6))
def test_gains_are_never_negative_and_those_of_trying_every_answer_and_every_shortlist(
    actions: int, raters: int, count: int, seed: int
) -> None:
    generator = np.random.default_rng(seed)
    block = generator.integers(0, 5, (raters, actions, 2)) / 4
    block[generator.random(block.shape) < 0.15] = NAN
    weights = np.array([0.35, 0.65])
    names = [tuple(f"{letter}{number}" for number in range(9)) for letter in "PaC"]
    panel = Panel(names[0][:raters], ("",) * raters, names[1][:actions], names[2][:2], block, block)
    tiers = ({"name": "High", "least_value": 50}, {"name": "Later", "least_value": 0})
    deciding = Deciding.model_validate({"tiers": tiers, "shortlist": count, "aggregate": "mean"})
    deciding = deciding.model_copy(update={"min_raters": 3})
    table = find_questions(panel, weights, deciding).set_index(["action_id", "criterion_id"])
    assert (table["gain"] >= 0).all()
    values = panel.combine(deciding)
    is_valued = ~np.isnan(values).any(axis=1)
    count = min(count, int(is_valued.sum()))
    for action in np.flatnonzero(is_valued):
        for criterion in range(2):
            answers = block[:, action, criterion]
            sums, places = [], set()
            for answer in answers[~np.isnan(answers)]:
                settled = values.copy()
                settled[action, criterion] = answer
                totals = settled @ weights
                sums.append(_best_sum(totals[is_valued], count))
                places.add(1 + int((totals[is_valued] > totals[action] + 1e-9).sum()))
            gain = np.mean(sums) - _best_sum((values @ weights)[is_valued], count)
            key = (names[1][action], names[2][criterion])
            assert (key in table.index) == (len(places) > 1)
            if key in table.index:
                assert table.loc[key, "gain"] == pytest.approx(gain, abs=2e-9)
                assert (table.loc[key, "best_place"], table.loc[key, "worst_place"]) == (
                    min(places),
                    max(places),
                )
            else:
                assert gain == pytest.approx(0, abs=1e-9)


def test_knowing_for_sure_gains_what_choosing_anew_each_time_would() -> None:
    # Best each time: 0.9 and 0.7, 0.8 on average. On average a1 has 0.6 and a2 0.5: 0.6.
    assert expect_gain(np.array([[0.9, 0.3], [0.3, 0.7]]), 1) == pytest.approx(0.2)
    # Both are chosen anyway.
    assert expect_gain(np.array([[0.9, 0.3], [0.3, 0.7]]), 2) == 0


def test_where_nothing_varies_there_is_nothing_to_gain() -> None:
    assert expect_gain(np.array([[0.1 + 0.2, 0.3, 0.7]] * 3), 2) == 0
    assert expect_gain(np.array([[0.5]]), 3) == 0


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 20), st.integers(1, 6), st.integers(1, 4), st.integers(0, 10**6))
def test_certainty_never_costs_anything_and_gains_at_most_the_best(
    draws: int, actions: int, count: int, seed: int
) -> None:
    values = np.random.default_rng(seed).random((draws, actions))
    count = min(count, actions)
    gain = expect_gain(values, count)
    assert gain >= 0
    expected = np.mean([_best_sum(draw, count) for draw in values]) - _best_sum(values.mean(axis=0), count)
    assert gain == pytest.approx(expected, abs=1e-9)


def test_an_action_may_be_worth_settling_though_no_single_answer_is(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # a1 is 0.8 for both. Of a2 one says 1 and 1, the other 0.2 and 0.2: on average 0.6. Settling one
    # criterion gives at most 0.8, a tie; settling both gives 1, 0.2 more, in half of cases.
    panel = make_panel([[[0.8, 0.8], [1.0, 1.0]], [[0.8, 0.8], [0.2, 0.2]]])
    rules = make_deciding(shortlist=1)
    assert find_questions(panel, HALVES, rules)["gain"].to_list() == [0.0, 0.0]
    table = find_open_actions(panel, HALVES, rules)
    assert table.to_numpy().tolist() == [["a2", 0.1, 0.5, 1, 2, 2]]


def test_a_rater_who_gave_no_number_is_taken_at_the_mean(make_panel: MakePanel, make_deciding: Rules) -> None:
    # Means of a2: 0.6 and 0.5. P1 says 1 and nothing, so 0.75; P2 0.2 and 0.5, so 0.35; P3 0.6 and 0.5, 0.55.
    panel = make_panel([[[0.7, 0.7], [1.0, NAN]], [[0.7, 0.7], [0.2, 0.5]], [[0.7, 0.7], [0.6, 0.5]]])
    (row,) = find_open_actions(panel, HALVES, make_deciding(shortlist=1)).to_numpy().tolist()
    assert row == ["a2", pytest.approx(0.05 / 3), pytest.approx(1 / 3), 1, 2, 3]


def test_each_group_is_as_likely_to_be_agreed_with(make_panel: MakePanel, make_deciding: Rules) -> None:
    # One of three is a group of his own: his view of a2, 1, has half the chance. 0.7 x 1/2 is what it gains
    # over a1's 0.3, less what a2 is worth already: 1/2 x 1 + 1/2 x 0 = 0.5 is above 0.3, so a2 is first;
    # knowing gives 1/2 x 1 + 1/2 x 0.3 = 0.65, a gain of 0.15.
    panel = make_panel([[[0.3], [1.0]], [[0.3], [0.0]], [[0.3], [0.0]]], groups=["A", "B", "B"])
    rules = make_deciding(shortlist=1, balance_groups=True)
    (row,) = find_open_actions(panel, np.array([1.0]), rules).to_numpy().tolist()
    assert row == ["a2", pytest.approx(0.15), pytest.approx(0.5), 1, 2, 3]


def test_an_action_that_too_few_rated_is_not_asked_about(make_panel: MakePanel, make_deciding: Rules) -> None:
    panel = make_panel([[[0.5], [1.0]], [[0.5], [NAN]]])
    assert find_open_actions(panel, np.array([1.0]), make_deciding(shortlist=1)).empty
