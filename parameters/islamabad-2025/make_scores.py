"""Invents the ratings of the example pack, and what people said about weights: ``python make_scores.py``.

It writes ``tables/scores.csv``, ``tables/weight_answers.csv`` and ``tables/comparisons.csv``. Nobody gave
these answers. What was assumed stands below, in the order in which it works: what a typical rater would
answer, who rates strictly, who disagrees about what, how often somebody does not know, what was discussed
and rated again, and what people and groups find important. The rest is chance from a fixed seed, so that
the same files come out every time.
"""

import csv
import sys
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

TABLES = Path(__file__).parent / "tables"
SEED = 20250205
CRITERIA = ("C1", "C2", "C3", "C4", "C5", "C6")
LOWEST, HIGHEST = 1, 5
NATIONAL = "NAT"

# What a typical rater would answer on C1 to C6. Actions that are not here were not rated.
TYPICAL = {
    "A-NAT-01": (4, 4, 5, 4, 5, 4),
    "A-NAT-02": (2, 3, 4, 4, 5, 3),
    "A-NAT-03": (3, 3, 3, 4, 4, 4),
    "A-NAT-04": (4, 3, 4, 4, 4, 4),
    "A-NAT-05": (2, 3, 3, 4, 5, 4),
    "A-NAT-06": (3, 3, 4, 4, 4, 3),
    "A-NAT-07": (2, 3, 3, 3, 4, 4),
    "A-NAT-08": (4, 2, 1, 2, 1, 2),
    "A-PB-01": (4, 4, 4, 4, 5, 5),
    "A-PB-02": (4, 4, 3, 4, 3, 5),
    "A-PB-03": (5, 3, 3, 4, 2, 4),
    "A-PB-04": (3, 4, 5, 4, 4, 4),
    "A-PB-05": (4, 4, 3, 3, 3, 3),
    "A-PB-06": (4, 4, 2, 4, 3, 3),
    "A-PB-07": (3, 4, 4, 3, 4, 2),
    "A-BA-01": (4, 4, 3, 4, 4, 5),
    "A-BA-02": (4, 4, 3, 5, 4, 3),
    "A-BA-03": (5, 4, 2, 4, 2, 2),
    "A-BA-04": (4, 5, 3, 4, 3, 4),
    "A-BA-05": (2, 4, 4, 4, 4, 3),
    "A-BA-06": (4, 3, 4, 4, 5, 4),
    "A-BA-07": (3, 2, 3, 3, 3, 3),
    "A-KP-01": (4, 4, 4, 4, 5, 5),
    "A-KP-02": (3, 4, 4, 5, 5, 4),
    "A-KP-03": (5, 4, 2, 4, 2, 3),
    "A-KP-04": (5, 4, 3, 4, 3, 4),
    "A-KP-05": (3, 2, 2, 3, 4, 4),
    "A-KP-06": (3, 4, 3, 4, 4, 2),
    "A-KP-07": (3, 3, 4, 3, 4, 3),
    "A-KP-08": (3, 3, 2, 3, 4, 3),
    "A-KP-09": (2, 2, 3, 1, 4, 2),
}

# How much stricter (below 0) or milder (above 0) a person rates than others, in points.
LEANING = {"P02": -0.5, "P04": 0.3, "P07": -0.4, "P08": 0.4, "P12": -0.3, "P13": -0.5, "P14": 0.3}


class Dispute(NamedTuple):
    """People who see an action quite differently on some criteria."""

    criteria: str
    for_it: tuple[str, ...]
    against_it: tuple[str, ...]


DISPUTE_POINTS = 2.0
DISPUTES = {
    "A-NAT-02": Dispute(
        "C1 C3 C6", ("P01", "P05", "P09", "P13", "P14"), ("P04", "P07", "P08", "P10", "P12", "P15")
    ),
    "A-PB-02": Dispute("C3 C5", ("P01", "P02"), ("P03", "P04")),
    "A-PB-05": Dispute("C2 C4", ("P02", "P04"), ("P01", "P03")),
    "A-BA-07": Dispute("C1 C4", ("P05",), ("P06",)),
    "A-KP-06": Dispute("C6", ("P11",), ("P09", "P12")),
    "A-KP-08": Dispute("C1 C2 C3 C4", ("P10", "P11"), ("P09", "P12")),
}

