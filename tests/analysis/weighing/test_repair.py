import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bahali.analysis.weighing.pairwise import combine_judgements, consistency_ratio
from bahali.analysis.weighing.repair import suggest_repair

Array = NDArray[np.float64]

NAN = float("nan")

# Judgements 2, 1 and 4: "1 to 2 times 2 to 3" is 8 and "1 to 3" is 1, so they contradict by a factor of 8.
# With three criteria the highest eigenvalue is 1 + q + 1/q, q the cube root of 8: 3.5.
OFF_BY_EIGHT = np.array([[1, 2, 1], [1 / 2, 1, 4], [1, 1 / 4, 1]])


def _matrix(size: int, above: list[float]) -> Array:
    """Make a reciprocal matrix from its entries above the diagonal, row by row."""
    matrix = np.ones((size, size))
    for (row, column), judgement in zip(combinations(range(size), 2), above, strict=True):
        matrix[row, column], matrix[column, row] = judgement, 1 / judgement
    return matrix


def _consistent(weights: list[float]) -> Array:
    return np.array([[one / other for other in weights] for one in weights])


def _saaty_ratios(matrices: Array) -> Array:
    """Compute the consistency ratios of matrices of 3 to 6 criteria by repeated squaring."""
    size = matrices.shape[-1]
    power = matrices
    for _ in range(12):
        power = power @ power
        power = power / power.sum(axis=(-2, -1), keepdims=True)
    highest = (matrices @ power).sum(axis=(-2, -1))
    ratios: Array = (highest - size) / (size - 1) / {3: 0.58, 4: 0.90, 5: 1.12, 6: 1.24}[size]
    return ratios


def _changed(matrix: Array, row: int, column: int, judgement: float) -> Array:
    changed = matrix.copy()
    changed[row, column], changed[column, row] = judgement, 1 / judgement
    return changed


@st.composite
def any_matrices(draw: st.DrawFn, least: int = 2, most: int = 10) -> Array:
    """Draw a positive reciprocal matrix with any judgements from 1/9 to 9."""
    size = draw(st.integers(least, most))
    logs = st.floats(-math.log(9), math.log(9))
    count = size * (size - 1) // 2
    return _matrix(size, [math.exp(log) for log in draw(st.lists(logs, min_size=count, max_size=count))])


@given(st.lists(st.floats(0.1, 0.9), min_size=2, max_size=10))
def test_judgements_made_from_weights_need_no_repair(weights: list[float]) -> None:
    assert suggest_repair(_consistent(weights)) is None


@pytest.mark.parametrize("matrix", [np.ones((1, 1)), _matrix(2, [7])])
def test_one_or_two_criteria_need_no_repair(matrix: Array) -> None:
    assert suggest_repair(matrix) is None


def test_what_is_not_reciprocal_is_not_repaired() -> None:
    with pytest.raises(ValueError, match="must be 1 divided by its mirror entry"):
        suggest_repair(np.array([[1.0, 2.0], [2.0, 1.0]]))


def test_an_unknown_random_index_is_refused() -> None:
    with pytest.raises(ValueError, match="no random index is named alonso; there are saaty, tummala-ling"):
        suggest_repair(OFF_BY_EIGHT, random_index="alonso")


def test_the_random_index_named_decides_whether_there_is_anything_to_repair() -> None:
    # (3.5 - 3)/2 = 0.25; 0.25 / 0.58 is 0.43103 and 0.25 / 0.5799 is 0.43111: the limit lies between them.
    assert suggest_repair(OFF_BY_EIGHT, limit=0.43107) is None
    assert suggest_repair(OFF_BY_EIGHT, limit=0.43107, random_index="tummala-ling") is not None


def test_the_smallest_repair_of_three_criteria_is_known() -> None:
    # At the limit q + 1/q = 2 + 2 x 0.1 x 0.58 = 2.116, so the contradiction q^3 may be exp(3 arccosh 1.058).
    # All three judgements need the same change; the first one, 2, must become q^3 x 1 / 4.
    repair = suggest_repair(OFF_BY_EIGHT)
    assert repair is not None
    assert repair[:3] == (0, 1, 2.0)
    assert repair.suggested == pytest.approx(math.exp(3 * math.acosh(1.058)) / 4)
    assert repair.ratio == pytest.approx(0.1)


