"""Any CSV that a spreadsheet writes is read, and what cannot be read is told with its row."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.intake.mapping.source import read_source, sniff_delimiter

ROWS = ((1, ("a", "b, too", "c; also")), (2, ("1", "", "3")))
CELLS = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=8).filter(
    lambda cell: cell.strip()
)


def write(folder: Path, content: bytes) -> Path:
    path = folder / "source.csv"
    path.write_bytes(content)
    return path


def told(folder: Path, content: bytes) -> str:
    sheets, faults = read_source(write(folder, content))
    assert sheets == ()
    return str(faults[0])


@pytest.mark.parametrize(
    "content",
    [
        b'a,"b, too","c; also"\n1,,3\n',
        b'a;b, too;"c; also"\n1;;3\n',
        b"a\tb, too\tc; also\n1\t\t3\n",
        b'\xef\xbb\xbfa,"b, too","c; also"\r\n1,,3\r\n',
        "a\tb, too\tc; also\n1\t\t3\n".encode("utf-16"),
    ],
)
def test_commas_semicolons_and_tabs_are_told_apart(tmp_path: Path, content: bytes) -> None:
    sheets, faults = read_source(write(tmp_path, content))
    assert faults == []
    assert [sheet.rows for sheet in sheets] == [ROWS]


def test_the_line_with_which_excel_names_the_mark_is_not_data_but_counts_as_a_row(tmp_path: Path) -> None:
    sheets, _faults = read_source(write(tmp_path, b"sep=;\na;b\n1;2\n"))
    assert sheets[0].rows == ((2, ("a", "b")), (3, ("1", "2")))


def test_blank_rows_keep_their_numbers(tmp_path: Path) -> None:
    sheets, _faults = read_source(write(tmp_path, b"a,b\n,\n\n1,2\n"))
    assert sheets[0].rows == ((1, ("a", "b")), (4, ("1", "2")))


@given(
    st.sampled_from([",", ";", "\t"]),
    st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=3, max_size=9),
)
def test_the_mark_that_was_written_is_found(delimiter: str, rows: list[list[str]]) -> None:
    lines = [delimiter.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows]
    assert sniff_delimiter("\n".join(lines)) == delimiter


def test_an_old_workbook_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") == (
        'source.csv: is neither a workbook nor UTF-8 text; save it as "CSV UTF-8"'
    )


def test_a_quote_that_is_not_closed_is_told_with_its_row(tmp_path: Path) -> None:
    assert told(tmp_path, b'a,b\n1,2\n3,"4\n').startswith(
        "source.csv, row 3: cannot be read as CSV: unexpected end"
    )


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    _sheets, faults = read_source(tmp_path / "nothing.csv")
    assert [str(fault) for fault in faults] == ["nothing.csv: is missing"]


def test_a_zip_that_is_no_workbook_is_told(tmp_path: Path) -> None:
    assert "source.csv" in told(tmp_path, b"PK\x03\x04 nothing more")


def test_too_many_columns_are_told(tmp_path: Path) -> None:
    assert told(tmp_path, b"a" + b"," * 2500 + b"b\n").startswith(
        "source.csv, row 1: has more than 2000 columns, which is the limit"
    )


def test_too_many_rows_are_told(tmp_path: Path) -> None:
    assert "has more than 100000 rows" in told(tmp_path, b"a,b\n" + b"1,2\n" * 100_001)


def test_a_cell_that_swallows_the_rest_is_told(tmp_path: Path) -> None:
    content = b'a,b\n1,"' + b"x" * 40_000 + b'"\n'
    assert told(tmp_path, content).startswith("source.csv, row 2: has a cell of more than 32767 characters")
