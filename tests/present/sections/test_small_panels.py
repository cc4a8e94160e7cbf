"""Of a panel of a few, no report shows how many they are, nor a share that would tell."""

import re
from collections.abc import Callable

import pytest

from bahali.analysis.findings import Findings
from bahali.document.section import Section
from bahali.present import sections

Find = Callable[..., Findings]
Text = Callable[[Section], str]
Rated = Callable[..., str]

FOUR = ("P07", "P08", "P09", "P10")
ABOUT_RATINGS = (
    *("key_messages", "preparation", "recommendations", "certainty", "agreement", "questions", "budget"),
    *("weighing", "explorer", "not_chosen", "scoring", "warnings", "run_record"),
)
TELLING = re.compile(
    r"(?<!than )\b(4|four) (raters|cases|answers)|raters: 4|of 4 (raters|cases)|(25|75) % of the answers"
)


@pytest.mark.parametrize("name", ABOUT_RATINGS)
@pytest.mark.parametrize("edition", ["public", "restricted"])
def test_four_raters_are_never_counted(
    findings_after: Find, rated_as: Rated, text_of: Text, name: str, edition: str
) -> None:
    # One of four answers to A-CN-02 on each criterion is no number, and one of four differs on A-CN-01: each
    # share of answers is a quarter or three quarters. This workshop shows no number below 5.
    goods = {"A-CN-01": [9, 9, 9, 6], "A-CN-02": [8, 8, 8, "DK"], "A-CN-03": [7, 5, 8, 2]}
    header = {"k_threshold": 5, "deciding.weight_draws": "around"}
    findings = findings_after("CN", header, {"edition": edition}, scores=rated_as(goods, FOUR))
    text = text_of(getattr(sections, name)(findings))
    assert not TELLING.findall(text)


def test_a_panel_of_eight_is_counted(findings_after: Find, rated_as: Rated, text_of: Text) -> None:
    eight = ("P07", "P08", "P09", "P10", "P11", "P12", "P01", "P02")
    goods = {"A-CN-01": [9, 9, 9, 9, "DK", "DK", "DK", "DK"]}
    header = {"deciding.may_rate_elsewhere": True}
    text = text_of(sections.recommendations(findings_after("CN", header, scores=rated_as(goods, eight))))
    assert "raters: 4)" in text
    assert "50 % of the answers about it" in text


def test_who_did_not_rate_is_not_counted_either(findings_after: Find, rated_as: Rated, text_of: Text) -> None:
    # Five of six gave a number: that one did not know is about one person.
    goods = {"A-CN-01": [9, 9, 9, 9, 9, "DK"]}
    text = text_of(sections.recommendations(findings_after("CN", scores=rated_as(goods))))
    assert "raters: 4 or more)" in text
    assert "Some of the answers about it" in text
