import tracemalloc
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from pymcdm.methods import PROMETHEE_II, TOPSIS, VIKOR
from pymcdm.normalizations import minmax_normalization, vector_normalization

from bahali.analysis.methods import problem
from bahali.analysis.methods.chnri import chnri_scores
from bahali.analysis.methods.promethee import promethee
from bahali.analysis.methods.topsis import topsis
from bahali.analysis.methods.vikor import find_compromise, vikor

Array = NDArray[np.float64]
Method = Callable[[Array, Array], Array]
Problem = tuple[Array, Array]

NAN = float("nan")
PROBLEMS = 1000
# Three peaks by risk (1, 2, 5; less is better) and altitude (3000, 3750, 4500), on a scale from 0 to 1; both
# criteria count alike. The data are those of the examples in the manual of the R package MCDM.
PEAKS = [[1.0, 0.0], [0.75, 0.5], [0.0, 1.0]]
ALIKE = [0.5, 0.5]

METHODS: dict[str, Method] = {
    "topsis vector": topsis,
    "topsis minmax": lambda values, weights: topsis(values, weights, "minmax"),
    "vikor": lambda values, weights: 1 - vikor(values, weights).q,
    "promethee usual": promethee,
    "promethee linear": lambda values, weights: promethee(values, weights, 0.1, 0.4),
}
all_methods = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)


def _random_problems(seed: int) -> Iterator[tuple[Array, Array, np.random.Generator]]:
    """Give values off and on a scale of five in turn, no criterion constant, and three draws of weights."""
    generator = np.random.default_rng(seed)
    for number in range(PROBLEMS):
        shape = int(generator.integers(2, 31)), int(generator.integers(1, 9))
        values = np.zeros(shape)
        while (np.ptp(values, axis=0) == 0).any():
            values = generator.integers(0, 5, shape) / 4 if number % 2 else generator.random(shape)
        yield values, generator.dirichlet(np.ones(shape[1]), 3), generator


@st.composite
def _problems(draw: st.DrawFn, least_actions: int = 1) -> Problem:
    """Values in eighths, and weights of which each is at least a twentieth of the largest."""
    actions, criteria = draw(st.integers(least_actions, 6)), draw(st.integers(1, 4))
    values = draw(
        arrays(float, (actions, criteria), elements=st.integers(0, 8).map(lambda eighth: eighth / 8))
    )
    points = np.array(draw(st.lists(st.integers(1, 20), min_size=criteria, max_size=criteria)), dtype=float)
    return values, points / points.sum()


@pytest.mark.parametrize(
    ("name", "normalisation"), [("vector", vector_normalization), ("minmax", minmax_normalization)]
)
def test_topsis_of_many_draws_is_that_of_pymcdm(name: str, normalisation: Callable[..., Array]) -> None:
    peer = TOPSIS(normalisation)
    for values, weights, _ in _random_problems(seed=1):
        expected = [peer(values, row, np.ones(len(row)), validation=False) for row in weights]
        np.testing.assert_allclose(topsis(values, weights, name), expected, rtol=0, atol=1e-9)


def test_vikor_of_many_draws_is_that_of_pymcdm() -> None:
    for values, weights, generator in _random_problems(seed=2):
        v = float(generator.random())
        peer = VIKOR(v=v)
        # Only this gives S and R as arrays; the public way wraps each in a table.
        steps = [peer._method(values, row, np.ones(len(row))) for row in weights]
        expected = [np.array([step[place] for step in steps]) for place in (3, 4, 5)]
        np.testing.assert_allclose(np.stack(vikor(values, weights, v)), expected, rtol=0, atol=1e-9)


def test_promethee_with_the_usual_criterion_is_that_of_pymcdm() -> None:
    for values, weights, _ in _random_problems(seed=3):
        expected = [
            PROMETHEE_II("usual")(values, row, np.ones(len(row)), validation=False) for row in weights
        ]
        np.testing.assert_allclose(promethee(values, weights), expected, rtol=0, atol=1e-9)


