"""Does the panel agree that an item is good, or not good, and how common is the most common answer?

Every measure looks at one item at a time; what is no number (NaN: don't know, abstained, not asked) counts
neither for nor against agreement. Whoever uses a rule states it before the ratings are seen.
"""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bahali.analysis.agreement.numbers import TOLERANCE, list_numbers
from bahali.workshop.deciding import Consensus

Array = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
Verdict = Literal["in", "out", "none"]


class PercentAgreement(NamedTuple):
    """Shares of the numbers for and against each item, and what the rule makes of them."""

    share_for: Array
    share_against: Array
    verdict: list[Verdict | None]


def percent_agreement(ratings: ArrayLike, rule: Consensus, min_raters: int = 1) -> PercentAgreement:
    """Count for each item the shares for and against it, and judge them by a rule stated in advance.

    Parameters
    ----------
    ratings : array, shape (raters, items)
        Raw numbers on the scale of the rule; NaN is left out of the shares.
    rule : Consensus
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
    share_for = _share_of_true([numbers >= rule.for_from - TOLERANCE for numbers in numbers_by_item])
    share_against = _share_of_true([numbers <= rule.against_to + TOLERANCE for numbers in numbers_by_item])
    verdict = [_reach_verdict(*shares, rule) for shares in zip(share_for, share_against, strict=True)]
    return PercentAgreement(share_for, share_against, verdict)


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


def _reach_verdict(share_for: float, share_against: float, rule: Consensus) -> Verdict | None:
    if np.isnan(share_for):
        return None
    if share_for >= rule.least_share and share_against < rule.most_other:
        return "in"
    if share_against >= rule.least_share and share_for < rule.most_other:
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
