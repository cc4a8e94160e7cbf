"""Forty reports: a loop of two command lines, papermill in a pool of processes, and bahali, in one run.

Each way makes HTML of the same notebook with parameters of the same batch file. The slow ways make fewer
reports, since what counts is how many they make in a minute. Results go to benchmarks/results/batch.json.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import machine
import yaml
from pooled import make_one

ROOT = Path(__file__).parents[1]
BATCH = ROOT / "benchmarks" / "batch-40.yaml"
PYTHON = Path(sys.executable)
PACKAGES = ("papermill", "nbconvert", "nbclient", "ipykernel", "jupyter_client")
LOOPED, POOLED = 3, 6  # reports that the slow ways make
PLOOMBER = os.environ.get("PLOOMBER_PATH", "")
"""Folder with ploomber-engine, installed aside: ``pip install --target FOLDER ploomber-engine``."""


@dataclass(frozen=True)
class Way:
    """One way to make reports, and how long it took.

    Parameters
    ----------
    name : str
        What it is.
    reports : int
        How many it made.
    seconds : float
        By the clock, with all that had to be started.
    """

    name: str
    reports: int
    seconds: float

    @property
    def per_minute(self) -> float:
        """Reports in a minute."""
        return 60 * self.reports / self.seconds


def main() -> None:
    """Measure every way, print the table and keep the numbers."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        ours, cells = measure_ours(out)
        ways = [
            measure("loop: papermill, then jupyter nbconvert", LOOPED, lambda jobs: loop(jobs, out)),
            measure("papermill in a pool of processes", POOLED, lambda jobs: pool(jobs, out, "")),
            *measure_ploomber(out),
            ours,
        ]
    print_ways(ways)
    bound = cells / (os.cpu_count() or 1)
    print(
        f"\nThe cells of our {ours.reports} notebooks took {cells:.1f} s; the whole run took"
        f" {ours.seconds / bound:.2f} times that divided by {os.cpu_count()} cores."
        f" {machine.describe_machine(*PACKAGES)}"
    )
    figures = {
        "cores": os.cpu_count(),
        "ways": [asdict(way) | {"per_minute": round(way.per_minute, 2)} for way in ways],
        "seconds_in_our_cells": round(cells, 1),
    }
    machine.keep("batch", figures, PACKAGES)


def measure(name: str, count: int, make: Callable[[Sequence[dict[str, object]]], None]) -> Way:
    """Make so many reports in one way."""
    jobs = list_jobs()[:count]
    started = time.perf_counter()
    make(jobs)
    return Way(name, count, time.perf_counter() - started)


def list_jobs() -> list[dict[str, object]]:
    """List the parameters of the reports of the batch file."""
    row = yaml.safe_load(BATCH.read_text(encoding="utf-8"))["matrix"][0]
    return [
        {"jurisdiction": place, "weight_set": weights, "max_recommendations": most}
        for most in row["max_recommendations"]
        for weights in row["weight_set"]
        for place in row["jurisdiction"]
    ]


def measure_ours(out: Path) -> tuple[Way, float]:
    """Make all forty with the command; give also the seconds that the cells of the notebooks took."""
    command = [str(PYTHON), "-m", "bahali", "reports", str(BATCH), "--out", str(out)]
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    seconds = time.perf_counter() - started
    manifests = [json.loads(path.read_text(encoding="utf-8")) for path in out.rglob("manifest.json")]
    cells = sum(manifest["seconds"]["cells"] for manifest in manifests)
    return Way("bahali reports", len(manifests), seconds), cells


def loop(jobs: Sequence[dict[str, object]], out: Path) -> None:
    """Make one after another with two command lines each, as a shell script would."""
    notebook = out / "looped.ipynb"
    for job in jobs:
        parameters = [word for name, value in job.items() for word in ("-p", name, str(value))]
        run("papermill", "provincial_report.ipynb", str(notebook), "--no-progress-bar", *parameters)
        run("jupyter", "nbconvert", "--to", "html", str(notebook))


def run(program: str, *arguments: str) -> None:
    """Run a program of the environment in the folder of the notebooks."""
    command = [str(PYTHON.parent / program), *arguments]
    subprocess.run(command, cwd=ROOT / "notebooks", check=True, capture_output=True)


def measure_ploomber(out: Path) -> list[Way]:
    """Measure ploomber-engine where it was installed: it runs notebooks in its own process, not isolated."""
    if not PLOOMBER:
        return []
    os.environ["PYTHONPATH"] = PLOOMBER
    sys.path.append(PLOOMBER)
    return [
        measure("ploomber-engine in a pool of processes", POOLED, lambda jobs: pool(jobs, out, "embedded"))
    ]


def pool(jobs: Sequence[dict[str, object]], out: Path, engine: str) -> None:
    """Make them with papermill as a library, in as many processes as cores, exported in the same process."""
    os.chdir(ROOT / "notebooks")
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        list(workers.map(make_one, jobs, [str(out)] * len(jobs), [engine] * len(jobs)))
    os.chdir(ROOT)


def print_ways(ways: Sequence[Way]) -> None:
    """Print a row for each way; ours stands last."""
    ours = ways[-1].per_minute
    rows = [
        [
            way.name,
            str(way.reports),
            f"{way.seconds:.1f} s",
            f"{way.per_minute:.1f}",
            f"{ours / way.per_minute:.1f}",
        ]
        for way in ways
    ]
    machine.print_table(
        ["way", "reports", "time", "reports a minute", "ours makes so many times as many"], rows
    )


if __name__ == "__main__":
    main()
