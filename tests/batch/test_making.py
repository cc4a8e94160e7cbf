"""Which reports a run makes, and which it keeps."""

from collections.abc import Callable
from typing import Any

import pytest

from bahali.batch.planning.jobs import Job
from bahali.vocabulary.faults import InputError

SECOND_DAY = str(22170 * 86400)  # 13 September 2030
WriteJob = Callable[..., Job]
Jobs = tuple[Job, ...]


def counts(outcome: Any) -> tuple[int, int, int]:
    return outcome.made, outcome.failed, outcome.kept


def test_what_has_not_changed_is_kept_and_the_index_is_written(bench: Any, press: Any, jobs: Jobs) -> None:
    assert counts(bench.make(*jobs)) == (3, 0, 0)
    before = {job.report_id: bench.contents(job.report_id) for job in jobs}
    (bench.folder / "index.html").unlink()
    press.begun.clear()
    assert counts(bench.make(*jobs)) == (0, 0, 3)
    assert press.begun == []
    assert {job.report_id: bench.contents(job.report_id) for job in jobs} == before
    assert "3 reports" in bench.index
    assert bench.names == {"aamoora", "bellowick", "cindervale", "index.html"}


@pytest.mark.parametrize("content", [b"of another hand", None], ids=["changed", "gone"])
def test_a_report_whose_file_was_changed_or_is_gone_is_made_again(
    bench: Any, press: Any, jobs: Jobs, content: bytes | None
) -> None:
    bench.make(*jobs)
    page = bench.folder / "bellowick" / "report.html"
    page.unlink()
    if content:
        page.write_bytes(content)
    press.begun.clear()
    assert counts(bench.make(*jobs)) == (1, 0, 2)
    assert press.begun == ["bellowick"]
    assert page.read_text(encoding="utf-8") == "report.html of bellowick"


def test_a_report_of_which_a_format_was_missing_is_tried_again(bench: Any, press: Any, jobs: Jobs) -> None:
    press.files, press.missing = ("report.html",), {"report.pdf": "no typst"}
    assert counts(bench.make(jobs[0])) == (1, 0, 0)
    assert "Aamoora: done. Could not be made: report.pdf (no typst)." in bench.log.getvalue()
    assert "Could not be made: report.pdf (no typst)." in bench.index
    press.files, press.missing = ("report.html", "report.pdf"), {}
    assert counts(bench.make(jobs[0])) == (1, 0, 0)
    assert counts(bench.make(jobs[0])) == (0, 0, 1)
    assert "Could not be made" not in bench.index


def test_another_notebook_or_parameter_makes_only_its_own_report_again(
    bench: Any, press: Any, jobs: Jobs, write_job: WriteJob
) -> None:
    bench.make(*jobs)
    press.begun.clear()
    changed = (jobs[0], write_job("bellowick", "1 + 1"), write_job("cindervale", seed=7))
    assert counts(bench.make(*changed)) == (2, 0, 1)
    assert press.begun == ["bellowick", "cindervale"]


def test_a_failed_report_is_tried_again_until_it_is_made(bench: Any, press: Any, jobs: Jobs) -> None:
    press.stories["bellowick"] = "It stopped."
    assert counts(bench.make(*jobs)) == (2, 1, 0)
    assert counts(bench.make(*jobs)) == (0, 1, 2)
    press.stories.clear()
    assert counts(bench.make(*jobs)) == (1, 0, 2)
    assert counts(bench.make(*jobs)) == (0, 0, 3)


def test_a_failure_with_what_was_taken_back_is_forgotten(
    bench: Any, press: Any, jobs: Jobs, write_job: WriteJob
) -> None:
    bench.make(*jobs)
    press.stories["aamoora"] = "It stopped."
    bench.make(write_job("aamoora", "1 / 0"), *jobs[1:])
    assert "It stopped." in bench.index
    assert counts(bench.make(write_job("aamoora"), *jobs[1:])) == (0, 0, 3)
    assert "It stopped." not in bench.index


def test_all_are_made_when_forced(bench: Any, press: Any, jobs: Jobs) -> None:
    bench.make(*jobs)
    press.begun.clear()
    assert counts(bench.make(*jobs, force=True)) == (3, 0, 0)
    assert sorted(press.begun) == ["aamoora", "bellowick", "cindervale"]


def test_only_what_failed_is_made_when_that_is_wished(
    bench: Any, press: Any, jobs: Jobs, write_job: WriteJob
) -> None:
    press.stories["bellowick"] = "It stopped."
    bench.make(*jobs)
    press.stories.clear()
    press.begun.clear()
    # The first has changed, and the last one is new; neither has failed.
    planned = (write_job("aamoora", "1 + 1"), *jobs[1:], write_job("domara"))
    assert counts(bench.make(*planned, only_failed=True)) == (1, 0, 3)
    assert press.begun == ["bellowick"]


def test_a_report_that_was_not_chosen_is_kept_as_it_is_and_listed(
    bench: Any, press: Any, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.stories["bellowick"] = "It stopped."
    bench.make(*jobs)
    kept = bench.contents("cindervale")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SECOND_DAY)
    press.begun.clear()
    # An earlier failure elsewhere does not make this run fail.
    assert counts(bench.make(jobs[0], planned=jobs)) == (1, 0, 0)
    assert press.begun == ["aamoora"]
    assert bench.contents("cindervale") == kept
    assert "3 reports · Made: 2 · Not made: 1" in bench.index


def test_the_day_of_the_last_good_report_outlives_several_failures(
    bench: Any, press: Any, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.make(jobs[0])
    good = bench.contents("aamoora")
    press.stories["aamoora"] = "It stopped."
    for day in (SECOND_DAY, str(int(SECOND_DAY) + 86400)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        assert counts(bench.make(jobs[0])) == (0, 1, 0)
    assert bench.contents("aamoora") == good
    assert "The earlier report made on 12 September 2030 is still here" in bench.index


def test_a_batch_of_which_nothing_is_chosen_only_writes_the_index(bench: Any, press: Any, jobs: Jobs) -> None:
    assert counts(bench.make(planned=jobs)) == (0, 0, 0)
    assert press.begun == []
    assert "3 reports · Not run: 3" in bench.index


def test_nothing_is_begun_when_a_notebook_lacks_a_parameter_or_is_none(
    bench: Any, press: Any, jobs: Jobs
) -> None:
    jobs[0].notebook.write_text("no notebook", encoding="utf-8")
    text = jobs[1].notebook.read_text(encoding="utf-8")
    jobs[1].notebook.write_text(text.replace("draws = 100", "drawn = 100"), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        bench.make(*jobs)
    assert str(caught.value).splitlines() == [
        "aamoora.ipynb: cannot be read as a notebook; open it in JupyterLab, mend it and save it again",
        "bellowick.ipynb: its cell tagged parameters does not have draws; add them with their defaults",
    ]
    assert press.begun == []
