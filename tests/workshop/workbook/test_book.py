"""What spreadsheet programs write is read as they show it."""

import datetime
import warnings
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from bahali.workshop.workbook.book import Sheet, read_book
from bahali.workshop.workbook.numbers import is_day_format, write_day, write_number

from .test_package import pack, sheet_of


def only_sheet(path: Path) -> Sheet:
    book, faults = read_book(path, path.name)
    assert faults == []
    assert book is not None
    (sheet,) = book.sheets
    return sheet


def row_of(path: Path) -> tuple[str, ...]:
    ((_number, cells),) = only_sheet(path).rows
    return cells


def saved(tmp_path: Path, *cells: object, formats: dict[int, str] | None = None) -> Path:
    book = Workbook()
    book.active.append(cells)
    for column, code in (formats or {}).items():
        book.active.cell(1, column).number_format = code
    book.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def test_numbers_words_days_and_answers_become_text(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        30.0,
        2.5,
        0.1 + 0.2,
        1e20,
        " words ",
        True,
        False,
        datetime.date(2025, 2, 5),
        datetime.datetime(2025, 2, 5, 14, 30),
        datetime.time(9, 5),
        -7,
    )
    assert row_of(path) == (
        *("30", "2.5", "0.3", "100000000000000000000", "words", "TRUE", "FALSE"),
        *("2025-02-05", "2025-02-05 14:30:00", "09:05:00", "-7"),
    )


def test_a_number_in_a_cell_of_days_is_a_day_and_elsewhere_a_number(tmp_path: Path) -> None:
    path = saved(tmp_path, 45693, 45693, 45693, 0.2, formats={2: "dd/mm/yyyy", 3: "mmm-yy", 4: "0%"})
    assert row_of(path) == ("45693", "2025-02-05", "2025-02-05", "0.2")


def test_days_of_old_macintoshes_are_counted_as_they_do(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([datetime.date(2025, 2, 5)])
    book.save(tmp_path / "a.xlsx")
    assert row_of(tmp_path / "a.xlsx") == ("2025-02-05",)


def test_words_that_xlsxwriter_shares_and_formulas_with_their_values_are_read(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx", {"strings_to_formulas": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["same", "same"])
    sheet.write_formula(0, 2, "=1+1", None, 2)
    sheet.write_formula(0, 3, '="a"', None, "a")
    sheet.write_rich_string(0, 4, "two ", book.add_format({"bold": True}), "parts")
    sheet.write_formula(0, 5, "=TRUE", None, True)
    book.close()
    assert row_of(tmp_path / "a.xlsx") == ("same", "same", "2", "a", "two parts", "TRUE")


def test_how_words_are_pronounced_is_not_part_of_them(tmp_path: Path) -> None:
    cell = (
        '<c r="A1" t="inlineStr"><is><r><t>word</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh></is></c>'
        '<c r="B1" t="str"><v>a_x000D_\nb_x005F_c</v></c><c r="C1" t="d"><v>2025-02-05T00:00:00</v></c>'
    )
    assert row_of(pack(tmp_path / "a.xlsx", sheet_of(f'<row r="1">{cell}</row>'))) == (
        *("word", "a\nb_c", "2025-02-05"),
    )


def test_cells_and_rows_without_names_follow_each_other(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>"
    assert only_sheet(pack(tmp_path / "a.xlsx", sheet_of(rows))).rows == ((1, ("1", "2")), (3, ("3",)))


@pytest.mark.parametrize("name", ["http://purl.oclc.org/ooxml/spreadsheetml/main", "x:y"])
def test_other_names_of_the_same_language_are_understood(tmp_path: Path, name: str) -> None:
    sheet = (
        f'<a:worksheet xmlns:a="{name}"><a:sheetData><a:row r="1"><a:c r="A1"><a:v>1</a:v></a:c></a:row>'
        "</a:sheetData></a:worksheet>"
    )
    assert row_of(pack(tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": sheet})) == ("1",)


def test_blank_rows_and_columns_behind_are_not_there(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"], book.active["B1"], book.active["A9"] = "a", "", " \u00a0"
    book.active["H1"].font = openpyxl.styles.Font(bold=True)
    book.save(tmp_path / "a.xlsx")
    assert only_sheet(tmp_path / "a.xlsx").rows == ((1, ("a",)),)


def test_what_cannot_be_trusted_is_told_with_its_cells(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["a", "b", "c"])
    sheet["A2"] = "#REF!"
    sheet["B2"] = "=1+1"
    sheet["A3"] = "under two"
    sheet.merge_cells("A3:B4")
    sheet["C5"] = "seldom seen"
    sheet.row_dimensions[5].hidden = True
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions["F"].hidden = True
    book.save(tmp_path / "a.xlsx")
    found = [
        (doubt.row, doubt.column, doubt.last_row, doubt.last_column, doubt.problem, doubt.is_warning)
        for doubt in only_sheet(tmp_path / "a.xlsx").doubts
    ]
    assert found == [
        (2, 1, 2, 1, "holds the error #REF!", False),
        (2, 2, 2, 2, "holds a formula without the value that it gives", False),
        (3, 1, 4, 2, "the cells A3:B4 are merged into one", False),
        (5, 1, 5, 3, "is hidden, and was read", True),
        (1, 3, 5, 3, "column C is hidden, and was read", True),
    ]


def test_sheets_that_people_do_not_see_are_told_as_such(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("hidden").sheet_state = "hidden"
    book.create_sheet("deep").sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")
    found, _faults = read_book(tmp_path / "a.xlsx", "a.xlsx")
    assert found is not None
    assert [sheet.is_hidden for sheet in found.sheets] == [False, True, True]


cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e9, 1e9).map(lambda number: float(f"{number:.12g}")),
    st.dates(datetime.date(1900, 3, 1), datetime.date(2100, 1, 1)),
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=20),
)


@given(st.lists(st.lists(cells, max_size=6), max_size=6))
@example([[-0.0]])
@settings(max_examples=40)
def test_both_readers_of_workbooks_see_the_same(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[object]]
) -> None:
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    for number, row in enumerate(table):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell)
            else:
                sheet.write(number, column, cell)
    book.close()
    theirs = openpyxl.load_workbook(path).active
    expected = {
        (cell.row, cell.column): as_text(cell.value)
        for row in theirs.iter_rows()
        for cell in row
        if as_text(cell.value)
    }
    ours = {
        (number, column): text
        for number, texts in only_sheet(path).rows
        for column, text in enumerate(texts, start=1)
        if text
    }
    assert ours == expected


def as_text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, int | float):
        return write_number(repr(value)) or ""
    return "" if value is None else str(value).strip()


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)))
def test_days_are_counted_as_openpyxl_counts_them(day: datetime.date) -> None:
    serial = openpyxl.utils.datetime.to_excel(day)
    assert write_day(repr(serial), from_1904=False) == day.isoformat()


KNOWN_FORMATS = openpyxl.styles.numbers.BUILTIN_FORMATS.values()


@pytest.mark.parametrize("code", [*KNOWN_FORMATS, "d mmm yyyy", "0.00 E+00"])
def test_formats_of_days_are_those_that_openpyxl_knows(code: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        is_elapsed = openpyxl.styles.numbers.is_timedelta_format(code)
        expected = openpyxl.styles.numbers.is_date_format(code) and not is_elapsed
    assert is_day_format(code) == expected


@pytest.mark.parametrize("number", ["-1", "1e12", "nan", "word"])
def test_no_day_is_made_of_what_is_none(number: str) -> None:
    assert write_day(number, from_1904=False) is None
