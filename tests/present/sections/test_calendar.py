"""When each action is done, what fixes the end, and what cannot be."""

from collections.abc import Callable
from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import Items, References
from bahali.document.section import Section
from bahali.present.sections import calendar

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]

ALL_REJECTED = {"actions": {8: {"status": "rejected"}, 9: {"status": "rejected"}}}
NEED = "action_id,depends_on,kind\n"


def answers(section: Section) -> tuple[str, ...]:
    return next(block.items for block in section.blocks if isinstance(block, Items))


def test_the_first_sentence_says_when_all_can_be_done(nowhere_findings: Find, text_of: Text) -> None:
    # A-CN-03, from January 2032 to December 2033, ends last: 36 months.
    assert text_of(calendar(nowhere_findings("CN"))).splitlines()[0] == (
        "The plan starts in January 2031. All that is recommended can be finished by the end of December 2033"
        " at the earliest, 36 months after that start."
    )


def test_what_comes_first_what_fixes_the_end_and_which_slip_hurts(nowhere_findings: Find) -> None:
    # The fund must start in January: a month late, it starts a year later. A-CN-01 (to April 2031) can be 24
    # months late until A-CN-02 (then to December 2033) ends with the last; but A-CN-02 is late at once.
    assert answers(calendar(nowhere_findings("CN"))) == (
        "What comes first: A-CN-01 (Name one office that follows every referral), in January 2031.",
        "What fixes the end: A-CN-03 (Open a fund that outlives the year). A-CN-03 starts in January 2032,"
        " the month written for it; nothing later waits for it.",
        "Which slip hurts: a month's delay of A-CN-03 moves the end of all by 12 months. Where the end moves"
        " by more than that month, a window is missed. The others can be late by 24 months before the end of"
        " all moves; some of them make another late sooner.",
    )


def test_a_chain_that_fixes_the_end_is_told_in_its_order(findings_after: Find) -> None:
    # The office takes until December 2033, month 36, and the rules eight months more, to 44. The fund ends at
    # 36; a month late it waits for the next January, and ends at 48.
    told = answers(calendar(findings_after("CN", actions={2: {"end": "2033-12"}, 3: {"end": "2031-12"}})))
    assert told[1] == (
        "What fixes the end: a chain of 2, each of which needs the one before: A-CN-01 (Name one office that"
        " follows every referral), then A-CN-02 (Make rules on who may see a record). A-CN-01 starts in"
        " January 2031, the month written for it."
    )
    assert told[2].startswith(
        "Which slip hurts: a month's delay of A-CN-03 moves the end of all by 4 months, of A-CN-01 or A-CN-02"
        " by 1 month."
    )


def test_what_began_before_the_plan_does_not_come_first(findings_after: Find) -> None:
    told = answers(calendar(findings_after("CN", actions={2: {"start": "2030-11"}})))
    assert told[0] == (
        "Under way when the plan starts: A-CN-01 (Name one office that follows every referral). What comes"
        " first: A-CN-02 (Make rules on who may see a record), in May 2031."
    )


def test_actions_stand_in_the_order_of_their_start(nowhere_findings: Find, block_of: BlockOf) -> None:
    table = block_of(calendar(nowhere_findings("CN")), "schedule-table")
    assert [row[2:] for row in table.rows] == [
        ("Jan 2031 to Apr 2031", "As written", References(ids=()), 0, 24, References(ids=("A-CN-01",))),
        ("May 2031 to Dec 2031", "As written", References(ids=("A-CN-01",)), 24, 24,
         References(ids=("A-CN-02",))),
        ("Jan 2032 to Dec 2033", "As written", References(ids=()), 0, 0, References(ids=("A-CN-03",))),
    ]  # fmt: skip


def test_each_reason_for_a_month_is_told(findings_after: Find, block_of: BlockOf) -> None:
    # A-CN-02 waits for A-CN-01, which ends in April. The purse opens in January only, and A-CN-03 would do
    # better after A-CN-02 (eight months from May 2031). A band alone is told as such.
    actions = {
        2: {"start": "", "end": ""},
        3: {"start": "2031-03", "end": "2031-10"},
        4: {"start": "2031-02", "end": "2031-12"},
    }
    table = block_of(calendar(findings_after("CN", actions=actions)), "schedule-table")
    assert {row[-1].ids[0]: row[3] for row in table.rows} == {
        "A-CN-01": "By its time band",
        "A-CN-02": "After A-CN-01",
        "A-CN-03": "Next month open in the yearly purse",
    }


def test_an_end_put_off_to_a_window_is_told(findings_after: Find, block_of: BlockOf) -> None:
    # A-AA-02 amends an Act, and the sittings end in June and December: from October on, two months later.
    findings = findings_after("AA", actions={6: {"end": "2033-10"}})
    row = block_of(calendar(findings), "schedule-table").rows[-1]
    assert row[2:4] == ("Feb 2032 to Dec 2033", "As written; ends 2 months later, in the two sittings")


