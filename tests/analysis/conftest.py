"""Builds small tables in just the shape that the workshop floor gives them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import get_origin

import numpy as np
import pandas as pd
import pytest
from numpy.typing import ArrayLike
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from bahali.analysis.valuing.panel import Panel
from bahali.workshop.deciding import Deciding
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
def make_scores() -> Callable[..., pd.DataFrame]:
    """Give a function that makes scores from action -> criterion -> the answers of P1, P2, P3 and so on."""
    return _make_scores


@pytest.fixture(scope="session")
def make_view() -> Callable[..., View]:
    """Give a function that makes a view of a workshop from its tables; tables not named are not provided.

    ``header`` and ``deciding`` write keys of workshop.yaml; anything else is a parameter of the run.
    """
    return _make_view


@pytest.fixture(scope="session")
def make_panel() -> Callable[..., Panel]:
    """Give a function that makes a panel of P1, P2 ..., a1, a2 ... and C1, C2 ...

    From scaled ratings (raters, actions, criteria); the ratings as given are on a scale from 1 to 5.
    """
    return _make_panel


@pytest.fixture(scope="session")
def make_deciding() -> Callable[..., Deciding]:
    """Give a function that makes rules of deciding; the mean of at least two numbers unless told otherwise.

    With so many raters at least, one of them may give no number.
    """
    return _make_deciding


def _make_table(name: str, *rows: dict[str, object]) -> pd.DataFrame:
    columns = {
        field_name: pd.Series(
            [row.get(field_name, _blank(field)) for row in rows], dtype=column_type(field.annotation)
        )
        for field_name, field in TABLE_KINDS[name].row.model_fields.items()
    }
    numbers = pd.Series(range(2, len(rows) + 2), dtype="Int64")
    return pd.DataFrame({**columns, "row": numbers})


def _make_scores(answers: Mapping[str, Mapping[str, Sequence[object]]], round_: int = 1) -> pd.DataFrame:
    """None is no answer at all."""
    rows = [
        {"rater_id": f"P{rater}", "action_id": action, "criterion_id": name, "value": answer, "round": round_}
        for action, by_criterion in answers.items()
        for name, by_rater in by_criterion.items()
        for rater, answer in enumerate(by_rater, 1)
        if answer is not None
    ]
    return _make_table("scores", *rows)


def _blank(field: FieldInfo) -> object:
    if get_origin(field.annotation) is tuple:
        return ()
    if field.default is PydanticUndefined:
        return None
    return field.default.value if isinstance(field.default, Enum) else field.default


def _make_view(
    tables: dict[str, pd.DataFrame],
    header: Mapping[str, object] | None = None,
    deciding: Mapping[str, object] | None = None,
    **choices: object,
) -> View:
    every_table = {name: tables.get(name, _make_table(name)) for name in TABLE_KINDS}
    facts = _make_header(header or {}, deciding or {})
    workshop = Workshop(facts, every_table, frozenset(tables), (), "0" * 64)
    settings = {"workshop": "trial", "jurisdiction": "AA", "weight_set": "base", **choices}
    return View(workshop, Settings.model_validate(settings))


def _make_header(changes: Mapping[str, object], deciding: Mapping[str, object]) -> Header:
    rules = {"min_raters": 3, **deciding}
    header = Header.model_validate(
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
                "tiers": (
                    {"name": "High", "least_value": 65},
                    {"name": "Medium", "least_value": 50},
                    {"name": "Later", "least_value": 0},
                ),
                **{name: rule for name, rule in rules.items() if name != "min_raters"},
            },
            "planning": {"start": "2025-07"},
            **changes,
        }
    )
    # A pack asks for four raters or more; what is worked out is the same for fewer, and quicker to read.
    few = header.deciding.model_copy(update={"min_raters": rules["min_raters"]})
    return header.model_copy(update={"deciding": few})


def _make_panel(scaled: ArrayLike, groups: Sequence[str] = (), ratings: ArrayLike | None = None) -> Panel:
    block = np.asarray(scaled, dtype=float)
    raters, actions, criteria = block.shape
    return Panel(
        raters=tuple(f"P{number}" for number in range(1, raters + 1)),
        groups=tuple(groups) or ("",) * raters,
        actions=tuple(f"a{number}" for number in range(1, actions + 1)),
        criteria=tuple(f"C{number}" for number in range(1, criteria + 1)),
        ratings=1 + 4 * block if ratings is None else np.asarray(ratings, dtype=float),
        scaled=block,
    )


def _make_deciding(min_raters: int = 3, **rules: object) -> Deciding:
    tiers = ({"name": "High", "least_value": 50}, {"name": "Later", "least_value": 0})
    deciding = Deciding.model_validate({"tiers": tiers, "aggregate": "mean", **rules})
    return deciding.model_copy(update={"min_raters": min_raters})
