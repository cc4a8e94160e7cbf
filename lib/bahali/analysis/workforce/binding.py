"""What binds the courses of a jurisdiction: targets, supervisors, trainers and limits of cohorts."""

from collections.abc import Iterator
from enum import StrEnum
from math import ceil, floor

import numpy as np
import pandas as pd

from bahali.analysis.workforce.deciding import Decision
from bahali.analysis.workforce.model import ROOM, Key, Model, Sum
from bahali.analysis.workforce.stock import count_supervisors
from bahali.analysis.workforce.supervision import list_supervised
from bahali.analysis.workforce.trainers import count_trainers_needed, list_taught
from bahali.analysis.workforce.training import Line


class Bond(StrEnum):
    """Kinds of limit that can be loosened."""

    SUPERVISORS = "supervisors"
    TRAINERS = "trainers"
    COHORTS = "cohorts"
    YEARS = "years"


Stock = tuple[float, dict[Key, float]]
"""People in service at the end of a year: those there without courses, and what each cohort adds."""


def write_model(decision: Decision, loosened: frozenset[Bond] = frozenset(), since: int = 0) -> Model:
    """Write everything that binds the courses to be decided.

    Parameters
    ----------
    decision : Decision
        The courses to be decided.
    loosened : frozenset of Bond
        Limits that extra people or cohorts may loosen; each is a variable ``("extra", kind, id)``.
    since : int
        Place of the year from which on the extra people and cohorts are there.

    Returns
    -------
    Model
        With a variable ``("cohorts", cadre, place of year)`` for each line and year, and ``("most", cadre)``,
        the cohorts of its busiest year.
    """
    writer = _Writer(decision, loosened, since)
    writer.write_cohorts()
    writer.write_goals()
    writer.write_supervision()
    writer.write_trainers()
    writer.write_limits()
    return writer.model


