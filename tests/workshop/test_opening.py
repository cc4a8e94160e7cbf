"""Only plain files that lie where they seem to are read."""

import os
from pathlib import Path

import pytest

from bahali.workshop.opening import read_content


def faults_of(path: Path, shown_as: str = "tables/a.csv", most: int = 100_000) -> list[str]:
    content, faults = read_content(path, shown_as, most)
    assert content == b""
    return [str(fault) for fault in faults]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "pack" / "tables").mkdir(parents=True)
    return tmp_path / "pack" / "tables" / "a.csv"


def test_a_file_is_read_as_it_is(table: Path) -> None:
    table.write_bytes(b"\xff\0")
    assert read_content(table, "tables/a.csv", 2) == (b"\xff\0", [])


def test_a_link_within_the_pack_is_followed(table: Path) -> None:
    (table.parents[1] / "kept.csv").write_bytes(b"x")
    table.symlink_to("../kept.csv")
    assert read_content(table, "tables/a.csv", 9) == (b"x", [])


def test_a_pack_may_be_reached_by_a_link(table: Path) -> None:
    table.write_bytes(b"x")
    (table.parents[2] / "link").symlink_to("pack")
    assert read_content(table.parents[2] / "link" / "tables" / "a.csv", "tables/a.csv", 9) == (b"x", [])


def test_a_link_out_of_the_pack_is_not_followed(table: Path) -> None:
    (table.parents[2] / "secret.csv").write_bytes(b"x")
    table.symlink_to("../../secret.csv")
    assert faults_of(table) == [
        "tables/a.csv: is a link that leads elsewhere, and is not read; put a copy of the file in its place"
    ]


def test_a_folder_of_tables_that_is_a_link_out_is_not_followed(table: Path) -> None:
    outside = table.parents[2] / "outside"
    outside.mkdir()
    (outside / "a.csv").write_bytes(b"x")
    table.parent.rmdir()
    table.parent.symlink_to(outside)
    assert "leads elsewhere" in faults_of(table)[0]


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: os.symlink(path, path)])
def test_what_is_no_file_is_told_and_not_waited_for(table: Path, make: object) -> None:
    assert callable(make)
    make(table)
    assert faults_of(table) == [
        "tables/a.csv: cannot be opened; check that it is a file, and that you may read it"
    ]


def test_a_file_that_is_not_there_is_told(table: Path) -> None:
    assert faults_of(table) == ["tables/a.csv: is missing"]


def test_a_large_file_is_told_with_the_limit_and_not_read(table: Path) -> None:
    with table.open("wb") as stream:
        stream.truncate(10_000_000_000)
    assert faults_of(table) == [
        "tables/a.csv: is larger than 0.1 MB, which is the limit; look whether it is the right file"
    ]


def test_a_file_that_grows_while_it_is_read_is_cut() -> None:
    endless = Path("/proc/self/maps")  # says that it has no bytes
    if not endless.exists():
        pytest.skip("there is no such file on this machine")
    assert "larger than" in faults_of(endless, "maps", 10)[0]