def test_promethee_with_thresholds_for_each_criterion_is_that_of_pymcdm() -> None:
    for values, weights, generator in _random_problems(seed=4):
        criteria = len(weights[0])
        indifference = generator.uniform(0, 0.3, criteria)
        # A third of the criteria have no ramp: there pymcdm divides by 0, and uses none of the quotients.
        preference = indifference + generator.uniform(0.01, 0.5, criteria) * (
            generator.random(criteria) > 1 / 3
        )
        with np.errstate(divide="ignore", invalid="ignore"):
            expected = [
                # Its thresholds are used up by the first call.
                PROMETHEE_II("vshape_2", p=preference, q=indifference)(
                    values, row, np.ones(criteria), validation=False
                )
                for row in weights
            ]
        flows = promethee(values, weights, indifference, preference)
        np.testing.assert_allclose(flows, expected, rtol=0, atol=1e-9)


def test_promethee_with_one_pair_of_thresholds_is_that_of_pymcdm() -> None:
    for values, weights, generator in _random_problems(seed=5):
        criteria = len(weights[0])
        indifference = float(generator.uniform(0, 0.3))
        preference = indifference + float(generator.uniform(0.01, 0.5))
        expected = [
            PROMETHEE_II("vshape_2", p=[preference] * criteria, q=[indifference] * criteria)(
                values, row, np.ones(criteria), validation=False
            )
            for row in weights
        ]
        flows = promethee(values, weights, indifference, preference)
        np.testing.assert_allclose(flows, expected, rtol=0, atol=1e-9)


def test_topsis_compares_the_distance_to_the_worst_with_that_to_the_best() -> None:
    # Second peak, half weights: to the best sqrt(0.125^2 + 0.25^2) = 0.27951, to the worst
    # sqrt(0.375^2 + 0.25^2) = 0.45069; 0.45069 / 0.73020 = 0.61722. The others are as far from both.
    assert topsis(PEAKS, ALIKE, "minmax") == pytest.approx([0.5, 0.61722, 0.5], abs=1e-5)


def test_topsis_divides_each_criterion_by_its_length_unless_told_otherwise() -> None:
    # Lengths sqrt(0.6^2 + 0.8^2) = 1 and sqrt(0.4^2 + 0.3^2) = 0.5: the columns are (0.6, 0.8), (0.8, 0.6).
    # Weighted gaps: first 0.25 x 0.2 = 0.05 short on one; second 0.75 x 0.2 = 0.15 short on the other.
    closeness = topsis([[0.6, 0.4], [0.8, 0.3]], [0.25, 0.75])
    assert closeness == pytest.approx([0.15 / 0.2, 0.05 / 0.2])


def test_vikor_gives_the_sum_the_largest_gap_and_the_compromise_of_both() -> None:
    # Gaps to the best: (0, 1), (0.25, 0.5), (1, 0), each times 0.5.
    # S: 0.5, 0.125 + 0.25, 0.5; R: 0.5, 0.25, 0.5; in both the second has the least, the others the most.
    measures = vikor(PEAKS, ALIKE)
    assert measures.s == pytest.approx([0.5, 0.375, 0.5])
    assert measures.r == pytest.approx([0.5, 0.25, 0.5])
    assert measures.q == pytest.approx([1, 0, 1])


@pytest.mark.parametrize(
    ("v", "q"),
    [
        (1.0, [0.5 / 0.7, 1.0, 0.63 / 0.7, 0.0]),
        (0.0, [1.0, 0.6, 0.6, 0.0]),
        (0.25, [13 / 14, 0.7, 0.675, 0.0]),
    ],
)
def test_v_is_the_share_of_the_sum_in_the_compromise(v: float, q: list[float]) -> None:
    # Gaps to the fourth, the best on all: (1, 0, 0), (0.4, 1, 1), (0.6, 0.5, 0.9), (0, 0, 0).
    # S: 0.5, 0.2 + 0.3 + 0.2 = 0.7, 0.3 + 0.15 + 0.18 = 0.63, 0; R: 0.5, 0.3, 0.3, 0.
    # Divided by the largest: 5/7, 1, 0.9, 0 and 1, 0.6, 0.6, 0.
    values = [[0.0, 1.0, 1.0], [0.6, 0.0, 0.0], [0.4, 0.5, 0.1], [1.0, 1.0, 1.0]]
    assert vikor(values, [0.5, 0.3, 0.2], v).q == pytest.approx(q)


