"""Weights from ranks and swings, and additive values, as printed in the literature."""

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from bahali.analysis.robustness.sampling import draw_ordered_weights
from bahali.analysis.valuing.ranking import value_actions
from bahali.analysis.weighing.elicitation import weights_from_ranks, weights_from_swing

Array = NDArray[np.float64]

SWINGS = [100.0, 80.0, 70.0, 30.0, 20.0, 10.0]
# Rows: closeness to customers, visibility, image, size, comfort, parking; columns: offices A to G.
OFFICES = [
    [100, 20, 80, 70, 40, 0, 60],
    [60, 80, 70, 50, 60, 0, 100],
    [100, 10, 0, 30, 90, 70, 20],
    [75, 30, 0, 55, 100, 0, 50],
    [0, 100, 10, 30, 60, 80, 50],
    [90, 30, 100, 90, 70, 0, 80],
]


def _value(shares: Array, weights: list[float]) -> Array:
    """Value actions (rows) whose columns are shares of the best."""
    criteria = [f"C{number}" for number in range(1, len(weights) + 1)]
    values = value_actions(pd.DataFrame(shares, columns=criteria), pd.Series(weights, index=criteria))
    return values.to_numpy(dtype=float)


def test_four_ranked_criteria_have_the_centroid_weights_printed_by_roszkowska() -> None:
    """Roszkowska (2013), Rank ordering criteria weighting methods - a comparative overview, Optimum. Studia
    Ekonomiczne 5(65): 14-33, Table 4, four criteria: 0.52, 0.27, 0.15, 0.06.

    The weights are those of Barron and Barrett (1996), Decision quality using ranked attribute weights,
    Management Science 42(11): 1515-1523. Other rows of the table are rounded so that they do not sum to 1
    (three criteria: 0.62, 0.28, 0.12), so only this one is used.
    """
    assert weights_from_ranks(np.array([1.0, 2, 3, 4])).round(2).tolist() == [0.52, 0.27, 0.15, 0.06]


def test_weights_drawn_in_an_order_have_the_centroid_as_their_mean() -> None:
    """Barron and Barrett (1996), as above: the rank-order centroid is the mean of all weights that keep the
    order; Roszkowska (2013), Table 4, four criteria.
    """
    drawn = draw_ordered_weights(40_000, np.array([1.0, 2, 3, 4]), np.random.default_rng(20))
    assert drawn.mean(axis=0) == pytest.approx([0.52, 0.27, 0.15, 0.06], abs=0.006)


def test_swings_of_the_office_location_become_its_printed_weights() -> None:
    """Goodwin and Wright, Decision Analysis for Management Judgment, ch. 3, the office location problem:
    swings of 100, 80, 70, 30, 20 and 10 become weights of 32, 26, 23, 10, 6 and 3 percent.

    Known from the book, and every number recomputed; not compared with a copy of the page.
    """
    percent = weights_from_swing(np.array(SWINGS)) * 100
    assert percent.round().tolist() == [32, 26, 23, 10, 6, 3]


def test_offices_have_their_printed_aggregate_benefits() -> None:
    """Goodwin and Wright, as above: benefits 80.8, 39.4, 47.4, 52.3, 64.8, 20.9 and 60.2 for offices A to G.

    Known from the book; all seven follow from the 42 values and the six rounded weights.
    """
    values = _value(np.array(OFFICES).T / 100, [0.32, 0.26, 0.23, 0.10, 0.06, 0.03])
    assert (values * 100).round(1).tolist() == [80.8, 39.4, 47.4, 52.3, 64.8, 20.9, 60.2]


def test_four_economies_have_their_printed_weighted_sums() -> None:
    """Podvezko (2011), The comparative analysis of MCDA methods SAW and COPRAS, Engineering Economics 22(2):
    134-146, Tables 1 to 3: 0.756, 0.728, 0.872 and 0.610 for Estonia, Latvia, Lithuania and Poland.

    Lithuania differs: Table 2 prints its third normalised value as 0.599, but 306/501 is 0.611, which makes
    its sum 0.874. The other three agree, and the order does.
    """
    table = np.array(
        [
            [5.1, 9.8, 430, 9.3, 0.70],
            [7.5, 6.5, 298, 10.3, 0.55],
            [9.7, 16.1, 306, 11.6, 0.73],
            [3.8, 8.4, 501, 19.3, 0.79],
        ]
    )
    shares = table / table.max(axis=0)
    shares[:, 3] = table[:, 3].min() / table[:, 3]
    values = _value(shares, [0.35, 0.10, 0.17, 0.25, 0.13])
    assert values[[0, 1, 3]] == pytest.approx([0.756, 0.728, 0.610], abs=6e-4)
    assert values[2] == pytest.approx(0.872 + 0.17 * (306 / 501 - 0.599), abs=6e-4)


def test_heating_losses_have_the_weighted_sums_quoted_for_kracka() -> None:
    """Kracka, Brauers and Zavadskas (2010), Ranking heating losses in a building by applying the MULTIMOORA,
    Engineering Economics 21(4): 352-359, the six alternatives; weighted sums as in the tests of the package
    scikit-criteria: equal weights, columns to be minimised inverted, then each divided by its sum.
    """
    table = np.array(
        [
            [33.95, 23.78, 11.45, 39.97, 29.44, 167.10, 3.852],
            [38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
            [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
            [30.44, 37.59, 13.91, 74.08, 45.10, 198.34, 2.186],
            [36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.610],
            [37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935],
        ]
    )
    table[:, [0, 1, 2, 3, 5]] **= -1
    expected = [0.12040426, 0.3458235, 0.13838192, 0.12841246, 0.12346084, 0.14351701]
    assert _value(table / table.sum(axis=0), [1 / 7] * 7) == pytest.approx(expected, abs=1e-8)


def test_ten_alternatives_have_the_weighted_sums_quoted_for_chakraborty() -> None:
    """Chakraborty, Zavadskas and Antucheviciene (2015), Applications of WASPAS method as a multi-criteria
    decision-making tool, Economic Computation and Economic Cybernetics Studies and Research 49(1): 5-22,
    example 2, the weighted sums (lambda 1); data and sums as in the tests of the package scikit-criteria.
    """
    table = np.array(
        [
            [581818, 54.49, 3, 5500],
            [595454, 49.73, 3, 4500],
            [586060, 51.24, 3, 5000],
            [522727, 45.71, 3, 5800],
            [561818, 52.66, 3, 5200],
            [543030, 74.46, 4, 5600],
            [522727, 75.42, 4, 5800],
            [486970, 62.62, 4, 5600],
            [509394, 65.87, 4, 6400],
            [513333, 70.67, 4, 6000],
        ]
    )
    shares = table.min(axis=0) / table
    shares[:, 3] = table[:, 3] / table[:, 3].max()
    expected = [0.8590, 0.8194, 0.8430, 0.9420, 0.8645, 0.8315, 0.8552, 0.8983, 0.9067, 0.8784]
    assert _value(shares, [0.467, 0.160, 0.095, 0.278]) == pytest.approx(expected, abs=2e-4)
