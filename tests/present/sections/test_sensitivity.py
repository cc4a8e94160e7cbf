"""What would change the order: a weight, a rater, a criterion, a method."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from bahali.analysis.findings import Findings
from bahali.analysis.methods.comparing import Comparison
from bahali.document.blocks import Notice
from bahali.document.section import Section
from bahali.present.sections import certainty
from bahali.present.sections.sensitivity import influence_of_groups

Find = Callable[..., Findings]
Text = Callable[[Section], str]
Rated = Callable[..., str]
BlockOf = Callable[[Section, str], Any]


@pytest.fixture
def findings_of(findings_after: Find, rated_as: Rated) -> Callable[..., Findings]:
    """Give a function that gives findings of actions that are as good as said, with a shortlist of one."""

    def find(goods: dict[str, Any], **tables: Any) -> Findings:
        return findings_after("CN", {"deciding.shortlist": 1}, scores=rated_as(goods), **tables)

    return find


def good(relief: int, other: int) -> dict[str, list[int]]:
    return {"E1": [relief] * 6, **dict.fromkeys(("E2", "E3", "E4"), [other] * 6)}


def test_the_weights_between_which_the_first_stays_first_are_told(
    findings_of: Callable[..., Findings], text_of: Text, block_of: BlockOf
) -> None:
    # With a weight w for relief, A-CN-01 is worth w + 0.1 (1 - w), A-CN-02 0.5: equal at w = 4/9, 44 of 100.
    section = certainty(findings_of({"A-CN-01": good(10, 1), "A-CN-02": 5}))
    text = text_of(section)
    assert "A-CN-02 is first while the weight of “Relief” is between 0 and 44 of 100." in text
    assert "“Ease”" not in text  # the more ease weighs, the less A-CN-01 is worth
    figure = block_of(section, "stability")
    assert figure.alt == (
        "Spans of 4 criteria. The narrowest is Relief: the shortlist stays as it is while its weight is"
        " between 0 and 44 of 100."
    )
    assert figure.table.rows[0] == ("Relief", 25, "0 to 44", "0 to 44")
    assert figure.table.rows[1] == ("Ease", 25, "0 to 100", "0 to 100")


@pytest.mark.parametrize(
    ("goods", "told"),
    [
        # 0.4 is reached at w = 1/3, less than 10 of 100 above 25.
        (
            {"A-CN-01": good(10, 1), "A-CN-02": 4},
            "The shortlist would change if the weight of “Relief” rose above 33 of 100 (now 25).",
        ),
        # 0.3 is reached at w = 2/9, a little below 25.
        (
            {"A-CN-01": good(10, 1), "A-CN-02": 3},
            "The shortlist would change if the weight of “Relief” fell below 22 of 100 (now 25).",
        ),
    ],
)
def test_a_weight_that_is_nearly_at_its_end_is_named(
    findings_of: Callable[..., Findings], text_of: Text, goods: dict[str, Any], told: str
) -> None:
    assert told in text_of(certainty(findings_of(goods)))


def test_an_end_that_is_far_is_not_named(findings_of: Callable[..., Findings], text_of: Text) -> None:
    text = text_of(certainty(findings_of({"A-CN-01": good(10, 1), "A-CN-02": 5})))
    assert "The shortlist would change if" not in text


def test_no_weight_can_go_below_nothing_or_above_all(nowhere_findings: Find, text_of: Text) -> None:
    findings = nowhere_findings("CN")
    spans = findings.certainty.stability.assign(shortlist_from=[0, 0, 0.1, 0], shortlist_to=[0.5, 1, 1, 1])
    spans = spans.assign(weight=[0.05, 0.05, 0.3, 0.95])  # three are within ten points of an end that is none
    findings.certainty.__dict__["stability"] = spans
    assert "The shortlist would change if" not in text_of(certainty(findings))


def test_where_no_weight_matters_that_is_told(
    findings_of: Callable[..., Findings], text_of: Text, block_of: BlockOf
) -> None:
    section = certainty(findings_of({"A-CN-01": 9, "A-CN-02": 5}))
    assert block_of(section, "stability").alt == (
        "Spans of 4 criteria. No single weight can change the shortlist."
    )
    assert "A-CN-01 is first whatever the weight of any single criterion." in text_of(section)
    assert "The shortlist stays as it is whatever the weight of any single criterion." in text_of(section)


def test_actions_that_share_the_first_place_are_named_together(
    findings_of: Callable[..., Findings], text_of: Text
) -> None:
    text = text_of(certainty(findings_of({"A-CN-01": 6, "A-CN-02": 6, "A-CN-03": 1})))
    assert "A-CN-01 and A-CN-02 are first whatever the weight of any single criterion." in text


def test_one_weight_alone_cannot_move(
    findings_of: Callable[..., Findings], text_of: Text, figures_of: Callable[[Section], list[str]]
) -> None:
    alone = "weight_set,criterion_id,weight\neven,E1,1\neven,E2,0\neven,E3,0\neven,E4,0\n"
    findings = findings_of({"A-CN-01": 9, "A-CN-02": 5}, weights=alone)
    section = certainty(findings)
    assert "Only one criterion has a weight, so it cannot move." in text_of(section)
    assert "stability" not in figures_of(section)
    assert "Leaving out any one criterion" not in text_of(section)


def test_a_criterion_on_which_the_shortlist_hangs_is_named(
    findings_of: Callable[..., Findings], text_of: Text
) -> None:
    # 0.25 x 1 + 0.75 x 0.3 = 0.475 is above 0.4; without relief 0.3 is below.
    text = text_of(certainty(findings_of({"A-CN-01": good(10, 3), "A-CN-02": 4})))
    assert (
        "Without the criterion “Relief”, A-CN-02 would come onto the shortlist and A-CN-01 would leave it."
        in text
    )
    assert "Leaving out any one criterion" not in text


def test_where_no_criterion_decides_that_is_told(findings_of: Callable[..., Findings], text_of: Text) -> None:
    text = text_of(certainty(findings_of({"A-CN-01": 9, "A-CN-02": 4})))
    assert "Leaving out any one criterion would not change the shortlist." in text


@pytest.mark.parametrize(
    ("changing", "raters", "told"),
    [
        (0, 6, "Leaving out any one rater would not change the shortlist."),
        (4, 8, "Leaving out one rater would change the shortlist in 4 of 8 cases."),
        (4, 6, "Leaving out one rater would in some cases change the shortlist."),  # 2 it would not
        (3, 6, "Leaving out one rater would in some cases change the shortlist."),
        (3, 3, "Leaving out one rater would in some cases change the shortlist."),
    ],
)
def test_how_often_one_rater_decides_is_told_without_pointing_to_a_few(
    nowhere_findings: Find, text_of: Text, changing: int, raters: int, told: str
) -> None:
    findings = nowhere_findings("CN")
    left = [("A-CN-01",)] * changing + [()] * (raters - changing)
    findings.certainty.__dict__["without_each_rater"] = pd.DataFrame({"entered": [()] * raters, "left": left})
    assert f"\n{told}\n" in text_of(certainty(findings))


@pytest.mark.parametrize(
    ("attribution", "sizes", "is_told"),
    [
        ("group", (6, 5), True),
        ("group", (6, 3), False),  # the group itself is too small to be shown
        ("group", (3, 6), False),  # those who are left are
        ("jurisdiction", (6, 5), False),
        ("none", (6, 5), False),
    ],
)
def test_what_hangs_on_a_group_is_told_only_of_groups_that_may_be_shown(
    findings_after: Find, attribution: str, sizes: tuple[int, int], is_told: bool
) -> None:
    findings = findings_after("CN", {"attribution": attribution})
    others, own = sizes
    findings.agreement.__dict__["groups"] = ("HLT",) * others + ("POL",) * own
    panel = findings.priorities.trial.panel
    many = replace(panel, raters=tuple(f"P{n}" for n in range(sum(sizes))))
    findings.priorities.__dict__["trial"] = replace(findings.priorities.trial, panel=many)
    findings.certainty.__dict__["without_each_group"] = pd.DataFrame(
        {"left_out": ["POL"], "entered": [("A-CN-02",)], "left": [()]}
    )
    told = list(influence_of_groups(findings))
    sentence = "Without the raters of the group “Policymakers”, A-CN-02 would come onto the shortlist."
    assert told == ([sentence] if is_told else [])


def test_no_pseudonym_stands_in_the_section(nowhere_findings: Find, text_of: Text) -> None:
    for edition in ("public", "restricted"):
        text = text_of(certainty(nowhere_findings("CN", edition=edition)))
        assert not [rater for rater in ("P07", "P12", "table-1") if rater in text]


def test_places_by_other_methods_stand_beside_those_used(
    findings_of: Callable[..., Findings], block_of: BlockOf, text_of: Text
) -> None:
    section = certainty(findings_of({"A-CN-01": 9, "A-CN-02": 6, "A-CN-03": 2}))
    table = block_of(section, "methods-table")
    assert [column.label for column in table.columns] == [
        *(
            "Action",
            "Weighted sum (used here)",
            "TOPSIS",
            "VIKOR",
            "PROMETHEE II",
            "CHNRI (all criteria alike)",
        )
    ]
    assert [row[1:] for row in table.rows] == [(1,) * 5, (2,) * 5, (3,) * 5]
    assert "1 is the same order): TOPSIS 1.00; VIKOR 1.00; PROMETHEE II 1.00; CHNRI" in text_of(section)
    assert "Every method puts the same actions in the first place." in text_of(section)


def put_others_first(findings: Findings) -> Notice:
    """Say that TOPSIS and PROMETHEE II differ from the headline, and give what is then told last."""
    compared = findings.certainty.methods
    is_same = [True, False, True, False, True]
    findings.certainty.__dict__["methods"] = Comparison(
        compared.values,
        compared.places,
        compared.correlations.assign(is_same_shortlist=pd.array(is_same, dtype="boolean")),
    )
    last = certainty(findings).blocks[-1]
    assert isinstance(last, Notice)
    return last


def test_a_method_that_differs_is_a_caution(nowhere_findings: Find) -> None:
    last = put_others_first(nowhere_findings("CN"))
    assert last.title == "The method matters here"
    assert last.text == (
        "TOPSIS and PROMETHEE II would put other actions among the first 4. Treat the last places of the"
        " shortlist as a choice to be argued, not as a result."
    )


def test_a_shortlist_of_one_has_no_last_places(findings_of: Callable[..., Findings]) -> None:
    last = put_others_first(findings_of({"A-CN-01": 9, "A-CN-02": 6, "A-CN-03": 3}))
    assert last.text == (
        "TOPSIS and PROMETHEE II would put other actions in the first place. Treat the first place as a"
        " choice to be argued, not as a result."
    )


@pytest.mark.parametrize(
    ("compromise", "told"),
    [
        (("A-CN-01",), ""),
        (
            ("A-CN-01", "A-CN-03"),
            "By VIKOR's own rule, A-CN-01 and A-CN-03 are too close to call for the first place.",
        ),
    ],
)
def test_what_vikor_cannot_tell_apart_is_told(
    nowhere_findings: Find, text_of: Text, compromise: tuple[str, ...], told: str
) -> None:
    findings = nowhere_findings("CN")
    findings.certainty.__dict__["compromise"] = compromise
    text = text_of(certainty(findings))
    assert ("VIKOR's own rule" in text) == bool(told)
    assert told in text
