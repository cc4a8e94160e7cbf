"""What must hold of the value model for any ratings: properties, not examples."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bahali.analysis.valuing.panel import build_panel
from bahali.analysis.valuing.ranking import SAME_VALUE_DECIMALS, rank_actions, value_actions
from bahali.analysis.valuing.values import scale_ratings
from bahali.analysis.weighing.weights import tabulate_weights
from bahali.vocabulary.codes import Aggregate
from bahali.workshop.deciding import Deciding

CRITERIA = ("C1", "C2", "C3")
TIERS = ({"name": "High", "least_value": 50}, {"name": "Later", "least_value": 0})
quick = settings(max_examples=50, deadline=None)

answers = st.one_of(st.integers(1, 5), st.just("DK"))
ballots = st.integers(1, 4).flatmap(
    lambda raters: st.lists(
        st.lists(answers, min_size=raters * len(CRITERIA), max_size=raters * len(CRITERIA)),
        min_size=1,
        max_size=5,
    )
)
raw_weights = st.lists(st.integers(0, 20), min_size=3, max_size=3).filter(any)
aggregates = st.sampled_from(Aggregate)


def _scores(ballot: Sequence[Sequence[object]]) -> pd.DataFrame:
    """Make a scores table: one list of answers an action, rater by rater and criterion by criterion."""
    rows = [
        (f"P{place // len(CRITERIA)}", f"A-AA-{number:02d}", CRITERIA[place % len(CRITERIA)], answer, 1)
        for number, action in enumerate(ballot)
        for place, answer in enumerate(action)
    ]
    return pd.DataFrame(rows, columns=["rater_id", "action_id", "criterion_id", "value", "round"]).astype(
        {"value": object}
    )


def _criteria() -> pd.DataFrame:
    directions = ["higher_is_better", "lower_is_better", "higher_is_better"]
    columns = {"direction": directions, "is_gate": [False] * 3, "value_anchors": [()] * 3}
    return pd.DataFrame({"criterion_id": CRITERIA, **columns})


def _weights(raw: Sequence[float]) -> pd.Series:
    table = pd.DataFrame({"weight_set": "base", "criterion_id": CRITERIA, "weight": raw})
    return tabulate_weights(table).T["base"]


def _deciding(aggregate: Aggregate, **rules: object) -> Deciding:
    deciding = Deciding.model_validate({"tiers": TIERS, "aggregate": aggregate, **rules})
    return deciding.model_copy(update={"min_raters": 3})


def _value(scores: pd.DataFrame, weights: pd.Series, aggregate: Aggregate) -> pd.Series:
    deciding = _deciding(aggregate)
    panel = build_panel(scale_ratings(scores, _criteria(), deciding), {})
    combined = pd.DataFrame(panel.combine(deciding), index=panel.actions, columns=panel.criteria)
    return value_actions(combined, weights)


@quick
@given(ballots, raw_weights, aggregates)
def test_values_lie_between_zero_and_one(
    ballot: list[list[object]], raw: list[int], aggregate: Aggregate
) -> None:
    values = _value(_scores(ballot), _weights(raw), aggregate).dropna()
    assert ((values >= -1e-12) & (values <= 1 + 1e-12)).all()


@quick
@given(ballots, raw_weights, aggregates, st.randoms(use_true_random=False))
def test_the_order_of_scores_and_weights_changes_nothing(
    ballot: list[list[object]], raw: list[int], aggregate: Aggregate, random: object
) -> None:
    scores = _scores(ballot)
    order = list(range(len(scores)))
    random.shuffle(order)  # type: ignore[attr-defined]
    weights = _weights(raw)
    shuffled = _value(scores.iloc[order], weights[::-1], aggregate)
    pd.testing.assert_series_equal(shuffled, _value(scores, weights, aggregate))


@quick
@given(ballots, raw_weights, st.floats(0.001, 1000))
def test_scaling_the_raw_weights_changes_nothing(
    ballot: list[list[object]], raw: list[int], factor: float
) -> None:
    scores = _scores(ballot)
    values = _value(scores, _weights(raw), Aggregate.MEDIAN)
    scaled = _value(scores, _weights([weight * factor for weight in raw]), Aggregate.MEDIAN)
    pd.testing.assert_series_equal(scaled, values)
    pd.testing.assert_series_equal(rank_actions(scaled), rank_actions(values))


@quick
@given(ballots, raw_weights, aggregates, st.integers(0, 4))
def test_dropping_an_action_never_reorders_the_rest(
    ballot: list[list[object]], raw: list[int], aggregate: Aggregate, dropped: int
) -> None:
    scores, weights = _scores(ballot), _weights(raw)
    name = f"A-AA-{dropped % len(ballot):02d}"
    before = _value(scores, weights, aggregate).drop(name)
    after = _value(scores[scores["action_id"] != name], weights, aggregate)
    pd.testing.assert_series_equal(after, before, check_index_type=False)
    pd.testing.assert_series_equal(rank_actions(after), rank_actions(before), check_index_type=False)


@quick
@given(ballots, raw_weights, st.sampled_from([Aggregate.MEAN, Aggregate.MEDIAN]))
def test_more_raters_with_the_same_answers_change_nothing(
    ballot: list[list[object]], raw: list[int], aggregate: Aggregate
) -> None:
    scores, weights = _scores(ballot), _weights(raw)
    doubled = pd.concat([scores, scores.assign(rater_id=scores["rater_id"] + "x")], ignore_index=True)
    before, after = (_value(answers, weights, aggregate) for answers in (scores, doubled))
    # One number on a criterion is too few; two of the same person's double are enough.
    pd.testing.assert_series_equal(after[before.notna()], before[before.notna()])


@quick
@given(ballots, raw_weights, aggregates, st.integers(0, 59))
def test_a_better_rating_never_lowers_a_value(
    ballot: list[list[object]], raw: list[int], aggregate: Aggregate, row: int
) -> None:
    scores, weights = _scores(ballot), _weights(raw)
    row %= len(scores)
    before = _value(scores, weights, aggregate)
    was_number = scores.loc[row, "value"] != "DK"
    # The lower the better on C2. Where the rater did not know before, a best rating may only help too.
    scores.loc[row, "value"] = 1 if scores.loc[row, "criterion_id"] == "C2" else 5
    if aggregate is Aggregate.TRIMMED_MEAN:
        # One number more may cut one more at either end, such as the highest of 4 4 4 4 5.
        assume(was_number)
    gain = (_value(scores, weights, aggregate) - before).dropna()
    assert (gain >= -1e-12).all()


@pytest.mark.parametrize("aggregate", list(Aggregate))
def test_when_nobody_knows_no_action_has_a_value_or_place(aggregate: Aggregate) -> None:
    values = _value(_scores([["DK"] * 6, ["DK"] * 6]), _weights([1, 1, 1]), aggregate)
    assert len(values) == 2
    assert values.isna().all()
    assert rank_actions(values).isna().all()


def test_two_raters_of_a_single_action_are_valued_as_they_rated() -> None:
    # C1 is 4 (0.75), C2 is 2 and lower is better (0.75), C3 is 1 (0): 0.5 x 0.75 + 0.25 x 0.75 + 0.25 x 0
    values = _value(_scores([[4, 2, 1] * 2]), _weights([2, 1, 1]), Aggregate.MEDIAN)
    assert values.to_dict() == {"A-AA-00": 0.5625}


@pytest.mark.parametrize("aggregate", list(Aggregate))
def test_a_single_rater_gives_no_value_for_it_would_be_that_persons_own(aggregate: Aggregate) -> None:
    values = _value(_scores([[4, 2, 1], [5, 1, 5]]), _weights([2, 1, 1]), aggregate)
    assert values.isna().to_list() == [True, True]


@quick
@given(ballots, raw_weights, aggregates, st.integers(0, 4))
def test_a_copy_of_an_action_leaves_the_order_of_the_others(
    ballot: list[list[object]], raw: list[int], aggregate: Aggregate, copied: int
) -> None:
    weights = _weights(raw)
    before = _value(_scores(ballot), weights, aggregate)
    after = _value(_scores([*ballot, ballot[copied % len(ballot)]]), weights, aggregate)
    pd.testing.assert_series_equal(after.iloc[:-1], before)
    same = before.round(SAME_VALUE_DECIMALS).to_numpy()  # sums of the same parts may differ in the last digit
    order = np.sign(np.subtract.outer(same, same))
    places = rank_actions(after).iloc[:-1].astype(float).to_numpy()
    np.testing.assert_array_equal(np.sign(np.subtract.outer(places, places)).round(), -order)


@quick
@given(ballots, aggregates)
def test_where_groups_count_equally_one_group_is_as_none(
    ballot: list[list[object]], aggregate: Aggregate
) -> None:
    ratings = scale_ratings(_scores(ballot), _criteria(), _deciding(aggregate))
    panel = build_panel(ratings, dict.fromkeys(ratings["rater_id"], "users"))
    plain, balanced = (
        panel.combine(_deciding(aggregate, balance_groups=is_balanced)) for is_balanced in (False, True)
    )
    np.testing.assert_allclose(balanced, plain)
