"""How the batch grows: from 10 to 1,000 reports, from 31 to 2,000 actions, and 200 reports on a cluster.

The notebook of the first and the last part has two short cells, so that what is measured is the engine and
not the analysis. Parts are chosen by name: bench_growth.py reports cluster actions. Results go to
benchmarks/results/growth.json, and as a figure to growth.svg.
"""

import machine  # isort: skip  (before numpy)

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import psutil
import yaml
from distributed import Client
from make_pack import EXAMPLE, enlarge, read_pack, write_pack

from bahali.batch.planning.opening import open_run
from bahali.batch.verifying import verify_report

HERE = Path(__file__).parent
PYTHON = sys.executable
PACKAGES = ("papermill", "distributed", "pandas", "matplotlib")
REPORTS = (10, 100, 500, 1000)
ACTIONS = (31, 100, 300, 1000, 2000)
ON_CLUSTER = 200
SCHEDULER = "tcp://127.0.0.1:8799"

Figures = dict[str, dict[str, float]]


def main(parts: list[str]) -> None:
    """Measure the parts that were named, or all; print the tables and keep numbers and figure."""
    measures: dict[str, Callable[[Path], Figures]] = {
        "reports": measure_reports,
        "cluster": measure_cluster,
        "actions": measure_actions,
    }
    kept = machine.RESULTS / "growth.json"
    figures = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    for part in parts or measures:
        with tempfile.TemporaryDirectory() as folder:
            figures[part] = measures[part](Path(folder))
        print_part(part, figures[part])
    figures.pop("machine", None)
    machine.keep("growth", figures, PACKAGES)
    draw(figures)
    print(f"\n{machine.describe_machine(*PACKAGES)}")


def measure_reports(folder: Path) -> Figures:
    """Time a first run and one in which nothing has changed, for more and more reports."""
    figures = {}
    for count in REPORTS:
        batch, out = write_batch(folder / f"batch-{count}.yaml", count), folder / str(count)
        first, again = run_batch(batch, out), run_batch(batch, out)
        figures[str(count)] = {"first run, s": first, "nothing changed, s": again}
    return figures


