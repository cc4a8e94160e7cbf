"""Shows how far a batch is: bars on a terminal, plain lines in a log."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

MINUTE = 60


class Reporter:
    """Tells of each report while it is made and when it is finished; may be called from several threads."""

    def __init__(self, console: Console, progress: Progress, total: int, workers: int = 1) -> None:
        self._console = console
        self._progress = progress
        self._task = progress.add_task("Reports", total=total, left="")
        self._total = total
        self._finished = 0
        self._workers = workers
        self._started = time.monotonic()
        self._lock = threading.Lock()

    @contextmanager
    def follow(self, title: str) -> Iterator[Callable[[int, int], None]]:
        """Show a bar while one report is made; give what is to be told how many of its cells are done."""
        task = self._progress.add_task(title, total=None, left="")
        try:
            yield lambda done, total: self._move(task, done, total)
        finally:
            self._progress.remove_task(task)

    def tell(self, title: str, story: str, seconds: float) -> None:
        """Write one line about a finished report and move the bar on."""
        with self._lock:
            self._finished += 1
            left = self._estimate()
            place = f"[{self._finished}/{self._total}]"
            self.say(f"{place} {title}: {story} ({seconds:.1f} s){left and f', about {left} left'}")
            self._progress.update(self._task, advance=1, left=left and f"about {left} left")

    def say(self, words: str) -> None:
        """Write one line that is about no report."""
        self._console.print(words, markup=False, emoji=False, highlight=False, soft_wrap=True)

    def _move(self, task: TaskID, done: int, total: int) -> None:
        self._progress.update(task, completed=done, total=total)

    def _estimate(self) -> str:
        """Say how long the rest will take; blank until every worker has finished one, and at the end."""
        waiting = self._total - self._finished
        if self._finished < max(2, self._workers) or not waiting:
            return ""
        return write_duration((time.monotonic() - self._started) / self._finished * waiting)


def write_duration(seconds: float) -> str:
    """Write how long something takes, no finer than anybody can know.

    Examples
    --------
    >>> write_duration(41.7), write_duration(130)
    ('42 s', '2 min')
    """
    return f"{seconds:.0f} s" if seconds < 2 * MINUTE else f"{seconds / MINUTE:.0f} min"


@contextmanager
def show_progress(total: int, console: Console, workers: int = 1) -> Iterator[Reporter]:
    """Show progress over so many reports; where the output is no terminal, only the lines appear."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield Reporter(console, progress, total, workers)
