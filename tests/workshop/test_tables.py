import csv
from itertools import pairwise
from pathlib import Path

import pytest

from bahali.workshop.cells import Refers
from bahali.workshop.header import Header
from bahali.workshop.tables import TABLE_KINDS, TableKind

each_kind = pytest.mark.parametrize("kind", TABLE_KINDS.values(), ids=TABLE_KINDS)


@each_kind
def test_a_table_says_what_it_is_for(kind: TableKind) -> None:
    assert kind.purpose.strip()
    assert (kind.row.__doc__ or "").strip()


def test_no_two_tables_are_for_the_same() -> None:
    purposes = [kind.purpose for kind in TABLE_KINDS.values()]
    assert len(set(purposes)) == len(purposes)


@each_kind
def test_a_table_has_a_file_of_its_name_and_a_key(kind: TableKind) -> None:
    assert kind.file == f"tables/{kind.name}.csv"
    assert kind.key_columns
    assert all(
        kind.row.model_fields[column].is_required() or column == "round" for column in kind.key_columns
    )


@each_kind
def test_every_reference_leads_to_a_table_with_one_key_or_to_the_header(kind: TableKind) -> None:
    for field in kind.row.model_fields.values():
        for mark in field.metadata:
            if isinstance(mark, Refers) and mark.table in TABLE_KINDS:
                assert len(TABLE_KINDS[mark.table].key_columns) == 1
            elif isinstance(mark, Refers):
                assert mark.table in Header.model_fields


def test_only_three_tables_are_needed() -> None:
    assert {name for name, kind in TABLE_KINDS.items() if kind.is_required} == {
        "institutions",
        "gaps",
        "actions",
    }


@each_kind
def test_the_pack_of_nowhere_and_its_review_use_every_column(nowhere: Path, kind: TableKind) -> None:
    folder = nowhere.with_name("reviewed") if kind.name == "review_points" else nowhere / "tables"
    with (folder / f"{kind.name}.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [column for column in kind.row.model_fields if not any(row[column] for row in rows)] == []


def test_tables_stand_in_the_order_in_which_they_are_filled() -> None:
    order = list(TABLE_KINDS)
    first_filled = ("institutions", "services", "gaps", "actions", "scores", "indicators")
    assert all(order.index(one) < order.index(next_one) for one, next_one in pairwise(first_filled))
