"""What is recommended, how sure that is, and what was not chosen."""

from collections.abc import Callable
from typing import Any

import pytest

from bahali.analysis.findings import Findings
from bahali.document.blocks import Card, References
from bahali.document.section import Section
from bahali.present.sections import not_chosen, recommendations

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]
Emptied = Callable[[str], dict[str, dict[int, None]]]


def cards(section: Section) -> list[str]:
    return [block.name for block in section.blocks if isinstance(block, Card)]


def test_recommendations_stand_as_cards_in_their_order(nowhere_findings: Find) -> None:
    assert cards(recommendations(nowhere_findings("CN"))) == ["A-CN-01", "A-CN-02", "A-CN-03"]


def test_no_more_are_recommended_than_were_asked_for(nowhere_findings: Find, text_of: Text) -> None:
    section = recommendations(nowhere_findings("CN", max_recommendations=1))
    assert cards(section) == ["A-CN-01"]
    assert text_of(section).startswith("At most 1 action is recommended, in the order of their value;")


def test_the_picture_of_places_is_told_to_who_cannot_see_it(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    assert block_of(recommendations(nowhere_findings("AA")), "places").alt == (
        "Chart of 2 recommendations by place. First is A-AA-01, Send listeners to the hill villages before"
        " winter; it takes place 1 in nine of ten draws."
    )


def test_without_ratings_actions_stand_in_the_order_of_their_gaps(
    findings_after: Find, text_of: Text, figures_of: Callable[[Section], list[str]]
) -> None:
    # The gap of A-CN-03 has severity 4, that of A-CN-02 has 3.
    section = recommendations(findings_after("CN", scores=None))
    assert cards(section) == ["A-CN-01", "A-CN-03", "A-CN-02"]
    assert "in the order of the gaps they answer" in text_of(section)
    assert figures_of(section) == []


def test_too_few_raters_give_no_place(findings_after: Find, text_of: Text) -> None:
    findings = findings_after("AA", {"deciding.min_raters": 5})
    text = text_of(recommendations(findings))
    assert "Not ranked: No action that could be recommended has enough raters" in text
    assert "the section on options says why for each" in text
    assert "has too few raters" in text_of(not_chosen(findings))


def test_well_rated_actions_that_fail_a_gate_are_not_called_too_little_rated(
    findings_after: Find, text_of: Text
) -> None:
    failed = {number: {"result": "fail"} for number in (7, 8)}  # both actions of Bellowick do harm
    text = text_of(recommendations(findings_after("BB", gate_checks=failed)))
    assert "Too few" not in text
    assert "No action can be recommended; the section on options says why for each." in text


def test_a_jurisdiction_without_actions_claims_nothing_of_them(
    findings_after: Find, emptied: Emptied, text_of: Text
) -> None:
    findings = findings_after("BB", **emptied("BB"))
    assert "Nothing recorded: No action was proposed for Bellowick." in text_of(recommendations(findings))
    assert text_of(not_chosen(findings)) == "Nothing recorded: No action was proposed for Bellowick."


@pytest.mark.parametrize(
    ("jurisdiction", "action", "reason"),
    [
        ("AA", "A-AA-03", "merged into another action"),
        ("DD", "A-DD-02", "does not pass a condition that no benefit outweighs"),
        ("EE", "A-EE-03", "not taken up by the workshop"),
    ],
)
def test_every_option_not_chosen_has_its_reason(
    nowhere_findings: Find, block_of: BlockOf, jurisdiction: str, action: str, reason: str
) -> None:
    table = block_of(not_chosen(nowhere_findings(jurisdiction)), "not-chosen-table")
    assert table.row_names == (action,)
    assert table.rows[0][1] == reason


def test_a_merged_action_names_the_one_it_went_into(nowhere_findings: Find, block_of: BlockOf) -> None:
    (row,) = block_of(not_chosen(nowhere_findings("AA")), "not-chosen-table").rows
    assert row[4] == References(ids=("A-AA-01",))


def test_what_was_cut_off_by_the_limit_says_so(nowhere_findings: Find, block_of: BlockOf) -> None:
    table = block_of(not_chosen(nowhere_findings("CN", max_recommendations=1)), "not-chosen-table")
    assert [row[1] for row in table.rows] == ["comes after the recommendations shown"] * 2


def test_where_all_are_recommended_an_alternative_is_asked_for(nowhere_findings: Find, text_of: Text) -> None:
    assert text_of(not_chosen(nowhere_findings("CN"))) == (
        "Nothing recorded: Every action that was considered is recommended. A decision is easier to defend"
        " beside an alternative."
    )
