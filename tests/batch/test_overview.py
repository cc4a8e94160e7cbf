"""What the index says of each report: made, failed, not tried, or no longer to be trusted."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from bahali.batch.overview import INDEX_FILE, write_index
from bahali.batch.plan import Job
from bahali.batch.record import RECORD_FILE, Record, Version, write_record
from bahali.workshop import Workshop

Tell = Callable[..., str]
MADE = Version("2030-09-20", {"report.html": 8, "report.pdf": 6}, {}, "")
LINKS = "Read 1 KB -> aamoora/report.html"


@pytest.fixture
def record(workshop: Workshop) -> Record:
    """The record of a report made from the tables as they are now, on 20 September 2030, in 12.5 s."""
    return Record("aamoora", "Aamoora", "done", "", 12.4, 0, workshop.fingerprint, MADE)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Folder of one report, in the folder of the reports of a workshop."""
    folder = tmp_path / "reports" / "aamoora"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def tell(home: Path, workshop: Workshop, write_job: Callable[..., Job]) -> Tell:
    """Write the index over this one report, and give what it says of it, with links as ``words -> place``."""

    def write(*latest: Record) -> str:
        write_index(workshop, (write_job("aamoora"),), home.parent, latest)
        return entries_of(home.parent)[0]

    return write


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


def put_page(home: Path) -> None:
    (home / "report.html").write_text("a report", encoding="utf-8")


def put_log(home: Path) -> None:
    (home.parent / "logs").mkdir()
    (home.parent / "logs" / "aamoora.log").write_text("messages", encoding="utf-8")


def test_a_report_that_was_made_is_linked_with_its_day_and_time(
    tell: Tell, home: Path, record: Record
) -> None:
    put_page(home)
    write_record(record, home)
    assert tell() == (
        f"Aamoora Made. Made from the tables as they are now. Made on 20 September 2030 {LINKS} Took 12 s"
    )


def test_a_report_of_other_tables_is_to_be_made_again(tell: Tell, home: Path, record: Record) -> None:
    put_page(home)
    write_record(replace(record, fingerprint="0" * 64), home)
    assert "Made. The tables have changed since it was made; make it again." in tell()


@pytest.mark.parametrize(
    ("warnings", "words"), [(1, "1 remark on the tables"), (2, "2 remarks on the tables")]
)
def test_remarks_on_the_tables_are_counted(
    tell: Tell, home: Path, record: Record, warnings: int, words: str
) -> None:
    put_page(home)
    write_record(replace(record, warnings=warnings), home)
    assert tell().endswith(f"Took 12 s · {words}")


def test_a_report_never_tried_says_so(tell: Tell) -> None:
    assert tell() == "Aamoora Not run. It has not been made yet."


def test_a_report_that_failed_and_was_never_made_leads_only_to_its_log(
    tell: Tell, home: Path, record: Record
) -> None:
    put_log(home)
    write_record(replace(record, state="failed", story="It stopped.", version=None), home)
    assert tell() == "Aamoora Not made. It stopped. Took 12 s Messages of the run -> logs/aamoora.log"


def test_a_report_that_failed_leads_to_its_last_good_version_as_such(
    tell: Tell, home: Path, record: Record
) -> None:
    put_page(home)
    write_record(replace(record, state="failed", story="It stopped."), home)
    words = "The earlier report made on 20 September 2030 is still here; it does not show this run:"
    assert tell() == f"Aamoora Not made. It stopped. {words} {LINKS} Took 12 s"


def test_a_failure_is_told_also_when_the_tables_have_changed_since(
    tell: Tell, home: Path, record: Record
) -> None:
    write_record(replace(record, state="failed", story="It stopped.", fingerprint="0" * 64), home)
    assert "Not made. It stopped." in tell()


def test_a_report_that_somebody_took_away_is_not_called_made(tell: Tell, home: Path, record: Record) -> None:
    write_record(record, home)
    assert tell() == "Aamoora Not run. It has not been made yet."


@pytest.mark.parametrize("content", ["{", '{"state": "done"}', "[]"])
def test_a_report_whose_record_is_broken_is_linked_and_not_vouched_for(
    tell: Tell, home: Path, content: str
) -> None:
    put_page(home)
    (home / RECORD_FILE).write_text(content, encoding="utf-8")
    expected = f"Not run. What is there cannot be judged; make it again. {LINKS}"
    assert tell() == f"Aamoora {expected}"


def test_a_record_with_a_day_that_never_was_does_not_stop_the_index(
    tell: Tell, home: Path, record: Record
) -> None:
    write_record(replace(record, version=replace(MADE, made_on="2030-02-30")), home)
    assert tell() == "Aamoora Not run. It has not been made yet."


def test_what_this_run_knows_goes_before_what_stands_beside_the_report(
    tell: Tell, home: Path, record: Record
) -> None:
    put_page(home)
    write_record(record, home)
    assert "Not made. No space left." in tell(replace(record, state="failed", story="No space left."))


def test_a_story_cannot_put_markup_into_the_index(tell: Tell, home: Path, record: Record) -> None:
    write_record(replace(record, state="failed", story='<script>alert("x")</script>'), home)
    assert '<script>alert("x")</script>' in tell()
    assert "<script" not in (home.parent / INDEX_FILE).read_text(encoding="utf-8")


def test_reports_stand_in_the_order_of_the_batch_file(
    home: Path, workshop: Workshop, record: Record, write_job: Callable[..., Job]
) -> None:
    names = ("domara", "aamoora", "bellowick")
    put_page(home)
    latest = [record, replace(record, report_id="domara", state="failed", story="It stopped.")]
    write_index(workshop, tuple(write_job(name) for name in names), home.parent, latest)
    assert [entry.split(".")[0] for entry in entries_of(home.parent)] == [
        "Domara Not made",
        "Aamoora Made",
        "Bellowick Not run",
    ]


def test_the_index_counts_reports_by_state(
    home: Path, workshop: Workshop, record: Record, write_job: Callable[..., Job]
) -> None:
    put_page(home)
    jobs = tuple(write_job(name) for name in ("aamoora", "bellowick", "domara"))
    write_index(workshop, jobs, home.parent, [record])
    page = (home.parent / INDEX_FILE).read_text(encoding="utf-8")
    assert ">3 reports · Made: 1 · Not run: 2</p>" in page


def test_an_illustrative_workshop_is_called_so_at_the_head_of_the_index(tell: Tell, home: Path) -> None:
    tell()
    page = (home.parent / INDEX_FILE).read_text(encoding="utf-8")
    head = page[: page.index("<main>")]
    assert "Illustrative data" in head
    assert "Every word and number here was made up to try the method." in head


def test_the_same_reports_give_the_same_index(tell: Tell, home: Path, record: Record) -> None:
    put_page(home)
    write_record(record, home)
    tell()
    first = (home.parent / INDEX_FILE).read_bytes()
    tell()
    assert (home.parent / INDEX_FILE).read_bytes() == first
