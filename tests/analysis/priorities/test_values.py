from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.priorities.values import combine_raters, scale_ratings
from bahali.vocabulary.codes import Aggregate
from bahali.workshop.header import Deciding

Make = Callable[..., pd.DataFrame]
COLUMNS = ["rater_id", "action_id", "criterion_id", "rating", "scaled"]
TIERS = ({"name": "High", "least_value": 50}, {"name": "Later", "least_value": 0})
ONE_TO_FIVE = Deciding.model_validate({"tiers": TIERS})
ZERO_TO_TEN = Deciding.model_validate({"tiers": TIERS, "lowest_rating": 0, "highest_rating": 10})


def _score(value: object, **cells: object) -> dict[str, object]:
    usual = {
        "rater_id": "P01",
        "rater_type": "individual",
        "action_id": "A-AA-01",
        "criterion_id": "C1",
        "round": 1,
    }
    return {**usual, "value": value, **cells}


def _criteria(make_table: Make) -> pd.DataFrame:
    return make_table(
        "criteria",
        {"criterion_id": "C1", "direction": "higher_is_better"},
        {"criterion_id": "C2", "direction": "lower_is_better"},
        {"criterion_id": "GT1", "is_gate": True},
    )


@pytest.mark.parametrize(("rating", "scaled"), [(1, 0.0), (2, 0.25), (3, 0.5), (4, 0.75), (5, 1.0)])
def test_ratings_run_from_zero_to_one_between_the_anchors(
    make_table: Make, rating: int, scaled: float
) -> None:
    ratings = scale_ratings(make_table("scores", _score(rating)), _criteria(make_table), ONE_TO_FIVE)
    assert list(ratings.columns) == COLUMNS
    assert list(ratings.loc[0, ["rating", "scaled"]]) == [rating, scaled]


def test_the_scale_is_that_of_the_pack(make_table: Make) -> None:
    ratings = scale_ratings(make_table("scores", _score(4)), _criteria(make_table), ZERO_TO_TEN)
    assert ratings["scaled"].to_list() == [0.4]


def test_the_scale_does_not_stretch_to_the_ratings_given(make_table: Make) -> None:
    # Both actions got middling ratings; stretching from the worst to the best given would make them 0 and 1.
    scores = make_table("scores", _score(3), _score(4, action_id="A-AA-02"))
    assert scale_ratings(scores, _criteria(make_table), ONE_TO_FIVE)["scaled"].to_list() == [0.5, 0.75]


def test_where_lower_is_better_the_scale_is_turned_round(make_table: Make) -> None:
    scores = make_table("scores", _score(1, criterion_id="C2"), _score(4, criterion_id="C2", rater_id="P02"))
    ratings = scale_ratings(scores, _criteria(make_table), ONE_TO_FIVE)
    assert ratings["rating"].to_list() == [1, 4]
    assert ratings["scaled"].to_list() == [1.0, 0.25]


def test_a_rating_off_the_scale_is_held_at_its_end(make_table: Make) -> None:
    scores = make_table("scores", _score(9), _score(-2, rater_id="P02"))
    assert scale_ratings(scores, _criteria(make_table), ONE_TO_FIVE)["scaled"].to_list() == [1.0, 0.0]


def test_dont_know_and_abstain_are_kept_without_a_number(make_table: Make) -> None:
    scores = make_table("scores", _score("DK"), _score("ABSTAIN", rater_id="P02"))
    ratings = scale_ratings(scores, _criteria(make_table), ONE_TO_FIVE)
    assert ratings["rater_id"].to_list() == ["P01", "P02"]
    assert ratings[["rating", "scaled"]].isna().all(axis=None)


def test_only_the_last_round_of_a_rater_counts(make_table: Make) -> None:
    scores = make_table("scores", _score(5, round=2), _score(1, round=1), _score(2, rater_id="P02"))
    ratings = scale_ratings(scores, _criteria(make_table), ONE_TO_FIVE)
    assert dict(zip(ratings["rater_id"], ratings["rating"], strict=True)) == {"P01": 5, "P02": 2}


