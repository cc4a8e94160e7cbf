"""How sure the order is, and what would change it."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from bahali.analysis.findings import Findings
from bahali.analysis.findings.certainty import Beliefs
from bahali.document.blocks import References
from bahali.document.section import Section
from bahali.present.sections import certainty

Find = Callable[..., Findings]
Text = Callable[[Section], str]
Rated = Callable[..., str]
BlockOf = Callable[[Section, str], Any]

CLEAR = {"A-CN-01": 9, "A-CN-02": 6, "A-CN-03": 2}
"""Everybody gives the same on every criterion, so that nothing that is drawn changes a place."""


@pytest.fixture
def clear(findings_after: Find, rated_as: Rated) -> Callable[..., Findings]:
    """Give a function that gives findings whose places are certain, with changes to the rules."""

    def find(shortlist: int = 2, **header: object) -> Findings:
        given = {"shortlist": shortlist, **header}
        rules = {f"deciding.{name}": value for name, value in given.items()}
        return findings_after("CN", rules, scores=rated_as(CLEAR))

    return find


def test_value_places_raters_and_agreement_are_told(nowhere_findings: Find, block_of: BlockOf) -> None:
    # Last ratings of A-AA-01: means 29/3, 23/3, 10 - 1 and 26/3, weighed alike: 35 of 40, 87.5 of 100;
    # of A-AA-02: 22/3, 14/3, 10 - 13/3 and 17/3: 70/3 of 40, 58.3 of 100. No rating of A-AA-01 is worse than
    # any of A-AA-02 on the same criterion, and none is worth less than 70 of 100: its place and tier hold.
    table = block_of(certainty(nowhere_findings("AA")), "certainty-table")
    assert [column.label for column in table.columns] == [
        *("Action", "Value", "Places", "Tier", "Raters", "Agreement", "Same tier", "On the shortlist", "Id")
    ]
    few = "fewer than 4"
    first, second = (row[1:] for row in table.rows)
    assert first == (
        *(88, "1", "First", few, "broad", "100 %", "100 %"),
        References(ids=("A-AA-01",)),
    )
    assert second[:5] == (58, "2", "Second", few, "broad")


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (
            "around",
            "weights around the chosen set (one of average size typically moves by 10 % of all weight)",
        ),
        ("ordered", "any weights that keep the chosen order of the criteria"),
        ("uniform", "any weights at all"),
        ("participants", "the weights of one rater, of those who gave weights themselves,"),
    ],
)
def test_what_was_drawn_is_told(clear: Callable[..., Findings], text_of: Text, kind: str, told: str) -> None:
    text = text_of(certainty(clear(weight_draws=kind)))
    assert text.startswith(
        "All actions were valued and placed again 400 times; each time is called a draw. In each,"
        f" {told} were taken, and raters were taken at random from those who rated"
    )
    assert "came first or among the first 2 (the shortlist). These are the views of a panel" in text


def test_where_nobody_gave_weights_those_around_the_chosen_set_were_drawn(
    findings_after: Find, text_of: Text, block_of: BlockOf
) -> None:
    section = certainty(findings_after("CN", weight_answers=None, comparisons=None))
    assert "In each, weights around the chosen set" in text_of(section)
    kinds = [column.label for column in block_of(section, "kinds-table").columns]
    assert kinds == [
        "Action",
        "Around the chosen set",
        "Any weights in the order of the chosen set",
        "Any weights at all",
        "Only the raters are drawn again",
    ]


def test_a_shortlist_with_room_for_all_says_that_its_bars_mean_nothing(
    nowhere_findings: Find, clear: Callable[..., Findings], text_of: Text
) -> None:
    told = "The shortlist has room for all of them, so every action is always on it."
    assert told in text_of(certainty(nowhere_findings("CN")))
    assert told not in text_of(certainty(clear(shortlist=2)))


def test_the_bars_are_told_to_who_cannot_see_them(clear: Callable[..., Findings], block_of: BlockOf) -> None:
    figure = block_of(certainty(clear()), "chances")
    assert figure.caption == (
        "How often each action comes first, or among the first 2, when weights and raters are drawn again"
    )
    assert figure.alt == (
        "Bars of 3 actions. A-CN-01, Name one office that follows every referral, comes first in 100 % of the"
        " draws. 2 actions are on the shortlist in nine of ten draws or more."
    )
    assert [row[1:4] for row in figure.table.rows] == [(100, 100, "1.0"), (0, 100, "2.0"), (0, 0, "3.0")]


def test_actions_that_are_on_the_shortlist_now_and_then_are_counted(
    clear: Callable[..., Findings], block_of: BlockOf
) -> None:
    findings = clear()
    ranked = findings.priorities.ranked
    findings.priorities.__dict__["ranked"] = ranked.assign(
        chance=[0.9, 0.6, 0.5], first_share=[0.2, 0.5, 0.3]
    )
    alt = block_of(certainty(findings), "chances").alt
    assert "A-CN-02, Make rules on who may see a record, comes first in 50 % of the draws." in alt
    assert alt.endswith(
        "1 action is on the shortlist in nine of ten draws or more, and 2 in some draws and not in others."
    )


def test_a_shortlist_of_one_is_no_second_column(
    clear: Callable[..., Findings], block_of: BlockOf, text_of: Text
) -> None:
    section = certainty(clear(shortlist=1))
    figure = block_of(section, "chances")
    assert figure.caption == "How often each action comes first, when weights and raters are drawn again"
    assert [column.label for column in figure.table.columns] == ["Action", "First", "Mean place", "Id"]
    assert "among the first 1" not in text_of(section)
    assert "(the shortlist)" not in text_of(section)


def test_an_action_that_moves_far_is_to_be_talked_about_again(nowhere_findings: Find, text_of: Text) -> None:
    findings = nowhere_findings("CN")
    ranked = findings.priorities.ranked
    findings.priorities.__dict__["ranked"] = ranked.assign(best_place=[1, 2, 1], worst_place=[1, 3, 3])
    text = text_of(certainty(findings))
    assert "A-CN-03 moves between place 1 and place 3: talk about its ratings again" in text
    assert "A-CN-02 moves" not in text


@pytest.mark.parametrize(
    ("winning", "told"),
    [
        (
            0.5,
            "A-CN-01 is worth more than A-CN-02, which follows it, in 50 % of the draws: too close to call.",
        ),
        (
            0.6,
            "A-CN-01 is worth more than A-CN-02, which follows it, in 60 % of the draws: too close to call.",
        ),
        (0.3, "which follows it, in 30 % of the draws: mostly it is the other way round."),
    ],
)
def test_a_step_that_is_not_clear_is_told(
    clear: Callable[..., Findings], text_of: Text, winning: float, told: str
) -> None:
    findings = clear()
    steps = {
        "action_id": ["A-CN-01", "A-CN-02"],
        "next_id": ["A-CN-02", "A-CN-03"],
        "winning": [winning, 0.61],
    }
    findings.certainty.__dict__["steps"] = pd.DataFrame(steps)
    text = text_of(certainty(findings))
    assert told in text
    assert "A-CN-02 is worth more" not in text


def test_actions_that_share_a_place_do_not_follow_each_other(
    findings_after: Find, rated_as: Rated, text_of: Text
) -> None:
    findings = findings_after("CN", scores=rated_as({"A-CN-01": 6, "A-CN-02": 6}))
    assert "which follows it" not in text_of(certainty(findings))


def test_a_clear_leader_is_told_in_a_sentence(clear: Callable[..., Findings], text_of: Text) -> None:
    text = text_of(certainty(clear()))
    assert "\nA-CN-01 comes first in 100 % of the draws.\n" in text
    assert "What one would have to hold" not in text


def beliefs(shares: list[float]) -> Beliefs:
    index = pd.Index(["A-CN-02", "A-CN-01"], name="action_id")
    columns = {"first_share": shares, "confidence": [0.75, 0.4]}
    weights = {"E1": [0.4, 0.1], "E2": [0.3, 0.2], "E3": [0.2, 0.3], "E4": [0.1, 0.4]}
    return Beliefs(pd.DataFrame(columns, index=index), pd.DataFrame(weights, index=index))


def test_what_one_would_have_to_hold_is_told_of_each_rival(
    clear: Callable[..., Findings], block_of: BlockOf
) -> None:
    findings = clear()
    findings.certainty.__dict__["beliefs"] = beliefs([0.95, 0.05])
    table = block_of(certainty(findings), "beliefs-table")
    labels = ["Action", "First in", "Relief", "Ease", "Burden", "Staying power", "Sure"]
    assert [column.label for column in table.columns] == labels
    assert table.rows == (
        (References(ids=("A-CN-02",)), 95, 40, 30, 20, 10, 75),
        (References(ids=("A-CN-01",)), 5, 10, 20, 30, 40, 40),
    )


def test_an_action_that_is_hardly_ever_first_is_no_rival(
    clear: Callable[..., Findings], text_of: Text
) -> None:
    findings = clear()
    findings.certainty.__dict__["beliefs"] = beliefs([0.96, 0.04])
    assert (
        "A-CN-02 comes first in 96 % of the draws. No other action does often enough to be a rival."
        in text_of(certainty(findings))
    )


def test_criteria_may_be_called_as_columns_are(
    findings_after: Find, rated_as: Rated, block_of: BlockOf
) -> None:
    # Relief decides for A-CN-01, ease for A-CN-02; with any weights at all, both come first now and then.
    goods = {
        "A-CN-01": {"confidence": [9] * 6, "Sure": [1] * 6},
        "A-CN-02": {"confidence": [1] * 6, "Sure": [9] * 6},
    }
    criteria = "criterion_id,label\nconfidence,Relief\nSure,Ease\n"
    weights = "weight_set,criterion_id,weight\neven,confidence,0.5\neven,Sure,0.5\n"
    findings = findings_after(
        "CN",
        {"deciding.weight_draws": "uniform"},
        scores=rated_as(goods),
        criteria=criteria,
        weights=weights,
        **dict.fromkeys(("weight_answers", "comparisons", "gate_checks")),
    )
    table = block_of(certainty(findings), "beliefs-table")
    assert [column.label for column in table.columns] == ["Action", "First in", "Ease", "Relief", "Sure"]


def test_chances_stand_by_what_was_drawn(clear: Callable[..., Findings], block_of: BlockOf) -> None:
    table = block_of(certainty(clear()), "kinds-table")
    assert [row[1:] for row in table.rows] == [(100,) * 5, (100,) * 5, (0,) * 5]
    assert "the action is among the first 2. In every column but the last only the weights vary" in table.note


def test_one_action_alone_is_first_whatever_is_drawn(
    findings_after: Find, rated_as: Rated, text_of: Text
) -> None:
    text = text_of(certainty(findings_after("CN", scores=rated_as({"A-CN-02": 5}))))
    assert "Bars of 1 action. A-CN-02, Make rules on who may see a record, comes first in 100 %" in text
    assert "A-CN-02 is first whatever the weight of any single criterion." in text
    assert "Kendall's tau-b" not in text  # there is no order to be alike
