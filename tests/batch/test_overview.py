"""What the index says of each report: made, failed, not tried, or no longer to be trusted."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from bahali.batch.keeping.manifest import FileMark, Manifest, write_manifest
from bahali.batch.keeping.record import Record, write_record
from bahali.batch.overview import INDEX_FILE, write_index
from bahali.batch.planning.ingredients import Ingredients, find_ingredients
from bahali.batch.planning.jobs import Job
from bahali.batch.planning.plan import BatchPlan
from bahali.batch.planning.run import BatchRun
from bahali.workshop import Workshop

Tell = Callable[..., str]
LINKS = "Read 1 KB -> aamoora/report.html"


@pytest.fixture
def run(tmp_path: Path, workshop: Workshop, write_job: Callable[..., Job]) -> BatchRun:
    """A run over one report."""
    plan = BatchPlan(tmp_path / "reports.yaml", tmp_path, 60, tmp_path / "notebooks", ())
    jobs = (write_job("aamoora"),)
    return BatchRun(workshop, plan, tmp_path / "reports", jobs, find_ingredients(plan, workshop, jobs))


@pytest.fixture
def record(run: BatchRun) -> Record:
    """The record of a report that was made of what is there now, in 12.4 s."""
    return Record("aamoora", "Aamoora", "done", 12.4, key=run.ingredients["aamoora"].key)


@pytest.fixture
def failure(record: Record) -> Record:
    """The record of a report that failed with what is there now."""
    return replace(record, state="failed", story="It stopped.", fault="code")


@pytest.fixture
def manifest(run: BatchRun) -> Manifest:
    """The manifest of a report that was made from what is there now, on 20 September 2030."""
    files = {name: FileMark(8, "", 0) for name in ("report.html", "report.pdf")}
    return Manifest("aamoora", "2030-09-20", run.ingredients["aamoora"], files, seconds={"cells": 3.0})


def with_other_tables(now: Ingredients) -> Ingredients:
    return replace(now, tables=dict.fromkeys(now.tables, "0" * 64))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Folder of one report, in the folder of the reports of a workshop."""
    folder = tmp_path / "reports" / "aamoora"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def tell(run: BatchRun, home: Path) -> Tell:
    """Write the index over this one report, and give what it says of it, with links as ``words -> place``."""

    def write(*latest: Record) -> str:
        write_index(run, latest)
        return entries_of(home.parent)[0]

    return write


def put(home: Path, record: Record, manifest: Manifest | None = None) -> None:
    """Lay out a report as a run leaves it."""
    write_record(record, home)
    if manifest:
        write_manifest(manifest, home)
        (home / "report.html").write_text("a report", encoding="utf-8")


def entries_of(folder: Path) -> list[str]:
    page = (folder / INDEX_FILE).read_text(encoding="utf-8")
    return [
        read_entry(entry)
        for entry in re.findall(r"<li>\s*(<h3.*?)</li>(?=\s*(?:<li>\s*<h3|</ul>\s*</main>))", page, re.DOTALL)
    ]


def read_entry(entry: str) -> str:
    entry = re.sub(r'<span class="unseen">.*?</span>', "", entry)
    entry = re.sub(r'<a href="([^"]*)">(.*?)</a>', r"\2 -> \1", entry)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", entry)).replace("\n", " ").split())


def put_log(home: Path) -> None:
    (home.parent / "logs").mkdir()
    (home.parent / "logs" / "aamoora.log").write_text("messages", encoding="utf-8")


def test_a_report_that_was_made_is_linked_with_its_day_and_time(
    tell: Tell, home: Path, record: Record, manifest: Manifest
) -> None:
    put(home, record, manifest)
    assert tell() == (
        f"Aamoora Made. Made from the tables as they are now. Made on 20 September 2030 {LINKS} Took 12 s"
    )


def test_a_report_of_other_tables_is_to_be_made_again(
    tell: Tell, home: Path, record: Record, manifest: Manifest
) -> None:
    put(home, record, replace(manifest, ingredients=with_other_tables(manifest.ingredients)))
    assert "Made. The tables have changed since it was made; make it again." in tell()


@pytest.mark.parametrize(
    ("warnings", "words"), [(1, "1 remark on the tables"), (2, "2 remarks on the tables")]
)
def test_remarks_on_the_tables_are_counted(
    tell: Tell, home: Path, record: Record, manifest: Manifest, warnings: int, words: str
) -> None:
    put(home, record, replace(manifest, warnings=warnings))
    assert tell().endswith(f"Took 12 s · {words}")


def test_what_is_new_and_what_is_missing_is_told(
    tell: Tell, home: Path, record: Record, manifest: Manifest
) -> None:
    missing = {"report.docx": "no pandoc"}
    put(home, record, replace(manifest, news="1 entered.", missing=missing))
    assert "1 entered." in tell()
    assert "Could not be made: report.docx (no pandoc)." in tell()


