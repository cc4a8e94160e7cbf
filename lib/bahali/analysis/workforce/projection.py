"""Everything that follows from one training plan, and what a faster or slower one would change."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import pandas as pd

from bahali.analysis.workforce.reaching import find_reached
from bahali.analysis.workforce.stock import count_by_cadre, project_workforce
from bahali.analysis.workforce.supervision import compare_supervision, find_bottlenecks
from bahali.analysis.workforce.trainers import compare_courses, compare_trainers
from bahali.analysis.workforce.training import Training


class Pace(StrEnum):
    """How fast courses are given, compared with the plan."""

    SLOWER = "slower"
    PLANNED = "planned"
    FASTER = "faster"
    LATER = "later"


@dataclass(frozen=True, eq=False)
class Projection:
    """What follows from one training plan; each part is worked out when first asked for."""

    training: Training

    @cached_property
    def stock(self) -> pd.DataFrame:
        """Trained people by jurisdiction, cadre, course and year."""
        return project_workforce(self.training)

    @cached_property
    def by_cadre(self) -> pd.DataFrame:
        """People in service by cadre and year, whoever trains them."""
        return count_by_cadre(self.training)

    @cached_property
    def supervision(self) -> pd.DataFrame:
        """Supervisors needed and there, by supervising cadre and year."""
        return compare_supervision(self.by_cadre, self.training)

    @cached_property
    def bottlenecks(self) -> pd.DataFrame:
        """Supervising cadres that are short, the earliest first."""
        return find_bottlenecks(self.supervision)

    @cached_property
    def trainers(self) -> pd.DataFrame:
        """Trainers needed and there, by cadre of trainers and year."""
        return compare_trainers(self.by_cadre, self.training)

    @cached_property
    def courses(self) -> pd.DataFrame:
        """Cohorts planned and possible, by course and year."""
        return compare_courses(self.by_cadre, self.training)

    @cached_property
    def reached(self) -> pd.DataFrame:
        """When each cadre with a target reaches it."""
        return find_reached(self.by_cadre, self.stock, self.training)


def change_pace(training: Training, jurisdiction: str, pace: Pace) -> Training:
    """Give the same plan with the courses of one jurisdiction given faster, slower or later.

    Parameters
    ----------
    training : Training
        The plan.
    jurisdiction : str
        Whose courses change; those of all others stay.
    pace : Pace
        ``slower``: half as many cohorts in each year, rounded down; ``faster``: half as many again, rounded
        up; ``later``: every course a year later, so that those of the last year fall out of the plan, whose
        years stay the same; ``planned``: as it is.
    """
    targets = training.targets
    is_own = targets["jurisdiction"] == jurisdiction
    cohorts, years = targets["cohorts"], targets["year"]
    changed = {
        Pace.SLOWER: {"cohorts": cohorts // 2},
        Pace.PLANNED: {},
        Pace.FASTER: {"cohorts": (cohorts * 3 + 1) // 2},
        Pace.LATER: {"year": years + 1},
    }[pace]
    return training.with_targets(
        targets.assign(**{name: values.where(is_own, targets[name]) for name, values in changed.items()})
    )
