"""Invents the ratings of the example pack: ``python make_scores.py`` writes ``tables/scores.csv``.

Nobody gave these ratings. What was assumed stands below, in the order in which it works: what a typical
rater would answer, who rates strictly, who disagrees about what, and how often somebody does not know. The
rest is chance from a fixed seed, so that the same file comes out every time.
"""

import csv
import sys
from pathlib import Path
from random import Random
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


def write_scores(path: Path) -> None:
    """Write everybody's ratings of every action that was rated."""
    chance = Random(SEED)
    participants = read_rows("participants")
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("rater_id", "rater_type", "action_id", "criterion_id", "value", "round"))
        for action in read_rows("actions"):
            if action["action_id"] not in TYPICAL:
                continue
            raters = choose_raters(action["jurisdiction"], participants)
            for criterion in CRITERIA:
                answers = invent_answers(raters, action["action_id"], criterion, chance)
                for rater, answer in answers.items():
                    writer.writerow((rater, "individual", action["action_id"], criterion, answer, 1))


if __name__ == "__main__":
    write_scores(Path(sys.argv[1]) if len(sys.argv) > 1 else TABLES / "scores.csv")