def test_promethee_counts_who_is_preferred_to_whom() -> None:
    # Criterion 1 orders c > a > b, 2 orders a > b > c, 3 orders b > c > a; each beats one, two or none.
    # a: (0.5 x 0 + 0.3 x 2 - 0.2 x 2) / 2 = 0.1; b: (-0.5 x 2 + 0 + 0.2 x 2) / 2 = -0.3; c: 0.2.
    flows = promethee([[0.8, 0.6, 0.4], [0.6, 0.4, 0.8], [1.0, 0.2, 0.6]], [0.5, 0.3, 0.2])
    assert flows == pytest.approx([0.1, -0.3, 0.2])


def test_between_the_thresholds_preference_grows_in_proportion() -> None:
    # Thresholds 0.1 and 0.5. Differences: 0.3 gives (0.3 - 0.1) / 0.4 = 0.5; 0.05 gives 0; 0.35 gives 0.625.
    # Flows over the two others: (0.5 + 0.625) / 2, (-0.5 + 0) / 2, (-0.625 + 0) / 2.
    flows = promethee([[0.75], [0.45], [0.4]], [1.0], 0.1, 0.5)
    assert flows == pytest.approx([0.5625, -0.25, -0.3125])


def test_a_chnri_score_is_the_mean_over_the_criteria() -> None:
    assert chnri_scores([[0.25, 0.5, 0.75], [1.0, 1.0, 0.25]]) == pytest.approx([0.5, 0.75])


def test_a_weighted_chnri_score_is_the_weighted_mean() -> None:
    # 0.5 x 0.25 + 0.3 x 0.5 + 0.2 x 1 = 0.475
    assert chnri_scores([[0.25, 0.5, 1.0]], [0.5, 0.3, 0.2]) == pytest.approx([0.475])


def test_chnri_leaves_out_what_is_missing_and_stretches_the_other_weights() -> None:
    # (0.5 x 0.25 + 0.3 x 1) / 0.8 = 0.53125
    assert chnri_scores([[0.25, 1.0, NAN]], [0.5, 0.3, 0.2]) == pytest.approx([0.53125])


def test_chnri_without_any_number_that_counts_is_undefined() -> None:
    scores = chnri_scores([[NAN, NAN], [NAN, 0.5]], [[1.0, 0.0], [0.5, 0.5]])
    assert scores == pytest.approx(np.array([[NAN, NAN], [NAN, 0.5]]), nan_ok=True)


def test_an_action_that_leads_by_enough_and_is_first_by_the_sum_is_the_compromise() -> None:
    # Four actions: the lead must be 1/3; it is 0.4. First by S, not by R.
    assert find_compromise([0.0, 0.4, 0.7, 1.0], [0.1, 0.3, 0.5, 0.9], [0.3, 0.2, 0.4, 0.5]) == (0,)


def test_the_peak_that_is_middling_on_both_criteria_is_the_compromise() -> None:
    measures = vikor(PEAKS, ALIKE)
    assert find_compromise(measures.q, measures.s, measures.r) == (1,)


def test_a_lead_of_just_enough_suffices_whatever_its_last_digits() -> None:
    # Four actions: the lead must be 1/3.
    q = [1.0, 1 / 3 - 1e-16, 1.0, 0.0]
    assert find_compromise(q, q, q) == (3,)


def test_without_the_lead_all_that_are_close_to_the_first_are_proposed() -> None:
    # Five actions: the lead must be 1/4. From the first (0.05): 0.2 and 0.24 are closer, 0.25 is not.
    q = [0.3, 0.05, 1.0, 0.25, 0.29]
    measures = [0.3, 0.05, 1.0, 0.25, 0.29]
    assert find_compromise(q, measures, measures) == (1, 3, 4)


def test_an_action_that_leads_but_is_first_by_neither_measure_brings_in_the_second() -> None:
    # Three actions: the lead must be 1/2; it is 0.6. By S the second is first, by R the third.
    assert find_compromise([0.0, 0.6, 1.0], [0.5, 0.4, 0.9], [0.5, 0.9, 0.4]) == (0, 1)


