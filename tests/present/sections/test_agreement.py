"""Whether raters agree, and on what they part ways."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from bahali.analysis.findings import Findings
from bahali.document.blocks import Notice, References
from bahali.document.section import Section
from bahali.present.sections import agreement

Find = Callable[..., Findings]
Text = Callable[[Section], str]
Rated = Callable[..., str]
BlockOf = Callable[[Section, str], Any]

EIGHT = ("P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08")
TWO_GROUPS = {number: {"stakeholder_group": "POL" if number < 6 else "VSO"} for number in range(2, 10)}
TWO_PLACES = {number: {"jurisdiction": "AA" if number < 6 else "BB"} for number in range(2, 10)}
FREE = {"deciding.may_rate_elsewhere": True}
APART = {"A-CN-01": {"E1": [9] * 4 + [4] * 4, **dict.fromkeys(("E2", "E3", "E4"), [6] * 8)}}
"""Four and four are five points apart on relief, and nowhere else."""


def section_of(findings_after: Find, scores: str, header: dict[str, object], **tables: Any) -> Section:
    return agreement(findings_after("CN", {**FREE, **header}, scores=scores, **tables))


def test_the_rule_of_agreement_is_told_in_the_words_of_the_scale(
    nowhere_findings: Find, text_of: Text
) -> None:
    assert text_of(agreement(nowhere_findings("CN"))).startswith(
        "Raters are said to agree that an action is good on a criterion when at least 65 % of them give 8 or"
        " better and fewer than 20 % give 3 or worse, on a scale of 0 to 10 on which more is better;"
    )


def test_agreement_of_each_action_is_counted_over_its_criteria(
    findings_after: Find, rated_as: Rated, block_of: BlockOf
) -> None:
    # All six give A-CN-01 9 (8 or better: good), and A-CN-02 2 (3 or worse: not good). Of A-CN-03 three give
    # 10 and three 0 on relief: the middle of the ratings is the whole scale.
    goods = {
        "A-CN-01": 9,
        "A-CN-02": 2,
        "A-CN-03": {"E1": [10, 10, 10, 0, 0, 0], **dict.fromkeys(("E2", "E3", "E4"), [5] * 6)},
    }
    table = block_of(agreement(findings_after("CN", scores=rated_as(goods))), "agreement-actions")
    # Most common answer: everybody's three times, half of them once: (1 + 1 + 1 + 1/2) / 4 = 87.5 %, which of
    # six raters would tell that one differs.
    assert {row[-1].ids[0]: row[1:-1] for row in table.rows} == {
        "A-CN-01": ("broad", 4, 0, 0, "100 %"),
        "A-CN-02": ("broad", 0, 4, 0, "100 %"),
        "A-CN-03": ("contested", 0, 0, 1, "more than half"),
    }


@pytest.mark.parametrize(("goods", "told"), [(9, "more than half"), ([9, 7, 5, 3], "half or fewer")])
def test_the_share_of_a_few_is_a_word(
    findings_after: Find, rated_as: Rated, block_of: BlockOf, goods: Any, told: str
) -> None:
    # Four raters in a workshop that shows no number below 5: 25 % would tell that they are four.
    scores = rated_as({"A-CN-01": goods}, ("P07", "P08", "P09", "P10"))
    section = agreement(findings_after("CN", {"k_threshold": 5}, scores=scores))
    (row,) = block_of(section, "agreement-actions").rows
    assert row[5] == told


def test_an_agreement_that_cannot_be_measured_is_not_known(nowhere_findings: Find, block_of: BlockOf) -> None:
    findings = nowhere_findings("CN")
    measured = findings.agreement.by_action.assign(expert_agreement=float("nan"))
    findings.agreement.__dict__["by_action"] = measured
    assert {row[5] for row in block_of(agreement(findings), "agreement-actions").rows} == {"not known"}


def test_agreement_on_each_criterion_is_told_where_it_can_be(
    findings_after: Find, rated_as: Rated, block_of: BlockOf
) -> None:
    # On every criterion all give the same numbers in the same order: both measures are 1.
    section = agreement(findings_after("CN", scores=rated_as({"A-CN-01": 9, "A-CN-02": 4})))
    table = block_of(section, "agreement-criteria")
    assert [row[0] for row in table.rows] == ["Relief", "Ease", "Burden", "Staying power"]
    assert {row[1:] for row in table.rows} == {("1.00", "1.00", 0)}


def test_agreement_that_nobody_could_measure_is_not_nought(
    findings_after: Find, rated_as: Rated, block_of: BlockOf
) -> None:
    # One action rated alike by all: there is no order, and no difference to agree on.
    table = block_of(agreement(findings_after("CN", scores=rated_as({"A-CN-01": 9}))), "agreement-criteria")
    assert {row[1:] for row in table.rows} == {("not known", "not known", 0)}


@pytest.mark.parametrize("attribution", ["none", "institution"])
def test_groups_are_not_compared_where_views_are_not_attributed(
    findings_after: Find,
    rated_as: Rated,
    text_of: Text,
    figures_of: Callable[[Section], list[str]],
    attribution: str,
) -> None:
    header = {"attribution": attribution}
    section = section_of(findings_after, rated_as(APART, EIGHT), header, participants=TWO_GROUPS)
    notices = [block for block in section.blocks if isinstance(block, Notice)]
    assert [notice.text for notice in notices] == [
        "The workshop agreed that views are not attributed to groups, so groups are not compared."
    ]
    assert figures_of(section) == []
    assert "Policymakers" not in text_of(section)


def test_groups_of_a_few_are_not_compared(findings_after: Find, rated_as: Rated, text_of: Text) -> None:
    header = {"attribution": "group", "k_threshold": 5}
    text = text_of(section_of(findings_after, rated_as(APART, EIGHT), header, participants=TWO_GROUPS))
    assert "No two groups have at least 5 raters each on one question, so none are compared." in text
    assert "Policymakers" not in text


def test_the_larger_of_both_least_numbers_binds(findings_after: Find, rated_as: Rated, text_of: Text) -> None:
    header = {"attribution": "group", "k_threshold": 3, "deciding.min_raters": 5}
    text = text_of(section_of(findings_after, rated_as(APART, EIGHT), header, participants=TWO_GROUPS))
    assert "No two groups have at least 5 raters each" in text


def test_groups_that_differ_by_less_than_a_point_are_not_set_against_each_other(
    findings_after: Find, rated_as: Rated, text_of: Text, figures_of: Callable[[Section], list[str]]
) -> None:
    # The middle of 6, 6, 7, 7 is 6.5, of 6, 6, 6, 6 it is 6: half a point.
    near = {"A-CN-01": [6, 6, 7, 7, 6, 6, 6, 6]}
    header = {"attribution": "group"}
    section = section_of(findings_after, rated_as(near, EIGHT), header, participants=TWO_GROUPS)
    told = "Wherever groups can be compared, their middle ratings differ by less than a point."
    assert told in text_of(section)
    assert figures_of(section) == []


@pytest.mark.parametrize(
    ("attribution", "people", "names"),
    [
        ("group", TWO_GROUPS, ("Policymakers", "Victim support officers")),
        ("jurisdiction", TWO_PLACES, ("Aamoora", "Bellowick")),
    ],
)
def test_what_groups_part_ways_on_is_told_with_both_views(
    findings_after: Find,
    rated_as: Rated,
    block_of: BlockOf,
    attribution: str,
    people: dict[int, dict[str, str]],
    names: tuple[str, str],
) -> None:
    header = {"attribution": attribution}
    section = section_of(findings_after, rated_as(APART, EIGHT), header, participants=people)
    figure = block_of(section, "differences")
    first, second = names
    assert figure.alt == (
        f"Middle ratings of two groups on 1 question. Farthest apart: A-CN-01, Relief: {first} 9, {second} 4."
    )
    assert figure.table.rows == (
        ("A-CN-01  Relief", f"{first}: 9", f"{second}: 4", References(ids=("A-CN-01",))),
    )


def test_no_more_differences_are_drawn_than_can_be_read(
    findings_after: Find, rated_as: Rated, block_of: BlockOf
) -> None:
    everywhere = dict.fromkeys(("A-CN-01", "A-CN-02", "A-CN-03"), [9] * 4 + [4] * 4)
    header = {"attribution": "group"}
    section = section_of(findings_after, rated_as(everywhere, EIGHT), header, participants=TWO_GROUPS)
    figure = block_of(section, "differences")
    assert len(figure.table.rows) == 8  # of 12, three actions on four criteria
    assert figure.alt.startswith("Middle ratings of two groups on 8 questions.")


def test_one_round_leaves_nothing_to_say_of_rounds(nowhere_findings: Find, text_of: Text) -> None:
    assert "From round to round" not in text_of(agreement(nowhere_findings("CN")))


def with_rounds(rated_as: Rated, first: dict[str, Any], last: dict[str, Any]) -> str:
    return rated_as(first) + rated_as(last, number=2).split("\n", 1)[1]


def test_opinions_that_did_not_move_have_settled(
    findings_after: Find, rated_as: Rated, text_of: Text
) -> None:
    scores = with_rounds(rated_as, {"A-CN-01": 9, "A-CN-02": 5}, {"A-CN-01": 9})
    text = text_of(agreement(findings_after("CN", scores=scores)))
    assert text.endswith(
        "From round to round\nRated in more than one round: A-CN-01; the last rating counts. Opinions have"
        " settled on A-CN-01. Settled means that fewer than 15 % of the ratings would have to move to turn"
        " the first round into the last."
    )


def test_opinions_that_moved_are_told_beside_those_that_settled(
    findings_after: Find, rated_as: Rated, text_of: Text
) -> None:
    first = {"A-CN-01": 9, "A-CN-02": 5, "A-CN-03": 3}
    text = text_of(
        agreement(findings_after("CN", scores=with_rounds(rated_as, first, {**first, "A-CN-02": 7})))
    )
    assert "Opinions have settled on A-CN-01 and A-CN-03." in text
    assert "Opinions still moved on A-CN-02: a further round may change them again." in text


def test_of_rounds_that_too_few_took_part_in_twice_nothing_is_claimed(
    nowhere_findings: Find, text_of: Text
) -> None:
    findings = nowhere_findings("CN")
    rounds = {
        "action_id": ["A-CN-02"],
        "answers": [1],
        "share_moved": [float("nan")],
        "shift": [float("nan")],
    }
    findings.agreement.__dict__["rounds"] = pd.DataFrame(rounds).assign(is_stable=False)
    text = text_of(agreement(findings))
    assert text.endswith(
        "the last rating counts. Too few raters gave a number in both rounds to say whether opinions have"
        " settled on A-CN-02."
    )
    assert "Settled means" not in text


@pytest.mark.parametrize(("threshold", "place"), [(50, 0), (3, 1)])
@pytest.mark.parametrize(
    ("measure", "told"),
    [
        (0.71, ("largely", "0.71")),
        (0.69, ("partly", "0.69")),
        (0.29, ("hardly", "0.29")),
        (-0.2, ("hardly", "-0.20")),
        (float("nan"), ("not known", "not known")),
    ],
)
def test_measures_of_a_few_raters_are_words(
    findings_after: Find, block_of: BlockOf, threshold: int, place: int, measure: float, told: tuple[str, str]
) -> None:
    findings = findings_after("CN", {"k_threshold": threshold})
    measured = findings.agreement.by_criterion.assign(kendall_w=measure)
    findings.agreement.__dict__["by_criterion"] = measured
    assert {row[1] for row in block_of(agreement(findings), "agreement-criteria").rows} == {told[place]}


def test_the_classic_rule_stands_only_where_it_is_defined(findings_after: Find, block_of: BlockOf) -> None:
    """The rule that counts ratings is for 8 to 16 raters; the six of nowhere are too few."""
    few = block_of(agreement(findings_after("CN")), "agreement-actions")
    assert "Classic rule" not in [column.label for column in few.columns]
    assert "Classic rule" not in few.note


def test_the_classic_rule_counts_criteria(findings_after: Find, rated_as: Rated, block_of: BlockOf) -> None:
    # Relief divides four from four; on the other criteria all eight say the same.
    scores = rated_as(APART, raters=EIGHT)
    table = block_of(section_of(findings_after, scores, {}), "agreement-actions")
    labels = [column.label for column in table.columns]
    assert table.rows[0][labels.index("Classic rule")] == "3 agreed, 0 divided"
    assert "for 8 to 16 raters" in table.note
