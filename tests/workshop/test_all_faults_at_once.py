"""Every fault is told once, and a slip makes nothing else look wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bahali.vocabulary.faults import InputError
from bahali.workshop import check_workshop, read_workshop

Faults = Callable[..., list[str]]
EditPack = Callable[..., Path]


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
        "remove it; it is not repeated here, so that it does not travel (kind: mail, accept: hepbgn)",
        'tables/institutions.csv, row 3, column kind: found "cta"; allowed: '
        "health, home, sw, pdma, law, finance, "
        'pnd, edu, justice, ct, ngo, un, other; did you mean "ct"?',
        'tables/risks.csv, row 3, column action_id: found "A-CD-01", which is not in the table actions; '
        'did you mean "A-DD-01"?',
        'tables/scores.csv, row 2, column value: found "often"; '
        "allowed: a whole number on the rating scale, DK or ABSTAIN",
        'tables/scores.csv, row 3, column criterion_id: found "E11", which is not in the table criteria; '
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
        "tables/gaps.csv, row 5: has 20 cells, but there are 19 headings; "
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
        'tables/risks.csv, row 2, column action_id: found "A-AA-09", which is not in the table actions; '
        'did you mean "A-AA-03"?',
    ]


def test_warnings_wait_until_nothing_is_wrong(edited_pack: EditPack) -> None:
    """A slip in the id of a gap would otherwise make it look as if nobody answered that gap."""
    check = check_workshop(edited_pack(actions={5: {"gap_ids": "G-AA-09"}}))
    assert [fault.column for fault in check.errors] == ["gap_ids"]
    assert check.warnings == ()
