"""What exists, what works and what is missing."""

from collections.abc import Callable
from typing import Any

import pytest

from bahali.analysis.findings import Findings
from bahali.document.blocks import References
from bahali.document.section import Section
from bahali.present.sections import gaps, practices, services

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]
Emptied = Callable[[str], dict[str, dict[int, None]]]


def test_services_are_counted_and_so_are_those_that_can_be_had(nowhere_findings: Find, text_of: Text) -> None:
    assert text_of(services(nowhere_findings("AA"))).startswith(
        "2 services were recorded; 1 can be had today, at least in part."
    )
    assert text_of(services(nowhere_findings("EE"))).startswith("1 service was recorded; 1 can be had today")


def test_a_service_that_ended_cannot_be_had_however_available_it_was(
    findings_after: Find, text_of: Text
) -> None:
    text = text_of(services(findings_after("AA", services={3: {"service_status": "END"}})))
    assert text.startswith("2 services were recorded; none can be had today, at least in part.")
    assert "Heat map of services by layer and phase: none of them can be had today." in text


def test_the_picture_is_told_to_who_cannot_see_it(nowhere_findings: Find, block_of: BlockOf) -> None:
    # One usable service, at layer 2 in two phases: 12 combinations less 2 are empty.
    assert block_of(services(nowhere_findings("AA")), "coverage").alt == (
        "Heat map of services by layer and phase. The most in one combination is 1 service, recorded for"
        " “Community and family supports”, “1 to 6 months” and elsewhere. 10 combinations of layer and phase"
        " after an attack have no service."
    )


@pytest.mark.parametrize(
    ("phases", "told"),
    [
        ("ALL", "Every combination of layer and phase after an attack has a service."),
        ("IMM;SHO", "4 combinations of layer and phase after an attack have no service."),
    ],
)
def test_empty_combinations_are_counted(
    findings_after: Find, block_of: BlockOf, phases: str, told: str
) -> None:
    findings = findings_after("AA", services={3: {"layers": "1;2;3;4", "phases": phases}})
    assert block_of(services(findings), "coverage").alt.endswith(told)


def test_numbers_behind_the_heat_map_are_those_of_the_services(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    table = block_of(services(nowhere_findings("AA")), "coverage").table
    assert [column.label for column in table.columns] == [
        "Layer",
        "Before an attack",
        "First 4 weeks",
        "1 to 6 months",
        "After 6 months",
    ]
    assert {row[0]: row[1:] for row in table.rows} == {
        "Basic services and security": (0, 0, 0, 0),
        "Community and family supports": (0, 0, 1, 1),
        "Focused, non-specialised supports": (0, 0, 0, 0),
        "Specialised services": (0, 0, 0, 0),
        "Across all layers": (0, 0, 0, 0),
    }


def test_kinds_of_assistance_without_a_service_are_left_out(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    assert block_of(services(nowhere_findings("AA")), "availability").rows == (
        ("Legal", 0, 0, 1, 0),
        ("Community", 1, 0, 0, 0),
    )


def test_services_whose_place_could_harm_are_counted_but_not_listed(
    nowhere_findings: Find, block_of: BlockOf, text_of: Text
) -> None:
    section = services(nowhere_findings("AA"))
    assert [row[0] for row in block_of(section, "services-table").rows] == ["Court companions"]
    assert (
        "Not listed: 1 service is counted above but not listed, because knowing of it could put"
        " people at risk."
    ) in text_of(section)


def test_several_services_held_back_are_told_in_the_plural(findings_after: Find, text_of: Text) -> None:
    text = text_of(services(findings_after("AA", services={4: {"sensitivity": "high"}})))
    assert "2 services are counted above but not listed, because knowing of them could put" in text
    assert "Services recorded by the workshop" not in text


def test_the_secretariat_sees_every_service(nowhere_findings: Find, block_of: BlockOf, text_of: Text) -> None:
    section = services(nowhere_findings("AA", edition="restricted"))
    assert [row[0] for row in block_of(section, "services-table").rows] == [
        "Evening circles",
        "Court companions",
    ]
    assert "Not listed" not in text_of(section)


def test_a_jurisdiction_without_services_has_no_empty_picture(
    findings_after: Find, emptied: Emptied, text_of: Text, figures_of: Callable[[Section], list[str]]
) -> None:
    section = services(findings_after("BB", **emptied("BB")))
    assert text_of(section) == "Nothing recorded: No service was recorded for Bellowick."
    assert figures_of(section) == []


def test_practices_from_elsewhere_stand_where_they_answer_a_gap(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    # R-AA-01 names gaps of Aamoora and of Cindervale.
    for jurisdiction in ("AA", "CC"):
        table = block_of(practices(nowhere_findings(jurisdiction)), "practices-table")
        assert table.row_names == ("R-AA-01",)


def test_a_jurisdiction_without_practices_says_so(nowhere_findings: Find, text_of: Text) -> None:
    assert text_of(practices(nowhere_findings("BB"))) == (
        "Nothing recorded: No practice was recorded for Bellowick."
    )


def test_gaps_stand_with_their_place_cause_and_answer(nowhere_findings: Find, block_of: BlockOf) -> None:
    table = block_of(gaps(nowhere_findings("EE")), "gaps-table")
    assert table.row_names == ("G-EE-01", "G-EE-02", "G-EE-03")
    assert table.rows[0][1:] == (
        1,
        "Community: Access",
        4,
        3,
        "سڑک بند ہے",
        References(ids=("A-EE-01",)),
        "G-EE-01",
    )
    assert table.rows[2][6] == References(ids=())


def test_the_severest_gap_is_told_to_who_cannot_see_the_bars(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    assert block_of(gaps(nowhere_findings("BB")), "severity").alt == (
        "Bar chart of 2 gaps by severity. The first is G-BB-01, The night desk has no interpreter,"
        " with severity"
        " 4 of 5."
    )


def test_gaps_that_no_action_answers_are_named(nowhere_findings: Find, text_of: Text) -> None:
    assert "Gaps without an answer: No open action answers G-EE-03." in text_of(gaps(nowhere_findings("EE")))
    assert "Gaps without an answer" not in text_of(gaps(nowhere_findings("AA")))


def test_a_rejected_action_answers_no_gap(findings_after: Find, text_of: Text) -> None:
    findings = findings_after("EE", actions={14: {"status": "rejected"}})
    assert "No open action answers G-EE-01 and G-EE-03." in text_of(gaps(findings))


def test_a_jurisdiction_without_gaps_has_no_empty_bars(
    findings_after: Find, emptied: Emptied, text_of: Text, figures_of: Callable[[Section], list[str]]
) -> None:
    section = gaps(findings_after("BB", **emptied("BB")))
    assert text_of(section) == "Nothing recorded: No gap was recorded for Bellowick."
    assert figures_of(section) == []
