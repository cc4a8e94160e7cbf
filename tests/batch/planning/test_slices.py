"""Digests of slices are kept between runs, and believed only for the same pack and the same package."""

from pathlib import Path

import pytest

from bahali.batch.planning import slices
from bahali.batch.planning.slices import KEPT_FILE, KeptSlices, keep_slices, recall_slices
from bahali.workshop import Workshop

KNOWN = {"AA": {"workshop.yaml": "kept"}}


@pytest.fixture
def keep(tmp_path: Path, workshop: Workshop) -> Path:
    """A folder with digests kept for the pack of nowhere and the package "here"."""
    keep_slices(tmp_path, KeptSlices(pack=workshop.fingerprint, code="here", slices=KNOWN))
    return tmp_path


def test_what_was_kept_is_given_again_without_any_work(
    keep: Path, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "digest_slices", lambda _workshop, places: {place: {} for place in places})
    assert recall_slices(keep, workshop, "here", ["AA"]) == KNOWN


def test_a_jurisdiction_that_was_not_kept_is_worked_out(keep: Path, workshop: Workshop) -> None:
    found = recall_slices(keep, workshop, "here", ["AA", "BB"])
    assert found["AA"] == KNOWN["AA"]
    assert found["BB"] == recall_slices(None, workshop, "here", ["BB"])["BB"]


@pytest.mark.parametrize("code", ["elsewhere", ""])
def test_another_package_is_not_believed(keep: Path, workshop: Workshop, code: str) -> None:
    assert recall_slices(keep, workshop, code, ["AA"]) == recall_slices(None, workshop, code, ["AA"]) != KNOWN


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"pack": 1, "code": "here", "slices": {}}'])
def test_a_broken_file_is_not_believed(keep: Path, workshop: Workshop, content: bytes) -> None:
    (keep / KEPT_FILE).write_bytes(content)
    assert recall_slices(keep, workshop, "here", ["AA"]) != KNOWN
