"""On which items does the panel agree, and on which is it divided?

Every measure looks at one item at a time; what is no number (NaN: don't know, abstained, not asked) counts
neither for nor against agreement. Whoever uses a rule states it before the ratings are seen.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bahali.analysis.agreement.concordance import check_ratings

Array = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
Judgement = Literal["agreement", "disagreement", "indeterminate"]
Verdict = Literal["in", "out", "none"]

WIDTH_IN_THE_MIDDLE = 2.35
WIDTH_PER_POINT_OFF_THE_MIDDLE = 1.5
MIDDLE_OF_NINE = 5.0
REGION_BOUNDS = (3.5, 6.5)
SMALLEST_CLASSIC_PANEL, LARGEST_CLASSIC_PANEL = 8, 16
# Rescaled ratings carry an error in the 16th digit, which must not decide at a threshold.
TOLERANCE = 1e-9


@dataclass(frozen=True)
class DelphiRule:
    """What a panel calls consensus: enough raters for an item, and few against it.

    Parameters
    ----------
    lowest_for : float
        Ratings from here up are for the item, for example 7 of 9.
    least_share_for : float
        Least share of the numbers that must be for it, from 0 to 1, itself included, for example 0.70.
    highest_against : float
        Ratings up to here are against the item, for example 3 of 9.
    most_share_against : float
        The share of the numbers against it must stay below this, for example 0.15.

    Raises
    ------
    ValueError
        If one rating could be both for and against, or one item both in and out.
    """

    lowest_for: float
    least_share_for: float
    highest_against: float
    most_share_against: float

    def __post_init__(self) -> None:
        if not self.highest_against < self.lowest_for:
            raise ValueError(
                f"highest_against, {self.highest_against:g}, must be below lowest_for, {self.lowest_for:g}"
            )
        if not 0 < self.most_share_against <= self.least_share_for <= 1:
            raise ValueError(
                "most_share_against must be above 0 and not above least_share_for, and that not above 1, not "
                f"{self.most_share_against:g} and {self.least_share_for:g}"
            )


class Spread(NamedTuple):
    """How wide the middle of the ratings of each item is, and how wide it may be; arrays over items."""

    low: Array
    high: Array
    ipr: Array
    ipras: Array
    is_disagreement: BoolArray


class PercentAgreement(NamedTuple):
    """Shares of the numbers for and against each item, and what the rule makes of them."""

    share_for: Array
    share_against: Array
    verdict: list[Verdict | None]


def list_numbers(ratings: ArrayLike, min_raters: int = 1) -> list[Array]:
    """List the numbers given to each item, none where fewer than ``min_raters`` gave one."""
    columns = [column[~np.isnan(column)] for column in check_ratings(ratings).T]
    return [numbers if numbers.size >= min_raters else numbers[:0] for numbers in columns]


def find_medians(ratings: ArrayLike, min_raters: int = 1) -> Array:
    """Find the middle rating of each item, NaN where fewer than ``min_raters`` gave a number."""
    numbers_by_item = list_numbers(ratings, min_raters)
    return np.array([np.median(numbers) if numbers.size else np.nan for numbers in numbers_by_item])


def find_percentiles(ratings: ArrayLike, percents: tuple[float, float], min_raters: int = 1) -> Array:
    """Find two percentiles of each item, NaN where fewer than ``min_raters`` gave a number.

    Between two ordered ratings the percentile is interpolated in a straight line (numpy's "linear", type 7
    of Hyndman and Fan 1996). In a panel of a dozen a percentile that must be somebody's rating jumps by
    whole points when one person joins or leaves; this one moves in proportion.

    Returns
    -------
    array, shape (2, items)
    """
    pairs = [
        np.percentile(numbers, percents, method="linear") if numbers.size else (np.nan, np.nan)
        for numbers in list_numbers(ratings, min_raters)
    ]
    return np.array(pairs, dtype=np.float64).reshape(-1, 2).T


def rescale_to_nine(ratings: ArrayLike, lowest: float, highest: float) -> Array:
    """Bring ratings to the scale from 1 to 9 on which the RAND/UCLA formulas are defined.

    Parameters
    ----------
    ratings : array
        Raw numbers; NaN stays NaN, and what lies beyond an end of the scale counts as that end.
    lowest, highest : float
        Ends of the scale that was used.

    Raises
    ------
    ValueError
        If ``lowest`` is not below ``highest``.

    Examples
    --------
    >>> rescale_to_nine([1, 2, 5], lowest=1, highest=5).tolist()
    [1.0, 3.0, 9.0]
    """
    if not lowest < highest:
        raise ValueError(
            f"the scale goes from {lowest:g} to {highest:g}; its lowest must be below its highest"
        )
    share = (np.asarray(ratings, dtype=np.float64) - lowest) / (highest - lowest)
    return 1 + 8 * np.clip(share, 0, 1)


def measure_spread(ratings: ArrayLike, min_raters: int = 1) -> Spread:
    """Measure whether the middle 40% of the ratings spread wider than is allowed (RAND/UCLA, any panel).

    The allowed width is 2.35 points for ratings around the middle of the scale, and 1.5 more for every
    point off it: near an end, a wide spread is one long tail and not two camps.

    Parameters
    ----------
    ratings : array, shape (raters, items)
        From 1 to 9 (``rescale_to_nine``); NaN where a rater gave no number.
    min_raters : int
        Fewest numbers on an item.

    Returns
    -------
    Spread
        ``low`` and ``high``, the 30th and 70th percentile, interpolated as in ``find_percentiles``; ``ipr``,
        the distance between them; ``ipras``, the allowed distance; ``is_disagreement``, whether ``ipr`` is
        larger. Below ``min_raters`` the numbers are NaN, and ``is_disagreement`` is false: none was found.

    Raises
    ------
    ValueError
        If a rating lies outside 1 to 9.

    References
    ----------
    Fitch et al. (2001), *The RAND/UCLA Appropriateness Method User's Manual*.

    Examples
    --------
    >>> measure_spread([[1], [1], [9], [9]]).is_disagreement.tolist()
    [True]
    """
    low, high = find_percentiles(_check_nine(ratings), (30, 70), min_raters)
    ipr = high - low
    asymmetry = np.abs(MIDDLE_OF_NINE - (low + high) / 2)
    ipras = WIDTH_IN_THE_MIDDLE + WIDTH_PER_POINT_OFF_THE_MIDDLE * asymmetry
    return Spread(low, high, ipr, ipras, ipr > ipras + TOLERANCE)


def judge_classic(ratings: ArrayLike, min_raters: int = 1) -> list[Judgement | None]:
    """Judge each item by counting ratings in the three regions of the scale (RAND/UCLA, panels of 8 to 16).

    With 8-10, 11-13 or 14-16 numbers, it is agreement when at most 2, 3 or 4 of them lie outside the region
    of the median (1-3, 4-6 or 7-9), and disagreement when at least 3, 4 or 5 lie in each outer region.

    Parameters
    ----------
    ratings : array, shape (raters, items)
        From 1 to 9 (``rescale_to_nine``); NaN where a rater gave no number. A rating or a median between two
        regions belongs to the higher from their midpoint (3.5, 6.5) up. Of whole ratings such a median
        leaves half on either side, so that it is never agreement, whatever region it belongs to.
    min_raters : int
        Fewest numbers on an item.

    Returns
    -------
    list, one entry per item
        "agreement", "disagreement" or "indeterminate"; None below ``min_raters`` and for fewer than 8 or
        more than 16 numbers, for which the rule is not defined.

    Raises
    ------
    ValueError
        If a rating lies outside 1 to 9.

    References
    ----------
    Fitch et al. (2001), *The RAND/UCLA Appropriateness Method User's Manual*.
    """
    return [_judge_item(numbers) for numbers in list_numbers(_check_nine(ratings), min_raters)]


def percent_agreement(ratings: ArrayLike, rule: DelphiRule, min_raters: int = 1) -> PercentAgreement:
    """Count for each item the shares for and against it, and judge them by a rule stated in advance.

    Parameters
    ----------
    ratings : array, shape (raters, items)
        Raw numbers on the scale of the rule; NaN is left out of the shares.
    rule : DelphiRule
        What counts as for, as against, and as consensus.
    min_raters : int
        Fewest numbers on an item.

    Returns
    -------
    PercentAgreement
        Shares from 0 to 1, NaN below ``min_raters``. ``verdict``: "in" by the rule, "out" by the same rule
        with for and against reversed, "none" for no consensus, None below ``min_raters``.

    References
    ----------
    Diamond et al. (2014), *Journal of Clinical Epidemiology* 67:401-409, on how Delphi studies define
    consensus; Williamson et al. (2017), *Trials* 18(Suppl 3):280, on 70% for and under 15% against.
    """
    numbers_by_item = list_numbers(ratings, min_raters)
    share_for = _share_of_true([numbers >= rule.lowest_for - TOLERANCE for numbers in numbers_by_item])
    share_against = _share_of_true(
        [numbers <= rule.highest_against + TOLERANCE for numbers in numbers_by_item]
    )
    verdict = [_reach_verdict(*shares, rule) for shares in zip(share_for, share_against, strict=True)]
    return PercentAgreement(share_for, share_against, verdict)


def within_one_share(ratings: ArrayLike, min_raters: int = 1) -> Array:
    """Measure for each item the share of numbers within one point of its median, NaN below ``min_raters``.

    The point is one of the scale of ``ratings`` (raters, items), so the share is for raw and not for
    rescaled ratings.
    """
    numbers_by_item = list_numbers(ratings, min_raters)
    medians = find_medians(ratings, min_raters)
    distances = [np.abs(numbers - median) for numbers, median in zip(numbers_by_item, medians, strict=True)]
    return _share_of_true([distance <= 1 + TOLERANCE for distance in distances])


def expert_agreement(
    answers: ArrayLike, blanks: Literal["left_out", "counted"] = "left_out", min_raters: int = 1
) -> Array:
    """Measure for each action how large the share of the most common answer is, on average over questions.

    Parameters
    ----------
    answers : array, shape (raters, actions, questions)
        For example 1 yes, 0.5 undecided, 0 no; NaN for a blank (not sufficiently informed).
    blanks : {"left_out", "counted"}
        The published formula divides by the number of scorers and does not say whether one who left the
        question blank is one. "left_out" divides by those who answered: it measures agreement among who
        could judge. "counted" divides by all raters: a blank agrees with nobody, so silence lowers the
        share. A blank is never the most common answer.
    min_raters : int
        Fewest answers to a question; a question with fewer is left out of the average.

    Returns
    -------
    array, shape (actions,)
        Above 0 to 1; NaN where no question of the action has enough answers.

    Raises
    ------
    ValueError
        If ``answers`` has not three dimensions, or ``blanks`` is neither of the two.

    References
    ----------
    Rudan et al. (2008), *Croatian Medical Journal* 49:720-733 (CHNRI average expert agreement).

    Examples
    --------
    >>> expert_agreement([[[1, 0]], [[1, 1]], [[1, float("nan")]]]).tolist()
    [0.75]
    """
    table = np.asarray(answers, dtype=np.float64)
    if table.ndim != 3:
        raise ValueError(
            f"answers must have the dimensions (raters, actions, questions), not {table.ndim} of them"
        )
    if blanks not in ("left_out", "counted"):
        raise ValueError(f'blanks is "{blanks}"; allowed are left_out, counted')
    answered = (~np.isnan(table)).sum(axis=0)
    asked = answered if blanks == "left_out" else np.full_like(answered, table.shape[0])
    is_enough = answered >= max(1, min_raters)
    shares = np.divide(_count_most_common(table), asked, out=np.zeros(asked.shape), where=is_enough)
    return _divide(shares.sum(axis=1), is_enough.sum(axis=1))


def _check_nine(ratings: ArrayLike) -> Array:
    table = check_ratings(ratings)
    outside = table[(table < 1 - TOLERANCE) | (table > 9 + TOLERANCE)]
    if outside.size:
        raise ValueError(
            f"ratings must lie between 1 and 9, and {outside[0]:g} was found; rescale them first"
        )
    return table


def _find_regions(numbers: ArrayLike) -> NDArray[np.int_]:
    """Tell the region of each number: 0 for 1-3, 1 for 4-6, 2 for 7-9."""
    return np.digitize(np.asarray(numbers) + TOLERANCE, REGION_BOUNDS)


def _judge_item(numbers: Array) -> Judgement | None:
    if not SMALLEST_CLASSIC_PANEL <= numbers.size <= LARGEST_CLASSIC_PANEL:
        return None
    most_outside = 2 + (numbers.size - SMALLEST_CLASSIC_PANEL) // 3
    counts = np.bincount(_find_regions(numbers), minlength=3)
    if numbers.size - counts[_find_regions(np.median(numbers))] <= most_outside:
        return "agreement"
    return "disagreement" if min(counts[0], counts[2]) > most_outside else "indeterminate"


def _reach_verdict(share_for: float, share_against: float, rule: DelphiRule) -> Verdict | None:
    if np.isnan(share_for):
        return None
    if share_for >= rule.least_share_for and share_against < rule.most_share_against:
        return "in"
    if share_against >= rule.least_share_for and share_for < rule.most_share_against:
        return "out"
    return "none"


def _share_of_true(flags_by_item: list[BoolArray]) -> Array:
    return np.array([np.mean(flags) if len(flags) else np.nan for flags in flags_by_item], dtype=np.float64)


def _count_most_common(table: Array) -> Array:
    most = np.zeros(table.shape[1:])
    for answer in np.unique(table[~np.isnan(table)]):
        most = np.maximum(most, (table == answer).sum(axis=0))
    return most


def _divide(sums: Array, counts: NDArray[np.int_]) -> Array:
    """Divide, NaN where there is nothing to divide by."""
    shares: Array = np.full(sums.shape, np.nan)
    np.divide(sums, counts, out=shares, where=counts > 0)
    return shares
