"""Signs that nobody meant are tidied in CSV files too, and people's own words stay as they are."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.workshop import check_workshop
from bahali.workshop.tidying import tidy_code, tidy_share, tidy_words, tidy_yes_no

EditPack = Callable[..., Path]


@pytest.mark.parametrize("first", ["\u0660", "\u06f0", "\uff10"])
def test_digits_of_each_script_stand_for_the_plain_ones(first: str) -> None:
    digits = "".join(chr(ord(first) + place) for place in range(10))
    assert [unicodedata.digit(mark) for mark in digits] == list(range(10))
    assert tidy_code(digits) == "0123456789"
    assert tidy_words(digits) == digits


@pytest.mark.parametrize("mark", ["\u200b", "\u2060", "\ufeff"])
def test_signs_without_width_go_everywhere(mark: str) -> None:
    assert tidy_code(f"A-{mark}AA-01{mark}") == "A-AA-01"
    assert tidy_words(f"{mark}two{mark} words") == "two words"


@pytest.mark.parametrize("mark", ["\u200c", "\u200d", "\u200e", "\u200f", "\u00ad"])
def test_joiners_of_a_script_stay_in_words_and_go_from_codes(mark: str) -> None:
    assert tidy_code(f"A-AA{mark}-01") == "A-AA-01"
    assert tidy_words(f"two{mark}words") == f"two{mark}words"


@pytest.mark.parametrize("mark", ["\u00a0", "\u2009", "\u202f", "\u3000"])
def test_blanks_of_any_width_are_plain_ones(mark: str) -> None:
    assert tidy_words(f"five{mark}years{mark}") == "five years"
    assert tidy_code(f"WOM;{mark}CHI") == "WOM; CHI"


@given(st.text(st.characters(codec="ascii")))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert tidy_code(text) == tidy_words(text) == text


@given(st.text())
def test_what_is_tidy_is_not_tidied_again(text: str) -> None:
    for tidy in (tidy_code, tidy_words):
        assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("20%", "0.2"),
        ("٢٠٪", "0.2"),
        ("12.5 %", "0.125"),
        ("100%", "1"),
        ("0%", "0"),
        ("20", "20"),
        ("%", "%"),
    ],
)
def test_percent_is_a_share(found: str, expected: str) -> None:
    assert tidy_share(found) == expected


@pytest.mark.parametrize(
    ("found", "expected"), [("true", "Y"), ("FALSE", "N"), ("Y", "Y"), ("maybe", "maybe")]
)
def test_answers_of_a_spreadsheet_are_yes_and_no(found: str, expected: str) -> None:
    assert tidy_yes_no(found) == expected


def test_a_table_of_a_folder_is_tidied(edited_pack: EditPack) -> None:
    folder = edited_pack(
        gaps={
            3: {
                "severity": "\u06f5",
                "jurisdiction": "\u200fAA\u00a0",
                "statement": "\u06f5\u00a0years without help",
                "service_ids": "S\u2011AA\u201101\u061bS-AA-02",
            }
        }
    )
    check = check_workshop(folder)
    assert check.errors == ()
    assert check.workshop is not None
    row = check.workshop.tables["gaps"].iloc[1]
    assert (row["severity"], row["jurisdiction"]) == (5, "AA")
    assert row["statement"] == "\u06f5 years without help"
    assert row["service_ids"] == ("S-AA-01", "S-AA-02")


def test_workshop_yaml_is_tidied(edited_pack: EditPack) -> None:
    check = check_workshop(
        edited_pack(
            {
                "start": "\u06f2\u06f0\u06f3\u06f0-09-12",
                "title": "Care\u00a0after \u06f5 harms\u200b",
                "planning.start": "2031-01-01",
                "cost_bands.I.amount": "\u06f2\u06f0",
            }
        )
    )
    assert check.errors == ()
    assert check.workshop is not None
    header = check.workshop.header
    assert header.start.isoformat() == "2030-09-12"
    assert header.title == "Care after \u06f5 harms"
    assert header.planning.start == "2031-01"
    assert header.cost_bands["I"].amount == 20


def test_a_row_of_totals_is_told_and_nothing_else_of_it(edited_pack: EditPack) -> None:
    folder = edited_pack(risks={99: {"risk_id": "TOTAL:", "likelihood": "30"}})
    (fault,) = check_workshop(folder).errors
    assert fault.column == "risk_id"
    assert fault.problem == 'found "TOTAL:": this looks like a row of totals'


def test_a_row_that_has_all_it_needs_is_no_row_of_totals(edited_pack: EditPack) -> None:
    folder = edited_pack(criteria={2: {"label": "Total"}})
    assert check_workshop(folder).errors == ()


def test_two_codes_that_only_signs_tell_apart_are_both_kept(edited_pack: EditPack) -> None:
    folder = edited_pack({"themes": {"REACH": "a", "REACH\u200b": "b", "TRUST": "c", "HANDOVER": "d"}})
    check = check_workshop(folder)
    assert check.workshop is not None
    assert list(check.workshop.header.themes.values()) == ["a", "b", "c", "d"]
