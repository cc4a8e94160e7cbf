"""Has the panel settled, or would another round of rating still move it?"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bahali.analysis.agreement.concordance import check_ratings
from bahali.analysis.agreement.numbers import find_medians, find_percentiles, list_numbers

Array = NDArray[np.float64]

STABLE_BELOW = 0.15


class RoundChange(NamedTuple):
    """What changed between two rounds; arrays over items."""

    raters_both: NDArray[np.int_]
    share_moved: Array
    median_change: Array
    spread_change: Array
    distribution_shift: Array


def compare_rounds(first: ArrayLike, last: ArrayLike, min_raters: int = 1) -> RoundChange:
    """Compare two rounds of rating, item by item, among those who gave a number in both.

    Who took part only once is left out, so that nobody's coming or going looks like a change of mind.

    Parameters
    ----------
    first, last : array, shape (raters, items)
        Raw numbers on one scale, the same rater in the same row; NaN where a rater gave none.
    min_raters : int
        Fewest raters with a number in both rounds.

    Returns
    -------
    RoundChange
        ``raters_both``, raters with a number in both rounds; ``share_moved``, share of them whose number
        changed; ``median_change`` and ``spread_change``, last minus first of the median and of the distance
        between the quartiles (interpolated as in ``find_percentiles``), in points; ``distribution_shift``,
        share of the panel whose answer would have to move to turn the first histogram into the last:
        0 when two raters swap their answers, and stable below ``STABLE_BELOW``. All but ``raters_both``
        are NaN below ``min_raters``. Each different number is a bar of the histogram of its own, so
        the shift is for scales with few steps.

    Raises
    ------
    ValueError
        If the two rounds differ in shape.

    References
    ----------
    Scheibe, Skutsch and Schofer (1975), "Experiments in Delphi methodology", in Linstone and Turoff (eds),
    *The Delphi Method*, ch. IV.C: half the absolute differences between the histograms, per participant.

    Examples
    --------
    >>> change = compare_rounds([[1], [2], [5], [5]], [[3], [3], [5], [5]])
    >>> change.share_moved.tolist(), change.median_change.tolist(), change.distribution_shift.tolist()
    ([0.5], [0.5], [0.5])
    """
    before, after = _keep_both(check_ratings(first), check_ratings(last))
    pairs = list(zip(list_numbers(before, min_raters), list_numbers(after, min_raters), strict=True))
    return RoundChange(
        raters_both=(~np.isnan(before)).sum(axis=0),
        share_moved=np.array([np.mean(old != new) if old.size else np.nan for old, new in pairs]),
        median_change=find_medians(after, min_raters) - find_medians(before, min_raters),
        spread_change=_find_spread(after, min_raters) - _find_spread(before, min_raters),
        distribution_shift=np.array([_measure_shift(old, new) for old, new in pairs]),
    )


def _keep_both(first: Array, last: Array) -> tuple[Array, Array]:
    """Blank in each round what is blank in the other."""
    if first.shape != last.shape:
        raise ValueError(
            f"the rounds must have the same raters and items, not {first.shape} and {last.shape}"
        )
    is_both = ~np.isnan(first) & ~np.isnan(last)
    return np.where(is_both, first, np.nan), np.where(is_both, last, np.nan)


def _find_spread(ratings: Array, min_raters: int) -> Array:
    quartiles = find_percentiles(ratings, (25, 75), min_raters)
    spread: Array = quartiles[1] - quartiles[0]
    return spread


def _measure_shift(old: Array, new: Array) -> float:
    if not old.size:
        return float("nan")
    answers = np.union1d(old, new)[:, None]
    differences = (answers == old).sum(axis=1) - (answers == new).sum(axis=1)
    return float(np.abs(differences).sum()) / (2 * old.size)
