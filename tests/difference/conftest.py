"""Editions made by hand: weights and ratings from which values and places follow."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from bahali.document.results import ActionResult, CriterionResult, Rated, Results
from bahali.document.section import BLOCK_MIME_TYPE, Cover, KeptResults, keep_results

Worths = Mapping[str, Mapping[str, float]]


@pytest.fixture(scope="session")
def edition() -> Callable[..., Results]:
    """Give a function that makes an edition of weights and of worths by action and criterion.

    ``aside={"A3": "rejected"}`` takes the place of an action away; ``most`` recommendations are shown.
    """
    return _make_edition


@pytest.fixture(scope="session")
def write_report() -> Callable[..., Path]:
    """Give a function that writes a notebook with a cover and results into a folder, and gives its path."""
    return _write_report


def _make_edition(
    weights: Mapping[str, float],
    worths: Worths,
    aside: Mapping[str, str] | None = None,
    most: int = 10,
    **changes: Any,
) -> Results:
    aside = aside or {}
    values = {
        name: sum(weights[criterion] * worth for criterion, worth in rated.items() if criterion in weights)
        for name, rated in worths.items()
        if name not in aside
    }
    order = sorted(values, key=lambda name: (-round(values[name], 9), name))
    actions = [
        _make_action(name, worths[name], order, values, most)
        if name in values
        else ActionResult(id=name, title=f"Title of {name}", outcome=aside[name])
        for name in worths
    ]
    facts = {"workshop": "nowhere-2030", "jurisdiction": "AA", "place": "Aaland", "edition": "public"}
    criteria = [
        CriterionResult(id=name, title=f"Criterion {name}", weight=weight, direction="higher_is_better")
        for name, weight in weights.items()
    ]
    given: dict[str, Any] = {
        **facts,
        "dated": date(2030, 5, 3),
        "fingerprint": "0",
        "weight_set": "even",
        "settings": {"max_recommendations": most},
        "criteria": tuple(criteria),
        "actions": tuple(actions),
        **changes,
    }
    return Results(**given)


def _make_action(
    name: str, rated: Mapping[str, float], order: list[str], values: Mapping[str, float], most: int
) -> ActionResult:
    place = 1 + sum(round(value, 9) > round(values[name], 9) for value in values.values())
    is_first = order.index(name) < most
    return ActionResult(
        id=name,
        title=f"Title of {name}",
        outcome="recommended" if is_first else "below_limit",
        order=order.index(name) + 1 if is_first else None,
        place=place,
        value=round(values[name] * 100),
        ratings={criterion: Rated(worth=worth, raters=7) for criterion, worth in rated.items()},
    )


def _write_report(folder: Path, results: Results | KeptResults | None, cover: Cover | None = None) -> Path:
    kept = keep_results(results) if isinstance(results, Results) else results
    shown = [cover or Cover(title="Aaland: recommendations", subtitle="Report"), *([kept] if kept else [])]
    cells = [
        new_code_cell(
            "show()",
            outputs=[new_output("display_data", {BLOCK_MIME_TYPE: piece.model_dump(mode="json")})],
        )
        for piece in shown
    ]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "report.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    return path
