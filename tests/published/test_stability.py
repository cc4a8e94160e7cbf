"""How far a weight may move before another action is first, as printed in the literature."""

import numpy as np
import pytest
from numpy.typing import NDArray

from bahali.analysis.robustness.stability import find_stability

Array = NDArray[np.float64]

# Mareschal (2019), Table 1, the six hydroelectric projects of Brans, Vincke and Mareschal (1986).
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
BELGIUM, AUSTRIA, FRANCE = 1, 4, 5


# Triantaphyllou and Sanchez (1997): four alternatives on four criteria.
FOUR = np.array(
    [
        [0.3088, 0.2897, 0.3867, 0.1922],
        [0.2163, 0.3458, 0.1755, 0.6288],
        [0.4509, 0.2473, 0.1194, 0.0575],
        [0.0240, 0.1172, 0.3184, 0.1215],
    ]
)
FOUR_WEIGHTS = np.array([0.3277, 0.3058, 0.2876, 0.0790])


def _unicriterion_flows() -> Array:
    difference = (DAMS * [-1, 1, -1, -1, -1, 1])[:, None, :] - (DAMS * [-1, 1, -1, -1, -1, 1])[None, :, :]
    manpower, power, building, upkeep, villages, security = np.moveaxis(difference, -1, 0)
    preferred = np.stack(
        [
            (manpower > 10) * 1.0,
            np.clip(power / 30, 0, 1),
            np.clip((building - 50) / 450, 0, 1),
            (upkeep > 10) * 0.5 + (upkeep > 60) * 0.5,
            (villages > 0) * 1.0,
            np.where(security > 0, 1 - np.exp(-(security**2) / 50), 0),
        ]
    )
    return np.asarray((preferred.sum(axis=2) - preferred.sum(axis=1)).T / 5)


@pytest.mark.parametrize(
    ("criterion", "share", "taking_over"), [(1, 0.50, FRANCE), (4, 0.55, BELGIUM)], ids=["power", "villages"]
)
def test_austria_loses_the_lead_before_the_weights_at_which_others_are_printed_first(
    criterion: int, share: float, taking_over: int
) -> None:
    """Mareschal (1988), Weight stability intervals in multicriteria decision aid, European Journal of
    Operational Research 33(1): 54-64; numbers from Mareschal (2019), Exercises with Visual PROMETHEE: with
    equal weights Austria is first; with 50 of 100 on power France is, with 55 on villages Belgium.

    The net flow is a weighted sum of the flows on each criterion, so that these are values here.
    """
    values = (_unicriterion_flows() + 1) / 2
    weights = np.full(6, 1 / 6)
    low, high = find_stability(values, weights)[criterion]
    assert (values @ weights).argmax() == AUSTRIA
    assert low <= 1 / 6 <= high < share
    moved = np.full(6, (1 - share) / 5)
    moved[criterion] = share
    assert (values @ moved).argmax() == taking_over


def test_leader_is_overtaken_at_the_weight_changes_printed_by_triantaphyllou_and_sanchez() -> None:
    """Triantaphyllou and Sanchez (1997), A sensitivity analysis approach for some deterministic
    multi-criteria decision making methods, Decision Sciences 28(1): 151-194, the example of the weighted sum
    model: sums 0.3162, 0.2768, 0.2621, 0.1450, and the changes, in percent of a weight, at which A2 overtakes
    A1 (not feasible, -229.7, 64.8818, -114.1772) or A3 does (-116.1733, not feasible, 70.35, not feasible);
    A4 never does. Numbers as in the test of an open airfoil selection tool that quotes the paper.

    A change takes a share from one weight, after which all are divided by their sum; so the others keep
    their proportions, as here. The weights as printed add up to 1.0001.
    """
    weights = FOUR_WEIGHTS / FOUR_WEIGHTS.sum()
    taken = np.array([-1.161733, -2.297, 0.648818, -1.141772]) * FOUR_WEIGHTS
    overtaken = (FOUR_WEIGHTS - taken) / (1 - taken)
    expected = [[0, overtaken[0]], [0, overtaken[1]], [overtaken[2], 1], [0, overtaken[3]]]
    sums = FOUR @ FOUR_WEIGHTS
    assert sums == pytest.approx([0.3162, 0.2768, 0.2621, 0.1450], abs=2e-4)
    assert find_stability(FOUR, weights) == pytest.approx(np.array(expected), abs=2e-3)


def test_office_stays_first_down_to_the_printed_weight_of_turnover() -> None:
    """Goodwin and Wright, Decision Analysis for Management Judgment, ch. 3, sensitivity analysis of the
    office location problem: Addison Square has the highest benefit as long as turnover carries at least
    52.1% of the weight; below, Elton Street has.

    Known from the book, and recomputed; not compared with a copy of the page. The values are those of
    the branches turnover (swings 100, 80, 70) and working conditions (30, 20, 10).
    """
    turnover = np.array(
        [[100, 20, 80, 70, 40, 0, 60], [60, 80, 70, 50, 60, 0, 100], [100, 10, 0, 30, 90, 70, 20]]
    )
    conditions = np.array(
        [[75, 30, 0, 55, 100, 0, 50], [0, 100, 10, 30, 60, 80, 50], [90, 30, 100, 90, 70, 0, 80]]
    )
    values = np.column_stack(
        [np.array([100, 80, 70]) @ turnover / 250, np.array([30, 20, 10]) @ conditions / 60]
    )
    stable = find_stability(values / 100, np.array([250, 60]) / 310)
    assert stable[0] == pytest.approx([0.521, 1], abs=6e-4)
    assert stable[1] == pytest.approx([0, 0.479], abs=6e-4)
