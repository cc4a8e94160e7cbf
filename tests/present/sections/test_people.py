"""Who must be trained, how many, and who supervises them."""

from collections.abc import Callable
from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.section import Section
from bahali.present.sections import training

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]

LINE = "Listening volunteers: Listening in five days"


def rows_by_table(section: Section, block_of: BlockOf) -> dict[str, tuple[tuple[object, ...], ...]]:
    names = ("seats-table", "completed-table", "active-table", "supervisors-table")
    return {name: block_of(section, name).rows for name in names}


def test_each_year_is_worked_out_from_the_year_before(nowhere_findings: Find, block_of: BlockOf) -> None:
    # 2031: 2 courses of 20 seats, 95 % complete, 38; 60 x 0.95 + 38 = 95; 95 / 15 needs 7 supervisors.
    # 2032: 1 course of 20 seats, 90 % complete, 18; 95 x 0.9 + 18 = 103.5; 103.5 / 15 needs 7.
    assert rows_by_table(training(nowhere_findings("AA")), block_of) == {
        "seats-table": ((LINE, 40, 20),),
        "completed-table": ((LINE, 38, 18),),
        "active-table": ((LINE, 95, 104),),
        "supervisors-table": ((LINE, 7, 7),),
    }


def test_assumptions_are_those_of_the_workshop(nowhere_findings: Find, text_of: Text) -> None:
    assert "Where the workshop gave no share, 90 % complete and 10 % leave in a year." in text_of(
        training(nowhere_findings("AA"))
    )


def test_targets_the_courses_would_miss_are_told(nowhere_findings: Find, text_of: Text) -> None:
    # 38 of 36 hoped for in 2031, but 18 of 20 in 2032.
    text = text_of(training(nowhere_findings("AA")))
    assert f"{LINE}, 2032: 18 would complete, 20 were hoped for." in text
    assert "2031: 38 would complete" not in text


def test_without_a_target_none_is_missed(nowhere_findings: Find, text_of: Text) -> None:
    assert "Targets the courses would not reach" not in text_of(training(nowhere_findings("DD")))


def test_a_picture_of_several_years_is_told_to_who_cannot_see_it(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    assert block_of(training(nowhere_findings("AA")), "stock").alt == (
        "Line chart of trained people from 2031 to 2032 for 1 cadre and course. In 2032 the largest group is"
        f" {LINE}, with about 104 people."
    )


def test_a_picture_of_one_year_does_not_run_from_it_to_it(nowhere_findings: Find, block_of: BlockOf) -> None:
    alt = block_of(training(nowhere_findings("DD")), "stock").alt
    assert alt.startswith("Line chart of trained people in 2031 for 1 cadre and course.")


def test_one_trained_person_is_a_person(findings_after: Find, block_of: BlockOf) -> None:
    findings = findings_after("DD", cadres={4: {"baseline_n": "1"}}, training_targets={4: {"cohorts": "0"}})
    assert block_of(training(findings), "stock").alt.endswith("with about 1 person.")


def test_an_unknown_starting_point_is_said_to_be_unknown(nowhere_findings: Find, text_of: Text) -> None:
    text = text_of(training(nowhere_findings("EE")))
    assert "Unknown starting points: How many there are today is not known for: اسکول کے رہنما." in text
    assert "Unknown starting points" not in text_of(training(nowhere_findings("AA")))


def test_two_cadres_of_one_name_are_told_apart(findings_after: Find, block_of: BlockOf) -> None:
    findings = findings_after(
        "AA",
        cadres={2: {"label": "Volunteers"}, 3: {"label": "Volunteers"}},
        training_targets={3: {"cadre_id": "K-CN-01", "year": "2031"}},
    )
    rows = block_of(training(findings), "seats-table").rows
    assert [row[0] for row in rows] == [
        "Volunteers: Listening in five days (K-AA-01, T-CN-01)",
        "Volunteers: Listening in five days (K-CN-01, T-CN-01)",
    ]
    assert [row[1] for row in rows] == [40, 20]


def test_a_cadre_without_a_ratio_asks_for_no_number_of_supervisors(
    findings_after: Find, block_of: BlockOf
) -> None:
    findings = findings_after("AA", cadres={3: {"supervision_ratio": ""}})
    assert block_of(training(findings), "supervisors-table").rows == ((LINE, None, None),)


def test_courses_of_other_jurisdictions_are_left_out(nowhere_findings: Find, block_of: BlockOf) -> None:
    table = block_of(training(nowhere_findings("AA")), "programmes-table")
    assert table.rows == (("Listening in five days", "Global Care Federation guide", 5, 20, 12, "T-CN-01"),)


def test_a_jurisdiction_without_targets_says_so(nowhere_findings: Find, text_of: Text) -> None:
    assert text_of(training(nowhere_findings("BB"))) == (
        "Nothing recorded: No training target was recorded for Bellowick."
    )