# Share of answers "don't know": questions of law and of cost are the hardest.
DONT_KNOW_SHARE = {"C1": 0.03, "C2": 0.03, "C3": 0.10, "C4": 0.03, "C5": 0.14, "C6": 0.08}
MOST_DONT_KNOW = 0.25  # share of the people rating one action on one criterion
ABSTAINED = {("P14", "A-NAT-06")}  # a conflict of interest was declared
SPREAD = 2.0  # points by which chance moves an answer up or down, at most

# National actions that everybody discussed and then rated again, as round 2.
DISCUSSED = ("A-NAT-02", "A-NAT-03", "A-NAT-06")
MOVING_SHARE = 0.5  # chance that somebody away from the middle moves one point towards it

# How many points of 100 a typical member of each group of participants gives to C1 to C6.
TYPICAL_POINTS = {
    "POL": (20, 15, 25, 10, 15, 15),
    "VSO": (30, 20, 15, 20, 5, 10),
    "HLT": (25, 25, 15, 15, 5, 15),
}
POINTS_SPREAD = 12.0  # points by which chance moves one of these up or down, at most
STEP = 5  # people answer in fives
METHODS = ("points", "swing", "rank")  # the ways in which people answer, by turns

# Three groups compared the criteria two at a time, each with the view that it put into weights.csv. Of each
# two, the more important stands first. One group answered one pair the wrong way round and nobody noticed.
VIEWS = {"group-1": "quick-wins", "group-2": "equity-first", "group-3": "low-cost"}
WRONG_WAY_ROUND = {("group-2", "C2", "C5")}
MOST_TIMES = 9


def read_rows(name: str) -> list[dict[str, str]]:
    """Give the rows of one table of this pack."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def choose_raters(jurisdiction: str, participants: list[dict[str, str]]) -> list[str]:
    """Name who rates the actions of a jurisdiction: its own people, and everybody for national ones."""
    return [
        person["participant_id"]
        for person in participants
        if jurisdiction in (NATIONAL, person["jurisdiction"])
    ]


def invent_rating(rater: str, action: str, criterion: str, chance: Random) -> int:
    """Give the typical answer, moved by the rater's leaning, by a dispute and by chance."""
    points = TYPICAL[action][CRITERIA.index(criterion)] + LEANING.get(rater, 0.0)
    dispute = DISPUTES.get(action)
    if dispute and criterion in dispute.criteria.split():
        points += DISPUTE_POINTS * ((rater in dispute.for_it) - (rater in dispute.against_it))
    # Only random() is promised to give the same numbers in later versions of Python.
    points += SPREAD * (chance.random() + chance.random() - 1)
    return min(HIGHEST, max(LOWEST, round(points)))


def invent_answers(raters: list[str], action: str, criterion: str, chance: Random) -> dict[str, str]:
    """Give everybody's answer about one action on one criterion."""
    answers = {}
    may_not_know = int(MOST_DONT_KNOW * len(raters))
    for rater in raters:
        rating = invent_rating(rater, action, criterion, chance)
        does_not_know = chance.random() < DONT_KNOW_SHARE[criterion] and may_not_know > 0
        may_not_know -= does_not_know
        answers[rater] = "DK" if does_not_know else str(rating)
        if (rater, action) in ABSTAINED:
            answers[rater] = "ABSTAIN"
    return answers


def discuss(answers: dict[str, str], chance: Random) -> dict[str, str]:
    """Give everybody's answer after a discussion: some of those away from the middle moved towards it."""
    middle = median(int(answer) for answer in answers.values() if answer.isdigit())
    moved = {}
    for rater, answer in answers.items():
        gap = middle - int(answer) if answer.isdigit() else 0
        is_moving = chance.random() < MOVING_SHARE and abs(gap) >= 1
        moved[rater] = str(int(answer) + (1 if gap > 0 else -1)) if is_moving else answer
    return moved


