"""Which rows and cells of a source are taken, what they become, and what is told of the others."""

from collections.abc import Callable
from typing import Any

from openpyxl import load_workbook

Practices = Callable[..., dict[str, Any]]
GOOD = "Id,Title\nP-AA-01,Evening circles\nP-AA-02,Ferry first aid\n"


def test_rows_are_left_out_by_the_conditions_and_listed_with_the_reason(
    desk: Any, practices: Practices
) -> None:
    sheet = {
        "leave": [
            {"because": "subtotal row", "starts": ["total", "Sub-total"]},
            {"because": "not agreed", "heading": "Agreed", "equals": "no"},
            {"because": "marked as draft", "heading": ["Stage", "State"], "holds": "draft", "optional": True},
        ],
        "take_only": [{"because": "has no id", "heading": "Id", "blank": False, "holds": "-"}],
        "skip_rows": [7],
    }
    source = desk.write_source(
        "Id,Title,Agreed\nP-AA-01,One,yes\n,Total of 1,\nP-AA-02,Two,NO\nSub-Total,,\n"
        "P-AA-03,Three,\nP-AA-04,x,\nloose,y,\n"
    )
    told = desk.tell(practices(sheet), source).splitlines()
    assert told[:5] == [
        "source.csv: 2 rows read.",
        "  left out, subtotal row: rows 3, 5.",
        "  left out, not agreed: row 4.",
        "  left out, declared in skip_rows: row 7.",
        "  left out, has no id: row 8.",
    ]
    assert [row["practice_id"] for row in desk.rows("practices")] == ["P-AA-01", "P-AA-03"]


def test_a_missing_heading_is_told_with_what_there_is(desk: Any, practices: Practices) -> None:
    (fault,) = desk.faults(practices(), desk.write_source("Id,Titel\nP-AA-01,One\n"))
    assert fault == (
        'source.csv, row 1: has no column "Title", which practices.title comes from; did you mean "Titel"?'
    )


def test_a_column_that_may_be_missing_is_blank(desk: Any, practices: Practices) -> None:
    mapping = practices(
        what={"heading": "About", "optional": True},
        notes={"heading": "Notes", "optional": True, "if_blank": "none given"},
    )
    desk.take(mapping, desk.write_source(GOOD))
    assert [row["notes"] for row in desk.rows("practices")] == ["none given"] * 2
    assert all("what" not in row for row in desk.rows("practices"))


def test_columns_are_joined_with_words_between_and_before(desk: Any, practices: Practices) -> None:
    parts = [{"heading": "A", "before": "First: "}, {"heading": "B"}, {"heading": "C", "optional": True}]
    mapping = practices(what={"join": parts, "between": " / "})
    desk.take(mapping, desk.write_source("Id,Title,A,B\nP-AA-01,One,x,y\nP-AA-02,Two,,z\n"))
    assert [row["what"] for row in desk.rows("practices")] == ["First: x / y", "z"]


def test_ids_are_numbered_after_the_highest_of_each_kind_in_the_pack(desk: Any, practices: Practices) -> None:
    mapping = practices(
        practice_id={"number": "P-{jurisdiction}-{number:02}"},
        jurisdiction={"heading": "Where", "codes_of": "jurisdictions"},
    )
    source = desk.write_source("Where,Title\nAamoora,One\nBellowick,Two\nAA,Three\n")
    desk.take(mapping, source)
    assert [row["practice_id"] for row in desk.rows("practices")] == ["P-AA-01", "P-BB-01", "P-AA-02"]
    desk.take(mapping, desk.write_source("Where,Title\naamoora,Four\ndomara,Five\n"), append=True)
    assert [row["practice_id"] for row in desk.rows("practices")[3:]] == ["P-AA-03", "P-DD-01"]


