from random import Random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from bahali.analysis.agreement.groups import compare_groups

Array = NDArray[np.float64]
NAN = float("nan")
COLUMNS = [
    *("item", "first_group", "second_group", "first_median", "second_median", "difference"),
    *("first_raters", "second_raters"),
]


@st.composite
def _grouped(draw: st.DrawFn) -> tuple[Array, list[str | None]]:
    shape = draw(st.tuples(st.integers(0, 10), st.integers(1, 4)))
    rating = st.integers(1, 5).map(float) | st.just(NAN)
    groups = st.lists(st.sampled_from(["a", "b", "c", None]), min_size=shape[0], max_size=shape[0])
    return draw(arrays.arrays(np.float64, shape, elements=rating)), draw(groups)


def test_two_groups_are_compared_by_their_medians() -> None:
    # Staff: median of 1 2 5 is 2. Users: median of 4 5 is 4.5.
    compared = compare_groups(
        [[1], [4], [2], [5], [5]], ["staff", "user", "staff", "user", "staff"], min_raters=2
    )
    assert compared.columns.to_list() == COLUMNS
    assert compared.to_numpy().tolist() == [[0, "staff", "user", 2.0, 4.5, -2.5, 3, 2]]


def test_the_largest_difference_comes_first_whatever_its_sign() -> None:
    compared = compare_groups([[1, 5, 3], [2, 2, 3]], ["a", "b"], min_raters=1)
    assert compared["item"].to_list() == [1, 0, 2]
    assert compared["difference"].to_list() == [3, -1, 0]


def test_equal_differences_keep_the_order_of_items_and_groups() -> None:
    compared = compare_groups([[1, 1], [2, 2], [3, 3]], ["c", "b", "a"], min_raters=1)
    pairs = compared[["item", "first_group", "second_group"]].to_numpy().tolist()
    assert pairs == [
        [0, "a", "c"], [1, "a", "c"], [0, "a", "b"], [0, "b", "c"], [1, "a", "b"], [1, "b", "c"],
    ]  # fmt: skip


def test_a_group_with_too_few_numbers_on_an_item_is_not_compared_on_it() -> None:
    # Group b has two numbers on the first item and one, besides a "don't know", on the second.
    ratings = [[1, 1], [1, 1], [5, 5], [5, NAN]]
    compared = compare_groups(ratings, ["a", "a", "b", "b"], min_raters=2)
    assert compared["item"].to_list() == [0]
    assert compared[["first_raters", "second_raters"]].to_numpy().tolist() == [[2, 2]]


def test_a_rater_without_a_group_is_in_no_comparison() -> None:
    compared = compare_groups([[1], [5], [9], [9]], ["a", "b", None, NAN], min_raters=1)  # type: ignore[list-item]
    assert compared["difference"].to_list() == [-4]


@pytest.mark.parametrize(
    ("ratings", "groups"),
    [
        pytest.param([[1], [2]], ["a", "a"], id="one group"),
        pytest.param([[1], [2]], [None, None], id="no group"),
        pytest.param([[NAN], [NAN]], ["a", "b"], id="all don't know"),
        pytest.param(np.empty((0, 2)), [], id="nobody"),
        pytest.param(np.empty((2, 0)), ["a", "b"], id="nothing"),
    ],
)
def test_nothing_to_compare_gives_an_empty_table(
    ratings: list[list[float]], groups: list[str | None]
) -> None:
    compared = compare_groups(ratings, groups, min_raters=1)
    assert compared.empty
    assert compared.columns.to_list() == COLUMNS
    assert pd.api.types.is_float_dtype(compared["difference"])
    assert pd.api.types.is_integer_dtype(compared["item"])


@given(_grouped(), st.integers(1, 3))
def test_every_pair_with_enough_numbers_is_listed_once(
    grouped: tuple[Array, list[str | None]], min_raters: int
) -> None:
    ratings, groups = grouped
    enough = {
        (item, name)
        for item in range(ratings.shape[1])
        for name in "abc"
        if sum(group == name and not np.isnan(ratings[row, item]) for row, group in enumerate(groups))
        >= min_raters
    }
    expected = {
        (item, first, second)
        for item, first in enough
        for other, second in enough
        if item == other and first < second
    }
    compared = compare_groups(ratings, groups, min_raters)
    listed = list(zip(compared["item"], compared["first_group"], compared["second_group"], strict=True))
    assert set(listed) == expected
    assert len(listed) == len(expected)
    assert compared["difference"].abs().is_monotonic_decreasing


@given(_grouped(), st.randoms(use_true_random=False))
def test_the_order_of_the_raters_does_not_matter(
    grouped: tuple[Array, list[str | None]], random: Random
) -> None:
    ratings, groups = grouped
    order = list(range(len(groups)))
    random.shuffle(order)
    shuffled = compare_groups(ratings[order], [groups[row] for row in order], min_raters=1)
    pd.testing.assert_frame_equal(shuffled, compare_groups(ratings, groups, min_raters=1))


def test_a_panel_that_agrees_shows_no_difference() -> None:
    compared = compare_groups(np.full((6, 3), 4.0), ["a", "b", "c"] * 2, min_raters=2)
    assert len(compared) == 9
    assert (compared["difference"] == 0).all()


def test_a_group_is_needed_for_every_rater() -> None:
    with pytest.raises(ValueError, match="there are 2 raters and 1 groups; each rater has one"):
        compare_groups([[1], [2]], ["a"], min_raters=1)


def test_groups_of_nobody_are_refused() -> None:
    with pytest.raises(ValueError, match="min_raters is 0; it must be at least 1"):
        compare_groups([[1], [2]], ["a", "b"], min_raters=0)
