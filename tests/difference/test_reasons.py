"""Causes in sentences: the right input rows are named, and what cannot be shown is said."""

from collections.abc import Callable

import pytest

from bahali.difference.causes import Mixture
from bahali.difference.changes import describe_others
from bahali.difference.reasons import Cause, find_causes
from bahali.document.movements import find_movements
from bahali.document.results import Results, TierRule

Make = Callable[..., Results]
EVEN = {"C1": 0.5, "C2": 0.5}
GOODS = {"A1": {"C1": 0.8, "C2": 0.4}, "A2": {"C1": 0.3, "C2": 0.7}}


def causes_of(old: Results, new: Results, action: str) -> tuple[Cause, ...]:
    movement = next(one for one in find_movements(old, new) if one.action.id == action)
    return find_causes(Mixture(old, new), movement)


def change(results: Results, action: str, **fields: object) -> Results:
    """Give the edition with some fields of one action changed."""
    actions = tuple(one.model_copy(update=fields) if one.id == action else one for one in results.actions)
    return results.model_copy(update={"actions": actions})


def test_weights_that_swap_two_actions_are_named_with_their_rows(edition: Make) -> None:
    # By hand in test_causes: A1 is first with 0.60 to 0.50, and second with 0.48 to 0.62.
    (cause,) = causes_of(edition(EVEN, GOODS), edition({"C1": 0.2, "C2": 0.8}, GOODS), "A1")
    assert cause.heading == "Weights: 1 place down"
    assert cause.sentence == (
        "The weights changed: “Criterion C1” from 50 % to 20 %; “Criterion C2” from 50 % to 80 %."
        " Had that not changed, it would have stayed at place 1."
    )
    assert cause.rows == ("tables/weights.csv: even C1, even C2",)


def test_own_ratings_are_named_by_criterion_with_the_number_of_raters(edition: Make) -> None:
    (cause,) = causes_of(edition(EVEN, GOODS), edition(EVEN, GOODS | {"A2": {"C1": 0.7, "C2": 0.7}}), "A2")
    assert cause.sentence == (
        "Its own ratings changed: “Criterion C1” from 30 (7 raters) to 70 (7 raters) of 100."
        " Had that not changed, it would have stayed at place 2."
    )
    assert cause.rows == ("tables/scores.csv: A2 C1",)


def test_a_number_of_raters_that_may_not_be_shown_is_left_out(edition: Make) -> None:
    new = edition(EVEN, GOODS | {"A2": {"C1": 0.7, "C2": 0.7}})
    few = {
        name: rated.model_copy(update={"raters": None})
        for name, rated in (new.actions[1].ratings or {}).items()
    }
    (cause,) = causes_of(edition(EVEN, GOODS), change(new, "A2", ratings=few), "A2")
    assert "from 30 (7 raters) to 70 of 100" in cause.sentence


def test_others_that_overtook_are_named(edition: Make) -> None:
    goods = GOODS | {"A3": {"C1": 0.1, "C2": 0.1}}
    better = goods | {"A2": {"C1": 0.7, "C2": 0.7}, "A3": {"C1": 0.2, "C2": 0.1}}
    (cause,) = causes_of(edition(EVEN, goods), edition(EVEN, better), "A1")
    assert cause.heading == "Ratings of other actions: 1 place down"
    assert cause.rows == ("tables/scores.csv: A2",)  # A3 changed too, and stays behind


def test_others_that_changed_are_named_where_none_of_them_overtook(edition: Make) -> None:
    # A2 rises from 0.50 to 0.55 and stays behind the 0.60 of A1; beside other changes that can still matter.
    new = edition(EVEN, GOODS | {"A2": {"C1": 0.4, "C2": 0.7}})
    assert describe_others(Mixture(edition(EVEN, GOODS), new), "A1").rows == ("tables/scores.csv: A2",)


@pytest.mark.parametrize(
    ("outcome", "table", "words"),
    [
        ("gate_failed", "gate_checks", "does not pass a condition that no benefit outweighs"),
        ("rejected", "actions", "was not taken up by the workshop"),
        ("merged", "actions", "was merged into another action"),
        ("too_few_raters", "scores", "has too few raters"),
    ],
)
def test_what_stands_against_an_action_is_named_with_its_table(
    edition: Make, outcome: str, table: str, words: str
) -> None:
    old, new = edition(EVEN, GOODS), edition(EVEN, GOODS, aside={"A1": outcome})
    (cause,) = causes_of(old, new, "A1")
    assert cause.sentence == f"It is left aside now, because it {words}."
    assert cause.rows == (f"tables/{table}.csv: A1",)
    (back,) = causes_of(new, old, "A1")
    assert (
        back.sentence == f"In the older edition it was left aside, because it {words}; that no longer holds."
    )
    (risen,) = causes_of(old, new, "A2")
    assert risen.rows == (f"tables/{table}.csv: A1",)
    assert risen.heading == "Actions that came in or went out: 1 place up"


