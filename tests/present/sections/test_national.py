"""What only the national report has."""

from collections.abc import Callable
from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import References
from bahali.document.section import Section
from bahali.present.sections import common_themes, national_role, side_by_side

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]


def test_themes_show_the_highest_severity_in_each_jurisdiction(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    rows = block_of(common_themes(nowhere_findings("CN")), "themes-table").rows
    assert rows[0] == ("Too far away", None, 5, 4, None, 4, 4)
    assert {row[0] for row in rows[1:]} == {"Not trusted", "Lost between two offices"}


def test_shared_themes_are_counted_and_named(nowhere_findings: Find, text_of: Text) -> None:
    assert text_of(common_themes(nowhere_findings("CN"))).startswith(
        "Gaps that carry a theme fall under 3 themes; 3 themes are shared by two or more provinces: “Too far"
        " away”, “Not trusted” and “Lost between two offices”."
    )


def test_one_theme_shared_is_told_in_the_singular(findings_after: Find, text_of: Text) -> None:
    # Only G-AA-01 and G-BB-01 keep a theme.
    blank = {number: {"theme": ""} for number in range(2, 16) if number not in (5, 7)}
    assert text_of(common_themes(findings_after("CN", gaps=blank))).startswith(
        "Gaps that carry a theme fall under 1 theme; 1 theme is shared by two or more provinces: “Too far"
        " away”."
    )


def test_a_theme_of_one_province_and_the_country_is_not_shared(findings_after: Find, text_of: Text) -> None:
    # G-CN-01 and G-AA-01 alone keep a theme.
    kept = {2: {"theme": "REACH"}, 5: {"theme": "REACH"}}
    blank = {number: kept.get(number, {"theme": ""}) for number in range(2, 16)}
    assert text_of(common_themes(findings_after("CN", gaps=blank))).startswith(
        "Gaps that carry a theme fall under 1 theme; no themes are shared by two or more provinces. A number"
    )


def test_each_theme_names_what_is_recommended_for_it(nowhere_findings: Find, block_of: BlockOf) -> None:
    # G-AA-01 (too far away) is answered by A-AA-01, G-CC-01 (not trusted) by A-CC-01.
    findings = nowhere_findings("CN")
    table = block_of(common_themes(findings), "theme-answers")
    assert [column.label for column in table.columns][:3] == ["Theme", "Commonwealth of Nowhere", "Aamoora"]
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["Too far away"][1] == References(ids=("A-AA-01",))
    assert "A-CC-01" in rows["Not trusted"][3].ids


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
    roles = {row[5]: row[4] for row in block_of(national_role(findings), "roles-table").rows}
    assert roles[References(ids=("A-CN-01",))] == References(ids=("A-AA-02",))
    assert roles[References(ids=("A-CN-02",))] == References(ids=())


def test_where_nothing_waits_across_levels_the_section_says_so(nowhere_findings: Find, text_of: Text) -> None:
    text = text_of(national_role(nowhere_findings("CN")))
    assert (
        "Nothing recorded: No action of one level was recorded as waiting for an action of the other." in text
    )


def test_what_only_the_national_level_can_do_is_told_by_its_part(
    nowhere_findings: Find, text_of: Text
) -> None:
    # A-CN-01 coordinates, A-CN-02 makes rules in the domain of information, A-CN-03 opens a fund.
    assert text_of(national_role(nowhere_findings("CN"))).startswith(
        "3 actions are recommended for Commonwealth of Nowhere. By the part it plays in them, with their"
        " number: brings bodies to one table (1), opens or shares money (1) and reviews law (1)."
    )


def test_care_given_by_the_national_level_is_pointed_at(findings_after: Find, text_of: Text) -> None:
    care = {"domain": "PSY", "layers": "2", "lead_institution_id": "I-CN-01"}
    text = text_of(national_role(findings_after("CN", actions={2: care})))
    assert "A-CN-01 would give care from the national level; check that this is its power." in text


def test_a_national_level_that_only_arranges_care_is_not(nowhere_findings: Find, text_of: Text) -> None:
    assert "would give care" not in text_of(national_role(nowhere_findings("CN")))


def test_without_a_national_recommendation_the_part_is_open(findings_after: Find, text_of: Text) -> None:
    rejected = {number: {"status": "rejected"} for number in (2, 3, 4)}
    findings = findings_after("CN", actions=rejected, dependencies={2: None, 3: None})
    assert text_of(national_role(findings)).startswith(
        "Nothing recorded: Nothing is recommended for Commonwealth of Nowhere yet."
    )


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


def test_requirements_stand_beside_each_other_with_what_is_coming(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    table = block_of(side_by_side(nowhere_findings("CN")), "standing-everywhere")
    rows = {row[0]: row[1:] for row in table.rows}
    # The Care Act is explicit on Q1, and A-CN-01 is to mend the policy that is silent on it.
    assert rows["Q1 Answer in a day"][0] == "Explicit; change recommended"
    # The courts of Aamoora stand against Q2, and A-AA-02 is recommended to change that.
    assert rows["Q2 Privacy"][:2] == ("Partial; change recommended", "In conflict; change recommended")
    assert rows["Q4 Helpers"] == (
        *("Not assessed", "Not assessed", "Not assessed", "Not assessed"),
        *("Explicit", "Not assessed"),
    )


def test_without_assessments_no_standing_is_shown(findings_after: Find, text_of: Text) -> None:
    text = text_of(side_by_side(findings_after("CN", assessments=None)))
    assert "Not provided" in text
    assert "change recommended" not in text
