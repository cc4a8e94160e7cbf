"""How the last attempt at a report ended, and what is made of a record that was broken."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.batch.keeping.record import RECORD_FILE, Record, read_record, write_record

RECORD = Record(
    report_id="aamoora",
    title="Aamoora, عمورہ",
    state="failed",
    seconds=12.5,
    story='It stopped in "1 / 0".\n',
    fault="code",
    attempts=2,
    key="ab" * 32,
)


def written(folder: Path, **changes: Any) -> Path:
    """Write a record in which some values are others, as another hand might have."""
    (folder / RECORD_FILE).write_text(json.dumps({**asdict(RECORD), **changes}), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "record",
    [RECORD, replace(RECORD, state="done", story="", fault=""), replace(RECORD, seconds=0.0, attempts=1)],
    ids=["failed", "made", "at once"],
)
def test_a_record_comes_back_as_it_was_written(tmp_path: Path, record: Record) -> None:
    write_record(record, tmp_path)
    assert read_record(tmp_path) == record


def test_a_record_can_be_read_by_a_person(tmp_path: Path) -> None:
    write_record(RECORD, tmp_path)
    lines = (tmp_path / RECORD_FILE).read_text(encoding="utf-8").splitlines()
    assert ' "title": "Aamoora, عمورہ",' in lines


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


@pytest.mark.parametrize("name", ["report_id", "title", "state", "seconds"])
def test_a_record_without_what_every_one_has_is_no_record(tmp_path: Path, name: str) -> None:
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
        {"attempts": 1.5},
        {"story": ["It stopped."]},
        {"version": {"made_on": "2030-09-20", "files": {}, "missing": {}, "news": ""}},
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
