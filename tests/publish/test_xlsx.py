"""The workbook of a report, opened by another library and, where that hides things, read as raw XML."""

import re
import zipfile
from datetime import date
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bahali.document.blocks import Block, Card, Column, Detail, Figure, Heading, Notice, References, Table
from bahali.document.reading import ReportDocument
from bahali.document.section import Cover, Section
from bahali.publish.xlsx import write_xlsx
from bahali.publish.xlsx.names import LONGEST_NAME, make_sheet_name

NOTICE = Notice(kind="illustrative", title="Illustrative data", text="Made up to try the method.")
TABLE = Table(
    name="gaps-table",
    caption="Gaps and their severity",
    note="Severity runs from 1 to 5.",
    columns=(
        Column(label="Gap", is_free=True),
        Column(label="Severity", is_number=True, unit="of 5"),
        Column(label="Answered by"),
    ),
    rows=(
        ("No **referral** path", 4, References(ids=("A-AA-01", "A-AA-02"))),
        ("No budget", None, References(ids=())),
        ("Cost", 1250000.5, References(ids=("A-AA-03",))),
    ),
    row_ids=(("G-AA-01", "S01"), ("G-AA-02",), ("G-AA-03",)),
    sources=("sources", "gaps"),
)
FIGURE = Figure(
    name="picture",
    caption="How severe each gap is",
    alt="All are severe.",
    svg="<svg xmlns='http://www.w3.org/2000/svg'></svg>",
    table=Table(
        name="numbers",
        caption="Severity of each gap",
        columns=(Column(label="Gap"), Column(label="Severity", is_number=True)),
        rows=(("No path", 0.1 + 0.2),),
    ),
    width=3,
    height=2,
)
HEAD_ROW = 3  # as a spreadsheet counts, below caption and notice


def card(name: str, *marks: Detail, details: tuple[Detail, ...] = ()) -> Card:
    return Card(name=name, title=f"Title of {name}", marks=marks, details=details)


def report_of(*blocks: Block, language: str = "en", **changes: Any) -> ReportDocument:
    cover = Cover(
        title="Aamoora: recommendations",
        subtitle="A try",
        language=language,
        facts=(Detail(label="Held", value="3 March 2025"),),
        notice=NOTICE,
        dated=date(2025, 3, 3),
    )
    section = Section(name="gaps", title="What is missing", blocks=blocks)
    return ReportDocument(cover.model_copy(update=changes), (section,))


def open_workbook(*blocks: Block, **changes: Any) -> Workbook:
    return openpyxl.load_workbook(BytesIO(write_xlsx(report_of(*blocks, **changes))))


