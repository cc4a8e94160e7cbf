"""What changed between two lists of ingredients, in sentences."""

from dataclasses import replace

import pytest

from bahali.batch.planning.changes import tell_changes
from bahali.batch.planning.ingredients import Ingredients
from bahali.workshop.slicing import REMARKS

BEFORE = Ingredients(
    notebook="1",
    parameters={"jurisdiction": "AA", "weight_set": "base", "seed": 1},
    tables={"workshop.yaml": "1", "tables/actions.csv": "1", "tables/gaps.csv": "1", REMARKS: "1"},
    code="1",
    packages={"python": "3.11.7", "pandas": "3.1.0", "old": "1"},
    formats=("html", "pdf"),
)


def test_nothing_is_told_where_nothing_changed() -> None:
    assert tell_changes(BEFORE, replace(BEFORE)) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            {"tables": {**BEFORE.tables, "tables/actions.csv": "2"}},
            ["The rows of tables/actions.csv that it uses changed."],
        ),
        ({"tables": {**BEFORE.tables, "workshop.yaml": "2"}}, ["workshop.yaml changed."]),
        ({"tables": {**BEFORE.tables, REMARKS: "2"}}, ["The remarks of the check changed."]),
        (
            {"tables": {**BEFORE.tables, "tables/risks.csv": "1"}},
            ["The rows of tables/risks.csv that it uses changed."],
        ),
        (
            {"parameters": {**BEFORE.parameters, "weight_set": "equity"}},
            ["The parameter weight_set was base and is equity."],
        ),
        (
            {"packages": {**BEFORE.packages, "pandas": "3.1.1"}},
            ["The package pandas was 3.1.0 and is 3.1.1."],
        ),
        (
            {"packages": {"python": "3.11.7", "pandas": "3.1.0", "new": "2"}},
            ["The package new was absent and is 2.", "The package old was 1 and is absent."],
        ),
        ({"notebook": "2"}, ["Its notebook changed."]),
        ({"code": "2"}, ["Bahali itself changed."]),
        ({"formats": ("html",)}, ["Its formats were html, pdf and are html."]),
        ({"epoch": "9"}, ["SOURCE_DATE_EPOCH was not set and is 9."]),
    ],
)
def test_each_change_is_told_in_a_sentence(changed: dict[str, object], told: list[str]) -> None:
    after = replace(BEFORE, **changed)
    assert tell_changes(BEFORE, after) == told
    assert len(tell_changes(after, BEFORE)) == len(told)


def test_everything_that_changed_is_told() -> None:
    after = replace(
        BEFORE,
        parameters={**BEFORE.parameters, "seed": 2},
        tables={**BEFORE.tables, "tables/gaps.csv": "2"},
        code="2",
    )
    assert tell_changes(BEFORE, after) == [
        "The rows of tables/gaps.csv that it uses changed.",
        "The parameter seed was 1 and is 2.",
        "Bahali itself changed.",
    ]
