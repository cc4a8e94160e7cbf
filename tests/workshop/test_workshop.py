import csv
import dataclasses
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from bahali.vocabulary.faults import InputError
from bahali.workshop import Workshop, check_workshop, read_workshop
from bahali.workshop.tables import TABLE_KINDS

Faults = Callable[..., list[str]]
EditPack = Callable[..., Path]
OPTIONAL = [name for name, kind in TABLE_KINDS.items() if not kind.is_required]
NAMES_ABSENT = (
    "names rows of tables/{}.csv, which is not there; "
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
            *("dependencies", "indicators", "risks"),
        )
    ],
    "services": ["gaps.service_ids"],
    "practices": ["actions.practice_ids"],
    "instruments": ["provisions.instrument_id", "actions.instrument_id", "assessments.instrument_id"],
    "requirements": ["provisions.requirement_ids", "assessments.requirement_id"],
    "provisions": ["assessments.provision_id"],
    "criteria": ["weights.criterion_id", "scores.criterion_id", "gate_checks.criterion_id"],
    "cadres": ["services.cadres", "training_programmes.cadre_ids", "training_targets.cadre_id"],
    "training_programmes": ["training_targets.programme_id"],
}
OTHER_WARNINGS = {
    "instruments": [
        "tables/assessments.csv, row 4, column coverage: says silent, but the text has not been checked; "
        "write not_assessed until somebody has read the whole instrument"
    ]
}


def assert_same_tables(one: Workshop, other: Workshop) -> None:
    for name in TABLE_KINDS:
        pd.testing.assert_frame_equal(one.table(name), other.table(name))


def test_the_pack_of_nowhere_has_no_fault_and_no_warning(nowhere: Path) -> None:
    check = check_workshop(nowhere)
    assert check.faults == ()
    assert check.workshop is not None


def test_a_workshop_gives_its_tables_and_its_header(nowhere: Path) -> None:
    workshop = read_workshop(nowhere)
    assert workshop.header.title == "Care after harm, a workshop of Nowhere"
    assert len(workshop.table("participants")) == 12
    assert workshop.provided == set(TABLE_KINDS)
    assert workshop.provides("gaps", "actions", "risks")


def test_a_table_given_out_can_be_changed_without_harm(nowhere: Path) -> None:
    workshop = read_workshop(nowhere)
    gaps = workshop.table("gaps")
    gaps["severity"] = 0
    assert workshop.table("gaps")["severity"].min() >= 1


def test_a_workshop_cannot_be_changed(nowhere: Path) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'header'"):
        read_workshop(nowhere).header = None  # type: ignore[misc, assignment]


def test_every_fault_of_ten_is_told_once_and_nothing_else(faults_after: Faults) -> None:
    """The action in row 5 has ratings, gate checks and indicators; none of them is at fault."""
    assert sorted(
        faults_after(
            {"retention_until": "31/12/2032"},
            sources={2: {"date": "2029-02-30"}},
            institutions={3: {"kind": "cta"}},
            gaps={5: {"severity": "9"}, 6: {"notes": "ask someone@example.org"}},
            actions={5: {"domain": "PSYCH"}},
            weights={2: {"weight": "0,25"}},
            scores={2: {"value": "often"}, 3: {"criterion_id": "E11"}},
            dependencies={7: {"action_id": "A-CN-01", "depends_on": "A-CN-02", "kind": "hard"}},
            risks={3: {"action_id": "A-CD-01"}},
            servics="service_id\n",
        )
    ) == [
        'tables/actions.csv, row 5, column domain: found "PSYCH"; allowed: '
        "PSY, LEG, FIN, COM, HLT, COO, WRK, INF; "
        'did you mean "PSY"?',
        "tables/dependencies.csv, row 2, column depends_on: actions wait for each other in a circle: "
        "A-CN-01 -> A-CN-02 -> A-CN-01; remove one of the rows 2, 7",
        'tables/gaps.csv, row 5, column severity: found "9"; allowed: a whole number from 1 to 5',
        "tables/gaps.csv, row 6, column notes: seems to hold an e-mail address; "
        "remove it; it is not repeated here, so that it does not travel",
        'tables/institutions.csv, row 3, column kind: found "cta"; allowed: '
        "health, home, sw, pdma, law, finance, "
        'pnd, edu, justice, ct, ngo, un, other; did you mean "ct"?',
        'tables/risks.csv, row 3, column action_id: found "A-CD-01", which is not in tables/actions.csv; '
        'did you mean "A-DD-01"?',
        'tables/scores.csv, row 2, column value: found "often"; '
        "allowed: a whole number on the rating scale, DK or ABSTAIN",
        'tables/scores.csv, row 3, column criterion_id: found "E11", which is not in tables/criteria.csv; '
        'did you mean "E1"?',
        'tables/servics.csv: is not a table of a workshop; did you mean "services.csv"?',
        'tables/sources.csv, row 2, column date: found "2029-02-30"; '
        "allowed: a date as YYYY-MM-DD, such as 2025-02-05",
        'tables/weights.csv, row 2, column weight: found "0,25"; allowed: a number from 0 to 1; '
        "write a point instead of the comma",
        'workshop.yaml, retention_until: found "31/12/2032"; allowed: '
        "a date as YYYY-MM-DD, such as 2025-02-05",
    ]


