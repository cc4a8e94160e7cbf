"""Which courses of a jurisdiction may be changed to reach its targets, and how people then accumulate."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from bahali.analysis.workforce.stock import accumulate
from bahali.analysis.workforce.training import Array, Line, Training
from bahali.workshop.frames import each_row


@dataclass(frozen=True, eq=False)
class Decision:
    """Courses to be decided: those of cadres with a target, and of cadres who supervise and train them.

    Parameters
    ----------
    training : Training
        The plan; its years are those in which courses can be given.
    jurisdiction : str
        Whose courses are decided. Those of all other jurisdictions stay as planned.
    delay : int
        By how many years targets are put off.
    """

    training: Training
    jurisdiction: str
    delay: int = 0

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """One line for each cadre whose courses are decided; ``cohorts`` are those planned.

        A cadre with several courses is decided by the one that gives most people at the end of the plan, the
        first of equals; the others stay. One without planned courses takes the first course made for it.
        Supervisors and trainers of whom nobody knows how many there are keep their planned courses: what
        they hold up cannot be told, and no course of theirs should look needless for that.
        """
        known = [code for code in self._concerned if self.training.baseline(code).is_known]
        lines = [self._line_of(cadre) for cadre in sorted({*known, *self._goals})]
        return tuple(line for line in lines if line is not None)

    @cached_property
    def targets(self) -> dict[str, tuple[int, int]]:
        """Target and place of its year, of each cadre of the jurisdiction that has one and has a course."""
        decided = {line.cadre_id for line in self.lines}
        return {code: goal for code, goal in self._goals.items() if code in decided}

    @cached_property
    def without_course(self) -> tuple[str, ...]:
        """Cadres with a target for whom no course is planned or made."""
        return tuple(code for code in self._goals if code not in self.targets)

    @cached_property
    def others(self) -> tuple[Line, ...]:
        """Lines that stay as planned."""
        decided = {(line.jurisdiction, line.cadre_id, line.programme_id) for line in self.lines}
        return tuple(
            line
            for line in self.training.lines
            if (line.jurisdiction, line.cadre_id, line.programme_id) not in decided
        )

    def fixed_stock(self, cadre_id: str) -> Array:
        """People of a cadre by year as far as they are not decided: its largest line that stays.

        Nobody for a cadre all of whose courses are decided.
        """
        lines = [line for line in self.others if line.cadre_id == cadre_id]
        if not lines:
            is_decided = any(line.cadre_id == cadre_id for line in self.lines)
            lines = [] if is_decided else [self.training.idle_line(cadre_id)]
        start = self.training.baseline(cadre_id).likely
        stocks = [accumulate(start, _completed(line), line.attrition) for line in lines]
        most: Array = np.array([np.zeros(len(self.training.years)), *stocks]).max(axis=0)
        return most

    def growth(self, line: Line) -> tuple[Array, Array]:
        """Give the people of a line without any course, and what one cohort of each year adds.

        Returns
        -------
        tuple of array of shape (years,) and array of shape (years, years)
            The second by the year of the cohort and the year in whose end people are counted.
        """
        years = len(self.training.years)
        start = self.training.baseline(line.cadre_id).likely
        each = line.seats_each * line.completion
        unit = [accumulate(0.0, np.eye(years)[year] * each, line.attrition) for year in range(years)]
        return accumulate(start, np.zeros(years), line.attrition), np.array(unit)

    def write_targets(self, cohorts: dict[tuple[str, int], int]) -> pd.DataFrame:
        """Write the plan as ``training_targets``, with the chosen cohorts by cadre and place of year."""
        rows = self.training.targets
        keys = list(zip(rows["jurisdiction"], rows["cadre_id"], rows["programme_id"], strict=True))
        decided = {(line.jurisdiction, line.cadre_id, line.programme_id) for line in self.lines}
        kept = rows[[key not in decided for key in keys]]
        chosen = [
            {
                "jurisdiction": line.jurisdiction,
                "cadre_id": line.cadre_id,
                "programme_id": line.programme_id,
                "year": year,
                "cohorts": cohorts.get((line.cadre_id, place), 0),
                "completion_rate": line.completion[place],
                "attrition_rate": line.attrition[place],
            }
            for line in self.lines
            for place, year in enumerate(self.training.years)
        ]
        columns = list(rows.columns)
        written = pd.DataFrame(chosen).reindex(columns=columns).astype(rows.dtypes.to_dict())
        return pd.concat([kept, written], ignore_index=True) if len(kept) else written

    @cached_property
    def _goals(self) -> dict[str, tuple[int, int]]:
        years = self.training.years
        return {
            row.cadre_id: (int(row.target_n), min(int(row.target_year) + self.delay, years[-1]) - years[0])
            for row in self.training.cadre_rows.values()
            if row.jurisdiction == self.jurisdiction
            and pd.notna(row.target_n)
            and row.target_year >= years[0]
        }

    @cached_property
    def _concerned(self) -> frozenset[str]:
        """Cadres with a target, and all who supervise or train them, directly or through others."""
        found: set[str] = set()
        waiting = list(self._goals)
        while waiting:
            code = waiting.pop()
            if code not in found and code in self.training.cadre_rows:
                found.add(code)
                waiting += self._carriers(code)
        return frozenset(found)

    def _carriers(self, cadre_id: str) -> list[str]:
        """Name who supervises a cadre, and who trains it."""
        programmes = self.training.programme_rows
        taught = {line.programme_id for line in self.training.lines if line.cadre_id == cadre_id}
        taught |= {code for code, row in programmes.items() if cadre_id in row.cadre_ids}
        named = [self.training.cadre_rows[cadre_id].supervisor_cadre_id]
        named += [programmes[code].trainer_cadre_id for code in sorted(taught)]
        return [code for code in named if isinstance(code, str)]

    def _line_of(self, cadre_id: str) -> Line | None:
        planned = [
            line
            for line in self.training.lines
            if line.cadre_id == cadre_id and line.jurisdiction == self.jurisdiction
        ]
        if planned:
            start = self.training.baseline(cadre_id).likely
            most = max(planned, key=lambda line: accumulate(start, _completed(line), line.attrition)[-1])
            return replace(most, completion=self._completion(most))
        if self.training.cadre_rows[cadre_id].jurisdiction != self.jurisdiction:
            return None
        made = (row for row in self.training.programme_rows.values() if cadre_id in row.cadre_ids)
        course = next(made, None)
        if course is None:
            return None
        idle, usual = self.training.idle_line(cadre_id), self.training.assumptions.completion_rate
        completion = np.full(len(self.training.years), usual)
        return replace(
            idle,
            programme_id=course.programme_id,
            seats_each=int(course.seats_per_cohort),
            completion=completion,
        )

    def _completion(self, line: Line) -> Array:
        """Share who complete in each year; a year without courses has that of the courses before or after."""
        rows = self.training.targets
        own = (rows["cadre_id"] == line.cadre_id) & (rows["programme_id"] == line.programme_id)
        stated = rows[own & (rows["jurisdiction"] == line.jurisdiction)]
        usual = self.training.assumptions.completion_rate
        shares = {int(row.year): _or(row.completion_rate, usual) for row in each_row(stated)}
        by_year = pd.Series(shares, dtype=float).reindex(self.training.years).ffill().bfill()
        return np.array(by_year.fillna(usual), dtype=np.float64)


def _completed(line: Line) -> Array:
    return line.cohorts * line.seats_each * line.completion


def _or(share: object, usual: float) -> float:
    return usual if pd.isna(share) else float(share)  # type: ignore[call-overload, arg-type]
