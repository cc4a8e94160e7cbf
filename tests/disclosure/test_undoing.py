"""Somebody who holds the reports tries to find out about persons, with and without what keeps them from it.

A secret is kept where the reports would be the same had it been another: then no reading, differencing or
weighing of them can bring it out. So each secret is exchanged for another, and nothing may change; with
suppression switched off something must, or the test would prove nothing.
"""

import re
from collections.abc import Callable, Mapping
from itertools import combinations_with_replacement
from statistics import median
from typing import Any

import pandas as pd
import pytest

from bahali.vocabulary.codes import StakeholderGroup

Tables = Mapping[str, pd.DataFrame]
Change = Callable[[Tables], Tables]
Release = Callable[..., dict[str, Any]]
Released = Mapping[str, Mapping[str, Any]]
Words = Callable[[object], str]

THREE = {"P02": "1", "P03": "0", "P04": "2"}  # the opposite of what was said
CELL = ("A-AA-01", "E1")


def other_ratings(tables: Tables) -> Tables:
    """The three who rated one action on one criterion say the opposite."""
    scores = tables["scores"].copy()
    is_cell = (scores["action_id"] == CELL[0]) & (scores["criterion_id"] == CELL[1])
    scores.loc[is_cell, "value"] = scores.loc[is_cell, "rater_id"].map(THREE)
    return {"scores": scores}


def other_home(tables: Tables) -> Tables:
    """The lone victim support officer is of another province."""
    people = tables["participants"].copy()
    people.loc[people["participant_id"] == "P02", "jurisdiction"] = "BB"
    return {"participants": people}


def other_sizes(tables: Tables) -> Tables:
    """There are two victim support officers, and one fewer of social welfare."""
    people = tables["participants"].copy()
    people.loc[people["participant_id"] == "P04", "stakeholder_group"] = "VSO"
    return {"participants": people}


def other_group(tables: Tables) -> Tables:
    """The lone officer is of a group that nobody else is of, and no victim support officer was there."""
    people = tables["participants"].copy()
    people.loc[people["participant_id"] == "P02", "stakeholder_group"] = "ACA"
    return {"participants": people}


def other_weights(tables: Tables) -> Tables:
    """The two who gave weights put them the other way round."""
    answers = tables["weight_answers"].copy()
    answers["answer"] = answers["answer"].to_numpy()[::-1]
    return {"weight_answers": answers}


def other_marks(tables: Tables) -> Tables:
    """Two of the seven reviewers disagree, not one."""
    points = tables["review_points"].copy()
    points.loc[points["point_id"] == "V-AA-06", "verdict"] = "disagree"
    return {"review_points": points}


def other_writer(tables: Tables) -> Tables:
    """The comment of a survivor is one of a policymaker, who agrees."""
    points = tables["review_points"].copy()
    points["stakeholder_group"] = points["stakeholder_group"].to_numpy()[::-1]
    return {"review_points": points}


def other_keeper(tables: Tables) -> Tables:
    """Another body keeps the shelter, which has another name and reaches elsewhere."""
    services = tables["services"].copy()
    is_shelter = services["service_id"] == "S-AA-09"
    services.loc[is_shelter, ["title", "institution_id"]] = ["A house", "I-AA-01"]
    return {"services": services}


SHOWN_IN = {
    other_ratings: "explorer",
    other_sizes: "scoring",
    other_group: "scoring",
    other_weights: "weighing",
    other_marks: "points_raised",
    other_keeper: "services",
}
"""Where each secret shows when nothing is suppressed; the others are in nothing that leaves."""
AT_ONCE = (other_ratings, other_sizes, other_weights, other_marks, other_writer, other_keeper)


def join(*changes: Change) -> Change:
    """Make several changes one after the other."""

    def change(tables: Tables) -> Tables:
        for each in changes:
            tables = {**tables, **each(tables)}
        return tables

    return change


