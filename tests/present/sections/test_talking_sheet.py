"""What each body is asked to decide at the next meeting."""

from collections.abc import Callable
from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import Notice, References, Table
from bahali.document.section import Section
from bahali.present.sections import talking_sheet

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]


def test_the_talking_sheet_is_a_paper_of_its_own_with_a_table_for_each_body(nowhere_findings: Find) -> None:
    section = talking_sheet(nowhere_findings("AA"))
    assert section.handout == "talking-sheet"
    tables = [block for block in section.blocks if isinstance(block, Table)]
    assert [(table.name, table.caption) for table in tables] == [
        ("asked-I-AA-01", "What Aamoora Health Board is asked to decide"),
        ("asked-I-AA-02", "What Aamoora Court Service is asked to decide"),
    ]
    assert [row[-1] for table in tables for row in table.rows] == [
        References(ids=("A-AA-01",)),
        References(ids=("A-AA-02",)),
    ]


def test_a_row_holds_the_change_the_first_step_the_answers_and_a_line(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    row = block_of(talking_sheet(nowhere_findings("AA")), "asked-I-AA-01").rows[0]
    assert row[1] == (
        "Aamoora Guideline on Listening: notify or revise the guideline or procedure."
        " Approved by Health Board"
    )
    assert row[2] == "Start the work in February 2031"
    assert row[3].split("\n") == [
        "Could it do harm? A visit shows the village who asked for help. Visit every house, in turn",
        "What does it cost? II: 40 000 to 900 000 crowns; province",
    ]
    assert set(row[4]) == {"_", " "}


def test_a_proposal_that_must_be_handed_in_first_comes_first(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    # The yearly purse opens in January 2032 and asks for five months of notice: August 2031.
    fund = block_of(talking_sheet(nowhere_findings("CN")), "asked-I-CN-03").rows[0]
    assert fund[2] == "Hand in the proposal by August 2031; start the work in January 2032"
    # An Act is amended in a sitting of June or December; the work runs from February 2032 to June 2033.
    door = block_of(talking_sheet(nowhere_findings("AA")), "asked-I-AA-02").rows[0]
    assert door[2] == "Start the work in February 2032; hand in the proposal by June 2033"


def test_the_gravest_risk_is_the_question_on_harm(findings_after: Find, block_of: BlockOf) -> None:
    risk = {
        "risk_id": "X-AA-02",
        "action_id": "A-AA-01",
        "description": "A volunteer breaks down.",
        "harm_to": "Volunteers",
        "likelihood": "3",
        "severity": "3",
        "mitigation": "Nobody goes alone",
    }
    row = block_of(talking_sheet(findings_after("AA", risks={5: risk})), "asked-I-AA-01").rows[0]
    assert row[3].startswith("Could it do harm? A volunteer breaks down. Nobody goes alone\n")


def test_without_a_table_of_risks_the_note_on_harm_answers(findings_after: Find, block_of: BlockOf) -> None:
    row = block_of(talking_sheet(findings_after("AA", risks=None)), "asked-I-AA-01").rows[0]
    assert row[3].startswith("Could it do harm? Visits are not announced\n")


def test_dissent_is_told_and_silence_is_not_taken_for_money(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    section = talking_sheet(nowhere_findings("CN"))
    fund = block_of(section, "asked-I-CN-03").rows[0]
    assert fund[3].endswith("Does everyone agree? One table would not tax ferries")
    rules = block_of(section, "asked-I-CN-01").rows[0]
    assert rules[3] == "What does it cost? II: 40 000 to 900 000 crowns; who pays is not stated."


def test_without_a_recommendation_the_sheet_says_so(findings_after: Find, text_of: Text) -> None:
    findings = findings_after("DD", actions={12: {"status": "rejected"}, 13: {"status": "rejected"}})
    section = talking_sheet(findings)
    assert all(isinstance(block, Notice) for block in section.blocks)
    assert "No action is recommended for Домара yet." in text_of(section)
