"""What is kept of a report: all that it shows, in numbers, and nothing that it does not."""

import json
from collections.abc import Callable

import pytest

from bahali.analysis.findings import Findings
from bahali.document.results import ActionResult, Rated, Results
from bahali.present.results import gather_results, results

Find = Callable[..., Findings]
Rate = Callable[..., str]
RATERS = ("P07", "P08", "P09", "P10", "P11", "P12")
CRITERIA = ("E1", "E2", "E3", "E4")


def action(results: Results, name: str) -> ActionResult:
    return next(one for one in results.actions if one.id == name)


def test_it_is_told_which_report_it_is(nowhere_findings: Find) -> None:
    kept = gather_results(nowhere_findings("AA"))
    assert (kept.workshop, kept.jurisdiction, kept.edition) == ("nowhere-2030", "AA", "public")
    assert kept.fingerprint == nowhere_findings("AA").workshop.fingerprint
    assert kept.settings["min_raters"] == 4
    assert kept.settings["max_recommendations"] == 10


@pytest.mark.parametrize(("raters", "shown"), [(6, 6), (5, 5), (4, None)])
def test_worth_stands_with_the_number_of_raters_unless_there_are_few(
    findings_after: Find, rated_as: Rate, raters: int, shown: int | None
) -> None:
    # 9 of 10 is worth 0.9; on E3 lower is better, so that 1 of 10 is; here, numbers below 5 are not shown.
    scores = rated_as({"A-CN-01": [9] * raters}, RATERS[:raters])
    kept = action(gather_results(findings_after("CN", {"k_threshold": 5}, scores=scores)), "A-CN-01")
    assert kept.value == 90
    assert kept.ratings == dict.fromkeys(CRITERIA, Rated(worth=0.9, raters=shown))


def test_what_two_people_said_is_not_kept(findings_after: Find, rated_as: Rate) -> None:
    head, *others = rated_as({"A-CN-02": 5}).splitlines(keepends=True)
    scores = rated_as({"A-CN-01": [9, 9]}, RATERS[:2]) + "".join(others)
    assert scores.startswith(head)
    kept = action(gather_results(findings_after("CN", scores=scores)), "A-CN-01")
    assert kept.outcome == "too_few_raters"
    assert (kept.place, kept.value, kept.ratings, kept.chance) == (None, None, None, None)


def test_no_answer_of_a_person_and_no_pseudonym_is_in_what_is_kept(nowhere_findings: Find) -> None:
    findings = nowhere_findings("CN", edition="restricted")
    text = json.dumps(results(findings).model_dump(mode="json"))
    people = set(findings.workshop.table("participants")["participant_id"])
    assert people
    assert not [person for person in people if f'"{person}"' in text]


def test_an_action_set_aside_keeps_its_reason_and_no_value(findings_after: Find, rated_as: Rate) -> None:
    scores = rated_as({"A-CN-01": 9, "A-CN-02": 5})
    edits = {2: {"status": "rejected"}}
    kept = action(gather_results(findings_after("CN", scores=scores, actions=edits)), "A-CN-01")
    assert (kept.outcome, kept.value, kept.ratings, kept.lead) == ("rejected", None, None, "")


def test_only_cards_tell_lead_and_instrument(findings_after: Find, rated_as: Rate) -> None:
    scores = rated_as({"A-CN-01": 9, "A-CN-02": 5})
    kept = gather_results(findings_after("CN", scores=scores, choices={"max_recommendations": 1}))
    first, second = action(kept, "A-CN-01"), action(kept, "A-CN-02")
    assert (first.outcome, first.lead, first.instrument) == ("recommended", "I-CN-02", "N-CN-02")
    assert (second.outcome, second.lead, second.place) == ("below_limit", "", 2)
    assert set(kept.names["institutions"]) == {"I-CN-02"}


@pytest.mark.parametrize(
    ("edition", "listed"), [("public", ["S-AA-02"]), ("restricted", ["S-AA-01", "S-AA-02"])]
)
def test_services_are_kept_as_far_as_the_edition_lists_them(
    nowhere_findings: Find, edition: str, listed: list[str]
) -> None:
    kept = gather_results(nowhere_findings("AA", edition=edition))
    assert [service.id for service in kept.services] == listed
    assert (kept.services_recorded, kept.services_usable) == (2, 1)


@pytest.mark.parametrize(("weight_set", "table"), [("even", "weights"), ("paired", "comparisons")])
def test_weights_are_led_back_to_their_table(nowhere_findings: Find, weight_set: str, table: str) -> None:
    kept = gather_results(nowhere_findings("CN", weight_set=weight_set, edition="restricted"))
    assert (kept.weight_set, kept.weight_table) == (weight_set, table)
    assert sum(criterion.weight or 0.0 for criterion in kept.criteria) == pytest.approx(1.0)


def test_weights_of_one_or_two_raters_are_kept_for_the_secretariat_alone(findings_after: Find) -> None:
    pairs = [("E1", "E2"), ("E1", "E3"), ("E1", "E4"), ("E2", "E3"), ("E2", "E4"), ("E3", "E4")]
    head = "weight_set,rater_id,rater_type,criterion_id,over_id,times"
    lines = [f"paired,{rater},individual,{one},{other},1" for rater in RATERS[:2] for one, other in pairs]
    findings = findings_after(
        "CN", comparisons="\n".join([head, *lines, ""]), choices={"weight_set": "paired"}
    )
    kept = gather_results(findings)
    assert {criterion.weight for criterion in kept.criteria} == {None}
    # With the weights withheld, ratings and values together would give them away.
    assert {one.ratings for one in kept.actions} == {None}
    assert any(one.value is not None for one in kept.actions)


def test_gaps_assessments_and_targets_are_those_of_the_report(nowhere_findings: Find) -> None:
    findings = nowhere_findings("CN")
    kept = gather_results(findings)
    assert [gap.id for gap in kept.gaps] == list(findings.situation.gaps["gap_id"])
    assert len(kept.assessments) == len(findings.law.cells)
    assert [target.id for target in kept.targets] == list(findings.people.reached["cadre_id"])


@pytest.mark.parametrize("code", ["CN", "AA", "BB", "CC", "DD", "EE"])
def test_results_of_every_jurisdiction_are_small_and_can_be_read_back(
    nowhere_findings: Find, code: str
) -> None:
    kept = results(nowhere_findings(code))
    assert len(json.dumps(kept.model_dump(mode="json"))) < 100_000
    assert Results.model_validate(kept.content) == gather_results(nowhere_findings(code))