@pytest.mark.parametrize("jurisdiction", ["AA", "CN"])
@pytest.mark.parametrize("changes", [AT_ONCE, (other_home, other_group)], ids=["sizes", "groups"])
def test_no_secret_changes_anything_that_leaves(
    release: Release, released: Released, jurisdiction: str, changes: tuple[Change, ...]
) -> None:
    after = release(jurisdiction, change=join(*changes))
    assert [name for name, told in released[jurisdiction].items() if told != after[name]] == []


@pytest.mark.usefixtures("nothing_suppressed")
@pytest.mark.parametrize("change", SHOWN_IN, ids=lambda change: change.__name__)
def test_with_suppression_switched_off_every_secret_shows(release: Release, change: Change) -> None:
    section = SHOWN_IN[change]
    assert release(only=[section])[section] != release(change=change, only=[section])[section]


def test_no_pseudonym_no_lone_group_and_no_shelter_is_named(released: Released, words_in: Words) -> None:
    assert {place: find_directly(words_in(told)) for place, told in released.items()} == {"AA": [], "CN": []}


@pytest.mark.usefixtures("nothing_suppressed")
def test_with_suppression_switched_off_they_are(release: Release, words_in: Words) -> None:
    found = find_directly(words_in(release(only=["scoring", "services", "warnings"])))
    assert found == ["who rated", "the lone group", "the shelter", "its keeper"]


def find_directly(text: str) -> list[str]:
    """Find what stands in plain words."""
    secrets = {
        "who rated": r"\bP(0[1-9]|1[0-5])\b",
        "the lone group": re.escape(StakeholderGroup("VSO").label),
        "the shelter": "Larkspur",
        "its keeper": "Quiet Gate",
    }
    return [name for name, words in secrets.items() if re.search(words, text)]


def test_the_hidden_rating_is_not_what_is_left_of_the_value(released: Released) -> None:
    # A criterion with too few raters counts as the worst here, and that is all that is left of the value.
    assert subtract_what_is_shown(released["AA"]) == pytest.approx(0, abs=0.03)


@pytest.mark.usefixtures("nothing_suppressed")
def test_with_suppression_switched_off_the_rest_of_the_value_is_the_rating(release: Release) -> None:
    # The middle of 9, 10 and 10, on a scale from 0 to 10.
    assert subtract_what_is_shown(release(only=[])) == pytest.approx(1, abs=0.03)


def subtract_what_is_shown(released: Mapping[str, Any]) -> float:
    """Take from the value of an action what its other criteria make of it; values are whole points of 100."""
    results = released["results"]
    action = next(one for one in results["actions"] if one["id"] == CELL[0])
    weights = {one["id"]: one["weight"] for one in results["criteria"]}
    others = sum(
        weights[name] * rated["worth"] for name, rated in action["ratings"].items() if name != CELL[1]
    )
    return (action["value"] / 100 - others) / weights[CELL[1]]


def test_all_weight_on_one_criterion_shows_nothing_of_a_hidden_cell(released: Released) -> None:
    assert weigh_one_criterion(released["AA"]) in (None, 0)


@pytest.mark.usefixtures("nothing_suppressed")
def test_with_suppression_switched_off_all_weight_on_it_shows_its_middle(release: Release) -> None:
    assert weigh_one_criterion(release(only=["explorer"])) == 1


def weigh_one_criterion(released: Mapping[str, Any]) -> float | None:
    """Move one slider of the explorer to 100, the others to 0, and read the value of the action."""
    explorer = next(one for one in released["explorer"]["blocks"] if one["type"] == "explorer")
    option = next(one for one in explorer["options"] if one["name"] == CELL[0])
    weights = [float(place == 0) for place in range(len(explorer["criteria"]))]
    told = [value for value, weight in zip(option["values"], weights, strict=True) if weight]
    return told[0]


def group_alone(tables: Tables) -> Tables:
    """All but the lone officer are policymakers or of health departments."""
    people = tables["participants"].copy()
    people.loc[people["stakeholder_group"] == "SW", "stakeholder_group"] = "HLT"
    return {"participants": people}


def test_the_value_of_all_less_two_groups_is_not_that_of_the_third(release: Release) -> None:
    assert subtract_groups(release("CN", group_alone, ["agreement"], balance_groups=True)) is None