def test_the_one_wrong_judgement_of_four_criteria_is_found() -> None:
    # One judgement off by d among n otherwise consistent: l^3 - n l^2 = (n - 2)(d + 1/d - 2), l the highest
    # eigenvalue. At a ratio of 0.02: l = 4 + 3 x 0.02 x 0.9 = 4.054 and d + 1/d - 2 = 4 sinh(log(d)/2)^2.
    # Criteria 2 and 4 stand 4 to 1 and are given as 1 to 9, so the repair ends at 4 / d.
    repair = suggest_repair(_changed(_consistent([8, 4, 2, 1]), 1, 3, 1 / 9), limit=0.02)
    excess = 4.054**2 * 0.054 / 2
    assert repair is not None
    assert repair[:2] == (1, 3)
    assert repair.suggested == pytest.approx(4 / math.exp(2 * math.asinh(math.sqrt(excess) / 2)))
    assert repair.ratio == pytest.approx(0.02)


@settings(max_examples=40, deadline=None)
@given(any_matrices(least=3, most=5), st.sampled_from([0.02, 0.1, 0.3]))
def test_no_single_change_on_a_grid_is_a_better_repair(matrix: Array, limit: float) -> None:
    repair = suggest_repair(matrix, limit)
    assume(repair is not None)
    assert repair is not None
    changed = _changed(matrix, repair.row, repair.column, repair.suggested)
    assert repair.given == matrix[repair.row, repair.column]
    assert abs(math.log(repair.suggested)) <= math.log(9) + 1e-9
    assert _saaty_ratios(changed) == pytest.approx(repair.ratio, abs=1e-9)
    change = abs(math.log(repair.suggested / repair.given))
    grid = np.exp(np.linspace(-math.log(9), math.log(9), 401))
    for row, column in combinations(range(len(matrix)), 2):
        ratios = _saaty_ratios(np.array([_changed(matrix, row, column, judgement) for judgement in grid]))
        is_smaller = np.abs(np.log(grid / matrix[row, column])) < change - 1e-6
        if repair.ratio <= limit:
            assert (ratios[is_smaller] > limit).all()
        else:
            assert (ratios > repair.ratio - 1e-9).all()


def test_if_no_single_change_is_enough_the_best_one_is_named() -> None:
    # Two circles apart from each other, "9 times, 9 times, 1/9": one change can only mend one of them.
    circle = _matrix(3, [9, 1 / 9, 9])
    matrix = np.block([[circle, np.ones((3, 3))], [np.ones((3, 3)), circle]])
    repair = suggest_repair(matrix)
    assert repair is not None
    assert 0.1 < repair.ratio < consistency_ratio(matrix)


def test_a_judgement_beyond_nine_can_be_repaired() -> None:
    # 2 x 2 = 4 and not 40: the smallest change stays beyond 9 only as far as the limit allows.
    matrix = _matrix(3, [2, 40, 2])
    repair = suggest_repair(matrix)
    assert repair is not None
    assert repair.ratio <= 0.1
    assert repair.ratio == pytest.approx(_saaty_ratios(_changed(matrix, *repair[:2], repair.suggested)))


def test_a_ratio_at_the_limit_needs_no_repair() -> None:
    assert suggest_repair(OFF_BY_EIGHT, limit=consistency_ratio(OFF_BY_EIGHT)) is None


@pytest.mark.parametrize("limit", [0.0, -0.1, NAN])
def test_a_limit_that_is_not_above_zero_is_refused(limit: float) -> None:
    with pytest.raises(ValueError, match="the limit of the consistency ratio must be above 0"):
        suggest_repair(OFF_BY_EIGHT, limit)


@settings(max_examples=40, deadline=None)
@given(st.lists(any_matrices(least=4, most=4), min_size=1, max_size=4))
def test_the_comparisons_of_a_group_can_be_repaired(matrices: list[Array]) -> None:
    group = combine_judgements(matrices)
    repair = suggest_repair(group)
    assert repair is None or repair.ratio < consistency_ratio(group)
