from itertools import permutations
from math import isnan
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray
from scipy.stats import friedmanchisquare

from bahali.analysis.agreement.concordance import Level, kendall_w, krippendorff_alpha

Array = NDArray[np.float64]
NAN = float("nan")
LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval", "ratio")

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C: four observers, twelve units.
KRIPPENDORFF = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
    [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
]


def _tables(
    least_raters: int = 1, least_items: int = 1, *, with_gaps: bool = False
) -> st.SearchStrategy[Array]:
    rating = st.integers(1, 5).map(float)
    shape = st.tuples(st.integers(least_raters, 6), st.integers(least_items, 7))
    return arrays.arrays(np.float64, shape, elements=rating | st.just(NAN) if with_gaps else rating)


def test_w_is_one_when_all_put_the_items_in_the_same_order() -> None:
    assert kendall_w([[1, 2, 3, 5], [2, 3, 4, 9], [1, 5, 6, 7]]) == pytest.approx(1)


def test_w_is_zero_when_every_order_occurs_once() -> None:
    assert kendall_w(list(permutations([1, 2, 3]))) == pytest.approx(0)


def test_w_is_corrected_for_equal_ratings() -> None:
    # Ranks 1 2 3 4 / 1 3 2 4 / 1.5 1.5 3 4; sums 3.5 6.5 8 12, mean 7.5, S = 16 + 1 + 0.25 + 20.25 = 37.5.
    # One pair of ties: T = 2^3 - 2 = 6. W = 12 x 37.5 / (9 x (64 - 4) - 3 x 6) = 450 / 522.
    assert kendall_w([[1, 2, 3, 4], [1, 3, 2, 4], [1, 1, 2, 3]]) == pytest.approx(450 / 522)


def test_w_of_two_items_is_defined() -> None:
    # Two of three raters put the second first: rank sums 4 and 5, S = 0.5; 12 x 0.5 / (9 x 6) = 1/9.
    assert kendall_w([[1, 2], [1, 2], [2, 1]]) == pytest.approx(1 / 9)


def test_a_rater_who_orders_nothing_lowers_w() -> None:
    # Deviations of the sums are -2 0 2: S = 8; the ranks deviate by 2 + 2 + 0 = 4; W = 8 / (3 x 4).
    assert kendall_w([[1, 2, 3], [1, 2, 3], [4, 4, 4]]) == pytest.approx(2 / 3)


def test_a_rater_with_a_gap_is_left_out_of_w() -> None:
    assert kendall_w([[1, 2, 3], [1, 2, 3], [3, 2, NAN]]) == pytest.approx(1)


@pytest.mark.parametrize(
    "ratings",
    [
        pytest.param([[1, 2, 3]], id="one rater"),
        pytest.param([[1, 2, 3], [1, NAN, 3]], id="one rater without a gap"),
        pytest.param([[1], [2]], id="one item"),
        pytest.param([[3, 3], [5, 5]], id="nobody tells the items apart"),
        pytest.param([[NAN, NAN], [NAN, NAN]], id="all don't know"),
        pytest.param(np.empty((0, 3)), id="nobody"),
        pytest.param(np.empty((3, 0)), id="nothing"),
    ],
)
def test_w_is_undefined_without_two_raters_two_items_and_a_difference(ratings: list[list[float]]) -> None:
    assert isnan(kendall_w(ratings))


def test_concordance_keeps_silent_below_the_least_raters() -> None:
    ratings = [[1, 2, 3], [1, 2, 3], [1, 2, NAN]]
    assert isnan(kendall_w(ratings, min_raters=3))
    assert not isnan(kendall_w(ratings, min_raters=2))
    # The third rater's numbers on the first two items count for alpha.
    assert isnan(krippendorff_alpha(ratings, min_raters=4))
    assert krippendorff_alpha(ratings, min_raters=3) == pytest.approx(1)


@given(_tables(least_raters=2, least_items=3))
def test_w_is_friedmans_statistic_as_a_share_of_its_largest_value(ratings: Array) -> None:
    w = kendall_w(ratings)
    raters, items = ratings.shape
    if not isnan(w):
        assert w == pytest.approx(friedmanchisquare(*ratings.T).statistic / (raters * (items - 1)))


@given(_tables(with_gaps=True))
def test_w_lies_between_zero_and_one(ratings: Array) -> None:
    w = kendall_w(ratings)
    assert isnan(w) or 0 <= w <= 1


