"""A server of kernels reads a workshop once for its kernels, which believe it until a file changes."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bahali.vocabulary.faults import InputError
from bahali.vocabulary.language import speaking
from bahali.workshop import recalling
from bahali.workshop.recalling import VARIABLE, recall_workshop, remember


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    recalling._known.clear()


@pytest.fixture
def remembered(nowhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the pack of nowhere that was read beforehand."""
    folder = tmp_path / "pack"
    shutil.copytree(nowhere, folder)
    monkeypatch.setenv(VARIABLE, str(folder))
    remember()
    return folder


def test_what_was_read_beforehand_is_given_without_reading_it_again(remembered: Path) -> None:
    assert recall_workshop(remembered) is recall_workshop(remembered)


def test_another_folder_with_the_same_content_is_the_same_workshop(remembered: Path, nowhere: Path) -> None:
    assert recall_workshop(nowhere) is recall_workshop(remembered)


def test_a_changed_file_is_read_anew(remembered: Path) -> None:
    before = recall_workshop(remembered)
    header = remembered / "workshop.yaml"
    header.write_text(header.read_text(encoding="utf-8") + "\n# a word more\n", encoding="utf-8")
    assert recall_workshop(remembered) is not before


def test_another_language_is_read_anew_since_remarks_are_told_in_it(remembered: Path) -> None:
    before = recall_workshop(remembered)
    with speaking("en-XA"):
        assert recall_workshop(remembered) is not before


def test_nothing_is_remembered_unless_a_server_was_told_to(nowhere: Path) -> None:
    assert recall_workshop(nowhere) is not recall_workshop(nowhere)


def test_a_pack_with_faults_or_none_at_all_does_not_stop_the_server(
    edited_pack: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = edited_pack(actions={2: {"jurisdiction": "??"}})
    monkeypatch.setenv(VARIABLE, f"{broken}:{tmp_path / 'absent'}")
    remember()
    with pytest.raises(InputError, match="jurisdiction"):
        recall_workshop(broken)