def test_a_proposal_that_is_new_or_gone_is_told(edition: Make) -> None:
    old, new = edition(EVEN, {"A2": GOODS["A2"]}), edition(EVEN, GOODS)
    assert [cause.sentence for cause in causes_of(old, new, "A1")] == [
        "The older edition did not consider it."
    ]
    assert [cause.sentence for cause in causes_of(new, old, "A1")] == [
        "It is no longer among the actions considered."
    ]


def test_room_for_fewer_is_told_with_what_would_be(edition: Make) -> None:
    (cause,) = causes_of(edition(EVEN, GOODS, most=2), edition(EVEN, GOODS, most=1), "A2")
    assert cause.heading == "Number of recommendations"
    assert cause.sentence == (
        "At most 1 are recommended, before it was 2."
        " Had that not changed, it would stand at place 2 and be recommended."
    )


def test_a_rule_that_makes_ratings_worth_something_else_is_told_beside_them(edition: Make) -> None:
    settings = {"max_recommendations": 10, "aggregate": "mean"}
    new = edition(EVEN, GOODS | {"A2": {"C1": 0.7, "C2": 0.7}}, settings=settings)
    (cause,) = causes_of(edition(EVEN, GOODS), new, "A2")
    assert "How ratings are combined or what they are worth changed too (aggregate)." in cause.sentence
    assert "workshop.yaml: deciding.aggregate" in cause.rows


def test_suppressed_numbers_are_said_to_be_no_ground_for_a_cause(edition: Make) -> None:
    old, new = edition(EVEN, GOODS), edition({"C1": 0.2, "C2": 0.8}, GOODS)
    hidden = tuple(criterion.model_copy(update={"weight": None}) for criterion in old.criteria)
    (cause,) = causes_of(old.model_copy(update={"criteria": hidden}), new, "A1")
    assert cause.sentence == "The cause cannot be shown: the weights come from too few raters to be shown."
    assert cause.rows == ()
    (cause,) = causes_of(change(old, "A2", ratings=None), new, "A1")
    assert cause.sentence.startswith("The cause cannot be shown: an edition does not keep")


def test_other_tier_is_led_back_to_the_value_that_crossed_its_limit(edition: Make) -> None:
    tiers = (TierRule(name="High", least_value=55), TierRule(name="Later", least_value=0))
    old, new = (
        edition(weights, {"A1": GOODS["A1"]}, tiers=tiers) for weights in (EVEN, {"C1": 0.2, "C2": 0.8})
    )
    old, new = change(old, "A1", tier="High", band="High"), change(new, "A1", tier="Later", band="Later")
    (cause,) = causes_of(old, new, "A1")
    assert cause.sentence == "Its value went from 60 to 48 of 100. The tier “High” asks for 55."
    assert cause.rows == ("tables/weights.csv: even C1, even C2",)


def test_other_tier_is_led_back_to_what_keeps_it_from_the_tier_of_its_value(edition: Make) -> None:
    old = change(edition(EVEN, GOODS), "A1", tier="High", band="High", chance=0.62)
    new = change(old, "A1", tier="Later", band="High", chance=0.47, obstacles=("chance", "unchecked"))
    (cause,) = causes_of(old, new, "A1")
    assert "(in 47 % of the draws, in the other edition in 62 %)" in cause.sentence
    assert "because a condition was not checked" in cause.sentence
    assert cause.rows == ("tables/gate_checks.csv: A1",)


def test_nothing_is_said_of_what_did_not_move(edition: Make) -> None:
    same = edition(EVEN, GOODS)
    assert causes_of(same, same, "A1") == ()


def test_weights_worked_out_of_comparisons_are_led_back_to_those(edition: Make) -> None:
    old, new = edition(EVEN, GOODS), edition({"C1": 0.2, "C2": 0.8}, GOODS, weight_table="comparisons")
    (cause,) = causes_of(old, new, "A1")
    assert cause.rows == ("tables/comparisons.csv: even C1, even C2",)
