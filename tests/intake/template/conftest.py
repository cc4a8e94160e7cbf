"""A template as a person gets it, read back once by a program that is not ours."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from bahali.intake.template.content import Content, read_content
from bahali.intake.template.workbook import write_template

NOWHERE = Path(__file__).parents[2] / "packs" / "nowhere"


@pytest.fixture(scope="session")
def blank_bytes() -> bytes:
    """A template with nothing filled in."""
    return write_template(Content())


@pytest.fixture(scope="session")
def blank_book(blank_bytes: bytes) -> openpyxl.Workbook:
    """The same, read back."""
    return openpyxl.load_workbook(BytesIO(blank_bytes))


@pytest.fixture(scope="session")
def nowhere_bytes() -> bytes:
    """A template with all that the pack of nowhere says."""
    return write_template(read_content(NOWHERE))


@pytest.fixture(scope="session")
def nowhere_book(nowhere_bytes: bytes) -> openpyxl.Workbook:
    """The same, read back."""
    return openpyxl.load_workbook(BytesIO(nowhere_bytes))
