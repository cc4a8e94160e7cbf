"""A ballot as a rater gets it, read back by openpyxl."""

import csv
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from bahali.intake.ballots.plan import Plan, plan_ballot
from bahali.intake.ballots.writing import write_ballot
from bahali.vocabulary.faults import InputError
from bahali.workshop import read_workshop

NOWHERE = Path(__file__).parents[2] / "packs" / "nowhere"


@pytest.fixture(scope="module")
def book(ballot_bytes: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(ballot_bytes))


def read_rows(table: str) -> list[dict[str, str]]:
    with (NOWHERE / "tables" / f"{table}.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_there_is_a_sheet_for_each_jurisdiction_with_something_to_rate_the_country_last(
    book: openpyxl.Workbook,
) -> None:
    with_actions = {
        row["jurisdiction"] for row in read_rows("actions") if row["status"] in ("proposed", "adopted")
    }
    places = [code for code in ("AA", "BB", "CC", "DD", "EE", "CN") if code in with_actions]
    assert book.sheetnames == ["ballot", *places, "lists"]
    assert book["lists"].sheet_state == "hidden"


def test_open_actions_stand_in_rows_and_criteria_that_are_rated_in_columns(book: openpyxl.Workbook) -> None:
    actions = [
        row["action_id"]
        for row in read_rows("actions")
        if row["jurisdiction"] == "CN" and row["status"] in ("proposed", "adopted")
    ]
    criteria = [row["criterion_id"] for row in read_rows("criteria") if row["is_gate"] != "Y"]
    headings = [cell.value for cell in book["CN"][3]]
    assert headings == ["action_id", "action", *criteria]
    assert [cell.value for cell in book["CN"]["A"][3:]] == actions


def test_a_rating_is_chosen_from_the_scale_and_both_codes_with_the_ends_of_the_scale_in_words(
    book: openpyxl.Workbook,
) -> None:
    (rule,) = (rule for rule in book["CN"].data_validations.dataValidation if "C4" in rule.sqref)
    sheet, _mark, cells = book.defined_names[rule.formula1].attr_text.partition("!")
    offered = [cell.value for (cell,) in book[sheet][cells.replace("$", "")]]
    assert offered == [*range(11), "DK", "ABSTAIN"]
    assert (rule.errorStyle or "stop") == "stop"
    for words in ("How much lighter will people feel?", "0 = No lighter", "10 = Much lighter", "DK = "):
        assert words in rule.prompt


def test_only_answers_can_be_written(book: openpyxl.Workbook) -> None:
    assert book.security.lockStructure is True
    worksheet = book["CN"]
    assert worksheet.protection.sheet is True
    assert [cell.protection.locked for cell in worksheet[4]] == [
        True,
        True,
        *[False] * (worksheet.max_column - 2),
    ]
    first = {row[0].value: row[1].protection.locked for row in book["ballot"].iter_rows(2, 5)}
    assert first == {"workshop_id": True, "rater_id": False, "rater_type": False, "round": False}


def test_a_criterion_on_which_low_is_good_says_so(book: openpyxl.Workbook) -> None:
    (reversed_one,) = (
        row["criterion_id"] for row in read_rows("criteria") if row["direction"] == "lower_is_better"
    )
    said = {cell.value: book["CN"].cell(2, cell.column).value for cell in book["CN"][3][2:]}
    assert {name for name, words in said.items() if "Here a low rating is the good one." in words} == {
        reversed_one
    }


def test_the_same_plan_gives_the_same_bytes(plan: Plan, ballot_bytes: bytes) -> None:
    assert write_ballot(plan) == ballot_bytes


def test_a_ballot_may_be_of_one_jurisdiction_and_the_country() -> None:
    plan = plan_ballot(read_workshop(NOWHERE), ("BB",))
    assert [place.code for place in plan.places] == ["BB", "CN"]


def test_a_jurisdiction_that_is_not_there_is_told() -> None:
    with pytest.raises(InputError, match=r'--jurisdiction: found "BX"; allowed: CN, AA, BB'):
        plan_ballot(read_workshop(NOWHERE), ("BX",))


def test_without_criteria_there_is_nothing_to_rate_by(edited_pack: Callable[..., Path]) -> None:
    folder = edited_pack(
        **dict.fromkeys(("criteria", "weights", "weight_answers", "comparisons", "scores", "gate_checks"))
    )
    with pytest.raises(InputError, match=r"tables/criteria\.csv: has no criterion to rate by; fill it"):
        plan_ballot(read_workshop(folder))
