"""A pack to write forms of, as a folder and as a workbook."""

import shutil
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[2]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the pack of nowhere."""
    return shutil.copytree(TESTS / "packs" / "nowhere", tmp_path / "pack")


@pytest.fixture
def filled(pack: Path, tmp_path: Path) -> Path:
    """The same pack as a workbook, written by what the tests of workbooks write theirs with."""
    spec = spec_from_file_location("filling", TESTS / "workshop" / "workbook" / "conftest.py")
    assert spec
    assert spec.loader
    filling = module_from_spec(spec)
    spec.loader.exec_module(filling)
    filling.write_pack(pack).save(tmp_path / "filled.xlsx")
    return tmp_path / "filled.xlsx"
