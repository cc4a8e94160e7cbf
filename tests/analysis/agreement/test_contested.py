from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pytest

from bahali.analysis.agreement.contested import find_contested, find_disputes, measure_agreement
from bahali.analysis.valuing.panel import build_panel
from bahali.workshop.deciding import Deciding

NAN = float("nan")
Rules = Callable[..., Deciding]


def _ratings(**by_cell: list[float]) -> pd.DataFrame:
    """Make ratings from lists named a1_C1 and so on; the first number of each list is that of rater P0."""
    rows = [
        (f"P{rater}", *cell.split("_"), rating)
        for cell, ratings in by_cell.items()
        for rater, rating in enumerate(ratings)
    ]
    ratings = pd.DataFrame(rows, columns=["rater_id", "action_id", "criterion_id", "rating"])
    return ratings.astype({"rating": float}).assign(scaled=lambda table: (table["rating"] - 1) / 4)


def test_ratings_within_one_point_of_the_median_agree() -> None:
    # C1: median of 2 3 3 5 is 3, so 2 3 3 agree and 5 does not. C2: median of 1 1 5 5 is 3: nobody agrees.
    measured = measure_agreement(_ratings(a1_C1=[2, 3, 3, 5], a1_C2=[1, 1, 5, 5]))
    assert measured.loc["a1", "within_one_share"] == pytest.approx(3 / 8)


def test_the_median_is_of_the_action_and_criterion_and_not_of_all() -> None:
    measured = measure_agreement(_ratings(a1_C1=[1, 1, 1], a1_C2=[5, 5, 5], a2_C1=[3, 3, 3]))
    assert measured["within_one_share"].to_list() == [1.0, 1.0]


def test_dont_know_is_an_answer_but_not_a_rating() -> None:
    measured = measure_agreement(_ratings(a1_C1=[4, NAN, 4], a1_C2=[4, NAN, NAN]))
    assert measured.loc["a1", "answers"] == 6
    assert measured.loc["a1", "raters"] == 2
    assert measured.loc["a1", "dont_know_share"] == pytest.approx(0.5)
    assert measured.loc["a1", "within_one_share"] == 1.0


def test_who_only_answers_dont_know_is_no_rater_and_nothing_can_agree() -> None:
    measured = measure_agreement(_ratings(a1_C1=[NAN, NAN], a2_C1=[3, 3]))
    assert measured["raters"].to_list() == [0, 2]
    assert measured.loc["a1", "dont_know_share"] == 1.0
    assert measured["within_one_share"].isna().to_list() == [True, False]


def test_a_single_rater_agrees_with_nobody_else_but_is_counted_as_one() -> None:
    measured = measure_agreement(_ratings(a1_C1=[2]))
    assert measured.loc["a1"].to_dict() == {
        "raters": 1, "answerers": 1, "unsure": 0, "answers": 1, "dont_know_share": 0.0,
        "within_one_share": 1.0,
    }  # fmt: skip


def test_the_order_of_ratings_does_not_matter() -> None:
    ratings = _ratings(a2_C1=[1, 5, NAN], a1_C1=[2, 4, 4])
    pd.testing.assert_frame_equal(measure_agreement(ratings), measure_agreement(ratings[::-1]))


def test_no_ratings_measure_nothing() -> None:
    assert measure_agreement(_ratings()).empty


def test_no_ratings_keep_the_columns_and_kinds_of_number() -> None:
    measured = measure_agreement(_ratings())
    assert list(measured.columns) == [
        *("raters", "answerers", "unsure", "answers", "dont_know_share", "within_one_share")
    ]
    assert measured["raters"].dtype == "Int64"
    assert measured.index.name == "action_id"


def _disputed(deciding: Deciding, **by_cell: list[float]) -> list[list[bool]]:
    return find_disputes(build_panel(_ratings(**by_cell), {}), deciding).tolist()


def test_raters_are_divided_where_the_middle_of_the_ratings_is_wider_than_it_may_be(
    make_deciding: Rules,
) -> None:
    # On the scale from 1 to 9 a rating is 2 x rating - 1; the middle runs from the 30th to the 70th of 100
    # ratings and may be 2.35 + 1.5 x (how far its centre is from 5) wide.
    # a1 C1: 1 1 9 9, from 1 to 9: 8 wide, may be 2.35. a1 C2: 5 5 5 9, from 5 to 5.4: 0.4 wide.
    # a2 C1: 1 5 9, from 3.4 to 6.6: 3.2 wide, may be 2.35. a2 C2: 1 9 9, from 5.8 to 9: 3.2, may be 5.95.
    disputed = _disputed(
        make_deciding(), a1_C1=[1, 1, 5, 5], a1_C2=[3, 3, 3, 5], a2_C1=[1, 3, 5], a2_C2=[1, 5, 5]
    )
    assert disputed == [[True, False], [True, False]]


def test_raters_are_not_divided_on_what_too_few_rated(make_deciding: Rules) -> None:
    ratings = {"a1_C1": [1.0, 1.0, 5.0, NAN], "a1_C2": [1.0, 1.0, 5.0, 5.0]}
    assert _disputed(make_deciding(min_raters=5), **ratings) == [[False, True]]


