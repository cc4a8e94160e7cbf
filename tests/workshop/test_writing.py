"""Several files come all or not at all, and rows that are there stay byte for byte."""

import errno
from pathlib import Path

import pytest

from bahali.workshop.writing import add_rows, put_in_place


def test_when_one_of_several_files_cannot_be_written_none_is_changed(tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "folder" / "second.csv"
    first.write_bytes(b"old")
    with pytest.raises(OSError, match="No such file") as told:
        put_in_place({first: b"new", second: b"new"})
    assert told.value.errno == errno.ENOENT
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"first.csv": b"old"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a,b\r\n1, 2\r\n", b"a,b\r\n1, 2\r\n3,\r\n"),
        (b"a,b\n1,'2'", b"a,b\n1,'2'\n3,\n"),
        (None, b"a,b\n3,\n"),
    ],
    ids=["ends of lines of Windows", "no end of the last line", "no file"],
)
def test_rows_come_behind_those_that_stay_as_they_are(
    tmp_path: Path, before: bytes | None, after: bytes
) -> None:
    path = tmp_path / "table.csv"
    if before is not None:
        path.write_bytes(before)
    assert add_rows(path, ("a", "b"), [{"a": "3"}]) == after
