"""How many reports are made at once, and in which order."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import psutil
import pytest

from bahali.batch.keeping.manifest import KernelMark, write_manifest
from bahali.batch.planning.jobs import Job
from bahali.batch.scheduling import count_cores, count_workers, order_longest_first

MEBIBYTE = 1024**2
Jobs = tuple[Job, ...]


@pytest.fixture
def remember(bench: Any, press: Any, jobs: Jobs) -> Callable[..., None]:  # noqa: ARG001
    """Make a report, and let its manifest say how long it took and how much memory it held."""

    def write(job: Job, seconds: float, peak_bytes: int = 0) -> None:
        bench.make(job, planned=jobs)
        known = replace(
            bench.manifest(job.report_id),
            seconds={"cells": seconds - 1, "formats": 1.0},
            kernel=KernelMark("prepared", "", "here", peak_bytes),
        )
        write_manifest(known, bench.folder / job.report_id)

    return write


def free(monkeypatch: pytest.MonkeyPatch, mebibytes: int) -> None:
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=mebibytes * MEBIBYTE))


def test_what_was_never_made_comes_first_and_then_what_took_longest(
    bench: Any, jobs: Jobs, remember: Callable[..., None]
) -> None:
    remember(jobs[0], 5.0)
    remember(jobs[2], 9.0)
    assert [job.report_id for job in order_longest_first(jobs, bench.folder)] == [
        *("bellowick", "cindervale", "aamoora")
    ]


def test_a_run_makes_them_in_that_order(
    bench: Any, press: Any, jobs: Jobs, remember: Callable[..., None]
) -> None:
    for job, seconds in zip(jobs, (5.0, 7.0, 9.0), strict=True):
        remember(job, seconds)
    press.begun.clear()
    bench.make(*jobs, force=True)
    assert press.begun == ["cindervale", "bellowick", "aamoora"]


@pytest.mark.parametrize(
    ("mebibytes", "workers"),
    # Four fifths of what is free, at 500 MiB for each: 640 MiB hold one, 1,250 just two, 1,249 not quite.
    [(10, 1), (800, 1), (1249, 1), (1250, 2), (1875, 3), (100_000, 3)],
)
def test_no_more_are_made_at_once_than_memory_or_reports_allow(
    bench: Any, jobs: Jobs, monkeypatch: pytest.MonkeyPatch, mebibytes: int, workers: int
) -> None:
    free(monkeypatch, mebibytes)
    assert count_workers(16, bench.folder, jobs) == workers


def test_no_more_are_made_at_once_than_there_are_cores(
    bench: Any, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    free(monkeypatch, 100_000)
    assert count_workers(2, bench.folder, jobs) == 2
    assert count_workers(2, bench.folder, ()) == 1


@pytest.mark.parametrize(("peak", "workers"), [(100, 3), (1600, 1), (800, 2)])
def test_the_most_memory_that_one_of_them_held_before_counts(
    bench: Any,
    jobs: Jobs,
    monkeypatch: pytest.MonkeyPatch,
    remember: Callable[..., None],
    peak: int,
    workers: int,
) -> None:
    remember(jobs[1], 5.0, peak * MEBIBYTE)
    free(monkeypatch, 2000)  # four fifths are 1,600
    assert count_workers(16, bench.folder, jobs) == workers


def test_only_processors_that_this_process_may_use_are_counted() -> None:
    process = psutil.Process()
    allowed = process.cpu_affinity()
    try:
        process.cpu_affinity(allowed[:1])
        assert count_cores() == 1
    finally:
        process.cpu_affinity(allowed)
    assert count_cores() == len(allowed)
