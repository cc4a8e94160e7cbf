import pytest
from bs4 import BeautifulSoup
from pydantic import ValidationError

from bahali.document.blocks import Cell, Column, References, Table
from bahali.document.tables import render_table

NOWHERE: frozenset[str] = frozenset()


def make_table(**changes: object) -> Table:
    settings = {
        "name": "gaps",
        "caption": "Gaps & causes",
        "columns": (Column(label="Gap"), Column(label="Severity", is_number=True)),
        "rows": (("First", 5), ("Second", None)),
    }
    return Table.model_validate(settings | changes)


def read_markup(table: Table, anchors: frozenset[str] = NOWHERE) -> BeautifulSoup:
    return BeautifulSoup(render_table(table, anchors), "html.parser")


def test_headings_say_what_they_head() -> None:
    page = read_markup(make_table())
    assert [heading["scope"] for heading in page.find_all("th")] == ["col", "col", "row", "row"]


def test_frame_is_named_by_the_caption_and_reached_by_keyboard() -> None:
    page = read_markup(make_table())
    frame = page.find(role="region")
    assert frame is not None
    assert frame["tabindex"] == "0"
    assert page.find(id=str(frame["aria-labelledby"])).get_text() == "Gaps & causes"


def test_numbers_are_marked_in_heading_and_cells() -> None:
    numbers = read_markup(make_table()).select(".number")
    assert [cell.get_text() for cell in numbers] == ["Severity", "5", "not stated"]


def test_named_rows_can_be_linked_to() -> None:
    page = read_markup(make_table(row_names=("G-1", "")))
    assert [row.get("id") for row in page.select("tbody tr")] == ["G-1", None]


def test_note_is_tied_to_its_table() -> None:
    page = read_markup(make_table(note="5 is worst"))
    assert page.find(id=str(page.table["aria-describedby"])).get_text() == "5 is worst"


def test_table_without_rows_says_so() -> None:
    page = read_markup(make_table(rows=()))
    assert page.td["colspan"] == "2"
    assert page.td.get_text() == "no rows"


def test_free_words_take_their_own_direction() -> None:
    columns = (Column(label="Gap", is_free=True), Column(label="Why"))
    page = read_markup(make_table(columns=columns, rows=(("بحالی", "x"),)))
    assert page.select_one("tbody th")["dir"] == "auto"
    assert not page.td.has_attr("dir")


def test_ids_are_kept_whole_and_words_are_not() -> None:
    cells = read_markup(make_table(rows=(("G-PB-01", 5), ("Two words", 5)))).select("tbody th")
    assert [cell.get("class") for cell in cells] == [["whole"], None]


@pytest.mark.parametrize(
    ("longest", "kind"),
    [(80, "table-frame fits"), (81, "table-frame")],  # 92 less "Severity" and two margins of 2
)
def test_words_stay_whole_on_paper_as_long_as_a_page_is_wide_enough(longest: int, kind: str) -> None:
    frame = read_markup(make_table(rows=(("w" * longest, 5),))).find(role="region")
    assert " ".join(frame["class"]) == kind


@pytest.mark.parametrize(("count", "is_dense"), [(6, False), (7, True)])
def test_table_of_many_columns_is_set_smaller(count: int, is_dense: bool) -> None:
    columns = tuple(Column(label=f"C{number}") for number in range(count))
    frame = read_markup(make_table(columns=columns, rows=())).find(role="region")
    assert ("dense" in frame["class"]) == is_dense


PHRASE = "w" * 25


@pytest.mark.parametrize(
    ("row", "is_read_by_row"),
    [
        ((PHRASE, PHRASE, "x"), True),
        ((PHRASE, "x", "x"), False),  # one phrase, which may head the row beside the rest
        ((PHRASE, "w" * 24, "x"), False),
        ((PHRASE, PHRASE), False),  # two columns fit beside each other
        (
            (PHRASE, None, 12345678901234567890123456),
            False,
        ),  # a number is compared with those above and below
    ],
)
def test_rows_of_several_phrases_become_cards_on_a_phone(row: tuple[Cell, ...], is_read_by_row: bool) -> None:
    columns = tuple(Column(label=f"C{number}") for number in range(len(row)))
    frame = read_markup(make_table(columns=columns, rows=(row,))).find(role="region")
    assert ("stacked" in frame["class"]) == is_read_by_row


def test_nothing_in_a_table_becomes_markup() -> None:
    attack = '"><img src=x onerror=alert(1)>'
    table = make_table(
        name=attack,
        caption=attack,
        columns=(Column(label=attack), Column(label=attack, is_free=True)),
        rows=((attack, attack), (References(ids=(attack,)), None)),
        row_names=(attack, attack + "2"),
        note=attack,
    )
    page = read_markup(table, frozenset({attack}))
    assert not page.find_all("img")
    assert page.caption.get_text() == attack


def test_row_that_does_not_fit_the_columns_is_refused() -> None:
    with pytest.raises(ValidationError, match="table gaps, row 2: 1 cells for 2 columns"):
        make_table(rows=(("First", 5), ("Second",)))


def test_row_names_that_do_not_fit_the_rows_are_refused() -> None:
    with pytest.raises(ValidationError, match="table gaps: 1 row names for 2 rows"):
        make_table(row_names=("G-1",))
