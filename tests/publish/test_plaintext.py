"""Cells and free words where there is no markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.document.blocks import Cell, References
from bahali.publish.plaintext import strip_marks, write_words
from bahali.vocabulary.language import speaking


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("a*b*", "a*b*"),
        (7, 7),
        (0.1 + 0.2, 0.3),
        (3.0, 3),
        (None, "not stated"),
        (float("nan"), "not stated"),
        (float("inf"), "not stated"),
        (References(ids=("A-AA-01", "A-AA-02")), "A-AA-01, A-AA-02"),
        (References(ids=()), "none"),
        ("", ""),
    ],
)
def test_a_cell_is_a_number_or_the_words_that_a_report_shows(cell: Cell, words: str | float) -> None:
    assert write_words(cell) == words


def test_what_nobody_stated_is_said_in_the_language_spoken() -> None:
    with speaking("en-XA"):
        assert write_words(None) == "⟦ñót štátéd⟧"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Train **all** *teams*", "Train all teams"),
        ("one\ntwo\n\nthree", "one\ntwo\nthree"),
        ("- a\n- b", "• a\n• b"),
        ("- a\n\n- b", "• a\n• b"),
        ("- a\n  - b\n- c", "• a\n• b\n• c"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("[law](https://law.example/1)", "law (https://law.example/1)"),
        ("<https://law.example/1>", "https://law.example/1"),
        ("<b>&amp; x</b>", "<b>&amp; x</b>"),
        ("2 * 3 > 5", "2 * 3 > 5"),
        ("", ""),
    ],
)
def test_light_markdown_is_taken_off_and_nothing_else(text: str, plain: str) -> None:
    assert strip_marks(text) == plain


@given(st.text(st.characters(categories=["L", "N"]), min_size=1))
def test_letters_and_numbers_are_never_lost(text: str) -> None:
    assert strip_marks(text) == text
