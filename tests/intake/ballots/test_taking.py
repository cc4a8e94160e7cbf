"""Filled ballots on their way into a pack: what comes in, what is refused, and that it is all or nothing."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bahali.intake.ballots.taking import take_ballots
from bahali.vocabulary.faults import InputError
from bahali.workshop import check_workshop

NOWHERE = Path(__file__).parents[2] / "packs" / "nowhere"
Fill = Callable[..., Path]
SOUND = {("CN", "A-CN-01", "E1"): 7, ("CN", "A-CN-02", "E1"): "dk", ("CN", "A-CN-02", "E2"): "ABSTAIN"}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return shutil.copytree(NOWHERE, tmp_path / "pack")


def scores(pack: Path) -> list[dict[str, str]]:
    with (pack / "tables" / "scores.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_what_was_filled_in_comes_in_behind_the_rows_that_are_there(filled: Fill, pack: Path) -> None:
    before = (pack / "tables" / "scores.csv").read_bytes()
    taken = take_ballots(pack, [filled("one", SOUND), filled("two", SOUND, rater_id="group-8", round=2)])
    after = (pack / "tables" / "scores.csv").read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].decode().splitlines() == [
        "group-9,group,A-CN-01,E1,7,1",
        "group-9,group,A-CN-02,E1,DK,1",
        "group-9,group,A-CN-02,E2,ABSTAIN,1",
        "group-8,group,A-CN-01,E1,7,2",
        "group-8,group,A-CN-02,E1,DK,2",
        "group-8,group,A-CN-02,E2,ABSTAIN,2",
    ]
    assert (taken.added, taken.known) == (6, 0)
    assert check_workshop(pack).errors == ()
    assert sorted(path.name for path in (pack / "tables").glob(".*")) == []


def test_cells_that_were_left_blank_are_counted(filled: Fill, pack: Path) -> None:
    (ballot,) = take_ballots(pack, [filled("one", SOUND)]).ballots
    asked = sum(
        (sheet.max_row - 3) * (sheet.max_column - 2)
        for sheet in openpyxl.load_workbook(filled("blank"))
        if sheet.title not in ("ballot", "lists")
    )
    assert ballot.blank == asked - 3


def test_a_ballot_that_is_given_again_changes_nothing(filled: Fill, pack: Path) -> None:
    path = filled("one", SOUND)
    take_ballots(pack, [path])
    once = (pack / "tables" / "scores.csv").read_bytes()
    taken = take_ballots(pack, [path])
    assert (taken.added, taken.known) == (0, 3)
    assert (pack / "tables" / "scores.csv").read_bytes() == once


def test_a_pack_without_scores_gets_its_first(filled: Fill, pack: Path) -> None:
    (pack / "tables" / "scores.csv").unlink()
    take_ballots(pack, [filled("one", SOUND)])
    assert [row["value"] for row in scores(pack)] == ["7", "DK", "ABSTAIN"]
    assert check_workshop(pack).errors == ()


def test_a_participant_may_answer_under_the_pseudonym(filled: Fill, pack: Path) -> None:
    take_ballots(
        pack, [filled("one", {("AA", "A-AA-01", "E1"): 3}, rater_id="P01", rater_type="individual", round=9)]
    )
    assert scores(pack)[-1]["rater_id"] == "P01"


@pytest.mark.parametrize(
    ("cells", "first", "words"),
    [
        (
            {("CN", "A-CN-01", "E1"): 11},
            {},
            'sheet CN, row 4, column E1: found "11"; allowed: a whole number from 0 to 10, DK or ABSTAIN',
        ),
        ({("CN", "A-CN-01", "E1"): 4.5}, {}, 'found "4.5"; allowed: a whole number from 0 to 10'),
        ({("CN", "A-CN-01", "E1"): "good"}, {}, 'found "good"; allowed: a whole number'),
        (
            {("CN", "A-CN-01", "action_id"): "A-CN-77"},
            {},
            'row 4, column action_id: found "A-CN-77", which is not in tables/actions.csv',
        ),
        ({("CN", 3, "E1"): "E77"}, {}, "row 3, column E77: there is no such criterion; allowed: E1, E2"),
        ({("CN", 3, "E1"): "H1"}, {}, "row 3, column H1: is a gate, and a gate is not rated"),
        ({("CN", 3, "E2"): "E1"}, {}, "row 3, column E1: the heading is given twice"),
        ({("CN", 3, "A"): "id"}, {}, "sheet CN: has no row of headings that begins with action_id"),
        (
            SOUND,
            {"rater_id": None},
            "sheet ballot, row 3, column value: rater_id is blank; needed: a short name",
        ),
        (
            SOUND,
            {"rater_type": "table"},
            'row 4, column value: rater_type found "table"; allowed: individual, group',
        ),
        (SOUND, {"round": 12}, 'row 5, column value: round found "12"; allowed: a whole number from 1 to 9'),
        (SOUND, {"workshop_id": "elsewhere"}, 'workshop_id found "elsewhere"; the pack is "nowhere-2030"'),
        (
            SOUND,
            {"rater_id": "P77", "rater_type": "individual"},
            "rater_id is not in tables/participants.csv; write the pseudonym that stands there",
        ),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place_and_nothing_is_written(
    filled: Fill, pack: Path, cells: dict[Any, Any], first: dict[str, Any], words: str
) -> None:
    before = (pack / "tables" / "scores.csv").read_bytes()
    with pytest.raises(InputError) as caught:
        take_ballots(pack, [filled("sound", SOUND, rater_id="group-7"), filled("wrong", cells, **first)])
    assert words in str(caught.value)
    assert str(caught.value).startswith("wrong.xlsx")
    assert (pack / "tables" / "scores.csv").read_bytes() == before


def test_a_name_instead_of_a_pseudonym_is_refused_and_not_repeated(filled: Fill, pack: Path) -> None:
    (pack / "tables" / "participants.csv").unlink()
    for table in ("weight_answers", "comparisons", "scores", "weights"):
        (pack / "tables" / f"{table}.csv").unlink()
    path = filled("one", SOUND, rater_id="Somebody", rater_type="individual")
    with pytest.raises(InputError, match="rater_id looks like the name of a person") as caught:
        take_ballots(pack, [path])
    assert "Somebody" not in str(caught.value)


def test_the_same_rating_in_two_ballots_is_refused(filled: Fill, pack: Path) -> None:
    with pytest.raises(
        InputError, match=r"the rating of A-CN-01 in round 1 is also in one\.xlsx, sheet CN, row 4"
    ):
        take_ballots(pack, [filled("one", SOUND), filled("two", {("CN", "A-CN-01", "E1"): 2})])


def test_another_answer_than_the_table_has_is_refused(filled: Fill, pack: Path) -> None:
    there = next(row for row in scores(pack) if row["rater_id"] == "P07")
    assert (there["action_id"], there["criterion_id"], there["value"]) == ("A-CN-01", "E1", "9")
    path = filled("one", {("CN", "A-CN-01", "E1"): 8}, rater_id="P07", rater_type="individual")
    with pytest.raises(InputError, match=r"differs from row 2 of tables/scores\.csv; give it as round 2"):
        take_ballots(pack, [path])


def test_a_file_that_is_no_ballot_is_told(pack: Path, tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    with pytest.raises(
        InputError, match=r'other\.xlsx: has no sheet "ballot"; give a file that bahali template'
    ):
        take_ballots(pack, [tmp_path / "other.xlsx"])
    (tmp_path / "text.xlsx").write_text("no workbook")
    with pytest.raises(InputError, match=r"text\.xlsx: "):
        take_ballots(pack, [tmp_path / "text.xlsx"])


def test_merged_ratings_are_not_guessed(filled: Fill, pack: Path) -> None:
    path = filled("one", SOUND)
    book = openpyxl.load_workbook(path)
    book["CN"].merge_cells("C4:C5")
    book.save(path)
    with pytest.raises(InputError, match="sheet CN, row 4, column E1: "):
        take_ballots(pack, [path])


def test_ballots_go_into_a_folder(filled: Fill) -> None:
    path = filled("one", SOUND)
    with pytest.raises(InputError, match="is no folder of a workshop; give the folder"):
        take_ballots(path, [path])
