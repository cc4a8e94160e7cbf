import shutil
from collections.abc import Callable
from pathlib import Path

from bahali.workshop.fingerprint import fingerprint


def test_the_same_content_elsewhere_has_the_same_fingerprint(nowhere: Path, tmp_path: Path) -> None:
    shutil.copytree(nowhere, tmp_path / "elsewhere")
    assert fingerprint(tmp_path / "elsewhere") == fingerprint(nowhere)


def test_a_note_beside_the_tables_does_not_count(nowhere: Path, edited_pack: Callable[..., Path]) -> None:
    folder = edited_pack()
    (folder / "notes.txt").write_text("to do")
    assert fingerprint(folder) == fingerprint(nowhere)


def test_one_changed_cell_changes_it(nowhere: Path, edited_pack: Callable[..., Path]) -> None:
    assert fingerprint(edited_pack(gaps={2: {"severity": "4"}})) != fingerprint(nowhere)


def test_a_changed_header_changes_it(nowhere: Path, edited_pack: Callable[..., Path]) -> None:
    assert fingerprint(edited_pack({"title": "Another"})) != fingerprint(nowhere)


def test_one_table_less_changes_it(nowhere: Path, edited_pack: Callable[..., Path]) -> None:
    assert fingerprint(edited_pack(risks=None)) != fingerprint(nowhere)


def test_the_same_content_under_another_name_changes_it(edited_pack: Callable[..., Path]) -> None:
    folder = edited_pack(indicators=None)
    before = fingerprint(folder)
    (folder / "tables" / "risks.csv").rename(folder / "tables" / "indicators.csv")
    assert fingerprint(folder) != before
