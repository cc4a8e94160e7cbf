"""What a run leaves that was stopped with Ctrl-C, and how another goes on."""

import signal
import threading
import time
from typing import Any

import pytest

from bahali.batch.keeping.journal import JOURNAL_FILE, Journal
from bahali.batch.planning.jobs import Job
from bahali.vocabulary.faults import InputError

Jobs = tuple[Job, ...]


def counts(outcome: Any) -> tuple[int, int, int]:
    return outcome.made, outcome.failed, outcome.kept


def interrupt() -> None:
    """Do what Ctrl-C does, and then work on for a moment."""
    time.sleep(0.2)
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    time.sleep(0.5)


@pytest.mark.usefixtures("heed_interrupts")
def test_a_stopped_run_finishes_what_runs_writes_the_index_and_can_go_on(
    bench: Any, press: Any, jobs: Jobs
) -> None:
    press.acts["aamoora"] = interrupt
    with pytest.raises(KeyboardInterrupt, match=r"^$"):
        bench.make(*jobs)
    assert press.begun == ["aamoora"]
    assert bench.record("aamoora").state == "done"
    assert bench.names == {"aamoora", "index.html", JOURNAL_FILE}
    assert "3 reports · Made: 1 · Not run: 2" in bench.index
    assert "Stopping: what runs is finished first." in bench.log.getvalue()

    press.acts.clear()
    assert counts(bench.make(*jobs, resume=True)) == (2, 0, 1)
    assert press.begun == ["aamoora", "bellowick", "cindervale"]
    assert bench.names == {"aamoora", "bellowick", "cindervale", "index.html"}


@pytest.mark.usefixtures("heed_interrupts")
def test_a_run_that_is_stopped_while_it_tells_of_a_report_waits_for_the_others_too(
    bench: Any, press: Any, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    running, finish = threading.Event(), Journal.finish

    def stop(self: Journal, report_id: str) -> None:
        finish(self, report_id)
        if threading.current_thread() is threading.main_thread():
            running.wait(10)
            raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "finish", stop)
    press.acts["bellowick"] = lambda: (running.set(), time.sleep(0.5))
    with pytest.raises(KeyboardInterrupt, match=r"^$"):
        bench.make(*jobs[:2], workers=2)
    assert bench.record("bellowick").state == "done"
    assert "2 reports · Made: 2" in bench.index
    assert JOURNAL_FILE not in bench.names


@pytest.mark.usefixtures("heed_interrupts")
def test_a_forced_run_that_was_stopped_makes_the_rest_also_where_nothing_changed(
    bench: Any, press: Any, jobs: Jobs
) -> None:
    bench.make(*jobs)
    press.begun.clear()
    press.acts["aamoora"] = interrupt
    with pytest.raises(KeyboardInterrupt, match=r"^$"):
        bench.make(*jobs, force=True)
    made = list(press.begun)
    press.acts.clear()
    assert counts(bench.make(*jobs, resume=True)) == (3 - len(made), 0, len(made))
    assert sorted(press.begun) == ["aamoora", "bellowick", "cindervale"]


def test_part_of_what_was_stopped_can_be_resumed_first(bench: Any, press: Any, jobs: Jobs) -> None:
    bench.folder.mkdir(parents=True)
    Journal(bench.folder).begin(["aamoora", "cindervale"])
    assert counts(bench.make(jobs[2], planned=jobs, resume=True)) == (1, 0, 0)
    assert Journal(bench.folder).read() == ["aamoora"]
    assert counts(bench.make(jobs[1], planned=jobs, resume=True)) == (0, 0, 1)
    assert counts(bench.make(*jobs, resume=True)) == (1, 0, 2)
    assert press.begun == ["cindervale", "aamoora"]


@pytest.mark.usefixtures("press")
def test_a_run_that_came_to_its_end_leaves_nothing_to_resume(bench: Any, jobs: Jobs) -> None:
    bench.make(*jobs)
    with pytest.raises(InputError, match=r"^--resume: no run was stopped here; leave it out$"):
        bench.make(*jobs, resume=True)


@pytest.mark.usefixtures("press")
def test_a_run_in_which_all_is_kept_leaves_nothing_to_resume(bench: Any, jobs: Jobs) -> None:
    bench.make(*jobs)
    Journal(bench.folder).begin(["aamoora"])
    bench.make(*jobs)
    assert JOURNAL_FILE not in bench.names
