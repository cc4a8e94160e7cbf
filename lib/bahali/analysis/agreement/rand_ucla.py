"""On which items is the panel divided, by the rules of the RAND/UCLA Appropriateness Method?

Every rule looks at one item at a time; what is no number (NaN: don't know, abstained, not asked) counts
neither for nor against agreement.
"""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bahali.analysis.agreement.concordance import check_ratings
from bahali.analysis.agreement.numbers import TOLERANCE, find_percentiles, list_numbers

Array = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
Judgement = Literal["agreement", "disagreement", "indeterminate"]

WIDTH_IN_THE_MIDDLE = 2.35
WIDTH_PER_POINT_OFF_THE_MIDDLE = 1.5
MIDDLE_OF_NINE = 5.0
REGION_BOUNDS = (3.5, 6.5)
SMALLEST_CLASSIC_PANEL, LARGEST_CLASSIC_PANEL = 8, 16


class Spread(NamedTuple):
    """How wide the middle of the ratings of each item is, and how wide it may be; arrays over items."""

    low: Array
    high: Array
    ipr: Array
    ipras: Array
    is_disagreement: BoolArray


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
