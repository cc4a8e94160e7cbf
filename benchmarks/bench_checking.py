"""How long does it take to read a workshop's tables, and how long to check them?

Run with ``python benchmarks/bench_checking.py``; prints a Markdown table. Processor time of one process.
"""

import machine  # isort: skip  before numpy

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from make_pack import EXAMPLE, enlarge, read_pack, write_pack

from bahali.workshop import check_workshop
from bahali.workshop.folder import read_folder

REPEATS = 3  # the fastest counts: the others were disturbed
LOOP = 10_000_000  # additions, by which the speed of a machine can be told


@dataclass(frozen=True)
class Size:
    """How large a pack is made: districts below the national level, and least actions of each."""

    name: str
    districts: int
    actions: int


SIZES = (
    Size("the shipped workshop", 3, 0),
    Size("mostly ratings", 3, 104),
    Size("rows of all tables", 60, 0),
    Size("2,000 actions", 3, 500),
    Size("124 districts", 124, 16),
)


@dataclass(frozen=True)
class Taken:
    """Rows of a pack, and the processor seconds that it took."""

    size: Size
    rows: int
    actions: int
    reading: float
    checking: float

    @property
    def cells(self) -> list[str]:
        """The row of the table that is printed."""
        a_thousand = self.checking / self.rows * 1000
        counts = [f"{self.rows:,}", f"{self.actions:,}"]
        times = [f"{self.reading:.2f} s", f"{self.checking:.2f} s", f"{a_thousand * 1000:.0f} ms"]
        return [self.size.name, *counts, *times]


def main() -> None:
    """Print the table, and on what it was measured."""
    check_workshop(EXAMPLE)  # what is loaded and compiled once does not count
    with TemporaryDirectory() as folder:
        taken = [_measure(size, Path(folder) / f"pack-{number}") for number, size in enumerate(SIZES)]
    heads = ["pack", "rows", "actions", "reading", "checking", "checking 1,000 rows"]
    machine.print_table(heads, [each.cells for each in taken])
    loop = _processor_seconds(lambda: _add_up(LOOP))
    packages = ("pydantic", "pandas")
    print(f"\nProcessor seconds, fastest of {REPEATS}. {machine.describe_machine(*packages)}")
    print(f"On it, adding up {LOOP:,} numbers in a loop took {loop:.2f} s.")
    figures = [vars(each) | {"size": vars(each.size)} for each in taken]
    machine.keep("checking", {"packs": figures, "loop_seconds": loop}, packages)


def _measure(size: Size, folder: Path) -> Taken:
    write_pack(enlarge(read_pack(EXAMPLE), size.districts, size.actions), folder)
    tables = read_folder(folder).tables
    check = check_workshop(folder)
    if check.errors:
        raise SystemExit(f"{size.name}: {check.errors[0]}")
    rows = sum(len(table.rows) for table in tables.values())
    reading = _processor_seconds(lambda: read_folder(folder))
    whole = _processor_seconds(lambda: check_workshop(folder))
    return Taken(size, rows, len(tables["actions"].rows), reading, whole - reading)


def _processor_seconds(run: Callable[[], object]) -> float:
    seconds = []
    for _ in range(REPEATS):
        start = time.process_time()
        run()
        seconds.append(time.process_time() - start)
    return min(seconds)


def _add_up(count: int) -> int:
    total = 0
    for number in range(count):
        total += number
    return total


if __name__ == "__main__":
    main()
