from typing import Any

import pytest
from pydantic import ValidationError

from bahali.vocabulary.codes import Aggregate, DontKnow, PairGroup, Unrated, WeightDraws
from bahali.workshop.deciding import Consensus, Deciding, Tier

TIERS = ({"name": "High", "least_value": 60}, {"name": "Later", "least_value": 0})


def decide(**keys: Any) -> Deciding:
    return Deciding.model_validate({"tiers": TIERS, **keys})


def test_only_the_tiers_have_to_be_given() -> None:
    deciding = decide()
    assert (deciding.lowest_rating, deciding.highest_rating, deciding.min_raters) == (1, 5, 4)
    assert (deciding.aggregate, deciding.trim_share) == (Aggregate.MEDIAN, 0.2)
    assert (deciding.dont_know, deciding.unrated) == (DontKnow.LEFT_OUT, Unrated.NO_PLACE)
    assert (deciding.weight_draws, deciding.weight_spread) == (WeightDraws.AROUND, 0.05)
    assert (deciding.pair_group, deciding.random_index) == (PairGroup.JUDGEMENTS, "saaty")
    assert (deciding.shortlist, deciding.contested_weight, deciding.consistency_limit) == (5, 0.3, 0.1)
    assert not deciding.balance_groups


@pytest.mark.parametrize(
    ("lowest", "highest", "against_to", "for_from"),
    [
        (1, 9, 3, 7),  # the thirds of core outcome sets: 1 to 3 and 7 to 9
        (1, 5, 2, 4),  # five numbers: a third is 1.67, so the outer two of each side
        (1, 4, 1, 4),  # four numbers: 1.33, so the ends
        (0, 10, 3, 7),  # eleven numbers: 3.67, so the outer four of each side
        (1, 3, 1, 3),
        (1, 2, 1, 2),  # two numbers: 0.67
        (-2, 2, -1, 1),
    ],
)
def test_where_no_rule_of_consensus_is_given_the_outer_thirds_count(
    lowest: int, highest: int, against_to: int, for_from: int
) -> None:
    agreed = decide(lowest_rating=lowest, highest_rating=highest).agreed_on
    assert (agreed.against_to, agreed.for_from) == (against_to, for_from)
    assert (agreed.least_share, agreed.most_other) == (0.7, 0.15)


def test_a_rule_of_consensus_that_is_given_holds() -> None:
    given = {"for_from": 4, "against_to": 2, "least_share": 0.8, "most_other": 0.1}
    assert decide(consensus=given).agreed_on == Consensus.model_validate(given)


@pytest.mark.parametrize(("for_from", "against_to"), [(3, 3), (2, 4)])
def test_no_number_is_both_for_and_against(for_from: int, against_to: int) -> None:
    with pytest.raises(ValidationError, match="against_to must be below for_from"):
        Consensus(for_from=for_from, against_to=against_to)


@pytest.mark.parametrize(("for_from", "against_to"), [(6, 2), (4, 0)])
def test_a_rule_of_consensus_is_on_the_scale(for_from: int, against_to: int) -> None:
    with pytest.raises(
        ValidationError, match="for_from and against_to of consensus must be on the rating scale"
    ):
        decide(consensus={"for_from": for_from, "against_to": against_to})


@pytest.mark.parametrize(
    ("demand", "is_open"),
    [
        ({}, True),
        ({"least_value": 1}, False),
        ({"most_place": 3}, False),
        ({"least_chance": 0.1}, False),
        ({"allows_contested": False}, False),
        ({"allows_unchecked": False}, False),
    ],
)
def test_a_tier_is_open_when_it_demands_nothing(demand: dict[str, Any], is_open: bool) -> None:
    assert Tier.model_validate({"name": "Later", "least_value": 0, **demand}).is_open is is_open


@pytest.mark.parametrize(
    "demand",
    [{"most_place": 3}, {"least_chance": 0.1}, {"allows_contested": False}, {"allows_unchecked": False}],
)
def test_the_last_tier_takes_every_action(demand: dict[str, Any]) -> None:
    last = {"name": "Later", "least_value": 0, **demand}
    with pytest.raises(ValidationError, match="the last tier must make no demand"):
        decide(tiers=(TIERS[0], last))


@pytest.mark.parametrize("limits", [(0, 60), (60, 60, 0), (60, 20), (60, 0, 0)])
def test_tiers_run_down_to_0(limits: tuple[int, ...]) -> None:
    tiers = [{"name": f"Tier {limit}", "least_value": limit} for limit in limits]
    with pytest.raises(ValidationError, match="tiers must run from the highest least_value down to 0"):
        decide(tiers=tiers)


def test_every_contradiction_is_told_at_once() -> None:
    with pytest.raises(ValidationError, match="lowest_rating must be below highest_rating; tiers must run"):
        decide(lowest_rating=5, tiers=tuple(reversed(TIERS)))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("trim_share", 0.5),
        ("weight_spread", 0),
        ("consistency_limit", 0),
        ("shortlist", 0),
        ("random_index", "x"),
    ],
)
def test_a_value_out_of_bounds_is_refused(key: str, value: object) -> None:
    with pytest.raises(ValidationError, match=key):
        decide(**{key: value})
