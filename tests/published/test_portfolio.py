"""Sets of actions with the highest value, as printed in the literature."""

import numpy as np
import pytest
from numpy.typing import NDArray

from bahali.analysis.budget.core import core_index, trace_budget
from bahali.analysis.budget.portfolio import choose_portfolio
from bahali.analysis.budget.terms import Floor, Terms
from bahali.analysis.robustness.sampling import draw_ordered_weights, draw_uniform_weights

Array = NDArray[np.float64]

# Capacity, weights, profits, the optimum, and its items counted from 1.
KNAPSACKS = {
    "P01": (
        165,
        [23, 31, 29, 44, 53, 38, 63, 85, 89, 82],
        [92, 57, 49, 68, 60, 43, 67, 84, 87, 72],
        309,
        [1, 2, 3, 4, 6],
    ),
    "P02": (26, [12, 7, 11, 8, 9], [24, 13, 23, 15, 16], 51, [2, 3, 4]),
    "P04": (190, [56, 59, 80, 64, 75, 17], [50, 50, 64, 46, 50, 5], 150, [1, 2, 5]),
    "P06": (170, [41, 50, 49, 59, 55, 57, 60], [442, 525, 511, 593, 546, 564, 617], 1735, [2, 4, 7]),
    "P07": (
        750,
        [70, 73, 77, 80, 82, 87, 90, 94, 98, 106, 110, 113, 115, 118, 120],
        [135, 139, 149, 150, 156, 163, 173, 184, 192, 201, 210, 214, 221, 229, 240],
        1458,
        [1, 3, 5, 7, 8, 9, 14, 15],
    ),
}

# Brans and Mareschal (1994): cost, population, parking, access and competitors of twelve sites.
SITES = np.array(
    [
        [21, 425, 500, 2, 1],
        [21.3, 475, 522, 2, 0],
        [8.2, 120, 860, 5, 2],
        [6.6, 45, 722, 3, 1],
        [4.9, 52, 1050, 4, 3],
        [21.3, 755, 850, 3, 5],
        [17.9, 625, 200, 2, 5],
        [17.3, 524, 780, 2, 5],
        [14.2, 540, 690, 4, 6],
        [10.4, 80, 675, 4, 3],
        [12.9, 310, 786, 5, 2],
        [9.6, 275, 1020, 2, 3],
    ]
)
RETURNS = np.array([426, 645, 76, 226, 275, 822, 1026, 692, 601, 464, 516, 602.0])

# The test data of the R package rpm: three criteria and the cost of fifteen projects, a budget of 300.
PROJECTS = np.array(
    [
        [46, 55, 31, 79],
        [61, 49, 49, 32],
        [22, 65, 57, 31],
        [43, 88, 42, 73],
        [8, 82, 51, 19],
        [60, 92, 71, 32],
        [72, 62, 38, 94],
        [92, 78, 100, 22],
        [81, 75, 37, 44],
        [85, 23, 22, 10],
        [50, 17, 53, 27],
        [9, 37, 83, 100],
        [64, 32, 51, 51],
        [98, 57, 17, 98],
        [9, 16, 13, 2.0],
    ]
)
NON_DOMINATED = [
    "011011011110101",
    "010011011110011",
    "011011011100011",
    "011111011110001",
    "010101011110101",
    "111011011110001",
    "011001011110011",
    "011111010110101",
    "110001011110101",
]
NON_DOMINATED_IN_ORDER = [
    "011011011110101",
    "010011011110011",
    "011111011110001",
    "010101011110101",
    "111011011110001",
    "011001011110011",
]


def _prefer(differences: Array) -> Array:
    """Give the weighted preference for differences on the five criteria, costs already turned round."""
    cost, population, parking, access, competitors = np.moveaxis(differences, -1, 0)
    return np.asarray(
        3 * np.clip((cost - 0.5) / 2.7, 0, 1)
        + np.where(population > 0, 1 - np.exp(-(population**2) / 2 / 75**2), 0)
        + np.where(parking > 0, 1 - np.exp(-(parking**2) / 2 / 225**2), 0)
        + ((access > 1) * 0.5 + (access > 2) * 0.5)
        + 2.5 * np.clip(competitors / 3, 0, 1)
    )


def _sites_from(*numbers: int) -> NDArray[np.bool_]:
    return np.isin(np.arange(1, 13), numbers)


@pytest.mark.parametrize("name", sorted(KNAPSACKS))
def test_knapsack_is_filled_with_its_known_optimum(name: str) -> None:
    """Burkardt, KNAPSACK_01: data for the 01 knapsack problem, instances P01, P02, P04, P06 and P07; P07 is
    from Kreher and Stinson (1999), Combinatorial Algorithms, which names the optimum 1458.
    """
    capacity, weights, profits, optimum, items = KNAPSACKS[name]
    terms = Terms(np.array([weights], dtype=float), np.array([capacity], dtype=float))
    best = choose_portfolio(np.array(profits, dtype=float), terms)
    assert best is not None
    assert best.value == pytest.approx(optimum)
    assert (np.flatnonzero(best.chosen) + 1).tolist() == items


