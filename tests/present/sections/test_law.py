"""Which instruments say what, and what is to change in them."""

from collections.abc import Callable
from typing import Any

import pytest

from bahali.analysis.findings import Findings
from bahali.document.blocks import References
from bahali.document.section import Section
from bahali.present.sections import integration

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]


def all_of_domara(coverage: str) -> dict[int, dict[str, str]]:
    """Edits that assess all but one of the 8 cells of Domara; one was assessed already."""
    cells = [(f"N-DD-0{letter}", f"Q{place}") for letter in (1, 2) for place in (1, 2, 3, 4)]
    return {
        10 + number: {"instrument_id": instrument, "requirement_id": requirement, "coverage": coverage}
        for number, (instrument, requirement) in enumerate(cells)
        if (instrument, requirement) != ("N-DD-01", "Q4")
    }


def test_the_matrix_shows_each_cell_in_words(nowhere_findings: Find, block_of: BlockOf) -> None:
    table = block_of(integration(nowhere_findings("AA")), "matrix").table
    assert [column.label for column in table.columns] == [
        "Requirement",
        "Aamoora Courts Act",
        "Aamoora Guideline on Listening",
    ]
    assert table.rows[1] == ("Q2 Privacy", "In conflict", "Not assessed")


@pytest.mark.parametrize(
    ("jurisdiction", "told"),
    [
        (
            "AA",
            "4 requirements by 2 instruments. 1 cell of 8 was assessed; the rest is marked as not assessed.",
        ),
        ("CN", "4 requirements by 4 instruments. 3 cells of 16 were assessed; the rest is marked as"),
    ],
)
def test_the_matrix_is_told_to_who_cannot_see_it(
    nowhere_findings: Find, block_of: BlockOf, jurisdiction: str, told: str
) -> None:
    assert told in block_of(integration(nowhere_findings(jurisdiction)), "matrix").alt


def test_a_matrix_that_was_read_whole_leaves_no_rest(findings_after: Find, block_of: BlockOf) -> None:
    findings = findings_after("DD", assessments=all_of_domara("partial"))
    assert block_of(integration(findings), "matrix").alt == (
        "Table of tiles: 4 requirements by 2 instruments. Every cell was assessed."
    )


def test_a_matrix_that_nobody_assessed_is_not_drawn(
    nowhere_findings: Find, text_of: Text, figures_of: Callable[[Section], list[str]]
) -> None:
    section = integration(nowhere_findings("BB"))
    assert "Nothing recorded: Nobody has assessed an instrument of Bellowick yet." in text_of(section)
    assert figures_of(section) == []


def test_the_matrix_is_about_the_subject_of_the_workshop(nowhere_findings: Find, text_of: Text) -> None:
    text = text_of(integration(nowhere_findings("AA")))
    assert "must say for care for people harmed by attacks to be part of it" in text
    assert "psychosocial" not in text


def test_instruments_stand_with_what_they_meet(nowhere_findings: Find, block_of: BlockOf) -> None:
    table = block_of(integration(nowhere_findings("CN")), "instruments-table")
    assert table.rows[0] == (
        *("Care Act of Nowhere", "Act", "In force", "Partly applied", "Everyone harmed"),
        *(1, 1, 2, "N-CN-01"),
    )
    assert table.row_names == ("N-CN-01", "N-CN-02", "N-CN-03", "N-CN-04")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((6,), "the text of N-AA-01 for this report; counsel should, before it is relied on."),
        (
            (6, 7),
            "the text of N-AA-01 and N-AA-02 for this report; counsel should, before they are relied on.",
        ),
    ],
)
def test_texts_that_nobody_checked_are_named(
    findings_after: Find, text_of: Text, rows: tuple[int, ...], told: str
) -> None:
    findings = findings_after("AA", instruments={row: {"verified": "N"} for row in rows})
    assert told in text_of(integration(findings))


def test_where_every_text_was_checked_no_notice_stands(nowhere_findings: Find, text_of: Text) -> None:
    assert "Texts not checked" not in text_of(integration(nowhere_findings("AA")))


def test_a_change_names_what_is_now_who_approves_and_what_carries_it(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    assert block_of(integration(nowhere_findings("AA")), "changes-table").rows == (
        (
            "Q2 Privacy",
            "Aamoora Courts Act",
            "In conflict",
            "Keep the names of witnesses out of court lists",
            "Amend the Act",
            "Provincial assembly",
            References(ids=("A-AA-02",)),
        ),
    )


def test_where_no_change_was_proposed_the_section_says_so(nowhere_findings: Find, text_of: Text) -> None:
    text = text_of(integration(nowhere_findings("DD")))
    assert "Nothing recorded: No change was proposed for a cell of the matrix." in text


def test_requirements_that_nobody_carries_are_not_said_to_be_unmet(
    nowhere_findings: Find, text_of: Text
) -> None:
    text = text_of(integration(nowhere_findings("DD")))
    assert "No instrument was found to meet these requirements explicitly" in text
    assert text.endswith("Q1 Answer in a day\nQ2 Privacy\nQ3 Children")


def test_where_every_requirement_is_met_nothing_is_left_to_carry(findings_after: Find, text_of: Text) -> None:
    met = {"instrument_id": "N-DD-01", "coverage": "explicit", "provision_id": "V-DD-01"}
    assessments = {10 + place: {**met, "requirement_id": f"Q{place}"} for place in (1, 2, 3)}
    text = text_of(integration(findings_after("DD", assessments=assessments)))
    assert "Requirements nobody carries" not in text


def test_a_jurisdiction_without_instruments_says_so(
    findings_after: Find, emptied: Callable[[str], dict[str, dict[int, None]]], text_of: Text
) -> None:
    section = integration(findings_after("BB", **emptied("BB")))
    assert text_of(section) == "Nothing recorded: No instrument was recorded for Bellowick."
