"""What the check of a pack found, as a page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bahali.document.section import Section
from bahali.present.sections import check_cover, check_result, tables_given
from bahali.workshop import check_workshop

Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]
Edit = Callable[..., Path]


def test_a_pack_without_a_fault_is_ready(nowhere: Path, text_of: Text) -> None:
    checked = check_workshop(nowhere)
    assert check_cover(checked).subtitle == "Care after harm, a workshop of Nowhere"
    assert text_of(check_result(checked)) == (
        "Ready: The check found no errors and no remarks. Reports can be made."
    )


def test_a_pack_with_an_error_is_not_ready(edited_pack: Edit, text_of: Text, block_of: BlockOf) -> None:
    checked = check_workshop(edited_pack(gaps={2: {"severity": "9"}}))
    assert check_cover(checked).subtitle == "The pack has errors"
    section = check_result(checked)
    assert text_of(section).startswith("Not ready: The check found 1 error and no remarks.")
    ((file, row, column, sentence),) = block_of(section, "errors").rows
    assert (file, row, column) == ("tables/gaps.csv", 2, "severity")
    assert 'found "9"' in sentence


def test_remarks_do_not_make_a_pack_unready(edited_pack: Edit, text_of: Text, block_of: BlockOf) -> None:
    pack = edited_pack(gaps={8: {"severity": "5"}}, actions={9: {"gap_ids": "G-BB-01"}})
    section = check_result(check_workshop(pack))
    assert text_of(section).startswith("Ready: The check found no errors and 1 remark.")
    assert [row[:3] for row in block_of(section, "remarks").rows] == [("tables/gaps.csv", 8, "gap_id")]


def test_tables_are_counted_and_those_not_given_are_named(edited_pack: Edit, block_of: BlockOf) -> None:
    section = tables_given(check_workshop(edited_pack(risks=None)))
    rows = {row[0]: row[2] for row in block_of(section, "given").rows}
    assert rows["criteria"] == 6
    assert rows["risks"] == "not provided"


def test_tables_are_not_counted_while_there_are_errors(edited_pack: Edit, text_of: Text) -> None:
    section = tables_given(check_workshop(edited_pack(gaps={2: {"severity": "9"}})))
    assert text_of(section) == "The tables are listed once the pack has no errors."
