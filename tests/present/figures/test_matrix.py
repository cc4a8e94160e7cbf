"""What the integration matrix shows, read back from the words and shapes in it."""

import re
from html import unescape

import pandas as pd
import pytest

from bahali.document.blocks import Figure, Table
from bahali.present.figures.matrix import MARKS, OTHER, Notes, draw_matrix
from bahali.present.figures.style import Words
from bahali.vocabulary.law import Coverage

WORDS = Words(name="picture", caption="A picture", alt="What it shows, in words")
MATRIX = pd.DataFrame([["explicit", "silent"], ["conflict", "not_assessed"]], ["Q1", "Q2"], ["Act", "Plan"])
NOTES = Notes(
    overall=["explicit", "conflict"],
    refs=[["s. 4", ""], ["", "s. 9"]],
    changes=[["A-AA-01", None], ["", None]],
)


def words_in(figure: Figure) -> list[str]:
    """Words drawn, in the order of drawing; matplotlib notes them beside their paths."""
    return [unescape(words) for words in re.findall(r"<text[^>]*>(.*?)</text>", figure.svg)]


def letters_in(figure: Figure) -> list[str]:
    return [word for word in words_in(figure) if len(word) == 1]


def notes_for(columns: int, change: str = "A-AA-01", ref: str = "s. 12(3)") -> Notes:
    return Notes(overall=["partial"], refs=[[ref] * columns], changes=[[change] * columns])


def test_a_matrix_writes_the_letter_of_what_is_said(numbers: Table) -> None:
    assert letters_in(draw_matrix(MATRIX, WORDS, numbers)) == ["E", "S", "C", "·"]


def test_every_letter_of_a_matrix_is_explained_below_it(numbers: Table) -> None:
    drawn = " ".join(words_in(draw_matrix(pd.DataFrame({"Act": ["silent"]}, ["Q1"]), WORDS, numbers)))
    assert set(MARKS) == set(Coverage)
    assert "E explicit   P partial   S silent   C in conflict   · not assessed" in drawn


def test_two_instruments_of_one_name_keep_their_own_tiles(numbers: Table) -> None:
    matrix = pd.DataFrame([["explicit", "silent"]], ["Q1"], ["Budget", "Budget"])
    assert letters_in(draw_matrix(matrix, WORDS, numbers)) == ["E", "S"]


def test_the_standing_over_all_instruments_is_the_first_column(numbers: Table) -> None:
    figure = draw_matrix(MATRIX, WORDS, numbers, NOTES)
    assert sorted(letters_in(figure)) == sorted(["E", "C", "E", "S", "C", "·", OTHER])
    drawn = words_in(figure)
    assert drawn.index("Overall") < drawn.index("Act") < drawn.index("Plan")


def test_sections_and_changes_stand_in_the_tiles(numbers: Table) -> None:
    drawn = words_in(draw_matrix(MATRIX, WORDS, numbers, NOTES))
    assert [word for word in drawn if word.startswith("s. ")] == ["s. 4", "s. 9"]
    assert [word for word in drawn if word.startswith(("▸", "▹"))] == ["▸A-AA-01", "▹"]
    key = " ".join(drawn)
    assert "▸ change by the recommended action named   ▹ change without a recommended action" in key
    assert "Beside a letter: the section" in key


def test_without_notes_nothing_about_them_is_explained(numbers: Table) -> None:
    assert "▸" not in " ".join(words_in(draw_matrix(MATRIX, WORDS, numbers)))


def test_nine_instruments_leave_room_for_sections_and_actions(numbers: Table) -> None:
    matrix = pd.DataFrame([["partial"] * 9], ["Q1"], [f"Act {number}" for number in range(9)])
    drawn = words_in(draw_matrix(matrix, WORDS, numbers, notes_for(9, ref="s. 2(e)")))
    assert drawn.count("s. 2(e)") == 9
    assert drawn.count("▸A-AA-01") == 9


def test_more_instruments_keep_the_mark_and_leave_the_words_to_the_table(numbers: Table) -> None:
    matrix = pd.DataFrame([["partial"] * 16], ["Q1"], [f"Act {number}" for number in range(16)])
    drawn = words_in(draw_matrix(matrix, WORDS, numbers, notes_for(16)))
    assert drawn.count("▸") == 16
    assert not [word for word in drawn if "s. 12" in word or "A-AA-01" in word]


def test_a_long_reference_is_cut(numbers: Table) -> None:
    matrix = pd.DataFrame([["partial"] * 9], ["Q1"], [f"Act {number}" for number in range(9)])
    drawn = words_in(draw_matrix(matrix, WORDS, numbers, notes_for(9, ref="s. 2(e), ss. 18-19")))
    assert [word for word in drawn if word.startswith("s. 2(e")] == ["s. 2(e…"] * 9


@pytest.mark.parametrize(("changes", "dashed"), [([["A-AA-01", None]], 1), ([[None, None]], 0)])
def test_a_change_lifts_a_tile_that_nobody_assessed(
    numbers: Table, changes: list[list[str | None]], dashed: int
) -> None:
    matrix = pd.DataFrame([["not_assessed", "not_assessed"]], ["Q1"], ["Act", "Plan"])
    notes = Notes(overall=["not_assessed"], refs=[["", ""]], changes=changes)
    assert len(re.findall(r"stroke-dasharray", draw_matrix(matrix, WORDS, numbers, notes).svg)) == dashed
