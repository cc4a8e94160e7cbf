"""When each action is done, how anyone will know, and what could go wrong."""

from collections.abc import Callable
from typing import Any

import pytest

from bahali.analysis.findings import Findings
from bahali.document.blocks import References
from bahali.document.section import Section
from bahali.present.sections import calendar, monitoring, risks

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]

ALL_REJECTED = {"actions": {8: {"status": "rejected"}, 9: {"status": "rejected"}}}


def test_the_start_of_the_plan_is_told_in_words(nowhere_findings: Find, text_of: Text) -> None:
    assert text_of(calendar(nowhere_findings("AA"))).startswith("The plan starts in January 2031.")


def test_actions_stand_in_the_order_of_their_start(nowhere_findings: Find, block_of: BlockOf) -> None:
    # A-CN-01 runs from January to April 2031, A-CN-02 from May to December, A-CN-03 over the two years after.
    table = block_of(calendar(nowhere_findings("CN")), "schedule-table")
    assert [row[2:] for row in table.rows] == [
        ("Jan to Jun 2031", 4, 0, References(ids=()), References(ids=("A-CN-01",))),
        ("Jan to Jun 2031", 8, 0, References(ids=("A-CN-01",)), References(ids=("A-CN-02",))),
        ("Jan to Jun 2032", 24, 0, References(ids=()), References(ids=("A-CN-03",))),
    ]


def test_an_action_that_had_to_be_moved_is_told(
    findings_after: Find, text_of: Text, block_of: BlockOf
) -> None:
    # A-CN-02 would start in March, but waits for A-CN-01, which ends in April.
    section = calendar(findings_after("CN", actions={3: {"start": "2031-03"}}))
    assert "1 action starts later than its time band says, because another action" in text_of(section)
    assert block_of(section, "schedule-table").rows[1][4] == 2


def test_the_calendar_is_told_to_who_cannot_see_it(nowhere_findings: Find, block_of: BlockOf) -> None:
    assert block_of(calendar(nowhere_findings("CN")), "calendar-figure").alt == (
        "Bars over time for 3 actions. A-CN-01 starts first, in Jan to Jun 2031; A-CN-03 ends last, 36 months"
        " after the start of the plan."
    )


def test_an_action_of_one_month_ends_after_one_month(findings_after: Find, block_of: BlockOf) -> None:
    findings = findings_after("DD", actions={12: {"start": "2031-01", "end": "2031-01"}})
    alt = block_of(calendar(findings), "calendar-figure").alt
    assert alt.endswith("ends last, 1 month after the start of the plan.")


def test_foundations_name_how_many_wait_for_them(nowhere_findings: Find, text_of: Text) -> None:
    text = text_of(calendar(nowhere_findings("CN")))
    assert "A-CN-01: Name one office that follows every referral (2 actions wait for it)" in text
    assert "A-CN-02: Make rules on who may see a record (1 action waits for it)" in text


def test_what_starts_in_the_first_days_is_listed_by_its_body(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    table = block_of(calendar(nowhere_findings("AA")), "first-days-table")
    assert table.rows == (
        (
            "Aamoora Health Board",
            "Send listeners to the hill villages before winter",
            "Health Board",
            References(ids=("A-AA-01",)),
        ),
    )


def test_where_nothing_starts_soon_the_calendar_says_so(nowhere_findings: Find, text_of: Text) -> None:
    assert text_of(calendar(nowhere_findings("EE"))).endswith(
        "Nothing starts yet: No recommended action starts within 90 days of the start of the plan."
    )


def test_what_nobody_was_asked_to_wait_for_is_not_none(findings_after: Find, block_of: BlockOf) -> None:
    table = block_of(calendar(findings_after("CN", dependencies=None)), "schedule-table")
    assert [row[5] for row in table.rows] == [None, None, None]


def test_without_recommendations_there_is_nothing_to_plan(
    findings_after: Find, text_of: Text, figures_of: Callable[[Section], list[str]]
) -> None:
    findings = findings_after("BB", **ALL_REJECTED)
    assert text_of(calendar(findings)) == "Nothing recorded: There is no recommended action to plan."
    assert figures_of(calendar(findings)) == []
    assert text_of(monitoring(findings)) == (
        "Nothing recorded: No indicator was given for a recommended action."
    )
    assert text_of(risks(findings)) == "Nothing recorded: No risk was given for a recommended action."


def test_indicators_stand_with_baseline_and_target_results_first(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    table = block_of(monitoring(nowhere_findings("AA")), "monitoring-table")
    assert table.row_names == ("M-AA-02", "M-AA-01")
    labels = [column.label for column in table.columns]
    amounts = [(row[labels.index("Baseline")], row[labels.index("Target")]) for row in table.rows]
    assert amounts == [
        ("to be set", "60 per cent (2033)"),
        ("3 villages (2030)", "40 villages (2032)"),
    ]


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("1500000", "1,500,000 villages"),
        ("0.1", "0.1 villages"),
        ("0", "0 villages"),
        ("12.50", "12.5 villages"),
    ],
)
def test_numbers_are_written_in_full(findings_after: Find, block_of: BlockOf, target: str, told: str) -> None:
    indicators = {3: {"target": target, "target_year": "", "baseline_year": ""}}
    table = block_of(monitoring(findings_after("AA", indicators=indicators)), "monitoring-table")
    assert [row for row in table.rows if told in row]


def test_risks_stand_with_who_could_be_harmed(nowhere_findings: Find, block_of: BlockOf) -> None:
    assert block_of(risks(nowhere_findings("DD")), "risks-table").rows == (
        (
            "Сёстры устают ещё больше",
            "Сёстры",
            2,
            2,
            "Занятия идут в рабочее время",
            None,
            References(ids=("A-DD-01",)),
        ),
    )
