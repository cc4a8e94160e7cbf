import math
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from pymcdm.weights.subjective import AHP  # type: ignore[import-untyped]

from bahali.analysis.weighing.pairwise import (
    RANDOM_INDEX,
    Triad,
    check_reciprocal,
    combine_judgements,
    combine_priorities,
    consistency_ratio,
    find_worst_triad,
    principal_weights,
)

Array = NDArray[np.float64]

NAN = float("nan")
SCALE = [*(1 / number for number in range(9, 1, -1)), *range(1, 10)]

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


@st.composite
def whole_matrices(draw: st.DrawFn, size: int) -> Array:
    """Draw a matrix with the judgements of one rater: 1/9, 1/8 ... 8, 9."""
    count = size * (size - 1) // 2
    return _matrix(size, draw(st.lists(st.sampled_from(SCALE), min_size=count, max_size=count)))


weight_rows = st.lists(st.floats(0.1, 0.9), min_size=2, max_size=10)


def test_weights_are_the_principal_eigenvector() -> None:
    # Row 1: 1 x 0.4 + 2 x 0.4 + 1 x 0.2 = 1.4 = 3.5 x 0.4; row 3: 0.4 + 0.1 + 0.2 = 0.7 = 3.5 x 0.2
    assert principal_weights(OFF_BY_EIGHT) == pytest.approx([0.4, 0.4, 0.2])


def test_the_consistency_ratio_depends_on_the_random_index_named() -> None:
    # (3.5 - 3)/2 = 0.25
    assert consistency_ratio(OFF_BY_EIGHT) == pytest.approx(0.25 / 0.58)
    assert consistency_ratio(OFF_BY_EIGHT, "tummala-ling") == pytest.approx(0.25 / 0.5799)


@given(weight_rows)
def test_judgements_made_from_weights_give_the_weights_back(weights: list[float]) -> None:
    matrix = _consistent(weights)
    assert principal_weights(matrix) == pytest.approx(np.array(weights) / sum(weights))
    assert consistency_ratio(matrix) == pytest.approx(0, abs=1e-12)


@given(any_matrices())
def test_any_positive_reciprocal_matrix_gives_weights(matrix: Array) -> None:
    weights = principal_weights(matrix)
    highest = (matrix @ weights)[0] / weights[0]
    assert weights.sum() == pytest.approx(1)
    assert (weights > 0).all()
    assert matrix @ weights == pytest.approx(highest * weights)
    assert consistency_ratio(matrix) >= 0


@given(st.data(), any_matrices())
def test_permuting_criteria_permutes_their_weights(data: st.DataObject, matrix: Array) -> None:
    order = data.draw(st.permutations(range(len(matrix))))
    permuted = matrix[np.ix_(order, order)]
    assert principal_weights(permuted) == pytest.approx(principal_weights(matrix)[order])
    assert consistency_ratio(permuted) == pytest.approx(consistency_ratio(matrix), abs=1e-9)


@given(st.integers(3, 10).flatmap(whole_matrices))
def test_weights_and_ratio_are_those_of_another_library(matrix: Array) -> None:
    other = AHP(matrix=matrix)
    assert principal_weights(matrix) == pytest.approx(other())
    assert consistency_ratio(matrix, "tummala-ling") == pytest.approx(other.get_cr(), abs=1e-9)


def test_the_second_random_index_is_that_of_another_library() -> None:
    assert list(RANDOM_INDEX["tummala-ling"]) == AHP.RI_M


def test_the_random_indices_are_estimates_of_the_same_means() -> None:
    assert list(RANDOM_INDEX["saaty"]) == pytest.approx(list(RANDOM_INDEX["tummala-ling"]), abs=0.06)


@pytest.mark.parametrize("name", RANDOM_INDEX)
def test_a_random_index_covers_one_to_fifteen_criteria(name: str) -> None:
    assert consistency_ratio(np.ones((15, 15)), name) == pytest.approx(0, abs=1e-12)
    with pytest.raises(ValueError, match=f"the random index {name} ends at 15 criteria, not at 16"):
        consistency_ratio(np.ones((16, 16)), name)


@pytest.mark.parametrize("matrix", [np.ones((1, 1)), _matrix(2, [7])])
def test_one_or_two_criteria_cannot_contradict_each_other(matrix: Array) -> None:
    assert consistency_ratio(matrix) == 0
    assert find_worst_triad(matrix) is None


def test_one_criterion_has_all_the_weight() -> None:
    assert principal_weights(np.ones((1, 1))).tolist() == [1.0]


def test_an_unknown_random_index_is_refused() -> None:
    with pytest.raises(ValueError, match="no random index is named alonso; there are saaty, tummala-ling"):
        consistency_ratio(OFF_BY_EIGHT, "alonso")


@pytest.mark.parametrize("shape", [(2, 3), (4,), (0, 0), (2, 2, 2)])
def test_a_matrix_that_is_not_square_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="must be square, not of shape"):
        check_reciprocal(np.ones(shape))


