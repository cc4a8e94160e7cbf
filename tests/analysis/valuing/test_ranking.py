import pandas as pd
import pytest

from bahali.analysis.valuing.ranking import rank_actions, value_actions

NAN = float("nan")


def test_a_value_is_the_weighted_sum_of_the_ratings() -> None:
    combined = pd.DataFrame({"C1": [1.0, 0.25], "C2": [0.5, 0.75]}, index=["A-AA-01", "A-AA-02"])
    values = value_actions(combined, pd.Series({"C1": 0.6, "C2": 0.4}))
    # 0.6 x 1 + 0.4 x 0.5 = 0.8; 0.6 x 0.25 + 0.4 x 0.75 = 0.45
    assert values.to_dict() == pytest.approx({"A-AA-01": 0.8, "A-AA-02": 0.45})


def test_a_missing_rating_on_a_criterion_that_counts_leaves_no_value() -> None:
    combined = pd.DataFrame({"C1": [1.0, 1.0], "C2": [NAN, 0.0]}, index=["A-AA-01", "A-AA-02"])
    values = value_actions(combined, pd.Series({"C1": 0.5, "C2": 0.5}))
    assert values.isna().to_dict() == {"A-AA-01": True, "A-AA-02": False}


def test_a_missing_rating_on_a_criterion_without_weight_does_not_matter() -> None:
    combined = pd.DataFrame({"C1": [0.75], "C2": [NAN]}, index=["A-AA-01"])
    assert value_actions(combined, pd.Series({"C1": 1.0, "C2": 0.0})).to_list() == [0.75]


def test_a_criterion_that_counts_and_that_nobody_rated_leaves_no_value() -> None:
    combined = pd.DataFrame({"C1": [0.75]}, index=["A-AA-01"])
    assert value_actions(combined, pd.Series({"C1": 0.5, "C2": 0.5})).isna().all()


def test_ratings_on_a_criterion_without_a_weight_are_refused() -> None:
    combined = pd.DataFrame({"C1": [0.75], "C9": [0.5]}, index=["A-AA-01"])
    with pytest.raises(ValueError, match="no weight is given for C9"):
        value_actions(combined, pd.Series({"C1": 1.0}))


def test_criteria_are_matched_by_name_and_not_by_order() -> None:
    combined = pd.DataFrame({"C1": [1.0], "C2": [0.0]}, index=["A-AA-01"])
    assert value_actions(combined, pd.Series({"C2": 0.1, "C1": 0.9})).to_list() == [0.9]


def test_no_actions_have_no_values() -> None:
    combined = pd.DataFrame({"C1": pd.Series(dtype=float)})
    assert value_actions(combined, pd.Series({"C1": 1.0})).empty


def test_equal_values_share_a_place_and_the_next_is_skipped() -> None:
    places = rank_actions(pd.Series({"a": 0.3, "b": 0.9, "c": 0.3, "d": 0.1}))
    assert places.to_dict() == {"a": 2, "b": 1, "c": 2, "d": 4}
    assert places.dtype == "Int64"


def test_values_that_differ_only_by_arithmetic_share_a_place() -> None:
    assert rank_actions(pd.Series({"a": 0.1 + 0.2, "b": 0.3})).to_list() == [1, 1]


def test_an_action_without_a_value_has_no_place() -> None:
    places = rank_actions(pd.Series({"a": NAN, "b": 0.2}))
    assert places.isna().to_dict() == {"a": True, "b": False}
    assert places["b"] == 1


def test_a_single_action_is_first() -> None:
    assert rank_actions(pd.Series({"a": 0.0})).to_list() == [1]


def test_no_values_give_no_places() -> None:
    assert rank_actions(pd.Series(dtype=float)).empty