def cells_of(sheet: Worksheet) -> list[list[Any]]:
    """The table of a sheet from its headings to the first empty row."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD_ROW)]
    ends = next((number for number, row in enumerate(rows) if not any(row)), len(rows))
    return rows[:ends]


def raw_parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_there_is_one_sheet_for_each_table_shown_after_one_that_explains_them() -> None:
    workbook = open_workbook(TABLE, FIGURE, card("A-AA-01"), card("A-AA-02"))
    assert workbook.sheetnames == [
        *("About", "1 Gaps and their severity", "1 Severity of each gap", "1 What is missing")
    ]
    assert {sheet.sheet_state for sheet in workbook} == {"visible"}


def test_cells_are_numbers_words_and_ids_as_the_report_shows_them() -> None:
    sheet = open_workbook(TABLE)["1 Gaps and their severity"]
    assert cells_of(sheet) == [
        ["Gap", "Severity (of 5)", "Answered by", "Rows of the pack"],
        ["No referral path", 4, "A-AA-01, A-AA-02", "G-AA-01, S01"],
        ["No budget", "not stated", "none", "G-AA-02"],
        ["Cost", 1250000.5, "A-AA-03", "G-AA-03"],
    ]
    kinds = [[cell.data_type for cell in row] for row in sheet.iter_rows(min_row=4, max_row=6)]
    assert kinds == [["s", "n", "s", "s"], ["s", "s", "s", "s"], ["s", "n", "s", "s"]]
    assert sheet["B4"].number_format == "General"
    assert sheet["B6"].number_format.startswith("#,##0")


def test_noise_of_binary_fractions_is_not_shown() -> None:
    assert open_workbook(FIGURE)["1 Severity of each gap"].cell(HEAD_ROW + 1, 2).value == 0.3


def test_caption_notice_and_notes_stand_on_every_sheet() -> None:
    sheet = open_workbook(FIGURE, TABLE)["1 Severity of each gap"]
    column = [cell.value for cell in sheet["A"] if cell.value]
    assert column[:2] == ["Severity of each gap", "Illustrative data: Made up to try the method."]
    assert column[-2:] == [
        "Numbers behind the figure: How severe each gap is",
        "Section 1 of the report: What is missing",
    ]
    assert "Severity runs from 1 to 5." in [cell.value for cell in open_workbook(TABLE).worksheets[1]["A"]]


def test_heads_stay_in_sight_and_rows_can_be_filtered() -> None:
    sheet = open_workbook(TABLE).worksheets[1]
    assert sheet.freeze_panes == "B4"
    assert sheet.auto_filter.ref == "A3:D6"


def test_ids_and_titles_of_cards_stay_in_sight() -> None:
    sheet = open_workbook(card("A-AA-01", Detail(label="Place", value=1))).worksheets[1]
    assert sheet.freeze_panes == "C4"


def test_a_sheet_prints_on_one_a4_page_wide_with_its_head_on_each() -> None:
    sheet = open_workbook(TABLE).worksheets[1]
    assert sheet.print_title_rows == "$1:$3"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddHeader.left.text == "Aamoora: recommendations"
    assert sheet.oddHeader.right.text == "&A"
    assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == (
        *("Illustrative data", "Page &P of &N"),
    )


def open_wide_sheet(labels: int) -> Worksheet:
    details = tuple(Detail(label=f"Label {number}", value="word " * 20) for number in range(labels))
    return open_workbook(card("A-AA-01", details=details)).worksheets[1]


@pytest.mark.parametrize(("labels", "paper"), [(12, 9), (26, 8)])  # A4, then A3
def test_a_sheet_too_wide_for_one_page_prints_on_two_and_repeats_what_names_its_rows(
    labels: int, paper: int
) -> None:
    sheet = open_wide_sheet(labels)
    setup = sheet.page_setup
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == (
        *("landscape", paper),
        *(2, 0),
    )
    assert setup.pageOrder == "overThenDown"
    assert sheet.print_title_cols == "$A:$B"
    assert sheet.print_title_rows == "$1:$3"
    # So that letters are not below 65 per cent: 205 characters have room on A4, 300 on A3.
    columns = sheet.column_dimensions.values()
    wanted = sum(int(column.width) * (column.max - column.min + 1) for column in columns)
    repeated = sum(int(sheet.column_dimensions[letter].width) for letter in "AB")
    assert wanted + repeated <= 2 * {9: 205, 8: 300}[paper]


def test_a_sheet_too_wide_even_for_two_pages_keeps_its_letters_readable() -> None:
    sheet = open_wide_sheet(60)
    assert sheet.page_setup.scale == 65
    assert sheet.print_title_cols == "$A:$B"
    assert not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage


def test_columns_are_as_wide_as_their_longest_word_and_rows_as_high_as_their_text() -> None:
    long = "supercalifragilistic " * 20
    table = Table(name="t", caption="T", columns=(Column(label="A"), Column(label="B")), rows=(("x", long),))
    sheet = open_workbook(table).worksheets[1]
    assert sheet.column_dimensions["B"].width > len("supercalifragilistic")
    # 420 letters in a column of at most 72: at least 6 lines of 15 points.
    assert sheet.row_dimensions[HEAD_ROW + 1].height >= 90
    assert sheet["B4"].alignment.wrap_text


def test_a_table_without_rows_says_so() -> None:
    sheet = open_workbook(TABLE.model_copy(update={"rows": (), "row_ids": ()})).worksheets[1]
    assert sheet.cell(HEAD_ROW + 1, 1).value == "no rows"
    assert sheet.auto_filter.ref is None


def test_the_first_sheet_explains_and_leads_to_the_others() -> None:
    sheet = open_workbook(TABLE, FIGURE)["About"]
    texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {"Aamoora: recommendations", "Held: 3 March 2025"} <= set(texts)
    assert "Illustrative data: Made up to try the method." in texts
    links = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert [(link.value, link.hyperlink.location, link.hyperlink.target) for link in links] == [
        ("1 Gaps and their severity", "'1 Gaps and their severity'!A1", None),
        ("1 Severity of each gap", "'1 Severity of each gap'!A1", None),
    ]
    entry = [cell.value for cell in sheet[links[0].row]]
    assert entry == [
        *("1 Gaps and their severity", "1 What is missing", "Gaps and their severity", 3),
        *("Severity runs from 1 to 5.", "sources, gaps"),
    ]


def test_cards_become_one_row_each_with_every_label_where_it_stands() -> None:
    first = card(
        "A-AA-01",
        Detail(label="Place", value=2),
        Detail(label="When", value="now"),
        details=(Detail(label="Gaps", value=References(ids=("G-AA-01",))), Detail(label="Why", value=None)),
    )
    second = card(
        "A-AA-02",
        Detail(label="Place", value=10),
        Detail(label="Raters", value="divided"),
        Detail(label="When", value="later"),
        details=(Detail(label="Why", value="*So*", is_free=True),),
    )
    sheet = open_workbook(Heading(text="Cards"), first, second)["1 Cards"]
    assert cells_of(sheet) == [
        ["Id", "Title", "Place", "Raters", "When", "Gaps", "Why", "Rows of the pack"],
        ["A-AA-01", "Title of A-AA-01", 2, None, "now", "G-AA-01", "not stated", "A-AA-01, G-AA-01"],
        ["A-AA-02", "Title of A-AA-02", 10, "divided", "later", None, "So", "A-AA-02"],
    ]


def test_a_label_that_a_card_has_twice_holds_both_values() -> None:
    details = (Detail(label="Must", value="be named"), Detail(label="Must", value=References(ids=("R01",))))
    sheet = open_workbook(card("draft", details=details)).worksheets[1]
    assert cells_of(sheet)[1][2] == "(1) be named\n\n(2) R01"


ATTACKS = [
    "=1+1",
    '=HYPERLINK("http://evil.example","x")',
    "{=SUM(A1)}",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "http://evil.example/x.png",
    "internal:Sheet1!A1",
    "external:c:\\x.xlsx",
    "1e5",
    "007",
    "<script>alert(1)</script>",
    "]]><f>1</f>",
    "_x0041_",
    "\x00\x07\x1b[31mred",
    "\u202eevil\u2066",
    "\ufffe\uffff",
    "&L&D&F",
    "٣ + ٤ = ٧",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_stay_words_wherever_they_stand(attack: str) -> None:
    hostile = Table(
        name="t",
        caption=f"{attack} caption",
        note=attack,
        columns=(Column(label=attack, unit=attack), Column(label=f"{attack} 2", is_free=True)),
        rows=((attack, attack), (References(ids=(attack,)), attack)),
        row_ids=((attack,), (attack,)),
        sources=(attack,),
    )
    blocks = (Heading(text=attack), hostile, card(attack, Detail(label=attack, value=attack)))
    content = write_xlsx(report_of(*blocks, title=attack, subtitle=attack))
    parts = raw_parts(content)
    assert not any(
        re.search(r"<f[ >]|externalLink|<definedName[^>]*>[^<]*#REF", part) for part in parts.values()
    )
    with zipfile.ZipFile(BytesIO(content)) as archive:
        rels = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels")]
    assert not any("External" in part for part in rels)
    workbook = openpyxl.load_workbook(BytesIO(content))
    kinds = {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value}
    assert kinds <= {"s", "n"}
    shown = workbook.worksheets[1].cell(HEAD_ROW + 1, 1).value or ""
    assert isinstance(shown, str)
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", shown)


def test_words_of_a_header_are_no_codes_of_a_header() -> None:
    workbook = open_workbook(TABLE, title="Law & order &D")
    assert workbook.worksheets[1].oddHeader.left.text.replace("&&", "&") == "Law & order &D"


def test_a_text_that_no_cell_can_hold_is_cut_and_says_so() -> None:
    table = TABLE.model_copy(
        update={"rows": (("x" * 40_000, 1, References(ids=())),), "row_ids": (("G-AA-01",),)}
    )
    cell = open_workbook(table).worksheets[1].cell(HEAD_ROW + 1, 1).value
    assert len(cell) <= 32_767
    assert cell.endswith("the whole text is in the report)")


def test_no_person_and_no_day_of_the_run_stand_in_the_file() -> None:
    properties = open_workbook(TABLE).properties
    assert not properties.creator
    assert not properties.lastModifiedBy
    assert (properties.created.isoformat(), properties.title) == (
        *("2025-03-03T00:00:00", "Aamoora: recommendations"),
    )


@pytest.mark.parametrize(("language", "is_right_to_left"), [("en-XA", None), ("ar-XB", True), ("ur", True)])
def test_sheets_follow_the_direction_of_the_language(language: str, is_right_to_left: bool | None) -> None:
    workbook = open_workbook(TABLE, language=language)
    assert [sheet.sheet_view.rightToLeft for sheet in workbook] == [is_right_to_left] * 2


def test_every_fixed_word_is_said_in_the_language_of_the_report() -> None:
    workbook = open_workbook(TABLE, FIGURE, language="en-XA")
    given = {str(value) for block in (TABLE, FIGURE.table) for row in block.rows for value in row}
    given |= {"Aamoora: recommendations", "A try", "Gap", "Severity", "Answered by", "No referral path"}
    given |= {
        "Gaps and their severity",
        "Severity of each gap",
        "1 What is missing",
        TABLE.note,
        "sources, gaps",
    }
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                text = str(cell.value or "")
                is_given = text in given or re.fullmatch(r"[\d.]*|([A-Z]-AA-\d\d(, )?|S01)+", text)
                is_ours = "⟦" in text or text.startswith(("Illustrative data", "1 ", "Severity of each"))
                assert is_given or is_ours, text


def test_the_same_report_gives_the_same_bytes() -> None:
    report = report_of(TABLE, FIGURE, card("A-AA-01"))
    assert write_xlsx(report) == write_xlsx(report)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("3 Services", "3 Services"),
        ("3 Law/order: [old] * new?", "3 Law order old new"),
        ("'quoted'", "quoted"),
        ("4 Services that can be had today, by layer of support", "4 Services that can be had"),
        ("x" * 50, "x" * 31),
    ],
)
def test_a_name_of_a_sheet_is_valid_and_made_of_whole_words(words: str, name: str) -> None:
    assert make_sheet_name(words) == name


def test_names_of_sheets_are_unique_whatever_their_capitals() -> None:
    captions = ["About", "Same " * 12, "same " * 12, "SAME " * 12, "History", "\U0001f600" * 40]
    tables = [TABLE.model_copy(update={"name": f"t{n}", "caption": text}) for n, text in enumerate(captions)]
    names = open_workbook(*tables).sheetnames
    assert len({name.casefold() for name in names}) == len(names) == 7
    assert max(len(name.encode("utf-16-le")) // 2 for name in names) <= LONGEST_NAME


def test_numbers_that_a_report_writes_out_are_numbers_with_their_decimals() -> None:
    columns = ("Action", "Mean", "Cost", "Range", "Code")
    table = Table(
        name="means",
        caption="Means",
        columns=(
            *(Column(label=label, is_number=label == "Cost") for label in columns),
            Column(label="Said", is_free=True),
        ),
        rows=(
            ("first", "1.0", "1,250", "2 to 4", "007", "12"),
            ("second", None, "not shown", "3", "012", "13"),
        ),
    )
    sheet = open_workbook(table)["1 Means"]
    assert cells_of(sheet)[1:] == [
        ["first", 1.0, 1250, "2 to 4", "007", "12"],
        ["second", "not stated", "not shown", "3", "012", "13"],
    ]
    assert (sheet["B4"].number_format, sheet["C4"].number_format) == ("0.0", "0")


def test_elements_of_a_sheet_stand_in_the_order_of_the_standard() -> None:
    # ECMA-376 part 1, 18.3.1.99, as far as a sheet of ours uses them; Excel offers a repair otherwise.
    order = [
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection"),
        *("autoFilter", "mergeCells", "conditionalFormatting", "dataValidations", "hyperlinks"),
        *("printOptions", "pageMargins", "pageSetup", "headerFooter"),
    ]
    parts = raw_parts(write_xlsx(report_of(TABLE, FIGURE, card("A-AA-01"), LONG_WORDS)))
    sheets = [ElementTree.fromstring(text) for name, text in parts.items() if "/worksheets/" in name]
    assert len(sheets) == 5
    for sheet in sheets:
        found = [child.tag.rpartition("}")[2] for child in sheet]
        assert found == sorted(found, key=order.index)
        merged = [cell.get("ref") for cell in sheet.iter() if cell.tag.endswith("}mergeCell")]
        assert len(set(merged)) == len(merged)
        told = [each.text or "" for each in sheet.iter() if each.tag.endswith(("}oddHeader", "}oddFooter"))]
        assert len(told) == 2
        assert max(map(len, told)) <= 255


LONG_WORDS = Table(
    name="long",
    caption="A caption that is much longer than the name of a sheet may be " * 6,
    columns=(Column(label="Words"),),
    rows=(("word",),),
)
