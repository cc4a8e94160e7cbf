from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import trim_mean

from bahali.analysis.valuing.panel import Panel, build_panel, combine_numbers
from bahali.vocabulary.codes import Aggregate
from bahali.workshop.deciding import Deciding

Array = NDArray[np.float64]
MakePanel = Callable[..., Panel]
Rules = Callable[..., Deciding]

NAN = float("nan")


def _cell(*numbers: float) -> list[list[list[float]]]:
    """Give the scaled ratings of one action on one criterion, a number a rater."""
    return [[[number]] for number in numbers]


@pytest.mark.parametrize(
    ("aggregate", "combined"),
    [
        ("mean", 0.5),  # 2.5 / 5
        ("median", 0.4),
        ("trimmed_mean", 1.4 / 3),  # without the lowest and the highest fifth: 0.1, 0.4 and 0.9
    ],
)
def test_raters_are_combined_as_the_pack_says(
    make_panel: MakePanel, make_deciding: Rules, aggregate: str, combined: float
) -> None:
    panel = make_panel(_cell(0.9, 0.1, 0.1, 1.0, 0.4))
    assert panel.combine(make_deciding(aggregate=aggregate))[0, 0] == pytest.approx(combined)


def test_the_median_of_an_even_number_lies_half_way(make_panel: MakePanel, make_deciding: Rules) -> None:
    panel = make_panel(_cell(0.25, 1.0, NAN))
    assert panel.combine(make_deciding(aggregate="median")).tolist() == [[0.625]]


@pytest.mark.parametrize(
    ("people", "share", "cut"),
    [
        (4, 0.2, 0),
        (5, 0.2, 1),
        (9, 0.2, 1),
        (10, 0.2, 2),
        (15, 0.2, 3),
        (10, 0.3, 3),
        (3, 0.49, 1),
        (5, 0, 0),
        (100, 0.29, 29),
    ],
)
def test_trimming_is_rounded_down_to_whole_people(
    make_deciding: Rules, people: int, share: float, cut: int
) -> None:
    # The squares 0, 1, 4 ... : every cut gives another mean.
    numbers = np.arange(people, dtype=float) ** 2
    kept = numbers[cut : people - cut]
    deciding = make_deciding(aggregate="trimmed_mean", trim_share=share)
    assert combine_numbers(numbers[::-1], deciding) == pytest.approx(kept.sum() / len(kept))


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=9), st.integers(0, 5), st.integers(0, 49))
def test_combining_is_that_of_other_libraries_and_passes_over_blanks(
    numbers: list[float], blanks: int, percent: int
) -> None:
    row = np.array([*numbers, *[NAN] * blanks])
    share = (percent + 0.5) / 100
    found = {how: float(combine_numbers(row, _rule(aggregate=how, trim_share=share))) for how in Aggregate}
    assert found == {
        Aggregate.MEDIAN: pytest.approx(np.median(numbers)),
        Aggregate.MEAN: pytest.approx(np.mean(numbers)),
        Aggregate.TRIMMED_MEAN: pytest.approx(trim_mean(numbers, share)),
    }


def _rule(**rules: object) -> Deciding:
    tiers = ({"name": "High", "least_value": 50}, {"name": "Later", "least_value": 0})
    return Deciding.model_validate({"tiers": tiers, **rules})


@pytest.mark.parametrize("aggregate", list(Aggregate))
def test_where_nobody_gave_a_number_there_is_none(make_deciding: Rules, aggregate: Aggregate) -> None:
    numbers = np.array([[NAN, NAN], [NAN, 0.25]])
    combined = combine_numbers(numbers, make_deciding(aggregate=aggregate))
    np.testing.assert_array_equal(combined, [NAN, 0.25])


@pytest.mark.parametrize("is_balanced", [False, True])
@pytest.mark.parametrize("aggregate", list(Aggregate))
def test_a_panel_of_nobody_has_no_values(
    make_panel: MakePanel, make_deciding: Rules, aggregate: Aggregate, is_balanced: bool
) -> None:
    panel = make_panel(np.zeros((3, 2, 1))).leave_out(["P1", "P2", "P3"])
    combined = panel.combine(make_deciding(aggregate=aggregate, balance_groups=is_balanced))
    np.testing.assert_array_equal(combined, [[NAN], [NAN]])