def test_numbered_rows_that_the_pack_has_already_are_not_taken_again(desk: Any, practices: Practices) -> None:
    mapping = practices(practice_id={"number": "P-AA-{number:02}"})
    desk.take(mapping, desk.write_source("Title\nOne\nTwo\n"))
    told = desk.tell(mapping, desk.write_source("Title\nOne\nTwo\nThree\n"), append=True)
    assert "practices: 1 row, behind those in tables/practices.csv." in told
    assert "  in the pack already, and not taken again: rows 2, 3." in told
    assert [row["title"] for row in desk.rows("practices")] == ["One", "Two", "Three"]


def test_two_rows_that_say_the_same_are_both_taken_and_told(desk: Any, practices: Practices) -> None:
    mapping = practices(practice_id={"number": "P-AA-{number:02}"})
    told = desk.tell(mapping, desk.write_source("Title\nOne\nTwo\nOne\n"))
    assert "  note: row 4 says the same as row 2; both are taken." in told


def test_the_same_thing_is_taken_once_and_its_differences_are_told(desk: Any, practices: Practices) -> None:
    practices()
    desk.remove("sources")
    mapping = {
        "about": "Sources.",
        "tables": {
            "sources": {
                "known_by": "citation",
                "columns": {
                    "source_id": {"number": "S{number}"},
                    "citation": {"heading": "Paper"},
                    "access": {"heading": "Seen"},
                },
            }
        },
    }
    source = desk.write_source("Paper,Seen\nCare Act,public\nBook,public\ncare  ACT,restricted\n")
    told = desk.tell(mapping, source)
    assert "  the same thing as an earlier row, and taken once: row 4." in told
    assert "  note: row 4 is the same as row 2, but differs in access; row 2 counts." in told
    assert [row["citation"] for row in desk.rows("sources")] == ["Care Act", "Book"]


def test_words_that_a_spreadsheet_would_run_are_quoted(desk: Any, practices: Practices) -> None:
    desk.take(practices(), desk.write_source('Id,Title\nP-AA-01,"=HYPERLINK(""x"")"\n'))
    assert desk.rows("practices")[0]["title"] == '“=HYPERLINK("x")”'


def test_only_doubtful_cells_that_are_used_are_told(desk: Any, practices: Practices) -> None:
    source = desk.write_book(
        {"Data": [["Id", "Title", "Other"], ["P-AA-01", "One", "x"], ["P-AA-02", "Two", "y"]]}
    )
    book = load_workbook(source)
    book["Data"]["C2"] = "#REF!"
    book["Data"]["C2"].data_type = "e"
    book.save(source)
    assert desk.take(practices(), source, dry_run=True).tables["practices"][0].rows
    book["Data"]["B3"] = "#REF!"
    book["Data"]["B3"].data_type = "e"
    book.save(source)
    (fault,) = desk.faults(practices(), source)
    assert fault.startswith("source.xlsx, sheet Data, row 3, column Title → practices.title: ")


def test_a_sheet_is_chosen_by_its_names_and_the_others_are_listed(desk: Any, practices: Practices) -> None:
    rows = [["Id", "Title"], ["P-AA-01", "One"]]
    source = desk.write_book({"Read me": [["Hello"]], "Data 2030": rows, "Empty": []})
    mapping = practices({"names": ["4Ws", "data  2030"]})
    told = desk.tell(mapping, source, dry_run=True)
    assert "source.xlsx, sheet Data 2030: 1 row read." in told
    assert "Sheets that nothing is read from: Read me." in told
    assert desk.faults(practices({"names": "4Ws"}), source) == [
        'source.xlsx: has no sheet "4Ws"; there is "Read me", "Data 2030", "Empty"; '
        "rename the sheet, or change the mapping"
    ]
    assert "1 row read" in desk.tell(practices({"names": "4Ws"}), source, sheet="Data 2030", dry_run=True)


