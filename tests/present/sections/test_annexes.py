"""Annexes: how actions were rated, sources, words, remarks, and the record of the run."""

from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import pytest

from bahali.analysis.findings import Findings
from bahali.document.blocks import Heading, Items
from bahali.document.section import Section
from bahali.present.sections import glossary, run_record, scoring, sources, warnings
from bahali.vocabulary.codes import Domain, Evidence, Layer, Phase, StakeholderGroup, TargetGroup
from bahali.vocabulary.law import Coverage

FIRST_RATING = {"rater_type": "individual", "criterion_id": "E1", "value": "5", "round": "1"}
Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]


def test_every_annex_is_marked_as_one(nowhere_findings: Find, findings_after: Find) -> None:
    bare = findings_after("AA", scores=None, sources=None)
    for findings in (nowhere_findings("AA"), bare):
        for section in (scoring, sources, glossary, warnings, run_record):
            assert section(findings).is_annex


def test_criteria_stand_with_the_words_of_their_scale(nowhere_findings: Find, block_of: BlockOf) -> None:
    table = block_of(scoring(nowhere_findings("AA")), "criteria-table")
    assert table.caption == "Criteria, rated from 0 to 10"
    assert table.rows[2] == (
        "Burden",
        "How much is asked of those who seek help?",
        "Nothing",
        "A great deal",
        "Lower is better",
        "E3",
    )


def test_what_ratings_are_worth_is_told_where_it_is_not_in_proportion(
    findings_after: Find, block_of: BlockOf
) -> None:
    edits = {2: {"value_anchors": "0=0; 4=70; 10=100"}, 3: {"value_anchors": "0=0; 5=50; 10=100"}}
    table = block_of(scoring(findings_after("AA", criteria=edits)), "criteria-table")
    assert [column.label for column in table.columns][-2:] == ["Worth", "Id"]
    assert [row[5] for row in table.rows[:3]] == ["0 is 0, 4 is 70, 10 is 100", *["in proportion"] * 2]
    assert table.note.startswith("Worth: what a rating is worth from 0 to 100")


def test_gates_are_no_criteria_but_conditions(
    nowhere_findings: Find, block_of: BlockOf, text_of: Text
) -> None:
    section = scoring(nowhere_findings("AA"))
    assert [row[-1] for row in block_of(section, "criteria-table").rows] == ["E1", "E2", "E3", "E4"]
    assert "Conditions that no benefit outweighs\nDoes no harm: Could anyone come to harm by it?" in text_of(
        section
    )


def test_a_workshop_without_gates_has_no_conditions(findings_after: Find, text_of: Text) -> None:
    findings = findings_after("AA", criteria={6: None, 7: None}, gate_checks=None)
    assert "Conditions" not in text_of(scoring(findings))


def test_tiers_stand_with_every_demand(findings_after: Find, text_of: Text) -> None:
    tiers = [
        {"name": "Top", "least_value": 65, "most_place": 2, "least_chance": 0.1, "allows_contested": False},
        {"name": "Middle", "least_value": 45, "allows_unchecked": False},
        {"name": "Rest", "least_value": 0},
    ]
    text = text_of(scoring(findings_after("AA", {"deciding.tiers": tiers})))
    assert (
        "Top: a value of 65 or more, of 100; place 2 or better; among the first 4 in at least 10 % of the"
        " draws; raters not divided about it\n"
        "Middle: a value of 45 or more, of 100; every condition checked\n"
        "Rest: a value of 0 or more, of 100\n"
    ) in text


def test_a_shortlist_of_one_is_called_the_first_place(findings_after: Find, text_of: Text) -> None:
    text = text_of(scoring(findings_after("AA", {"deciding.shortlist": 1})))
    assert "; place 9 or better; in the first place in at least 10 % of the draws" in text


@pytest.mark.parametrize(
    ("groups", "shown"),
    [
        # 5 + 4 + 3 of 12: the 3 is below 4, and with the total known the 4 would give it away.
        (["POL"] * 5 + ["VSO"] * 4 + ["HLT"] * 3, {"Policymakers": 5, "All others together": 7}),
        (["POL"] * 6 + ["VSO"] * 6, {"Policymakers": 6, "Victim support officers": 6}),
    ],
)
def test_groups_too_small_to_show_are_not_shown(
    findings_after: Find, block_of: BlockOf, groups: list[str], shown: dict[str, int]
) -> None:
    edits = {number: {"stakeholder_group": group} for number, group in enumerate(groups, start=2)}
    table = block_of(scoring(findings_after("AA", participants=edits)), "panel-table")
    assert {row[0]: row[1] for row in table.rows} == shown
    assert table.note.startswith("Groups of fewer than 4, and those that would give them away")