def test_a_criterion_that_too_few_rated_has_no_value(make_panel: MakePanel, make_deciding: Rules) -> None:
    # The value of one rater would be that person's own rating, for anybody to read.
    panel = make_panel([[[0.5, 1.0]], [[0.5, NAN]], [[NAN, NAN]]])
    assert panel.counts.tolist() == [[2, 1]]
    np.testing.assert_array_equal(panel.combine(make_deciding(min_raters=3)), [[0.5, NAN]])
    np.testing.assert_array_equal(panel.combine(make_deciding(min_raters=4)), [[NAN, NAN]])


def test_what_too_few_rated_may_count_as_the_worst(make_panel: MakePanel, make_deciding: Rules) -> None:
    panel = make_panel([[[0.5, 1.0, NAN]], [[0.5, NAN, NAN]]])
    assert panel.combine(make_deciding(unrated="worst")).tolist() == [[0.5, 0.0, 0.0]]


def test_who_does_not_know_is_no_rater_even_where_that_counts_as_the_middle(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # C1, two numbers and two of the middle: (1 + 0.75 + 0.5 + 0.5) / 4. C2, one number: too few.
    panel = make_panel(
        [[[1.0, 1.0]], [[0.75, 0.5]], [[0.5, 0.5]], [[0.5, 0.5]]],
        ratings=[[[5, 5]], [[4, NAN]], [[NAN, NAN]], [[NAN, NAN]]],
    )
    np.testing.assert_allclose(panel.combine(make_deciding(dont_know="middle")), [[0.6875, NAN]])


def test_each_group_may_count_once_however_many_it_sent(make_panel: MakePanel, make_deciding: Rules) -> None:
    # Four officials at 1, one user at 0: by heads 0.8, by groups (1 + 0) / 2.
    panel = make_panel(_cell(1, 1, 0, 1, 1), ["official", "official", "user", "official", "official"])
    assert panel.combine(make_deciding())[0, 0] == pytest.approx(0.8)
    assert panel.combine(make_deciding(balance_groups=True))[0, 0] == pytest.approx(0.5)


def test_groups_are_combined_by_their_mean_and_raters_within_them_as_the_pack_says(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    # The medians of 0 0 0.9, of 1 and of 0.2 0.6 are 0, 1 and 0.4.
    panel = make_panel(_cell(0, 0, 0.9, 1, 0.2, 0.6), ["a", "a", "a", "b", "c", "c"])
    balanced = make_deciding(balance_groups=True, aggregate="median")
    assert panel.combine(balanced)[0, 0] == pytest.approx((0 + 1 + 0.4) / 3)


def test_a_group_without_a_number_is_passed_over(make_panel: MakePanel, make_deciding: Rules) -> None:
    panel = make_panel(_cell(0.2, 0.4, NAN), ["a", "a", "b"])
    assert panel.combine(make_deciding(balance_groups=True))[0, 0] == pytest.approx(0.3)


def test_raters_whose_group_is_not_known_count_as_one_group(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    panel = make_panel(_cell(0.0, 0.0, 1.0), ["", "", "a"])
    assert panel.combine(make_deciding(balance_groups=True))[0, 0] == pytest.approx(0.5)


def test_min_raters_counts_people_and_not_groups(make_panel: MakePanel, make_deciding: Rules) -> None:
    panel = make_panel(_cell(0.2, 0.4, 0.6), ["a", "a", "a"])
    assert panel.combine(make_deciding(balance_groups=True, min_raters=4))[0, 0] == pytest.approx(0.4)


def test_identical_actions_and_constant_criteria_have_equal_values(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    panel = make_panel(np.full((3, 4, 2), 0.3))
    np.testing.assert_allclose(panel.combine(make_deciding(aggregate="trimmed_mean")), np.full((4, 2), 0.3))


def _ratings() -> pd.DataFrame:
    rows = [
        ("P2", "a2", "C1", 5.0, 1.0),
        ("P1", "a1", "C2", 3.0, 0.5),
        ("P1", "a1", "C1", NAN, 0.5),
        ("P2", "a1", "C2", 1.0, 0.0),
    ]
    return pd.DataFrame(rows, columns=["rater_id", "action_id", "criterion_id", "rating", "scaled"])


def test_ratings_become_one_block_in_the_order_of_names() -> None:
    panel = build_panel(_ratings(), {"P2": "users", "P9": "nobody"})
    assert (panel.raters, panel.actions, panel.criteria) == (("P1", "P2"), ("a1", "a2"), ("C1", "C2"))
    assert panel.groups == ("", "users")
    expected = [[[NAN, 3], [NAN, NAN]], [[NAN, 1], [5, NAN]]]
    np.testing.assert_array_equal(panel.ratings, expected)
    np.testing.assert_array_equal(panel.scaled, [[[0.5, 0.5], [NAN, NAN]], [[NAN, 0], [1, NAN]]])
    np.testing.assert_array_equal(panel.flat, [[NAN, 3, NAN, NAN], [NAN, 1, 5, NAN]])


def test_the_order_of_ratings_changes_no_panel() -> None:
    panel, turned = (build_panel(table, {"P2": "users"}) for table in (_ratings(), _ratings()[::-1]))
    assert (panel.raters, panel.actions, panel.criteria) == (turned.raters, turned.actions, turned.criteria)
    assert panel.scaled.tobytes() == turned.scaled.tobytes()


def test_a_criterion_that_nobody_rated_can_have_a_place(make_deciding: Rules) -> None:
    panel = build_panel(_ratings(), {}, {"C2", "C3"})
    assert panel.criteria == ("C1", "C2", "C3")
    assert panel.counts[:, 2].tolist() == [0, 0]
    assert panel.combine(make_deciding(unrated="worst"))[:, 2].tolist() == [0, 0]


def test_no_ratings_make_an_empty_panel(make_deciding: Rules) -> None:
    panel = build_panel(_ratings().head(0), {})
    assert panel.ratings.shape == (0, 0, 0)
    assert panel.flat.shape == (0, 0)
    assert panel.combine(make_deciding()).shape == (0, 0)


def test_a_panel_can_be_cut_to_some_actions_criteria_and_raters(make_panel: MakePanel) -> None:
    block = np.arange(12.0).reshape(2, 3, 2)
    panel = make_panel(block, ["x", "y"])
    fewer = panel.keep_actions(["a3", "a1"]).keep_criteria({"C2"}).leave_out(["P1"])
    assert (fewer.raters, fewer.groups, fewer.actions, fewer.criteria) == (
        ("P2",),
        ("y",),
        ("a1", "a3"),
        ("C2",),
    )
    np.testing.assert_array_equal(fewer.scaled, block[1:, [0, 2], 1:])
    np.testing.assert_array_equal(fewer.ratings, panel.ratings[1:, [0, 2], 1:])


@settings(deadline=None, max_examples=50)
@given(
    st.permutations(range(4)),
    st.permutations(range(3)),
    st.permutations(range(2)),
    st.sampled_from(Aggregate),
)
def test_permuting_raters_changes_nothing_and_permuting_the_rest_permutes_values(
    raters: list[int], actions: list[int], criteria: list[int], aggregate: Aggregate
) -> None:
    block = np.random.default_rng(7).random((4, 3, 2))
    block[0, 0, 0] = NAN
    groups = np.array(["x", "y", "x", "x"])
    names = [np.array(axis) for axis in (["P1", "P2", "P3", "P4"], ["a1", "a2", "a3"], ["C1", "C2"])]
    deciding = _rule(aggregate=aggregate, balance_groups=True)

    def combine(orders: tuple[list[int], list[int], list[int]]) -> Array:
        axes = [tuple(axis[order]) for axis, order in zip(names, orders, strict=True)]
        moved = block[np.ix_(*orders)]
        return Panel(axes[0], tuple(groups[orders[0]]), axes[1], axes[2], moved, moved).combine(deciding)

    plain = combine(([0, 1, 2, 3], [0, 1, 2], [0, 1]))
    np.testing.assert_allclose(combine((raters, actions, criteria)), plain[np.ix_(actions, criteria)])
