"""What only the national report has."""

from collections.abc import Callable
from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import References
from bahali.document.section import Section
from bahali.present.sections import common_themes, decisions, national_role, side_by_side

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]


def test_themes_show_the_highest_severity_in_each_jurisdiction(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    rows = block_of(common_themes(nowhere_findings("CN")), "themes-table").rows
    assert rows[0] == ("Too far away", None, 5, 4, None, 4, 4)
    assert {row[0] for row in rows[1:]} == {"Not trusted", "Lost between two offices"}


def test_shared_themes_are_counted(nowhere_findings: Find, text_of: Text) -> None:
    assert text_of(common_themes(nowhere_findings("CN"))).startswith(
        "Gaps that carry a theme fall under 3 themes; 3 themes are shared by two or more jurisdictions."
    )


def test_one_theme_shared_is_told_in_the_singular(findings_after: Find, text_of: Text) -> None:
    # Only G-AA-01 and G-BB-01 keep a theme.
    blank = {number: {"theme": ""} for number in range(2, 16) if number not in (5, 7)}
    assert text_of(common_themes(findings_after("CN", gaps=blank))).startswith(
        "Gaps that carry a theme fall under 1 theme; 1 theme is shared by two or more jurisdictions."
    )


def test_themes_of_the_same_words_keep_their_own_numbers(findings_after: Find, block_of: BlockOf) -> None:
    header = {"themes": {"REACH": "One", "TRUST": "One", "HANDOVER": "Two"}}
    rows = block_of(common_themes(findings_after("CN", header)), "themes-table").rows
    assert ("One", None, 5, 4, None, 4, 4) in rows
    assert ("One", 3, 4, None, 5, 3, None) in rows


def test_without_themes_nothing_is_compared(findings_after: Find, text_of: Text) -> None:
    blank = {number: {"theme": ""} for number in range(2, 16)}
    assert text_of(common_themes(findings_after("CN", gaps=blank))) == (
        "Nothing recorded: No gap carries a theme."
    )


def test_actions_that_wait_for_another_level_are_listed(findings_after: Find, block_of: BlockOf) -> None:
    findings = findings_after("CN", dependencies={4: {"action_id": "A-AA-02", "depends_on": "A-CN-01"}})
    assert block_of(national_role(findings), "waits-table").rows == (
        (
            "Aamoora",
            "A-AA-02: Give witnesses a door of their own",
            "A-CN-01: Name one office that follows every referral",
            "Better first",
        ),
    )


def test_where_nothing_waits_across_levels_the_section_says_so(nowhere_findings: Find, text_of: Text) -> None:
    assert text_of(national_role(nowhere_findings("CN"))) == (
        "Nothing recorded: No action of one level was recorded as waiting for an action of the other."
    )


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


def test_what_comes_first_in_each_is_told_without_ranking_them(nowhere_findings: Find, text_of: Text) -> None:
    text = text_of(side_by_side(nowhere_findings("CN")))
    assert "so values are not compared across them" in text
    assert "Домара: A-DD-01, Учить наставников для сестёр." in text
    assert (
        "Aamoora: A-AA-01, Send listeners to the hill villages before winter; A-AA-02, Give"
        " witnesses a door of"
        " their own."
    ) in text


def test_a_jurisdiction_with_nothing_to_recommend_says_so(findings_after: Find, text_of: Text) -> None:
    findings = findings_after("CN", actions={12: {"status": "rejected"}, 13: {"status": "rejected"}})
    assert "Домара: nothing can be recommended yet." in text_of(side_by_side(findings))


def test_open_actions_are_counted_at_each_of_their_layers(nowhere_findings: Find, block_of: BlockOf) -> None:
    # Aamoora: A-AA-01 at layers 2 and 3, A-AA-02 across all; A-AA-03 was merged and is not open.
    rows = block_of(side_by_side(nowhere_findings("CN")), "layers-table").rows
    assert [(row[0], row[2]) for row in rows] == [
        ("Basic services and security", 0),
        ("Community and family supports", 1),
        ("Focused, non-specialised supports", 1),
        ("Specialised services", 0),
        ("Across all layers", 1),
    ]


def test_pairs_of_requirement_and_instrument_add_up(nowhere_findings: Find, block_of: BlockOf) -> None:
    # 4 requirements by 4, 2, 2, 2, 2 and 3 instruments.
    rows = block_of(side_by_side(nowhere_findings("CN")), "coverage-everywhere").rows
    assert [sum(row[1:]) for row in rows] == [16, 8, 8, 8, 8, 12]
    assert rows[0] == ("Commonwealth of Nowhere", 1, 1, 1, 0, 13)
