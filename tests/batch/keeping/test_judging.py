"""Why a report would be made again, in sentences."""

from collections.abc import Callable
from typing import Any

import pytest

from bahali.batch.keeping.judging import judge
from bahali.batch.planning.jobs import Job

Ask = Callable[[Job], list[str]]


@pytest.fixture
def ask(bench: Any) -> Ask:
    return lambda job: judge(job, bench.folder, bench.run(job).ingredients[job.report_id])


def test_a_report_never_made_is_to_be_made(ask: Ask, jobs: tuple[Job, ...]) -> None:
    assert ask(jobs[0]) == ["It has not been made, or what is there cannot be judged."]


@pytest.mark.usefixtures("press")
def test_a_report_that_is_what_would_be_made_is_kept(bench: Any, ask: Ask, jobs: tuple[Job, ...]) -> None:
    bench.make(jobs[0])
    assert ask(jobs[0]) == []


@pytest.mark.usefixtures("press")
def test_all_that_changed_is_told(
    bench: Any,
    ask: Ask,
    jobs: tuple[Job, ...],
    write_job: Callable[..., Job],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bench.make(jobs[0])
    (bench.folder / "aamoora" / "report.pdf").unlink()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1915488000")
    assert ask(write_job("aamoora", "1 + 1", max_recommendations=3)) == [
        "The parameter max_recommendations was 10 and is 3.",
        "Its notebook changed.",
        "SOURCE_DATE_EPOCH was 1915401600 and is 1915488000.",
        "Its files are not all there as they were made.",
    ]


def test_a_failed_attempt_counts_as_long_as_it_was_with_what_is_there_now(
    bench: Any, press: Any, ask: Ask, jobs: tuple[Job, ...], write_job: Callable[..., Job]
) -> None:
    bench.make(jobs[0])
    press.stories["aamoora"] = "It stopped."
    bench.make(write_job("aamoora", "1 / 0"))
    assert ask(jobs[0]) == ["Its notebook changed.", "The last attempt at it failed."]
    assert ask(write_job("aamoora")) == []
    (bench.folder / "aamoora" / "record.json").unlink()
    assert ask(write_job("aamoora")) == ["How the last attempt at it ended is not known."]


def test_formats_that_could_not_be_made_last_time_are_named(
    bench: Any, press: Any, ask: Ask, jobs: tuple[Job, ...]
) -> None:
    press.missing = {"report.docx": "no pandoc", "brief.docx": "no pandoc"}
    bench.make(jobs[0])
    assert ask(jobs[0]) == ["Last time these could not be made: report.docx, brief.docx."]
