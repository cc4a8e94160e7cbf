"""Foundations, quick wins, the first 90 days, windows, half-years and stages, as the calendar shows them."""

from collections.abc import Callable
from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import References
from bahali.document.section import Section
from bahali.present.sections import calendar

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]


def test_foundations_name_how_many_come_after_them(nowhere_findings: Find, text_of: Text) -> None:
    text = text_of(calendar(nowhere_findings("CN")))
    assert (
        "A-CN-01 (Name one office that follows every referral): 2 actions come after it, 1 of which must wait"
        " for it" in text
    )
    assert "A-CN-02 (Make rules on who may see a record): 1 action comes after it, none of which" in text


def test_quick_wins_are_named_with_what_makes_them_quick(nowhere_findings: Find, text_of: Text) -> None:
    text = text_of(calendar(nowhere_findings("CN")))
    assert "ends within 10 months of the start of the plan, has a cost band among I (up to 40 000" in text
    assert "A-CN-01 (Name one office that follows every referral): Jan 2031 to Apr 2031" in text
    assert "A-CN-02 (Make rules on who may see a record): May" not in text  # of band II, and ends in month 12


def test_where_nothing_is_quick_the_calendar_says_so(nowhere_findings: Find, text_of: Text) -> None:
    # Both actions of AA are of band II.
    assert "itself a quick win. No recommended action is one." in text_of(calendar(nowhere_findings("AA")))


def test_what_starts_in_the_first_days_is_listed_by_its_body(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    table = block_of(calendar(nowhere_findings("AA")), "first-days-table")
    assert table.rows == (
        (
            "Aamoora Health Board",
            "Start",
            "Send listeners to the hill villages before winter",
            "February 2031",
            "Health Board",
            References(ids=("A-AA-01",)),
        ),
    )


def test_a_proposal_due_in_the_first_days_stands_among_them(findings_after: Find, block_of: BlockOf) -> None:
    # The purse opens in July now, with five months notice: in February, for what starts in July 2031.
    purse = {"label": "the purse", "change_types": ["budget_head"], "moment": "start", "months": [7]}
    header = {"windows": {"purse": {**purse, "notice_months": 5}}}
    findings = findings_after("CN", header, actions={4: {"start": "2031-07"}})
    assert [row[:4] for row in block_of(calendar(findings), "first-days-table").rows] == [
        ("Office for Calm", "Start", "Name one office that follows every referral", "January 2031"),
        (
            "Treasury of Nowhere",
            "Hand in the proposal for the purse",
            "Open a fund that outlives the year",
            "February 2031",
        ),
    ]


def test_where_nothing_starts_soon_the_calendar_says_so(nowhere_findings: Find, text_of: Text) -> None:
    assert (
        "Nothing starts yet: No recommended action starts within 90 days of the start of the plan."
        in text_of(calendar(nowhere_findings("EE")))
    )


def test_windows_say_what_must_meet_them_and_when_proposals_are_due(
    nowhere_findings: Find, text_of: Text, block_of: BlockOf
) -> None:
    section = calendar(nowhere_findings("CN"))
    assert (
        "The two sittings: an action can end only in June or December. It holds for: Amend the Act."
        in text_of(section)
    )
    # Five months before January 2032.
    assert block_of(section, "windows-table").rows == (
        (
            "Open a fund that outlives the year",
            "Open a budget head or scheme",
            "the yearly purse",
            "August 2031",
            "Starts in January 2032",
            References(ids=("A-CN-03",)),
        ),
    )


def test_a_window_without_notice_has_no_day_for_proposals(nowhere_findings: Find, block_of: BlockOf) -> None:
    row = block_of(calendar(nowhere_findings("AA")), "windows-table").rows[0]
    assert row[2:5] == ("the two sittings", "No notice named", "Ends in June 2033")


def test_without_windows_the_calendar_says_that_none_are_counted_with(
    findings_after: Find, text_of: Text
) -> None:
    text = text_of(calendar(findings_after("CN", {"windows": {}})))
    assert "The workshop named no months in which budgets or laws can change" in text


def test_windows_that_nothing_has_to_meet_are_told_as_such(nowhere_findings: Find, text_of: Text) -> None:
    assert "No recommended action has to meet one of these windows." in text_of(
        calendar(nowhere_findings("DD"))
    )


def test_half_years_name_what_starts_goes_on_and_ends(nowhere_findings: Find, block_of: BlockOf) -> None:
    rows = block_of(calendar(nowhere_findings("CN")), "phases-table").rows
    assert [(row[0], *(cell.ids for cell in row[1:])) for row in rows] == [
        ("Jan to Jun 2031", ("A-CN-01", "A-CN-02"), (), ("A-CN-01",)),
        ("Jul to Dec 2031", (), (), ("A-CN-02",)),
        ("Jan to Jun 2032", ("A-CN-03",), (), ()),
        ("Jul to Dec 2032", (), ("A-CN-03",), ()),
        ("Jan to Jun 2033", (), ("A-CN-03",), ()),
        ("Jul to Dec 2033", (), (), ("A-CN-03",)),
    ]


def test_stages_are_shown_only_where_an_action_has_one(
    nowhere_findings: Find, text_of: Text, block_of: BlockOf
) -> None:
    assert block_of(calendar(nowhere_findings("AA")), "stages-table").rows == (
        ("Implementation", References(ids=("A-AA-01",))),
        ("Not said", References(ids=("A-AA-02",))),
    )
    assert "stage of implementation" not in text_of(calendar(nowhere_findings("BB")))
