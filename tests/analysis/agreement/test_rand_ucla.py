from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from bahali.analysis.agreement.rand_ucla import judge_classic, measure_spread, rescale_to_nine

Array = NDArray[np.float64]
NAN = float("nan")
# Two items on which fewer than three gave a number.
SILENT_PANELS = [np.full((12, 2), NAN), np.full((2, 2), 5.0), np.empty((0, 2))]


def _item(*ratings: float) -> Array:
    """Make ratings of a single item, one rater a row."""
    return np.array(ratings, dtype=np.float64)[:, None]


@pytest.mark.parametrize(
    ("lowest", "highest", "middle"), [(1, 5, 3), (0, 10, 5), (1, 9, 5), (0, 100, 50), (1, 4, 2.5)]
)
def test_ends_and_middle_of_a_scale_become_one_nine_and_five(
    lowest: float, highest: float, middle: float
) -> None:
    assert rescale_to_nine([lowest, middle, highest], lowest, highest).tolist() == [1, 5, 9]


def test_missing_stays_missing_and_beyond_the_end_counts_as_the_end() -> None:
    assert rescale_to_nine([NAN, -3, 7], 1, 5).tolist() == pytest.approx([NAN, 1, 9], nan_ok=True)


def test_a_scale_without_length_is_refused() -> None:
    with pytest.raises(ValueError, match="from 5 to 5; its lowest must be below its highest"):
        rescale_to_nine([5], 5, 5)


def test_spread_of_a_published_item() -> None:
    # BMJ Open 2012;2:e001431, table 1: 15 raters, three below 7, five 7, five 8, two 9. P30 = 7, P70 = 8,
    # IPR = 1, asymmetry 2.5, IPRAS = 6.1 (2.35 + 1.5 x 2.5; the table prints 2.5 for 2.35), no disagreement.
    spread = measure_spread(_item(4, 5, 6, *[7] * 5, *[8] * 5, *[9] * 2))
    assert (spread.low[0], spread.high[0], spread.ipr[0]) == pytest.approx((7, 8, 1))
    assert spread.ipras[0] == pytest.approx(6.1)
    assert spread.is_disagreement.tolist() == [False]


def test_spread_by_hand() -> None:
    # Positions 0.3 x 7 = 2.1 and 0.7 x 7 = 4.9: P30 = 3.2, P70 = 7.7, IPR 4.5. |5 - 5.45| = 0.45, and
    # 2.35 + 1.5 x 0.45 = 3.025.
    spread = measure_spread(_item(1, 2, 3, 5, 5, 8, 9, 9))
    assert (spread.low[0], spread.high[0], spread.ipr[0]) == pytest.approx((3.2, 7.7, 4.5))
    assert spread.ipras[0] == pytest.approx(3.025)
    assert spread.is_disagreement.tolist() == [True]


def test_two_camps_disagree() -> None:
    # P30 = 1 and P70 = 9: IPR 8; the middle is 5, so 2.35 is allowed.
    spread = measure_spread(_item(1, 1, 1, 1, 1, 9, 9, 9, 9, 9))
    assert spread.ipr.tolist() == [8]
    assert spread.ipras.tolist() == pytest.approx([2.35])
    assert spread.is_disagreement.tolist() == [True]


def test_the_same_width_is_disagreement_in_the_middle_and_none_at_the_end() -> None:
    # Eleven ratings: P30 and P70 are the fourth and the eighth. 3.5 wide around 5 (2.35 allowed) and from 5.5
    # to 9: |5 - 7.25| = 2.25, allowed 2.35 + 3.375 = 5.725.
    in_the_middle = [3.25] * 4 + [5] * 3 + [6.75] * 4
    at_the_end = [5.5] * 4 + [8] * 3 + [9] * 4
    spread = measure_spread(np.array([in_the_middle, at_the_end]).T)
    assert spread.ipr.tolist() == pytest.approx([3.5, 3.5])
    assert spread.ipras.tolist() == pytest.approx([2.35, 5.725])
    assert spread.is_disagreement.tolist() == [True, False]


def test_a_width_just_as_allowed_is_no_disagreement() -> None:
    # P30 = 3.9, P70 = 6.7: IPR 2.8; |5 - 5.3| = 0.3, allowed 2.35 + 0.45 = 2.8.
    spread = measure_spread(_item(*[3.9] * 4, 5, 5, 5, *[6.7] * 4))
    assert spread.ipr.tolist() == pytest.approx(spread.ipras.tolist())
    assert spread.is_disagreement.tolist() == [False]


