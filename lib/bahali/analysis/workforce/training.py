"""What a workshop plans to train: cadres, courses, and how many courses each cadre is given in which year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bahali.workshop.frames import each_row

Array = NDArray[np.float64]
PAIR = ["jurisdiction", "cadre_id", "programme_id"]


class Assumptions(NamedTuple):
    """Shares taken where a target gives none, and how far any share may be off, up or down.

    All from 0 to 1: who completes a course, and who leaves in a year.
    """

    completion_rate: float
    attrition_rate: float
    completion_spread: float = 0.0
    attrition_spread: float = 0.0


class Baseline(NamedTuple):
    """How many people of a cadre there are when the plan starts.

    ``least`` and ``most`` bound the number. Where a range is all that is known, ``likely`` is the whole
    number in its middle. Without an upper end (``is_known`` false) all three count only people known to be
    there, which may be nobody: every number worked out from them is an "at least".
    """

    least: float
    likely: float
    most: float
    is_known: bool


@dataclass(frozen=True, eq=False)
class Line:
    """The courses of one programme for one cadre, paid for by one jurisdiction.

    Parameters
    ----------
    jurisdiction, cadre_id, programme_id : str
        Whose courses they are, who takes them, and what is taught.
    seats_each : int
        Seats of one cohort.
    cohorts, completion, attrition : array, shape (years,)
        Cohorts of each year, and the shares who complete and who leave. In a year without courses people
        leave as in the year before.
    hoped : tuple of int or NA
        People the workshop hopes to train in each year.
    """

    jurisdiction: str
    cadre_id: str
    programme_id: str
    seats_each: int
    cohorts: Array
    completion: Array
    attrition: Array
    hoped: tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class Training:
    """The training plan of a whole workshop.

    Parameters
    ----------
    cadres, programmes, targets : DataFrame
        Rows of ``cadres``, ``training_programmes`` and ``training_targets``. A target outside the years of
        the plan, or whose cadre or course is not given, is left out.
    assumptions : Assumptions
        Shares for targets that leave them blank, and the spread of all shares.
    first_year, last_year : int
        The years of the plan. A year is the fiscal year that starts in it. How many people there are today
        is taken to be how many there are when the first year starts.
    """

    cadres: pd.DataFrame
    programmes: pd.DataFrame
    targets: pd.DataFrame
    assumptions: Assumptions
    first_year: int
    last_year: int

    @property
    def years(self) -> range:
        """Years of the plan, first to last."""
        return range(self.first_year, self.last_year + 1)

    def with_targets(self, targets: pd.DataFrame) -> "Training":
        """Give the plan with other courses over the same years."""
        return replace(self, targets=targets)

    @cached_property
    def cadre_rows(self) -> Mapping[str, Any]:
        """Each cadre's row, by its id, in the order of the table."""
        return {row.cadre_id: row for row in each_row(self.cadres)}

    @cached_property
    def programme_rows(self) -> Mapping[str, Any]:
        """Each course's row, by its id, in the order of the table."""
        return {row.programme_id: row for row in each_row(self.programmes)}

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """One line for each jurisdiction, cadre and course of the targets, in the order of these ids."""
        planned = self.targets[
            self.targets["cadre_id"].isin(self.cadre_rows)
            & self.targets["programme_id"].isin(self.programme_rows)
            & self.targets["year"].isin(self.years)
        ]
        by_pair: dict[tuple[str, str, str], dict[int, Any]] = {}
        for row in each_row(planned):
            pair = (row.jurisdiction, row.cadre_id, row.programme_id)
            by_pair.setdefault(pair, {})[int(row.year)] = row
        return tuple(self._line(pair, by_pair[pair]) for pair in sorted(by_pair))

    def idle_line(self, cadre_id: str) -> Line:
        """Give the line of a cadre that nobody trains: people only leave."""
        years = len(self.years)
        attrition = np.full(years, self.assumptions.attrition_rate)
        nothing = np.zeros(years)
        home = self.cadre_rows[cadre_id].jurisdiction
        return Line(home, cadre_id, "", 0, nothing, nothing, attrition, (pd.NA,) * years)

    def baseline(self, cadre_id: str) -> Baseline:
        """Give how many people of a cadre there are at the start of the first year."""
        cadre = self.cadre_rows[cadre_id]
        ends = (cadre.baseline_least, cadre.baseline_n, cadre.baseline_most)
        given = [float(number) for number in ends if pd.notna(number)]
        is_known = pd.notna(cadre.baseline_n) or pd.notna(cadre.baseline_most)
        most = given[-1] if given else 0.0
        if pd.notna(cadre.baseline_n):
            return Baseline(given[0], float(cadre.baseline_n), most, is_known)
        least = float(cadre.baseline_least) if pd.notna(cadre.baseline_least) else 0.0
        return Baseline(least, float((least + most) // 2), most, is_known)

    def _line(self, pair: tuple[str, str, str], rows: Mapping[int, Any]) -> Line:
        usual = self.assumptions
        of_years = [rows.get(year) for year in self.years]
        jurisdiction, cadre_id, programme_id = pair
        return Line(
            jurisdiction,
            cadre_id,
            programme_id,
            seats_each=int(self.programme_rows[programme_id].seats_per_cohort),
            cohorts=np.array([0.0 if row is None else float(row.cohorts) for row in of_years]),
            completion=np.array([_share(row, "completion_rate", usual.completion_rate) for row in of_years]),
            attrition=np.array(list(_attrition(of_years, usual.attrition_rate))),
            hoped=tuple(pd.NA if row is None else row.target_trained for row in of_years),
        )


def plan_training(tables: Mapping[str, pd.DataFrame], assumptions: Assumptions, start_year: int) -> Training:
    """Put the tables of a workshop together with the years they span.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        ``cadres``, ``training_programmes`` and ``training_targets``; may be empty.
    assumptions : Assumptions
        Shares for targets that leave them blank, and the spread of all shares.
    start_year : int
        Fiscal year in which the plan starts; earlier if a target is.

    Returns
    -------
    Training
        From the start to the last year of any course, or for which any cadre has a target.
    """
    cadres, targets = tables["cadres"], tables["training_targets"]
    named = [int(year) for year in targets["year"].dropna()]
    ends = [int(year) for year in cadres["target_year"].dropna()]
    first = min(chain(named, [start_year]))
    last = max(chain(named, ends, [first]))
    return Training(cadres, tables["training_programmes"], targets, assumptions, first, last)


def find_fiscal_year(month: str, first_month: int) -> int:
    """Name the fiscal year of a month by the calendar year in which it starts.

    Parameters
    ----------
    month : str
        YYYY-MM.
    first_month : int
        Month in which the fiscal year starts, 1 to 12.

    Examples
    --------
    >>> find_fiscal_year("2025-07", 7), find_fiscal_year("2026-06", 7)
    (2025, 2025)
    """
    year, number = (int(part) for part in month.split("-"))
    return year if number >= first_month else year - 1


def _share(row: Any, column: str, usual: float) -> float:  # noqa: ANN401 a row of a frame, or None
    share = None if row is None else getattr(row, column)
    return usual if share is None or pd.isna(share) else float(share)


def _attrition(rows: list[Any], usual: float) -> Iterator[float]:
    """Yield the share who leave in each year; without courses, people leave as in the year before."""
    before = usual
    for row in rows:
        before = before if row is None else _share(row, "attrition_rate", usual)
        yield before
