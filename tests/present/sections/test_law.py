"""Which instruments say what, and what is to change in them."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from bahali.analysis.findings import Findings
from bahali.document.blocks import Card, Cell, Figure, Heading, Items, References, Table
from bahali.document.section import Section
from bahali.present.figures.matrix import Notes, draw_matrix
from bahali.present.figures.style import Words
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


NOT_ASSESSED = ("Not assessed", "none assessed", "Not assessed", None, None, None, None)


def card_of(section: Section, name: str) -> dict[str, list[Cell]]:
    """Lines of a card by their labels."""
    card = next(block for block in section.blocks if isinstance(block, Card) and block.name == name)
    lines: dict[str, list[Cell]] = {}
    for line in (*card.marks, *card.details):
        lines.setdefault(line.label, []).append(line.value)
    return lines


def answers_of(section: Section) -> tuple[str, ...]:
    first = section.blocks[0]
    assert isinstance(first, Items)
    return first.items


def headings_of(section: Section) -> list[str]:
    return [block.text for block in section.blocks if isinstance(block, Heading)]


def test_the_answers_come_first(nowhere_findings: Find) -> None:
    assert answers_of(integration(nowhere_findings("CN"))) == (
        "Built in so far: of 4 requirements in 4 instruments of Commonwealth of Nowhere, 1 met explicitly in"
        " at least one instrument, 1 met in part and 2 not assessed far enough to say.",
        "The largest hole: 2 requirements are not met explicitly, as far as anybody has read, and no proposed"
        " change carries them: Q3 Children and Q4 Helpers.",
        "The change that closes most: A-CN-02 in Care Act would settle 1 requirement (Q2 Privacy), and its"
        " action answers 1 gap of severity 3.",
    )


def test_a_conflict_is_told_before_the_hole(nowhere_findings: Find) -> None:
    told = answers_of(integration(nowhere_findings("AA")))[1]
    assert told.startswith(
        "Q2 Privacy stands in conflict with a text, which has to be lifted first. The largest hole: 3"
    )


def test_where_nothing_was_assessed_nobody_says_how_much_is_built_in(nowhere_findings: Find) -> None:
    assert answers_of(integration(nowhere_findings("BB"))) == (
        "Built in so far: not known. None of 4 requirements was assessed in 2 instruments of Bellowick.",
        "The largest hole: 4 requirements are not met explicitly, as far as anybody has read, and no proposed"
        " change carries them: Q1 Answer in a day, Q2 Privacy, Q3 Children and 1 more.",
        "No action carries a change that would settle a requirement which is still open.",
    )


def test_the_best_change_says_that_it_is_not_recommended_and_what_equals_it(findings_after: Find) -> None:
    change = {"instrument_id": "N-BB-01", "coverage": "not_assessed", "proposed_change": "Say so"}
    rows = {
        10: {**change, "requirement_id": "Q1", "action_id": "A-BB-01"},
        11: {**change, "requirement_id": "Q2", "action_id": "A-BB-02"},
    }
    equal = {8: {"severity": "4"}}  # the gap that A-BB-02 answers, now as severe as that of A-BB-01
    findings = findings_after("BB", choices={"max_recommendations": 1}, assessments=rows, gaps=equal)
    best = answers_of(integration(findings))[2]
    assert "A-BB-01 in Bellowick Infirmary Rules would settle 1 requirement (Q1 Answer in a day)" in best
    assert "1 gap of severity 4. 1 other change would close as much." in best
    is_recommended = "A-BB-01" in set(findings.priorities.recommended["action_id"])
    assert ("It is not among the recommendations." in best) != is_recommended


def test_the_matrix_shows_each_cell_in_words(nowhere_findings: Find, block_of: BlockOf) -> None:
    table = block_of(integration(nowhere_findings("AA")), "matrix").table
    nobody = References(ids=())
    assert table.rows == (
        ("Q1 Answer in a day", *NOT_ASSESSED, nobody, None),
        (
            *("Q2 Privacy", "In conflict", "Aamoora Courts Act", "In conflict", "s. 21"),
            *("Keep the names of witnesses out of court lists", "Amend the Act", "Provincial assembly"),
            *(References(ids=("A-AA-02",)), "yes"),
        ),
        ("Q3 Children", *NOT_ASSESSED, nobody, None),
        ("Q4 Helpers", *NOT_ASSESSED, nobody, None),
    )


def test_a_section_that_was_seen_is_not_said_to_be_assessed(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    table = block_of(integration(nowhere_findings("CN")), "matrix").table
    seen = next(row for row in table.rows if row[0] == "Q3 Children")
    assert seen[1:5] == ("Not assessed", "Care Act", "Seen, not assessed", "s. 9")


@pytest.mark.parametrize(
    ("jurisdiction", "told"),
    [
        ("AA", "1 cell of 8 was assessed; the rest is marked as not assessed. A change is proposed in 1 cell,"
               " carried by A-AA-02."),
        ("CN", "3 cells of 16 were assessed; the rest is marked as not assessed. A change is proposed in 2"
               " cells, carried by A-CN-01 and A-CN-02."),
    ],
)  # fmt: skip
def test_the_matrix_is_told_to_who_cannot_see_it(
    nowhere_findings: Find, block_of: BlockOf, jurisdiction: str, told: str
) -> None:
    section = integration(nowhere_findings(jurisdiction))
    assert block_of(section, "matrix").alt == f"{answers_of(section)[0]} {told}"


def test_a_matrix_that_was_read_whole_leaves_no_rest(findings_after: Find, block_of: BlockOf) -> None:
    findings = findings_after("DD", assessments=all_of_domara("partial"))
    alt = block_of(integration(findings), "matrix").alt
    assert alt.endswith("Every cell was assessed. No change is proposed.")


def test_changes_of_texts_that_nobody_assessed_are_still_drawn(
    findings_after: Find, text_of: Text, block_of: BlockOf
) -> None:
    rows = {10: {"instrument_id": "N-BB-01", "requirement_id": "Q1", "coverage": "not_assessed",
                 "proposed_change": "Say who answers", "action_id": "A-BB-01"}}  # fmt: skip
    section = integration(findings_after("BB", assessments=rows))
    assert "Not assessed: Nobody has assessed an instrument of Bellowick yet. The picture shows" in text_of(
        section
    )
    assert "No cell was assessed. A change is proposed in 1 cell" in block_of(section, "matrix").alt


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
        *("20 August 2030", 1, 1, 2, "N-CN-01"),
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


def test_a_drafting_note_says_what_the_clause_must_achieve_and_what_comes_first(
    nowhere_findings: Find,
) -> None:
    assert card_of(integration(nowhere_findings("CN")), "draft-N-CN-01-A-CN-02") == {
        "Carried by": [References(ids=("A-CN-02",))],
        "Recommended": ["yes"],
        "When": ["the rest of the first year"],
        "Requirement": ["Q2 Privacy (now: partial)"],
        "Must achieve": ["Nobody reads a record who does not care for the person"],
        "The workshop proposes": ["Say who may read a record"],
        "Provision": ["s. 9"],
        "Kind of change": ["Make rules under the Act"],
        "Approved by": ["Ministry of Care"],
        "Lead": ["Ministry of Care"],
        "What comes first": ["nothing recorded"],
        "Actions to do first": [References(ids=("A-CN-01",))],
    }


@pytest.mark.parametrize(
    ("coverage", "read_on", "told"),
    [
        ("silent", "2030-08-21", "a new provision; the whole text was read on 21 August 2030"),
        ("partial", "2030-08-21", "to be named; the whole text was read on 21 August 2030"),
        ("partial", "", "to be found: the whole text was not read"),
    ],
)
def test_a_drafting_note_says_where_in_the_text(
    findings_after: Find, coverage: str, read_on: str, told: str
) -> None:
    edits = {"assessments": {4: {"coverage": coverage}}, "instruments": {3: {"full_text_read": read_on}}}
    lines = card_of(integration(findings_after("CN", **edits)), "draft-N-CN-02-A-CN-01")
    assert lines["Provision"] == [told]
    reads_first = lines["What comes first"] == ["Read the whole text, which nobody has done"]
    assert reads_first == (read_on == "")


def test_a_conflict_and_an_act_that_is_no_law_yet_come_first(findings_after: Find) -> None:
    edits = {
        "assessments": {3: {"coverage": "conflict"}},
        "instruments": {2: {"status": "bill"}},
    }
    lines = card_of(integration(findings_after("CN", **edits)), "draft-N-CN-01-A-CN-02")
    assert lines["What comes first"] == [
        "Lift what stands in conflict with Q2 Privacy; bring the Act into force first: its standing is “bill”"
        ", and rules and codes rest on it"
    ]


def test_an_act_of_which_nobody_knows_whether_it_is_in_force_is_looked_up_first(findings_after: Find) -> None:
    findings = findings_after("CN", instruments={2: {"status": "unknown"}})
    lines = card_of(integration(findings), "draft-N-CN-01-A-CN-02")
    assert lines["What comes first"] == [
        "Find out whether the Act is in force, since rules and codes rest on it"
    ]


def test_a_change_that_no_action_carries_has_a_note_that_says_so(findings_after: Find) -> None:
    findings = findings_after("CN", assessments={3: {"action_id": ""}})
    lines = card_of(integration(findings), "draft-N-CN-01")
    assert lines["Carried by"] == ["no open action yet"]
    assert lines["Actions to do first"] == [None]
    assert "When" not in lines


def test_without_a_table_of_dependencies_nobody_says_that_nothing_comes_first(findings_after: Find) -> None:
    lines = card_of(integration(findings_after("CN", dependencies=None)), "draft-N-CN-01-A-CN-02")
    assert lines["Actions to do first"] == [None]


def test_drafting_notes_are_no_legal_text_and_say_so(nowhere_findings: Find, text_of: Text) -> None:
    assert "Not legal text: A drafting note says in plain words" in text_of(
        integration(nowhere_findings("AA"))
    )


def test_where_no_change_was_proposed_the_section_says_so(nowhere_findings: Find, text_of: Text) -> None:
    section = integration(nowhere_findings("DD"))
    assert "Nothing recorded: No change was proposed for a cell of the matrix." in text_of(section)
    assert "Where one change closes most" not in headings_of(section)


def test_changes_are_ordered_by_what_they_settle(nowhere_findings: Find, block_of: BlockOf) -> None:
    assert block_of(integration(nowhere_findings("CN")), "leverage-table").rows == (
        (
            *(References(ids=("A-CN-02",)), "Care Act", 1, "Q2 Privacy", "none"),
            *(References(ids=("G-CN-02",)), "3", "yes"),
        ),
        (
            *(References(ids=("A-CN-01",)), "Policy on Calm", 0, "none", "Q1 Answer in a day"),
            *(References(ids=("G-CN-01",)), "5", "yes"),
        ),
    )


def test_requirements_that_nobody_carries_are_not_said_to_be_unmet(
    nowhere_findings: Find, text_of: Text
) -> None:
    text = text_of(integration(nowhere_findings("DD")))
    assert "No instrument was found to meet these requirements explicitly" in text
    assert "carries them yet:\nQ1 Answer in a day\nQ2 Privacy\nQ3 Children\n" in text


def test_requirements_of_actions_that_are_not_recommended_are_named_apart(
    findings_after: Find, text_of: Text
) -> None:
    findings = findings_after("CN", choices={"max_recommendations": 1})
    section = integration(findings)
    first = findings.priorities.recommended["action_id"].to_list()
    assert first == ["A-CN-01"]
    assert "not among the recommendations:\nQ2 Privacy\n" in text_of(section)
    assert card_of(section, "draft-N-CN-01-A-CN-02")["Recommended"] == ["no"]


def test_the_picture_names_only_recommended_actions(
    findings_after: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Notes] = []

    def draw(matrix: pd.DataFrame, words: Words, table: Table, notes: Notes) -> Figure:
        drawn.append(notes)
        return draw_matrix(matrix, words, table, notes)

    monkeypatch.setattr("bahali.present.sections.law.picture.draw_matrix", draw)
    integration(findings_after("CN", choices={"max_recommendations": 1}))
    # Q1 to Q4 by N-CN-01 to N-CN-04; A-CN-01 is recommended, A-CN-02 is not.
    assert drawn[0].changes == [
        [None, "A-CN-01", None, None],
        ["", None, None, None],
        *([None] * 4, [None] * 4),
    ]
    assert drawn[0].refs == [["s. 4", "", "", ""], ["s. 9", "", "", ""], ["s. 9", "", "", ""], [""] * 4]
    assert drawn[0].overall == ["explicit", "partial", "not_assessed", "not_assessed"]


def test_where_every_requirement_is_met_nothing_is_left_to_carry(findings_after: Find) -> None:
    met = {"instrument_id": "N-DD-01", "coverage": "explicit", "provision_id": "V-DD-01"}
    assessments = {10 + place: {**met, "requirement_id": f"Q{place}"} for place in (1, 2, 3)}
    section = integration(findings_after("DD", assessments=assessments))
    assert "Requirements nobody carries" not in headings_of(section)
    assert answers_of(section)[1] == "Every requirement is met, or a proposed change carries it."


def test_a_jurisdiction_without_instruments_says_so(
    findings_after: Find, emptied: Callable[[str], dict[str, dict[int, None]]], text_of: Text
) -> None:
    section = integration(findings_after("BB", **emptied("BB")))
    assert text_of(section) == "Nothing recorded: No instrument was recorded for Bellowick."