def test_actions_that_share_the_second_place_come_in_together() -> None:
    assert find_compromise([0.0, 0.6, 0.6], [0.5, 0.4, 0.9], [0.5, 0.9, 0.4]) == (0, 1, 2)


def test_equal_compromises_stand_in_the_order_of_the_sum() -> None:
    assert find_compromise([0.2, 0.2, 1.0], [0.4, 0.3, 0.9], [0.3, 0.4, 0.9]) == (1, 0)


def test_actions_without_measures_are_not_counted() -> None:
    # Three are left: the lead must be 1/2, and 0.4 is not enough. With four it would be.
    q = [NAN, 0.4, 0.0, 1.0]
    assert find_compromise(q, q, q) == (2, 1)


@pytest.mark.parametrize(("q", "expected"), [([], ()), ([NAN], ()), ([0.0], (0,)), ([NAN, 0.0], (1,))])
def test_a_single_action_is_its_own_compromise(q: list[float], expected: tuple[int, ...]) -> None:
    assert find_compromise(q, q, q) == expected


@all_methods
@given(problem=_problems(), data=st.data())
@settings(deadline=None, max_examples=60)
def test_the_order_of_actions_and_criteria_does_not_matter(
    method: Method, problem: Problem, data: st.DataObject
) -> None:
    values, weights = problem
    actions = data.draw(st.permutations(range(values.shape[0])))
    criteria = data.draw(st.permutations(range(values.shape[1])))
    permuted = method(values[actions][:, criteria], weights[criteria])
    np.testing.assert_allclose(permuted, method(values, weights)[actions], rtol=0, atol=1e-9)


@all_methods
@given(problem=_problems(least_actions=2))
@settings(deadline=None, max_examples=60)
def test_a_dominated_action_is_never_ahead_of_the_one_that_dominates_it(
    method: Method, problem: Problem
) -> None:
    values, weights = problem
    values[1] = np.minimum(values[0], values[1])
    results = method(values, weights)
    assert results[1] <= results[0] + 1e-9


@all_methods
@given(problem=_problems(least_actions=2))
@settings(deadline=None, max_examples=60)
def test_an_action_that_is_worse_on_every_criterion_is_never_first(method: Method, problem: Problem) -> None:
    values, weights = problem
    # At least 0.25 worse, which is above the indifference threshold of 0.1.
    values[0], values[1] = 0.25 + 0.75 * values[0], 0.75 * values[0]
    results = method(values, weights)
    assert results[1] < results.max() - 1e-9


@all_methods
@given(problem=_problems())
@settings(deadline=None, max_examples=60)
def test_identical_actions_get_equal_results(method: Method, problem: Problem) -> None:
    values, weights = problem
    results = method(np.vstack([values, values[:1]]), weights)
    assert results[-1] == pytest.approx(results[0], abs=1e-9)


@all_methods
@given(problem=_problems(), gap=st.integers(0, 100), place=st.integers(0, 100))
@settings(deadline=None, max_examples=60)
def test_an_action_that_lacks_a_number_does_not_disturb_the_others(
    method: Method, problem: Problem, gap: int, place: int
) -> None:
    values, weights = problem
    unrated = np.ones(values.shape[1])
    unrated[gap % len(unrated)] = NAN
    position = place % (len(values) + 1)
    results = method(np.insert(values, position, unrated, axis=0), weights)
    assert np.isnan(results[position])
    np.testing.assert_allclose(np.delete(results, position), method(values, weights), rtol=0, atol=1e-12)


@pytest.mark.parametrize("name", ["topsis vector", "topsis minmax", "vikor"])
@given(problem=_problems(), share=st.floats(0.05, 0.9), level=st.integers(0, 8))
@settings(deadline=None, max_examples=60)
def test_a_constant_criterion_changes_nothing(name: str, problem: Problem, share: float, level: int) -> None:
    values, weights = problem
    constant = np.full((len(values), 1), level / 8)
    results = METHODS[name](np.hstack([values, constant]), np.append(weights * (1 - share), share))
    np.testing.assert_allclose(results, METHODS[name](values, weights), rtol=0, atol=1e-9)