@pytest.mark.usefixtures("nothing_suppressed")
def test_with_suppression_switched_off_it_is_the_rating_of_one_person(release: Release) -> None:
    # Groups count alike, so the value of all is the mean of three groups; P02 gave A-CN-01 5 of 10.
    found = subtract_groups(release("CN", group_alone, ["agreement"], balance_groups=True))
    assert found == pytest.approx(5)


def subtract_groups(released: Mapping[str, Any]) -> float | None:
    """Work out the middle rating of the one group that is not compared, on A-CN-01 and relief."""
    figures = [one for one in released["agreement"]["blocks"] if one.get("name") == "differences"]
    shown: dict[str, float] = {}
    for row in figures[0]["table"]["rows"] if figures else ():
        if row[0].startswith("A-CN-01") and row[0].endswith("Relief"):
            shown |= {group: float(number) for group, number in (cell.split(": ") for cell in row[1:3])}
    shown.pop(StakeholderGroup("VSO").label, None)
    if len(shown) < 2:
        return None
    action = next(one for one in released["results"]["actions"] if one["id"] == "A-CN-01")
    return action["ratings"]["E1"]["worth"] * 10 * 3 - sum(shown.values())


def test_a_rater_added_between_two_editions_stays_open(release: Release, released: Released) -> None:
    """Of the last of five raters at least two ratings are possible, for whoever holds both editions."""
    late = "P05"

    def without_late(tables: Tables) -> Tables:
        scores = tables["scores"]
        return {"scores": scores[scores["rater_id"] != late]}

    old = release(change=without_late, only=[])["results"]["actions"]
    new = released["AA"]["results"]["actions"]
    before = {one["id"]: one["ratings"] for one in old}
    asked = 0
    for action in new:
        for criterion, rated in (action["ratings"] or {}).items():
            if (action["id"], criterion) == CELL:
                continue
            asked += 1
            assert rated["raters"] in (None, 5)
            assert before[action["id"]][criterion]["raters"] is None
            middles = (before[action["id"]][criterion]["worth"] * 10, rated["worth"] * 10)
            assert len(possible_ratings(*middles)) > 1
    assert asked == 7


def possible_ratings(old: float, new: float) -> set[int]:
    """Try every panel of four with the old middle, and every fifth rating that makes it the new one."""
    panels = [four for four in combinations_with_replacement(range(11), 4) if median(four) == round(old, 6)]
    return {fifth for four in panels for fifth in range(11) if median((*four, fifth)) == round(new, 6)}


def test_the_women_in_the_room_are_told_once_as_they_were_published(
    released: Released, words_in: Words
) -> None:
    text = words_in(released["AA"])
    told = re.findall("[^.]* (?:women|men)\\b[^.]*", text)
    assert "15 participants took part, 2 of them women (Press note of the Office for Calm" in told[0]
    assert len([one for one in told if re.search("[0-9]+ of them|13", one)]) == 1


def test_the_panel_is_told_as_far_as_it_hides_everybody(released: Released) -> None:
    table = next(one for one in released["AA"]["scoring"]["blocks"] if one.get("name") == "panel-table")
    assert table["rows"] == [["Policymakers", 6], ["All others together", 9]]


def test_weights_of_two_people_are_not_told_where_the_whole_report_rests_on_them(release: Release) -> None:
    told = release(weight_set="duo", only=["certainty", "weighing", "explorer"])
    tables = [block.get("name") for section in told.values() for block in section.get("blocks", ())]
    assert not {"stability", "beliefs-table", "explorer-weights"} & set(tables)
    assert {one["weight"] for one in told["results"]["criteria"]} == {None}
    assert not [one for one in told["results"]["actions"] if one["ratings"]]


@pytest.mark.usefixtures("nothing_suppressed")
def test_with_suppression_switched_off_such_weights_are_told(release: Release) -> None:
    told = release(weight_set="duo", only=["explorer"])
    weights = {one["id"]: one["weight"] for one in told["results"]["criteria"]}
    assert weights == pytest.approx({"E1": 0.61, "E2": 0.19, "E3": 0.13, "E4": 0.07})
