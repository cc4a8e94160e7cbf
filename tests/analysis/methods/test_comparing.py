import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bahali.analysis.methods.comparing import (
    compare_methods,
    rank_correlation,
    shortlist_overlap,
    value_by_methods,
)

NAN = float("nan")
METHODS = ["additive", "topsis", "vikor", "promethee", "chnri"]
few_values = st.lists(st.integers(0, 8).map(lambda eighth: eighth / 8), min_size=1, max_size=8)


def test_tau_counts_the_pairs_in_the_same_order() -> None:
    # Pairs: ab same, ac same, bc reversed: (2 - 1) / 3.
    assert rank_correlation([0.9, 0.5, 0.1], [3, 1, 2]) == pytest.approx(1 / 3)


def test_tau_allows_for_ties() -> None:
    # Six pairs, one tied in the first; of the other five, four same and one reversed (c, d).
    # (4 - 1) / sqrt((6 - 1) x 6) = 3 / sqrt(30)
    assert rank_correlation([0.9, 0.9, 0.5, 0.1], [4, 3, 1, 2]) == pytest.approx(3 / 30**0.5)


def test_tau_is_1_for_the_same_order_and_minus_1_for_the_reverse() -> None:
    assert rank_correlation([0.1, 0.4, 0.2], [1, 16, 4]) == pytest.approx(1)
    assert rank_correlation([0.1, 0.4, 0.2], [-1, -16, -4]) == pytest.approx(-1)


def test_tau_leaves_out_actions_without_a_value_on_either_side() -> None:
    assert rank_correlation([0.1, NAN, 0.4, 0.2], [1, 9, 2, NAN]) == pytest.approx(1)


def test_values_that_differ_only_by_arithmetic_are_tied_for_tau() -> None:
    exact = rank_correlation([0.3, 0.3, 0.5], [0.1, 0.2, 0.3])
    assert rank_correlation([0.1 + 0.2, 0.3, 0.5], [0.1, 0.2, 0.3]) == pytest.approx(exact)


@pytest.mark.parametrize(
    ("first", "second"), [([], []), ([0.5], [0.5]), ([0.5, 0.5], [0.1, 0.2]), ([0.1, NAN], [0.1, 0.2])]
)
def test_tau_without_two_actions_to_tell_apart_is_undefined(first: list[float], second: list[float]) -> None:
    assert np.isnan(rank_correlation(first, second))


def test_overlap_is_the_share_of_places_held_by_the_same_actions() -> None:
    # First three: a, b, c and a, d, b.
    assert shortlist_overlap([9, 8, 7, 6], [9, 7, 1, 8], count=3) == pytest.approx(2 / 3)


def test_the_order_within_the_shortlist_does_not_matter_for_overlap() -> None:
    assert shortlist_overlap([9, 8, 1], [8, 9, 1], count=2) == 1


def test_actions_that_tie_for_the_last_place_share_it() -> None:
    # Two places. First: a, and half of b and c each. Second: a and b. Shared: 1 + 0.5 of 2.
    assert shortlist_overlap([0.9, 0.5, 0.5], [0.9, 0.6, 0.5], count=2) == pytest.approx(0.75)


def test_values_that_differ_only_by_arithmetic_share_a_place_on_the_shortlist() -> None:
    assert shortlist_overlap([0.1 + 0.2, 0.3], [0.3, 0.3], count=1) == 1


def test_a_shortlist_of_all_actions_overlaps_fully() -> None:
    assert shortlist_overlap([0.1, 0.2], [0.2, 0.1], count=5) == 1


def test_overlap_leaves_out_actions_without_a_value_on_either_side() -> None:
    # Without b and c, a and d are left, and a is first in both.
    assert shortlist_overlap([0.5, 0.9, NAN, 0.1], [0.5, NAN, 0.9, 0.1], count=1) == 1


def test_overlap_of_no_actions_is_undefined() -> None:
    assert np.isnan(shortlist_overlap([NAN, 0.5], [0.5, NAN], count=1))


@given(first=few_values, count=st.integers(1, 9))
@settings(deadline=None)
def test_an_order_overlaps_fully_with_itself(first: list[float], count: int) -> None:
    assert shortlist_overlap(first, first, count) == pytest.approx(1)


@given(data=st.data(), count=st.integers(1, 9))
@settings(deadline=None)
def test_overlap_is_a_share_and_the_same_both_ways(data: st.DataObject, count: int) -> None:
    first = data.draw(few_values)
    second = data.draw(st.permutations(first))
    overlap = shortlist_overlap(first, second, count)
    assert 0 <= overlap <= 1 + 1e-12
    assert overlap == pytest.approx(shortlist_overlap(second, first, count))


