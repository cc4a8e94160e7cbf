import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.publish.pdf.columns import fit_columns
from bahali.publish.pdf.measures import (
    LANDSCAPE_HEIGHT,
    LANDSCAPE_WIDTH,
    PORTRAIT_WIDTH,
    TABLE_SIZES,
    count_lines,
    count_lines_of_words,
    measure_longest_word,
    measure_text,
)

SENTENCE = "Train all teams of the emergency service in psychological first aid each year, with a refresher"


def make_table(columns: int, rows: int, text: str = SENTENCE) -> list[list[str]]:
    return [["Heading"] * columns] + [[text] * columns for _row in range(rows)]


def test_columns_fill_the_page() -> None:
    for texts in (make_table(2, 1, "yes"), make_table(4, 3)):
        assert sum(fit_columns(texts, wants_landscape=False).widths) == pytest.approx(PORTRAIT_WIDTH)


def test_long_text_gets_more_room_than_a_number_and_an_id() -> None:
    fit = fit_columns([["Action", "Value", "Id"], [SENTENCE * 3, "12", "A-PB-01"]], wants_landscape=False)
    assert fit.widths[0] > 5 * max(fit.widths[1:])


def test_longest_word_of_each_column_fits() -> None:
    texts = [["Psychosocial", "Id"], ["care", "A-NAT-01-PREV"], [SENTENCE, "x"]]
    fit = fit_columns(texts, wants_landscape=False)
    for width, column in zip(fit.widths, zip(*texts, strict=True), strict=True):
        longest = max(measure_longest_word(text, fit.size) for text in column)
        assert longest <= width - 2 * fit.inset


def test_blank_that_does_not_break_holds_a_word_together() -> None:
    assert measure_longest_word("over 99\u00a0%", 8.5) == measure_text("99\u00a0%", 8.5)


def test_shares_stay_on_one_line_and_dates_on_two_beside_long_text() -> None:
    row = [SENTENCE * 2, SENTENCE * 2, "over 99\u00a0%", "5 (3 to 7)", "Jul to Dec 2025", "A-PB-01"]
    head = ["Action", "Why", "Same tier", "Places", "Months late before others are", "Id"]
    fit = fit_columns([head] + [row] * 8, wants_landscape=False)
    most_lines = (99, 99, 1, 1, 2, 1)
    for text, width, most in zip(row, fit.widths, most_lines, strict=True):
        assert count_lines(measure_text(text, fit.size), width - 2 * fit.inset) <= most
    assert fit.lines[0] <= 3


def test_type_is_smaller_only_where_that_spares_a_landscape_page_for_a_row_or_two() -> None:
    fits = {rows: fit_columns(make_table(9, rows, "Responsibilities"), False) for rows in range(1, 90)}
    pages = {rows: sum(fit.heights) / LANDSCAPE_HEIGHT for rows, fit in fits.items()}
    small = [rows for rows, fit in fits.items() if fit.size != TABLE_SIZES[0]]
    assert small
    assert all(pages[rows] % 1 > 0.5 for rows in small)  # small type fills the page before
    assert all(fits[rows].size == TABLE_SIZES[0] for rows in fits if pages[rows] < 0.7)


def test_words_that_fit_an_upright_page_only_in_the_smallest_type_do_not_turn_it() -> None:
    insets = 6 * 2 * 4  # points of six columns in larger type
    word = next(
        text
        for text in ("Responsibility" + "i" * more for more in range(30))
        if 6 * measure_text(text, TABLE_SIZES[1], is_bold=True) + insets > PORTRAIT_WIDTH
    )
    fit = fit_columns([[word] * 6] * 9, wants_landscape=True)
    assert (fit.size, fit.is_landscape, fit.is_cut) == (TABLE_SIZES[-1], False, False)


def test_type_is_smaller_where_rows_become_much_lower_and_only_there() -> None:
    tall, low, few = (
        fit_columns(make_table(columns, rows, text), wants_landscape=False)
        for columns, rows, text in ((5, 12, SENTENCE), (5, 40, "National faculty"), (5, 3, SENTENCE))
    )
    assert tall.size < TABLE_SIZES[0]
    assert (low.size, few.size) == (TABLE_SIZES[0],) * 2


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        # A digit is 0.57 of the size of type wide, a blank 0.28: two words of two digits take 25.6 points.
        ("11 11 11", 26, 2),
        ("11 11 11", 25, 3),
        ("11 11 11", 60, 1),
        ("", 60, 1),
        ("111111", 12, 3),  # 34.2 points in one word, which breaks
    ],
)
def test_lines_are_counted_word_by_word(text: str, width: float, lines: int) -> None:
    assert count_lines_of_words(text, 10, width) == lines


def test_words_that_do_not_fit_a_portrait_page_turn_it() -> None:
    fit = fit_columns(make_table(9, 1, "Responsibilities"), wants_landscape=False)
    assert fit.is_landscape
    assert not fit.is_cut
    assert sum(fit.widths) == pytest.approx(LANDSCAPE_WIDTH)


def test_wide_table_turns_the_page_only_when_its_rows_are_tall_and_many() -> None:
    tall_and_many, few, low = make_table(7, 12), make_table(7, 2), make_table(7, 40, "yes")
    assert fit_columns(tall_and_many, wants_landscape=True).is_landscape
    assert not fit_columns(tall_and_many, wants_landscape=False).is_landscape
    assert not fit_columns(few, wants_landscape=True).is_landscape
    assert not fit_columns(low, wants_landscape=True).is_landscape


def test_table_that_fits_no_page_is_told_so_and_shares_the_page() -> None:
    fit = fit_columns(make_table(30, 1, "Responsibilities"), wants_landscape=False)
    assert fit.is_cut
    assert sum(fit.widths) == pytest.approx(LANDSCAPE_WIDTH)


@given(
    st.integers(1, 12).flatmap(
        lambda columns: st.lists(
            st.lists(st.text(max_size=60), min_size=columns, max_size=columns), min_size=1, max_size=6
        )
    ),
    st.booleans(),
)
def test_any_table_fits_its_page(texts: list[list[str]], wants_landscape: bool) -> None:
    fit = fit_columns(texts, wants_landscape)
    room = LANDSCAPE_WIDTH if fit.is_landscape else PORTRAIT_WIDTH
    assert sum(fit.widths) == pytest.approx(room)
    assert min(fit.widths) > 0
    assert len(fit.lines) == len(texts)
    assert min(fit.lines) >= 1
