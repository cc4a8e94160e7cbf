"""A filled workbook is a pack: what Excel does to data is handled, or named with its place."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bahali.workshop import Check, check_workshop

Filled = Callable[..., Path]
UNHIDE = "unhide it to see what it holds"


def column_of(sheet: Worksheet, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def set_cell(book: Workbook, sheet: str, row: int, heading: str, value: object) -> Any:
    cell = book[sheet].cell(row, column_of(book[sheet], heading))
    cell.value = value
    return cell


def row_with(book: Workbook, sheet: str, value: object) -> int:
    """Find the row whose first cell holds something."""
    return next(row[0].row for row in book[sheet] if row[0].value == value)


@pytest.fixture
def check_edited(filled: Filled) -> Callable[[Callable[[Workbook], None]], Check]:
    return lambda edit: check_workshop(filled(edit))


@pytest.fixture
def errors_after(check_edited: Callable[..., Check]) -> Callable[..., list[str]]:
    """Edit the workbook of nowhere, and give every error as a person reads it."""
    return lambda edit: [str(fault) for fault in check_edited(edit).errors]


@pytest.fixture
def remarks_of_the_file(check_edited: Callable[..., Check]) -> Callable[..., list[str]]:
    """Edit the workbook, and give what is remarked of the file, and not of the pack in it."""

    def remark(edit: Callable[[Workbook], None]) -> list[str]:
        check = check_edited(edit)
        assert check.errors == ()
        assert check.workshop is not None
        of_the_pack = {fault.problem for fault in check.workshop.warnings}
        return [str(fault) for fault in check.warnings if fault.problem not in of_the_pack]

    return remark


Errors = Callable[[Callable[[Workbook], None]], list[str]]


def test_a_workbook_without_a_fault_has_none(errors_after: Errors) -> None:
    assert errors_after(lambda _book: None) == []


def test_a_fault_in_a_table_is_told_with_sheet_row_and_column(errors_after: Errors) -> None:
    assert errors_after(lambda book: set_cell(book, "gaps", 7, "severity", 9)) == [
        'filled.xlsx, sheet gaps, row 7, column severity: found "9"; allowed: a whole number from 1 to 5'
    ]


@pytest.mark.parametrize(
    ("sheet", "code", "heading", "value", "problem"),
    [
        ("jurisdictions", "AA", "slug", "Not A Slug", 'found "Not A Slug"; allowed: small letters'),
        ("time_bands", "soon", "from_month", 999, 'found "999"; allowed: a number of months from 0 to 120'),
        ("workshop", "planning.start", "value", "soon", 'found "soon"; allowed: a month as YYYY-MM'),
        ("workshop", "title", "value", None, "is blank; needed: some text"),
        ("workshop", "deciding.shortlist", "value", 0, 'found "0"; allowed: a whole number from 1 to 20'),
    ],
)
def test_a_fault_in_the_facts_is_told_with_sheet_row_and_column(
    errors_after: Errors, sheet: str, code: str, heading: str, value: object, problem: str
) -> None:
    place = {}

    def edit(book: Workbook) -> None:
        place["row"] = row_with(book, sheet, code) if sheet != "time_bands" else 2
        set_cell(book, sheet, place["row"], heading, value)

    (found,) = errors_after(edit)
    assert found.startswith(f"filled.xlsx, sheet {sheet}, row {place['row']}, column {heading}: {problem}")


def test_a_fault_in_a_tier_is_told_in_its_row(errors_after: Errors) -> None:
    assert errors_after(lambda book: set_cell(book, "tiers", 3, "least_value", 200)) == [
        'filled.xlsx, sheet tiers, row 3, column least_value: found "200"; '
        "allowed: a whole number from 0 to 100"
    ]


def test_a_fact_that_is_not_in_the_sheet_is_told_by_its_key(errors_after: Errors) -> None:
    assert errors_after(lambda book: book["workshop"].delete_rows(row_with(book, "workshop", "title"))) == [
        "filled.xlsx, sheet workshop, title: is blank; needed: some text"
    ]


def test_a_key_that_is_none_gets_a_suggestion(errors_after: Errors) -> None:
    def edit(book: Workbook) -> None:
        book["workshop"].append(["planing.start", "2030-01"])
        book["workshop"].append(["jurisdictions", "AA"])
        book["workshop"].append([None, "lost"])
        book["workshop"].append(["title", "Another"])

    found = [sentence.split(": ", 1)[1] for sentence in errors_after(edit)]
    assert found == [
        'found "planing.start", and there is no such key; did you mean "planning.start"?',
        'found "jurisdictions", and there is no such key; fill the sheet jurisdictions instead',
        "is blank, but a value stands beside it; write the key, or clear the value",
        "the key is given twice; remove one of the two rows",
    ]


def test_a_code_that_stands_twice_or_nowhere_is_told(errors_after: Errors) -> None:
    def edit(book: Workbook) -> None:
        places = book["jurisdictions"]
        places.append(["AA", "Again", "again", "provincial"])
        places.append([None, "Nameless", "nameless", "provincial"])
        book["floors"].append(["lost", "jurisdiction", "AA", 0.1])

    found = errors_after(edit)
    assert [sentence.split(": ", 1)[1] for sentence in found] == [
        'found "AA", which stands there twice; give it another code, or remove the row',
        "is blank; needed: a code",
        'found "lost", which is not in the sheet budgets',
    ]
    assert all("column code" in sentence for sentence in found[:2])
    assert "sheet floors, row" in found[2]
    assert "column budgets_code" in found[2]


def test_error_cells_are_named_once(errors_after: Errors) -> None:
    def edit(book: Workbook) -> None:
        set_cell(book, "gaps", 5, "severity", "#N/A")

    assert errors_after(edit) == [
        "filled.xlsx, sheet gaps, row 5, column severity: holds the error #N/A; "
        "mend the formula, or write the value"
    ]


def test_formulas_without_a_saved_value_are_named_once(errors_after: Errors) -> None:
    assert errors_after(lambda book: set_cell(book, "gaps", 5, "severity", "=1+1")) == [
        "filled.xlsx, sheet gaps, row 5, column severity: holds a formula without the value that it gives; "
        "open the file in a spreadsheet program and save it, or write the value"
    ]


def test_merged_cells_are_named(errors_after: Errors) -> None:
    (found,) = errors_after(lambda book: book["gaps"].merge_cells("C5:C6"))[:1]
    assert found == (
        "filled.xlsx, sheet gaps, row 5, column theme: the cells C5:C6 are merged into one; "
        "unmerge them and fill each, since only the first of them holds anything"
    )


def test_cells_merged_outside_of_the_table_are_no_matter(errors_after: Errors) -> None:
    assert errors_after(lambda book: book["gaps"].merge_cells("A200:C201")) == []


def test_hidden_sheets_rows_and_columns_are_read_and_named(remarks_of_the_file: Errors) -> None:
    def edit(book: Workbook) -> None:
        book["risks"].sheet_state = "hidden"
        for row in (4, 5, 6):
            book["gaps"].row_dimensions[row].hidden = True
        book["gaps"].column_dimensions["D"].hidden = True

    assert remarks_of_the_file(edit) == [
        f"filled.xlsx, sheet gaps, row 4: rows 4 to 6 are hidden, and were read; {UNHIDE}",
        f"filled.xlsx, sheet gaps, statement: column D is hidden, and was read; {UNHIDE}",
        f"filled.xlsx, sheet risks: is hidden, and was read; {UNHIDE}",
    ]


def test_numbers_as_text_and_days_as_text_or_days_are_the_same(
    check_edited: Callable[..., Check],
) -> None:
    def edit(book: Workbook) -> None:
        set_cell(book, "gaps", 3, "severity", " 5\u00a0")
        set_cell(book, "workshop", row_with(book, "workshop", "start"), "value", "2030-03-04")
        set_cell(book, "workshop", row_with(book, "workshop", "planning.start"), "value", date(2030, 4, 1))

    check = check_edited(edit)
    assert check.errors == ()
    assert check.workshop is not None
    assert check.workshop.tables["gaps"]["severity"][0] == 5
    assert check.workshop.header.start == date(2030, 3, 4)
    assert check.workshop.header.planning.start == "2030-04"


def test_a_day_that_could_be_two_is_refused(errors_after: Errors) -> None:
    (found,) = errors_after(
        lambda book: set_cell(book, "workshop", row_with(book, "workshop", "start"), "value", "03/04/2030")
    )
    assert 'found "03/04/2030"; allowed: a date as YYYY-MM-DD' in found


def test_digits_of_other_scripts_count_where_a_number_or_an_id_is_wanted(
    check_edited: Callable[..., Check],
) -> None:
    def edit(book: Workbook) -> None:
        set_cell(book, "gaps", 3, "severity", "\u06f5")
        gap = str(book["gaps"].cell(3, 1).value)
        set_cell(book, "gaps", 3, "gap_id", gap.replace("0", "\u0660").replace("-", "\u2011") + "\u200b")
        set_cell(book, "gaps", 3, "statement", "\u06f5 years\u00a0without\u200b help")

    workshop = check_edited(edit).workshop
    assert workshop is not None
    first = workshop.tables["gaps"].iloc[0]
    assert first["severity"] == 5
    assert first["gap_id"].isascii()
    assert first["statement"] == "\u06f5 years without help"


def test_rows_of_totals_are_named_and_nothing_else_of_them(errors_after: Errors) -> None:
    def edit(book: Workbook) -> None:
        book["gaps"].append([None, None, None, "Grand total"])

    (found,) = errors_after(edit)
    assert found.endswith(
        'column statement: found "Grand total": this looks like a row of totals; '
        "remove it, since Bahali adds up by itself"
    )


def test_duplicated_misspelt_and_blank_headings_are_named(errors_after: Errors) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["risks"]
        last = sheet.max_column
        sheet.cell(1, last + 1).value = "severity"
        sheet.cell(1, last + 2).value = "notess"
        sheet.cell(4, last + 3).value = "what is this"

    found = errors_after(edit)
    assert found[0] == (
        "filled.xlsx, sheet risks, row 1, column severity: the heading is given twice; "
        "remove one of the columns"
    )
    assert "holds something, but has no heading; name the column in the first row, or clear it" in found[1]
    assert "filled.xlsx, sheet risks, row 1, column notess: there is no such column" in found[2]


def test_a_misspelt_heading_of_the_facts_is_told_once(errors_after: Errors) -> None:
    def edit(book: Workbook) -> None:
        book["jurisdictions"].cell(1, 3).value = "slgu"

    assert errors_after(edit) == [
        'filled.xlsx, sheet jurisdictions, row 1, column slgu: there is no such column; did you mean "slug"?'
    ]


def test_a_misspelt_sheet_gets_a_suggestion_and_one_of_ones_own_is_passed_over(
    check_edited: Callable[..., Check],
) -> None:
    def edit(book: Workbook) -> None:
        book["risks"].title = "risk"
        book["costs"].title = " Costs "
        book.create_sheet("my own sums").append([1])
        book.create_sheet("Sheet1")

    check = check_edited(edit)
    assert [str(fault) for fault in check.errors] == [
        'filled.xlsx, sheet risk: is no sheet of a workshop; did you mean "risks"?'
    ]
    assert [str(fault) for fault in check.warnings if fault.sheet == "my own sums"] == [
        "filled.xlsx, sheet my own sums: is no sheet of a workshop, and was not read"
    ]


def test_two_sheets_for_one_table_are_refused(errors_after: Errors) -> None:
    def edit(book: Workbook) -> None:
        book.create_sheet("Gate checks").append(["action_id"])

    assert errors_after(edit) == [
        "filled.xlsx, sheet Gate checks: is there twice, also as gate_checks; remove one of them"
    ]


def test_a_sheet_that_is_needed_and_blank_is_missing(errors_after: Errors) -> None:
    found = errors_after(lambda book: book.remove(book["gaps"]))
    assert found[0] == (
        "filled.xlsx, sheet gaps: is missing; it says what is missing, and why, and no report can do without"
    )


def test_headings_alone_are_a_table_not_given(check_edited: Callable[..., Check]) -> None:
    workshop = check_edited(lambda book: book["risks"].delete_rows(3, 100)).workshop
    assert workshop is not None
    assert not workshop.provides("risks")
    assert "risks" not in workshop.provided


def test_a_table_without_its_example_row_is_read_from_its_second_row(
    check_edited: Callable[..., Check],
) -> None:
    workshop = check_edited(lambda book: book["gaps"].delete_rows(2)).workshop
    assert workshop is not None
    assert workshop.tables["gaps"]["row"][0] == 2


def test_answers_in_words_of_the_spreadsheet_are_understood(check_edited: Callable[..., Check]) -> None:
    def edit(book: Workbook) -> None:
        set_cell(book, "institutions", 3, "delivers_services", True)
        set_cell(book, "institutions", 4, "delivers_services", False)

    workshop = check_edited(edit).workshop
    assert workshop is not None
    assert workshop.tables["institutions"]["delivers_services"].tolist()[:2] == [True, False]


def test_a_share_may_be_written_in_percent(check_edited: Callable[..., Check]) -> None:
    def edit(book: Workbook) -> None:
        cell = set_cell(book, "training_targets", 3, "completion_rate", 0.8)
        cell.number_format = "0%"
        set_cell(book, "workshop", row_with(book, "workshop", "planning.completion_rate"), "value", "70 %")

    workshop = check_edited(edit).workshop
    assert workshop is not None
    assert workshop.tables["training_targets"]["completion_rate"][0] == 0.8
    assert workshop.header.planning.completion_rate == 0.7


def test_what_is_remarked_of_the_file_is_not_in_the_workshop(check_edited: Callable[..., Check]) -> None:
    def edit(book: Workbook) -> None:
        book["gaps"].row_dimensions[4].hidden = True

    check = check_edited(edit)
    assert check.workshop is not None
    assert all(fault.sheet is None for fault in check.workshop.warnings)
    assert len(check.warnings) == len(check.workshop.warnings) + 1


def test_columns_that_are_none_are_told_one_by_one_or_all_at_once(errors_after: Errors) -> None:
    def add(book: Workbook, count: int) -> None:
        sheet = book["risks"]
        for number in range(count):
            sheet.cell(1, sheet.max_column + 1).value = f"rater_id{number or ''}"
            sheet.cell(5, sheet.max_column).value = "x"

    (found,) = errors_after(lambda book: add(book, 1))
    assert found.startswith("filled.xlsx, sheet risks, row 1, column rater_id: there is no such column")
    (found,) = errors_after(lambda book: add(book, 60))
    assert found.startswith("filled.xlsx, sheet risks, row 1: has 71 columns; there are 11; remove those")


def test_a_day_made_of_a_fraction_is_told_with_what_to_write(errors_after: Errors) -> None:
    assert errors_after(lambda book: set_cell(book, "comparisons", 3, "times", date(2030, 3, 1))) == [
        'filled.xlsx, sheet comparisons, row 3, column times: found "2030-03-01"; '
        "allowed: a number from 1/9 to 9, such as 3 or 1/3; "
        "Excel makes a day of 1/3: format the cell as text and write it again, or write 0.333"
    ]


def test_the_number_by_which_excel_counts_a_day_is_told_with_the_day(errors_after: Errors) -> None:
    def edit(book: Workbook) -> None:
        set_cell(book, "sources", 3, "date", 45693).number_format = "General"

    (found,) = errors_after(edit)
    assert found == (
        'filled.xlsx, sheet sources, row 3, column date: found "45693"; '
        "allowed: a date as YYYY-MM-DD, such as 2025-02-05; "
        "Excel counts days so: write 2025-02-05, or format the cell as a date"
    )
