from pathlib import Path

import pytest

from bahali.workshop.plain_yaml import read_yaml
from bahali.workshop.reading import RawTable, read_csv


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file"


def read_table(path: Path, content: str | bytes) -> RawTable:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    table, faults = read_csv(path, "a.csv")
    assert faults == []
    assert table is not None
    return table


def csv_faults(path: Path, content: str | bytes) -> list[str]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [str(fault) for fault in read_csv(path, "a.csv")[1]]


def yaml_faults(path: Path, content: str | bytes) -> list[str]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found, faults = read_yaml(path, "a.yaml")
    assert found == {}
    return [str(fault) for fault in faults]


def test_a_table_is_read_as_text_with_the_row_numbers_of_a_spreadsheet(path: Path) -> None:
    assert read_table(path, "x,y\n1,b\n2,\n").rows == ((2, {"x": "1", "y": "b"}), (3, {"x": "2", "y": ""}))


def test_a_byte_order_mark_changes_nothing(path: Path) -> None:
    assert read_table(path, b"\xef\xbb\xbfx,y\n1,2\n") == read_table(path, b"x,y\n1,2\n")


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_the_line_ends_of_other_systems_change_nothing(path: Path, line_end: str) -> None:
    assert read_table(path, f"x,y{line_end}1,2{line_end}") == read_table(path, "x,y\n1,2\n")


def test_commas_and_line_breaks_in_quotes_stay_in_their_cell_and_row(path: Path) -> None:
    table = read_table(path, 'x,y\n"one, two","three\nfour\r\nfive"\n6,"say ""seven"""\n')
    assert table.rows == (
        (2, {"x": "one, two", "y": "three\nfour\r\nfive"}),
        (3, {"x": "6", "y": 'say "seven"'}),
    )


def test_blank_rows_are_passed_over_but_counted(path: Path) -> None:
    table = read_table(path, "x,y\n\n1,2\n,\n  ,  \n3,4\n\n")
    assert [number for number, _ in table.rows] == [3, 6]


def test_spaces_around_headings_and_cells_do_not_count(path: Path) -> None:
    assert read_table(path, " x , y\n 1,2 \n") == read_table(path, "x,y\n1,2\n")


def test_a_short_row_has_blank_cells_at_its_end(path: Path) -> None:
    assert read_table(path, "x,y,z\n1\n").rows == ((2, {"x": "1", "y": "", "z": ""}),)


def test_blank_columns_that_a_spreadsheet_added_do_not_count(path: Path) -> None:
    assert read_table(path, "x,y,,\n1,2,,\n") == read_table(path, "x,y\n1,2\n")


def test_headings_alone_make_a_table_without_rows(path: Path) -> None:
    assert read_table(path, "x,y").rows == ()


@pytest.mark.parametrize("content", ["", "\n", ",,\nx,y\n1,2\n"])
def test_a_file_without_headings_is_told(path: Path, content: str) -> None:
    assert csv_faults(path, content) == [
        "a.csv: has no headings in its first row; put the names of the columns there"
    ]


def test_a_heading_given_twice_is_told_where_it_comes_again(path: Path) -> None:
    assert csv_faults(path, "x,y,x\n") == [
        "a.csv, row 1, column x: the heading is given twice; remove one of the columns"
    ]


def test_a_blank_heading_between_others_is_told(path: Path) -> None:
    assert csv_faults(path, "x,,y\n") == [
        "a.csv, row 1: the heading of column 2 is blank; name or remove the column"
    ]


def test_all_faults_of_the_headings_are_told(path: Path) -> None:
    assert len(csv_faults(path, "x,,x,y,y\n")) == 3


@pytest.mark.parametrize("content", ["x,y\n1,2\n3,4,5\n", "x,y,\n1,2\n3,4,5\n", "x,y\n1,2\n3,4,\n"])
def test_a_row_with_too_many_cells_is_told_and_the_others_are_read(path: Path, content: str) -> None:
    path.write_text(content)
    table, faults = read_csv(path, "a.csv")
    assert [str(fault) for fault in faults] == [
        "a.csv, row 3: has 3 cells, but there are 2 headings; put text that holds a comma in double quotes"
    ]
    assert table == RawTable("a.csv", ("x", "y"), ((2, {"x": "1", "y": "2"}),), ({"x": "3", "y": "4"},))


