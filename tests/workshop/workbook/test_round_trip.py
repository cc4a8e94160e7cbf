"""A workbook and a folder that say the same are the same workshop, and give the same reports."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import yaml

from bahali.workshop import Workshop, read_workshop
from bahali.workshop.slicing import digest_slices, slice_for

from .conftest import write_pack

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "parameters" / "islamabad-2025"


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the workbook that the command writes, filled with what the shipped pack says."""
    path = tmp_path_factory.mktemp("filled") / "islamabad-2025.xlsx"
    command = [sys.executable, "-m", "bahali", "template", str(path), "--from", str(SHIPPED)]
    subprocess.run(command, check=True, capture_output=True)
    return path


def assert_same(one: Workshop, other: Workshop) -> None:
    assert other.header == one.header
    assert other.header.model_fields_set == one.header.model_fields_set
    assert other.provided == one.provided
    for name, rows in one.tables.items():
        pd.testing.assert_frame_equal(other.tables[name].drop(columns="row"), rows.drop(columns="row"))
    jurisdictions = one.header.jurisdictions
    assert digest_slices(other, jurisdictions) == digest_slices(one, jurisdictions)
    for code in jurisdictions:
        assert slice_for(other, code).warnings == slice_for(one, code).warnings


def test_the_shipped_pack_comes_back_out_of_the_template(workbook: Path) -> None:
    assert_same(read_workshop(SHIPPED), read_workshop(workbook))


def test_the_shipped_pack_comes_back_out_of_a_workbook_that_openpyxl_filled(tmp_path: Path) -> None:
    write_pack(SHIPPED).save(tmp_path / "filled.xlsx")
    assert_same(read_workshop(SHIPPED), read_workshop(tmp_path / "filled.xlsx"))


def test_what_openpyxl_saved_of_the_template_is_the_same(workbook: Path, tmp_path: Path) -> None:
    openpyxl.load_workbook(workbook).save(tmp_path / "again.xlsx")
    assert_same(read_workshop(SHIPPED), read_workshop(tmp_path / "again.xlsx"))


def test_a_pack_with_every_table_comes_back_out_of_a_workbook(
    nowhere: Path, filled: Callable[..., Path]
) -> None:
    assert_same(read_workshop(nowhere), read_workshop(filled()))


def test_what_libreoffice_saved_is_the_same(workbook: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None and not os.environ.get("BAHALI_REQUIRE_BROWSER"):
        pytest.skip("LibreOffice (soffice) is not on this machine; install it to save the workbook with it")
    assert office, "BAHALI_REQUIRE_BROWSER is set and LibreOffice (soffice) is not on this machine"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path, workbook]
    subprocess.run(command, check=True, capture_output=True)
    assert_same(read_workshop(SHIPPED), read_workshop(tmp_path / workbook.name))


def make_reports(pack: Path, folder: Path) -> dict[str, bytes]:
    """Make the report of one province by the command, and give all files that a reader gets."""
    folder.mkdir()
    matrix = [{"notebook": "provincial_report", "jurisdiction": "KP"}]
    batch = {"workshop": str(pack), "notebooks": str(ROOT / "notebooks"), "matrix": matrix}
    (folder / "reports.yaml").write_text(yaml.safe_dump(batch), encoding="utf-8")
    command = [sys.executable, "-m", "bahali", "reports", folder / "reports.yaml", "--out", folder / "out"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    home = folder / "out" / "islamabad-2025" / "khyber-pakhtunkhwa"
    return {path.name: path.read_bytes() for path in home.iterdir() if path.suffix not in OF_THE_RUN}


OF_THE_RUN = (".ipynb", ".json")
"""Ends of files that say what a report was made from, and how the run went."""


@pytest.mark.slow
def test_reports_of_a_workbook_and_a_folder_are_the_same_bytes(workbook: Path, tmp_path: Path) -> None:
    by_folder = make_reports(SHIPPED, tmp_path / "by_folder")
    by_workbook = make_reports(workbook, tmp_path / "by_workbook")
    assert {"report.html", "report.pdf", "report.docx", "report.xlsx", "tables.zip"} <= by_folder.keys()
    assert by_workbook.keys() == by_folder.keys()
    assert [name for name in by_folder if by_workbook[name] != by_folder[name]] == []