@pytest.mark.parametrize("groups", [["POL"] * 11 + ["VSO"], list(StakeholderGroup)[:12]])
def test_a_lone_person_is_not_even_named_by_group(
    findings_after: Find, text_of: Text, groups: list[str]
) -> None:
    # Of twelve people in twelve groups each is alone: to name the groups would be to count them.
    edits = {number: {"stakeholder_group": str(group)} for number, group in enumerate(groups, start=2)}
    text = text_of(scoring(findings_after("AA", participants=edits)))
    assert "The groups are too small for their numbers to be told." in text
    assert not [group for group in StakeholderGroup if group.label in text]


@pytest.mark.parametrize(("edition", "is_told"), [("public", False), ("restricted", True)])
def test_a_remark_on_a_single_rater_is_for_the_secretariat(
    findings_after: Find, text_of: Text, edition: str, is_told: bool
) -> None:
    # P01, of Aamoora, rates an action of Bellowick.
    scores = {300: {**FIRST_RATING, "rater_id": "P01", "action_id": "A-BB-01"}}
    text = text_of(warnings(findings_after("BB", choices={"edition": edition}, scores=scores)))
    assert ("P01 rated A-BB-01, which is of another jurisdiction" in text) == is_told
    kept_back = "Remarks that say what a single person rated are in the restricted edition only."
    assert (kept_back in text) != is_told


def test_participants_are_not_said_to_have_rated(nowhere_findings: Find) -> None:
    section = scoring(nowhere_findings("AA"))
    titles = [block.text for block in section.blocks if isinstance(block, Heading)]
    assert titles[-1] == "Who took part"


def test_sources_the_public_may_not_see_are_left_out(nowhere_findings: Find, block_of: BlockOf) -> None:
    assert block_of(sources(nowhere_findings("AA")), "sources-table").row_names == ("S1", "S3")
    restricted = nowhere_findings("AA", edition="restricted")
    assert block_of(sources(restricted), "sources-table").row_names == ("S1", "S2", "S3")


def test_where_no_source_may_be_shown_no_empty_table_stands(findings_after: Find, text_of: Text) -> None:
    hidden = {number: {"access": "restricted"} for number in (2, 4)}
    assert text_of(sources(findings_after("AA", sources=hidden))) == (
        "Nothing recorded: No source that this edition may name belongs to this report."
    )


def test_the_glossary_explains_every_code_of_its_lists(nowhere_findings: Find) -> None:
    blocks = glossary(nowhere_findings("AA")).blocks
    items = {item for block in blocks if isinstance(block, Items) for item in block.items}
    for kind in (Domain, Phase, Layer, TargetGroup, Evidence, Coverage):
        assert {f"{code.value}: {code.label}" for code in kind} <= items
    assert "II: 40 000 to 900 000 crowns; usually approved by Provincial council" in items


def test_a_check_without_remarks_says_so(nowhere_findings: Find, text_of: Text) -> None:
    told = "Checking what this report is made from brought no remark."
    assert text_of(warnings(nowhere_findings("AA"))) == told


def test_every_remark_stands_with_its_place(findings_after: Find, block_of: BlockOf, text_of: Text) -> None:
    findings = findings_after("BB", gaps={8: {"severity": "5"}}, actions={9: {"gap_ids": "G-BB-01"}})
    section = warnings(findings)
    assert text_of(section).startswith("Checking what this report is made from brought 1 remark.")
    assert block_of(section, "warnings-table").rows == (
        (
            "gaps",
            "row 8, column gap_id",
            "G-BB-02 has severity 5, and no action answers it; propose an action, or say why not in"
            " unanswered_because",
        ),
    )


def test_the_record_of_the_run_says_what_makes_the_report_again(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    findings = nowhere_findings("AA", weight_set="relief-first", max_recommendations=3, seed=7)
    assert dict(block_of(run_record(findings), "run-record-table").rows) == {
        "Bahali": version("bahali"),
        "Workshop": "nowhere-2030",
        "Content of the pack that it uses (SHA-256)": findings.workshop.fingerprint,
        "Kind of data": "Illustrative data",
        "Jurisdiction": "AA",
        "Edition": "Public edition",
        "Set of weights": "relief-first",
        "Most recommendations shown": 3,
        "Draws of weights and raters": 400,
        "Start of the draws (seed)": "7",
    }


def test_a_set_of_weights_that_was_not_given_is_not_recorded(findings_after: Find, block_of: BlockOf) -> None:
    findings = findings_after("AA", weights=None, weight_answers=None, comparisons=None)
    assert dict(block_of(run_record(findings), "run-record-table").rows)["Set of weights"] is None


def test_a_set_of_weights_that_was_worked_out_of_answers_is_recorded(
    findings_after: Find, block_of: BlockOf
) -> None:
    findings = findings_after("AA", {"default_weight_set": "singly"}, weights=None)
    assert dict(block_of(run_record(findings), "run-record-table").rows)["Set of weights"] == "singly"
