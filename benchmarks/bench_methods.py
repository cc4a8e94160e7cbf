"""How much time does a draw of weights take in our methods, and how much in pymcdm, and do they agree?

Run with ``python benchmarks/bench_methods.py``; prints a Markdown table. One thread each.
"""

import machine  # isort: skip  before numpy

import warnings
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pymcdm.methods import PROMETHEE_II, TOPSIS, VIKOR
from pymcdm.normalizations import vector_normalization

from bahali.analysis.methods.promethee import promethee
from bahali.analysis.methods.topsis import topsis
from bahali.analysis.methods.vikor import vikor

Array = NDArray[np.float64]

ACTIONS, CRITERIA = 30, 6
PEER_DRAWS = 300
OUR_DRAWS = (10_000, 100_000)
REPEATS = 5  # the fastest counts: the others were disturbed
INDIFFERENCE, PREFERENCE = 0.1, 0.4
SEED = 20240611


class Contest(NamedTuple):
    """One method by both."""

    name: str
    ours: Callable[[Array, Array], Array]  # values, weights (draws, criteria)
    peer: Callable[[Array, Array, bool], Array]  # values, weights (criteria,), validation


def _linear(values: Array, weights: Array, validation: bool) -> Array:
    # A PROMETHEE object of pymcdm with thresholds works once, so building it is part of the call.
    method = PROMETHEE_II("vshape_2", p=[PREFERENCE] * CRITERIA, q=[INDIFFERENCE] * CRITERIA)
    return method(values, weights, np.ones(CRITERIA), validation=validation)


CONTESTS = (
    Contest(
        "TOPSIS, vector",
        topsis,
        lambda values, weights, validation: TOPSIS(vector_normalization)(
            values, weights, np.ones(CRITERIA), validation=validation
        ),
    ),
    Contest(
        "VIKOR, Q",
        lambda values, weights: vikor(values, weights).q,
        lambda values, weights, validation: VIKOR()(
            values, weights, np.ones(CRITERIA), validation=validation
        ),
    ),
    Contest(
        "PROMETHEE II, usual",
        promethee,
        lambda values, weights, validation: PROMETHEE_II("usual")(
            values, weights, np.ones(CRITERIA), validation=validation
        ),
    ),
    Contest(
        "PROMETHEE II, two thresholds",
        lambda values, weights: promethee(values, weights, INDIFFERENCE, PREFERENCE),
        _linear,
    ),
)


def _time(run: Callable[[], object], draws: int) -> float:
    """Give the time of one draw in microseconds."""
    return machine.measure_seconds(run, REPEATS) / draws * 1e6


def _measure(contest: Contest, values: Array, weights: Array) -> Sequence[str]:
    few = weights[:PEER_DRAWS]

    def run_peer(validation: bool) -> list[Array]:
        return [contest.peer(values, draw, validation) for draw in few]

    validated, plain = (
        _time(lambda checked=checked: run_peer(checked), PEER_DRAWS) for checked in (True, False)
    )
    ours = [_time(lambda count=count: contest.ours(values, weights[:count]), count) for count in OUR_DRAWS]
    difference = np.abs(contest.ours(values, few) - np.array(run_peer(False))).max()
    times = [f"{validated:.0f} µs", f"{plain:.0f} µs", *(f"{each:.3f} µs" for each in ours)]
    ratios = [f"{validated / ours[-1]:,.0f}", f"{plain / ours[-1]:,.0f}"]
    return [contest.name, *times, *ratios, f"{difference:.1e}"]


def main() -> None:
    """Print the table, and on what it was measured."""
    # With validation pymcdm warns of dominated actions on every call.
    warnings.simplefilter("ignore")
    generator = np.random.default_rng(SEED)
    values = generator.random((ACTIONS, CRITERIA))
    weights = generator.dirichlet(np.ones(CRITERIA), max(OUR_DRAWS))
    heads = [
        "pymcdm, validation on",
        "pymcdm, validation off",
        *(f"ours, {count:,} draws" for count in OUR_DRAWS),
    ]
    ratios = ["times faster than with validation", "times faster than without", "largest difference"]
    rows = [_measure(contest, values, weights) for contest in CONTESTS]
    machine.print_table(["method, time per draw", *heads, *ratios], rows)
    print(
        f"\n{ACTIONS} actions, {CRITERIA} criteria; pymcdm on {PEER_DRAWS} draws, fastest of {REPEATS} runs,"
        f" one thread. {machine.describe_machine('numpy', 'pymcdm')}"
    )


if __name__ == "__main__":
    main()