def test_the_comparison_names_each_method_and_the_headline_first() -> None:
    comparison = compare_methods(np.eye(3), [0.5, 0.3, 0.2], count=1)
    assert list(comparison.values.columns) == METHODS
    assert list(comparison.places.columns) == METHODS
    assert list(comparison.correlations.index) == METHODS
    assert list(comparison.correlations.columns) == ["tau", "overlap", "is_same_shortlist"]


def test_each_method_values_the_actions_so_that_more_is_better() -> None:
    # The three peaks of test_methods: S, R and Q of VIKOR are best for the second; 1 - q is 0, 1, 0.
    # Additive and CHNRI with equal weights: 0.5, 0.625, 0.5. PROMETHEE: the two criteria order the peaks in
    # opposite ways, so that all flows cancel.
    valued = value_by_methods([[1.0, 0.0], [0.75, 0.5], [0.0, 1.0]], [0.5, 0.5])
    assert valued["additive"].to_list() == pytest.approx([0.5, 0.625, 0.5])
    assert valued["chnri"].to_list() == pytest.approx([0.5, 0.625, 0.5])
    assert valued["vikor"].to_list() == pytest.approx([0, 1, 0])
    assert valued["promethee"].to_list() == pytest.approx([0, 0, 0], abs=1e-12)
    assert valued["topsis"].idxmax() == 1


def test_methods_that_agree_have_the_same_places_and_shortlist() -> None:
    # Each action is better than the next on both criteria.
    comparison = compare_methods([[0.9, 0.8], [0.6, 0.5], [0.1, 0.2]], [0.7, 0.3], count=2)
    assert all(comparison.places[method].to_list() == [1, 2, 3] for method in METHODS)
    assert comparison.correlations["tau"].to_list() == pytest.approx([1] * 5)
    assert comparison.correlations["is_same_shortlist"].to_list() == [True] * 5


def test_a_method_that_puts_other_actions_first_is_told() -> None:
    # Weighted sums 0.9 and 0.09 + 0.1 = 0.19: the first leads. Plain means 0.5 and 0.55: the second does.
    comparison = compare_methods([[1.0, 0.0], [0.1, 1.0]], [0.9, 0.1], count=1)
    assert comparison.places["additive"].to_list() == [1, 2]
    assert comparison.places["chnri"].to_list() == [2, 1]
    chnri = comparison.correlations.loc["chnri"]
    assert (chnri["tau"], chnri["overlap"], chnri["is_same_shortlist"]) == (-1, 0, False)


def test_equal_values_share_a_place_by_every_method() -> None:
    comparison = compare_methods([[0.2, 0.1], [0.7, 0.9], [0.7, 0.9]], [0.5, 0.5], count=1)
    assert all(comparison.places[method].to_list() == [3, 1, 1] for method in METHODS)


def test_an_action_without_a_headline_value_has_no_place_by_any_method() -> None:
    comparison = compare_methods([[1.0, NAN], [0.6, 0.5], [0.1, 0.2]], [0.5, 0.5], count=1)
    assert comparison.values.loc[0].isna().all()
    assert comparison.places.loc[0].isna().all()
    assert comparison.places.loc[1].to_list() == [1] * 5


def test_a_number_missing_on_a_criterion_without_weight_keeps_an_action_in() -> None:
    comparison = compare_methods([[1.0, NAN], [0.6, 0.5]], [1.0, 0.0], count=1)
    assert comparison.places.loc[0].to_list() == [1] * 5


def test_without_any_value_there_is_nothing_to_compare() -> None:
    comparison = compare_methods([[NAN, 0.5], [0.5, NAN]], [0.5, 0.5], count=1)
    assert comparison.places.isna().all(axis=None)
    assert comparison.correlations.isna().all(axis=None)


def test_a_single_action_is_first_by_every_method() -> None:
    comparison = compare_methods([[0.5, 0.25]], [0.5, 0.5], count=3)
    assert comparison.places.loc[0].to_list() == [1] * 5
    assert comparison.correlations["tau"].isna().all()
    assert comparison.correlations["is_same_shortlist"].all()


def test_many_sets_of_weights_are_not_compared_at_once() -> None:
    with pytest.raises(ValueError, match="allowed is one weight for each criterion"):
        compare_methods([[0.5, 0.5]], [[0.5, 0.5], [0.4, 0.6]], count=1)


def test_a_shortlist_without_places_is_refused() -> None:
    with pytest.raises(ValueError, match="the shortlist has 0 places; allowed is 1 or more"):
        compare_methods([[0.5, 0.5]], [0.5, 0.5], count=0)


@pytest.mark.parametrize("second", [[0.5], [[0.5, 0.4]]])
def test_values_of_different_actions_are_refused(second: list[float]) -> None:
    with pytest.raises(ValueError, match="allowed is one length"):
        rank_correlation([0.5, 0.4], second)