def invent_points(group: str, chance: Random) -> dict[str, int]:
    """Share out 100 points over the criteria, in fives; the highest takes what rounding leaves over."""
    moved = [
        max(0.0, points + POINTS_SPREAD * (chance.random() + chance.random() - 1))
        for points in TYPICAL_POINTS[group]
    ]
    points = [STEP * round(100 * each / sum(moved) / STEP) for each in moved]
    points[points.index(max(points))] += 100 - sum(points)
    return dict(zip(CRITERIA, points, strict=True))


def answer_by(method: str, points: dict[str, int]) -> dict[str, int]:
    """Say in one of the three ways what somebody who would share out these points finds important."""
    if method == "rank":
        return {
            criterion: 1 + sum(other > own for other in points.values()) for criterion, own in points.items()
        }
    if method == "swing":
        most = max(points.values())
        return {criterion: STEP * round(100 * own / most / STEP) for criterion, own in points.items()}
    return points


def compare(group: str, weights: dict[str, float]) -> list[tuple[str, str, int]]:
    """Give each two criteria, the more important first, with how many times as important it is."""
    rows = []
    for first, second in combinations(CRITERIA, 2):
        more, less = (first, second) if weights[first] >= weights[second] else (second, first)
        times = min(MOST_TIMES, round(weights[more] / weights[less]))
        is_wrong = (group, first, second) in WRONG_WAY_ROUND
        rows.append((less, more, times) if is_wrong else (more, less, times))
    return rows


def write_rows(path: Path, headings: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Write one table."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(headings.split())
        writer.writerows(rows)


def write_scores(path: Path) -> None:
    """Write everybody's ratings of every action that was rated, and then those after the discussion."""
    chance = Random(SEED)
    participants = read_rows("participants")
    rated: dict[tuple[str, str], dict[str, str]] = {}
    for action in read_rows("actions"):
        if action["action_id"] in TYPICAL:
            raters = choose_raters(action["jurisdiction"], participants)
            for criterion in CRITERIA:
                pair = (action["action_id"], criterion)
                rated[pair] = invent_answers(raters, *pair, chance)
    again = {pair: discuss(answers, chance) for pair, answers in rated.items() if pair[0] in DISCUSSED}
    rows = [
        (rater, "individual", *pair, answer, number)
        for number, answered in enumerate((rated, again), start=1)
        for pair, answers in answered.items()
        for rater, answer in answers.items()
    ]
    write_rows(path, "rater_id rater_type action_id criterion_id value round", rows)


def write_weight_answers(path: Path) -> None:
    """Write how important everybody finds each criterion: a third by points, by swing and by order."""
    chance = Random(SEED)
    rows = []
    for number, person in enumerate(read_rows("participants")):
        method = METHODS[number % len(METHODS)]
        answers = answer_by(method, invent_points(person["stakeholder_group"], chance))
        for criterion, answer in answers.items():
            rows.append(("panel", person["participant_id"], "individual", method, criterion, answer))
    write_rows(path, "weight_set rater_id rater_type method criterion_id answer", rows)


def write_comparisons(path: Path) -> None:
    """Write how each group, by consensus, compared the criteria."""
    weights = read_rows("weights")
    rows = []
    for group, view in VIEWS.items():
        of_view = {row["criterion_id"]: float(row["weight"]) for row in weights if row["weight_set"] == view}
        rows += [("pairs", group, "group", *pair) for pair in compare(group, of_view)]
    write_rows(path, "weight_set rater_id rater_type criterion_id over_id times", rows)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TABLES
    write_scores(folder / "scores.csv")
    write_weight_answers(folder / "weight_answers.csv")
    write_comparisons(folder / "comparisons.csv")
