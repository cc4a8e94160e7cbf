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

THREE = ("P07", "P08", "P09")
ABOUT_RATINGS = (
    *("key_messages", "preparation", "recommendations", "certainty", "agreement", "questions", "budget"),
    *("weighing", "explorer", "not_chosen", "scoring", "warnings", "run_record"),
)
TELLING = re.compile(
    r"\b(3|three) (raters|people rated|cases|answers)|raters: 3|of 3 (raters|cases)|33 %|67 %"
)


@pytest.mark.parametrize("name", ABOUT_RATINGS)
@pytest.mark.parametrize("edition", ["public", "restricted"])
def test_three_raters_are_never_counted(
    findings_after: Find, rated_as: Rated, text_of: Text, name: str, edition: str
) -> None:
    # One of three answers to A-CN-02 on each criterion is no number, and one of three differs on A-CN-01:
    # each share of answers is a third or two thirds. Nowhere shows no number below 4.
    goods = {"A-CN-01": [9, 9, 6], "A-CN-02": [8, 8, "DK"], "A-CN-03": [7, 5, 8]}
    header = {"deciding.min_raters": 2, "deciding.weight_draws": "around"}
    findings = findings_after("CN", header, {"edition": edition}, scores=rated_as(goods, THREE))
    text = text_of(getattr(sections, name)(findings))
    assert not TELLING.findall(text)


def test_a_panel_of_six_is_counted(findings_after: Find, rated_as: Rated, text_of: Text) -> None:
    findings = findings_after("CN", scores=rated_as({"A-CN-01": [9, 9, 9, 9, "DK", "DK"]}))
    text = text_of(sections.recommendations(findings))
    assert "raters: 4" in text
    assert "33 % of the answers about it" in text