def write_batch(path: Path, count: int) -> Path:
    """Write a batch file of so many reports that differ in the place where their draws start."""
    row = {"notebook": "short_report", "jurisdiction": ["PB", "BA"], "seed": list(range(1, count // 2 + 1))}
    content = {"workshop": str(EXAMPLE), "notebooks": str(HERE), "formats": ["html"], "matrix": [row]}
    path.write_text(yaml.safe_dump(content | {"defaults": {"draws": 100}}), encoding="utf-8")
    return path


def run_batch(batch: Path, out: Path, *options: str) -> float:
    """Run the command and give the seconds by the clock."""
    command = [PYTHON, "-m", "bahali", "reports", str(batch), "--out", str(out), *options]
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def measure_cluster(folder: Path) -> Figures:
    """Make reports on a cluster of two workers, kill one midway, and verify every report."""
    batch, out = write_batch(folder / "batch.yaml", ON_CLUSTER), folder / "out"
    with running_cluster() as workers:
        command = [PYTHON, "-m", "bahali", "reports", str(batch), "--out", str(out)]
        started = time.perf_counter()
        run = subprocess.Popen([*command, "--scheduler", SCHEDULER], stdout=subprocess.DEVNULL)
        while count_made(out) < ON_CLUSTER // 2 and run.poll() is None:
            time.sleep(0.2)
        kill(workers[0])
        made_before = count_made(out)
        if run.wait():
            sys.exit("The batch on the cluster failed.")
        seconds = time.perf_counter() - started
    opened = open_run(batch, out)
    differing = [job.report_id for job in opened.planned if verify_report(opened, job)]
    found = {"made before a worker was killed": made_before, "made": count_made(out), "seconds": seconds}
    return {"cluster": {**found, "verified": ON_CLUSTER - len(differing)}}


@contextmanager
def running_cluster() -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start a scheduler and two workers, a process each, on loopback; give the workers."""
    dask = str(Path(PYTHON).parent / "dask")
    host, port = SCHEDULER.removeprefix("tcp://").split(":")
    scheduler = start(dask, "scheduler", "--host", host, "--port", port, "--no-dashboard")
    one = ("worker", SCHEDULER, "--host", host, "--nworkers", "1", "--nthreads", "1", "--no-dashboard")
    workers = [start(dask, *one) for _ in range(2)]
    try:
        with Client(SCHEDULER, timeout=120, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=120)
        yield workers
    finally:
        for process in (*workers, scheduler):
            kill(process)


def start(*command: str) -> subprocess.Popen[bytes]:
    """Start a program that says nothing."""
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a program and those that it has started, at once."""
    if process.poll() is None:
        family = psutil.Process(process.pid)
        for member in (*family.children(recursive=True), family):
            member.kill()
    process.wait()


def count_made(out: Path) -> int:
    """Count the reports that are in place."""
    return sum(1 for _ in out.glob("*/[!.]*/manifest.json"))  # not what is being moved into place


def measure_actions(folder: Path) -> Figures:
    """Time the check of a pack and the cells of one province's report, for more and more actions."""
    figures = {}
    for count in ACTIONS:
        home = folder / f"pack-{count}"
        write_pack(enlarge(read_pack(EXAMPLE), 3, count // 4 if count > ACTIONS[0] else 0), home)
        batch = folder / f"batch-{count}.yaml"
        row = {"notebook": "provincial_report", "jurisdiction": "PB"}
        paths = {"workshop": str(home), "notebooks": str(HERE.parent / "notebooks")}
        batch.write_text(yaml.safe_dump({**paths, "formats": ["html"], "matrix": [row]}), encoding="utf-8")
        figures[str(count)] = {"check, s": time_check(home), "cells, s": time_cells(batch, folder / "out")}
    return figures


def time_check(home: Path) -> float:
    """Time the command that checks a pack."""
    started = time.perf_counter()
    subprocess.run([PYTHON, "-m", "bahali", "check", str(home)], check=True, capture_output=True)
    return time.perf_counter() - started


def time_cells(batch: Path, out: Path) -> float:
    """Make one report and give the seconds that the cells of its notebook took."""
    run_batch(batch, out, "--force")
    (manifest,) = (path for path in out.rglob("manifest.json") if batch.stem.split("-")[1] in str(path))
    return float(json.loads(manifest.read_text(encoding="utf-8"))["seconds"]["cells"])


def print_part(part: str, figures: Figures) -> None:
    """Print a row for each size."""
    heads = [part, *next(iter(figures.values()))]
    rows = [[size, *(f"{value:,.1f}" for value in row.values())] for size, row in figures.items()]
    machine.print_table(heads, rows)


def draw(figures: dict[str, Figures]) -> None:
    """Draw how time grows, both ways; a straight line at 45 degrees is growth in proportion."""
    parts = [part for part in ("reports", "actions") if part in figures]
    mpl.rcParams |= {"svg.hashsalt": "growth", "svg.fonttype": "none"}  # the same bytes; words stay words
    figure, panels = plt.subplots(1, len(parts), figsize=(4.5 * len(parts), 3.6), squeeze=False)
    for panel, part in zip(panels[0], parts, strict=True):
        sizes = [int(size) for size in figures[part]]
        for name, marker in zip(next(iter(figures[part].values())), "os", strict=True):
            seconds = [row[name] for row in figures[part].values()]
            panel.loglog(sizes, seconds, marker=marker, label=name.removesuffix(", s"))
        panel.set(xlabel=f"number of {part}", ylabel="seconds")
        for axis in (panel.xaxis, panel.yaxis):
            axis.set_major_formatter("{x:,.0f}")
        panel.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(machine.RESULTS / "growth.svg", metadata={"Date": None})


if __name__ == "__main__":
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    main(sys.argv[1:])
