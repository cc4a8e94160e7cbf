"""A false alarm can be accepted, but only where it stands, as it stands, and never about participants."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bahali.vocabulary.faults import describe_faults
from bahali.workshop import check_workshop
from bahali.workshop.accepting import AcceptedText, digest_text

Faults = Callable[..., list[str]]
TO_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
NUMBER = "Notification 0300-1234567"


def digest(*place_and_text: str) -> str:
    return sha256("\0".join(place_and_text).encode()).hexdigest()[:6].translate(TO_LETTERS)


def entry(**change: str | None) -> dict[str, str]:
    """Accept the number in the notes of G-CN-02, which stands in row 3 of the gaps."""
    whole: dict[str, str | None] = {
        "table": "gaps",
        "row": "G-CN-02",
        "column": "notes",
        "kind": "phone",
        "accept": digest("gaps", "G-CN-02", "notes", NUMBER),
        "reason": "the number of a notification",
        "accepted_by": "secretary of the workshop",
        **change,
    }
    return {key: value for key, value in whole.items() if value is not None}


def accepting(*entries: Mapping[str, str]) -> dict[str, Any]:
    return {"accepted_texts": list(entries)}


UNUSED = (
    "accepts nothing: no such text is there, or it was changed since; "
    "remove the entry, or write what the check tells now"
)


def test_an_accepted_text_is_a_remark_and_stops_nothing(edited_pack: Callable[..., Path]) -> None:
    check = check_workshop(edited_pack(accepting(entry()), gaps={3: {"notes": NUMBER}}))
    assert check.workshop is not None
    assert [str(fault) for fault in check.warnings] == [
        "tables/gaps.csv, row 3, column notes: looks like a telephone number; "
        "accepted as none in accepted_texts.entry 1"
    ]


def test_a_text_of_the_header_can_be_accepted_by_its_key(faults_after: Faults) -> None:
    accepted = entry(
        table="workshop",
        row=None,
        column="groups_absent.entry 2",
        accept=digest("workshop", "", "groups_absent.entry 2", NUMBER),
    )
    assert faults_after({"groups_absent": ["Ferry crews", NUMBER], **accepting(accepted)}) == [
        "workshop.yaml, groups_absent.entry 2: looks like a telephone number; "
        "accepted as none in accepted_texts.entry 1"
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"row": "G-CN-03"},
        {"column": "statement"},
        {"table": "actions"},
        {"kind": "card"},
        {"accept": "aaaaaa"},
    ],
)
def test_what_was_accepted_elsewhere_or_otherwise_is_refused(
    faults_after: Faults, change: dict[str, str]
) -> None:
    told = faults_after(accepting(entry(**change)), gaps={3: {"notes": NUMBER}})
    assert sorted(told) == [
        "tables/gaps.csv, row 3, column notes: seems to hold a telephone number; "
        "remove it; it is not repeated here, so that it does not travel "
        f"(kind: phone, accept: {entry()['accept']})",
        f"workshop.yaml, accepted_texts.entry 1: {UNUSED}",
    ]


def test_an_edited_cell_is_refused_again(faults_after: Faults) -> None:
    told = faults_after(accepting(entry()), gaps={3: {"notes": NUMBER + ", ask there"}})
    assert len(told) == 2
    assert any("seems to hold a telephone number" in line for line in told)
    assert f"workshop.yaml, accepted_texts.entry 1: {UNUSED}" in told


def test_another_thing_in_an_accepted_cell_is_refused(faults_after: Faults) -> None:
    text = NUMBER + ", x@example.org"
    accepted = entry(accept=digest("gaps", "G-CN-02", "notes", text))
    told = faults_after(accepting(accepted), gaps={3: {"notes": text}})
    assert [line.split(";")[0] for line in told] == [
        "tables/gaps.csv, row 3, column notes: seems to hold an e-mail address",
        "tables/gaps.csv, row 3, column notes: looks like a telephone number",
    ]


def test_an_entry_for_what_is_not_there_is_remarked(faults_after: Faults) -> None:
    assert faults_after(accepting(entry(), entry(table="gabs"))) == [
        f"workshop.yaml, accepted_texts.entry 1: {UNUSED}",
        f"workshop.yaml, accepted_texts.entry 2: {UNUSED}",
    ]


@pytest.mark.parametrize("table", ["participants", "scores", "weight_answers", "comparisons"])
def test_nothing_is_accepted_in_a_table_about_people(faults_after: Faults, table: str) -> None:
    assert faults_after(accepting(entry(table=table))) == [
        "workshop.yaml, accepted_texts.entry 1: "
        "nothing can be accepted in a table about people; remove it there instead"
    ]


def test_for_a_table_about_people_nothing_is_told_that_could_be_accepted(faults_after: Faults) -> None:
    told = faults_after(participants={2: {"participant_id": "P03001234567"}})
    found = [line for line in told if "seems to hold" in line]
    assert found
    assert not any("accept:" in line for line in found)


def test_an_entry_with_a_fault_accepts_nothing(faults_after: Faults) -> None:
    told = faults_after(accepting(entry(reason=None)), gaps={3: {"notes": NUMBER}})
    assert "workshop.yaml, accepted_texts.entry 1.reason: is blank; needed: some text" in told
    assert any("seems to hold a telephone number" in line for line in told)


def test_a_name_in_an_entry_is_refused_too(faults_after: Faults) -> None:
    told = faults_after(accepting(entry(accepted_by="Dr Somebody")), gaps={3: {"notes": NUMBER}})
    assert [line for line in told if "accepted_texts.entry 1.accepted_by: seems to hold the name" in line]
    assert not any("Somebody" in line for line in told)


def test_what_to_write_is_told_for_each_row_of_a_slip_in_many(edited_pack: Callable[..., Path]) -> None:
    folder = edited_pack(gaps={3: {"notes": NUMBER}, 4: {"notes": NUMBER}})
    told = describe_faults(check_workshop(folder).errors)
    first, second = (digest("gaps", f"G-CN-0{number}", "notes", NUMBER) for number in (2, 3))
    assert f"(kind: phone, accept: {first}) (also in row 4 (kind: phone, accept: {second}))" in told


def test_a_digest_changes_with_each_part() -> None:
    parts = ("gaps", "G-AA-01", "notes", NUMBER)
    changed = {digest_text(*parts[:place], "x", *parts[place + 1 :]) for place in range(4)}
    assert len(changed | {digest_text(*parts)}) == 5


def test_six_letters_are_no_number_to_a_spreadsheet_or_to_yaml() -> None:
    for number in range(500):
        accept = digest_text("gaps", "", "notes", str(number))
        assert accept.isalpha()
        assert AcceptedText.model_validate(entry(accept=accept)).accept == accept
