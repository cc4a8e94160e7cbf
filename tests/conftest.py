"""Workshops to try things on: the pack of nowhere, whole or edited."""

import csv
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import yaml

from bahali.workshop import check_workshop

# How long an example takes is no matter of right or wrong, least of all on a busy machine.
hypothesis.settings.register_profile("bahali", deadline=None)
hypothesis.settings.load_profile("bahali")

ROOT = Path(__file__).parents[1]
NOWHERE = Path(__file__).parent / "packs" / "nowhere"


@pytest.fixture
def nowhere() -> Path:
    """Folder of a small workshop of an invented country; it has no fault and no warning."""
    return NOWHERE


@pytest.fixture
def edited_pack(tmp_path: Path) -> Callable[..., Path]:
    """Copy the pack of nowhere and edit it.

    ``actions={2: {"domain": "X"}}`` writes a cell of the row that a spreadsheet numbers 2, ``{2: None}``
    removes that row, and a number above the last adds a row; ``actions=None`` removes the table, and text or
    bytes replace it. ``header={"deciding.min_raters": 1}`` writes a key of workshop.yaml; None removes it.
    """

    def edit(header: Mapping[str, Any] | None = None, **tables: Any) -> Path:
        folder = tmp_path / "pack"
        shutil.copytree(NOWHERE, folder)
        if header:
            _edit_header(folder / "workshop.yaml", header)
        for name, change in tables.items():
            _edit_table(folder / "tables" / f"{name}.csv", change)
        return folder

    return edit


@pytest.fixture
def faults_after(edited_pack: Callable[..., Path]) -> Callable[..., list[str]]:
    """Edit the pack of nowhere, and give every fault and warning as a person reads it."""

    def check(header: Mapping[str, Any] | None = None, **tables: Any) -> list[str]:
        return [str(fault) for fault in check_workshop(edited_pack(header, **tables)).faults]

    return check


@pytest.fixture(scope="session")
def produced_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the shipped workshop's reports, made once by the real command; mark who uses it as slow."""
    out = tmp_path_factory.mktemp("reports")
    batch = "parameters/islamabad-2025/reports.yaml"
    command = [sys.executable, "-m", "bahali", "reports", batch, "--out", str(out)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return out / "islamabad-2025"


def _edit_header(path: Path, changes: Mapping[str, Any]) -> None:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    for keys, value in changes.items():
        *above, last = keys.split(".")
        place = content
        for key in above:
            place = place[key]
        if value is None:
            del place[last]
        else:
            place[last] = value
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _edit_table(path: Path, change: Any) -> None:
    if change is None:
        path.unlink(missing_ok=True)
    elif isinstance(change, bytes):
        path.write_bytes(change)
    elif isinstance(change, str):
        path.write_text(change, encoding="utf-8", newline="")
    else:
        _edit_rows(path, change)


def _edit_rows(path: Path, changes: Mapping[int, Mapping[str, str] | None]) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = dict(enumerate(csv.DictReader(stream), start=2))
    headings = list(rows[2])
    for number, cells in changes.items():
        if cells is None:
            del rows[number]
        else:
            rows.setdefault(number, {}).update(cells)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, headings, restval="")
        writer.writeheader()
        writer.writerows(rows.values())
