from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bahali.workshop import check_workshop
from bahali.workshop.checking import check_table
from bahali.workshop.personal import check_personal_data, check_personal_words
from bahali.workshop.reading import RawTable
from bahali.workshop.tables import TABLE_KINDS

Faults = Callable[..., list[str]]
REMEDY = "remove it; it is not repeated here, so that it does not travel"
TO_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
SECRETS = ["someone@example.org", "0300-1234567", "3520112345671", "35201-1234567-1"]


def waiver(kind: str, *place_and_text: str) -> str:
    """What is told so that somebody can accept a false alarm: 24 bits of a SHA-256, in letters."""
    digest = sha256("\0".join(place_and_text).encode()).hexdigest()[:6].translate(TO_LETTERS)
    key = f"column: {place_and_text[2]}, " if place_and_text[0] == "workshop" else ""
    return f"({key}kind: {kind}, accept: {digest})"


@pytest.mark.parametrize(
    ("words", "kind", "named"),
    [
        ("Ask someone@example.org", "mail", "an e-mail address"),
        ("Ask 0300-1234567", "phone", "a telephone number"),
        ("Card 3520112345671", "card", "an identity card number"),
        ("At 33.68441, 73.04788", "place", "a pair of coordinates"),
        ("Dr Somebody said so", "name", "the name of a person"),
    ],
)
def test_personal_data_in_free_text_are_refused_and_not_repeated(
    faults_after: Faults, words: str, kind: str, named: str
) -> None:
    assert faults_after(gaps={3: {"notes": words}}) == [
        f"tables/gaps.csv, row 3, column notes: seems to hold {named}; {REMEDY} "
        + waiver(kind, "gaps", "G-CN-02", "notes", words)
    ]


def test_of_each_kind_in_a_cell_one_fault_is_told(faults_after: Faults) -> None:
    words = "Ask Mr Somebody, 0300-1234567 or 0300-7654321"
    assert faults_after(gaps={3: {"notes": words}}) == [
        f"tables/gaps.csv, row 3, column notes: seems to hold {named}; {REMEDY} "
        + waiver(kind, "gaps", "G-CN-02", "notes", words)
        for kind, named in (("phone", "a telephone number"), ("name", "the name of a person"))
    ]


def test_personal_data_in_the_header_are_refused_and_not_repeated(faults_after: Faults) -> None:
    header = {"groups_absent": ["Ferry crews", "Ask 0300-1234567"], "place": "x@example.org"}
    assert faults_after(header) == [
        f"workshop.yaml, place: seems to hold an e-mail address; {REMEDY} "
        + waiver("mail", "workshop", "", "place", "x@example.org"),
        f"workshop.yaml, groups_absent.entry 2: seems to hold a telephone number; {REMEDY} "
        + waiver("phone", "workshop", "", "groups_absent.entry 2", "Ask 0300-1234567"),
    ]


def test_personal_data_in_a_key_of_the_header_are_refused_and_not_repeated(faults_after: Faults) -> None:
    (told,) = faults_after({"pillars": {"hear": "a", "hold": "b", "hand-on": "c", "Mrs Somebody": "d"}})
    assert told.startswith(
        "workshop.yaml, pillars.(the name of a person, not repeated here): seems to hold the name of a person"
    )


def test_a_link_is_searched_though_it_is_nobodys_own_words(faults_after: Faults) -> None:
    (told,) = faults_after(sources={2: {"url": "https://maps.google.com/?q=33.68,73.04"}})
    assert told.startswith("tables/sources.csv, row 2, column url: seems to hold an exact place on a map; ")


def test_a_number_within_an_id_is_found(faults_after: Faults) -> None:
    told = faults_after(sources={2: {"source_id": "S03001234567"}})
    assert (
        f"tables/sources.csv, row 2, column source_id: seems to hold a telephone number; {REMEDY}"
        in (told[0].split(" (kind")[0])
    )


def test_a_participant_called_by_name_is_refused_without_the_name(faults_after: Faults) -> None:
    """Neither the row of the participant nor any rating says who it was."""
    told = faults_after(
        participants={2: {"participant_id": "Zaharina"}}, scores={2: {"rater_id": "Zaharina"}}
    )
    place = "seems to hold the name of a person; write a pseudonym such as P01"
    assert [line for line in told if place in line and "participants.csv, row 2" in line]
    assert [line for line in told if place in line and "scores.csv, row 2" in line]
    assert not any("Zaharina" in line for line in told)


def test_a_group_may_be_called_by_words(faults_after: Faults) -> None:
    told = faults_after(scores={2: {"rater_id": "northern-hills", "rater_type": "group"}})
    assert not any("name of a person" in line for line in told)


def test_a_key_of_the_header_with_two_things_wrong_is_told_once(faults_after: Faults) -> None:
    assert faults_after({"retention_until": "0300-1234567"}) == [
        'workshop.yaml, retention_until: found "(a telephone number, not repeated here)"; '
        "allowed: a date as YYYY-MM-DD, such as 2025-02-05"
    ]


def test_a_header_without_personal_data_has_no_fault() -> None:
    assert list(check_personal_words({"start": "2030-09-12", "k_threshold": 5, "of": [{"name": "x"}]})) == []


@pytest.mark.parametrize("secret", SECRETS)
def test_an_unknown_id_is_told_without_the_personal_data_in_it(faults_after: Faults, secret: str) -> None:
    messages = "\n".join(faults_after(gaps={2: {"gap_id": secret}}, actions={5: {"jurisdiction": secret}}))
    assert "tables/gaps.csv, row 2, column gap_id" in messages
    assert "tables/actions.csv, row 5, column jurisdiction" in messages
    assert secret not in messages


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("name", TABLE_KINDS)
def test_personal_data_in_any_column_stay_out_of_every_message(name: str, secret: str) -> None:
    kind = TABLE_KINDS[name]
    headings = tuple(kind.row.model_fields)
    raw = RawTable(kind.file, headings, ((2, dict.fromkeys(headings, f"see {secret}")),))
    faults = [*check_table(raw, kind)[1], *check_personal_data(raw, kind)]
    assert faults
    assert not any(secret in str(fault) for fault in faults)


@given(
    st.sampled_from(sorted(TABLE_KINDS)),
    st.data(),
    st.text(max_size=80),
    st.sampled_from(SECRETS),
    st.text(max_size=80),
)
@settings(max_examples=60, deadline=None)
def test_whatever_stands_around_them_personal_data_are_not_repeated(
    name: str, data: st.DataObject, before: str, secret: str, after: str
) -> None:
    kind = TABLE_KINDS[name]
    column = data.draw(st.sampled_from(sorted(kind.row.model_fields)))
    raw = RawTable(kind.file, (column,), ((2, {column: f"{before} {secret} {after}"}),))
    faults = [*check_table(raw, kind)[1], *check_personal_data(raw, kind)]
    assert not any(secret in str(fault) for fault in faults)


@pytest.mark.parametrize("secret", SECRETS)
def test_a_heading_that_is_personal_data_is_not_repeated(
    edited_pack: Callable[..., Path], secret: str
) -> None:
    faults = check_workshop(edited_pack(risks=f"risk_id,{secret},{secret}\n")).faults
    assert faults
    assert not any(secret in str(fault) for fault in faults)
