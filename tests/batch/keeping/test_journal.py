"""What a run has still to make is known to the next one."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bahali.batch.keeping.journal import JOURNAL_FILE, Journal


def test_what_is_struck_out_is_gone_also_for_another_run(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.begin(["aamoora", "bellowick", "cindervale"])
    journal.finish("bellowick")
    journal.finish("nobody")
    assert Journal(tmp_path).read() == ["aamoora", "cindervale"]


def test_there_is_no_journal_when_all_is_made(tmp_path: Path) -> None:
    Journal(tmp_path).begin(["aamoora"])
    Journal(tmp_path).finish("aamoora")
    assert list(tmp_path.iterdir()) == []
    assert Journal(tmp_path).read() == []


def test_reports_may_be_finished_at_the_same_time(tmp_path: Path) -> None:
    names = [f"report-{number}" for number in range(200)]
    Journal(tmp_path).begin(names)
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda name: Journal(tmp_path).finish(name), names))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{", b"null", b'{"a": 1}', b"[1]", b"\xff"])
def test_a_journal_that_was_broken_tells_of_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / JOURNAL_FILE).write_bytes(content)
    assert Journal(tmp_path).read() == []
