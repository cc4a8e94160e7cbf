from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from bahali.analysis.agreement.consensus import expert_agreement, percent_agreement
from bahali.analysis.agreement.rand_ucla import judge_classic, measure_spread
from bahali.workshop.deciding import Consensus

Array = NDArray[np.float64]
NAN = float("nan")
# Two items on which fewer than three gave a number.
SILENT_PANELS = [np.full((12, 2), NAN), np.full((2, 2), 5.0), np.empty((0, 2))]
# Core outcome sets: in if 70% or more give 7 to 9 and fewer than 15% give 1 to 3.
RULE = Consensus(for_from=7, least_share=0.70, against_to=3, most_other=0.15)


def _item(*ratings: float) -> Array:
    """Make ratings of a single item, one rater a row."""
    return np.array(ratings, dtype=np.float64)[:, None]


def _nines() -> st.SearchStrategy[Array]:
    rating = st.integers(1, 9).map(float) | st.just(NAN)
    return arrays.arrays(np.float64, st.tuples(st.integers(0, 18), st.integers(1, 4)), elements=rating)


def test_the_least_share_for_is_enough_and_the_most_against_is_too_much() -> None:
    # Of 20: 14 for (0.70) and 2 against (0.10); 14 for and 3 against (0.15); 13 for (0.65) and none against.
    columns = [[7] * 14 + [5] * 4 + [3] * 2, [7] * 14 + [5] * 3 + [3] * 3, [7] * 13 + [5] * 7]
    agreement = percent_agreement(np.array(columns, dtype=np.float64).T, RULE)
    assert agreement.share_for.tolist() == pytest.approx([0.70, 0.70, 0.65])
    assert agreement.share_against.tolist() == pytest.approx([0.10, 0.15, 0.0])
    assert agreement.verdict == ["in", "none", "none"]


def test_an_item_is_out_by_the_rule_reversed() -> None:
    assert percent_agreement(_item(*[1] * 7, 5, 5, 9), RULE).verdict == ["out"]
    # Two of ten for: 0.2 is not below 0.15.
    assert percent_agreement(_item(*[1] * 8, 9, 9), RULE).verdict == ["none"]


def test_shares_are_of_the_numbers_given() -> None:
    agreement = percent_agreement(_item(8, 9, 5, 1, NAN, NAN), RULE)
    assert (agreement.share_for[0], agreement.share_against[0]) == (0.5, 0.25)


def test_percent_agreement_is_missing_below_the_least_raters() -> None:
    for ratings in SILENT_PANELS:
        agreement = percent_agreement(ratings, RULE, min_raters=3)
        assert np.isnan(agreement.share_for).all()
        assert np.isnan(agreement.share_against).all()
        assert agreement.verdict == [None, None]


def test_a_rescaled_rating_at_the_threshold_counts() -> None:
    rule = Consensus.model_construct(for_from=0.7, least_share=0.5, against_to=0.3, most_other=0.5)
    # The largest number below 0.7, and 0.30000000000000004.
    agreement = percent_agreement(_item(np.nextafter(0.7, 0), 0.1 + 0.2), rule)
    assert (agreement.share_for[0], agreement.share_against[0]) == (0.5, 0.5)


@given(_nines())
def test_an_item_is_never_both_in_and_out(ratings: Array) -> None:
    agreement = percent_agreement(ratings, RULE)
    reversed_ = percent_agreement(10 - ratings, RULE)
    opposite = {"in": "out", "out": "in", "none": "none", None: None}
    assert reversed_.verdict == [opposite[verdict] for verdict in agreement.verdict]


def test_agreement_is_the_mean_share_of_the_most_common_answers() -> None:
    # Question 1: yes yes yes no, 3/4. Question 2: yes no no and a blank: 2/3, or 2/4 with the blank counted.
    answers = np.array([[[1, 1]], [[1, 0]], [[1, 0]], [[0, NAN]]])
    assert expert_agreement(answers).tolist() == pytest.approx([(3 / 4 + 2 / 3) / 2])
    assert expert_agreement(answers, blanks="counted").tolist() == pytest.approx([(3 / 4 + 2 / 4) / 2])


def test_a_blank_is_never_the_most_common_answer() -> None:
    answers = np.array([[[1]], [[NAN]], [[NAN]]])
    assert expert_agreement(answers).tolist() == [1.0]
    assert expert_agreement(answers, blanks="counted").tolist() == pytest.approx([1 / 3])


def test_a_question_with_too_few_answers_is_left_out_of_the_mean() -> None:
    answers = np.array([[[1, 1, NAN]], [[0, NAN, NAN]]])
    assert expert_agreement(answers).tolist() == [(0.5 + 1) / 2]
    assert expert_agreement(answers, min_raters=2).tolist() == [0.5]


def test_an_action_nobody_could_judge_has_no_agreement() -> None:
    answers = np.array([[[NAN, NAN], [1, 0]], [[NAN, NAN], [1, 1]]])
    for blanks in ("left_out", "counted"):
        assert expert_agreement(answers, blanks=blanks).tolist() == pytest.approx([NAN, 0.75], nan_ok=True)
    assert np.isnan(expert_agreement(answers, min_raters=3)).all()


@given(st.integers(1, 9), st.integers(1, 4), st.integers(1, 4))
def test_a_unanimous_panel_has_full_expert_agreement(raters: int, actions: int, questions: int) -> None:
    answers = np.tile(np.arange(actions * questions).reshape(actions, questions) % 2, (raters, 1, 1))
    assert expert_agreement(answers).tolist() == [1.0] * actions
    assert expert_agreement(answers, blanks="counted").tolist() == [1.0] * actions


def test_answers_without_questions_are_refused() -> None:
    with pytest.raises(ValueError, match=r"\(raters, actions, questions\), not 2 of them"):
        expert_agreement([[1, 0]])


def test_an_unknown_treatment_of_blanks_is_refused() -> None:
    with pytest.raises(ValueError, match='blanks is "ignored"; allowed are left_out, counted'):
        expert_agreement([[[1]]], blanks="ignored")  # type: ignore[arg-type]


@given(_nines(), st.randoms(use_true_random=False), st.integers(1, 4))
def test_the_order_of_the_raters_does_not_matter(ratings: Array, random: Random, least: int) -> None:
    order = list(range(len(ratings)))
    random.shuffle(order)
    shuffled = ratings[order]
    for first, second in zip(measure_spread(ratings, least), measure_spread(shuffled, least), strict=True):
        np.testing.assert_array_equal(first, second)
    assert judge_classic(shuffled, least) == judge_classic(ratings, least)
    assert percent_agreement(shuffled, RULE, least).verdict == percent_agreement(ratings, RULE, least).verdict


@given(_nines(), st.integers(1, 6))
def test_numbers_are_missing_exactly_below_the_least_raters(ratings: Array, least: int) -> None:
    is_missing = (~np.isnan(ratings)).sum(axis=0) < least
    assert np.isnan(measure_spread(ratings, least).ipras).tolist() == is_missing.tolist()
    verdicts = percent_agreement(ratings, RULE, least).verdict
    assert [verdict is None for verdict in verdicts] == is_missing.tolist()


def test_no_items_give_no_results() -> None:
    nothing = np.empty((5, 0))
    assert measure_spread(nothing).ipr.shape == (0,)
    assert judge_classic(nothing) == []
    assert percent_agreement(nothing, RULE).verdict == []