@given(_tables(with_gaps=True), st.randoms(use_true_random=False))
def test_the_order_of_the_raters_does_not_matter(ratings: Array, random: Random) -> None:
    order = list(range(len(ratings)))
    random.shuffle(order)
    assert kendall_w(ratings[order]) == pytest.approx(kendall_w(ratings), nan_ok=True)
    for level in LEVELS:
        alpha = krippendorff_alpha(ratings, level)
        assert krippendorff_alpha(ratings[order], level) == pytest.approx(alpha, nan_ok=True)


@pytest.mark.parametrize(
    ("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_of_krippendorffs_own_example(level: Level, alpha: float) -> None:
    assert krippendorff_alpha(KRIPPENDORFF, level) == pytest.approx(alpha, abs=0.0005)


def test_nominal_alpha_by_hand() -> None:
    # Four items, eight numbers, one of four pairs differs: Do = 2 / 8. Numbers of each value 2 2 3 1:
    # De = (64 - 4 - 4 - 9 - 1) / (8 x 7) = 46 / 56. alpha = 1 - (1 / 4)(56 / 46).
    assert krippendorff_alpha([[1, 2, 3, 3], [1, 2, 3, 4]], "nominal") == pytest.approx(1 - 14 / 46)


def test_an_item_with_a_single_number_does_not_count_for_alpha() -> None:
    with_single = [[1, 2, 3, 3, NAN], [1, 2, 3, 4, 5]]
    assert krippendorff_alpha(with_single, "interval") == krippendorff_alpha(
        [row[:4] for row in with_single], "interval"
    )


@pytest.mark.parametrize("level", LEVELS)
def test_alpha_is_one_for_equal_ratings_of_different_items(level: Level) -> None:
    assert krippendorff_alpha([[0, 3, 5, NAN], [0, 3, 5, 4], [0, NAN, 5, 4]], level) == pytest.approx(1)


def test_alpha_minds_the_level_of_the_ratings_and_w_does_not() -> None:
    mild_and_severe = [[3, 4, 5], [1, 2, 3]]
    assert kendall_w(mild_and_severe) == pytest.approx(1)
    # Interval: pairs differ by 2: Do = 4. Numbers 1 2 3 3 4 5: squared differences of the 15 pairs add to
    # 6 x 64 - 18^2 = 60, twice that over 6 x 5 is De = 4. alpha = 0.
    assert krippendorff_alpha(mild_and_severe, "interval") == pytest.approx(0)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "ratings",
    [
        pytest.param([[1, 2, 3]], id="one rater"),
        pytest.param([[1, NAN], [NAN, 2]], id="no item rated twice"),
        pytest.param([[0, 0], [0, 0]], id="all numbers equal"),
        pytest.param([[1], [5], [5]], id="one item, of which alpha would be 0 whatever was said"),
        pytest.param([[1, 2], [5, NAN]], id="one item rated twice"),
        pytest.param([[NAN], [NAN]], id="all don't know"),
        pytest.param(np.empty((0, 3)), id="nobody"),
    ],
)
def test_alpha_is_undefined_without_pairs_or_differences(ratings: list[list[float]], level: Level) -> None:
    assert isnan(krippendorff_alpha(ratings, level))


@given(_tables(with_gaps=True))
def test_alpha_is_at_most_one(ratings: Array) -> None:
    for level in LEVELS:
        alpha = krippendorff_alpha(ratings, level)
        assert isnan(alpha) or alpha <= 1


@given(_tables(with_gaps=True))
def test_ordinal_alpha_depends_on_the_order_of_the_answers_only(ratings: Array) -> None:
    stretched = krippendorff_alpha(ratings**3, "ordinal")
    assert stretched == pytest.approx(krippendorff_alpha(ratings, "ordinal"), nan_ok=True)


def test_five_hundred_items_are_measured() -> None:
    ratings = np.tile(np.arange(1.0, 501.0), (40, 1))
    assert kendall_w(ratings) == pytest.approx(1)
    assert krippendorff_alpha(ratings) == pytest.approx(1)


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(
        ValueError, match='level is "cardinal"; allowed are nominal, ordinal, interval, ratio'
    ):
        krippendorff_alpha([[1, 2], [1, 2]], "cardinal")  # type: ignore[arg-type]


def test_a_negative_rating_has_no_ratio() -> None:
    with pytest.raises(ValueError, match="cannot be negative, and -1 was found"):
        krippendorff_alpha([[-1, 2], [1, 2]], "ratio")


def test_ratings_of_one_dimension_are_refused() -> None:
    with pytest.raises(ValueError, match=r"dimensions \(raters, items\), not 1 of them"):
        kendall_w([1, 2, 3])


def test_an_infinite_rating_is_refused() -> None:
    with pytest.raises(ValueError, match="not infinite"):
        krippendorff_alpha([[1, float("inf")], [1, 2]])
