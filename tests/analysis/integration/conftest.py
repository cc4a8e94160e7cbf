"""Rows of a small jurisdiction, in words short enough to read."""

from collections.abc import Callable

import pandas as pd
import pytest

Make = Callable[..., pd.DataFrame]
Rows = Callable[..., pd.DataFrame]


@pytest.fixture(scope="session")
def requirements(make_table: Make) -> Rows:
    """Give a function that makes requirements from their ids."""
    return lambda *names: make_table(
        "requirements", *({"requirement_id": name, "label": f"Label of {name}"} for name in names)
    )


@pytest.fixture(scope="session")
def instruments(make_table: Make) -> Rows:
    """Give a function that makes instruments from their ids; keywords are cells of each of them."""

    def make(*names: str, **cells: object) -> pd.DataFrame:
        usual = {"jurisdiction": "AA", "type": "act", "status": "in_force"}
        return make_table("instruments", *({"instrument_id": name, **usual, **cells} for name in names))

    return make


@pytest.fixture(scope="session")
def assessments(make_table: Make) -> Rows:
    """Give a function that makes assessments from tuples: requirement, instrument, coverage, other cells."""

    def make(*rows: tuple[object, ...]) -> pd.DataFrame:
        names = ("requirement_id", "instrument_id", "coverage")
        return make_table(
            "assessments",
            *(dict(zip(names, row[:3], strict=True)) | dict(*row[3:]) for row in rows),  # type: ignore[call-overload]
        )

    return make


@pytest.fixture(scope="session")
def actions(make_table: Make) -> Rows:
    """Give a function that makes actions from the cells that matter."""

    def make(*rows: dict[str, object]) -> pd.DataFrame:
        usual = {"status": "proposed", "change_type": "make_rules", "approver": "Cabinet", "time": "NOW"}
        return make_table("actions", *({**usual, **row} for row in rows))

    return make