@pytest.mark.parametrize("judgement", [0.0, -3.0, NAN, float("inf")])
def test_a_judgement_that_is_not_positive_is_refused(judgement: float) -> None:
    matrix = np.ones((3, 3))
    matrix[0, 2] = judgement
    with pytest.raises(ValueError, match="the judgement in row 1, column 3 must be a positive number, not"):
        check_reciprocal(matrix)


def test_a_judgement_that_does_not_fit_its_mirror_is_refused() -> None:
    with pytest.raises(ValueError, match="row 1, column 2 must be 1 divided by its mirror entry, not 3"):
        check_reciprocal(np.array([[1, 3], [0.5, 1]]))


def test_a_criterion_that_is_not_equal_to_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="row 2, column 2 must be 1 divided by its mirror entry, not 2"):
        check_reciprocal(np.array([[1.0, 1.0], [1.0, 2.0]]))


@pytest.mark.parametrize("measure", [principal_weights, consistency_ratio, find_worst_triad])
def test_every_measure_refuses_what_is_not_reciprocal(measure: object) -> None:
    assert callable(measure)
    with pytest.raises(ValueError, match="must be 1 divided by its mirror entry"):
        measure(np.array([[1.0, 2.0], [2.0, 1.0]]))


def test_the_error_of_a_triad_is_the_logarithm_of_its_contradiction() -> None:
    # 2 x 4 / 1 = 8
    worst = find_worst_triad(OFF_BY_EIGHT)
    assert worst is not None
    assert worst == pytest.approx(Triad(0, 1, 2, math.log(8)))


def test_a_wrong_judgement_makes_the_triads_it_belongs_to_the_worst() -> None:
    # Criteria 2 and 4 should stand 4 to 1 and are given as 1 to 1: with any third they contradict by 4.
    matrix = _changed(_consistent([8, 4, 2, 1]), 1, 3, 1)
    worst = find_worst_triad(matrix)
    assert worst is not None
    assert worst == pytest.approx(Triad(0, 1, 3, math.log(4)))


@given(any_matrices(least=3, most=7))
def test_no_other_triad_is_worse(matrix: Array) -> None:
    worst = find_worst_triad(matrix)
    assert worst is not None
    errors = {
        (i, j, k): abs(math.log(matrix[i, j] * matrix[j, k] * matrix[k, i]))
        for i, j, k in permutations(range(len(matrix)), 3)
    }
    assert worst.error == pytest.approx(max(errors.values()), abs=1e-9)
    assert worst.error == pytest.approx(errors[worst[:3]], abs=1e-9)


def test_group_judgements_are_geometric_means() -> None:
    # The square root of 2 x 8 is 4, that of 3 x 1/3 is 1, that of 2 x 1 is 1.414.
    group = combine_judgements([_matrix(3, [2, 3, 2]), _matrix(3, [8, 1 / 3, 1])])
    assert group == pytest.approx(_matrix(3, [4, 1, math.sqrt(2)]))


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 10).flatmap(lambda size: st.lists(whole_matrices(size), min_size=1, max_size=4)))
def test_a_group_of_any_size_has_weights_and_a_ratio(matrices: list[Array]) -> None:
    group = combine_judgements(matrices)
    check_reciprocal(group)
    assert principal_weights(group).sum() == pytest.approx(1)
    assert combine_judgements(np.array(matrices)) == pytest.approx(group)
    # Kingman (1961): the highest eigenvalue of the geometric mean is at most the highest of the raters'.
    assert consistency_ratio(group) <= max(map(consistency_ratio, matrices)) + 1e-9


def test_matrices_of_different_sizes_are_not_combined() -> None:
    with pytest.raises(ValueError, match=r"not of sizes \[2, 3\]"):
        combine_judgements([np.ones((2, 2)), np.ones((3, 3))])


def test_no_matrices_are_not_combined() -> None:
    with pytest.raises(ValueError, match=r"not of sizes \[\]"):
        combine_judgements([])


def test_a_rater_with_a_missing_judgement_is_not_combined() -> None:
    with pytest.raises(ValueError, match="row 1, column 2 must be a positive number, not nan"):
        combine_judgements([np.ones((2, 2)), np.array([[1, NAN], [NAN, 1]])])


def test_group_weights_are_means_of_weights() -> None:
    # The mean of 0.6 and 0.2 is 0.4, that of 0.4 and 0.8 is 0.6.
    assert combine_priorities(np.array([[0.6, 0.4], [0.2, 0.8]])) == pytest.approx([0.4, 0.6])


@pytest.mark.parametrize(
    ("priorities", "message"),
    [
        ([0.5, 0.5], "must have a row for each rater"),
        (np.ones((0, 2)), "must have a row for each rater"),
        ([[0.5, NAN]], "must not be missing or negative"),
        ([[1.5, -0.5]], "must not be missing or negative"),
        ([[0.5, 0.4]], "must add up to 1"),
    ],
)
def test_weights_that_are_no_weights_are_not_combined(priorities: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        combine_priorities(np.array(priorities))
