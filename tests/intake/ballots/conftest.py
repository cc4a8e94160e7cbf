"""Ballots of the pack of nowhere, blank or filled as people fill them."""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bahali.intake.ballots.plan import Plan, plan_ballot
from bahali.intake.ballots.writing import write_ballot
from bahali.workshop import read_workshop

NOWHERE = Path(__file__).parents[2] / "packs" / "nowhere"


@pytest.fixture(scope="session")
def plan() -> Plan:
    """What the ballot of nowhere asks."""
    return plan_ballot(read_workshop(NOWHERE))


@pytest.fixture(scope="session")
def ballot_bytes(plan: Plan) -> bytes:
    """The ballot of nowhere, blank."""
    return write_ballot(plan)


@pytest.fixture
def filled(ballot_bytes: bytes, tmp_path: Path) -> Callable[..., Path]:
    """Give a function that fills a ballot.

    ``cells`` holds values by sheet, action (or number of a row) and criterion (or letter of a column); the
    other arguments go to the first sheet.
    """

    def fill(name: str, cells: Mapping[tuple[str, str | int, str], Any] = {}, **first: Any) -> Path:
        book = openpyxl.load_workbook(BytesIO(ballot_bytes))
        said = {"rater_id": "group-9", "rater_type": "group", **first}
        for key, value, *_others in book["ballot"].iter_rows(2):
            if key.value in said:
                value.value = said[key.value]
        for (sheet, action, criterion), value in cells.items():
            worksheet = book[sheet]
            rows = {cell.value: cell.row for cell in worksheet["A"]}
            columns = {cell.value: cell.column_letter for cell in worksheet[rows["action_id"]]}
            row = rows[action] if isinstance(action, str) else action
            worksheet[f"{columns.get(criterion, criterion)}{row}"] = value
        path = tmp_path / f"{name}.xlsx"
        book.save(path)
        return path

    return fill
