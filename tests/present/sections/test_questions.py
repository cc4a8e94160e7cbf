"""Which questions are worth another round."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from bahali.analysis.findings import Findings
from bahali.document.blocks import References, Table
from bahali.document.section import Section
from bahali.present.sections import questions

Find = Callable[..., Findings]
Text = Callable[[Section], str]
Rated = Callable[..., str]
BlockOf = Callable[[Section, str], Any]

AGREED = {"E2": [5] * 6, "E3": [5] * 6, "E4": [5] * 6}
RIVALS = {"A-CN-01": {"E1": [6] * 6, **AGREED}, "A-CN-02": {"E1": [9, 9, 1, 1, 1, 1], **AGREED}}
"""Raters differ on one question alone: the relief of A-CN-02, two of six finding it better than A-CN-01's."""

TOLD_OF_FEW = ["Action", "Question", "Chance of a change", "Raters", "Id"]


@pytest.fixture
def rivals(findings_after: Find, rated_as: Rated) -> Callable[..., Findings]:
    def find(**header: object) -> Findings:
        given = {f"deciding.{name}": value for name, value in {"shortlist": 1, **header}.items()}
        return findings_after("CN", given, scores=rated_as(RIVALS))

    return find


def test_a_question_is_told_with_its_chance_and_gain(
    rivals: Callable[..., Findings], block_of: BlockOf
) -> None:
    # Relief weighs 0.25. If it were 9 for A-CN-02 (2 of 6 say so, which are few), A-CN-02 would be worth
    # 0.25 x (0.9 - 0.6) = 0.075 more than A-CN-01, else A-CN-01 stays first: 0.075 / 3 = 0.025, 2.5 points.
    (row,) = block_of(questions(rivals()), "questions-table").rows
    assert row == (
        "Make rules on who may see a record",
        "Relief: How much lighter will people feel?",
        "1 to 2",
        "some answers",
        "2.5",
        "6",
        References(ids=("A-CN-02",)),
    )


def test_the_gain_is_told_for_each_action_of_the_shortlist(findings_after: Find, rated_as: Rated) -> None:
    scores = rated_as({**RIVALS, "A-CN-03": 10})
    section = questions(findings_after("CN", {"deciding.shortlist": 2}, scores=scores))
    table = section.blocks[1]
    assert isinstance(table, Table)
    assert table.rows[0][2:5] == (
        "2 to 3",
        "some answers",
        "1.2",
    )  # 2.5 over two actions, 1.25, is written as 1.2


def test_of_a_few_raters_no_share_is_told(findings_after: Find, rated_as: Rated, block_of: BlockOf) -> None:
    # Four raters in a workshop that shows no number below 5: 25 % would tell that they are four; and places
    # and gain are worked out of each single rating.
    four = {"E2": [5] * 4, "E3": [5] * 4, "E4": [5] * 4}
    goods = {"A-CN-01": {"E1": [6] * 4, **four}, "A-CN-02": {"E1": [9, 1, 1, 1], **four}}
    scores = rated_as(goods, ("P07", "P08", "P09", "P10"))
    section = questions(findings_after("CN", {"deciding.shortlist": 1, "k_threshold": 5}, scores=scores))
    assert section.blocks[0].text.endswith("is not shown, because few people rated it.")
    table = block_of(section, "questions-table")
    assert [column.label for column in table.columns] == TOLD_OF_FEW
    assert table.rows[0][2:4] == ("some answers", "fewer than 5")


def test_where_few_rated_one_action_its_cells_alone_say_that_they_are_not_shown(
    findings_after: Find, block_of: BlockOf
) -> None:
    findings = findings_after("CN", {"k_threshold": 5})
    asked = {"action_id": ["A-CN-01", "A-CN-02"], "criterion_id": "E1", "gain": 0.1, "chance": 0.5}
    rows = pd.DataFrame({**asked, "best_place": 1, "worst_place": 2, "raters": [6, 4]})
    findings.certainty.__dict__["questions"] = rows
    told, untold = block_of(questions(findings), "questions-table").rows
    assert (told[2], told[4]) == ("1 to 2", "2.5")  # 10 points of 100 over a shortlist of four
    assert (untold[2], untold[4]) == ("not shown", "not shown")


