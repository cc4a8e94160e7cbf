"""Table blocks from frames."""

import pandas as pd

from bahali.document.blocks import Column
from bahali.present.tables import Cells, Title, build_crosstab, build_table

TITLE = Title("gaps", "Gaps", "A note", is_wide=True)


def test_each_row_of_the_frame_becomes_a_row_in_its_order() -> None:
    gaps = pd.DataFrame({"gap_id": ["G-2", "G-1"], "severity": pd.array([5, None], dtype="Int64")})
    table = build_table(
        TITLE,
        gaps,
        (
            Cells("Gap", lambda row: row.gap_id, is_free=True),
            Cells(
                "Severity", lambda row: None if pd.isna(row.severity) else int(row.severity), is_number=True
            ),
        ),
        row_names=gaps["gap_id"],
    )
    assert table.rows == (("G-2", 5), ("G-1", None))
    assert table.row_names == ("G-2", "G-1")
    assert table.columns == (Column(label="Gap", is_free=True), Column(label="Severity", is_number=True))
    assert (table.name, table.caption, table.note, table.is_wide) == ("gaps", "Gaps", "A note", True)


def test_a_frame_without_rows_keeps_its_columns() -> None:
    table = build_table(TITLE, pd.DataFrame({"gap_id": []}), (Cells("Gap", lambda row: row.gap_id),))
    assert table.rows == ()
    assert [column.label for column in table.columns] == ["Gap"]


def test_a_crosstab_names_each_row_by_its_index() -> None:
    counts = pd.DataFrame({"Early": [1, 2], "Late": [0, 3]}, index=["Layer 1", "Layer 2"])
    table = build_crosstab(Title("counts", "Counts"), counts, "Layer")
    assert [column.label for column in table.columns] == ["Layer", "Early", "Late"]
    assert [column.is_number for column in table.columns] == [False, True, True]
    assert table.rows == (("Layer 1", 1, 0), ("Layer 2", 2, 3))


def test_a_missing_cell_of_a_crosstab_is_not_nought() -> None:
    severities = pd.DataFrame({"Here": pd.array([4, None], dtype="Int64")}, index=["a", "b"])
    assert build_crosstab(Title("t", "T"), severities, "Theme").rows == (("a", 4), ("b", None))


def test_a_crosstab_of_words_has_no_column_of_numbers() -> None:
    said = pd.DataFrame({"Act": ["Silent"]}, index=["Q1"])
    table = build_crosstab(Title("t", "T"), said, "Requirement", is_number=False)
    assert table.rows == (("Q1", "Silent"),)
    assert not any(column.is_number for column in table.columns)


def test_rows_and_columns_of_one_name_keep_their_own_cells() -> None:
    counts = pd.DataFrame([[1, 2], [3, 4]], index=["Budget", "Budget"], columns=["Act", "Act"])
    assert build_crosstab(Title("t", "T"), counts, "").rows == (("Budget", 1, 2), ("Budget", 3, 4))


def test_a_column_says_what_its_numbers_count() -> None:
    frame = pd.DataFrame({"value": [80]})
    table = build_table(
        TITLE, frame, (Cells("Value", lambda row: int(row.value), is_number=True, unit="of 100"),)
    )
    assert table.columns[0].unit == "of 100"
    crosstab = build_crosstab(Title("t", "T"), pd.DataFrame({"base": [30]}, index=["a"]), "", unit="%")
    assert [column.unit for column in crosstab.columns] == ["", "%"]


def test_each_row_knows_the_rows_of_the_pack_behind_it() -> None:
    frame = pd.DataFrame({"source_id": ["S1", None], "gap_id": ["G-AA-01", "G-AA-02"]})
    table = build_table(TITLE, frame, (Cells("Gap", lambda row: row.gap_id),))
    assert table.row_ids == (("G-AA-01", "S1"), ("G-AA-02",))
    assert table.sources == ("sources", "gaps")


def test_a_crosstab_of_ids_knows_them_and_one_of_counts_says_what_it_counts() -> None:
    places = pd.DataFrame({"base": [1, 2]}, index=["A-AA-02", "A-AA-01"])
    assert build_crosstab(Title("t", "T"), places, "Action", is_id=True).row_ids == (
        *(("A-AA-02",), ("A-AA-01",)),
    )
    counts = build_crosstab(Title("t", "T", sources=("services",)), places, "Layer")
    assert (counts.row_ids, counts.sources) == (((), ()), ("services",))