@given(problem=_problems())
@settings(deadline=None, max_examples=60)
def test_the_net_flows_sum_to_zero(problem: Problem) -> None:
    assert promethee(*problem).sum() == pytest.approx(0, abs=1e-12)


@given(problem=_problems())
@settings(deadline=None, max_examples=60)
def test_results_keep_to_their_range(problem: Problem) -> None:
    values, weights = problem
    measures = vikor(values, weights)
    for results in (topsis(values, weights), *measures, chnri_scores(values, weights)):
        assert ((results >= -1e-12) & (results <= 1 + 1e-12)).all()
    assert (np.abs(promethee(values, weights)) <= 1 + 1e-12).all()


def test_equal_weights_are_chnri_without_weights() -> None:
    values = np.random.default_rng(6).random((5, 4))
    np.testing.assert_allclose(chnri_scores(values, [0.25] * 4), chnri_scores(values), atol=1e-12)


@all_methods
def test_each_draw_is_what_it_would_be_alone(method: Method, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problem, "CHUNK_CELLS", 20)  # four draws of five actions at a time
    generator = np.random.default_rng(7)
    values, weights = generator.random((5, 3)), generator.dirichlet(np.ones(3), 11)
    alone = [method(values, row) for row in weights]
    np.testing.assert_allclose(method(values, weights), alone, rtol=0, atol=1e-12)


@all_methods
def test_one_set_of_weights_gives_a_row_and_many_a_table(method: Method) -> None:
    values = np.random.default_rng(8).random((4, 2))
    assert method(values, np.array([0.5, 0.5])).shape == (4,)
    assert method(values, np.array([[0.5, 0.5]])).shape == (1, 4)
    assert method(values, np.full((3, 2), 0.5)).shape == (3, 4)
    assert method(values, np.empty((0, 2))).shape == (0, 4)
    assert method(values[:0], np.full((3, 2), 0.5)).shape == (3, 0)


def test_all_three_measures_of_vikor_have_the_shape_of_the_weights() -> None:
    values = np.random.default_rng(9).random((4, 2))
    assert [measure.shape for measure in vikor(values, np.full((3, 2), 0.5))] == [(3, 4)] * 3
    assert [measure.shape for measure in vikor(values, np.full(2, 0.5))] == [(4,)] * 3


def test_vikor_of_many_draws_needs_little_more_memory_than_its_result() -> None:
    generator = np.random.default_rng(10)
    values, weights = generator.random((40, 10)), generator.dirichlet(np.ones(10), 10_000)
    tracemalloc.start()
    vikor(values, weights)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    # Three measures of 10,000 x 40 numbers are 9.6 MB; draws x actions x criteria would add 32 MB.
    assert peak < 20e6


@pytest.mark.parametrize(
    ("name", "expected"),
    [("topsis vector", 0.5), ("topsis minmax", 0.5), ("vikor", 1.0), ("promethee usual", 0.0)],
)
@pytest.mark.parametrize("actions", [1, 3])
def test_a_single_action_has_the_result_of_actions_that_are_all_alike(
    name: str, expected: float, actions: int
) -> None:
    results = METHODS[name](np.full((actions, 2), 0.7), np.array([0.4, 0.6]))
    assert results.tolist() == [expected] * actions


@all_methods
def test_values_that_differ_only_by_arithmetic_are_alike(method: Method) -> None:
    results = method(np.array([[0.1 + 0.2], [0.3], [0.3]]), np.ones(1))
    assert results == pytest.approx([results[0]] * 3)


def test_vikor_with_equal_sums_goes_by_the_largest_gap_alone() -> None:
    # Each is short by 0.5 in all, by way of 0.3 + 0.2, 0.5 and 0.5; S differs only in the 17th digit.
    values = [[0.4, 0.6], [0.0, 1.0], [1.0, 0.0]]
    measures = vikor(values, [0.5, 0.5])
    assert measures.s == pytest.approx([0.5, 0.5, 0.5])
    assert measures.q == pytest.approx([0.0, 0.5, 0.5])