def test_sites_chosen_under_side_rules_are_those_of_brans_and_mareschal_that_keep_the_rules() -> None:
    """Brans and Mareschal (1994), The PROMCALC & GAIA decision support system for multicriteria decision aid,
    Decision Support Systems 12(4-5): 297-310, Figure 9, Tables 4 and 5 (PROMETHEE V): from twelve sites
    five to nine with returns of at least 4000, exactly one of A1 and A2, at most two of A3 to A5, not both
    A10 and A12, so that the sum of the net flows is highest. Printed: A2, A4, A5, A6, A7, A10, A12.

    That set breaks the rule about A10 and A12. The best set that keeps all rules has A11 instead of A10 and
    is otherwise the printed one. The preference threshold on competitors is 3 (the copy seen shows "300"):
    only then are A4, A5 and A3 the best, and A11 and A12 next, as printed.
    """
    signed = SITES * [-1, 1, 1, 1, -1]
    preferred = _prefer(signed[:, None, :] - signed[None, :, :]) / 8.5
    flows = (preferred.sum(axis=1) - preferred.sum(axis=0)) / 11
    assert set((np.argsort(-flows)[:3] + 1).tolist()) == {3, 4, 5}
    assert set((np.argsort(-flows)[3:5] + 1).tolist()) == {11, 12}

    # Solved by the sites left out: at least three and at most seven, with limited returns, and so on.
    left_out = choose_portfolio(
        -flows,
        Terms(
            costs=np.vstack([np.ones(12), RETURNS]),
            limits=np.array([7.0, RETURNS.sum() - 4000]),
            exclusions=((0, 1),),
            floors=(
                Floor("at most nine", np.ones(12, dtype=bool), least_count=3),
                Floor("not both A1 and A2", _sites_from(1, 2), least_count=1),
                Floor("at most two of A3 to A5", _sites_from(3, 4, 5), least_count=1),
                Floor("not both A10 and A12", _sites_from(10, 12), least_count=1),
            ),
        ),
    )
    assert left_out is not None
    assert (np.flatnonzero(~left_out.chosen) + 1).tolist() == [2, 4, 5, 6, 7, 11, 12]


def test_budget_grows_through_the_efficient_sets_printed_by_lourenco_morton_and_bana_e_costa() -> None:
    """Lourenco, Morton and Bana e Costa (2012), PROBE - a multicriteria decision support system for portfolio
    robustness evaluation, Decision Support Systems 54(1): 534-550, Table 1 and Figure 1: of four projects
    the efficient sets are none, 1, 2, 1 2, 1 2 4, 1 2 3 and all; with a budget of 20 the best is 1 2 4, worth
    9, which needs all of it, and at 22 project 3 takes the place of 4.
    """
    values, costs = np.array([3.0, 4, 3, 2]), np.array([[4.0, 8, 10, 8]])
    steps = trace_budget(values, Terms(costs, np.array([20.0])))
    sets = [[position + 1 for position in chosen] for chosen in steps["chosen"]]
    assert sets == [[], [1], [2], [1, 2], [1, 2, 4], [1, 2, 3], [1, 2, 3, 4]]
    assert steps["limit"].tolist() == [0, 4, 8, 12, 20, 22, 30]
    best = choose_portfolio(values, Terms(costs, np.array([20.0])))
    assert best is not None
    assert (np.flatnonzero(best.chosen) + 1).tolist() == [1, 2, 4]
    assert best.value == pytest.approx(9)


@pytest.mark.parametrize("in_order", [False, True])
def test_best_sets_are_among_the_non_dominated_ones_of_robust_portfolio_modeling(*, in_order: bool) -> None:
    """Liesio, Mild and Salo (2007), Preference programming for robust portfolio modeling and project
    selection, European Journal of Operational Research 181(3): 1488-1505; data and non-dominated sets are
    those of the tests of the R package rpm by Tervonen: nine with any weights, six of them if the first
    criterion weighs no less than the second, and that no less than the third.

    The core index of the paper is the share of the non-dominated sets that hold a project, ours the share
    of the draws. They agree where it matters: 1 for the core projects, which are in every set (2, 6, 8, 10,
    15), and 0 for the exterior ones, which are in none (7, 12).
    """
    generator = np.random.default_rng(8)
    weights = (
        draw_ordered_weights(40, np.array([1.0, 2, 3]), generator)
        if in_order
        else draw_uniform_weights(40, 3, generator)
    )
    terms = Terms(PROJECTS[:, 3:].T, np.array([300.0]))
    draws = weights @ PROJECTS[:, :3].T / 100
    allowed = NON_DOMINATED_IN_ORDER if in_order else NON_DOMINATED
    for values in draws:
        best = choose_portfolio(values, terms)
        assert best is not None
        assert "".join(str(int(is_chosen)) for is_chosen in best.chosen) in allowed
    shares = np.array([[float(digit) for digit in members] for members in allowed]).mean(axis=0)
    index = core_index(draws, terms)
    assert (index[shares == 1] == 1).all()
    assert (index[shares == 0] == 0).all()
    assert (np.flatnonzero(shares == 0) + 1).tolist() == [7, 12]
