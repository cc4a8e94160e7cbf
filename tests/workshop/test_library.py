"""The shipped requirements, and how a workshop adds to them."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from bahali.workshop import check_workshop, library, read_workshop
from bahali.workshop.tables.law import Requirement

EditPack = Callable[..., Path]
Faults = Callable[..., list[str]]
STANDARD = {"requirement_library": None}  # the key is not there, so what is shipped counts
HEADINGS = "requirement_id,label,short_label,aim,basis\n"


def ids_of(folder: Path) -> list[str]:
    return list(read_workshop(folder).table("requirements")["requirement_id"])


def test_eighteen_requirements_are_shipped_in_order() -> None:
    ids = [numbered.row.requirement_id for numbered in library.shipped_requirements()]  # type: ignore[attr-defined]
    assert ids == [f"R{number:02}" for number in range(1, 19)]


@pytest.mark.parametrize("numbered", library.shipped_requirements(), ids=lambda each: each.row.requirement_id)
def test_each_says_what_to_look_for_what_to_reach_and_what_it_rests_on(numbered: library.Numbered) -> None:
    row = numbered.row
    assert isinstance(row, Requirement)
    assert row.question is not None
    assert row.question.endswith("?")
    assert row.aim is not None
    assert row.aim.endswith(".")
    assert row.basis is not None
    assert any(character.isdigit() for character in row.basis) or "Memorandum" in row.basis


def test_a_workshop_without_its_own_uses_what_is_shipped(edited_pack: EditPack) -> None:
    folder = edited_pack(STANDARD, requirements=None, assessments=None, provisions=None)
    workshop = read_workshop(folder)
    assert len(workshop.table("requirements")) == 18
    assert workshop.provides("requirements")


def test_its_own_stand_behind_what_is_shipped(edited_pack: EditPack) -> None:
    assert ids_of(edited_pack(STANDARD))[-5:] == ["R18", "Q1", "Q2", "Q3", "Q4"]


def test_one_with_the_same_id_takes_its_place(edited_pack: EditPack) -> None:
    own = HEADINGS + "R02,Help is owed to all,,,\n"
    folder = edited_pack(STANDARD, requirements=own, assessments=None, provisions=None)
    requirements = read_workshop(folder).table("requirements").set_index("requirement_id")
    assert len(requirements) == 18
    assert requirements.loc["R02", "label"] == "Help is owed to all"
    assert pd.isna(requirements.loc["R02", "aim"])
    assert list(requirements.index[:3]) == ["R01", "R02", "R03"]


def test_an_id_given_twice_is_told_once(faults_after: Faults) -> None:
    own = HEADINGS + "R02,Help is owed to all,,,\nR02,Help is free,,,\n"
    assert faults_after(STANDARD, requirements=own, assessments=None, provisions=None) == [
        'tables/requirements.csv, row 3, column requirement_id: found "R02", which is also in row 2; '
        "give one of them another id, or remove one of the two rows"
    ]


def test_a_workshop_may_do_without_what_is_shipped(edited_pack: EditPack) -> None:
    assert ids_of(edited_pack()) == ["Q1", "Q2", "Q3", "Q4"]


def test_an_unknown_requirement_is_told_with_what_is_shipped_in_mind(faults_after: Faults) -> None:
    (told,) = faults_after(STANDARD, assessments={2: {"requirement_id": "R20"}})
    assert told.startswith(
        'tables/assessments.csv, row 2, column requirement_id: found "R20", which is not in'
    )
    assert 'did you mean "R' in told


def test_a_slip_in_the_header_does_not_make_shipped_ids_look_wrong(faults_after: Faults) -> None:
    (told,) = faults_after({**STANDARD, "start": "soon"}, assessments={2: {"requirement_id": "R02"}})
    assert told.startswith("workshop.yaml, start")


def test_the_fingerprint_knows_the_shipped_requirements(
    edited_pack: EditPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = edited_pack(STANDARD)
    before = read_workshop(folder).fingerprint
    monkeypatch.setattr("bahali.workshop.fingerprint.shipped_fingerprint", lambda: "another version")
    assert read_workshop(folder).fingerprint != before


def test_the_fingerprint_of_a_workshop_without_them_does_not(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = check_workshop(nowhere).workshop
    monkeypatch.setattr("bahali.workshop.fingerprint.shipped_fingerprint", lambda: "another version")
    after = check_workshop(nowhere).workshop
    assert before is not None
    assert after is not None
    assert after.fingerprint == before.fingerprint
