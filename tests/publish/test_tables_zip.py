"""The tables of a report as CSV files, read as other programs would."""

import csv
import json
import zipfile
from io import BytesIO, StringIO

import pandas as pd
import pytest

from bahali.document.blocks import Block, Card, Column, Detail, Notice, References, Table
from bahali.document.reading import ReportDocument
from bahali.document.section import Cover, Section
from bahali.publish.tables_zip import make_harmless, write_tables_zip

NOTICE = Notice(kind="illustrative", title="Illustrative data", text="Made up.")
TABLE = Table(
    name="gaps-table",
    caption="Gaps",
    note="Severity runs from 1 to 5.",
    columns=(
        Column(label="Gap", is_free=True),
        Column(label="Severity", is_number=True, unit="of 5"),
        Column(label="Share", is_number=True),
        Column(label="Answered by"),
    ),
    rows=(
        ('No "path", **ever**', 4, 0.25, References(ids=("A-AA-01",))),
        ("عمورہ\nline", None, 1, References(ids=())),
    ),
    row_ids=(("G-AA-01", "S01"), ("G-AA-02",)),
    sources=("gaps",),
)
CARD = Card(name="A-AA-01", title="Train", marks=(Detail(label="Place", value=1),))


def report_of(*blocks: Block) -> ReportDocument:
    cover = Cover(title="Aamoora", subtitle="A try", notice=NOTICE)
    return ReportDocument(cover, (Section(name="gaps", title="What is missing", blocks=blocks),))


def unzip(*blocks: Block) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(write_tables_zip(report_of(*blocks)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_there_is_a_file_for_each_table_and_two_that_describe_them() -> None:
    assert list(unzip(TABLE, CARD)) == ["README.txt", "datapackage.json", "gaps-cards.csv", "gaps-table.csv"]


def test_a_table_has_one_row_of_headings_and_blanks_where_nobody_said() -> None:
    assert rows_of(unzip(TABLE)["gaps-table.csv"]) == [
        ["Gap", "Severity", "Share", "Answered by", "row_ids"],
        ['No "path", ever', "4", "0.25", "A-AA-01", "G-AA-01 S01"],
        ["عمورہ\nline", "", "1", "none", "G-AA-02"],
    ]


def test_another_program_reads_numbers_as_numbers() -> None:
    frame = pd.read_csv(BytesIO(unzip(TABLE)["gaps-table.csv"]))
    assert frame.columns[0] == "Gap"  # the mark at the head of the file is no part of it
    assert frame["Severity"].dropna().tolist() == [4]
    assert frame["Share"].tolist() == [0.25, 1]


def test_the_file_says_that_it_is_utf_8() -> None:
    assert unzip(TABLE)["gaps-table.csv"].startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "attack",
    ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "＝1+1", '=HYPERLINK("http://evil.example")', "-"],
)
def test_no_text_can_be_taken_for_a_formula(attack: str) -> None:
    table = Table(
        name="t",
        caption="T",
        columns=(Column(label=attack), Column(label=f"x;{attack}")),
        rows=((attack, f"x;{attack}"),),
        row_ids=((attack,),),
    )
    content = unzip(table)["t.csv"]
    starts = {cell[:1] for row in rows_of(content) for cell in row}
    assert starts <= {"'", "x", "r"}
    # In quotes, or a program that takes semicolons for separators would see the formula alone in a cell.
    assert all(line.startswith('"') for line in content.decode("utf-8-sig").splitlines())


def test_negative_numbers_stay_numbers() -> None:
    table = Table(name="t", caption="T", columns=(Column(label="a", is_number=True),), rows=((-2,), (-0.5,)))
    assert rows_of(unzip(table)["t.csv"]) == [["a"], ["-2"], ["-0.5"]]


def test_harmless_text_stays_as_it_is() -> None:
    assert [make_harmless(text) for text in ("a=b", "", "1-2", "'x")] == ["a=b", "", "1-2", "'x"]


def test_columns_of_one_name_are_told_apart() -> None:
    columns = (Column(label="Act"), Column(label="Act"), Column(label="row_ids"))
    table = Table(name="t", caption="T", columns=columns, rows=(("a", "b", "c"),), row_ids=(("A-1",),))
    assert rows_of(unzip(table)["t.csv"])[0] == ["Act", "Act (2)", "row_ids", "row_ids (2)"]


def test_each_file_is_described_with_its_columns_units_and_notes() -> None:
    package = json.loads(unzip(TABLE)["datapackage.json"])
    assert package["description"] == "Illustrative data: Made up."
    (resource,) = package["resources"]
    assert (resource["name"], resource["path"], resource["title"]) == ("gaps-table", "gaps-table.csv", "Gaps")
    assert resource["description"] == "Severity runs from 1 to 5. Section 1 of the report: What is missing"
    assert resource["tablesOfThePack"] == ["gaps"]
    assert resource["schema"]["fields"] == [
        {"name": "Gap", "type": "string"},
        {"name": "Severity", "type": "integer", "unit": "of 5"},
        {"name": "Share", "type": "number"},
        {"name": "Answered by", "type": "string"},
        {"name": "row_ids", "type": "string"},
    ]


def test_described_columns_are_those_of_the_files() -> None:
    files = unzip(TABLE, CARD)
    for resource in json.loads(files["datapackage.json"])["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert names == rows_of(files[resource["path"]])[0]


def test_people_are_told_what_is_in_the_zip() -> None:
    text = unzip(TABLE, CARD)["README.txt"].decode("utf-8-sig")
    assert text.index("Illustrative data: Made up.") < text.index("gaps-table.csv")
    assert "  Columns: Gap; Severity (of 5); Share; Answered by\r\n" in text


def test_the_same_report_gives_the_same_bytes_with_the_day_of_the_report() -> None:
    assert write_tables_zip(report_of(TABLE)) == write_tables_zip(report_of(TABLE))
    with zipfile.ZipFile(BytesIO(write_tables_zip(report_of(TABLE)))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
