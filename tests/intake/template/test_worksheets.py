"""What the printed worksheets say of a workshop that is known already."""

import openpyxl


def said_on(book: openpyxl.Workbook, name: str) -> str:
    return "\n".join(str(cell.value) for row in book[name].iter_rows() for cell in row if cell.value)


def test_the_sheet_to_rate_on_has_a_column_for_each_criterion_and_none_for_a_gate(
    nowhere_book: openpyxl.Workbook,
) -> None:
    headings = [cell.value for cell in nowhere_book["WS5"][3]]
    assert headings[:4] == ["No.", "Action (id and title)", "E1 Relief", "E2 Ease"]
    said = said_on(nowhere_book, "WS5")
    assert "E1 Relief: 0 = No lighter, 10 = Much lighter" in said
    assert "H1" not in said


def test_without_criteria_there_is_room_to_write_them(blank_book: openpyxl.Workbook) -> None:
    assert [cell.value for cell in blank_book["WS5"][3]][2:] == [f"Criterion {n}:" for n in range(1, 8)]


def test_the_lists_of_the_workshop_are_printed_below(
    nowhere_book: openpyxl.Workbook, blank_book: openpyxl.Workbook
) -> None:
    assert "time_bands: NOW = the first 4 months;  SOON = " in said_on(nowhere_book, "WS4")
    assert "time_bands" not in said_on(blank_book, "WS4")
    assert "R01 = " in said_on(blank_book, "WS7")
    assert "Q1 = " in said_on(nowhere_book, "WS7")


def test_each_worksheet_says_where_its_answers_go_and_asks_for_no_name(blank_book: openpyxl.Workbook) -> None:
    goes = {
        "WS1": "services",
        "WS2": "gaps",
        "WS3": "practices",
        "WS4": "actions",
        "WS5": "scores",
        "WS6": "cadres, training_targets",
        "WS7": "assessments",
    }
    for name, sheets in goes.items():
        said = said_on(blank_book, name)
        assert f"Afterwards this goes to: {sheets}." in said
        assert "Group or pseudonym (no names): ____" in said
