"""What is written beside a report, and what is made of a record that somebody or something has broken."""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.batch.record import RECORD_FILE, Record, Version, read_record, today, write_record, write_whole
from bahali.vocabulary.faults import InputError

RECORD = Record(
    report_id="aamoora",
    title="Aamoora, عمورہ",
    state="done",
    story="",
    seconds=12.5,
    warnings=3,
    fingerprint="ab" * 32,
    version=Version(
        made_on="2030-09-20",
        files={"report.html": 480_000, "brief.pdf": 90_000},
        missing={"report.docx": "There is no pandoc."},
        news="One recommendation entered.",
    ),
)

VERSION = asdict(RECORD)["version"]


def written(folder: Path, **changes: Any) -> Path:
    """Write a record in which some values are others, as another hand might have."""
    (folder / RECORD_FILE).write_text(json.dumps({**asdict(RECORD), **changes}), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "record",
    [
        RECORD,
        replace(RECORD, state="failed", story='It stopped in "1 / 0".\n', version=None),
        replace(RECORD, seconds=0.0, warnings=0),
    ],
    ids=["made", "failed and never made", "at once"],
)
def test_a_record_comes_back_as_it_was_written(tmp_path: Path, record: Record) -> None:
    write_record(record, tmp_path)
    assert read_record(tmp_path) == record


def test_a_record_can_be_read_by_a_person(tmp_path: Path) -> None:
    write_record(RECORD, tmp_path)
    lines = (tmp_path / RECORD_FILE).read_text(encoding="utf-8").splitlines()
    assert '  "title": "Aamoora, عمورہ",' in lines


def test_a_whole_number_of_seconds_is_read_too(tmp_path: Path) -> None:
    assert read_record(written(tmp_path, seconds=12)) == replace(RECORD, seconds=12.0)


def test_a_report_never_tried_has_no_record(tmp_path: Path) -> None:
    assert read_record(tmp_path) is None
    assert read_record(tmp_path / "nothing") is None


def test_a_folder_in_the_place_of_a_record_is_no_record(tmp_path: Path) -> None:
    (tmp_path / RECORD_FILE).mkdir()
    assert read_record(tmp_path) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"[]", b"3", b'"done"', b"{}", b"\xff\xfe{}", b"[" * 5000],
    ids=["empty", "half", "null", "list", "number", "text", "no keys", "not UTF-8", "deep"],
)
def test_a_file_that_holds_no_record_is_no_record(tmp_path: Path, content: bytes) -> None:
    (tmp_path / RECORD_FILE).write_bytes(content)
    assert read_record(tmp_path) is None


def test_a_record_cut_short_is_no_record(tmp_path: Path) -> None:
    write_record(RECORD, tmp_path)
    whole = (tmp_path / RECORD_FILE).read_bytes()
    (tmp_path / RECORD_FILE).write_bytes(whole[: len(whole) // 2])
    assert read_record(tmp_path) is None


def test_a_record_of_a_time_before_there_were_formats_is_no_record(tmp_path: Path) -> None:
    content = {**asdict(RECORD), "made_on": "2030-09-20"}
    del content["version"]
    (tmp_path / RECORD_FILE).write_text(json.dumps(content), encoding="utf-8")
    assert read_record(tmp_path) is None


@pytest.mark.parametrize("name", list(asdict(RECORD)))
def test_a_record_without_one_of_its_keys_is_no_record(tmp_path: Path, name: str) -> None:
    content = asdict(RECORD)
    del content[name]
    (tmp_path / RECORD_FILE).write_text(json.dumps(content), encoding="utf-8")
    assert read_record(tmp_path) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"colour": "green"},
        {"state": "cancelled"},
        {"state": None},
        {"seconds": "12.5"},
        {"warnings": 1.5},
        {"story": ["It stopped."]},
        {"version": "2030-09-20"},
        {"version": {**VERSION, "made_on": "yesterday"}},
        {"version": {**VERSION, "made_on": "2030-02-30"}},
        {"version": {**VERSION, "made_on": ""}},
        {"version": {**VERSION, "files": {"../../elsewhere.html": 1}}},
        {"version": {**VERSION, "files": {"report.html": "1"}}},
        {"version": {**VERSION, "missing": {"javascript:alert(1)": "why"}}},
        {"version": {"made_on": "2030-09-20"}},
    ],
    ids=lambda changes: " ".join(f"{name} {value}" for name, value in changes.items()),
)
def test_a_record_with_what_it_cannot_hold_is_no_record(tmp_path: Path, changes: dict[str, object]) -> None:
    assert read_record(written(tmp_path, **changes)) is None


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    max_leaves=4,
)


@given(name=st.sampled_from(list(asdict(RECORD))), value=JSON_VALUES)
def test_any_value_in_a_record_is_read_as_it_is_or_makes_it_no_record(
    tmp_path_factory: pytest.TempPathFactory, name: str, value: object
) -> None:
    read = read_record(written(tmp_path_factory.getbasetemp(), **{name: value}))
    # A float that is no number equals nothing, not even itself: its name is compared instead.
    assert read is None or repr(getattr(read, name)) in {repr(value), f"{value!r}.0"}


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
