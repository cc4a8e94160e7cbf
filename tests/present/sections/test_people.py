"""Who must be trained by when, what holds it up, and what another pace or plan would change."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bahali.analysis.findings import Findings
from bahali.analysis.workforce.binding import Bond
from bahali.analysis.workforce.finding import Need
from bahali.document.section import Section
from bahali.present.sections import training
from bahali.present.training import beside_target, relief_in_words

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]

CADRE = "Listening volunteers"


def test_the_answer_comes_first(nowhere_findings: Find) -> None:
    # At least 82.5 and 89.6 (below). Senior counsellors in 2032: 18 x 0.9 x 0.9 = 14.58, so 14.
    # Needed: for themselves 14.58 / 9, 2; volunteers 103.5 / 15, 7; in DD 32.4 / 8, 5, from
    # (24 x 0.9 + 14.4) x 0.9 = 32.4; in EE 12 x 0.9 x 0.9 = 9.72 / 12, 1: 15.
    first, *_ = training(nowhere_findings("AA")).blocks
    assert first.text == (
        f"To be trained and in service: {CADRE}, 80 by 2032. As planned,"
        " every target is reached in its year. If"
        " fewer complete and more leave, as far as the assumptions allow, 1 of 1 target is reached in time."
        " Supervisors are short: from 2032, 1 more of “Senior counsellors” is needed than there would be."
    )


def test_each_year_is_worked_out_from_the_year_before(nowhere_findings: Find, block_of: BlockOf) -> None:
    # 2031: 2 courses of 20 seats, 95 % complete, 38; 60 x 0.95 + 38 = 95; 95 / 15 needs 7; 57 stay.
    # 2032: 1 course of 20 seats, 90 % complete, 18; 95 x 0.9 + 18 = 103.5; 103.5 / 15 needs 7; 85.5 stay.
    # At least 50 x 0.93 + 40 x 0.9 = 82.5, 82.5 x 0.88 + 20 x 0.85 = 89.6; at most 70 x 0.97 + 40 = 107.9
    # (all complete), 107.9 x 0.92 + 20 x 0.95 = 118.268.
    assert block_of(training(nowhere_findings("AA")), "stock").table.rows == (
        (CADRE, 2031, 2, 40, 38, 95, 82, 108, 7, 57),
        (CADRE, 2032, 1, 20, 18, 104, 90, 118, 7, 86),
    )


def test_the_target_stands_beside_today_and_the_end_of_the_plan(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    # If the course of 2032 went on, 18 complete and a tenth leaves: 180.
    assert block_of(training(nowhere_findings("AA")), "targets-table").rows == (
        (CADRE, "60 (50 to 70)", 2031, "104 (90 to 118)", "80 by 2032", "2031", "settles near 180"),
    )


def test_a_target_not_reached_is_told_with_how_many_there_would_be(findings_after: Find) -> None:
    findings = findings_after("AA", cadres={3: {"target_n": "104"}})
    # 103.5 is not 104, so it is not rounded up to it.
    first = training(findings).blocks[0].text
    assert f"none of 1 target is reached in time; not {CADRE} (about 103 of 104 by 2032)." in first


def test_a_target_of_a_year_before_the_plan_is_said_to_be_outside_it(
    findings_after: Find, text_of: Text
) -> None:
    text = text_of(training(findings_after("AA", cadres={3: {"target_year": "2030"}})))
    assert f"none of 1 target is reached in time; not {CADRE} (2030 is not in the plan)." in text


def test_supervisors_and_trainers_are_compared_with_those_there_are(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    # Senior counsellors: 16.2, then 14.58. To teach: one team of two, which can give two courses.
    table = block_of(training(nowhere_findings("AA")), "supervision-table")
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows == {
        "Senior counsellors, to supervise": ("needs 15, has 16", "needs 15, has 14, 1 short"),
        "Senior counsellors, to teach": ("needs 2, has 18", "needs 2, has 16"),
    }


def test_supervisors_of_unknown_number_are_not_called_nobody(findings_after: Find, text_of: Text) -> None:
    text = text_of(training(findings_after("AA", cadres={2: {"baseline_n": ""}})))
    assert "Nobody knows how many of “Senior counsellors” there are to supervise" in text
    assert "there: not known" in text
    assert "Supervisors are short" not in text


def test_courses_are_counted_by_cost_band_with_refreshers_on_top(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    # 57 and 86 seats to be trained again, 20 to a course: 3 and 5.
    table = block_of(training(nowhere_findings("AA")), "cohorts-table")
    assert table.rows == (
        ("Cohorts, each I, up to 40 000 crowns", 2, 1),
        ("Seats on these", 40, 20),
        ("Refresher seats, on top", 57, 86),
        ("Refresher cohorts, on top", 3, 5),
    )


def test_another_pace_changes_stock_target_and_shortage(nowhere_findings: Find, block_of: BlockOf) -> None:
    # Half: 1 and 0 cohorts, 60 x 0.95 + 19 = 76, 76 x 0.9 = 68.4. Half as many again: 3 and 2 cohorts,
    # 57 + 57 = 114, 114 x 0.9 + 36 = 138.6. Later: 54 (a tenth leaves), 54 x 0.95 + 38 = 89.3.
    rows = block_of(training(nowhere_findings("AA")), "pace-table").rows
    assert rows[0] == (
        CADRE, "68; not reached", "104; reached in 2031", "139; reached in 2031", "89; reached in 2032",
    )  # fmt: skip
    assert rows[2] == ("Trainers missing, at most", "0", "0", "0", "0")
    nobody_said = block_of(training(nowhere_findings("DD")), "pace-table").rows[2]
    assert nobody_said == ("Trainers missing, at most", *["not known"] * 4)


def test_the_lightest_plan_stands_beside_what_is_planned(
    nowhere_findings: Find, block_of: BlockOf, text_of: Text
) -> None:
    # One course a year: 57 + 19 = 76, 76 x 0.9 + 18 = 86.4. One course alone: 76 x 0.9 = 68.4, or 51.3 + 18.
    # At worst 46.5 + 18 = 64.5, 64.5 x 0.88 + 17 = 73.76, below 80.
    section = training(nowhere_findings("AA"))
    assert block_of(section, "plan-table").rows == ((CADRE, "1 (2)", "1 (1)"),)
    assert "this plan would still reach none of 1 target" in text_of(section)


def test_where_there_is_no_plan_the_limit_is_named(findings_after: Find, text_of: Text) -> None:
    # 60 x 0.95 x 0.9 = 51.3, 3 courses in each year add 57 x 0.9 + 54: 156.6, below 200.
    text = text_of(training(findings_after("AA", cadres={3: {"target_n": "200"}})))
    assert "No number of cohorts reaches all targets in their years within what is there." in text
    assert "plan-table" not in text


@pytest.mark.parametrize(
    ("needs", "words"),
    [
        (
            (Need(Bond.SUPERVISORS, "K-CN-01", 3, 2032),),
            "Supervisors are the limit: 3 more of “Senior counsellors” by 2032 would do.",
        ),
        (
            (Need(Bond.COHORTS, "T-CN-01", 1, 2031), Need(Bond.TRAINERS, "K-CN-01", 2, None)),
            "The cohorts that can be given and trainers together are the limit: 1 more cohort a year of"
            " “Listening in five days” by 2031 and 2 more of “Senior counsellors” would do.",
        ),
        (
            (Need(Bond.COHORTS, "T-CN-01", 6, 2031, is_fewest=False),),
            "The cohorts that can be given are the limit: 6 more cohorts a year of “Listening in five days”"
            " by 2031 would do; fewer may, since the search was stopped.",
        ),
        ((Need(Bond.YEARS, "", 2, None),), "Put off by 2 years, all targets could be reached."),
    ],
)
def test_what_would_be_enough_is_said_in_words(
    nowhere_findings: Find, needs: tuple[Need, ...], words: str
) -> None:
    assert relief_in_words(nowhere_findings("AA"), needs) == words


def test_a_plan_that_was_not_shown_to_be_the_lightest_says_so(
    findings_after: Find, block_of: BlockOf
) -> None:
    findings = findings_after("AA")
    search = findings.people.search
    assert search.found is not None
    assert "stopped" not in block_of(training(findings), "plan-table").note
    findings.people.__dict__["search"] = replace(search, found=replace(search.found, is_fewest=False))
    assert "the search was stopped: fewer may be enough." in block_of(training(findings), "plan-table").note


def test_a_search_that_found_nothing_in_time_says_no_more(findings_after: Find, text_of: Text) -> None:
    findings = findings_after("AA")
    stopped = replace(findings.people.search, found=None, is_settled=False)
    findings.people.__dict__["search"] = stopped
    text = text_of(training(findings))
    assert "The plan is so large that the search was stopped before it found one, or what would help." in text
    assert "would change that" not in text


def test_a_target_just_missed_does_not_look_reached() -> None:
    assert [beside_target(people, 150) for people in (149.7, 149.9999999, 150.0, 142.8)] == [
        149,
        150,
        150,
        143,
    ]


def test_assumptions_are_those_of_the_workshop(nowhere_findings: Find, text_of: Text) -> None:
    text = text_of(training(nowhere_findings("AA")))
    assert "Where the workshop gave no share, 90 % complete and 10 % leave in a year." in text
    assert "up to 5 % of the seats lower or higher, and leaving up to 2 % of the people" in text


def test_hopes_the_courses_would_not_meet_are_told(nowhere_findings: Find, text_of: Text) -> None:
    # 38 of 36 hoped for in 2031, but 18 of 20 in 2032.
    text = text_of(training(nowhere_findings("AA")))
    assert f"{CADRE}, Listening in five days, 2032: 18 would complete, 20 were hoped for." in text
    assert "2031: 38 would complete" not in text


def test_without_a_hope_none_is_disappointed(nowhere_findings: Find, text_of: Text) -> None:
    assert "Hopes the courses would not meet" not in text_of(training(nowhere_findings("DD")))


def test_without_a_target_nothing_is_said_to_be_reached(nowhere_findings: Find, text_of: Text) -> None:
    text = text_of(training(nowhere_findings("DD")))
    assert "No cadre has a target, so it cannot be said whether the planned courses are enough." in text
    assert "No cadre with a course has a target, so there is no plan to look for." in text


def test_a_picture_of_several_years_is_told_to_who_cannot_see_it(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    assert block_of(training(nowhere_findings("AA")), "stock").alt == (
        "Line charts of trained people from 2031 to 2032 for 1 cadre and course. In 2032 the largest group is"
        f" {CADRE}, with about 104 people."
    )


def test_a_picture_of_one_year_does_not_run_from_it_to_it(nowhere_findings: Find, block_of: BlockOf) -> None:
    alt = block_of(training(nowhere_findings("DD")), "stock").alt
    assert alt.startswith("Line charts of trained people in 2031 for 1 cadre and course.")


def test_one_trained_person_is_a_person(findings_after: Find, block_of: BlockOf) -> None:
    findings = findings_after("DD", cadres={4: {"baseline_n": "1"}}, training_targets={4: {"cohorts": "0"}})
    assert block_of(training(findings), "stock").alt.endswith("with about 1 person.")


def test_an_unknown_starting_point_is_said_to_be_unknown(
    nowhere_findings: Find, findings_after: Find, text_of: Text, block_of: BlockOf
) -> None:
    section = training(findings_after("EE", cadres={5: {"baseline_least": "", "baseline_most": ""}}))
    assert "Unknown starting points: How many there are today is not known for: اسکول کے رہنما." in text_of(
        section
    )
    assert block_of(section, "targets-table").rows[0][1] == "not known"
    assert block_of(section, "stock").table.rows[0][0] == "اسکول کے رہنما (newly trained only)"
    known = training(nowhere_findings("EE"))
    assert "Unknown starting points" not in text_of(known)
    # Nobody counted them, but there are 5 to 20: in the middle 12.5, so 12.
    assert block_of(known, "targets-table").rows[0][1] == "12 (5 to 20)"


def test_two_cadres_of_one_name_are_told_apart(findings_after: Find, block_of: BlockOf) -> None:
    findings = findings_after(
        "AA",
        cadres={2: {"label": "Volunteers"}, 3: {"label": "Volunteers"}},
        training_targets={3: {"cadre_id": "K-CN-01", "year": "2031"}},
    )
    section = training(findings)
    assert [row[0] for row in block_of(section, "targets-table").rows] == [
        "Volunteers (K-AA-01)",
        "Volunteers (K-CN-01)",
    ]
    assert {row[0] for row in block_of(section, "stock").table.rows} == {
        "Volunteers (K-AA-01, T-CN-01)",
        "Volunteers (K-CN-01, T-CN-01)",
    }


def test_a_cadre_without_a_ratio_asks_for_no_number_of_supervisors(
    findings_after: Find, block_of: BlockOf
) -> None:
    findings = findings_after("AA", cadres={3: {"supervision_ratio": ""}})
    assert [row[8] for row in block_of(training(findings), "stock").table.rows] == [None, None]


def test_courses_of_other_jurisdictions_are_left_out(nowhere_findings: Find, block_of: BlockOf) -> None:
    table = block_of(training(nowhere_findings("AA")), "programmes-table")
    facts = ("Listening in five days", "Global Care Federation guide", 5, 20, 12)
    assert table.rows == ((*facts, "Senior counsellors", 2, 3, "up to 40 000 crowns", "T-CN-01"),)


def test_a_course_of_unknown_trainers_is_said_not_to_be_checked(
    nowhere_findings: Find, text_of: Text
) -> None:
    text = text_of(training(nowhere_findings("DD")))
    assert "Whether there are trainers enough cannot be checked for “Наставничество”" in text


def test_a_jurisdiction_without_targets_says_so(nowhere_findings: Find, text_of: Text) -> None:
    assert text_of(training(nowhere_findings("BB"))) == (
        "Nothing recorded: No training target was recorded for Bellowick."
    )
