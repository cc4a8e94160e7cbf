"""What each format of a report costs beyond running its notebook, and how big its files are."""

import machine  # isort: skip  (before numpy)

import io
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import nbformat
from rich.console import Console

from bahali.batch.making import make_reports
from bahali.batch.planning.opening import open_run
from bahali.batch.planning.run import Wishes
from bahali.document.reading import ReportDocument, read_report
from bahali.publish.files import EVERY_FORMAT, NOTEBOOK_FILE, Format
from bahali.publish.formats import write_formats
from bahali.publish.index import write_size

BATCH = Path(__file__).parents[1] / "parameters" / "islamabad-2025" / "reports.yaml"
MAIN_FORMATS = (Format.HTML, Format.PDF, Format.DOCX, Format.XLSX)
PACKAGES = ("typst", "pypandoc_binary", "xlsxwriter", "nbformat")
Outcome = TypeVar("Outcome")


@dataclass(frozen=True)
class Cost:
    """Processor seconds of one format, and the bytes of its files by name.

    Parameters
    ----------
    first : float
        Of the first report of a run, with all that must be loaded.
    further : float
        The most that one of the other reports takes.
    files : dict of str to int
        Largest size of each file over all reports.
    """

    first: float
    further: float
    files: dict[str, int]


def main() -> None:
    """Make the reports of the shipped workshop and measure each of their formats."""
    with tempfile.TemporaryDirectory() as folder:
        running, notebooks = run_notebooks(Path(folder))
        reports, reading = read_all(notebooks)
    alone = measure_without_handouts(reports)
    costs = {form: measure_format(reports, form) for form in EVERY_FORMAT}
    print_table(reading, costs, alone)
    print(
        f"\nRunning one of the {len(notebooks)} notebooks takes {running:.1f} s on average. Processor seconds"
        f" of this process and of those it starts. {machine.describe_machine(*PACKAGES)}"
    )


def run_notebooks(folder: Path) -> tuple[float, list[Path]]:
    """Run the notebook of every report of the batch; give their average seconds, and where they are."""
    opened = open_run(BATCH, folder)
    run = replace(opened, plan=replace(opened.plan, formats=(Format.CSV,)))
    log = io.StringIO()
    wishes = Wishes(force=True, workers=1, forks=False)  # a forked kernel is no child whose time is counted
    seconds, outcome = processor_seconds(lambda: make_reports(run, run.planned, wishes, Console(file=log)))
    if outcome.failed:
        sys.exit(log.getvalue())
    return seconds / outcome.made, [run.folder / job.report_id / NOTEBOOK_FILE for job in run.planned]


def read_all(notebooks: Sequence[Path]) -> tuple[list[ReportDocument], float]:
    """Read every report; give the most seconds that one takes, after the first, which loads much."""
    read = [processor_seconds(lambda path=path: _read(path)) for path in notebooks]
    return [report for _, report in read], max(seconds for seconds, _ in read[1:])


def measure_without_handouts(reports: Sequence[ReportDocument]) -> Cost:
    """Write the four main formats of each report once, without its brief and talking sheet."""
    bare = [replace(report, handouts={}) for report in reports]
    seconds = [
        processor_seconds(lambda report=report: write_formats(report, MAIN_FORMATS))[0] for report in bare
    ]
    return Cost(seconds[0], max(seconds[1:]), {})


def _read(notebook: Path) -> ReportDocument:
    return read_report(nbformat.read(notebook, as_version=4))  # type: ignore[no-untyped-call]


def measure_format(reports: Sequence[ReportDocument], form: Format) -> Cost:
    """Write one format of each report twice, and refuse to go on when the bytes differ.

    Only the first time counts: what a compiler remembers of the same report would flatter the second.
    """
    seconds, sizes = [], dict[str, int]()
    for report in reports:
        taken, written = processor_seconds(lambda report=report: write_formats(report, (form,)))
        if written.missing:
            sys.exit(written.log)
        if write_formats(report, (form,)).files != written.files:
            sys.exit(f"{form} came out differently the second time.")
        seconds.append(taken)
        sizes |= {name: max(len(content), sizes.get(name, 0)) for name, content in written.files.items()}
    return Cost(seconds[0], max(seconds[1:]), sizes)


def processor_seconds(run: Callable[[], Outcome]) -> tuple[float, Outcome]:
    """Measure user and system time of this process and of the programs that it waits for."""
    before = os.times()
    outcome = run()
    return sum(os.times()[:4]) - sum(before[:4]), outcome


def print_table(reading: float, costs: dict[Format, Cost], alone: Cost) -> None:
    """Print one row for each format, with its papers, and one for the four main ones together."""
    rows = [["reading the executed notebook", "", f"{reading:.2f} s", ""]]
    rows += [
        [form, f"{cost.first:.2f} s", f"{cost.further:.2f} s", describe_files(cost.files)]
        for form, cost in costs.items()
    ]
    together = [costs[form] for form in MAIN_FORMATS]
    first, further = sum(cost.first for cost in together), sum(cost.further for cost in together)
    label = f"{', '.join(MAIN_FORMATS)} together"
    rows.append([f"{label}, read once", f"{first + reading:.2f} s", f"{further + reading:.2f} s", ""])
    rows.append([f"{label}, without handouts", f"{alone.first:.2f} s", f"{alone.further:.2f} s", ""])
    machine.print_table(["format", "first report of a run", "each further one", "largest files"], rows)


def describe_files(sizes: dict[str, int]) -> str:
    """Name files with their sizes."""
    return ", ".join(f"{name} {write_size(size)}" for name, size in sizes.items())


if __name__ == "__main__":
    main()