@pytest.mark.parametrize(("chance", "told"), [(0.6, "most answers"), (0.5, "some answers"), (0.0, "none")])
def test_the_word_for_the_share_of_a_few_follows_its_size(
    nowhere_findings: Find, block_of: BlockOf, chance: float, told: str
) -> None:
    findings = nowhere_findings("AA")
    asked = pd.DataFrame(
        {"action_id": ["A-AA-01"], "criterion_id": ["E1"], "gain": 0.1, "chance": chance, "best_place": 2}
    )
    findings.certainty.__dict__["questions"] = asked.assign(worst_place=2, raters=3)
    (row,) = block_of(questions(findings), "questions-table").rows
    assert row[2] == told


def test_no_more_questions_are_listed_than_an_afternoon_holds(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    findings = nowhere_findings("CN")
    asked = pd.DataFrame({"action_id": ["A-CN-01"] * 9, "criterion_id": "E1", "gain": 0.1, "chance": 0.5})
    findings.certainty.__dict__["questions"] = asked.assign(best_place=1, worst_place=2, raters=6)
    assert len(block_of(questions(findings), "questions-table").rows) == 6


@pytest.mark.parametrize(
    ("shortlist", "told"),
    [
        (1, "No single open question would change which actions are in the first place."),
        (2, "No single open question would change which actions are among the first 2."),
    ],
)
def test_where_raters_agree_no_question_is_worth_another_round(
    findings_after: Find, rated_as: Rated, text_of: Text, shortlist: int, told: str
) -> None:
    scores = rated_as({"A-CN-01": 9, "A-CN-02": 6, "A-CN-03": 2})
    assert text_of(questions(findings_after("CN", {"deciding.shortlist": shortlist}, scores=scores))) == told


def test_questions_that_only_change_places_further_down_are_left_out(
    rivals: Callable[..., Findings], text_of: Text
) -> None:
    assert text_of(questions(rivals(shortlist=2))).startswith("No single open question would change")


def test_a_criterion_without_a_question_is_named_alone(
    findings_after: Find, rated_as: Rated, block_of: BlockOf
) -> None:
    findings = findings_after(
        "CN", {"deciding.shortlist": 1}, scores=rated_as(RIVALS), criteria={2: {"question": ""}}
    )
    (row,) = block_of(questions(findings), "questions-table").rows
    assert row[1] == "Relief"


@pytest.mark.parametrize(("gain", "told"), [(0.028, " it would be 0.7."), (0.0001, "")])
def test_the_gain_of_knowing_everything_stands_beside_the_single_ones(
    nowhere_findings: Find, text_of: Text, gain: float, told: str
) -> None:
    # 2.8 points of 100, for the four actions of a shortlist of four: 0.7 for each.
    findings = nowhere_findings("CN")
    findings.certainty.__dict__["gain_of_certainty"] = gain
    findings.certainty.__dict__["questions"] = pd.DataFrame(
        [("A-CN-02", "E1", 0.01, 0.5, 1, 2, 6)],
        columns=["action_id", "criterion_id", "gain", "chance", "best_place", "worst_place", "raters"],
    )
    text = text_of(questions(findings))
    assert ("known for sure" in text) == bool(told)
    assert told in text


@pytest.mark.parametrize(("worst", "places"), [(3, "any place from 1 to 3"), (1, "place 1")])
def test_an_action_worth_talking_about_as_a_whole_is_named(
    nowhere_findings: Find, text_of: Text, worst: int, places: str
) -> None:
    # 8 points of 100 over a shortlist of four.
    findings = nowhere_findings("CN")
    findings.certainty.__dict__["open_actions"] = pd.DataFrame(
        [("A-CN-02", 0.08, 0.5, 1, worst, 6), ("A-CN-03", 0.0, 0.0, 2, 3, 6)],
        columns=["action_id", "gain", "chance", "best_place", "worst_place", "raters"],
    )
    text = text_of(questions(findings))
    assert (
        "A-CN-02, Make rules on who may see a record: if the panel saw it as one of its raters does, it could"
        f" take {places}; gain 2.0." in text
    )
    assert "A-CN-03, " not in text


def test_no_action_is_named_where_none_would_gain(nowhere_findings: Find, text_of: Text) -> None:
    findings = nowhere_findings("CN")
    findings.certainty.__dict__["open_actions"] = pd.DataFrame(columns=["action_id", "gain"])
    assert "as a whole" not in text_of(questions(findings))
