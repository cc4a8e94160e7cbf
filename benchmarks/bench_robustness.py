"""How long does it take to draw weights and raters again and again, and how much memory?

Run with ``python benchmarks/bench_robustness.py``; prints Markdown. One thread each.
"""

import machine  # isort: skip  before numpy

import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pymcdm.methods import WSM

from bahali.analysis.findings import Findings
from bahali.analysis.robustness.acceptability import measure_acceptability
from bahali.analysis.robustness.sampling import draw_uniform_weights
from bahali.analysis.robustness.trial import measure_robustness
from bahali.workshop import fit_settings, read_settings, read_workshop

Array = NDArray[np.float64]

ACTIONS, CRITERIA, DRAWS = 30, 6, 100_000
PEER_DRAWS = 1_000
REPEATS = 9
SEED = 20250205
EXAMPLE = Path(__file__).parents[1] / "parameters" / "islamabad-2025"
# Prints the highest memory of its process before the draws and after them, as Linux keeps it, in MB.
MEMORY_TRIAL = """
import numpy as np
from pathlib import Path
from bahali.analysis.robustness.acceptability import measure_acceptability
from bahali.analysis.robustness.sampling import draw_uniform_weights

def read_peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))

generator = np.random.default_rng(1)
values = generator.random(({actions}, {criteria}))
before = read_peak()
weights = draw_uniform_weights({draws}, {criteria}, generator)
measure_acceptability(values, weights)
print(before, read_peak())
"""


def compare_with_others() -> None:
    """Ranks, acceptability and central weights, beside a bare product with argsort, and beside pymcdm."""
    generator = np.random.default_rng(SEED)
    values = generator.random((ACTIONS, CRITERIA))
    weights = draw_uniform_weights(DRAWS, CRITERIA, generator)
    method, types = WSM(), np.ones(CRITERIA)

    def run_peer() -> list[Array]:
        return [method(values, draw, types, validation=False) for draw in weights[:PEER_DRAWS]]

    ours = machine.measure_seconds(lambda: measure_acceptability(values, weights), REPEATS)
    bare = machine.measure_seconds(lambda: np.argsort(-(weights @ values.T), axis=1), REPEATS)
    peer = machine.measure_seconds(run_peer, 3) * DRAWS / PEER_DRAWS
    rows = [
        ["ranks, acceptability and central weights, ours", f"{ours * 1e3:.1f} ms", "1"],
        ["only a product and an argsort, numpy", f"{bare * 1e3:.1f} ms", f"{ours / bare:.2f}"],
        ["only values, pymcdm WSM, validation off", f"{peer * 1e3:,.0f} ms", f"1/{peer / ours:,.0f}"],
    ]
    machine.print_table(
        [f"{DRAWS:,} draws, {ACTIONS} actions, {CRITERIA} criteria", "time", "ours takes"], rows
    )


def measure_memory(draws: int = 1_000_000) -> None:
    """Highest memory of a process that counts a million draws."""
    trial = MEMORY_TRIAL.format(actions=ACTIONS, criteria=CRITERIA, draws=draws)
    ended = subprocess.run([sys.executable, "-c", trial], capture_output=True, text=True, check=True)
    before, after = ended.stdout.split()
    print(
        f"\n{draws:,} draws: at most {after} MB in the process, of which {before} MB before the first draw.\n"
    )


def time_the_example() -> None:
    """A full robustness run for each report of the shipped workshop."""
    workshop = read_workshop(EXAMPLE)
    rows = []
    for code in workshop.header.jurisdictions:
        settings = fit_settings(read_settings({"workshop": "example", "jurisdiction": code}), workshop)
        trial = Findings(workshop, settings).priorities.trial
        seconds = machine.measure_seconds(
            lambda trial=trial: measure_robustness(trial, workshop.header.deciding), 5
        )
        raters, actions, _ = trial.panel.scaled.shape
        rows.append([code, str(raters), str(actions), f"{trial.draws:,}", f"{seconds * 1e3:.0f} ms"])
    machine.print_table(["the shipped workshop", "raters", "actions", "draws", "full robustness run"], rows)


def main() -> None:
    """Print all three, and on what it was measured."""
    warnings.simplefilter("ignore")
    compare_with_others()
    measure_memory()
    time_the_example()
    print(f"\nFastest of several runs, one thread. {machine.describe_machine('numpy', 'pymcdm', 'scipy')}")


if __name__ == "__main__":
    main()
