"""What stands where there is no order by value."""

from collections.abc import Callable

import pytest

from bahali.analysis.findings import Findings
from bahali.document.section import Section
from bahali.present.sections import agreement, budget, certainty, questions, recommendations
from bahali.present.sections.rated import find_hindrance

Find = Callable[..., Findings]
Text = Callable[[Section], str]
Rated = Callable[..., str]

BY_VALUE = (certainty, agreement, questions, budget)


@pytest.mark.parametrize("section", BY_VALUE)
def test_without_ratings_only_what_is_missing_is_told(
    findings_after: Find, text_of: Text, section: Callable[[Findings], Section]
) -> None:
    text = text_of(section(findings_after("AA", scores=None)))
    assert text == (
        "Not provided: The workshop did not give what this part needs. To fill it, provide the table scores"
        " (how raters judged each action)."
    )


@pytest.mark.parametrize("section", BY_VALUE)
def test_where_nobody_is_ranked_only_that_is_told(
    findings_after: Find, text_of: Text, section: Callable[[Findings], Section]
) -> None:
    text = text_of(section(findings_after("AA", {"deciding.min_raters": 5})))
    assert text == ("Not ranked: No action that could be recommended has enough raters, so none has a place.")


def test_what_fails_for_another_reason_is_not_said_to_lack_raters(
    findings_after: Find, text_of: Text
) -> None:
    failed = {number: {"result": "fail"} for number in (7, 8)}  # both actions of Bellowick do harm
    findings = findings_after("BB", gate_checks=failed)
    assert text_of(certainty(findings)) == (
        "Not ranked: Something other than ratings stands against every action, so none has a place."
    )


def test_a_jurisdiction_without_actions_is_told_once(
    findings_after: Find, emptied: Callable[[str], dict[str, dict[int, None]]], text_of: Text
) -> None:
    findings = findings_after("BB", **emptied("BB"))
    assert text_of(certainty(findings)) == "Nothing recorded: No action was proposed for Bellowick."
    assert text_of(recommendations(findings)).count("No action was proposed") == 1


def test_where_there_is_an_order_nothing_hinders(nowhere_findings: Find) -> None:
    assert find_hindrance(nowhere_findings("AA")) is None


@pytest.mark.parametrize("section", [certainty, agreement, questions, recommendations])
def test_one_action_alone_can_be_shown(
    findings_after: Find, rated_as: Rated, text_of: Text, section: Callable[[Findings], Section]
) -> None:
    findings = findings_after("CN", scores=rated_as({"A-CN-01": 8}))
    text = text_of(section(findings))
    assert "nan" not in text.lower().split()
    assert "None" not in text
