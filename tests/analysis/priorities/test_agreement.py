from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.priorities.agreement import count_raters_by_criterion, find_agreed, measure_agreement
from bahali.workshop.header import Deciding

NAN = float("nan")
DECIDING = Deciding.model_validate(
    {
        "tiers": ({"name": "High", "least_value": 50}, {"name": "Later", "least_value": 0}),
        "agreement_share": 0.75,
    }
)


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
        "raters": 1, "answers": 1, "dont_know_share": 0.0, "within_one_share": 1.0,
    }  # fmt: skip


def test_the_order_of_ratings_does_not_matter() -> None:
    ratings = _ratings(a2_C1=[1, 5, NAN], a1_C1=[2, 4, 4])
    pd.testing.assert_frame_equal(measure_agreement(ratings), measure_agreement(ratings[::-1]))


@pytest.mark.parametrize("measure", [measure_agreement, count_raters_by_criterion])
def test_no_ratings_measure_nothing(measure: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    assert measure(_ratings()).empty


def test_no_ratings_keep_the_columns_and_kinds_of_number() -> None:
    measured = measure_agreement(_ratings())
    assert list(measured.columns) == ["raters", "answers", "dont_know_share", "within_one_share"]
    assert measured["raters"].dtype == "Int64"
    assert measured.index.name == "action_id"


def test_raters_are_counted_for_each_criterion() -> None:
    counts = count_raters_by_criterion(_ratings(a1_C1=[4, NAN, 4], a1_C2=[4, NAN, NAN]))
    assert counts.loc["a1"].to_dict() == {"C1": 2, "C2": 1}


def test_agreed_means_the_share_that_the_pack_asks_for() -> None:
    # a1: three of four are near the median 3; a2: two of three are near the median 4; a3: nobody knows.
    measured = measure_agreement(_ratings(a1_C1=[3, 3, 3, 5], a2_C1=[4, 4, 1], a3_C1=[NAN]))
    assert find_agreed(measured, DECIDING).to_dict() == {"a1": True, "a2": False, "a3": False}