class _Writer:
    """Writes the rows of one decision into a model."""

    def __init__(self, decision: Decision, loosened: frozenset[Bond], since: int) -> None:
        self.decision, self.model = decision, Model()
        self.loosened, self.since = loosened, since
        self.training = decision.training
        self.years = range(len(self.training.years))
        self.lines = {line.cadre_id: line for line in decision.lines}
        self.growths = {line.cadre_id: decision.growth(line) for line in decision.lines}
        self.fixed = {code: decision.fixed_stock(code) for code in self.training.cadre_rows}

    def write_cohorts(self) -> None:
        """Add the cohorts of each line and year, and of its busiest year."""
        for code in self.lines:
            most = self.model.add_variable(("most", code))
            for year in self.years:
                cohorts = self.model.add_variable(("cohorts", code, year))
                self.model.add_row({cohorts: 1.0, most: -1.0}, 0.0)

    def write_goals(self) -> None:
        """Every target is reached at the end of its year."""
        for code, (target, year) in self.decision.targets.items():
            there, added = self._stock(code, year)
            self.model.add_row(_negative(added), there - target + ROOM)

    def write_supervision(self) -> None:
        """Supervisors suffice for everybody they supervise, where it is known how many there are."""
        for supervisor, supervised in list_supervised(self.training).items():
            is_touched = any(code in self.lines for code in supervised)
            if is_touched and self.training.baseline(supervisor).is_known:
                extra = self._extra(Bond.SUPERVISORS, supervisor)
                for year in self.years:
                    self._write_supervisors(supervisor, supervised, year, self._helps(extra, year))

    def write_trainers(self) -> None:
        """Trainers suffice for all courses they give, where it is known how many there are."""
        used = {line.programme_id for line in self.lines.values()}
        for trainer, courses in list_taught(self.training).items():
            if used & set(courses) and self.training.baseline(trainer).is_known:
                extra = self._extra(Bond.TRAINERS, trainer)
                for year in self.years:
                    self._write_teams(trainer, courses, year, self._helps(extra, year))

    def write_limits(self) -> None:
        """No course is given more often than it can be; others keep what they planned."""
        for course in dict.fromkeys(line.programme_id for line in self.lines.values()):
            limit = self.training.programme_rows[course].most_cohorts
            if pd.notna(limit):
                extra = self._extra(Bond.COHORTS, course)
                for year in self.years:
                    room = max(0, int(limit) - self._planned(course, year))
                    self.model.add_row({**self._cohorts(course, year), **self._helps(extra, year)}, room)

    def _write_supervisors(self, supervisor: str, supervised: tuple[str, ...], year: int, extra: Sum) -> None:
        there, added = self._stock(supervisor, year)
        needs: dict[Key, float] = {**extra, **_negative(added)}
        fixed = 0
        for code in supervised:
            ratio = int(self.training.cadre_rows[code].supervision_ratio)
            least = count_supervisors(float(self.fixed[code][year]), ratio)
            if code in self.lines:
                needs[self._need(code, year, ratio, least)] = 1.0
            else:
                fixed += least
        self.model.add_row(needs, there - fixed + ROOM)

    def _need(self, code: str, year: int, ratio: int, least: int) -> Key:
        """Add the supervisors that one decided cadre needs in a year."""
        need = self.model.add_variable(("needed", code, year), least)
        there, added = self._stock(code, year)
        self.model.add_row({**added, need: -float(ratio)}, ROOM - there)
        return need

    def _write_teams(self, trainer: str, courses: tuple[str, ...], year: int, extra: Sum) -> None:
        there, added = self._stock(trainer, year - 1)
        planned = {course: self._planned(course, year) for course in courses}
        # What others plan beyond the trainers there are is not laid at the door of this jurisdiction.
        others = max(0, count_trainers_needed(planned, self.training) - floor(round(there, 6)))
        free = self.model.add_variable(("trainers", trainer, year))
        self.model.add_row({free: 1.0, **extra, **_negative(added)}, there + others + ROOM)
        work: dict[Key, float] = {free: -1.0}
        fixed = 0.0
        for course in courses:
            row = self.training.programme_rows[course]
            each, often = int(row.trainers_per_cohort), int(row.cohorts_per_trainer)
            cohorts = self._cohorts(course, year)
            teams = self.model.add_variable(("teams", course, year), ceil(planned[course] / often))
            self.model.add_row({**cohorts, teams: -float(often)}, -planned[course])
            self.model.add_row({teams: float(each), free: -1.0}, 0.0)
            work |= dict.fromkeys(cohorts, each / often)
            fixed += planned[course] * each / often
        self.model.add_row(work, ROOM - fixed)

    def _stock(self, code: str, year: int) -> Stock:
        """People of a cadre at the end of a year; before the first year its baseline."""
        if year < 0:
            return self.training.baseline(code).likely, {}
        if code not in self.growths:
            return float(self.fixed[code][year]), {}
        idle, unit = self.growths[code]
        added = {("cohorts", code, given): float(unit[given][year]) for given in range(year + 1)}
        return float(idle[year]), {key: people for key, people in added.items() if people}

    def _cohorts(self, course: str, year: int) -> dict[Key, float]:
        return {key: 1.0 for key, line in self._keys(year) if line.programme_id == course}

    def _keys(self, year: int) -> Iterator[tuple[Key, Line]]:
        yield from ((("cohorts", code, year), line) for code, line in self.lines.items())

    def _planned(self, course: str, year: int) -> int:
        """Cohorts of a course in a year that are not decided."""
        return int(sum(line.cohorts[year] for line in self.decision.others if line.programme_id == course))

    def _extra(self, bond: Bond, code: str) -> Key:
        return self.model.add_variable(
            ("extra", bond.value, code), most=np.inf if bond in self.loosened else 0.0
        )

    def _helps(self, extra: Key, year: int) -> Sum:
        return {extra: -1.0} if year >= self.since else {}


def _negative(terms: Sum) -> dict[Key, float]:
    return {key: -weight for key, weight in terms.items()}
