from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from bahali.workshop import read_workshop
from bahali.workshop.frames import column_type, each_row, to_frame
from bahali.workshop.pack import Numbered
from bahali.workshop.tables import TABLE_KINDS, TableKind
from bahali.workshop.tables.scoring import Score

each_kind = pytest.mark.parametrize("kind", TABLE_KINDS.values(), ids=TABLE_KINDS)


def test_rows_become_a_frame_with_plain_values_and_their_numbers() -> None:
    rows = [
        Numbered(
            2,
            Score(rater_id="P01", rater_type="individual", action_id="A-XX-01", criterion_id="C1", value="4"),
        ),
        Numbered(
            5, Score(rater_id="P02", rater_type="group", action_id="A-XX-01", criterion_id="C1", value="DK")
        ),
    ]
    expected = pd.DataFrame(
        {
            "rater_id": pd.Series(["P01", "P02"], dtype="object"),
            "rater_type": pd.Series(["individual", "group"], dtype="object"),
            "action_id": pd.Series(["A-XX-01"] * 2, dtype="object"),
            "criterion_id": pd.Series(["C1"] * 2, dtype="object"),
            "value": pd.Series([4, "DK"], dtype="object"),
            "round": pd.Series([1, 1], dtype="Int64"),
            "row": pd.Series([2, 5], dtype="Int64"),
        }
    )
    pd.testing.assert_frame_equal(to_frame(rows, TABLE_KINDS["scores"]), expected)


def test_codes_are_plain_text() -> None:
    row = Score(rater_id="P01", rater_type="group", action_id="A-XX-01", criterion_id="C1", value="DK")
    frame = to_frame([Numbered(2, row)], TABLE_KINDS["scores"])
    assert type(frame.loc[0, "rater_type"]) is str
    assert type(frame.loc[0, "value"]) is str


@each_kind
def test_a_table_without_rows_has_the_same_columns_and_types_as_a_full_one(
    nowhere: Path, kind: TableKind
) -> None:
    full = read_workshop(nowhere).table(kind.name)
    empty = to_frame([], kind)
    assert len(empty) == 0
    pd.testing.assert_series_equal(empty.dtypes, full.dtypes)


@each_kind
def test_the_columns_are_those_of_the_row_and_its_number(kind: TableKind) -> None:
    assert list(to_frame([], kind)) == [*kind.row.model_fields, "row"]


def test_a_blank_cell_is_missing_and_a_blank_list_is_an_empty_tuple(nowhere: Path) -> None:
    services = read_workshop(nowhere).table("services").set_index("service_id")
    assert services.loc["S-CC-01", "target_groups"] == ("MIN", "OLD")
    assert services.loc["S-CC-01", "cadres"] == ()
    assert services["fee"].isna()["S-CC-01"]


def test_numbers_dates_and_answers_keep_their_kind(nowhere: Path) -> None:
    workshop = read_workshop(nowhere)
    assert workshop.table("cadres")["baseline_n"].dtype == "Int64"
    assert workshop.table("indicators")["baseline"].dtype == "Float64"
    assert workshop.table("criteria")["is_gate"].dtype == "boolean"
    assert workshop.table("sources").loc[0, "date"] == date(2029, 3, 4)


@pytest.mark.parametrize(
    ("annotation", "kind"),
    [
        (int, "Int64"),
        (int | None, "Int64"),
        (float | None, "Float64"),
        (bool, "boolean"),
        (int | str, "object"),
        (str, "object"),
        (tuple[int, ...], "object"),
    ],
)
def test_only_a_field_that_can_hold_nothing_but_numbers_is_a_number_column(
    annotation: object, kind: str
) -> None:
    assert column_type(annotation) == kind


def test_rows_are_gone_through_in_order_with_plain_cells_read_by_their_columns() -> None:
    table = pd.DataFrame(
        {
            "code": pd.Series(["b", None], dtype="object"),
            "ids": pd.Series([("A-1", "A-2"), ()], dtype="object"),
            "people": pd.Series([3, None], dtype="Int64"),
            "share": pd.Series([0.5, 0.25], dtype="float64"),
            "is_open": pd.Series([True, None], dtype="boolean"),
        }
    ).set_axis([7, 7], axis="index")
    first, second = each_row(table)
    assert (first.code, first.ids, first.people, first.share) == ("b", ("A-1", "A-2"), 3, 0.5)
    assert [type(cell) for cell in first] == [str, tuple, int, float, bool]
    assert second.code is None
    assert second.people is pd.NA
    assert second.is_open is pd.NA


def test_every_cell_of_a_whole_workshop_is_the_one_that_pandas_gives(nowhere: Path) -> None:
    tables = read_workshop(nowhere).tables
    assert tables
    for table in tables.values():
        columns = {name: list(table[name]) for name in table}
        rows = list(each_row(table))
        assert len(rows) == len(table)
        for name, cells in columns.items():
            for row, cell in zip(rows, cells, strict=True):
                mine = getattr(row, name)
                assert mine is cell or mine == cell


def test_a_table_without_rows_gives_none() -> None:
    assert list(each_row(pd.DataFrame({"code": []}))) == []
