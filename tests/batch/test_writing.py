"""Files are written whole or not at all, and the day of a run can be fixed."""

import errno
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bahali.batch.writing import today, write_whole
from bahali.vocabulary.faults import InputError


def test_a_file_is_replaced_and_nothing_else_stays_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text("old", encoding="utf-8")
    write_whole(path, "new: عمورہ")
    assert path.read_text(encoding="utf-8") == "new: عمورہ"
    assert list(tmp_path.iterdir()) == [path]


def test_whoever_has_a_file_open_reads_the_old_content_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text("old", encoding="utf-8")
    with path.open(encoding="utf-8") as reader:
        write_whole(path, "new")
        assert reader.read() == "old"


def test_a_file_that_cannot_be_written_keeps_its_old_content(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError, match="surrogates not allowed"):
        write_whole(path, "half a letter: \ud800")
    assert path.read_text(encoding="utf-8") == "old"


def test_a_file_for_which_there_is_no_room_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "index.html"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, "new")
    assert {found.name: found.read_text(encoding="utf-8") for found in tmp_path.iterdir()} == {
        "index.html": "old"
    }


def test_the_day_of_the_run_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    # 2030-09-12 00:00 UTC is 22169 days after 1970-01-01: 60 years of 365 days, 15 leap days (1972 to 2028),
    # and 254 days of 2030 (31+28+31+30+31+30+31+31 = 243 up to August, and 11 of September): 22169 * 86400 s.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(22169 * 86400))
    assert today() == date(2030, 9, 12)


@pytest.fixture
def far_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on which the next day begins 14 hours earlier than in UTC."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "EAST-14")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("far_east")
def test_a_fixed_day_does_not_depend_on_where_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(22169 * 86400 + 86399))
    assert today() == date(2030, 9, 12)


@pytest.mark.parametrize("epoch", [None, ""], ids=["not set", "empty"])
def test_the_day_of_the_run_is_today_unless_told(monkeypatch: pytest.MonkeyPatch, epoch: str | None) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    before = date.today()
    assert before <= today() <= date.today()


def test_a_day_that_cannot_be_read_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(InputError, match=r"SOURCE_DATE_EPOCH: found .*; allowed: whole seconds"):
        today()
