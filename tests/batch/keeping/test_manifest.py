"""What a version of a report consists of and was made from, and how it is known to be whole."""

import json
import os
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from bahali.batch.keeping.manifest import (
    MANIFEST_FILE,
    FileMark,
    KernelMark,
    Manifest,
    mark_file,
    mark_files,
    read_manifest,
    write_manifest,
)
from bahali.batch.planning.ingredients import Ingredients

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
"""SHA-256 of the three letters abc, from FIPS 180-2, appendix B.1."""
INGREDIENTS = Ingredients(
    notebook="0" * 64,
    parameters={"jurisdiction": "AA", "seed": 1},
    tables={"tables/actions.csv": "1" * 64},
    code="2" * 64,
    packages={"python": "3.13.0"},
    formats=("html",),
    epoch="1915401600",
)
MANIFEST = Manifest(
    report_id="aamoora",
    made_on="2030-09-12",
    ingredients=INGREDIENTS,
    files={"report.html": FileMark(3, ABC, 1)},
    missing={"report.docx": "There is no pandoc for عمورہ."},
    news="One recommendation entered.",
    kernel=KernelMark("prepared", "", "here", 1000),
    seconds={"cells": 1.5},
    warnings=3,
    commit="abc+",
)


def written(folder: Path, **changes: Any) -> Path:
    """Write a manifest in which some values are others, as another hand might have."""
    (folder / MANIFEST_FILE).write_text(json.dumps({**asdict(MANIFEST), **changes}), encoding="utf-8")
    return folder


def test_a_manifest_comes_back_as_it_was_written_and_gives_the_same_key(tmp_path: Path) -> None:
    write_manifest(MANIFEST, tmp_path)
    read = read_manifest(tmp_path)
    assert read == MANIFEST
    assert read.ingredients.key == INGREDIENTS.key


def test_a_report_that_was_never_made_has_no_manifest(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    assert read_manifest(tmp_path / "nothing") is None


@pytest.mark.parametrize("content", [b"", b"{", b"null", b"{}", b"\xff", b"[" * 5000])
def test_a_file_that_holds_no_manifest_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / MANIFEST_FILE).write_bytes(content)
    assert read_manifest(tmp_path) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"colour": "green"},
        {"made_on": "yesterday"},
        {"made_on": "2030-02-30"},
        {"made_on": ""},
        {"files": {"../../elsewhere.html": {"size": 3, "sha256": ABC, "modified": 1}}},
        {"files": {"report.html": 3}},
        {"files": {"report.html": {"size": "3", "sha256": ABC, "modified": 1}}},
        {"missing": {"javascript:alert(1)": "why"}},
        {"kernel": {"kind": "stolen", "reason": "", "where": "here", "peak_bytes": 0}},
        {"ingredients": {}},
    ],
    ids=lambda changes: " ".join(f"{name} {value}" for name, value in changes.items()),
)
def test_a_manifest_with_what_it_cannot_hold_is_none(tmp_path: Path, changes: dict[str, object]) -> None:
    assert read_manifest(written(tmp_path)) == MANIFEST
    assert read_manifest(written(tmp_path, **changes)) is None


def test_a_file_is_known_by_its_size_digest_and_time(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"abc")
    os.utime(path, ns=(0, 1_000_000_007))
    assert mark_file(path) == FileMark(3, ABC, 1_000_000_007)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with the page of three letters."""
    (tmp_path / "report.html").write_bytes(b"abc")
    return tmp_path


def made_in(home: Path) -> Manifest:
    return replace(MANIFEST, files=mark_files([home / "report.html"]))


def test_a_report_is_whole_as_long_as_nobody_touches_it(home: Path) -> None:
    assert made_in(home).is_whole(home)


def test_a_copy_of_another_time_is_whole_too(home: Path) -> None:
    manifest = made_in(home)
    os.utime(home / "report.html", ns=(0, 5))
    assert manifest.is_whole(home)


@pytest.mark.parametrize("content", [b"abcd", b"abd", None], ids=["longer", "other letters", "gone"])
def test_a_report_that_was_changed_or_lost_a_file_is_not_whole(home: Path, content: bytes | None) -> None:
    manifest = made_in(home)
    (home / "report.html").unlink()
    if content:
        (home / "report.html").write_bytes(content)
        os.utime(home / "report.html", ns=(0, 5))
    assert not manifest.is_whole(home)
