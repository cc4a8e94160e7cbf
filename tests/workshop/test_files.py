from collections.abc import Callable
from pathlib import Path

import pytest

from bahali.workshop import check_workshop
from bahali.workshop.tables import TABLE_KINDS

Faults = Callable[..., list[str]]
EditPack = Callable[..., Path]
OPTIONAL = [name for name, kind in TABLE_KINDS.items() if not kind.is_required]
NAMES_ABSENT = (
    "names rows of the table {}, which is not there; "
    "add that table, or nobody can tell whether the ids are right"
)
# Which columns name rows of a table, so that somebody has to be warned when it is not there.
COLUMNS_THAT_NAME = {
    "sources": [
        f"{table}.source_id"
        for table in (
            *(
                "institutions",
                "services",
                "gaps",
                "practices",
                "instruments",
                "provisions",
                "actions",
                "criteria",
            ),
            *("gate_checks", "assessments", "cadres", "training_programmes", "training_targets"),
            *("costs", "dependencies", "indicators", "risks"),
        )
    ],
    "services": ["gaps.service_ids"],
    "practices": ["actions.practice_ids"],
    "instruments": ["provisions.instrument_id", "actions.instrument_id", "assessments.instrument_id"],
    "requirements": ["provisions.requirement_ids", "assessments.requirement_id"],
    "provisions": ["assessments.provision_id"],
    "criteria": [
        "weights.criterion_id",
        "weight_answers.criterion_id",
        "comparisons.criterion_id",
        "comparisons.over_id",
        "scores.criterion_id",
        "gate_checks.criterion_id",
    ],
    "cadres": [
        *("services.cadres", "actions.cadre_ids", "training_targets.cadre_id"),
        *("training_programmes.cadre_ids", "training_programmes.trainer_cadre_id"),
    ],
    "training_programmes": ["training_targets.programme_id"],
}
OTHER_HEADER = {"weights": {"default_weight_set": "singly"}}  # the headline then takes another set


@pytest.mark.parametrize(
    ("name", "meant"), [("service.csv", "services.csv"), ("Gaps.csv", "gaps.csv"), ("gaps.xlsx", "gaps.csv")]
)
def test_a_misspelt_file_gets_a_suggestion(edited_pack: EditPack, name: str, meant: str) -> None:
    folder = edited_pack()
    (folder / "tables" / name).touch()
    assert [str(fault) for fault in check_workshop(folder).faults] == [
        f'tables/{name}: is not a table of a workshop; did you mean "{meant}"?'
    ]


def test_a_misspelt_file_is_not_told_again_as_missing(edited_pack: EditPack) -> None:
    folder = edited_pack()
    (folder / "tables" / "actions.csv").rename(folder / "tables" / "action.csv")
    assert [str(fault) for fault in check_workshop(folder).faults] == [
        'tables/action.csv: is not a table of a workshop; did you mean "actions.csv"?'
    ]


def test_a_file_like_no_table_is_to_be_removed(edited_pack: EditPack) -> None:
    folder = edited_pack()
    (folder / "tables" / "holiday.jpg").touch()
    (folder / "tables" / ".hidden").touch()
    assert [str(fault) for fault in check_workshop(folder).faults] == [
        "tables/holiday.jpg: is not a table of a workshop; remove it from the folder"
    ]


@pytest.mark.parametrize("name", ["institutions", "gaps", "actions"])
def test_a_missing_table_without_which_no_report_can_do_is_an_error(faults_after: Faults, name: str) -> None:
    assert faults_after(**{name: None}) == [
        f"tables/{name}.csv: is missing; it says {TABLE_KINDS[name].purpose}, and no report can do without"
    ]


def test_a_needed_table_without_rows_is_an_error(faults_after: Faults) -> None:
    headings = "institution_id,name,jurisdiction,kind,delivers_services\n"
    assert faults_after(institutions=headings)[0] == (
        "tables/institutions.csv: has headings, but no rows; it says bodies that lead, support or approve"
    )


def test_an_empty_folder_lacks_the_header_and_the_needed_tables(tmp_path: Path) -> None:
    assert [fault.file for fault in check_workshop(tmp_path).faults] == [
        "workshop.yaml",
        "tables/institutions.csv",
        "tables/gaps.csv",
        "tables/actions.csv",
    ]


@pytest.mark.parametrize("name", OPTIONAL)
def test_each_other_table_may_be_left_out(edited_pack: EditPack, name: str) -> None:
    check = check_workshop(edited_pack(OTHER_HEADER.get(name), **{name: None}))
    expected: list[str] = []
    for place in COLUMNS_THAT_NAME.get(name, []):
        table, column = place.split(".")
        expected = [*expected, f"tables/{table}.csv, {column}: {NAMES_ABSENT.format(name)}"]
    assert check.errors == ()
    assert sorted(str(warning) for warning in check.warnings) == sorted(expected)
    assert check.workshop is not None
    assert check.workshop.warnings == check.warnings
    assert not check.workshop.provides(name)
    assert list(check.workshop.table(name)) == [*TABLE_KINDS[name].row.model_fields, "row"]


def test_only_the_three_needed_tables_make_a_workshop(edited_pack: EditPack) -> None:
    check = check_workshop(edited_pack(**dict.fromkeys(OPTIONAL)))
    assert check.errors == ()
    assert check.workshop is not None
    assert check.workshop.provided == {"institutions", "gaps", "actions"}


@pytest.mark.parametrize(
    "name",
    [
        "weights",
        "weight_answers",
        "comparisons",
        "costs",
        "risks",
        "dependencies",
        "training_targets",
    ],
)
def test_headings_alone_count_as_a_table_not_given(nowhere: Path, edited_pack: EditPack, name: str) -> None:
    headings = (nowhere / "tables" / f"{name}.csv").read_text(encoding="utf-8").split("\n")[0]
    check = check_workshop(edited_pack(OTHER_HEADER.get(name), **{name: headings}))
    assert check.faults == ()
    assert check.workshop is not None
    assert not check.workshop.provides(name)
