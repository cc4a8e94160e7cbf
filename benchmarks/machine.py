"""One thread for everybody, and on what was measured. Import before numpy, which reads it once."""

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import json
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


def measure_seconds(run: Callable[[], object], repeats: int) -> float:
    """Give the shortest of several times, since the others were disturbed."""
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a Markdown table; the first column is text, the others are numbers."""
    rule = ["---", *["---:"] * (len(heads) - 1)]
    for cells in (heads, rule, *rows):
        print(f"| {' | '.join(cells)} |")


def keep(name: str, figures: Mapping[str, object], packages: Sequence[str]) -> None:
    """Keep what was measured in benchmarks/results, with machine and versions."""
    RESULTS.mkdir(exist_ok=True)
    content = {"machine": describe_machine(*packages), **figures}
    (RESULTS / f"{name}.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def describe_machine(*packages: str) -> str:
    """Name processor, system, Python and the versions of packages."""
    listing = Path("/proc/cpuinfo")
    lines = listing.read_text(encoding="utf-8").splitlines() if listing.exists() else []
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    processor = next(names, platform.machine())
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return f"{processor}, {platform.system()}, Python {platform.python_version()}, {versions}."