@all_methods
def test_a_number_missing_on_a_criterion_without_weight_does_not_matter(method: Method) -> None:
    values = np.array([[0.2, NAN], [0.9, 0.5], [0.4, 0.1]])
    expected = method(values[:, :1], np.ones(1))
    assert method(values, np.array([1.0, 0.0])) == pytest.approx(expected)


@all_methods
def test_actions_that_all_lack_a_number_have_no_result(method: Method) -> None:
    assert np.isnan(method(np.full((3, 2), NAN), np.array([0.5, 0.5]))).all()


@all_methods
def test_an_action_that_lacks_a_number_lacks_a_result_in_every_draw(method: Method) -> None:
    values = np.array([[0.2, NAN], [0.9, 0.5], [0.4, 0.1]])
    results = method(values, np.array([[1.0, 0.0], [0.5, 0.5]]))
    assert np.isnan(results).tolist() == [[True, False, False]] * 2


@all_methods
def test_five_hundred_actions_are_not_too_many(method: Method) -> None:
    generator = np.random.default_rng(11)
    results = method(generator.random((500, 6)), generator.dirichlet(np.ones(6), 300))
    assert results.shape == (300, 500)
    assert np.isfinite(results).all()


@pytest.mark.parametrize("function", [topsis, vikor, promethee, chnri_scores])
@pytest.mark.parametrize(
    ("values", "weights", "message"),
    [
        ([0.5, 0.5], [0.5, 0.5], r"values have shape \(2,\); allowed is \(actions, criteria\)"),
        (np.empty((2, 0)), [], r"values have shape \(2, 0\)"),
        ([[0.5, 7.0]], [0.5, 0.5], "a value is 7; allowed is 0 to 1, or NaN"),
        ([[0.5, -np.inf]], [0.5, 0.5], "a value is -inf"),
        ([[0.5, 0.5]], [1.0], r"weights have shape \(1,\); allowed is \(2,\) or \(draws, 2\)"),
        ([[0.5, 0.5]], [[[0.5, 0.5]]], r"weights have shape \(1, 1, 2\)"),
        ([[0.5, 0.5]], [1.5, -0.5], "a weight is negative or NaN"),
        ([[0.5, 0.5]], [1.0, NAN], "a weight is negative or NaN"),
        ([[0.5, 0.5]], [[0.5, 0.5], [0.5, 0.2]], "weights sum to 0.7; allowed is 1"),
    ],
)
def test_input_that_cannot_be_meant_is_refused(
    function: Callable[[object, object], object], values: object, weights: object, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        function(values, weights)


def test_an_unknown_normalisation_is_refused() -> None:
    with pytest.raises(ValueError, match="normalisation is 'sum'; allowed are 'vector' and 'minmax'"):
        topsis(PEAKS, ALIKE, "sum")


@pytest.mark.parametrize("v", [-0.1, 1.1, NAN])
def test_a_share_of_the_sum_outside_0_to_1_is_refused(v: float) -> None:
    with pytest.raises(ValueError, match="allowed is 0 to 1"):
        vikor(PEAKS, ALIKE, v)


@pytest.mark.parametrize(
    ("indifference", "preference"), [(0.2, 0.1), (-0.1, 0.1), (0.0, np.inf), (NAN, 0.1), (0.1, [0.2, 0.0])]
)
def test_thresholds_in_the_wrong_order_are_refused(indifference: float, preference: float) -> None:
    with pytest.raises(ValueError, match="allowed is 0 <= indifference <= preference"):
        promethee(PEAKS, ALIKE, indifference, preference)


def test_thresholds_for_another_number_of_criteria_are_refused() -> None:
    with pytest.raises(ValueError, match="neither one number nor 2"):
        promethee(PEAKS, ALIKE, 0.0, [0.1, 0.1, 0.1])


def test_measures_of_many_draws_have_no_one_compromise() -> None:
    with pytest.raises(ValueError, match="allowed is one number for each action"):
        find_compromise([[0.0, 1.0]], [[0.0, 1.0]], [[0.0, 1.0]])


def test_measures_of_different_actions_have_no_compromise() -> None:
    with pytest.raises(ValueError, match="allowed is one number for each action"):
        find_compromise([0.0, 1.0], [0.0, 1.0], [0.0])