def test_many_columns_become_many_rows_and_blank_cells_none(desk: Any) -> None:
    desk.remove("training_targets")
    mapping = {
        "about": "Targets by year.",
        "tables": {
            "training_targets": {
                "each": "Year {year}",
                "columns": {
                    "jurisdiction": {"constant": "AA"},
                    "cadre_id": {"heading": "Cadre"},
                    "programme_id": {"constant": "T-CN-01"},
                    "year": {"caught": "year"},
                    "cohorts": {"caught": "cell", "decimal": ","},
                },
            }
        },
    }
    source = desk.write_source("Cadre;Year 2031;year 2032;Years\nK-AA-01;2;;x\n")
    told = desk.tell(mapping, source)
    assert "  not answered: 1 cell, which gave no row." in told
    assert [(row["year"], row["cohorts"]) for row in desk.rows("training_targets")] == [("2031", "2")]
    source = desk.write_source("Cadre;Year 2031;Year 2032\nK-AA-01;2;many\n")
    (fault,) = desk.faults(mapping, source, force=True)
    assert fault.startswith('source.csv, row 2, column Year 2032 → training_targets.cohorts: found "many"')


def test_merged_cells_are_told_where_they_are_used_and_not_above_the_table(
    desk: Any, practices: Practices
) -> None:
    rows = [["Practices of 2030"], ["Id", "Title"], ["P-AA-01", "One"], ["P-AA-02", None]]
    source = desk.write_book({"Data": rows})
    book = load_workbook(source)
    book["Data"].merge_cells("A1:B1")
    book.save(source)
    mapping = practices({"headings_row": 2}, title={"heading": "Title", "if_blank": "none"})
    assert desk.take(mapping, source, dry_run=True).tables["practices"][0].rows
    book["Data"].merge_cells("B3:B4")
    book.save(source)
    faults = desk.faults(mapping, source)
    assert [fault.partition(" → ")[0] for fault in faults] == [
        "source.xlsx, sheet Data, row 3, column Title",
        "source.xlsx, sheet Data, row 4, column Title",
    ]
    assert "merged" in faults[0]


def test_a_table_of_columns_that_are_not_there_is_told(desk: Any) -> None:
    desk.remove("scores")
    (fault,) = desk.faults("kobo-ballot", desk.write_source("rater_id;rater_type;round\nP01;individual;1\n"))
    assert fault == (
        'source.csv, row 1: has no column whose heading reads like "rate_{action}__{criterion}"; '
        "look whether it is the right sheet and mapping"
    )


def test_what_is_hidden_is_read_and_told(desk: Any, practices: Practices) -> None:
    rows = [["Id", "Title"], ["P-AA-01", "One"], ["P-AA-02", "Two"]]
    source = desk.write_book({"Read me": [["x"]], "Data": rows})
    book = load_workbook(source)
    book["Data"].row_dimensions[3].hidden = True
    book["Data"].sheet_state = "hidden"
    book.save(source)
    told = desk.tell(practices({"names": "Data"}), source)
    assert told.splitlines()[:3] == [
        "source.xlsx, sheet Data: 2 rows read.",
        "  note: the sheet is hidden.",
        "  note: row 3 is hidden, and was read.",
    ]
    assert len(desk.rows("practices")) == 2


def test_the_first_sheet_is_the_first_that_people_see(desk: Any, practices: Practices) -> None:
    rows = [["Id", "Title"], ["P-AA-01", "One"]]
    source = desk.write_book({"Lists": [["Id", "Title"], ["P-AA-09", "Hidden"]], "Data": rows})
    book = load_workbook(source)
    book["Lists"].sheet_state = "hidden"
    book.active = 1
    book.save(source)
    desk.take(practices(), source)
    assert [row["practice_id"] for row in desk.rows("practices")] == ["P-AA-01"]


def test_a_folder_in_place_of_a_file_is_told(desk: Any, practices: Practices) -> None:
    mapping = practices()
    (fault,) = desk.faults(mapping, desk.pack / "tables")
    assert fault == "tables: cannot be opened; check that it is a file, and that you may read it"
