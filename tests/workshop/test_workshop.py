import csv
import dataclasses
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from bahali.workshop import Workshop, check_workshop, read_workshop
from bahali.workshop.tables import TABLE_KINDS

Faults = Callable[..., list[str]]
EditPack = Callable[..., Path]


def assert_same_tables(one: Workshop, other: Workshop) -> None:
    for name in TABLE_KINDS:
        pd.testing.assert_frame_equal(one.table(name), other.table(name))


def test_the_pack_of_nowhere_has_no_fault_and_no_warning(nowhere: Path) -> None:
    check = check_workshop(nowhere)
    assert check.faults == ()
    assert check.workshop is not None


def test_a_workshop_gives_its_tables_and_its_header(nowhere: Path) -> None:
    workshop = read_workshop(nowhere)
    assert workshop.header.title == "Care after harm, a workshop of Nowhere"
    assert len(workshop.table("participants")) == 12
    assert workshop.provided == set(TABLE_KINDS) - {"review_points"}
    assert workshop.provides("gaps", "actions", "risks")


def test_a_table_given_out_can_be_changed_without_harm(nowhere: Path) -> None:
    workshop = read_workshop(nowhere)
    before = workshop.tables["gaps"].copy(deep=True)
    gaps = workshop.table("gaps")
    gaps["severity"] = 0
    gaps.loc[0, "statement"] = "Something else"
    gaps.iloc[1, gaps.columns.get_loc("gap_id")] = "G-XX-99"
    pd.testing.assert_frame_equal(workshop.tables["gaps"], before)


def test_a_workshop_cannot_be_changed(nowhere: Path) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'header'"):
        read_workshop(nowhere).header = None  # type: ignore[misc, assignment]


def test_byte_order_marks_and_other_line_ends_change_nothing(nowhere: Path, edited_pack: EditPack) -> None:
    folder = edited_pack()
    for path in (folder / "tables").iterdir():
        lines = list(csv.reader(path.read_text(encoding="utf-8").splitlines(keepends=True)))
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, lineterminator="\r\n").writerows(lines)
    assert_same_tables(read_workshop(folder), read_workshop(nowhere))


def test_blank_rows_change_only_the_row_numbers(nowhere: Path, edited_pack: EditPack) -> None:
    headings, *rows = (nowhere / "tables" / "risks.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    found = read_workshop(edited_pack(risks=headings + "\n,,,\n" + "\n".join(rows)))
    assert found.table("risks")["row"].tolist() == [4, 6, 8]
    pd.testing.assert_frame_equal(
        found.table("risks").drop(columns="row"), read_workshop(nowhere).table("risks").drop(columns="row")
    )


def test_reading_twice_gives_the_same(nowhere: Path) -> None:
    one, other = read_workshop(nowhere), read_workshop(nowhere)
    assert one.fingerprint == other.fingerprint
    assert_same_tables(one, other)


def test_sets_of_weights_are_named_from_every_table_that_gives_them(nowhere: Path) -> None:
    assert read_workshop(nowhere).weight_sets == ("even", "paired", "relief-first", "singly")


def test_a_workshop_without_weights_has_no_set_of_them(edited_pack: EditPack) -> None:
    nothing = dict.fromkeys(("weights", "weight_answers", "comparisons"))
    workshop = read_workshop(edited_pack(**nothing))
    assert workshop.weight_sets == ()
    assert not workshop.is_rated


@pytest.mark.parametrize("kept", ["weights", "weight_answers", "comparisons"])
def test_weights_of_any_table_are_enough_for_an_order_by_value(edited_pack: EditPack, kept: str) -> None:
    default = {"weights": "even", "weight_answers": "singly", "comparisons": "paired"}[kept]
    others = dict.fromkeys({"weights", "weight_answers", "comparisons"} - {kept})
    assert read_workshop(edited_pack({"default_weight_set": default}, **others)).is_rated


def test_an_order_by_value_needs_scores(edited_pack: EditPack) -> None:
    assert not read_workshop(edited_pack(scores=None)).is_rated


def test_an_order_by_value_needs_criteria(edited_pack: EditPack) -> None:
    assert not read_workshop(edited_pack(criteria=None)).is_rated


def test_a_rated_workshop_is_told_as_one(nowhere: Path) -> None:
    assert read_workshop(nowhere).is_rated
