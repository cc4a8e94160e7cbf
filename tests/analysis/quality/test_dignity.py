"""Wording that keeps the dignity of people: what is remarked, and what is left."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from bahali.analysis.quality.checks import Obstacle
from bahali.analysis.quality.dignity import check_wording, find_undignified, free_columns, list_names
from bahali.workshop import read_workshop
from bahali.workshop.fields import is_free_text
from bahali.workshop.tables import TABLE_KINDS

Make = Callable[..., pd.DataFrame]

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Compensation for innocent victims", "innocent victims"),
        ("All beneficiaries are called", "beneficiaries"),
        ("Number of beneficiary families", "beneficiary"),
        ("A list of non-beneficiaries", "beneficiaries"),
        ("Only genuine claimants and genuine victims are paid", "genuine victims"),
        ("Wards for mentally disordered persons", "mentally disordered"),
        ("Care for mentally ill people", "mentally ill people"),
        ("Care for the mentally ill", "the mentally ill"),
        ("PTSD sufferers", "sufferers"),
        ("Children suffering from distress", "suffering from"),
        ("Groups for traumatised children", "traumatised children"),
        ("Groups for traumatized children", "traumatized children"),
        ("A home for the traumatised", "the traumatised"),
        ("Two men committed suicide", "committed suicide"),
        ("A failed suicide", "failed suicide"),
        ("Families of martyrs", "martyrs"),
        ("Families of shaheed officers", "shaheed"),
        ("Payments to the Shuhada", "Shuhada"),
        ("Ramps for the disabled", "the disabled"),
        ("Seats for handicapped people", "handicapped"),
        ("A wheelchair-bound man", "wheelchair-bound"),
        ("People confined to a wheelchair", "confined to a wheelchair"),
        ("Counselling of addicts", "addicts"),
        ("The helpless victims", "helpless victims"),
        ("Care prevents the radicalisation of victims", "radicalisation"),
        ("Bereaved sons may be radicalized", "radicalized"),
    ],
)
def test_undignified_words_are_found(text: str, found: str) -> None:
    assert [words for words, _, _ in find_undignified(text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "The beneficiary account is in the person's own name",
        "Write the beneficiary's bank on the form",
        "Families suffer loss, and their suffering is met with respect",
        "Clinics for trauma; people who were traumatised by the attack",
        "After a suicide attack; failed suicide bombing",
        "He died by suicide",
        "Training at Shaheed Benazir Hospital",
        "The law says “mentally disordered person” and is quoted only",
        "Mind the blind spot of the ramp",
        "People with disabilities, people who are deaf",
        "Addiction care; additional seats",
        "Innocence is presumed; victims are not asked",
        "A course on radicalisation for prison staff",
        "Radicalisation is for others to study. Victims are not part of it.",
        "Support for victims of violent extremism",
        "The person is mentally well",
        "Poor roads; poor families receive travel costs",
    ],
)
def test_plain_words_are_left_alone(text: str) -> None:
    assert find_undignified(text) == []


def test_titles_of_laws_and_names_of_bodies_are_left_wherever_they_stand() -> None:
    names = ["Shuhada Package 2020", "Beneficiary Board"]
    assert find_undignified("Paid by the Beneficiary Board under the Shuhada Package 2020", names) == []
    assert [found for found, *_ in find_undignified("Shuhada Package 2019", names)] == ["Shuhada"]


def test_nothing_is_read_across_what_was_cut_out() -> None:
    assert find_undignified('the "safe" disabled list') == []


def test_a_remark_quotes_only_the_phrase_and_says_why_and_what_instead(make_table: Make) -> None:
    gap = {
        "gap_id": "G-AA-01",
        "statement": "Nobody calls the beneficiaries back",
        "notes": "For the disabled too",
    }
    result = check_wording({"gaps": make_table("gaps", gap)}, [])
    assert [str(fault) for fault in result.remarks] == [
        'tables/gaps.csv, row 2, column notes: "the disabled": it names people by one trait; write'
        " instead: people"
        " with disabilities",
        'tables/gaps.csv, row 2, column statement: "beneficiaries": it makes people receivers of a'
        " favour; write"
        " instead: people who receive support, or rights-holders",
    ]
    assert result.looked_at == 2
    assert all(fault.is_warning for fault in result.remarks)


def test_titles_and_citations_are_not_looked_at(make_table: Make) -> None:
    tables = {
        "instruments": make_table("instruments", {"title": "Lunatics Act", "short_title": "Lunatics Act"}),
        "institutions": make_table("institutions", {"name": "Martyrs Trust"}),
        "sources": make_table("sources", {"citation": "On innocent victims"}),
    }
    result = check_wording(tables, [])
    assert (result.looked_at, result.remarks, result.obstacle) == (0, (), Obstacle.NO_TEXT)
    assert list_names(tables) == ["Lunatics Act", "Lunatics Act", "Martyrs Trust"]


def test_cells_in_other_letters_are_left_out(make_table: Make) -> None:
    gaps = make_table("gaps", {"statement": "Нет наставников"}, {"statement": "No mentors"})
    result = check_wording({"gaps": gaps}, [])
    assert (result.looked_at, result.left_out, result.obstacle) == (1, 1, Obstacle.OTHER_LETTERS)


@pytest.mark.parametrize("table", TABLE_KINDS)
def test_every_column_of_own_words_is_looked_at_but_titles_and_names(table: str) -> None:
    fields = TABLE_KINDS[table].row.model_fields
    left = {name for name, field in fields.items() if is_free_text(field)} - set(free_columns(table))
    expected = {"instruments": {"title", "short_title"}, "institutions": {"name"}, "sources": {"citation"}}
    assert left == expected.get(table, set())


@pytest.mark.parametrize("pack", ["parameters/islamabad-2025", "tests/packs/nowhere"])
def test_the_shipped_packs_and_requirements_are_worded_with_dignity(pack: str) -> None:
    tables = read_workshop(ROOT / pack).tables
    assert [str(fault) for fault in check_wording(tables, list_names(tables)).remarks] == []