def test_reading_a_pack_with_faults_raises_all_errors_and_no_warning(edited_pack: EditPack) -> None:
    folder = edited_pack(gaps={2: {"severity": "9"}, 3: {"domain": "X"}}, services=None)
    with pytest.raises(
        InputError, match=r"^tables/gaps.csv: 2 things to look at\n  row 2, .*\n  row 3, .*$"
    ) as caught:
        read_workshop(folder)
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("gaps", {5: {"severity": "9"}}),
        ("gaps", {5: {"gap_id": "G-AA-01", "jurisdiction": ""}}),
        ("institutions", {5: {"delivers_services": "maybe"}}),
        ("instruments", {7: {"verified": "?"}}),
        ("criteria", {2: {"is_gate": "?"}}),
        ("criteria", {6: {"is_gate": "?"}}),
        ("participants", {2: {"consent_quote": "?"}}),
        ("cadres", {3: {"supervision_ratio": "?"}}),
        ("actions", {5: {"status": "?"}}),
        ("provisions", {2: {"ref": ""}}),
        ("weights", {2: {"weight": "?"}}),
    ],
)
def test_a_row_with_a_bad_cell_makes_no_other_row_look_wrong(
    faults_after: Faults, table: str, change: dict[int, dict[str, str]]
) -> None:
    assert len(faults_after(**{table: change})) == 1


def test_a_row_with_a_comma_too_many_makes_no_other_row_look_wrong(edited_pack: EditPack) -> None:
    folder = edited_pack()
    path = folder / "tables" / "gaps.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Hill villages see", "Hill villages, see"), encoding="utf-8"
    )
    assert [str(fault) for fault in check_workshop(folder).faults] == [
        "tables/gaps.csv, row 5: has 19 cells, but there are 18 headings; "
        "put text that holds a comma in double quotes"
    ]


@pytest.mark.parametrize("table", ["gaps", "institutions", "criteria", "participants", "weights", "cadres"])
@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b'x,y\n"1'])
def test_a_file_that_cannot_be_read_makes_no_other_table_look_wrong(
    faults_after: Faults, table: str, content: bytes
) -> None:
    assert len(faults_after(**{table: content})) == 1


def test_a_misspelt_key_column_makes_no_other_table_look_wrong(edited_pack: EditPack) -> None:
    folder = edited_pack()
    path = folder / "tables" / "gaps.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("gap_id,", "gapid,", 1), encoding="utf-8")
    assert [str(fault) for fault in check_workshop(folder).faults] == [
        'tables/gaps.csv, row 1, column gapid: there is no such column; did you mean "gap_id"?'
    ]


def test_a_fault_of_the_header_hides_no_fault_between_the_tables(faults_after: Faults) -> None:
    assert faults_after({"title": None}, risks={2: {"action_id": "A-AA-09"}}) == [
        "workshop.yaml, title: is blank; needed: some text",
        'tables/risks.csv, row 2, column action_id: found "A-AA-09", which is not in tables/actions.csv; '
        'did you mean "A-AA-03"?',
    ]


def test_warnings_wait_until_nothing_is_wrong(edited_pack: EditPack) -> None:
    """A slip in the id of a gap would otherwise make it look as if nobody answered that gap."""
    check = check_workshop(edited_pack(actions={5: {"gap_ids": "G-AA-09"}}))
    assert [fault.column for fault in check.errors] == ["gap_ids"]
    assert check.warnings == ()


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
        "tables/actions.csv",
        "tables/gaps.csv",
        "tables/institutions.csv",
    ]


@pytest.mark.parametrize("name", OPTIONAL)
def test_each_other_table_may_be_left_out(edited_pack: EditPack, name: str) -> None:
    check = check_workshop(edited_pack(**{name: None}))
    expected = OTHER_WARNINGS.get(name, [])
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


@pytest.mark.parametrize("name", ["weights", "risks", "dependencies", "training_targets"])
def test_headings_alone_count_as_a_table_not_given(nowhere: Path, edited_pack: EditPack, name: str) -> None:
    headings = (nowhere / "tables" / f"{name}.csv").read_text(encoding="utf-8").split("\n")[0]
    check = check_workshop(edited_pack(**{name: headings}))
    assert check.faults == ()
    assert check.workshop is not None
    assert not check.workshop.provides(name)


def test_byte_order_marks_and_other_line_ends_change_nothing(nowhere: Path, edited_pack: EditPack) -> None:
    folder = edited_pack()
    for path in (folder / "tables").iterdir():
        lines = list(csv.reader(path.read_text(encoding="utf-8").splitlines(keepends=True)))
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, lineterminator="\r\n").writerows(lines)
    assert_same_tables(read_workshop(folder), read_workshop(nowhere))


def test_blank_rows_change_only_the_row_numbers(nowhere: Path, edited_pack: EditPack) -> None:
    headings, *rows = (nowhere / "tables" / "risks.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    found = read_workshop(edited_pack(risks=headings + "\n,,,\n" + "\n".join(rows)))
    assert found.table("risks")["row"].tolist() == [4, 6, 8]
    pd.testing.assert_frame_equal(
        found.table("risks").drop(columns="row"), read_workshop(nowhere).table("risks").drop(columns="row")
    )


def test_reading_twice_gives_the_same(nowhere: Path) -> None:
    one, other = read_workshop(nowhere), read_workshop(nowhere)
    assert one.fingerprint == other.fingerprint
    assert_same_tables(one, other)
