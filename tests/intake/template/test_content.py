"""A template that is filled with what a pack says, and what comes of it when it is read."""

import csv
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from bahali.intake.template.columns import list_plans
from bahali.intake.template.content import Content, read_content, scale_of
from bahali.vocabulary.faults import InputError
from bahali.workshop import Workshop, check_workshop, read_workshop
from bahali.workshop.workbook.layout import EXAMPLE_MARK

NOWHERE = Path(__file__).parents[2] / "packs" / "nowhere"


def assert_same(found: Workshop, wanted: Workshop) -> None:
    assert found.header == wanted.header
    assert found.provided == wanted.provided
    for name, table in wanted.tables.items():
        pd.testing.assert_frame_equal(
            found.tables[name].drop(columns="row"), table.drop(columns="row"), obj=name
        )


def test_a_filled_template_says_what_the_pack_says(nowhere_bytes: bytes, tmp_path: Path) -> None:
    path = tmp_path / "filled.xlsx"
    path.write_bytes(nowhere_bytes)
    checked = check_workshop(path)
    assert checked.faults == ()
    assert checked.workshop is not None
    assert_same(checked.workshop, read_workshop(NOWHERE))


def test_a_blank_template_that_is_filled_by_hand_says_what_the_pack_says(
    blank_bytes: bytes, tmp_path: Path
) -> None:
    """Every cell is typed as text, as it stands in the files of the pack."""
    book = openpyxl.load_workbook(BytesIO(blank_bytes))
    content = read_content(NOWHERE)
    for name, rows in content.rows.items():
        columns = {cell.value: cell.column for cell in book[name][1]}
        for number, row in enumerate(rows, start=3):
            for heading, text in row.items():
                book[name].cell(number, columns[heading]).value = text or None
    waiting = {key: list(values) for key, values in content.facts.items()}
    for key, value, *_others in book["workshop"].iter_rows(2):
        if waiting.get(key.value):
            value.value = waiting[key.value].pop(0)
    assert not any(waiting.values())
    path = tmp_path / "typed.xlsx"
    book.save(path)
    checked = check_workshop(path)
    assert [str(fault) for fault in checked.faults] == []
    assert checked.workshop is not None
    assert_same(checked.workshop, read_workshop(NOWHERE))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice: install libreoffice-calc")
def test_a_template_that_went_through_libreoffice_says_the_same_and_keeps_its_help(
    nowhere_bytes: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "filled.xlsx"
    path.write_bytes(nowhere_bytes)
    out = tmp_path / "out"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert_same(read_workshop(out / "filled.xlsx"), read_workshop(NOWHERE))
    book = openpyxl.load_workbook(out / "filled.xlsx")
    offered = {
        rule.formula1 for rule in book["actions"].data_validations.dataValidation if rule.type == "list"
    }
    assert {"codes_Domain", "ids_institutions"} <= offered
    assert set(offered) <= set(book.defined_names)
    assert book["actions"].protection.sheet


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice: install libreoffice-calc")
def test_a_drop_down_offers_the_ids_below_the_example_and_nothing_else(
    nowhere_bytes: bytes, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(BytesIO(nowhere_bytes))
    asked = book.create_sheet("asked", 0)
    asked["A1"], asked["A2"] = "=ROWS(ids_gaps)", "=INDEX(ids_gaps,1)"
    asked["A3"], asked["A4"] = "=INDEX(ids_gaps,ROWS(ids_gaps))", "=ROWS(codes_Domain)"
    book.active = 0
    path = tmp_path / "asked.xlsx"
    book.save(path)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "csv", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    with (NOWHERE / "tables" / "gaps.csv").open(encoding="utf-8") as stream:
        ids = [row["gap_id"] for row in csv.DictReader(stream)]
    told = (tmp_path / "asked.csv").read_text().split()
    assert told == [str(len(ids)), ids[0], ids[-1], "8"]


def test_numbers_days_and_text_are_written_as_what_they_are(nowhere_book: openpyxl.Workbook) -> None:
    sources, gaps, scores = (nowhere_book[name] for name in ("sources", "gaps", "comparisons"))
    headings = {cell.value: cell.column_letter for cell in sources[1]}
    assert sources[f"{headings['date']}3"].is_date
    headings = {cell.value: cell.column_letter for cell in gaps[1]}
    assert gaps[f"{headings['severity']}3"].value == 5
    headings = {cell.value: cell.column_letter for cell in scores[1]}
    assert scores[f"{headings['times']}3"].value == "3"


def test_the_example_stays_above_what_the_pack_says(nowhere_book: openpyxl.Workbook) -> None:
    for plan in list_plans():
        assert str(nowhere_book[plan.name]["A2"].value).startswith(EXAMPLE_MARK)


def test_words_that_look_like_a_formula_stay_words(edited_pack: Callable[..., Path], tmp_path: Path) -> None:
    from bahali.intake.template.workbook import write_template  # noqa: PLC0415

    folder = edited_pack(gaps={2: {"statement": "=1+1", "root_cause": "https://example.org/x"}})
    path = tmp_path / "filled.xlsx"
    path.write_bytes(write_template(read_content(folder)))
    worksheet = openpyxl.load_workbook(path)["gaps"]
    headings = {cell.value: cell.column_letter for cell in worksheet[1]}
    cell = worksheet[f"{headings['statement']}3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert worksheet[f"{headings['root_cause']}3"].hyperlink is None
    assert read_workshop(path).tables["gaps"]["statement"][0] == "=1+1"


def test_a_pack_need_not_be_whole(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    shutil.copy(NOWHERE / "tables" / "institutions.csv", tmp_path / "tables")
    content = read_content(tmp_path)
    assert set(content.rows) - {"institutions"} == {
        name for name, rows in content.rows.items() if name != "institutions" and rows == ()
    }
    assert len(content.rows["institutions"]) > 3
    assert content.header is None
    assert content.facts == {}


def test_the_scale_is_that_of_the_workshop_or_the_usual_one() -> None:
    assert scale_of(read_content(NOWHERE)) == tuple(range(11))
    assert scale_of(Content()) == (1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"gaps": {2: {"domain": "PSYX"}}}, 'tables/gaps.csv, row 2, column domain: found "PSYX"'),
        (
            {"gaps": {2: {"notes": "write to someone@example.org"}}},
            "row 2, column notes: seems to hold an e-mail address",
        ),
        ({"header": {"start": "soon"}}, 'workshop.yaml, start: found "soon"'),
    ],
)
def test_a_fault_in_the_pack_is_told_and_nothing_is_carried_over(
    edited_pack: Callable[..., Path], change: dict[str, dict[object, object]], words: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_content(edited_pack(**change))
    assert words in str(caught.value)
    assert "someone@example.org" not in str(caught.value)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such folder; give the folder of a workshop"):
        read_content(tmp_path / "nothing")
