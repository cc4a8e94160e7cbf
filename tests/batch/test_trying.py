"""Reports are tried again only for what is no fault of theirs, and how many are made at once."""

import re
import threading
import time
from typing import Any

import pytest

from bahali.batch.planning.jobs import Job
from bahali.batch.running.failing import FaultKind


@pytest.mark.parametrize("kind", [FaultKind.KILLED, FaultKind.MEMORY, FaultKind.LOST])
def test_a_fault_of_the_machine_is_tried_again_and_forgotten_when_that_succeeds(
    bench: Any, press: Any, jobs: tuple[Job, ...], kind: FaultKind
) -> None:
    press.kind, press.stories["bellowick"] = kind, "It was ended."
    press.acts["bellowick"] = lambda: press.stories.clear() if press.begun.count("bellowick") == 2 else None
    outcome = bench.make(*jobs)
    assert (outcome.made, outcome.failed) == (3, 0)
    assert press.begun == ["aamoora", "bellowick", "cindervale", "bellowick"]
    record = bench.record("bellowick")
    assert (record.state, record.attempts, record.story, record.fault) == ("done", 2, "", "")
    assert "[3/3] Bellowick: done at attempt 2 (" in bench.log.getvalue()
    assert "It was ended." not in bench.log.getvalue() + bench.index


def test_after_three_attempts_a_report_is_given_up(bench: Any, press: Any, jobs: tuple[Job, ...]) -> None:
    press.kind, press.stories["bellowick"] = FaultKind.KILLED, "It was ended."
    press.acts["bellowick"] = lambda: time.sleep(0.1)
    assert bench.make(*jobs).failed == 1
    assert press.begun.count("bellowick") == 3
    record = bench.record("bellowick")
    assert (record.state, record.attempts, record.fault) == ("failed", 3, "killed")
    assert record.seconds >= 0.3  # of all attempts together
    assert "Not made: 1" in bench.index
    assert ".unfinished.json" not in bench.names


@pytest.mark.parametrize("kind", [FaultKind.DATA, FaultKind.CODE, FaultKind.TIMEOUT, FaultKind.STORAGE])
def test_a_fault_of_its_own_is_not_tried_again(
    bench: Any, press: Any, jobs: tuple[Job, ...], kind: FaultKind
) -> None:
    press.kind, press.stories["aamoora"] = kind, "It stopped."
    assert bench.make(jobs[0]).failed == 1
    assert press.begun == ["aamoora"]
    record = bench.record("aamoora")
    assert (record.attempts, record.fault) == (1, kind.value)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_no_more_notebooks_run_at_once_than_workers_and_one_when_tried_again(
    bench: Any, press: Any, jobs: tuple[Job, ...], workers: int
) -> None:
    lock, running, most = threading.Lock(), [0], {"first": 0, "again": 0}

    def work() -> None:
        with lock:
            running[0] += 1
            when = "first" if len(press.begun) <= 3 else "again"
            most[when] = max(most[when], running[0])
        time.sleep(0.2)
        with lock:
            running[0] -= 1

    press.acts = {job.report_id: work for job in jobs}
    press.kind, press.stories = FaultKind.KILLED, {job.report_id: "It was ended." for job in jobs}
    bench.make(*jobs, workers=workers)
    assert most == {"first": workers, "again": 1}


def test_each_report_is_told_as_it_ends_and_listed_as_it_was_planned(
    bench: Any, press: Any, jobs: tuple[Job, ...]
) -> None:
    others = threading.Event()
    press.acts["aamoora"] = lambda: None if others.wait(10) else pytest.fail("the others never ended")
    # With two workers the third report ends only after the second; the first waits for it.
    press.acts["cindervale"] = others.set
    bench.make(*jobs, workers=2)
    told = re.findall(r"\[(\d)/3\] (\w+): done", bench.log.getvalue())
    assert [number for number, _ in told] == ["1", "2", "3"]
    assert told[0] == ("1", "Bellowick")
    assert re.findall(r'<h3 dir="auto">(\w+)', bench.index) == ["Aamoora", "Bellowick", "Cindervale"]


def test_one_report_whose_folder_cannot_be_made_does_not_stop_the_others(
    bench: Any, press: Any, jobs: tuple[Job, ...]
) -> None:
    bench.folder.mkdir(parents=True)
    (bench.folder / "bellowick").write_text("a file where a folder should be", encoding="utf-8")
    outcome = bench.make(*jobs)
    assert (outcome.made, outcome.failed) == (2, 1)
    assert press.begun == ["aamoora", "cindervale"]
    assert "Bellowick: The report could not be written: File exists." in bench.log.getvalue()
    assert "The report could not be written: File exists." in bench.index
    assert "3 reports · Made: 2 · Not made: 1" in bench.index