@pytest.mark.parametrize("between", [";", "\t"])
def test_a_table_without_commas_is_told_once(path: Path, between: str) -> None:
    assert csv_faults(path, f"x{between}y\n1{between}2\n") == [
        "a.csv, row 1: has semicolons or tabs between its cells; needed: commas; "
        'save it again as "CSV UTF-8 (comma delimited)"'
    ]


@pytest.mark.parametrize(
    "content", ["имя,y\n".encode("cp1251"), "x,y\n".encode("utf-16"), "x,y\n".encode("utf-16-le")]
)
def test_a_table_in_another_encoding_is_told(path: Path, content: bytes) -> None:
    assert csv_faults(path, content) == ['a.csv: is not UTF-8 text; save it again as "CSV UTF-8"']


def test_a_quote_that_is_never_closed_is_told_with_its_row(path: Path) -> None:
    assert csv_faults(path, 'x,y\n1,2\n3,"4\n5,6\n') == [
        "a.csv, row 3: cannot be read as CSV: unexpected end of data; look at the double quotes in this row"
    ]


def test_a_folder_in_place_of_a_table_is_told(tmp_path: Path) -> None:
    table, faults = read_csv(tmp_path, "a.csv")
    assert table is None
    assert [str(fault) for fault in faults] == [
        "a.csv: cannot be opened; check that it is a file, and that you may read it"
    ]


def test_keys_and_values_are_read(path: Path) -> None:
    path.write_text("\ufeffa: 1\nb: [x, y]\n", encoding="utf-8")
    assert read_yaml(path, "a.yaml") == ({"a": 1, "b": ["x", "y"]}, [])


def test_dates_and_words_like_no_stay_text(path: Path) -> None:
    path.write_text("day: 2025-02-31\nNO: yes\nsure: true\n")
    assert read_yaml(path, "a.yaml") == ({"day": "2025-02-31", "NO": "yes", "sure": True}, [])


def test_a_missing_file_is_told(path: Path) -> None:
    assert [str(fault) for fault in read_yaml(path, "a.yaml")[1]] == ["a.yaml: is missing"]


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    assert [str(fault) for fault in read_yaml(tmp_path, "a.yaml")[1]] == [
        "a.yaml: cannot be opened; check that it is a file, and that you may read it"
    ]


@pytest.mark.parametrize("content", ["", "just words", "- a\n- b\n", "42"])
def test_a_file_without_keys_is_told(path: Path, content: str) -> None:
    assert yaml_faults(path, content) == ["a.yaml: must hold keys and values, such as title: My workshop"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", 'line 3: the key "a" is given twice'),
        ("a: {b: 1, b: 2}\n", 'line 1: the key "b" is given twice'),
        ("a: &x [1]\nb: *x\n", "line 2: aliases (*name) are not accepted: write the value again"),
        ("a: !!timestamp x\n", "line 1: tags (!name) are not accepted"),
        ("a: !!python/object:os.system x\n", "line 1: tags (!name) are not accepted"),
        ("? [a]\n: 1\n", "line 1: a key must be plain text"),
        ("a: " + "[" * 1500, "line 1: entries stand within entries more than 20 deep, which is the limit"),
        ('a: "\\0"\n', 'line 1: "<U+0000>" is no text: remove it'),
        ("a: 1\nb: .nan\n", 'line 2: ".nan" is no number to compute with'),
        (
            "a: b: c\n",
            "line 1: mapping values are not allowed here; look at the quotes, colons and indents there"
            " and just above",
        ),
    ],
)
def test_yaml_that_says_too_much_or_too_little_is_told_with_its_line(
    path: Path, content: str, problem: str
) -> None:
    assert yaml_faults(path, content) == [f"a.yaml: cannot be read as YAML, {problem}"]


def test_a_key_given_twice_may_not_carry_personal_data_into_the_message(path: Path) -> None:
    assert "example.org" not in yaml_faults(path, "x@example.org: 1\nx@example.org: 2\n")[0]


def test_yaml_that_no_parser_can_take_is_told(path: Path) -> None:
    assert yaml_faults(path, "a: 0b_\n") == ["a.yaml: cannot be read as YAML; write plain keys and values"]


def test_a_character_that_yaml_does_not_allow_is_made_visible(path: Path) -> None:
    assert yaml_faults(path, "a: x\x0by\n") == [
        'a.yaml: holds "<U+000B>", which YAML does not allow; remove it'
    ]


def test_yaml_in_another_encoding_is_told(path: Path) -> None:
    assert yaml_faults(path, "a: имя".encode("cp1251")) == [
        "a.yaml: is not UTF-8 text; save it again as UTF-8"
    ]
