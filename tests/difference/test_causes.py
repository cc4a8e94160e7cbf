"""What moved an action: places worked out by hand for every mixture of two editions."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.difference.causes import ALL, NOTHING, Factor, Mixture, Standing
from bahali.document.results import Results

Make = Callable[..., Results]
EVEN = {"C1": 0.5, "C2": 0.5}
GOODS = {"A1": {"C1": 0.8, "C2": 0.4}, "A2": {"C1": 0.3, "C2": 0.7}}


def shares_of(old: Results, new: Results, action: str) -> dict[Factor, float]:
    found = Mixture(old, new).explain(action)
    assert found is not None
    return {share.factor: share.places for share in found}


def test_weights_alone_swap_two_actions(edition: Make) -> None:
    # Old: A1 0.8*0.5 + 0.4*0.5 = 0.60, A2 0.3*0.5 + 0.7*0.5 = 0.50: A1 is first.
    # New weights 0.2 and 0.8: A1 0.16 + 0.32 = 0.48, A2 0.06 + 0.56 = 0.62: A2 is first.
    mixture = Mixture(edition(EVEN, GOODS), edition({"C1": 0.2, "C2": 0.8}, GOODS))
    assert mixture.stand("A1", NOTHING) == Standing(1, is_recommended=True)
    assert mixture.stand("A1", ALL) == Standing(2, is_recommended=True)
    (share,) = mixture.explain("A1") or ()
    assert (share.factor, share.places, share.without.place) == (Factor.WEIGHTS, 1.0, 1)
    (share,) = mixture.explain("A2") or ()
    assert (share.factor, share.places, share.without.place) == (Factor.WEIGHTS, -1.0, 2)


def test_own_ratings_of_one_are_other_ratings_for_the_next(edition: Make) -> None:
    # A2 rises on C1 from 0.3 to 0.7: 0.35 + 0.35 = 0.70, above the 0.60 of A1.
    new = edition(EVEN, GOODS | {"A2": {"C1": 0.7, "C2": 0.7}})
    assert shares_of(edition(EVEN, GOODS), new, "A2") == {Factor.OWN_RATINGS: -1.0}
    assert shares_of(edition(EVEN, GOODS), new, "A1") == {Factor.OTHER_RATINGS: 1.0}


def test_an_action_that_goes_lets_the_next_one_rise(edition: Make) -> None:
    new = edition(EVEN, GOODS, aside={"A1": "gate_failed"})
    assert shares_of(edition(EVEN, GOODS), new, "A2") == {Factor.FIELD: -1.0}


def test_two_inputs_that_are_only_enough_together_share_the_move(edition: Make) -> None:
    # New weights (0.4, 0.6), old ratings: A2 0.12 + 0.42 = 0.54, A1 0.32 + 0.24 = 0.56; A1 stays first.
    # Old weights, new ratings (C2 0.8): A2 0.15 + 0.40 = 0.55, A1 0.60; A1 stays first.
    # With both: A2 0.12 + 0.48 = 0.60, A1 0.56; A2 is first. Each is half of the move.
    new = edition({"C1": 0.4, "C2": 0.6}, GOODS | {"A2": {"C1": 0.3, "C2": 0.8}})
    mixture = Mixture(edition(EVEN, GOODS), new)
    found = {share.factor: (share.places, share.without.place) for share in mixture.explain("A2") or ()}
    assert found == {Factor.WEIGHTS: (-0.5, 2), Factor.OWN_RATINGS: (-0.5, 2)}


def test_either_of_two_inputs_is_enough_and_neither_makes_a_difference_alone(edition: Make) -> None:
    # Weights (0.2, 0.8) alone put A2 first (0.62 to 0.48), and so do its new ratings alone (0.70 to 0.60).
    new = edition({"C1": 0.2, "C2": 0.8}, GOODS | {"A2": {"C1": 0.7, "C2": 0.7}})
    found = {
        share.factor: (share.places, share.without.place)
        for share in Mixture(edition(EVEN, GOODS), new).explain("A2") or ()
    }
    assert found == {Factor.WEIGHTS: (-0.5, 1), Factor.OWN_RATINGS: (-0.5, 1)}


def test_fewer_recommendations_leave_an_action_at_its_place_and_off_the_list(edition: Make) -> None:
    mixture = Mixture(edition(EVEN, GOODS, most=2), edition(EVEN, GOODS, most=1))
    (share,) = mixture.explain("A2") or ()
    assert (share.factor, share.places) == (Factor.ROOM, 0.0)
    assert share.without == Standing(2, is_recommended=True)
    assert mixture.stand("A2", ALL) == Standing(2, is_recommended=False)


def test_the_limit_never_cuts_through_one_place(edition: Make) -> None:
    # A2 and A3 share place 2; with room for two, neither is taken, as choose_recommendations does.
    goods = GOODS | {"A3": GOODS["A2"]}
    mixture = Mixture(edition(EVEN, goods, most=2), edition(EVEN, goods, most=2))
    assert [mixture.stand(name, ALL) for name in ("A1", "A2", "A3")] == [
        Standing(1, is_recommended=True),
        Standing(2, is_recommended=False),
        Standing(2, is_recommended=False),
    ]
    level = dict.fromkeys(("A1", "A2", "A3"), GOODS["A1"])  # all first: all are taken
    assert Mixture(edition(EVEN, level, most=2), edition(EVEN, level, most=2)).stand("A3", ALL) == Standing(
        1, is_recommended=True
    )


def test_sums_that_differ_in_the_last_digit_are_one_place(edition: Make) -> None:
    goods = {"A1": {"C1": 0.1, "C2": 0.2}, "A2": {"C1": 0.3, "C2": 0.0}}  # 0.1 + 0.2 and 0.3
    both = edition({"C1": 1.0, "C2": 1.0}, goods)
    assert Mixture(both, both).stand("A2", ALL) == Standing(1, is_recommended=True)


@pytest.mark.parametrize("hidden", ["ratings", "weight"])
def test_nothing_is_explained_where_what_is_needed_may_not_be_shown(edition: Make, hidden: str) -> None:
    old, new = edition(EVEN, GOODS), edition({"C1": 0.2, "C2": 0.8}, GOODS)
    rows = "actions" if hidden == "ratings" else "criteria"
    bare = tuple(row.model_copy(update={hidden: None}) for row in getattr(old, rows))
    mixture = Mixture(old.model_copy(update={rows: bare}), new)
    assert not mixture.is_known
    assert mixture.explain("A1") is None


def test_nothing_is_explained_where_numbers_do_not_give_the_places_shown(edition: Make) -> None:
    old = edition(EVEN, GOODS)
    turned = tuple(action.model_copy(update={"place": 3 - (action.place or 0)}) for action in old.actions)
    assert Mixture(old.model_copy(update={"actions": turned}), old).explain("A1") is None


def test_editions_with_different_criteria_are_known_and_cannot_be_mixed(edition: Make) -> None:
    other = {name: {"D1": worth["C1"]} for name, worth in GOODS.items()}
    mixture = Mixture(edition(EVEN, GOODS), edition({"D1": 1.0}, other))
    assert mixture.is_known
    assert mixture.explain("A1") is None


def test_those_who_passed_and_those_who_were_passed_are_named(edition: Make) -> None:
    mixture = Mixture(edition(EVEN, GOODS), edition({"C1": 0.2, "C2": 0.8}, GOODS))
    assert mixture.overtakers("A1") == (("A2",), ())
    assert mixture.overtakers("A2") == ((), ("A1",))


shares = st.integers(1, 9).map(lambda tenths: {"C1": tenths / 10, "C2": 1 - tenths / 10})
worth = st.integers(0, 4).map(lambda quarter: quarter / 4)
panels = st.fixed_dictionaries(
    {name: st.fixed_dictionaries({"C1": worth, "C2": worth}) for name in ("A1", "A2", "A3", "A4")}
)
leavers = st.sets(st.sampled_from(["A2", "A3", "A4"]), max_size=2)


editions = st.tuples(shares, panels, leavers)  # weights, worths, actions set aside


@given(editions, editions)
def test_shares_add_up_to_the_move_and_turn_their_sign_backwards(
    edition: Make, before: tuple[Any, Any, Any], now: tuple[Any, Any, Any]
) -> None:
    old, new = (
        edition(weights, goods, aside=dict.fromkeys(gone, "rejected"))
        for weights, goods, gone in (before, now)
    )
    places = [next(one.place for one in results.actions if one.id == "A1") for results in (old, new)]
    forwards, backwards = shares_of(old, new, "A1"), shares_of(new, old, "A1")
    assert sum(forwards.values()) == pytest.approx(places[1] - places[0], abs=1e-6)
    assert {one: share for one, share in forwards.items() if share} == pytest.approx(
        {one: -share for one, share in backwards.items() if share}
    )


@given(editions)
def test_nothing_moves_an_action_between_an_edition_and_itself(
    edition: Make, given_as: tuple[Any, Any, Any]
) -> None:
    weights, goods, gone = given_as
    same = edition(weights, goods, aside=dict.fromkeys(gone, "rejected"))
    assert Mixture(same, same).explain("A1") == ()
