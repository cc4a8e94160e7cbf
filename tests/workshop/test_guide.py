"""The guide says of each column what the check would accept."""

from typing import Annotated

import pytest
from pydantic import Field

from bahali.vocabulary.codes import Layer, Sensitivity
from bahali.workshop.cells import Key, ListOf, NameId, Refers, Text, WholeNumber, YesNo
from bahali.workshop.guide import describe_table, write_guide
from bahali.workshop.tables import TableKind
from bahali.workshop.tables.row import SourcedRow


class Lamp(SourcedRow):
    """One lamp, and the gaps that it lights up."""

    lamp_id: Annotated[NameId, Key()]
    layers: Annotated[tuple[Layer, ...], ListOf]
    gap_ids: Annotated[tuple[str, ...], ListOf, Refers("gaps")] = ()
    jurisdiction: Annotated[str, Refers("jurisdictions", also=("INT",))]
    watts: Annotated[WholeNumber, Field(ge=1, le=60)] | None = None
    sensitivity: Sensitivity = Sensitivity.LOW
    is_lit: YesNo = False
    maker: Text | None = None


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return describe_table(TableKind("lamps", Lamp, "IASC lamps", is_required=True)).splitlines()


@pytest.mark.parametrize(
    "line",
    [
        "| `lamp_id` | yes, key | a short name of letters, digits, - and _, such as P01 |",
        "| `layers` | yes | a list, each a code of [Layer](#layer) |",
        "| `gap_ids` | no | a list, each an id of `gaps` |",
        "| `jurisdiction` | yes | a code of `jurisdictions` in `workshop.yaml`, or `INT` |",
        "| `watts` | no | a whole number from 1 to 60 |",
        "| `sensitivity` | no; otherwise `low` | a code of [Sensitivity](#sensitivity) |",
        "| `is_lit` | no; otherwise `N` | Y or N |",
        "| `maker` | no | some text |",
    ],
)
def test_a_column_is_told_with_its_need_and_what_it_may_hold(lines: list[str], line: str) -> None:
    assert line in lines


def test_columns_that_all_tables_share_come_last(lines: list[str]) -> None:
    assert [line.split("`")[1] for line in lines[-3:]] == ["source_id", "confidence", "notes"]


def test_a_table_is_told_with_its_purpose_and_its_row(lines: list[str]) -> None:
    assert lines[0] == "## `lamps`"
    assert lines[2] == "IASC lamps. Needed: no report can be made without it."
    assert lines[4] == "One row: One lamp, and the gaps that it lights up."


def test_each_list_of_codes_is_told_once() -> None:
    guide = write_guide()
    assert guide.count("\n### Layer\n") == 1
    assert "| `4` | Specialised services |" in guide


def test_keys_of_the_header_are_told() -> None:
    guide = write_guide()
    assert "| `k_threshold` | no; otherwise `5` | a whole number from 3 to 50 |" in guide
    assert "| `may_rate_elsewhere` | no; otherwise `false` | true or false |" in guide
    assert "| `themes` | no | codes, each with some text |" in guide
