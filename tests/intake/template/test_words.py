"""What is said at a cell is whole, fits, and is about a column that is there."""

import pytest

from bahali.intake.template.columns import Column, list_plans
from bahali.intake.template.describing import (
    LONGEST_MESSAGE,
    describe_fact,
    describe_shortly,
    fit_message,
    purpose_of,
)
from bahali.intake.template.examples import EXAMPLES
from bahali.intake.template.facts import is_needed
from bahali.intake.template.hints import HINTS
from bahali.intake.template.stages import STAGES
from bahali.vocabulary.language import speaking
from bahali.vocabulary.personal import find_personal_data
from bahali.workshop.fields import codes_of
from bahali.workshop.tables import TABLE_KINDS, TableKind
from bahali.workshop.workbook.layout import PartSheet, list_facts, list_part_sheets, list_sheets

COLUMNS = [(plan.name, column) for plan in list_plans() for column in plan.columns]
FACTS = {fact.key: fact for fact in list_facts()}


@pytest.mark.parametrize(("sheet", "column"), COLUMNS, ids=lambda value: getattr(value, "heading", value))
def test_a_message_fits_and_names_every_code_of_its_column(sheet: str, column: Column) -> None:
    said = describe_shortly(sheet, column)
    assert 0 < len(said) <= LONGEST_MESSAGE
    if not column.refers_to:
        assert [code for code in codes_of(column.field) if code not in said] == []
    assert ("Needed." in said) is column.is_needed


def test_a_list_says_what_stands_between_its_entries() -> None:
    (layers,) = (column for sheet, column in COLUMNS if (sheet, column.heading) == ("gaps", "layers"))
    assert "Several with ; between them." in describe_shortly("gaps", layers)


def test_an_id_says_on_which_sheet_it_stands_and_what_else_is_allowed() -> None:
    (place,) = (
        column for sheet, column in COLUMNS if (sheet, column.heading) == ("practices", "jurisdiction")
    )
    said = describe_shortly("practices", place)
    assert said.startswith("A code of the sheet jurisdictions. Or INT,")


def test_what_counts_where_a_cell_is_blank_is_said() -> None:
    said = describe_fact(FACTS["k_threshold"], is_needed=False)
    assert said.endswith("May stay blank, and is then: 5.")
    assert describe_fact(FACTS["deciding.may_rate_elsewhere"], is_needed=False).endswith("then: false.")


@pytest.mark.parametrize(
    ("key", "needed"),
    [("title", True), ("funder", False), ("planning.start", True), ("deciding.consensus.for_from", False)],
)
def test_a_fact_is_needed_only_where_the_part_it_stands_in_is(key: str, needed: bool) -> None:
    assert is_needed(FACTS[key]) is needed


def test_a_message_is_cut_and_cleaned_before_a_program_does_it() -> None:
    assert fit_message("a\x00b\nc") == "ab\nc"
    assert fit_message("word " * 60) == f"{'word ' * 50}…"
    assert len(fit_message("x" * 400)) <= LONGEST_MESSAGE


def test_every_hint_is_about_a_column_or_a_fact_that_is_there() -> None:
    known = {f"{sheet}.{column.heading}" for sheet, column in COLUMNS}
    known |= {f"workshop.{key.rpartition('.')[2]}" for key in FACTS}
    known |= {place.partition(".")[2] for place in known}
    assert set(HINTS) - known == set()


def test_every_sheet_belongs_to_one_part_of_the_work_and_has_a_purpose() -> None:
    sheets = [sheet for stage in STAGES for sheet in stage.sheets]
    assert sorted(sheets) == sorted(list_sheets())
    assert [sheet for sheet in sheets if not purpose_of(sheet).endswith(".")] == []


def test_the_words_are_said_in_the_language_that_is_spoken() -> None:
    (column,) = (column for sheet, column in COLUMNS if (sheet, column.heading) == ("gaps", "urgency"))
    with speaking("en-XA"):
        assert describe_shortly("gaps", column).startswith("⟦3 çáññót wáít.⟧")


@pytest.mark.parametrize("kind", TABLE_KINDS.values(), ids=lambda kind: kind.name)
def test_the_example_of_a_table_is_a_row_without_a_fault(kind: TableKind) -> None:
    kind.row.model_validate(EXAMPLES[kind.name])


@pytest.mark.parametrize("part", list_part_sheets(), ids=lambda part: part.name)
def test_the_example_of_a_part_has_only_its_columns_and_all_that_are_needed(part: PartSheet) -> None:
    example = EXAMPLES[part.name]
    assert set(example) <= set(part.columns)
    needed = {name for name, field in part.fields.items() if field.is_required()}
    assert needed <= set(example)


def test_examples_name_each_other() -> None:
    """Only the second of two criteria, the gate and the action that comes first have no example."""
    ids = {sheet: next(iter(example.values())) for sheet, example in EXAMPLES.items()}
    dangling = {
        value
        for sheet, column in COLUMNS
        if column.refers_to and column.heading in EXAMPLES[sheet]
        for value in EXAMPLES[sheet][column.heading].split(";")
        if value != ids[column.refers_to.table]
    }
    assert dangling == {"C2", "GT1", "A-XX-02"}


def test_examples_are_of_no_person_and_of_no_jurisdiction_of_the_packs() -> None:
    texts = [text for example in EXAMPLES.values() for text in example.values()]
    assert [text for text in texts if find_personal_data(text)] == []
    assert not [
        text for text in texts for code in ("-PB-", "-NAT-", "-AA-", "PKR", "Pakistan") if code in text
    ]
