"""A workbook with faults, its marked copy, and what is left of a person in it."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.cell import Cell

from bahali.intake.marking.copying import can_be_marked, mark_workbook, name_copy
from bahali.intake.template.content import read_content
from bahali.intake.template.workbook import write_template
from bahali.vocabulary.faults import Fault
from bahali.workshop import check_workshop

NOWHERE = Path(__file__).parents[2] / "packs" / "nowhere"
RED, YELLOW = "00FFC7CE", "00FFF2CC"


@pytest.fixture(scope="module")
def sound() -> bytes:
    return write_template(read_content(NOWHERE))


@pytest.fixture
def edited(sound: bytes, tmp_path: Path) -> Callable[..., Path]:
    """Give a function that writes cells of the workbook of nowhere, by sheet and then heading and row."""

    def edit(**sheets: Mapping[tuple[str, int], Any]) -> Path:
        book = openpyxl.load_workbook(BytesIO(sound))
        for name, cells in sheets.items():
            columns = {cell.value: cell.column for cell in book[name][1]}
            for (heading, row), value in cells.items():
                column = columns.setdefault(heading, max(columns.values()) + 1)
                book[name].cell(row, column).value = value
        path = tmp_path / "filled.xlsx"
        book.save(path)
        return path

    return edit


def mark(path: Path) -> openpyxl.Workbook:
    """Check and mark a workbook, and read the copy back."""
    return openpyxl.load_workbook(BytesIO(mark_workbook(path, check_workshop(path).faults)))


def cell_of(book: openpyxl.Workbook, sheet: str, heading: str, row: int) -> Cell:
    columns = {cell.value: cell.column for cell in book[sheet][1]}
    return book[sheet].cell(row, columns[heading])


def marked_cells(book: openpyxl.Workbook) -> set[tuple[str, str]]:
    return {
        (worksheet.title, cell.coordinate)
        for worksheet in book.worksheets
        if worksheet.title != "Faults"
        for row in worksheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb in (RED, YELLOW)
    }


def test_each_fault_is_marked_in_its_cell_and_no_other_cell_is(edited: Callable[..., Path]) -> None:
    path = edited(
        gaps={("severity", 3): 9, ("domain", 4): "PSYX"},
        jurisdictions={("slug", 4): "Not A Slug"},
        workshop={("value", 4): "soon"},
    )
    book = mark(path)
    cells = {
        "gaps severity": cell_of(book, "gaps", "severity", 3),
        "gaps domain": cell_of(book, "gaps", "domain", 4),
        "slug": cell_of(book, "jurisdictions", "slug", 4),
        "start": book["workshop"]["B4"],
    }
    assert marked_cells(book) == {(cell.parent.title, cell.coordinate) for cell in cells.values()}
    said = {name: cell.comment.text for name, cell in cells.items() if cell.comment}
    assert said["gaps severity"] == 'found "9"; allowed: a whole number from 1 to 5.'
    assert said["gaps domain"].endswith('WRK, INF.\n→ did you mean "PSY"?')
    assert said["slug"].startswith('found "Not A Slug"; allowed: small letters')
    assert said["start"].startswith('found "soon"; allowed: a date')
    assert {cell.border.left.style for cell in cells.values()} == {"medium"}


def test_the_first_sheet_lists_every_fault_with_a_link_to_its_cell(edited: Callable[..., Path]) -> None:
    path = edited(gaps={("severity", 3): 9}, actions={("domain", 4): "PSYX"})
    book = mark(path)
    listing = book["Faults"]
    assert book.sheetnames[0] == "Faults"
    assert book.active is listing
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == ["Faults"]
    assert str(listing["A1"].value).startswith("2 errors must be mended, 0 remarks")
    rows = [[cell.value for cell in row] for row in listing.iter_rows(4)]
    severity, domain = cell_of(book, "gaps", "severity", 3), cell_of(book, "actions", "domain", 4)
    assert [row[:5] for row in rows] == [
        ["1", "error", "gaps", severity.coordinate, "severity"],
        ["2", "error", "actions", domain.coordinate, "domain"],
    ]
    links = [listing[f"D{row}"].hyperlink.location for row in (4, 5)]
    assert links == [f"'gaps'!{severity.coordinate}", f"'actions'!{domain.coordinate}"]


def test_faults_in_one_cell_are_told_together_and_a_remark_has_another_colour(
    edited: Callable[..., Path],
) -> None:
    path = edited()
    faults = [
        Fault("filled.xlsx", "one", 3, "theme", sheet="gaps"),
        Fault("filled.xlsx", "two", 3, "theme", "do that", sheet="gaps"),
        Fault("filled.xlsx", "look", 4, "theme", sheet="gaps", is_warning=True),
        Fault("filled.xlsx", "of the sheet", sheet="risks"),
        Fault("filled.xlsx", "of the file"),
        Fault("filled.xlsx", "is not there", sheet="nosuch"),
    ]
    book = openpyxl.load_workbook(BytesIO(mark_workbook(path, faults)))
    both, look = cell_of(book, "gaps", "theme", 3), cell_of(book, "gaps", "theme", 4)
    assert both.comment is not None
    assert both.comment.text == "one.\n\ntwo.\n→ do that"
    assert (both.fill.fgColor.rgb, look.fill.fgColor.rgb) == (RED, YELLOW)
    heading = book["risks"]["A1"]
    assert heading.comment is not None
    assert heading.comment.text.startswith("of the sheet.\n\nWhat could go wrong")
    assert len(list(book["Faults"].iter_rows(4))) == 6
    assert [row[3].value for row in book["Faults"].iter_rows(4)].count(None) == 2


def test_drop_downs_protection_and_formulas_stay(edited: Callable[..., Path]) -> None:
    path = edited(gaps={("severity", 3): 9}, workshop={("value", 40): "=1+1"})
    before, after = openpyxl.load_workbook(path), mark(path)

    def rules(book: openpyxl.Workbook) -> list[tuple[object, ...]]:
        return [
            (sheet.title, str(rule.sqref), rule.type, rule.formula1, rule.prompt)
            for sheet in book.worksheets
            for rule in sheet.data_validations.dataValidation
        ]

    assert rules(after) == rules(before)
    assert {name: after.defined_names[name].attr_text for name in after.defined_names} == {
        name: before.defined_names[name].attr_text for name in before.defined_names
    }
    assert after.security.lockStructure is True
    assert after["gaps"].protection.sheet is True
    assert after["lists"].sheet_state == "hidden"
    assert after["workshop"]["B40"].value == "=1+1"
    assert after["gaps"].freeze_panes == "B2"


def test_data_of_a_person_are_not_carried_into_the_copy(edited: Callable[..., Path]) -> None:
    mail, phone, name = "someone@example.org", "0300 1234567", "Quendolin"
    path = edited(
        gaps={("notes", 3): f"write to {mail}"},
        participants={("phone", 1): "phone", ("phone", 3): phone, ("participant_id", 4): name},
    )
    faults = check_workshop(path).faults
    content = mark_workbook(path, faults)
    book = openpyxl.load_workbook(BytesIO(content))
    assert cell_of(book, "gaps", "notes", 3).value == "write to (an e-mail address, not repeated here)"
    assert cell_of(book, "participants", "phone", 3).value == "(not repeated here)"
    with zipfile.ZipFile(BytesIO(content)) as archive:
        everything = b"".join(archive.read(part) for part in archive.namelist()).decode("utf-8", "replace")
    assert [words for words in (mail, phone, name) if words in everything] == []
    assert cell_of(book, "participants", "phone", 1).comment.text.startswith("personal data are not accepted")  # type: ignore[union-attr]


def test_a_copy_names_nobody_as_its_author(edited: Callable[..., Path]) -> None:
    path = edited(gaps={("severity", 3): 9})
    book = openpyxl.load_workbook(path)
    book.properties.creator = book.properties.lastModifiedBy = "Quendolin"
    book.save(path)
    content = mark_workbook(path, check_workshop(path).faults)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert "Quendolin" not in archive.read("docProps/core.xml").decode()


def test_words_that_look_like_a_formula_stay_words(edited: Callable[..., Path]) -> None:
    faults = [Fault("filled.xlsx", '=HYPERLINK("x")', 3, "theme", "=1+1", sheet="gaps")]
    listing = openpyxl.load_workbook(BytesIO(mark_workbook(edited(), faults)))["Faults"]
    assert [(cell.value, cell.data_type) for cell in listing[4][5:7]] == [
        ('=HYPERLINK("x")', "s"),
        ("=1+1", "s"),
    ]


def test_a_copy_that_was_mended_is_clean_when_it_is_checked_and_marked_again(
    edited: Callable[..., Path], tmp_path: Path
) -> None:
    path = edited(gaps={("severity", 3): 9, ("domain", 4): "PSYX"})
    book = mark(path)
    cell_of(book, "gaps", "severity", 3).value = 5
    again = tmp_path / "again.xlsx"
    book.save(again)
    remaining = check_workshop(again).faults
    assert [fault.column for fault in remaining] == ["domain"]
    twice = mark(again)
    domain = cell_of(twice, "gaps", "domain", 4)
    assert marked_cells(twice) == {("gaps", domain.coordinate)}
    assert domain.comment is not None
    assert domain.comment.text.count("PSYX") == 1
    assert cell_of(twice, "gaps", "severity", 3).comment is None
    assert twice.sheetnames.count("Faults") == 1


def test_a_fault_in_merged_cells_is_marked_where_they_begin(edited: Callable[..., Path]) -> None:
    path = edited()
    book = openpyxl.load_workbook(path)
    book["gaps"].merge_cells("D3:D5")
    book.save(path)
    copy = mark_workbook(path, [Fault("filled.xlsx", "look", 5, "statement", sheet="gaps")])
    assert openpyxl.load_workbook(BytesIO(copy))["gaps"]["D3"].comment.text == "look."  # type: ignore[union-attr]


def test_a_heading_is_found_as_it_is_read(edited: Callable[..., Path]) -> None:
    path = edited()
    book = openpyxl.load_workbook(path)
    heading = cell_of(book, "gaps", "severity", 1)
    heading.value = "severity\u00a0"
    book.save(path)
    copy = mark_workbook(path, [Fault("filled.xlsx", "look", 3, "severity", sheet="gaps")])
    found = openpyxl.load_workbook(BytesIO(copy))["gaps"].cell(3, heading.column)
    assert found.comment is not None


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 broken"])
def test_what_our_own_reader_cannot_open_is_not_opened(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.xlsx"
    path.write_bytes(content)
    assert not can_be_marked(path)


def test_the_copy_stands_beside_the_workbook() -> None:
    assert name_copy(Path("a/b.c.xlsx")) == Path("a/b.c-marked.xlsx")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice: install libreoffice-calc")
def test_libreoffice_opens_a_marked_copy(edited: Callable[..., Path], tmp_path: Path) -> None:
    path = edited(gaps={("severity", 3): 9})
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(mark_workbook(path, check_workshop(path).faults))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "csv", "--outdir", str(tmp_path), str(copy)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert 'found ""9""; allowed: a whole number from 1 to 5' in (tmp_path / "copy.csv").read_text()
