"""Shows how far a batch is: a bar on a terminal, plain lines in a log."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


class Reporter:
    """Tells of each report as it is finished."""

    def __init__(self, console: Console, progress: Progress, total: int) -> None:
        self._console = console
        self._progress = progress
        self._task = progress.add_task("Reports", total=total)
        self._total = total
        self._finished = 0

    def tell(self, title: str, story: str, seconds: float) -> None:
        """Write one line about a finished report and move the bar on."""
        self._finished += 1
        place = f"[{self._finished}/{self._total}]"
        self._console.print(
            f"{place} {title}: {story} ({seconds:.1f} s)",
            markup=False,
            emoji=False,
            highlight=False,
            soft_wrap=True,
        )
        self._progress.advance(self._task)


@contextmanager
def show_progress(total: int, console: Console) -> Iterator[Reporter]:
    """Show progress over so many reports; where the output is no terminal, only the lines appear."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield Reporter(console, progress, total)