def test_who_no_longer_knows_in_the_last_round_gives_no_number(make_table: Make) -> None:
    scores = make_table("scores", _score(5, round=1), _score("DK", round=2))
    assert scale_ratings(scores, _criteria(make_table), ONE_TO_FIVE)["rating"].isna().all()


def test_answers_on_gates_are_left_out(make_table: Make) -> None:
    scores = make_table("scores", _score(5, criterion_id="GT1"), _score(3))
    assert scale_ratings(scores, _criteria(make_table), ONE_TO_FIVE)["criterion_id"].to_list() == ["C1"]


def test_no_scores_give_no_ratings_in_the_same_columns(make_table: Make) -> None:
    ratings = scale_ratings(make_table("scores"), make_table("criteria"), ONE_TO_FIVE)
    assert list(ratings.columns) == COLUMNS
    assert ratings.empty


def test_scaling_leaves_the_scores_as_they_were(make_table: Make) -> None:
    scores = make_table("scores", _score(5, round=2), _score("DK", round=1))
    before = scores.copy(deep=True)
    scale_ratings(scores, _criteria(make_table), ONE_TO_FIVE)
    pd.testing.assert_frame_equal(scores, before)


def _combine(make_table: Make, aggregate: Aggregate, *scores: dict[str, object]) -> pd.DataFrame:
    ratings = scale_ratings(make_table("scores", *scores), _criteria(make_table), ONE_TO_FIVE)
    return combine_raters(ratings, aggregate)


def test_the_median_is_the_middle_rating(make_table: Make) -> None:
    scores = [_score(value, rater_id=f"P{number}") for number, value in enumerate([1, 2, 5])]
    assert _combine(make_table, Aggregate.MEDIAN, *scores).loc["A-AA-01", "C1"] == 0.25


def test_the_median_of_two_lies_half_way(make_table: Make) -> None:
    scores = [_score(2), _score(5, rater_id="P02")]
    # Half way between 0.25 and 1.
    assert _combine(make_table, Aggregate.MEDIAN, *scores).loc["A-AA-01", "C1"] == 0.625


def test_the_mean_is_the_average_rating(make_table: Make) -> None:
    scores = [_score(value, rater_id=f"P{number}") for number, value in enumerate([1, 2, 5])]
    # The mean of 0, 0.25 and 1.
    assert _combine(make_table, Aggregate.MEAN, *scores).loc["A-AA-01", "C1"] == pytest.approx(1.25 / 3)


def test_dont_know_is_not_counted_as_a_low_rating(make_table: Make) -> None:
    scores = [_score(5), _score("DK", rater_id="P02")]
    assert _combine(make_table, Aggregate.MEAN, *scores).loc["A-AA-01", "C1"] == 1.0


def test_a_cell_that_nobody_rated_is_missing(make_table: Make) -> None:
    scores = [_score(5), _score(1, action_id="A-AA-02", criterion_id="C2"), _score("DK", action_id="A-AA-03")]
    combined = _combine(make_table, Aggregate.MEDIAN, *scores)
    nan = float("nan")
    expected = pd.DataFrame(
        {"C1": [1.0, nan, nan], "C2": [nan, 1.0, nan]}, index=["A-AA-01", "A-AA-02", "A-AA-03"]
    )
    pd.testing.assert_frame_equal(
        combined, expected, check_names=False, check_index_type=False, check_column_type=False
    )


def test_when_everybody_answers_dont_know_the_action_stays_without_a_number(make_table: Make) -> None:
    combined = _combine(make_table, Aggregate.MEDIAN, _score("DK"), _score("ABSTAIN", rater_id="P02"))
    assert combined.index.to_list() == ["A-AA-01"]
    assert combined.isna().all(axis=None)


def test_no_ratings_combine_to_an_empty_table(make_table: Make) -> None:
    combined = _combine(make_table, Aggregate.MEDIAN)
    assert combined.empty
    assert (combined.index.name, combined.columns.name) == ("action_id", "criterion_id")
