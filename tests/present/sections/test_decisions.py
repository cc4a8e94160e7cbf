"""Who is asked to decide what, and what each decision needs."""

from collections.abc import Callable
from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import Heading, References, Table
from bahali.document.section import Section
from bahali.present.sections import decisions

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]


def test_each_body_has_its_decisions_and_stands_by_its_first(nowhere_findings: Find) -> None:
    # A-AA-01 starts in February 2031, A-AA-02 in February 2032.
    blocks = decisions(nowhere_findings("AA")).blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "Aamoora Health Board",
        "Aamoora Court Service",
    ]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [[row[-1] for row in table.rows] for table in tables] == [
        [References(ids=("A-AA-01",))],
        [References(ids=("A-AA-02",))],
    ]
    assert [column.label for column in tables[0].columns] == [
        *("Decision", "What it changes", "Approved by", "Trained first", "Cost", "Seen to work by"),
        *("Starts", "Id"),
    ]


def test_a_row_answers_what_a_signatory_asks(nowhere_findings: Find, block_of: BlockOf) -> None:
    section = decisions(nowhere_findings("AA"))
    assert block_of(section, "body-I-AA-01").rows[0][1:7] == (
        "Aamoora Guideline on Listening: notify or revise the guideline or procedure",
        "Health Board",
        # 60 volunteers; 80 are hoped for by 2032. 2031: 60 x 0.95 + 2 x 20 x 0.95 = 95.
        "Listening volunteers (courses from 2031; 80 hoped for by 2032, reached in 2031)",
        "II: 40 000 to 900 000 crowns",
        "Villages visited each month; People who feel lighter",
        "Jan to Jun 2031",
    )
    # The witnesses' door changes the section that is in conflict, and nobody must be trained for it.
    witnesses = block_of(section, "body-I-AA-02").rows[0]
    assert witnesses[1] == "Aamoora Courts Act, s. 21: amend the Act"
    assert witnesses[3] == "nobody named"
    assert witnesses[5] is None


def test_a_body_with_several_decisions_has_them_in_one_table(findings_after: Find, block_of: BlockOf) -> None:
    section = decisions(findings_after("AA", actions={6: {"lead_institution_id": "I-AA-01"}}))
    ids = [row[-1] for row in block_of(section, "body-I-AA-01").rows]
    assert ids == [References(ids=("A-AA-01",)), References(ids=("A-AA-02",))]


def test_without_a_table_of_cadres_nothing_is_said_of_training(
    findings_after: Find, block_of: BlockOf
) -> None:
    section = decisions(findings_after("AA", cadres=None, actions={5: {"cadre_ids": ""}}))
    assert block_of(section, "body-I-AA-01").rows[0][3] is None


def test_who_approves_is_taken_from_the_cost_band_where_nobody_is_named(
    findings_after: Find, block_of: BlockOf
) -> None:
    table = block_of(decisions(findings_after("AA", actions={5: {"approver": ""}})), "body-I-AA-01")
    assert table.rows[0][2] == "Provincial council"


def test_a_cadre_without_courses_says_so(findings_after: Find, block_of: BlockOf) -> None:
    findings = findings_after("AA", training_targets={2: None, 3: None})
    told = block_of(decisions(findings), "body-I-AA-01").rows[0][3]
    assert told.startswith("Listening volunteers (no course planned")


def test_only_the_national_report_lists_the_decisions_of_all(nowhere_findings: Find) -> None:
    assert "decisions-table" not in [
        getattr(block, "name", None) for block in decisions(nowhere_findings("AA")).blocks
    ]


def test_decisions_of_all_jurisdictions_stand_earliest_first(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    table = block_of(decisions(nowhere_findings("CN")), "decisions-table")
    when = [row[6] for row in table.rows]
    assert when == sorted(
        when, key=["the first 4 months", "the rest of the first year", "the two years after"].index
    )
    assert {row[7] for row in table.rows} == {
        References(ids=(action,))
        for action in (
            *("A-CN-01", "A-CN-02", "A-CN-03", "A-AA-01", "A-AA-02", "A-BB-01", "A-BB-02"),
            *("A-CC-01", "A-CC-02", "A-DD-01", "A-EE-01", "A-EE-02"),
        )
    }


def test_where_nothing_is_recommended_nobody_is_asked(findings_after: Find, text_of: Text) -> None:
    findings = findings_after("DD", actions={12: {"status": "rejected"}, 13: {"status": "rejected"}})
    assert text_of(decisions(findings)) == ("Nothing recorded: No action is recommended for Домара yet.")
