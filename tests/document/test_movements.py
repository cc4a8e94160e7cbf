"""Which recommendations entered, left, rose, fell or changed tier, and the one sentence about it."""

from datetime import date
from typing import Any

import pytest

from bahali.document.movements import find_movements, summarise
from bahali.document.results import ActionResult, Results


def results(*actions: tuple[str, int | None, str], **changes: Any) -> Results:
    """Make an edition of actions given as id, place (None for one set aside) and tier."""
    rows = [
        ActionResult(
            id=name,
            title=name,
            outcome="recommended" if place else "rejected",
            order=place,
            place=place,
            tier=tier,
        )
        for name, place, tier in actions
    ]
    facts: dict[str, Any] = {
        "workshop": "nowhere",
        "jurisdiction": "AA",
        "place": "Aaland",
        "edition": "public",
        "dated": date(2030, 5, 3),
        "fingerprint": "",
        **changes,
    }
    return Results(actions=tuple(rows), **facts)


OLD = results(("A1", 1, "High"), ("A2", 2, "High"), ("A3", 3, "Low"), ("A4", 4, "Low"), ("A5", None, ""))
NEW = results(("A5", 1, "High"), ("A1", 2, "High"), ("A4", 3, "Low"), ("A3", 4, "Low"), ("A2", None, ""))


def test_every_recommendation_of_either_edition_is_told_of_once() -> None:
    kinds = {one.action.id: (one.kind, one.old_place, one.new_place) for one in find_movements(OLD, NEW)}
    assert kinds == {
        "A5": ("entered", None, 1),
        "A1": ("fell", 1, 2),
        "A4": ("rose", 4, 3),
        "A3": ("fell", 3, 4),
        "A2": ("left", 2, None),
    }


def test_backwards_entered_is_left_and_rose_is_fell() -> None:
    mirror = {"entered": "left", "left": "entered", "rose": "fell", "fell": "rose", "stayed": "stayed"}
    forwards = {one.action.id: one.kind for one in find_movements(OLD, NEW)}
    backwards = {one.action.id: one.kind for one in find_movements(NEW, OLD)}
    assert backwards == {name: mirror[kind] for name, kind in forwards.items()}


def test_nothing_moves_between_an_edition_and_itself() -> None:
    assert not any(movement.is_news for movement in find_movements(OLD, OLD))


def test_other_tier_at_the_same_place_is_news() -> None:
    (movement,) = find_movements(results(("A1", 1, "High")), results(("A1", 1, "Low")))
    assert (movement.kind, movement.changed_tier, movement.is_news) == ("stayed", True, True)


def test_without_values_in_one_edition_the_places_in_the_list_are_compared() -> None:
    unranked = results(("A1", 2, ""), ("A2", 1, ""))
    listed = tuple(action.model_copy(update={"place": None}) for action in unranked.actions)
    moved = find_movements(
        results(("A1", 1, ""), ("A2", 2, "")), unranked.model_copy(update={"actions": listed})
    )
    assert {one.action.id: (one.old_place, one.new_place) for one in moved} == {"A2": (2, 1), "A1": (1, 2)}


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (NEW, "Since the version before: 1 entered, 1 left, 1 rose, 2 fell; 0 unchanged."),
        (OLD, "Since the version before: no recommendation moved."),
        (
            OLD.model_copy(update={"dated": date(2031, 1, 9)}),
            "Since 3 May 2030: no recommendation moved.",
        ),
    ],
)
def test_summary_is_one_sentence(new: Results, told: str) -> None:
    assert summarise(OLD, new) == told
