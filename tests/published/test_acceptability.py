"""Rank acceptability, central weights and confidence (SMAA-2), as printed in the literature."""

import numpy as np
import pytest
from numpy.typing import NDArray

from bahali.analysis.robustness.acceptability import (
    Acceptability,
    measure_acceptability,
    measure_confidence,
)
from bahali.analysis.robustness.sampling import draw_uniform_weights
from bahali.analysis.robustness.tally import split_draws

Array = NDArray[np.float64]

DRAWS = 40_000

# Relative efficacy (of the logarithm) and percentages with adverse events: mean and standard deviation for
# fluoxetine, paroxetine, sertraline and venlafaxine.
EFFICACY = [(0, 0), (0.086, 0.056), (0.095, 0.044), (0.113, 0.048)]
ADVERSE_EVENTS = [
    [(11.7, 2.5), (9.2, 1.86), (15.4, 2.65), (5.5, 2.32)],
    [(7.2, 1.45), (10.6, 1.58), (7.5, 1.48), (15.7, 4.44)],
    [(16.6, 3.27), (21.2, 5.15), (20.2, 3.78), (12.8, 2.45)],
    [(13.7, 1.89), (14.3, 2.93), (15.0, 3.21), (11.2, 3.98)],
    [(18.6, 1.79), (18.3, 3.7), (19.5, 2.6), (31.0, 1.68)],
]
ANTIDEPRESSANT_RANKS = [
    [0.20, 0.28, 0.30, 0.22],
    [0.25, 0.29, 0.27, 0.19],
    [0.17, 0.25, 0.29, 0.30],
    [0.39, 0.18, 0.15, 0.29],
]
ANTIDEPRESSANT_WEIGHTS = [
    [0.08, 0.14, 0.23, 0.18, 0.16, 0.22],
    [0.18, 0.17, 0.15, 0.13, 0.15, 0.22],
    [0.21, 0.10, 0.22, 0.13, 0.15, 0.20],
    [0.18, 0.21, 0.12, 0.21, 0.19, 0.09],
]

# Events among those treated with heparin and with enoxaparin: proximal and distal thrombosis, bleeding.
EVENTS = [[(20, 116), (40, 96), (1, 135)], [(8, 121), (32, 97), (5, 124)]]
EVENT_RANGES = [(0, 0.25), (0.15, 0.40), (0, 0.10)]


def _antidepressants(generator: np.random.Generator) -> Array:
    """Draw values between the ends of the hull of all 95% intervals, as the paper scales them."""
    columns = []
    for criterion, table in enumerate([EFFICACY, *ADVERSE_EVENTS]):
        mean, deviation = np.array(table, dtype=float).T
        drawn = generator.normal(mean, deviation, (DRAWS, 4))
        ends = np.array([(mean - 1.96 * deviation).min(), (mean + 1.96 * deviation).max()])
        if criterion == 0:
            drawn, ends = np.exp(drawn), np.exp(ends)
        share = (drawn - ends[0]) / (ends[1] - ends[0])
        columns.append(np.clip(share if criterion == 0 else 1 - share, 0, 1))
    return np.stack(columns, axis=2)


def _thrombolytics(generator: np.random.Generator) -> Array:
    rates = np.stack(
        [np.column_stack([generator.beta(*events, DRAWS) for events in treatment]) for treatment in EVENTS],
        axis=1,
    )
    lowest, highest = np.array(EVENT_RANGES).T
    return np.asarray(np.clip((highest - rates) / (highest - lowest), 0, 1))


def _measure(values: Array, weights: Array) -> tuple[Acceptability, Array]:
    found = measure_acceptability(values, weights)
    return found, measure_confidence(found.central_weights, split_draws(values, weights))


def test_antidepressants_have_the_acceptabilities_printed_by_tervonen() -> None:
    """Tervonen, van Valkenhoef, Buskens, Hillege and Postmus (2011), A stochastic multicriteria model for
    evidence-based decision making in drug benefit-risk analysis, Statistics in Medicine 30(12): 1419-1428,
    preference-free model: rank acceptabilities, central weights and confidence factors (0.48, 0.44, 0.34,
    0.74) of four antidepressants. Data and results as in the tests of the program JSMAA, with its
    tolerances.
    """
    generator = np.random.default_rng(4)
    values = _antidepressants(generator)
    found, confidence = _measure(values, draw_uniform_weights(DRAWS, 6, generator))
    assert found.ranks == pytest.approx(np.array(ANTIDEPRESSANT_RANKS), abs=0.02)
    assert found.central_weights == pytest.approx(np.array(ANTIDEPRESSANT_WEIGHTS), abs=0.02)
    assert confidence == pytest.approx([0.48, 0.44, 0.34, 0.74], abs=0.03)


def test_thrombolytics_have_the_acceptabilities_of_the_smaa_manual() -> None:
    """van Valkenhoef, smaa: stochastic multi-criteria acceptability analysis, R package, example output:
    heparin and enoxaparin against thrombosis, events as in Lynd and O'Brien (2004), Journal of Clinical
    Epidemiology 57(8): 795-803: first in 0.350 and 0.650 of 10,000 draws, central weights, and confidence
    factors 0.668 and 0.896.
    """
    generator = np.random.default_rng(5)
    values = _thrombolytics(generator)
    found, confidence = _measure(values, draw_uniform_weights(DRAWS, 3, generator))
    central = np.array([[0.187, 0.277, 0.536], [0.407, 0.364, 0.229]])
    assert found.ranks[:, 0] == pytest.approx([0.350, 0.650], abs=0.015)
    assert found.central_weights == pytest.approx(central, abs=0.015)
    assert confidence == pytest.approx([0.668, 0.896], abs=0.02)


def test_thrombolytics_with_given_weights_have_the_acceptabilities_of_the_smaa_manual() -> None:
    """As above, with the weights 0.5, 0.2 and 0.3 in every draw: heparin is first in 0.128, enoxaparin in
    0.872 of them.
    """
    values = _thrombolytics(np.random.default_rng(6))
    found = measure_acceptability(values, np.tile([0.5, 0.2, 0.3], (DRAWS, 1)))
    assert found.ranks[:, 0] == pytest.approx([0.128, 0.872], abs=0.015)


def test_two_actions_that_are_best_on_one_criterion_each_share_the_weights() -> None:
    """Lahdelma and Salminen (2001), SMAA-2: stochastic multicriteria acceptability analysis for group
    decision making, Operations Research 49(3): 444-454: the acceptability of an action is the volume of its
    favourable weights and its central weight their centre of gravity. With two criteria and values (1, 0)
    and (0, 1) that is half each, and 3/4 and 1/4: the definition, not a printed example.
    """
    weights = draw_uniform_weights(DRAWS, 2, np.random.default_rng(7))
    found = measure_acceptability(np.eye(2), weights)
    assert found.ranks == pytest.approx(np.full((2, 2), 0.5), abs=0.01)
    assert found.central_weights == pytest.approx(np.array([[0.75, 0.25], [0.25, 0.75]]), abs=0.01)
