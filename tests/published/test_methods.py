"""TOPSIS, VIKOR, PROMETHEE II and research priority scores, as printed in the literature."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from bahali.analysis.methods.chnri import chnri_scores
from bahali.analysis.methods.promethee import promethee
from bahali.analysis.methods.topsis import topsis
from bahali.analysis.methods.vikor import find_compromise, vikor

Array = NDArray[np.float64]
Preference = Callable[[float], float]

# Tzeng and Huang (2011): four alternatives, three benefit criteria.
TZENG_HUANG = np.array([[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]]) / 10
TZENG_HUANG_WEIGHTS = [0.3, 0.4, 0.3]

# Opricovic and Tzeng (2004): three mountains, risk (less is better) and altitude, on two scales of each.
CLIMBER = np.array([[1, 3000], [2, 3750], [5, 4500.0]])
CLIMBER_RESCALED = np.array([[6, 2], [7, 2.75], [10, 3.5]])

# Opricovic and Tzeng (2007): six hydropower systems on eight criteria.
HYDROPOWER = np.array(
    [
        [4184.3, 2914.0, 407.2, 251.0, 195, 244, 15, 2.41],
        [5211.9, 3630.0, 501.7, 308.3, 282, 346, 21, 1.41],
        [5021.3, 3920.5, 504.0, 278.6, 12, 56, 3, 4.42],
        [5566.1, 3957.9, 559.5, 335.3, 167, 268, 16, 3.36],
        [5060.5, 3293.5, 514.1, 284.2, 69, 90, 7, 4.04],
        [4317.9, 2925.9, 432.8, 239.3, 12, 55, 3, 4.36],
    ]
)
IS_COST = [False, True, False, False, True, True, True, False]
HYDROPOWER_CASES = [
    (
        [1, 1, 1, 1, 1, 1, 1, 1],
        [0.692, 0.7, 0.29, 0.423, 0.28, 0.346],
        [0.125, 0.125, 0.121, 0.125, 0.067, 0.125],
        [0.991, 1, 0.473, 0.670, 0, 0.578],
        {5},
    ),
    (
        [2, 2, 2, 2, 1, 1, 1, 1],
        [0.701, 0.6, 0.386, 0.365, 0.317, 0.459],
        [0.167, 0.114, 0.161, 0.167, 0.089, 0.167],
        [1, 0.533, 0.552, 0.563, 0, 0.686],
        {5},
    ),
    (
        [1, 1, 1, 1, 2, 2, 2, 2],
        [0.683, 0.8, 0.193, 0.48, 0.243, 0.232],
        [0.113, 0.167, 0.08, 0.122, 0.044, 0.083],
        [0.684, 1, 0.147, 0.554, 0.041, 0.191],
        {3, 5, 6},
    ),
    (
        [1, 1, 1, 1, 3.2, 3.2, 3.2, 3.2],
        [0.678, 0.857, 0.138, 0.513, 0.222, 0.167],
        [0.129, 0.190, 0.057, 0.139, 0.042, 0.060],
        [0.668, 1, 0.051, 0.588, 0.058, 0.078],
        {3, 5, 6},
    ),
]

# Brans, Vincke and Mareschal (1986): manpower, power, construction cost, maintenance cost, villages to
# evacuate, security level of six projects (Italy, Belgium, Germany, Sweden, Austria, France).
DAMS = np.array(
    [
        [80, 90, 600, 54, 8, 5],
        [65, 58, 200, 97, 1, 1],
        [83, 60, 400, 72, 4, 7],
        [40, 80, 1000, 75, 7, 10],
        [52, 72, 600, 20, 3, 8],
        [94, 96, 700, 36, 5, 6.0],
    ]
)
DAM_SIGNS = [-1, 1, -1, -1, -1, 1]
DAM_PREFERENCES: list[Preference] = [
    lambda difference: float(difference > 10),
    lambda difference: min(difference / 30, 1.0),
    lambda difference: min(max((difference - 50) / 450, 0.0), 1.0),
    lambda difference: (float(difference > 10) + float(difference > 60)) / 2,
    lambda difference: float(difference > 0),
    lambda difference: 1 - float(np.exp(-(difference**2) / 50)),
]

# Hwang and Yoon (1981): speed, range, payload, cost (less is better), reliability, manoeuvrability of four
# fighter aircraft.
FIGHTERS = np.array(
    [
        [2.0, 1500, 20000, 5.5, 5, 9],
        [2.5, 2700, 18000, 6.5, 3, 5],
        [1.8, 2000, 21000, 4.5, 7, 7],
        [2.2, 1800, 20000, 5.0, 5, 5],
    ]
)


def _reflect(column: Array) -> Array:
    """Turn costs into benefits of the same Euclidean length, by a reflection about their mean."""
    return np.asarray(2 * column.mean() - column)


def _stretch(table: Array, is_cost: list[bool]) -> Array:
    values = (table - table.min(axis=0)) / np.ptp(table, axis=0)
    return np.asarray(np.where(is_cost, 1 - values, values))


def _flows(table: Array, signs: list[int], preferences: list[Preference], weights: Array) -> Array:
    """Find net flows for any preference function, as a mixture of criteria with a single step each.

    Over the differences that occur, a function that rises from 0 to P is a sum of steps; the flow of a sum
    is the sum of the flows. What is left of the weight goes to a criterion on which all are alike.
    """
    columns, shares, steps_at = [np.zeros(len(table))], [0.0], [0.0]
    for column, sign, preference, weight in zip(table.T, signs, preferences, weights, strict=True):
        values = (sign * column - (sign * column).min()) / np.ptp(column)
        differences = np.unique(np.abs(column[:, None] - column))
        rises = np.diff([0.0, *(preference(difference) for difference in differences[1:])])
        middles = (differences[1:] + differences[:-1]) / 2 / np.ptp(column)
        columns += [values] * len(rises)
        shares += (weight * rises).tolist()
        steps_at += middles.tolist()
    shares[0] = weights.sum() - sum(shares)
    return promethee(np.column_stack(columns), np.array(shares) / weights.sum(), steps_at, steps_at)


def test_topsis_ranks_fighter_aircraft_as_printed_by_hwang_and_yoon() -> None:
    """Hwang and Yoon (1981), Multiple Attribute Decision Making, pp. 128-134: 0.643, 0.268, 0.613, 0.312.
    Data and results also in the example of an open TOPSIS library and the tests of a benchmark of such
    methods, which notes that the normalised table of the book is rounded wrongly in places; that changes the
    third digit at most.

    Cost is reflected so that its Euclidean length, the divisor, stays that of the book.
    """
    benefits = FIGHTERS.copy()
    benefits[:, 3] = _reflect(FIGHTERS[:, 3])
    closeness = topsis(benefits / benefits.max(axis=0), [0.2, 0.1, 0.1, 0.1, 0.2, 0.3])
    assert closeness == pytest.approx([0.643, 0.268, 0.613, 0.312], abs=1e-3)


def test_topsis_ranks_as_printed_by_tzeng_and_huang() -> None:
    """Tzeng and Huang (2011), Multiple Attribute Decision Making, ch. 5, as in the tests of the package
    scikit-criteria: 0.5037, 0.6581, 0.7482, 0.3340.
    """
    expected = [0.5037, 0.6581, 0.7482, 0.3340]
    assert topsis(TZENG_HUANG, TZENG_HUANG_WEIGHTS) == pytest.approx(expected, abs=6e-5)


@pytest.mark.parametrize(
    ("table", "closeness"),
    [(CLIMBER, [0.762, 0.722, 0.238]), (CLIMBER_RESCALED, [0.489, 0.612, 0.511])],
)
def test_topsis_by_vector_length_depends_on_the_unit_as_opricovic_and_tzeng_show(
    table: Array, closeness: list[float]
) -> None:
    """Opricovic and Tzeng (2004), Compromise solution by MCDM methods: a comparative analysis of VIKOR and
    TOPSIS, European Journal of Operational Research 156(2): 445-455, Tables 1 to 3, the mountain climber:
    0.762, 0.722, 0.238 on one scale of risk and altitude and 0.489, 0.612, 0.511 on another.

    Risk is a cost; its values are reflected so that their Euclidean length, the divisor, stays that of the
    paper.
    """
    benefits = np.column_stack([_reflect(table[:, 0]), table[:, 1]])
    values = benefits / benefits.max(axis=0)
    assert topsis(values, [0.5, 0.5]) == pytest.approx(closeness, abs=6e-4)


@pytest.mark.parametrize("table", [CLIMBER, CLIMBER_RESCALED])
def test_topsis_by_range_does_not_depend_on_the_unit(table: Array) -> None:
    """Opricovic and Tzeng (2004), as above: with linear normalisation 0.500, 0.617, 0.500 on both scales;
    also in the tests of the package pymcdm.
    """
    values = _stretch(table, [True, False])
    assert topsis(values, [0.5, 0.5], "minmax") == pytest.approx([0.5, 0.617, 0.5], abs=6e-4)


@pytest.mark.parametrize("table", [CLIMBER, CLIMBER_RESCALED])
def test_vikor_sends_the_climber_to_the_second_mountain(table: Array) -> None:
    """Opricovic and Tzeng (2004), as above: S 0.5, 0.375, 0.5; R 0.5, 0.25, 0.5; Q 1, 0, 1; the second
    mountain alone is the compromise.
    """
    s, r, q = vikor(_stretch(table, [True, False]), [0.5, 0.5])
    assert s == pytest.approx([0.5, 0.375, 0.5])
    assert r == pytest.approx([0.5, 0.25, 0.5])
    assert q == pytest.approx([1, 0, 1])
    assert find_compromise(q, s, r) == (1,)


def test_vikor_ranks_as_printed_for_the_data_of_tzeng_and_huang() -> None:
    """Tzeng and Huang (2011), as above, S 0.6, 0.3, 0.15, 0.65; R 0.3, 0.2, 0.15, 0.4; Q 0.75, 0.25, 0, 1;
    the lead of the third over the second, 0.25, is below 1/3, so that both are the compromise.
    """
    s, r, q = vikor(TZENG_HUANG, TZENG_HUANG_WEIGHTS)
    assert s == pytest.approx([0.6, 0.3, 0.15, 0.65])
    assert r == pytest.approx([0.3, 0.2, 0.15, 0.4])
    assert q == pytest.approx([0.75, 0.25, 0, 1])
    assert find_compromise(q, s, r) == (2, 1)


def test_vikor_ranks_as_printed_by_yang_and_wu() -> None:
    """Yang and Wu (2020), A new improvement method to avoid rank reversal in VIKOR, IEEE Access 8:
    21261-21271, as in the tests of the package pymcdm: Q 0.5679, 0.7667, 1, 0.7493, 0.
    """
    table = [[78, 56, 34, 6], [4, 45, 3, 97], [18, 2, 50, 63], [9, 14, 11, 92], [85, 9, 100, 29]]
    q = vikor(np.array(table) / 100, [0.25] * 4).q
    assert q == pytest.approx([0.5679, 0.7667, 1, 0.7493, 0], abs=6e-5)


@pytest.mark.parametrize(("weights", "s", "r", "q", "compromise"), HYDROPOWER_CASES)
def test_vikor_finds_the_compromise_between_hydropower_systems(
    weights: list[float], s: list[float], r: list[float], q: list[float], compromise: set[int]
) -> None:
    """Opricovic and Tzeng (2007), Extended VIKOR method in comparison with outranking methods, European
    Journal of Operational Research 178(2): 514-529, the four sets of weights, as in the tests of the
    package scikit-criteria: S, R, Q and the compromise, system 5 or systems 3, 5 and 6.
    """
    found = vikor(_stretch(HYDROPOWER, IS_COST), np.array(weights) / sum(weights))
    assert found.s == pytest.approx(s, abs=1e-3)
    assert found.r == pytest.approx(r, abs=1e-3)
    assert found.q == pytest.approx(q, abs=1e-3)
    assert {position + 1 for position in find_compromise(found.q, found.s, found.r)} == compromise


def test_promethee_has_the_flows_printed_by_zhao_peng_and_li() -> None:
    """Zhao, Peng and Li (2013), Revised PROMETHEE II for improving efficiency in emergency response, Procedia
    Computer Science 17: 181-188, as in the tests of the package pymcdm: usual criteria, net flows 0.1, -0.3,
    0.2.
    """
    table = np.array([[4, 3, 2], [3, 2, 4], [5, 1, 3]]) / 5
    assert promethee(table, [0.5, 0.3, 0.2]) == pytest.approx([0.1, -0.3, 0.2])


def test_promethee_ranks_hydroelectric_projects_as_brans_vincke_and_mareschal() -> None:
    """Brans, Vincke and Mareschal (1986), How to select and how to rank projects: the PROMETHEE method,
    European Journal of Operational Research 24(2): 228-238: six criteria, one of each kind of preference
    function; net flows, summed over five comparisons, -0.728, 0.085, -0.447, -0.102, 1.466, -0.274. The
    data are also in Mareschal (2019), Exercises with Visual PROMETHEE, Table 1.
    """
    flows = _flows(DAMS, DAM_SIGNS, DAM_PREFERENCES, np.ones(6))
    assert flows * 5 == pytest.approx([-0.728, 0.085, -0.447, -0.102, 1.466, -0.274], abs=2e-3)


@pytest.mark.parametrize(
    ("weights", "best"), [([10, 50, 10, 10, 10, 10], "France"), ([9, 9, 9, 9, 55, 9], "Belgium")]
)
def test_promethee_puts_another_project_first_when_one_weight_dominates(
    weights: list[float], best: str
) -> None:
    """Mareschal (2019), as above: France is first with half of the weight on power, Belgium with 55 of 100
    on the villages to evacuate.
    """
    projects = ["Italy", "Belgium", "Germany", "Sweden", "Austria", "France"]
    flows = _flows(DAMS, DAM_SIGNS, DAM_PREFERENCES, np.array(weights, dtype=float))
    assert projects[int(flows.argmax())] == best


def test_weighted_research_priority_scores_are_those_printed_by_salam() -> None:
    """Salam et al. (2023), Journal of Global Health 13: 07004 (PMC10472017), Table 4, the first nine
    research options: answerability, effectiveness, deliverability, burden and equity scores, and the
    weighted research priority score.

    The paper does not print the weights. Those used were inferred by least squares: five weights that add
    up to 1 reproduce all nine scores to their third digit, which checks the weighted mean, not the weights.
    """
    table = np.array(
        [
            [0.984, 0.952, 0.945, 0.747, 0.895, 0.903],
            [0.928, 0.944, 0.923, 0.737, 0.918, 0.888],
            [0.923, 0.934, 0.884, 0.712, 0.959, 0.880],
            [0.916, 0.943, 0.929, 0.706, 0.871, 0.871],
            [0.936, 0.912, 0.877, 0.721, 0.920, 0.871],
            [0.944, 0.929, 0.907, 0.698, 0.879, 0.870],
            [0.952, 0.897, 0.895, 0.720, 0.876, 0.866],
            [0.911, 0.926, 0.921, 0.720, 0.851, 0.865],
            [0.961, 0.928, 0.938, 0.662, 0.819, 0.860],
        ]
    )
    scores = chnri_scores(table[:, :5], [0.204, 0.240, 0.166, 0.216, 0.174])
    assert scores == pytest.approx(table[:, 5], abs=1e-3)