def test_a_soft_need_that_is_not_kept_is_told(findings_after: Find, block_of: BlockOf) -> None:
    # A-CN-03 from January 2032 would do better after A-CN-02, which now ends in February 2032.
    table = block_of(calendar(findings_after("CN", actions={3: {"end": "2032-02"}})), "schedule-table")
    assert table.rows[-1][3] == "As written; would do better after A-CN-02, which ends later"


def test_the_calendar_is_told_to_who_cannot_see_it(nowhere_findings: Find, block_of: BlockOf) -> None:
    assert block_of(calendar(nowhere_findings("CN")), "calendar-figure").alt == (
        "Bars over time for 3 actions. A-CN-01 starts first, in Jan to Jun 2031; A-CN-03 ends last, 36 months"
        " after the start of the plan. Fixed by A-CN-03."
    )


def test_an_action_of_one_month_ends_after_one_month(findings_after: Find, block_of: BlockOf) -> None:
    cells = {"start": "2031-01", "end": "2031-01"}
    findings = findings_after("DD", actions={12: cells, 13: {"status": "rejected"}})
    assert "ends last, 1 month after the start" in block_of(calendar(findings), "calendar-figure").alt
    assert block_of(calendar(findings), "schedule-table").rows[0][2] == "Jan 2031"


def test_a_need_that_is_not_recommended_is_named_and_drawn(
    findings_after: Find, text_of: Text, block_of: BlockOf
) -> None:
    section = calendar(findings_after("AA", dependencies=f"{NEED}A-AA-01,A-CN-01,hard\n"))
    assert (
        "A-CN-01 (Name one office that follows every referral), Commonwealth of Nowhere: needed by A-AA-01."
        in text_of(section)
    )
    drawn = block_of(section, "calendar-figure").table.rows
    assert [row[-1].ids[0] for row in drawn] == ["A-CN-01", "A-AA-01", "A-AA-02"]
    assert len(block_of(section, "schedule-table").rows) == 2


def test_a_need_that_was_not_taken_up_is_a_caution(findings_after: Find, text_of: Text) -> None:
    section = calendar(findings_after("EE", dependencies=f"{NEED}A-EE-01,A-EE-03,hard\n"))
    assert "A need that nobody will meet: A-EE-01 needs A-EE-03, which was not taken up." in text_of(section)


def test_months_that_cannot_be_kept_are_told_with_the_reason(findings_after: Find, block_of: BlockOf) -> None:
    # A-CN-02 needs A-CN-01, to April, and was to take eight months from March. The purse opens in January.
    actions = {3: {"start": "2031-03", "end": "2031-10"}, 4: {"start": "2031-08"}}
    table = block_of(calendar(findings_after("CN", actions=actions)), "impossible-dates")
    purse = "The yearly purse: an action can start only in January, its proposal handed in 5 months before"
    need = "It needs A-CN-01, which can end with April 2031"
    assert [row[1:5] for row in table.rows] == [
        ("Start", "March 2031", "May 2031", need),
        ("End", "October 2031", "December 2031", need),
        ("Start", "August 2031", "January 2032", purse),
        ("End", "December 2033", "May 2034", purse),
    ]


def test_windows_without_a_common_month_are_told_as_such(findings_after: Find, block_of: BlockOf) -> None:
    windows = {
        "purse": {"label": "the purse", "change_types": ["budget_head"], "moment": "start", "months": [1]},
        "vault": {"label": "the vault", "change_types": ["budget_head"], "moment": "start", "months": [7]},
    }
    table = block_of(calendar(findings_after("CN", {"windows": windows})), "impossible-dates")
    assert [row[1:5] for row in table.rows] == [
        ("Start", "January 2032", "none",
         "No month is open in all of its windows: the purse: an action can start only in January; the"
         " vault: an action can start only in July"),
    ]  # fmt: skip


def test_what_nobody_was_asked_to_wait_for_is_not_none(
    findings_after: Find, block_of: BlockOf, text_of: Text
) -> None:
    section = calendar(findings_after("CN", dependencies=None))
    assert [row[4] for row in block_of(section, "schedule-table").rows] == [None, None, None]
    assert "the table dependencies" in text_of(section)


def test_without_recommendations_there_is_nothing_to_plan(
    findings_after: Find, text_of: Text, figures_of: Callable[[Section], list[str]]
) -> None:
    section = calendar(findings_after("BB", **ALL_REJECTED))
    assert text_of(section) == "Nothing recorded: There is no recommended action to plan."
    assert figures_of(section) == []