@given(st.integers(1, 9), st.integers(1, 30))
def test_a_unanimous_panel_has_no_spread_and_no_disagreement(rating: int, raters: int) -> None:
    spread = measure_spread(np.full((raters, 1), float(rating)))
    assert spread.ipr.tolist() == [0]
    assert spread.ipras.tolist() == pytest.approx([2.35 + 1.5 * abs(5 - rating)])
    assert spread.is_disagreement.tolist() == [False]


def test_spread_is_missing_below_the_least_raters() -> None:
    for ratings in SILENT_PANELS:
        spread = measure_spread(ratings, min_raters=3)
        for numbers in (spread.low, spread.high, spread.ipr, spread.ipras):
            assert np.isnan(numbers).all()
        assert spread.is_disagreement.tolist() == [False, False]


@pytest.mark.parametrize("measure", [measure_spread, judge_classic])
def test_ratings_beyond_one_to_nine_are_refused(measure: Callable[[Array], object]) -> None:
    with pytest.raises(ValueError, match="between 1 and 9, and 10 was found; rescale them first"):
        measure(_item(5, 10))


@pytest.mark.parametrize(
    ("raters", "most_outside"),
    [(8, 2), (9, 2), (10, 2), (11, 3), (12, 3), (13, 3), (14, 4), (15, 4), (16, 4)],
)
def test_the_classic_limits_grow_with_the_panel(raters: int, most_outside: int) -> None:
    # The table of Fitch et al. (2001), as in BMC Medical Informatics and Decision Making 2012;12:93, table 7.
    agreeing = [8] * (raters - most_outside) + [5] * most_outside
    undecided = [8] * (raters - most_outside - 1) + [5] * (most_outside + 1)
    too_few_apart = [8] * most_outside + [5] * (raters - 2 * most_outside) + [1] * most_outside
    disagreeing = [8] * (raters - most_outside - 1) + [1] * (most_outside + 1)
    assert judge_classic(_item(*agreeing)) == ["agreement"]
    assert judge_classic(_item(*undecided)) == ["indeterminate"]
    assert judge_classic(_item(*too_few_apart)) == ["indeterminate"]
    assert judge_classic(_item(*disagreeing)) == ["disagreement"]


@pytest.mark.parametrize(
    ("ratings", "judgement"),
    [
        # The median is 6.5, its region 7-9, and nobody lies outside; were it 4-6, three would.
        pytest.param([6.5] * 5 + [8] * 3, "agreement", id="6.5 and above"),
        pytest.param([6.5] * 5 + [5] * 3, "indeterminate", id="6.5 and below"),
        # The median is 3.5, its region 4-6.
        pytest.param([3.5] * 5 + [5] * 3, "agreement", id="3.5 and above"),
        pytest.param([3.5] * 5 + [2] * 3, "indeterminate", id="3.5 and below"),
        pytest.param([1, 1, 1, 3, 4, 7, 7, 8], "disagreement", id="3.5 between two camps"),
    ],
)
def test_a_median_between_regions_belongs_to_the_higher(ratings: list[float], judgement: str) -> None:
    assert judge_classic(_item(*ratings)) == [judgement]


@given(
    st.lists(st.integers(1, 6), min_size=4, max_size=8),
    st.lists(st.integers(7, 9), min_size=8, max_size=8),
)
def test_halves_on_either_side_of_a_bound_never_agree(lower: list[int], upper: list[int]) -> None:
    # So whatever region 6.5 belonged to, whole ratings would be judged the same.
    assert judge_classic(_item(*lower, *upper[: len(lower)])) != ["agreement"]


def test_the_classic_rule_counts_the_numbers_and_not_the_raters() -> None:
    # Eight numbers among ten raters: three in each outer region are a disagreement.
    assert judge_classic(_item(1, 2, 3, 5, 5, 7, 8, 9, NAN, NAN)) == ["disagreement"]


@pytest.mark.parametrize("raters", [0, 1, 7, 17, 40])
def test_the_classic_rule_is_silent_on_other_panels(raters: int) -> None:
    assert judge_classic(np.full((raters, 1), 9.0)) == [None]


def test_the_classic_rule_is_silent_below_the_least_raters() -> None:
    assert judge_classic(np.full((9, 1), 9.0), min_raters=10) == [None]


@given(st.integers(8, 16), st.integers(1, 9))
def test_a_unanimous_panel_is_in_agreement(raters: int, rating: int) -> None:
    assert judge_classic(np.full((raters, 1), float(rating))) == ["agreement"]
