"""What is told while reports are made, on a terminal and in a log."""

import io
import re
import time
from types import SimpleNamespace

import pytest
from rich.console import Console
from rich.progress import Progress

from bahali.batch import progress
from bahali.batch.progress import Reporter, show_progress, write_duration

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def told(*reports: tuple[str, str, float], is_terminal: bool = False, total: int | None = None) -> str:
    """Tell of these reports, and give all that came out."""
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=is_terminal, width=60, _environ={"TERM": "xterm"})
    with show_progress(len(reports) if total is None else total, console) as reporter:
        for report in reports:
            reporter.tell(*report)
    return stream.getvalue()


def test_a_log_holds_one_plain_line_for_each_report_in_the_order_they_end() -> None:
    text = told(("Bellowick", "done", 3.04), ("Aamoora", "It stopped.", 0.26))
    assert text.splitlines() == ["[1/2] Bellowick: done (3.0 s)", "[2/2] Aamoora: It stopped. (0.3 s)"]


def test_a_log_holds_nothing_that_steers_a_terminal() -> None:
    assert "\x1b" not in told(("Aamoora", "done", 1.0))


def test_a_terminal_shows_the_same_lines_and_a_bar_that_moves_on() -> None:
    text = CONTROL.sub("", told(("Aamoora", "done", 1.0), ("Bellowick", "done", 2.0), is_terminal=True))
    assert "[1/2] Aamoora: done (1.0 s)" in text
    assert "[2/2] Bellowick: done (2.0 s)" in text
    bars = re.findall(r"Reports [━╺╸ ]+ (\d)/2", text)
    assert bars
    assert bars == sorted(bars)
    assert bars[-1] == "2"


def test_the_bar_is_gone_from_a_terminal_when_all_is_done() -> None:
    text = told(("Aamoora", "done", 1.0), is_terminal=True)
    assert text.rindex("\x1b[2K") > text.rindex("Reports")


def test_the_cursor_of_a_terminal_is_there_again_when_a_run_is_stopped() -> None:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=60, _environ={"TERM": "xterm"})
    with pytest.raises(KeyboardInterrupt, match=r"^stopped$"), show_progress(2, console):
        raise KeyboardInterrupt("stopped")
    hidden, shown = stream.getvalue().rfind("\x1b[?25l"), stream.getvalue().rfind("\x1b[?25h")
    assert shown > hidden >= 0


def test_a_long_story_stays_in_one_line() -> None:
    story = "The notebook stopped " + "and stopped " * 30
    assert told(("Aamoora", story, 1.0)).splitlines() == [f"[1/1] Aamoora: {story} (1.0 s)"]


@pytest.mark.parametrize("story", ["[bold]x[/bold]", "[/red]", "list[3]", "a :warning: b", "d[1:x:2]"])
def test_a_story_is_told_letter_for_letter(story: str) -> None:
    assert told(("Aamoora", story, 1.0)) == f"[1/1] Aamoora: {story} (1.0 s)\n"


@pytest.mark.parametrize("is_terminal", [False, True], ids=["log", "terminal"])
def test_a_batch_without_reports_tells_of_none(is_terminal: bool) -> None:
    assert "[" not in CONTROL.sub("", told(is_terminal=is_terminal))


def test_each_report_that_is_being_made_has_a_bar_of_its_cells_until_it_is_finished() -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=80, _environ={"TERM": "xterm"})
    with Progress(console=console, auto_refresh=False) as bars:
        reporter = Reporter(console, bars, total=2)
        with reporter.follow("Aamoora") as watch, reporter.follow("Bellowick"):
            watch(3, 12)
            shown = {task.description: (task.completed, task.total) for task in bars.tasks}
            assert shown == {"Reports": (0, 2), "Aamoora": (3, 12), "Bellowick": (0, None)}
        assert [task.description for task in bars.tasks] == ["Reports"]


def test_the_bar_of_a_report_that_went_wrong_goes_too() -> None:
    console = Console(file=io.StringIO())
    bars = Progress(console=console, auto_refresh=False)
    with pytest.raises(OSError, match="full"), Reporter(console, bars, total=1).follow("Aamoora"):
        raise OSError("full")
    assert [task.description for task in bars.tasks] == ["Reports"]


def test_a_terminal_shows_titles_letter_for_letter() -> None:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=80, _environ={"TERM": "xterm"})
    with show_progress(1, console) as reporter, reporter.follow("Vale [/of] :ghost:") as watch:
        watch(1, 2)
        time.sleep(0.3)  # until it has been drawn
    assert "Vale [/of] :ghost:" in CONTROL.sub("", stream.getvalue())


def test_how_long_the_rest_takes_is_told_once_every_worker_has_finished_one_and_not_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: now[0]))
    stream = io.StringIO()
    with show_progress(5, Console(file=stream, width=60), workers=3) as reporter:
        for _ in range(5):
            now[0] += 30.0
            reporter.tell("Aamoora", "done", 30.0)
    # After three of five in 90 s two are left, 60 s; after four in 120 s one, 30 s.
    assert [line.partition("(30.0 s)")[2] for line in stream.getvalue().splitlines()] == [
        *("", "", ", about 60 s left", ", about 30 s left", "")
    ]


def test_a_duration_is_no_finer_than_anybody_can_know() -> None:
    assert [write_duration(seconds) for seconds in (0.4, 119.4, 120, 3600)] == [
        *("0 s", "119 s", "2 min", "60 min")
    ]
