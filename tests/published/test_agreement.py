"""Agreement of a panel and its stability over rounds, as printed in the literature."""

import numpy as np
import pytest
from numpy.typing import NDArray

from bahali.analysis.agreement.concordance import Level, kendall_w, krippendorff_alpha
from bahali.analysis.agreement.consensus import percent_agreement
from bahali.analysis.agreement.rand_ucla import judge_classic, measure_spread
from bahali.analysis.agreement.rounds import STABLE_BELOW, compare_rounds
from bahali.workshop.deciding import Consensus

Array = NDArray[np.float64]

NAN = float("nan")

ANXIETY = [
    [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
    [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
    [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
]
THREE_RANKINGS = [
    [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
    [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
    [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
]

# Krippendorff (2011): four observers (columns), twelve units (rows).
OBSERVED_UNITS = [
    [1, 1, NAN, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [NAN, 5, 5, 5],
    [NAN, NAN, 1, 1],
    [NAN, NAN, 3, NAN],
]

CORE_OUTCOMES = Consensus(for_from=7, least_share=0.70, against_to=3, most_other=0.15)


def _panel(**counts: int) -> Array:
    """Make the ratings of one item from counts such as ``r7=5``."""
    ratings = [float(name[1:]) for name, count in counts.items() for _ in range(count)]
    return np.array(ratings)[:, None]


def _two_rounds(moves: list[list[int]]) -> tuple[Array, Array]:
    """Make two rounds on one item from a table of raters by category of the first and of the second."""
    pairs = [
        (row, column)
        for row, counts in enumerate(moves, 1)
        for column, count in enumerate(counts, 1)
        for _ in range(count)
    ]
    first, last = np.array(pairs, dtype=float).T
    return first[:, None], last[:, None]


def test_anxiety_ratings_have_the_concordance_of_the_irr_manual() -> None:
    """Gamer, Lemon, Fellows and Singh, irr: various coefficients of interrater reliability and agreement,
    R package, data set "anxiety" and the example of "kendall": W corrected for ties 0.540.
    """
    assert kendall_w(np.array(ANXIETY, dtype=float)) == pytest.approx(0.540, abs=6e-4)


def test_rankings_with_ties_have_the_concordance_of_siegel() -> None:
    """Siegel (1956), Nonparametric Statistics for the Behavioral Sciences, ch. 9, as in the example of the
    routine g08da of the NAG library: three rankings of ten objects with ties, W 0.828.
    """
    assert kendall_w(np.array(THREE_RANKINGS)) == pytest.approx(0.828, abs=6e-4)


@pytest.mark.parametrize(
    ("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_four_observers_have_the_alpha_printed_by_krippendorff(level: Level, alpha: float) -> None:
    """Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of Pennsylvania, the
    example with four observers, twelve units and missing data: nominal 0.743, ordinal 0.815, interval 0.849,
    ratio 0.797. The data are also the example of "kripp.alpha" in the R package irr.
    """
    assert krippendorff_alpha(np.array(OBSERVED_UNITS).T, level) == pytest.approx(alpha, abs=6e-4)


@pytest.mark.parametrize("low", [1, 3, 4, 6])
def test_panel_of_fifteen_has_the_spread_printed_for_it(low: int) -> None:
    """BMJ Open (2012) 2(5): e001431 (PMC3467596), Table 1: fifteen panellists, three below 7, five 7, five 8
    and two 9: median 7, 30th percentile 7, 70th 8, distance 1, asymmetry 2.5, allowed distance 6.1: agreement
    by both rules.

    The table prints 2.5 as the constant of the allowed distance; 6.1 = 2.35 + 1.5 x 2.5 follows only from
    the 2.35 of the RAND/UCLA manual. Which ratings the three gave is not readable; none changes the result.
    """
    ratings = np.vstack([np.full((3, 1), low), _panel(r7=5, r8=5, r9=2)])
    spread = measure_spread(ratings)
    assert np.median(ratings) == 7
    assert [spread.low[0], spread.high[0], spread.ipr[0]] == pytest.approx([7, 8, 1])
    assert spread.ipras[0] == pytest.approx(6.1)
    assert not spread.is_disagreement[0]
    assert judge_classic(ratings) == ["agreement"]


@pytest.mark.parametrize(
    ("size", "most_outside", "least_each"),
    [(8, 2, 3), (9, 2, 3), (10, 2, 3), (11, 3, 4), (13, 3, 4), (14, 4, 5), (16, 4, 5)],
)
def test_classic_rule_changes_at_the_numbers_printed_for_each_panel_size(
    size: int, most_outside: int, least_each: int
) -> None:
    """A conceptual framework and protocol for defining clinical decision support objectives applicable to
    medical specialties, BMC Medical Informatics and Decision Making (2012) 12: 93, Table 7: with 8-10, 11-13
    and 14-16 panellists agreement is at most 2, 3 and 4 ratings outside the region of the median, and
    disagreement at least 3, 4 and 5 ratings in each outer region.
    """
    agreed = _panel(r8=size - most_outside, r5=most_outside)
    not_agreed = _panel(r8=size - most_outside - 1, r5=most_outside + 1)
    divided = _panel(r8=size - least_each, r2=least_each)
    not_divided = _panel(r8=size - least_each, r2=least_each - 1, r5=1)
    assert judge_classic(agreed) == ["agreement"]
    assert judge_classic(not_agreed) == ["indeterminate"]
    assert judge_classic(divided) == ["disagreement"]
    assert judge_classic(not_divided) != ["disagreement"]


@pytest.mark.parametrize(
    ("ratings", "verdict"),
    [
        (_panel(r7=14, r5=4, r3=2), "in"),
        (_panel(r7=14, r5=3, r3=3), "none"),
        (_panel(r7=13, r6=7), "none"),
        (_panel(r3=14, r5=4, r7=2), "out"),
        (_panel(r3=14, r5=3, r7=3), "none"),
    ],
)
def test_core_outcomes_are_in_or_out_by_seventy_and_fifteen_percent(ratings: Array, verdict: str) -> None:
    """Evaluation of interventions for informed consent for randomised controlled trials (ELICIT): protocol
    for a systematic review of the literature and identification of a core outcome set using a Delphi survey,
    Trials (2015), DOI 10.1186/s13063-015-1011-8, Table 1: consensus in: at least 70% score 7 to 9 and fewer
    than 15% score 1 to 3; out: the reverse; otherwise no consensus.

    Panels of twenty at the limits: 14 are 70%, 2 are 10%, 3 are 15%.
    """
    assert percent_agreement(ratings, CORE_OUTCOMES).verdict == [verdict]


@pytest.mark.parametrize(
    ("moves", "kept"),
    [([[26, 0, 0], [7, 62, 2], [0, 0, 25]], 113), ([[8, 13, 5], [20, 38, 13], [5, 11, 9]], 55)],
)
def test_equal_histograms_hide_how_many_experts_changed_their_mind(moves: list[list[int]], kept: int) -> None:
    """Chaffin and Talley (1980), Individual stability in Delphi studies, Technological Forecasting and
    Social Change 16(1): 67-73, Tables 2a and 3a, as in the tests of the R package contentvalidR: of 122
    experts 9 net changes in both, which is stable by the 15% of Scheibe, Skutsch and Schofer (1975), in
    Linstone and Turoff, The Delphi Method, ch. IV.C; but 113 kept their answer in the one and 55 in the
    other.
    """
    change = compare_rounds(*_two_rounds(moves))
    assert change.raters_both.tolist() == [122]
    assert change.distribution_shift == pytest.approx([9 / 122])
    assert change.distribution_shift[0] < STABLE_BELOW
    assert change.share_moved == pytest.approx([1 - kept / 122])
