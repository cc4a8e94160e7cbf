"""Columns wide enough for their words, and pages turned only where that helps."""

from itertools import groupby
from pathlib import Path

import matplotlib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.ft2font import FT2Font

from bahali.document.blocks import Column, Heading, Paragraph, Table
from bahali.document.section import Section
from bahali.publish.docx.layout import turn_pages
from bahali.publish.docx.parts import list_pieces
from bahali.publish.docx.widths import (
    LANDSCAPE_SHARE,
    LEAST_MARGIN_CHARACTERS,
    SMALL_LINE_CHARACTERS,
    fits_upright,
    measure_word,
    share_widths,
)
from bahali.publish.docx.widths import Column as Measured

SENTENCE = "A sentence about support after an attack that nobody would want to read in a very narrow column. "
TEXTS = st.lists(st.text("abc -", max_size=400), min_size=1, max_size=6).map(tuple)


def table(name: str, columns: int, text: str, rows: int = 4, is_wide: bool = False) -> Table:
    return Table(
        name=name,
        caption=name,
        columns=tuple(Column(label=f"Column {number}") for number in range(columns)),
        rows=((text,) * columns,) * rows,
        is_wide=is_wide,
    )


def wide(name: str) -> Table:
    return table(name, 9, SENTENCE * 2, is_wide=True)


def ways(*blocks: object) -> str:
    """Tell the way of each run of pages: U for upright, S for on their side."""
    pieces = list(list_pieces([Section(name="s", title="S", blocks=blocks)]))
    return "".join("S" if way else "U" for way, _run in groupby(turn_pages(pieces)))


@given(st.lists(TEXTS, min_size=1, max_size=12), st.booleans(), st.booleans())
def test_columns_share_the_page_and_no_more(
    columns: list[tuple[str, ...]], is_wide: bool, is_small: bool
) -> None:
    shares = share_widths([Measured(texts) for texts in columns], is_wide, is_small)
    assert len(shares) == len(columns)
    assert min(shares) > 0
    assert 0.4 < sum(shares) <= (LANDSCAPE_SHARE if is_wide else 1) + 1e-9


def test_a_column_of_ids_keeps_them_whole_beside_long_texts() -> None:
    ids, text = share_widths([Measured(("Id", "A-NAT-01")), Measured(("Text", SENTENCE * 3))])
    # 8 characters of the 96 of a line are a twelfth of the page.
    assert ids >= 8 / 96
    assert text > 5 * ids


def test_texts_of_unlike_length_take_about_as_many_lines() -> None:
    short, long = share_widths([Measured(("A", "x " * 100)), Measured(("B", "x " * 150))])
    assert long / short == pytest.approx(1.5, abs=0.1)


def test_a_small_table_does_not_fill_the_page() -> None:
    assert sum(share_widths([Measured(("Year", "2031")), Measured(("Count", "7"))])) == pytest.approx(0.45)


def test_one_long_text_among_short_ones_takes_few_lines_where_there_is_room() -> None:
    long = "passed, but one of the groups named in it was left out of it, see there"
    outcomes = Measured(("Outcome", *["passed"] * 15, long))
    _check, outcome = share_widths([Measured(("Check", "looked at")), outcomes])
    assert outcome * 96 > len(long) / 4  # letters of a line, of the 96 of a page: four lines


@pytest.mark.parametrize("is_bold", [False, True])
@pytest.mark.parametrize(
    "word", ["Sustainability", "recommended", "DEPARTMENT", "illicit", "memorandum", "A-NAT-01", "12,500"]
)
def test_a_column_of_one_word_holds_it_in_the_widest_usual_font(word: str, is_bold: bool) -> None:
    name = "DejaVuSans-Bold.ttf" if is_bold else "DejaVuSans.ttf"
    font = FT2Font(str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name))
    font.set_size(750, 72)  # a hundred times that of a small table, so that no width is rounded to a pixel
    font.set_text(word)
    column = Measured((word, "") if is_bold else ("", word))
    points = (column.longest_part + LEAST_MARGIN_CHARACTERS) * 481.9 / SMALL_LINE_CHARACTERS
    beside_words = 2 * 2.5  # points: the margins of a cell in the style of tables
    assert points - beside_words >= font.get_width_height()[0] / 64 / 100


def test_a_word_may_break_at_its_own_hyphen_and_an_id_may_not() -> None:
    assert Measured(("", "non-discrimination")).longest_part == measure_word("discrimination")
    assert Measured(("", "A-NAT-01")).longest_part == measure_word("A-NAT-01")
    assert Measured(("", "non-discrimination")).natural > measure_word("discrimination")


def test_a_table_stands_upright_as_long_as_its_words_stay_whole() -> None:
    # Each of nine columns has 12 of 109 characters; "support" takes 7, the other word more.
    assert fits_upright([Measured(("", "support after an attack"))] * 9, is_small=True)
    assert not fits_upright([Measured(("", "recommendations"))] * 9, is_small=True)


def test_a_table_marked_as_wide_turns_no_page_where_its_words_stay_whole() -> None:
    assert ways(table("t", 9, "support after an attack", is_wide=True)) == "U"
    assert ways(table("t", 9, "recommendations of it", is_wide=True)) == "S"


def test_a_table_marked_as_wide_shares_the_pages_of_the_one_before_it() -> None:
    marked, plain = (table("b", 9, "a word", is_wide=is_wide) for is_wide in (True, False))
    assert ways(wide("a"), Heading(text="h"), marked) == "S"
    assert ways(wide("a"), Heading(text="h"), plain) == "SU"
    assert ways(wide("a"), Paragraph(text="y" * 3000), marked) == "SU"
    assert ways(marked, wide("a")) == "US"


def test_upright_pages_stay_upright_without_a_wide_table() -> None:
    assert ways(Paragraph(text="x"), table("t", 4, "a")) == "U"


def test_the_heading_and_the_words_that_lead_to_a_wide_table_turn_with_it() -> None:
    section = Section(
        name="s",
        title="S",
        blocks=(Paragraph(text="y" * 3000), Heading(text="h"), Paragraph(text="x"), wide("w")),
    )
    pieces = list(list_pieces([section]))
    assert turn_pages(pieces) == [False, False, True, True, True]


def test_a_few_words_between_two_wide_tables_turn_no_page_back() -> None:
    assert ways(wide("a"), Heading(text="h"), table("t", 3, "a"), wide("b")) == "S"


def test_a_full_page_between_two_wide_tables_stands_upright() -> None:
    assert ways(wide("a"), table("t", 3, SENTENCE, rows=60), wide("b")) == "SUS"


def test_what_follows_the_last_wide_table_stands_upright() -> None:
    assert ways(wide("a"), Paragraph(text="x")) == "SU"
