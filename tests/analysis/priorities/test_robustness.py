import pandas as pd
import pytest

from bahali.analysis.priorities.robustness import assign_tiers, range_of_places, share_in_tier, vary_values
from bahali.vocabulary.codes import Aggregate
from bahali.workshop.header import Tier

NAN = float("nan")
TIERS = tuple(
    Tier(name=name, least_value=least) for name, least in [("High", 65), ("Medium", 50), ("Later", 0)]
)
WEIGHTS = pd.DataFrame({"C1": [0.5, 1.0], "C2": [0.5, 0.0]}, index=["base", "first-only"])


def _ratings() -> pd.DataFrame:
    """Two actions and two raters: P1 likes a1, P2 likes a2 on the first criterion; both like a2 on C2."""
    rows = [
        ("P1", "a1", "C1", 1.0), ("P1", "a1", "C2", 0.5), ("P1", "a2", "C1", 0.0), ("P1", "a2", "C2", 1.0),
        ("P2", "a1", "C1", 0.5), ("P2", "a1", "C2", 0.0), ("P2", "a2", "C1", 1.0), ("P2", "a2", "C2", 1.0),
    ]  # fmt: skip
    ratings = pd.DataFrame(rows, columns=["rater_id", "action_id", "criterion_id", "scaled"])
    return ratings.assign(rating=ratings["scaled"] * 4 + 1)


def test_there_is_a_run_for_each_weight_set_and_for_each_rater_left_out() -> None:
    runs = vary_values(_ratings(), WEIGHTS, "base", Aggregate.MEAN)
    # All raters: a1 has C1 0.75 and C2 0.25; a2 has C1 0.5 and C2 1.
    expected = pd.DataFrame(
        {
            "a1": [0.5, 0.75, 0.25, 0.75],  # without P1: (0.5 + 0) / 2; without P2: (1 + 0.5) / 2
            "a2": [0.75, 0.5, 1.0, 0.5],  # without P1: (1 + 1) / 2; without P2: (0 + 1) / 2
        },
        index=pd.MultiIndex.from_tuples(
            [("weights", "base"), ("weights", "first-only"), ("raters", "P1"), ("raters", "P2")],
            names=["kind", "name"],
        ),
    )
    pd.testing.assert_frame_equal(runs, expected, check_column_type=False)


def test_the_order_of_ratings_and_weight_sets_changes_no_run() -> None:
    runs = vary_values(_ratings(), WEIGHTS, "base", Aggregate.MEAN)
    turned = vary_values(_ratings()[::-1], WEIGHTS[::-1], "base", Aggregate.MEAN)
    pd.testing.assert_frame_equal(runs, turned)


def test_leaving_out_the_only_rater_of_an_action_leaves_it_without_a_value() -> None:
    ratings = _ratings()
    ratings = ratings[(ratings["action_id"] == "a1") | (ratings["rater_id"] == "P1")]
    runs = vary_values(ratings, WEIGHTS, "base", Aggregate.MEAN)
    assert runs.T["raters", "P1"].isna().to_dict() == {"a1": False, "a2": True}


def test_a_single_rater_leaves_no_value_when_left_out() -> None:
    ratings = _ratings()
    runs = vary_values(ratings[ratings["rater_id"] == "P1"], WEIGHTS, "base", Aggregate.MEDIAN)
    assert runs.T["raters", "P1"].isna().all()


def test_no_ratings_and_no_weights_give_no_runs() -> None:
    runs = vary_values(_ratings().head(0), WEIGHTS.head(0), "base", Aggregate.MEDIAN)
    assert runs.empty
    assert list(runs.index.names) == ["kind", "name"]


def test_the_range_goes_from_the_best_to_the_worst_place() -> None:
    runs = pd.DataFrame({"a1": [0.9, 0.2, 0.5], "a2": [0.5, 0.3, 0.5], "a3": [0.1, 0.1, 0.1]})
    expected = pd.DataFrame({"best_place": [1, 1, 3], "worst_place": [2, 1, 3]}, index=["a1", "a2", "a3"])
    # In the second run a2 leads; in the third a1 and a2 share the first place.
    expected.loc["a2", "worst_place"] = 2
    pd.testing.assert_frame_equal(
        range_of_places(runs), expected.astype("Int64"), check_names=False, check_index_type=False
    )


def test_a_run_without_a_value_does_not_widen_the_range() -> None:
    ranges = range_of_places(pd.DataFrame({"a1": [0.9, NAN], "a2": [0.5, 0.5], "a3": [NAN, NAN]}))
    assert list(ranges.loc["a1"]) == [1, 1]
    assert list(ranges.loc["a2"]) == [1, 2]
    assert ranges.loc["a3"].isna().all()


def test_no_actions_have_no_range() -> None:
    ranges = range_of_places(pd.DataFrame(index=["base"]))
    assert ranges.empty
    assert list(ranges.columns) == ["best_place", "worst_place"]


def test_an_action_belongs_to_the_first_tier_it_reaches() -> None:
    values = pd.Series({"a": 0.65, "b": 0.6499, "c": 0.5, "d": 0.0, "e": 1.0})
    assert assign_tiers(values, TIERS).to_dict() == {
        "a": "High", "b": "Medium", "c": "Medium", "d": "Later", "e": "High",
    }  # fmt: skip


def test_a_value_short_of_a_limit_only_by_arithmetic_reaches_it() -> None:
    # 0.57 x 100 is 56.99999999999999 in the machine.
    limit = (Tier(name="High", least_value=57), Tier(name="Later", least_value=0))
    assert assign_tiers(pd.Series({"a": 0.57}), limit).to_list() == ["High"]


def test_an_action_without_a_value_has_no_tier() -> None:
    assert assign_tiers(pd.Series({"a": NAN}), TIERS).to_list() == [None]


def test_no_values_give_no_tiers() -> None:
    tiers = assign_tiers(pd.Series(dtype=float), TIERS)
    assert tiers.empty
    assert tiers.dtype == object


def test_the_share_counts_runs_in_the_tier_of_the_headline() -> None:
    runs = pd.DataFrame({"a1": [0.7, 0.7, 0.6, 0.7], "a2": [0.2, 0.2, 0.2, 0.2]})
    shares = share_in_tier(runs, TIERS, pd.Series({"a1": "High", "a2": "Later"}))
    assert shares.to_dict() == {"a1": 0.75, "a2": 1.0}


def test_a_run_without_a_value_does_not_keep_the_tier() -> None:
    runs = pd.DataFrame({"a1": [0.7, NAN]})
    assert share_in_tier(runs, TIERS, pd.Series({"a1": "High"})).to_list() == [0.5]


def test_an_action_without_a_tier_has_no_share() -> None:
    runs = pd.DataFrame({"a1": [0.7, NAN], "a2": [0.7, 0.7]})
    shares = share_in_tier(runs, TIERS, pd.Series({"a1": None, "a2": "High"}, dtype=object))
    assert shares.isna().to_dict() == {"a1": True, "a2": False}


def test_varying_leaves_the_ratings_as_they_were() -> None:
    ratings, weights = _ratings(), WEIGHTS.copy()
    vary_values(ratings, weights, "base", Aggregate.MEAN)
    pd.testing.assert_frame_equal(ratings, _ratings())
    pd.testing.assert_frame_equal(weights, WEIGHTS)


def test_an_unknown_weight_set_is_refused() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        vary_values(_ratings(), WEIGHTS, "nowhere", Aggregate.MEAN)
