"""The moment that files of a report carry: never that of the run."""

from datetime import UTC, date, datetime

import pytest

from bahali.document.reading import ReportDocument
from bahali.document.section import Cover
from bahali.publish.dating import date_of
from bahali.vocabulary.faults import InputError


@pytest.fixture(autouse=True)
def without_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def cover(dated: date | None) -> Cover:
    return Cover(title="Aamoora", subtitle="A try", dated=dated)


def test_files_are_dated_by_the_day_on_the_cover() -> None:
    expected = datetime(2030, 9, 12, tzinfo=UTC)
    assert date_of(cover(date(2030, 9, 12))) == expected
    assert date_of(ReportDocument(cover(date(2030, 9, 12)), ())) == expected


def test_a_fixed_moment_goes_before_the_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    # 12 September 2030 is day 22169 after 1970-01-01; see tests/batch/test_record.py.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(22169 * 86400 + 3661))
    assert date_of(cover(date(2025, 1, 1))) == datetime(2030, 9, 12, 1, 1, 1, tzinfo=UTC)


def test_a_report_without_a_day_is_as_old_as_a_zip_file_can_be() -> None:
    assert date_of(cover(None)) == datetime(1980, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("epoch", ["0", "-1", "315532799"])
def test_no_moment_is_older_than_a_zip_file_can_be(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert date_of(cover(None)) == datetime(1980, 1, 1, tzinfo=UTC)
    assert date_of(cover(date(1931, 5, 4))) == datetime(1980, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("epoch", ["yesterday", "1.5", "9" * 30])
def test_a_moment_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(InputError, match=r"SOURCE_DATE_EPOCH: found .*; allowed: whole seconds since"):
        date_of(cover(None))
