"""A report is made from a slice of the workshop, and a slice changes only with what it is made from."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bahali.vocabulary.codes import Attribution
from bahali.vocabulary.faults import Fault
from bahali.workshop import read_workshop
from bahali.workshop.fingerprint import join_digests
from bahali.workshop.rules.keys import reference_columns
from bahali.workshop.slicing import DIVIDED, PARENTS, REMARKS, digest_slices, slice_for
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.workshop import Workshop

ROOT = Path(__file__).parents[2]
PACKS = (ROOT / "tests" / "packs" / "nowhere", ROOT / "parameters" / "islamabad-2025")
SHARED_NUMBERS = {
    "cadres": {"label", "baseline_n", "baseline_least", "baseline_most", "target_n", "target_year"}
    | {"supervisor_cadre_id", "supervision_ratio"},
    "training_targets": {"year", "cohorts", "completion_rate", "attrition_rate"},
}


@cache
def read(pack: Path) -> Workshop:
    return read_workshop(pack)


@cache
def slices_of(pack: Path) -> Mapping[str, Mapping[str, str]]:
    workshop = read(pack)
    return digest_slices(workshop, workshop.header.jurisdictions)


@cache
def rows_of_provinces(pack: Path) -> Mapping[str, list[int]]:
    """The places of the rows of each table that belong to a province."""
    workshop = read(pack)
    places = {
        table: [
            place
            for place in range(len(workshop.tables[table]))
            if home_of(workshop, table, place) in workshop.header.provinces
        ]
        for table in DIVIDED
    }
    return {table: found for table, found in places.items() if found}


def draw_row(data: st.DataObject, pack: Path) -> tuple[str, int]:
    """Draw a table first, since most rows of a pack are ratings."""
    table = data.draw(st.sampled_from(sorted(rows_of_provinces(pack))))
    return table, data.draw(st.sampled_from(rows_of_provinces(pack)[table]))


def home_of(workshop: Workshop, table: str, place: int) -> str:
    row = workshop.tables[table].iloc[place]
    if "jurisdiction" in row:
        return str(row["jurisdiction"])
    column, parent = next((column, parent) for column, parent in PARENTS if column in row)
    parents = workshop.tables[parent].set_index(column)["jurisdiction"]
    return str(parents[row[column]])


def may_know(workshop: Workshop, table: str, place: int, column: str | None) -> set[str]:
    """Name the jurisdictions whose reports show something of this cell, by the ways that are documented."""
    row, everywhere = workshop.tables[table].iloc[place], set(workshop.header.jurisdictions)
    is_told_everywhere = table == "participants" and column in {None, "stakeholder_group"}
    # A source that no row names belongs to everybody.
    if is_told_everywhere or (column is None and _alone_names_its_source(workshop, row)):
        return everywhere
    if table == "participants" and column == "jurisdiction":
        return everywhere if workshop.header.attribution is Attribution.JURISDICTION else set()
    if table in SHARED_NUMBERS and (column is None or column in SHARED_NUMBERS[table]):
        return everywhere
    if table == "practices":
        return {*_homes_of_gaps(workshop, row["gap_ids"]), *_homes_of_users(workshop, row, column)}
    if table == "gaps" and column is None:  # a practice that is shown elsewhere names it
        practices = workshop.tables["practices"]
        naming = practices[practices["gap_ids"].map(lambda ids: row["gap_id"] in ids).astype(bool)]
        shown = {home for ids in naming["gap_ids"] for home in _homes_of_gaps(workshop, ids)}
        return everywhere if "INT" in set(naming["jurisdiction"]) else shown
    return set()


def _alone_names_its_source(workshop: Workshop, row: Any) -> bool:
    naming = sum(
        int((rows["source_id"] == row.get("source_id")).sum())
        for name, rows in workshop.tables.items()
        if name != "sources" and "source_id" in rows
    )
    return naming == 1


def _homes_of_gaps(workshop: Workshop, ids: tuple[str, ...]) -> set[str]:
    gaps = workshop.tables["gaps"]
    return set(gaps.loc[gaps["gap_id"].isin(ids), "jurisdiction"])


def _homes_of_users(workshop: Workshop, practice: Any, column: str | None) -> set[str]:
    """Name the homes of actions that name a practice; they show its id alone."""
    actions = workshop.tables["actions"]
    naming = actions["practice_ids"].map(lambda ids: practice["practice_id"] in ids).astype(bool)
    return set(actions.loc[naming, "jurisdiction"]) if column is None else set()


def expect_only_the_province_and_the_country(
    pack: Path, edited: Workshop, table: str, place: int, column: str | None
) -> None:
    workshop, home = read(pack), home_of(read(pack), table, place)
    before, after = slices_of(pack), digest_slices(edited, edited.header.jurisdictions)
    changed = {code for code in before if before[code] != after[code]}
    must = {home, workshop.header.national}
    assert must <= changed
    assert changed <= must | may_know(workshop, table, place, column)


def with_rows(workshop: Workshop, table: str, rows: pd.DataFrame) -> Workshop:
    numbered = rows.reset_index(drop=True).assign(row=pd.Series(range(2, len(rows) + 2), dtype="Int64"))
    return replace(workshop, tables={**workshop.tables, table: numbered})


def other_than(cell: Any, kind: Any) -> Any:
    if isinstance(cell, tuple):
        return (*cell, "NEW")
    if str(kind) == "boolean":
        return pd.isna(cell) or not cell
    if str(kind) in {"Int64", "Float64"}:
        return 1 if pd.isna(cell) else cell + 1
    return "new" if cell is None else f"{cell}x"


@settings(max_examples=30, derandomize=True)
@given(data=st.data(), pack=st.sampled_from(PACKS))
def test_a_changed_cell_of_a_province_changes_its_slice_and_that_of_the_country_alone(
    data: st.DataObject, pack: Path
) -> None:
    table, place = draw_row(data, pack)
    rows = read(pack).tables[table]
    # What a row belongs to or names is changed in tests of its own.
    kept = {*TABLE_KINDS[table].key_columns, *reference_columns(TABLE_KINDS[table]), "row"}
    free = [name for name in rows.columns if name not in kept]
    assume(free)
    column = data.draw(st.sampled_from(free))
    cells = rows[column].tolist()
    cells[place] = other_than(cells[place], rows[column].dtype)
    edited = with_rows(read(pack), table, rows.assign(**{column: pd.Series(cells, dtype=rows[column].dtype)}))
    expect_only_the_province_and_the_country(pack, edited, table, place, column)


@settings(max_examples=25, derandomize=True)
@given(data=st.data(), pack=st.sampled_from(PACKS))
def test_a_row_of_a_province_that_is_removed_changes_no_other_slice(data: st.DataObject, pack: Path) -> None:
    table, place = draw_row(data, pack)
    rows = read(pack).tables[table]
    edited = with_rows(read(pack), table, rows.drop(index=place))
    expect_only_the_province_and_the_country(pack, edited, table, place, None)


@settings(max_examples=25, derandomize=True)
@given(data=st.data(), pack=st.sampled_from(PACKS))
def test_a_row_of_a_province_that_is_put_on_top_changes_no_other_slice(
    data: st.DataObject, pack: Path
) -> None:
    table, place = draw_row(data, pack)
    rows = read(pack).tables[table]
    key = TABLE_KINDS[table].key_columns[-1]
    new = rows.iloc[[place]].copy()
    new[key] = pd.Series(
        [other_than(new[key].iloc[0], new[key].dtype)], index=new.index, dtype=new[key].dtype
    )
    edited = with_rows(read(pack), table, pd.concat([new, rows]))
    expect_only_the_province_and_the_country(pack, edited, table, place, None)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_every_id_that_is_seen_in_a_slice_is_found_in_it(pack: Path) -> None:
    for code in read(pack).header.jurisdictions:
        part = slice_for(read(pack), code)
        for name, kind in TABLE_KINDS.items():
            for column, refers in reference_columns(kind).items():
                if refers.table in TABLE_KINDS and part.provides(refers.table):
                    known = {*part.tables[refers.table].iloc[:, 0], *refers.also}
                    known |= set(part.tables[refers.table][TABLE_KINDS[refers.table].key_columns[0]])
                    cells = part.tables[name][column].dropna()
                    named = {one for cell in cells for one in (cell if isinstance(cell, tuple) else [cell])}
                    assert named <= known, (code, name, column)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_a_slice_is_shaped_like_the_whole(pack: Path) -> None:
    for code in read(pack).header.jurisdictions:
        for name, rows in slice_for(read(pack), code).tables.items():
            kinds = read(pack).tables[name].dtypes.drop("row")
            pd.testing.assert_series_equal(rows.dtypes.drop("row"), kinds)


def test_the_country_uses_the_whole(nowhere: Path) -> None:
    workshop = read_workshop(nowhere)
    part = slice_for(workshop, "CN")
    for name, rows in part.tables.items():
        pd.testing.assert_frame_equal(rows.drop(columns="row"), workshop.tables[name].drop(columns="row"))


def test_the_fingerprint_is_that_of_header_and_rows(nowhere: Path) -> None:
    digests = dict(slices_of(nowhere)["AA"])
    del digests[REMARKS]
    assert slice_for(read(nowhere), "AA").fingerprint == join_digests(digests)


def test_one_cell_of_a_file_changes_the_slices_of_its_province_and_the_country(
    edited_pack: Callable[..., Path], nowhere: Path
) -> None:
    rows = read(nowhere).tables["gaps"]
    number = int(rows.loc[rows["gap_id"] == "G-BB-01", "row"].iloc[0])
    after = read_workshop(edited_pack(gaps={number: {"root_cause": "Another cause"}}))
    found = digest_slices(after, after.header.jurisdictions)
    assert {code for code in found if found[code] != slices_of(nowhere)[code]} == {"BB", "CN"}
    changed = {file for file in found["BB"] if found["BB"][file] != slices_of(nowhere)["BB"][file]}
    assert changed == {"tables/gaps.csv"}


def test_what_workshop_yaml_says_changes_every_slice(edited_pack: Callable[..., Path], nowhere: Path) -> None:
    after = read_workshop(edited_pack({"title": "Another"}))
    found = digest_slices(after, after.header.jurisdictions)
    assert all(found[code]["workshop.yaml"] != slices_of(nowhere)[code]["workshop.yaml"] for code in found)


def test_how_a_file_is_laid_out_changes_nothing(edited_pack: Callable[..., Path], nowhere: Path) -> None:
    folder = edited_pack()
    header = folder / "workshop.yaml"
    header.write_text("# a remark\n" + header.read_text(encoding="utf-8"), encoding="utf-8")
    gaps = folder / "tables" / "gaps.csv"
    gaps.write_bytes(gaps.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert digest_slices(read_workshop(folder), ("AA",))["AA"] == slices_of(nowhere)["AA"]


def test_a_table_that_only_others_filled_still_counts_as_given(nowhere: Path) -> None:
    part = slice_for(read(nowhere), "BB")
    assert part.tables["indicators"].empty
    assert part.provides("indicators")
    assert not part.provides("review_points")


def test_an_action_elsewhere_that_is_waited_for_shows_when_it_is_done_and_nothing_else(
    edited_pack: Callable[..., Path],
) -> None:
    folder = edited_pack(dependencies={2: {"action_id": "A-AA-01", "depends_on": "A-BB-01", "kind": "hard"}})
    rows = slice_for(read_workshop(folder), "AA").tables["actions"].set_index("action_id")
    whole = read_workshop(folder).tables["actions"].set_index("action_id")
    assert (
        rows.loc["A-BB-01", ["title", "time", "status"]].tolist()
        == whole.loc["A-BB-01", ["title", "time", "status"]].tolist()
    )
    assert rows.loc["A-BB-01", ["domain", "notes", "gap_ids"]].tolist() == [None, None, ()]
    assert rows.loc["A-BB-01", "row"] == "A-BB-01"


def test_an_action_elsewhere_that_answers_an_own_gap_names_no_other_gap(
    edited_pack: Callable[..., Path], nowhere: Path
) -> None:
    actions = read(nowhere).tables["actions"].set_index("action_id")
    number = int(actions.loc["A-BB-01", "row"])
    folder = edited_pack(actions={number: {"gap_ids": "G-BB-01;G-AA-01"}})
    rows = slice_for(read_workshop(folder), "AA").tables["actions"].set_index("action_id")
    assert rows.loc["A-BB-01", "gap_ids"] == ("G-AA-01",)
    own = slice_for(read_workshop(folder), "BB").tables["actions"].set_index("action_id")
    assert own.loc["A-BB-01", "gap_ids"] == ("G-BB-01", "G-AA-01")


def test_of_others_gaps_only_those_are_seen_that_own_rows_name(nowhere: Path) -> None:
    gaps = slice_for(read(nowhere), "AA").tables["gaps"].set_index("gap_id")
    assert "G-BB-01" not in gaps.index
    # A practice of AA says that it helps with a gap of CC: its id is shown, and nothing of it.
    assert gaps.loc["G-CC-01", "jurisdiction"] == "CC"
    assert gaps.loc["G-CC-01", "statement"] is None


def test_ratings_of_others_are_left_out(nowhere: Path) -> None:
    scores = slice_for(read(nowhere), "AA").tables["scores"]
    every = read(nowhere).tables["scores"]
    own = every[every["action_id"].str.startswith("A-AA-")].reset_index(drop=True)
    pd.testing.assert_frame_equal(scores.drop(columns="row"), own.drop(columns="row"))


def test_a_source_that_no_row_names_stays_for_everybody(nowhere: Path) -> None:
    for code in ("AA", "BB", "CN"):
        assert "S2" in set(slice_for(read(nowhere), code).tables["sources"]["source_id"])


def remark(file: str, row: int | None) -> Fault:
    return Fault(file, "looks odd", row, is_warning=True)


def test_a_remark_goes_with_its_row_and_is_told_by_its_id(nowhere: Path) -> None:
    rows = read(nowhere).tables["gaps"]
    number = int(rows.loc[rows["gap_id"] == "G-BB-01", "row"].iloc[0])
    workshop = replace(read(nowhere), warnings=(remark("tables/gaps.csv", number),))
    told = {code: [str(each) for each in slice_for(workshop, code).warnings] for code in ("AA", "BB", "CN")}
    sentence = "tables/gaps.csv, row G-BB-01: looks odd"
    assert told == {"AA": [], "BB": [sentence], "CN": [sentence]}


def test_a_remark_about_ratings_names_no_rater(nowhere: Path) -> None:
    scores = read(nowhere).tables["scores"]
    first = scores[scores["action_id"] == "A-AA-01"].iloc[0]
    workshop = replace(read(nowhere), warnings=(remark("tables/scores.csv", int(first["row"])),))
    (told,) = slice_for(workshop, "AA").warnings
    assert told.row == f"A-AA-01 / {first['criterion_id']} / {first['round']}"
    assert str(first["rater_id"]) not in str(told.row)


def test_remarks_about_what_everybody_shares_stay_everywhere(nowhere: Path) -> None:
    shared = (
        remark("workshop.yaml", None),
        remark("tables/weights.csv", 3),
        remark("tables/criteria.csv", None),
    )
    workshop = replace(read(nowhere), warnings=shared)
    third = read(nowhere).tables["weights"].iloc[1]
    expected = (
        shared[0],
        replace(shared[1], row=f"{third['weight_set']} / {third['criterion_id']}"),
        shared[2],
    )
    assert slice_for(workshop, "AA").warnings == expected == slice_for(workshop, "CN").warnings


def test_a_remark_about_no_row_of_a_divided_table_is_left_to_the_country(nowhere: Path) -> None:
    workshop = replace(read(nowhere), warnings=(remark("tables/instruments.csv", None),))
    assert slice_for(workshop, "AA").warnings == ()
    assert slice_for(workshop, "CN").warnings == workshop.warnings


def test_the_digests_can_be_kept_as_json(nowhere: Path) -> None:
    assert json.loads(json.dumps(slices_of(nowhere))) == slices_of(nowhere)
