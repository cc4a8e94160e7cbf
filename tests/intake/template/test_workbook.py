"""A blank template, read back by openpyxl: what a person meets in a spreadsheet program and on paper."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bahali.intake.template.columns import SheetPlan, list_plans
from bahali.intake.template.content import Content
from bahali.intake.template.examples import EXAMPLES
from bahali.intake.template.workbook import write_template
from bahali.vocabulary.codes import Domain
from bahali.workshop.workbook.layout import EXAMPLE_MARK, NOT_READ, list_facts, list_sheets

PLANS = list_plans()
WORKSHEETS = [f"WS{number}" for number in range(1, 8)]
each_sheet = pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)


def rules(book: openpyxl.Workbook) -> Iterator[tuple[Worksheet, DataValidation]]:
    for worksheet in book.worksheets:
        for rule in worksheet.data_validations.dataValidation:
            yield worksheet, rule


def rule_at(worksheet: Worksheet, cell: str) -> DataValidation:
    (found,) = (rule for rule in worksheet.data_validations.dataValidation if cell in rule.sqref)
    return found


def listed(book: openpyxl.Workbook, name: str) -> list[object]:
    """The values of a range on the hidden sheet."""
    sheet, _mark, cells = book.defined_names[name].attr_text.partition("!")
    return [cell.value for (cell,) in book[sheet][cells.replace("$", "")]]


def test_the_sheets_stand_in_their_order_and_only_the_lists_are_hidden(blank_book: openpyxl.Workbook) -> None:
    assert blank_book.sheetnames == ["Read me", *list_sheets(), *WORKSHEETS, "lists"]
    assert {sheet.title for sheet in blank_book if sheet.sheet_state != "visible"} == {"lists"}
    assert set(blank_book.sheetnames) - set(list_sheets()) <= set(NOT_READ)


@each_sheet
def test_the_first_row_holds_the_headings_and_nothing_else(
    blank_book: openpyxl.Workbook, plan: SheetPlan
) -> None:
    headings = [cell.value for cell in blank_book[plan.name][1]]
    assert headings == [column.heading for column in plan.columns]


@each_sheet
def test_needed_columns_are_bold_and_dark_and_every_heading_has_a_note(
    blank_book: openpyxl.Workbook, plan: SheetPlan
) -> None:
    for column, cell in zip(plan.columns, blank_book[plan.name][1], strict=True):
        assert cell.font.b is column.is_needed
        assert (cell.fill.fgColor.rgb == "FF1A4F8B") is column.is_needed
        assert cell.comment is not None
        assert cell.comment.text.strip()


@each_sheet
def test_the_second_row_shows_an_example_in_grey_that_is_not_read(
    blank_book: openpyxl.Workbook, plan: SheetPlan
) -> None:
    cells = [cell for cell in blank_book[plan.name][2] if cell.value is not None]
    assert str(cells[0].value) == f"{EXAMPLE_MARK} {next(iter(EXAMPLES[plan.name].values()))}"
    assert len(cells) == len(EXAMPLES[plan.name])
    assert {(cell.font.i, cell.font.color.rgb) for cell in cells} == {(True, "FF6B7280")}
    assert blank_book[plan.name].max_row == 2


@each_sheet
def test_headings_stay_in_sight_on_the_screen_and_on_paper(
    blank_book: openpyxl.Workbook, plan: SheetPlan
) -> None:
    worksheet = blank_book[plan.name]
    assert worksheet.freeze_panes == "B2"
    assert worksheet.print_title_rows == "$1:$1"
    assert worksheet.auto_filter.ref.startswith("A1:")
    assert worksheet.page_setup.orientation == "landscape"


@each_sheet
def test_headings_are_locked_and_all_other_cells_are_open(
    blank_book: openpyxl.Workbook, plan: SheetPlan
) -> None:
    worksheet = blank_book[plan.name]
    assert all(cell.protection.locked for cell in worksheet[1])
    # Columns give the cells that are not there yet their format; where they have none, the usual one counts.
    assert not any(dimension.protection.locked for dimension in worksheet.column_dimensions.values())


def test_a_cell_far_from_all_columns_is_open_so_that_a_row_can_be_removed(blank_bytes: bytes) -> None:
    with zipfile.ZipFile(BytesIO(blank_bytes)) as archive:
        styles = archive.read("xl/styles.xml").decode()
    # The first format is that of every cell which has none of its own.
    usual = styles.partition("<cellXfs")[2].partition("</xf>")[0]
    assert '<protection locked="0"/>' in usual


def test_sheets_are_protected_without_a_password_and_may_still_be_worked_with(
    blank_book: openpyxl.Workbook,
) -> None:
    assert blank_book.security.lockStructure is True
    assert blank_book.security.workbookPassword is None
    for name in list_sheets():
        protection = blank_book[name].protection
        assert protection.sheet is True
        assert protection.password is None
        # openpyxl keeps what is forbidden, so False is allowed.
        assert not any((protection.sort, protection.autoFilter, protection.insertRows, protection.deleteRows))


def test_no_list_stands_in_a_rule_itself_and_each_name_leads_to_values(blank_book: openpyxl.Workbook) -> None:
    names = {rule.formula1 for _worksheet, rule in rules(blank_book) if rule.type == "list"}
    assert len(names) > 40
    for name in names:
        target = blank_book.defined_names[name].attr_text
        sheet = target.partition("!")[0]
        if name.startswith("ids_"):
            assert sheet == name.removeprefix("ids_")
            assert target.startswith(f"{sheet}!$A$3:INDEX({sheet}!$A$3:")
        else:
            assert sheet == "lists"
            assert all(value not in (None, "") for value in listed(blank_book, name))


def test_a_drop_down_of_codes_offers_the_codes(blank_book: openpyxl.Workbook) -> None:
    worksheet = blank_book["gaps"]
    letter = next(cell.column_letter for cell in worksheet[1] if cell.value == "domain")
    rule = rule_at(worksheet, f"{letter}3")
    assert listed(blank_book, rule.formula1) == [code.value for code in Domain]
    assert (rule.errorStyle or "stop") == "stop"
    assert rule_at(worksheet, f"{letter}19999").formula1 == rule.formula1


@pytest.mark.parametrize(
    ("sheet", "heading", "name", "style"),
    [
        ("gaps", "jurisdiction", "ids_jurisdictions", "warning"),
        ("actions", "lead_institution_id", "ids_institutions", "warning"),
        ("actions", "time", "ids_time_bands", "warning"),
        ("actions", "cost_band", "ids_cost_bands", "warning"),
        ("floors", "budgets_code", "ids_budgets", "warning"),
        ("assessments", "requirement_id", "shipped_requirements", "warning"),
        ("services", "fee", "choices_Y_N", "stop"),
        ("scores", "value", "ratings", "warning"),
    ],
)
def test_a_drop_down_offers_what_its_column_names(
    blank_book: openpyxl.Workbook, sheet: str, heading: str, name: str, style: str
) -> None:
    letter = next(cell.column_letter for cell in blank_book[sheet][1] if cell.value == heading)
    rule = rule_at(blank_book[sheet], f"{letter}3")
    assert (rule.type, rule.formula1, rule.errorStyle or "stop") == ("list", name, style)


def test_a_cell_for_several_codes_takes_any_text_and_tells_them(blank_book: openpyxl.Workbook) -> None:
    letter = next(cell.column_letter for cell in blank_book["gaps"][1] if cell.value == "phases")
    rule = rule_at(blank_book["gaps"], f"{letter}3")
    assert rule.type is None
    assert "PRE = Before an attack" in rule.prompt


def test_numbers_and_days_are_only_asked_about(blank_book: openpyxl.Workbook) -> None:
    found = {}
    for sheet, heading in (("gaps", "severity"), ("sources", "date"), ("weights", "weight")):
        letter = next(cell.column_letter for cell in blank_book[sheet][1] if cell.value == heading)
        rule = rule_at(blank_book[sheet], f"{letter}3")
        found[heading] = (rule.type, rule.errorStyle, rule.formula1, rule.formula2)
    assert found["severity"] == ("whole", "warning", "1", "5")
    assert found["date"][:2] == ("date", "warning")
    assert found["weight"] == ("decimal", "warning", "0", "1")


def test_nothing_is_beyond_the_limits_of_spreadsheet_programs(blank_book: openpyxl.Workbook) -> None:
    for _worksheet, rule in rules(blank_book):
        assert len(rule.prompt or "") <= 255
        assert len(rule.error or "") <= 225
        assert max(len(rule.promptTitle or ""), len(rule.errorTitle or "")) <= 32
        assert len(rule.formula1 or "") <= 255
    assert max(len(name) for name in blank_book.sheetnames) <= 31
    like_a_cell = re.compile(r"[A-Za-z]{1,3}[0-9]+|[RrCc]")
    assert [name for name in blank_book.defined_names if like_a_cell.fullmatch(name)] == []


def test_the_ranges_of_rules_do_not_overlap(blank_book: openpyxl.Workbook) -> None:
    for plan in PLANS:
        areas = [
            range_boundaries(str(area))
            for rule in blank_book[plan.name].data_validations.dataValidation
            for area in rule.sqref.ranges
        ]
        assert sorted(area[0] for area in areas) == list(range(1, len(plan.columns) + 1))


def test_ids_and_codes_stay_text_and_days_are_written_as_we_write_them(blank_book: openpyxl.Workbook) -> None:
    formats = {
        heading: blank_book[sheet].column_dimensions[letter].number_format
        for sheet, heading in (("gaps", "gap_id"), ("services", "activity_code"), ("comparisons", "times"))
        for letter in (cell.column_letter for cell in blank_book[sheet][1] if cell.value == heading)
    }
    assert set(formats.values()) == {"@"}
    (day,) = (cell.column_letter for cell in blank_book["sources"][1] if cell.value == "date")
    assert blank_book["sources"].column_dimensions[day].number_format == "yyyy-mm-dd"


def test_the_sheet_of_facts_has_every_key_and_room_for_lists(blank_book: openpyxl.Workbook) -> None:
    worksheet = blank_book["workshop"]
    assert [cell.value for cell in worksheet[1]] == ["key", "value", "help"]
    keys = [cell.value for cell in worksheet["A"][1:] if cell.value]
    assert list(dict.fromkeys(keys)) == [fact.key for fact in list_facts()]
    assert {keys.count(fact.key) for fact in list_facts() if fact.is_list} == {4}
    assert {keys.count(fact.key) for fact in list_facts() if not fact.is_list} == {1}
    first_spare = len(keys) + 2
    assert listed(blank_book, rule_at(worksheet, f"A{first_spare}").formula1) == [
        fact.key for fact in list_facts() if fact.is_list
    ]
    assert worksheet["A2"].protection.locked
    assert not worksheet["B2"].protection.locked
    assert not worksheet[f"A{first_spare}"].protection.locked


def test_the_instructions_fit_on_one_page_and_lead_to_every_sheet(blank_book: openpyxl.Workbook) -> None:
    worksheet = blank_book["Read me"]
    assert (int(worksheet.page_setup.paperSize), worksheet.page_setup.orientation) == (9, "portrait")
    assert (worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight) in ((None, None), (1, 1))
    assert worksheet.sheet_properties.pageSetUpPr.fitToPage is True
    links = {cell.hyperlink.location for row in worksheet.iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"'{name}'!A1" for name in list_sheets()}
    said = " ".join(str(cell.value) for row in worksheet.iter_rows() for cell in row if cell.value)
    for words in ("bahali check FILE.xlsx --mark", "Several entries in one cell have ; between them", "P01"):
        assert words in said


@pytest.mark.parametrize("name", WORKSHEETS)
def test_a_worksheet_prints_on_one_a3_page_with_six_rows_to_write_in(
    blank_book: openpyxl.Workbook, name: str
) -> None:
    worksheet = blank_book[name]
    assert (int(worksheet.page_setup.paperSize), worksheet.page_setup.orientation) == (8, "landscape")
    assert worksheet.sheet_properties.pageSetUpPr.fitToPage is True
    numbered = [cell for cell in worksheet["A"] if cell.value in tuple("123456")]
    assert [cell.value for cell in numbered] == list("123456")
    # Two centimetres at least, so that a sentence can be written by hand.
    assert min(worksheet.row_dimensions[cell.row].height for cell in numbered) >= 2 / 2.54 * 72
    height = sum(dimension.height or 15 for dimension in worksheet.row_dimensions.values())
    assert height <= (297 / 25.4 - 0.8) * 72


def test_the_same_content_gives_the_same_bytes(blank_bytes: bytes) -> None:
    assert write_template(Content()) == blank_bytes


def test_nobody_is_named_as_the_author(blank_book: openpyxl.Workbook) -> None:
    properties = blank_book.properties
    assert (properties.creator, properties.lastModifiedBy) == (None, None)
    authors = {
        cell.comment.author
        for sheet in blank_book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert authors == {"Bahali"}
