"""What it would be worth to know (EVPI), as printed in the literature."""

import numpy as np
import pytest
from numpy.typing import NDArray

from bahali.analysis.priorities.questions import expect_gain

Array = NDArray[np.float64]


def _draws(payoffs: list[list[float]], times: list[int]) -> Array:
    """Repeat each state (column) as often as it is likely, with payoffs scaled from 0 to 1."""
    by_state = np.array(payoffs, dtype=float).T
    scaled = (by_state - by_state.min()) / np.ptp(by_state)
    return np.repeat(scaled, times, axis=0)


def test_knowing_the_demand_for_condominiums_is_worth_the_printed_amount() -> None:
    """Anderson, Sweeney and Williams, Quantitative Methods for Business, decision analysis, Pittsburgh
    Development Corporation: profits of a small (8, 7), medium (14, 5) or large (20, -9) complex for strong
    or weak demand, with chances 0.8 and 0.2: expected value of perfect information 3.2 (million).

    Setting and chances seen in a page that retells the case, profits known from the book; 17.4 - 14.2
    recomputed.
    """
    gain = expect_gain(_draws([[8, 7], [14, 5], [20, -9]], [8, 2]), 1)
    assert gain * (20 - -9) == pytest.approx(3.2)


def test_knowing_the_market_is_worth_the_printed_amount() -> None:
    """Expected value of perfect information, Wikipedia, example: stock 1500, 300, -800; mutual fund
    900, 600, -200; certificate of deposit 500, 500, 500; chances 0.5, 0.3 and 0.2 of a rising, stagnant and
    falling market: 350. Seen in a page that repeats the article.
    """
    gain = expect_gain(_draws([[1500, 300, -800], [900, 600, -200], [500, 500, 500]], [5, 3, 2]), 1)
    assert gain * (1500 - -800) == pytest.approx(350)
