"""Are there enough trainers for the planned courses, and does anybody plan more courses than can be given?"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Any

import pandas as pd

from bahali.analysis.workforce.supervision import count_missing
from bahali.analysis.workforce.training import Training
from bahali.workshop.frames import each_row

TRAINER_COLUMNS = ("trainer_cadre_id", "trainers_per_cohort", "cohorts_per_trainer")
COURSES = {
    "year": "Int64",
    "cohorts": "Int64",
    "most_given": "Int64",
    "most_cohorts": "Int64",
    "above": "Int64",
}
TRAINERS = {
    "year": "Int64",
    "cohorts": "Int64",
    "needed": "Int64",
    "there": "Float64",
    "is_there_known": "boolean",
    "short": "Int64",
}


def names_trainers(programme: Any, training: Training) -> bool:  # noqa: ANN401 a row of a frame
    """Tell whether a course says who gives it, how many to a cohort, and how often each can."""
    is_stated = all(pd.notna(getattr(programme, column)) for column in TRAINER_COLUMNS)
    return is_stated and programme.trainer_cadre_id in training.cadre_rows


def count_trainers_needed(cohorts: Mapping[str, int], training: Training) -> int:
    """Count the trainers who can give so many cohorts of courses that share them, in one year.

    Of T trainers, the teams for one course are T / trainers per cohort, rounded down, and each team gives as
    many cohorts as one trainer can. Where courses share the trainers their work adds up: cohorts x trainers
    per cohort / cohorts per trainer, over all courses, is at most T. The number needed is the least T that
    keeps both; the second follows from the first where there is one course.

    Parameters
    ----------
    cohorts : mapping of str to int
        Cohorts in the year for each course of the trainers, by its id.
    training : Training
        Gives the courses.
    """
    teams, work = [0], Fraction(0)
    for programme_id, number in cohorts.items():
        course = training.programme_rows[programme_id]
        each, often = int(course.trainers_per_cohort), int(course.cohorts_per_trainer)
        teams.append(ceil(Fraction(number, often)) * each)
        work += Fraction(number * each, often)
    return max(*teams, ceil(work))


def count_planned(training: Training) -> Mapping[tuple[str, int], int]:
    """Count the planned cohorts of each course and year, of all cadres and jurisdictions together."""
    planned: dict[tuple[str, int], int] = {}
    for line in training.lines:
        for year, cohorts in zip(training.years, line.cohorts, strict=True):
            key = (line.programme_id, year)
            planned[key] = planned.get(key, 0) + int(cohorts)
    return planned


def compare_trainers(by_cadre: pd.DataFrame, training: Training) -> pd.DataFrame:
    """Compare the trainers that the planned courses need with those there are when a year starts.

    People who complete a course in a year train others from the next year on, so that courses for trainers,
    and for those who train trainers, make a cascade.

    Returns
    -------
    DataFrame
        One row for each cadre of trainers and year: ``trainer_cadre_id``, ``cohorts`` (of all its courses and
        all jurisdictions), ``needed`` (see ``count_trainers_needed``), ``there``, and ``short``, how many are
        missing; where it is not known how many there are, missing unless those known to be there suffice.
        Courses that leave a column about trainers blank are not counted.
    """
    planned = count_planned(training)
    before = {(row.cadre_id, row.year): row for row in each_row(by_cadre)}
    rows = []
    for trainer, courses in list_taught(training).items():
        for year in training.years:
            cohorts = {course: planned.get((course, year), 0) for course in courses}
            needed, there = count_trainers_needed(cohorts, training), before[trainer, year]
            missing: Any = count_missing(needed, float(there.before))
            short = missing if there.is_baseline_known or missing == 0 else pd.NA
            stock = (float(there.before), there.is_baseline_known)
            rows.append((trainer, year, sum(cohorts.values()), needed, *stock, short))
    return pd.DataFrame(rows, columns=["trainer_cadre_id", *TRAINERS]).astype(TRAINERS)


def compare_courses(by_cadre: pd.DataFrame, training: Training) -> pd.DataFrame:
    """Compare the planned cohorts of each course, of all jurisdictions, with those that can be given.

    Returns
    -------
    DataFrame
        One row for each planned course and year: ``programme_id``, ``cohorts``; ``most_given``, the cohorts
        that its trainers can give when they give no other course, trainers when the year starts / trainers
        per cohort, rounded down, x cohorts per trainer, missing where a column is blank or nobody knows how
        many trainers there are; ``most_cohorts``, the limit that the workshop set; and ``above``, how many
        cohorts are planned above the lower of the two, missing where there is neither.
    """
    planned = count_planned(training)
    before = {(row.cadre_id, row.year): row for row in each_row(by_cadre)}
    rows = []
    for (programme_id, year), cohorts in sorted(planned.items()):
        course = training.programme_rows[programme_id]
        limits = [_most_given(course, year, before, training), course.most_cohorts]
        known = [int(limit) for limit in limits if pd.notna(limit)]
        above = max(0, cohorts - min(known)) if known else pd.NA
        rows.append((programme_id, year, cohorts, *limits, above))
    return pd.DataFrame(rows, columns=["programme_id", *COURSES]).astype(COURSES)


def list_taught(training: Training) -> Mapping[str, tuple[str, ...]]:
    """Name the courses that each cadre of trainers gives, in the order of the table of courses."""
    courses = [row for row in training.programme_rows.values() if names_trainers(row, training)]
    return {
        code: taught
        for code in training.cadre_rows
        if (taught := tuple(row.programme_id for row in courses if row.trainer_cadre_id == code))
    }


def list_unchecked(training: Training) -> Iterator[str]:
    """Name the planned courses for which nobody can tell whether there are trainers enough."""
    planned = {line.programme_id for line in training.lines if line.cohorts.any()}
    for programme_id, course in training.programme_rows.items():
        is_checked = names_trainers(course, training) and training.baseline(course.trainer_cadre_id).is_known
        if programme_id in planned and not is_checked:
            yield programme_id


def _most_given(course: Any, year: int, before: Mapping[tuple[str, int], Any], training: Training) -> Any:  # noqa: ANN401 rows of frames
    if not names_trainers(course, training):
        return pd.NA
    there = before[course.trainer_cadre_id, year]
    if not there.is_baseline_known:
        return pd.NA
    teams = floor(round(float(there.before), 6)) // int(course.trainers_per_cohort)
    return teams * int(course.cohorts_per_trainer)
