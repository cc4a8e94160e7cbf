import pytest
from fontTools.ttLib import TTFont

from bahali.document.blocks import References
from bahali.document.fonts import FONT_FILES
from bahali.publish.pdf.glyphs import STAND_IN, read_characters, replace_missing, replace_missing_in_svg
from bahali.publish.pdf.measures import read_words
from bahali.publish.pdf.words import show_cell, show_plain, show_text, tell_text


@pytest.mark.parametrize("path", FONT_FILES, ids=lambda path: path.stem)
def test_characters_of_a_font_are_those_that_fonttools_reads(path: object) -> None:
    assert set(read_characters(path)) == set(TTFont(path).getBestCmap())


def test_characters_of_urdu_and_signs_of_reports_are_kept() -> None:
    text = "بحالی اور صوبہ ۱۲ – “quoted” ≥ 5 € ▲ ✓"
    assert replace_missing(text) == text


def test_character_without_a_sign_shows_that_it_is_missing() -> None:
    assert replace_missing("a\U0001f600b\ue000c") == f"a{STAND_IN}b{STAND_IN}c"


def test_joiners_that_urdu_needs_stay_and_other_invisible_characters_go() -> None:
    assert replace_missing("ا\u200cب\ufe0f\U000e0041") == "ا\u200cب"


def test_numbered_characters_of_a_picture_are_looked_at_too() -> None:
    assert replace_missing_in_svg("<text>&#128512;&#x1F600;&#60;&amp;</text>") == (
        f"<text>{STAND_IN}{STAND_IN}&#60;&amp;</text>"
    )


def test_white_space_is_one_blank_and_tricks_are_gone() -> None:
    assert tell_text("pay\u202e\n\t now\x00") == "pay now"


def test_endless_word_may_break_and_loses_nothing() -> None:
    address = "https://example.org/a/very/long/path/to/a/document.pdf?page=12"
    shown = show_text(address + "W" * 300)
    assert shown.replace("\u200b", "") == address + "W" * 300
    assert max(map(len, shown.split("\u200b"))) <= 12
    assert "/\u200bvery/" in shown


def test_id_in_a_sentence_is_kept_on_one_line() -> None:
    assert show_plain("After A-PB-01, then go on") == [
        "After ",
        {"keep": 1, "words": "A-PB-01"},
        ", then go on",
    ]


def test_only_ids_with_a_place_in_the_report_become_links() -> None:
    shown = show_cell(References(ids=("A-1", "B 2", "C-3")), frozenset({"A-1", "B 2"}))
    assert isinstance(shown, list)
    assert [piece.get("place") for piece in shown if isinstance(piece, dict)] == ["A-1", "B_20_2", None]
    assert read_words(shown) == "A-1, B 2, C-3"


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (None, "not stated"),
        (float("nan"), "not stated"),
        (References(ids=()), "none"),
        (1234567, "1,234,567"),
        (0.5, "0.5"),
        ("80 %", "80\u00a0%"),
        ("", ""),
    ],
)
def test_cells_read_as_in_the_page(cell: object, words: str) -> None:
    assert read_words(show_cell(cell, frozenset())) == words