def test_a_report_never_tried_says_so(tell: Tell) -> None:
    assert tell() == "Aamoora Not run. It has not been made yet."


def test_a_report_that_failed_and_was_never_made_leads_only_to_its_log(
    tell: Tell, home: Path, failure: Record
) -> None:
    put_log(home)
    put(home, failure)
    assert tell() == "Aamoora Not made. It stopped. Took 12 s Messages of the run -> logs/aamoora.log"


def test_a_report_that_failed_leads_to_its_last_good_version_as_such(
    tell: Tell, home: Path, failure: Record, manifest: Manifest
) -> None:
    put(home, failure, manifest)
    words = "The earlier report made on 20 September 2030 is still here; it does not show this run:"
    assert tell() == f"Aamoora Not made. It stopped. {words} {LINKS} Took 12 s"


def test_a_failure_is_told_also_when_the_tables_have_changed_since(
    tell: Tell, home: Path, failure: Record, manifest: Manifest
) -> None:
    put(home, failure, replace(manifest, ingredients=with_other_tables(manifest.ingredients)))
    assert "Not made. It stopped." in tell()


def test_a_failure_with_what_was_taken_back_since_is_no_longer_told(
    tell: Tell, home: Path, failure: Record, manifest: Manifest
) -> None:
    put(home, replace(failure, key="0" * 64), manifest)
    assert tell() == (
        f"Aamoora Made. Made from the tables as they are now. Made on 20 September 2030 {LINKS} Took 3 s"
    )


def test_a_report_that_somebody_took_away_is_not_called_made(
    tell: Tell, home: Path, record: Record, manifest: Manifest
) -> None:
    put(home, record, manifest)
    (home / "report.html").unlink()
    assert tell() == "Aamoora Not run. It has not been made yet."


@pytest.mark.parametrize("content", ["{", '{"state": "done"}', "[]"])
@pytest.mark.parametrize("name", ["record.json", "manifest.json"])
def test_a_report_of_which_too_little_is_known_is_linked_and_not_vouched_for(
    tell: Tell, home: Path, record: Record, manifest: Manifest, name: str, content: str
) -> None:
    put(home, record, manifest)
    (home / name).write_text(content, encoding="utf-8")
    expected = f"Not run. What is there cannot be judged; make it again. {LINKS}"
    assert tell() == f"Aamoora {expected}"


def test_what_this_run_knows_goes_before_what_stands_beside_the_report(
    tell: Tell, home: Path, record: Record, failure: Record, manifest: Manifest
) -> None:
    put(home, record, manifest)
    assert "Not made. No space left." in tell(replace(failure, story="No space left."))


def test_a_story_cannot_put_markup_into_the_index(tell: Tell, home: Path, failure: Record) -> None:
    put(home, replace(failure, story='<script>alert("x")</script>'))
    assert '<script>alert("x")</script>' in tell()
    assert "<script" not in (home.parent / INDEX_FILE).read_text(encoding="utf-8")


def test_reports_stand_in_the_order_of_the_batch_file_and_are_counted_by_state(
    run: BatchRun, home: Path, record: Record, failure: Record, manifest: Manifest
) -> None:
    put(home, record, manifest)
    (job,) = run.planned
    jobs = tuple(replace(job, report_id=name, title=name) for name in ("domara", "aamoora", "bellowick"))
    ingredients = dict.fromkeys(("domara", "aamoora", "bellowick"), run.ingredients["aamoora"])
    write_index(
        replace(run, planned=jobs, ingredients=ingredients), [record, replace(failure, report_id="domara")]
    )
    assert [entry.split(".")[0] for entry in entries_of(home.parent)] == [
        "domara Not made",
        "aamoora Made",
        "bellowick Not run",
    ]
    page = (home.parent / INDEX_FILE).read_text(encoding="utf-8")
    assert ">3 reports · Made: 1 · Not made: 1 · Not run: 1</p>" in page


def test_an_illustrative_workshop_is_called_so_at_the_head_of_the_index(tell: Tell, home: Path) -> None:
    tell()
    page = (home.parent / INDEX_FILE).read_text(encoding="utf-8")
    head = page[: page.index("<main>")]
    assert "Illustrative data" in head
    assert "Every word and number here was made up to try the method." in head


def test_the_same_reports_give_the_same_index(
    tell: Tell, home: Path, record: Record, manifest: Manifest
) -> None:
    put(home, record, manifest)
    tell()
    first = (home.parent / INDEX_FILE).read_bytes()
    tell()
    assert (home.parent / INDEX_FILE).read_bytes() == first