def test_dont_know_divides_nobody_even_where_it_counts_as_the_middle(make_deciding: Rules) -> None:
    # The measure is of the ratings as given: 5 5 are one; that two did not know is no disagreement.
    assert _disputed(make_deciding(dont_know="middle"), a1_C1=[5, 5, NAN, NAN]) == [[False]]


def test_a_single_rater_and_nobody_at_all_are_not_divided(make_deciding: Rules) -> None:
    assert _disputed(make_deciding(), a1_C1=[1]) == [[False]]
    assert _disputed(make_deciding(), a1_C1=[NAN, NAN]) == [[False]]
    assert find_disputes(build_panel(_ratings(), {}), make_deciding()).shape == (0, 0)


def test_the_scale_is_that_of_the_pack(make_deciding: Rules) -> None:
    # 4 and 6 of 0 to 10 are 4.2 and 5.8 of 1 to 9: 1.6 wide, may be 2.35.
    deciding = make_deciding(lowest_rating=0, highest_rating=10)
    assert _disputed(deciding, a1_C1=[4, 4, 6, 6], a2_C1=[2, 2, 8, 8]) == [[False], [True]]


DIVIDED, UNITED = [2.0, 2.0, 4.0, 4.0], [3.0, 3.0, 3.0, 3.0]  # both within one point of their middle


def _contested(
    deciding: Deciding, weights: Sequence[float], **by_cell: list[float]
) -> tuple[list[float], list[bool]]:
    ratings = _ratings(**by_cell)
    panel = build_panel(ratings, {})
    by_criterion = pd.Series(list(weights), index=[f"C{number}" for number in range(1, len(weights) + 1)])
    found = find_contested(panel, measure_agreement(ratings), by_criterion, deciding)
    assert found.index.to_list() == list(panel.actions)
    return found["contested_share"].to_list(), found["is_contested"].to_list()


def test_an_action_is_contested_where_raters_are_divided_on_enough_of_the_weight(
    make_deciding: Rules,
) -> None:
    deciding = make_deciding(contested_weight=0.3)
    ratings = {"a1_C1": DIVIDED, "a1_C2": UNITED, "a2_C1": UNITED, "a2_C2": DIVIDED}
    assert _contested(deciding, [0.3, 0.7], **ratings) == ([0.3, 0.7], [True, True])
    assert _contested(deciding, [0.29, 0.71], **ratings) == ([0.29, 0.71], [False, True])


def test_the_weights_of_disputed_criteria_add_up_in_spite_of_arithmetic(make_deciding: Rules) -> None:
    # 0.1 + 0.7 is 0.7999999999999999 in the machine.
    share, is_contested = _contested(
        make_deciding(contested_weight=0.8), [0.1, 0.7, 0.2], a1_C1=DIVIDED, a1_C2=DIVIDED, a1_C3=UNITED
    )
    assert share == pytest.approx([0.8])
    assert is_contested == [True]


def test_an_action_is_contested_where_fewer_than_half_of_its_ratings_are_near_the_middle(
    make_deciding: Rules,
) -> None:
    # a1: none of 1 1 5 5 is near 3. a2: 4 of 8 are near, which is half. C1 does not carry enough weight.
    ratings = {"a1_C1": [1.0, 1.0, 5.0, 5.0], "a2_C1": [1.0, 1.0, 5.0, 5.0], "a2_C2": UNITED}
    deciding = make_deciding(contested_weight=0.5)
    assert _contested(deciding, [0.1, 0.9], **ratings) == ([0.1, 0.1], [True, False])


def test_without_any_disputed_weight_nothing_is_contested_even_at_a_limit_of_zero(
    make_deciding: Rules,
) -> None:
    deciding = make_deciding(contested_weight=0)
    ratings = {"a1_C1": UNITED, "a1_C2": DIVIDED, "a2_C1": UNITED, "a2_C2": UNITED}
    assert _contested(deciding, [1, 0], **ratings) == ([0, 0], [False, False])
    assert _contested(deciding, [0.99, 0.01], **ratings) == ([0.01, 0], [True, False])


def test_an_action_that_too_few_rated_is_not_contested(make_deciding: Rules) -> None:
    share, is_contested = _contested(make_deciding(min_raters=6), [1], a1_C1=[1, 1, 5, 5], a2_C1=[NAN, NAN])
    assert share == [0, 0]
    assert is_contested == [False, False]


def test_no_panel_has_no_contested_actions(make_deciding: Rules) -> None:
    assert _contested(make_deciding(), []) == ([], [])


def test_the_order_of_raters_contests_nothing(make_deciding: Rules) -> None:
    ratings = _ratings(a1_C1=[1, 5, 2, 4], a1_C2=[5, NAN, 1, 3])
    turned = ratings.assign(
        rater_id=ratings["rater_id"].map({"P0": "P3", "P1": "P2", "P2": "P1", "P3": "P0"})
    )
    disputed = [find_disputes(build_panel(table, {}), make_deciding()) for table in (ratings, turned)]
    np.testing.assert_array_equal(*disputed)
