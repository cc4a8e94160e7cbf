"""Builds small tables in just the shape that the workshop floor gives them."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import get_origin

import pandas as pd
import pytest
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from bahali.workshop.frames import column_type
from bahali.workshop.header import Header
from bahali.workshop.settings import Settings
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.view import View
from bahali.workshop.workshop import Workshop


@pytest.fixture(scope="session")
def make_table() -> Callable[..., pd.DataFrame]:
    """Give a function that makes a table from its name and the cells that matter; the others are blank."""
    return _make_table


@pytest.fixture(scope="session")
def make_view() -> Callable[..., View]:
    """Give a function that makes a view of a workshop from its tables; tables not named are not provided."""
    return _make_view


def _make_table(name: str, *rows: dict[str, object]) -> pd.DataFrame:
    columns = {
        field_name: pd.Series(
            [row.get(field_name, _blank(field)) for row in rows], dtype=column_type(field.annotation)
        )
        for field_name, field in TABLE_KINDS[name].row.model_fields.items()
    }
    numbers = pd.Series(range(2, len(rows) + 2), dtype="Int64")
    return pd.DataFrame({**columns, "row": numbers})


def _blank(field: FieldInfo) -> object:
    if get_origin(field.annotation) is tuple:
        return ()
    if field.default is PydanticUndefined:
        return None
    return field.default.value if isinstance(field.default, Enum) else field.default


def _make_view(tables: dict[str, pd.DataFrame], **choices: object) -> View:
    every_table = {name: tables.get(name, _make_table(name)) for name in TABLE_KINDS}
    workshop = Workshop(_make_header(), every_table, frozenset(tables), (), "0" * 64)
    settings = {"workshop": "trial", "jurisdiction": "AA", "weight_set": "base", **choices}
    return View(workshop, Settings.model_validate(settings))


def _make_header() -> Header:
    return Header.model_validate(
        {
            "workshop_id": "trial",
            "title": "Trial",
            "start": date(2025, 2, 5),
            "end": date(2025, 2, 7),
            "place": "Somewhere",
            "organisers": ("Somebody",),
            "disclaimer": "Nobody's views.",
            "data_class": "illustrative",
            "currency": "crowns",
            "jurisdictions": {
                "CC": {"name": "Country", "slug": "country", "level": "national"},
                "AA": {"name": "Aa", "slug": "aa", "level": "provincial"},
            },
            "time_bands": {"NOW": {"label": "Now", "from_month": 0, "to_month": 6}},
            "cost_bands": {"A": {"label": "Little", "approver": "The lead"}},
            "deciding": {
                "min_raters": 3,
                "tiers": (
                    {"name": "High", "least_value": 65},
                    {"name": "Medium", "least_value": 50},
                    {"name": "Later", "least_value": 0},
                ),
            },
            "planning": {"start": "2025-07"},
        }
    )
