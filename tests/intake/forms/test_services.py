"""The form of the service map has a question for each column of the table, with its codes as choices."""

from pathlib import Path

import pytest

from bahali.intake.forms.facts import read_facts
from bahali.intake.forms.services import LEFT_OUT, QUESTIONS, TABLES, build_service_map
from bahali.intake.forms.survey import Form
from bahali.vocabulary.codes import Phase
from bahali.vocabulary.faults import InputError
from bahali.workshop.tables.situation import Service

LISTS = {"layers", "phases", "target_groups", "modality", "barriers", "cadres"}


@pytest.fixture
def form(pack: Path) -> Form:
    return build_service_map(read_facts(pack, *TABLES))


def questions(form: Form) -> dict[str, dict[str, str]]:
    return {
        row["name"]: row for row in form.survey if row["type"] not in ("note", "begin_group", "end_group")
    }


def choices(form: Form, name: str) -> dict[str, str]:
    return {row["name"]: row["label"] for row in form.choices if row["list_name"] == name}


def test_every_column_is_asked_for_in_words(form: Form) -> None:
    assert set(questions(form)) == set(Service.model_fields) - set(LEFT_OUT)
    assert set(QUESTIONS) == set(questions(form))
    assert list(questions(form))[:3] == ["jurisdiction", "institution_id", "title"]


def test_a_list_is_a_question_with_several_answers_and_a_code_one_with_one(form: Form) -> None:
    several = {name for name, row in questions(form).items() if row["type"].startswith("select_multiple")}
    one = {name for name, row in questions(form).items() if row["type"].startswith("select_one")}
    assert several == LISTS
    assert one == set(questions(form)) - LISTS - {"title", "notes", "activity_code"}


def test_the_choices_are_the_codes_with_their_words(form: Form) -> None:
    assert choices(form, "phases") == {phase.value: phase.label for phase in Phase}
    assert choices(form, "fee") == {"Y": "Yes", "N": "No"}
    assert choices(form, "jurisdiction")["BB"] == "Bellowick"
    assert choices(form, "institution_id")["I-CN-01"] == "Ministry of Care"
    assert "K-AA-01" in choices(form, "cadres")


def test_what_the_table_needs_the_form_requires(form: Form) -> None:
    required = {name for name, row in questions(form).items() if row.get("required") == "yes"}
    needed = {name for name, field in Service.model_fields.items() if field.is_required()}
    assert required == needed - set(LEFT_OUT)


def test_a_subcode_must_fit_the_pattern_of_the_table(form: Form) -> None:
    row = questions(form)["activity_code"]
    assert row["constraint"].startswith("regex(., '^(1\\.[1-3]|")
    assert row["constraint_message"] == "Allowed: a subcode of the IASC 4Ws manual, from 1.1 to 11.7"


def test_a_table_without_rows_is_not_asked_about(pack: Path) -> None:
    (pack / "tables" / "cadres.csv").unlink()
    assert "cadres" not in questions(build_service_map(read_facts(pack, *TABLES)))


def test_without_institutions_there_is_no_form(pack: Path) -> None:
    (pack / "tables" / "institutions.csv").unlink()
    with pytest.raises(
        InputError, match=r"tables/institutions\.csv: has no rows, and each service is given by"
    ):
        build_service_map(read_facts(pack, *TABLES))
