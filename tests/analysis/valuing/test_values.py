from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.valuing.values import scale_ratings, split_rounds
from bahali.workshop.deciding import Deciding

Make = Callable[..., pd.DataFrame]
COLUMNS = ["rater_id", "action_id", "criterion_id", "rating", "scaled"]
TIERS = ({"name": "High", "least_value": 50}, {"name": "Later", "least_value": 0})
ONE_TO_FIVE = Deciding.model_validate({"tiers": TIERS})
ZERO_TO_TEN = Deciding.model_validate({"tiers": TIERS, "lowest_rating": 0, "highest_rating": 10})
DONT_KNOW_IS_MIDDLE = Deciding.model_validate({"tiers": TIERS, "dont_know": "middle"})


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


def _anchored(make_table: Make, *anchors: tuple[int, float], **cells: object) -> pd.DataFrame:
    return make_table("criteria", {"criterion_id": "C1", "value_anchors": anchors, **cells})


@pytest.mark.parametrize(
    ("rating", "scaled"),
    [
        (1, 0.0),
        (2, 0.35),  # half way from 0 to 70
        (3, 0.7),
        (4, 0.85),  # half way from 70 to 100
        (5, 1.0),
        (0, 0.0),
        (9, 1.0),
    ],
)
def test_anchors_are_joined_by_straight_lines_and_end_at_the_outermost(
    make_table: Make, rating: int, scaled: float
) -> None:
    criteria = _anchored(make_table, (1, 0.0), (3, 70.0), (5, 100.0))
    ratings = scale_ratings(make_table("scores", _score(rating)), criteria, ONE_TO_FIVE)
    assert ratings["scaled"].to_list() == pytest.approx([scaled])
    assert ratings["rating"].to_list() == [rating]


@pytest.mark.parametrize(("rating", "scaled"), [(1, 1.0), (2, 0.6), (3, 0.2), (4, 0.1), (5, 0.0)])
def test_anchors_may_fall_as_ratings_rise(make_table: Make, rating: int, scaled: float) -> None:
    criteria = _anchored(make_table, (1, 100.0), (3, 20.0), (5, 0.0), direction="lower_is_better")
    ratings = scale_ratings(make_table("scores", _score(rating)), criteria, ONE_TO_FIVE)
    assert ratings["scaled"].to_list() == pytest.approx([scaled])


def test_beyond_anchors_that_do_not_span_the_scale_a_rating_is_worth_what_the_end_is(
    make_table: Make,
) -> None:
    criteria = _anchored(make_table, (2, 10.0), (4, 90.0))
    scores = make_table("scores", *(_score(rating, rater_id=f"P{rating}") for rating in range(1, 6)))
    scaled = scale_ratings(scores, criteria, ONE_TO_FIVE)["scaled"]
    assert scaled.to_list() == pytest.approx([0.1, 0.1, 0.5, 0.9, 0.9])


def test_anchors_of_one_criterion_do_not_bend_another(make_table: Make) -> None:
    criteria = make_table(
        "criteria",
        {"criterion_id": "C1", "value_anchors": ((1, 0.0), (5, 10.0))},
        {"criterion_id": "C2"},
    )
    scores = make_table("scores", _score(5), _score(4, criterion_id="C2"))
    assert scale_ratings(scores, criteria, ONE_TO_FIVE)["scaled"].to_list() == pytest.approx([0.1, 0.75])


def test_dont_know_may_count_as_the_middle_of_the_scale_but_is_no_rating(make_table: Make) -> None:
    scores = make_table(
        "scores",
        _score("DK"),
        _score("DK", criterion_id="C2"),
        _score("ABSTAIN", rater_id="P02"),
        _score(5, rater_id="P03"),
    )
    ratings = scale_ratings(scores, _criteria(make_table), DONT_KNOW_IS_MIDDLE).set_index(
        ["rater_id", "criterion_id"]
    )
    assert ratings["scaled"].dropna().to_dict() == {
        ("P01", "C1"): 0.5, ("P01", "C2"): 0.5, ("P03", "C1"): 1.0,
    }  # fmt: skip
    assert ratings["rating"].dropna().to_dict() == {("P03", "C1"): 5}


def test_the_middle_of_the_scale_is_worth_what_the_anchors_say(make_table: Make) -> None:
    criteria = _anchored(make_table, (1, 0.0), (3, 70.0), (5, 100.0))
    ratings = scale_ratings(make_table("scores", _score("DK")), criteria, DONT_KNOW_IS_MIDDLE)
    assert ratings["scaled"].to_list() == pytest.approx([0.7])


def test_an_answer_in_one_round_only_is_in_no_comparison_of_rounds(make_table: Make) -> None:
    first, last = split_rounds(make_table("scores", _score(3), _score(4, rater_id="P02", round=2)))
    assert first.empty
    assert last.empty
    assert list(first.columns) == [*COLUMNS[:3], "rating"]


def test_the_first_and_the_last_of_several_rounds_are_compared(make_table: Make) -> None:
    scores = make_table(
        "scores",
        _score(5, round=3),
        _score(1, round=1),
        _score(3, round=2),
        _score("DK", rater_id="P02", round=1),
        _score(4, rater_id="P02", round=2),
    )
    first, last = split_rounds(scores)
    pd.testing.assert_frame_equal(first[COLUMNS[:3]], last[COLUMNS[:3]])
    assert first["rater_id"].to_list() == ["P01", "P02"]
    assert first["rating"].fillna(-1).to_list() == [1, -1]
    assert last["rating"].to_list() == [5, 4]
