"""What a reader may weigh anew, and what may not leave with it."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import pytest

from bahali.analysis.findings import Findings
from bahali.analysis.valuing.ranking import rank_actions, value_actions
from bahali.document.blocks import Explorer, References
from bahali.document.section import Section
from bahali.present.sections import explorer

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]
Rated = Callable[..., str]


FOUR = ("P07", "P08", "P09", "P10")


def places_with(found: Explorer, weights: Sequence[float]) -> dict[str, int | None]:
    """Place every option anew, from what the block carries and nothing else."""
    values = pd.DataFrame([option.values for option in found.options], dtype=float)
    values.index = pd.Index([option.name for option in found.options])
    places = rank_actions(value_actions(values, pd.Series(weights, index=values.columns)))
    return {str(name): None if pd.isna(place) else int(place) for name, place in places.items()}


@pytest.mark.parametrize("jurisdiction", ["CN", "AA", "BB", "CC", "DD", "EE"])
@pytest.mark.parametrize("weight_set", ["even", "relief-first", "singly"])
def test_the_numbers_give_the_places_of_the_report(
    nowhere_findings: Find, block_of: BlockOf, jurisdiction: str, weight_set: str
) -> None:
    findings = nowhere_findings(jurisdiction, weight_set=weight_set)
    found = block_of(explorer(findings), "explorer-weights")
    chosen = next(one.weights for one in found.sets if one.name == weight_set)
    assert places_with(found, chosen) == {option.name: option.place for option in found.options}
    placed = findings.priorities.ranked.set_index("action_id")["place"].astype(int).to_dict()
    assert {option.name: option.place for option in found.options if option.place} == placed


@pytest.mark.parametrize("edition", ["public", "restricted"])
def test_every_set_gives_the_places_that_the_report_tells_of_it(
    nowhere_findings: Find, block_of: BlockOf, edition: str
) -> None:
    findings = nowhere_findings("AA", edition=edition)
    found = block_of(explorer(findings), "explorer-weights")
    told = findings.certainty.places_by_set
    assert {one.name for one in found.sets} == set(told.columns) - findings.priorities.weighing.withheld
    for one in found.sets:
        assert places_with(found, one.weights) == told[one.name].astype(int).to_dict()


def test_values_by_criterion_stand_in_the_table_under_the_weights(
    findings_after: Find, rated_as: Rated, block_of: BlockOf
) -> None:
    # Relief 9, 8, 8 and 7 of 10 are 8 of 10 on average; burden is written as 2 of 10, where lower is better.
    # 0.25 x (80 + 60 + 80 + 50) = 67.5, and a half is rounded up.
    by_criterion = {"E1": [9, 8, 8, 7], "E2": [6] * 4, "E3": [8] * 4, "E4": [5] * 4}
    scores = rated_as({"A-CN-01": by_criterion}, FOUR)
    table = block_of(explorer(findings_after("CN", scores=scores)), "explorer-weights").table
    assert [column.label for column in table.columns] == [
        *("Action", "Place", "In all", "Relief (25 %)", "Ease (25 %)", "Burden (25 %)"),
        *("Staying power (25 %)", "Id"),
    ]
    assert table.rows == (
        ("Name one office that follows every referral", 1, 68, 80, 60, 80, 50, References(ids=("A-CN-01",))),
    )
    assert "Not stated: fewer than 4 people rated the action on the criterion." in table.note


def test_what_three_people_rated_is_not_in_it(
    findings_after: Find, rated_as: Rated, block_of: BlockOf, text_of: Text
) -> None:
    # With the weight on the last criterion at 0, the action still has a value without it.
    by_criterion = {"E1": [9] * 4, "E2": [9] * 4, "E3": [9, 9, 9, "DK"], "E4": [3, 4, "DK", "DK"]}
    scores = rated_as({"A-CN-01": [8] * 4, "A-CN-02": by_criterion}, FOUR)
    scores += rated_as({"A-CN-03": [8, 8, 8]}, FOUR[:3]).split("\n", 1)[1]
    weights = {2: {"weight": "0.5"}, 5: {"weight": "0"}}
    section = explorer(findings_after("CN", scores=scores, weights=weights))
    found = block_of(section, "explorer-weights")
    assert [option.name for option in found.options] == ["A-CN-01", "A-CN-02"]
    assert found.options[0].values == pytest.approx((0.8, 0.8, 0.8, 0.8))
    assert found.options[1].values[:3] == pytest.approx((0.9, 0.9, 0.9))
    assert found.options[1].values[3] is None
    assert "A-CN-03 is left out" in text_of(section)


def test_an_action_that_lacks_a_rating_can_be_brought_in_by_weights_alone(
    findings_after: Find, rated_as: Rated, block_of: BlockOf
) -> None:
    full, gap = [8] * 4, {"E1": [9] * 4, "E2": [9] * 4, "E3": [9] * 4}
    scores = rated_as({"A-CN-01": full, "A-CN-02": gap}, FOUR)
    found = block_of(explorer(findings_after("CN", scores=scores)), "explorer-weights")
    assert [option.place for option in found.options] == [1, None]
    assert found.options[1].chance == ""
    assert places_with(found, (0.25, 0.25, 0.25, 0.25)) == {"A-CN-01": 1, "A-CN-02": None}
    assert places_with(found, (0.4, 0.3, 0.3, 0.0)) == {"A-CN-01": 2, "A-CN-02": 1}


@pytest.mark.parametrize(
    ("edits", "out"),
    [
        ({"gate_checks": {2: {"result": "fail"}}}, "A-CN-01"),
        ({"actions": {2: {"status": "rejected"}}}, "A-CN-01"),
        ({"actions": {2: {"status": "merged", "merged_into": "A-CN-02"}}}, "A-CN-01"),
    ],
)
def test_what_is_refused_for_another_reason_can_never_rise(
    findings_after: Find, block_of: BlockOf, text_of: Text, edits: dict[str, Any], out: str
) -> None:
    section = explorer(findings_after("CN", **edits))
    assert out not in [option.name for option in block_of(section, "explorer-weights").options]
    assert f"{out} is left out: something other than weights stands against it" in text_of(section)


def test_several_that_are_left_out_are_named_in_one_sentence(findings_after: Find, text_of: Text) -> None:
    failed = {2: {"result": "fail"}, 3: {"result": "fail"}}
    assert "A-CN-01 and A-CN-02 are left out" in text_of(explorer(findings_after("CN", gate_checks=failed)))


def test_a_set_of_too_few_raters_is_no_start_in_the_public_edition(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    sets = {
        edition: {one.name for one in block_of(explorer(findings), "explorer-weights").sets}
        for edition in ("public", "restricted")
        for findings in [nowhere_findings("AA", edition=edition)]
    }
    assert sets["restricted"] - sets["public"] == {"paired"}


def test_nothing_is_shown_where_the_headline_rests_on_weights_of_too_few(
    nowhere_findings: Find, text_of: Text
) -> None:
    text = text_of(explorer(nowhere_findings("AA", weight_set="paired")))
    assert text == (
        "Not shown: The weights of “paired” come from too few raters to be shown in this edition."
    )


def test_recommended_and_drawn_are_told(findings_after: Find, rated_as: Rated, block_of: BlockOf) -> None:
    scores = rated_as({"A-CN-01": 9, "A-CN-02": 8, "A-CN-03": 2})
    header = {"deciding.shortlist": 2}
    findings = findings_after("CN", header, {"max_recommendations": 1}, scores=scores)
    found = block_of(explorer(findings), "explorer-weights")
    assert [option.is_recommended for option in found.options] == [True, False, False]
    assert [option.chance for option in found.options] == ["100 %", "100 %", "0 %"]
    assert found.shortlist == 2


def test_without_ratings_only_what_is_missing_is_told(findings_after: Find, text_of: Text) -> None:
    assert text_of(explorer(findings_after("AA", scores=None))) == (
        "Not provided: The workshop did not give what this part needs. To fill it, provide the table scores"
        " (how raters judged each action)."
    )


def test_criteria_of_one_name_stay_apart(findings_after: Find, block_of: BlockOf) -> None:
    findings = findings_after("AA", criteria={3: {"label": "Relief"}})
    assert block_of(explorer(findings), "explorer-weights").criteria[:2] == ("Relief", "Relief")


def test_the_caution_names_what_the_report_rests_on(nowhere_findings: Find, text_of: Text) -> None:
    text = text_of(explorer(nowhere_findings("AA", weight_set="relief-first")))
    assert "rest on the set “relief-first” alone" in text
    assert "no result of the workshop" in text
