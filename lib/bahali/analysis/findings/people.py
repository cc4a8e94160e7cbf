"""Who is trained in one jurisdiction, year by year, who supervises and teaches them, and what holds it up."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from bahali.analysis.workforce.finding import Search, find_plan
from bahali.analysis.workforce.projection import Pace, Projection, change_pace
from bahali.analysis.workforce.reaching import find_readiness
from bahali.analysis.workforce.stock import count_cohorts, count_refreshers
from bahali.analysis.workforce.supervision import find_bottlenecks, list_supervised
from bahali.analysis.workforce.trainers import list_taught, list_unchecked
from bahali.analysis.workforce.training import Assumptions, find_fiscal_year, plan_training
from bahali.workshop.view import View


@dataclass(frozen=True)
class People:
    """Cadres, courses and how many trained people there would be."""

    view: View

    @cached_property
    def projection(self) -> Projection:
        """What follows from the training plan of the whole workshop."""
        planning = self.view.header.planning
        assumptions = Assumptions(
            planning.completion_rate,
            planning.attrition_rate,
            planning.completion_spread,
            planning.attrition_spread,
        )
        start = find_fiscal_year(planning.start, planning.fiscal_year_start_month)
        return Projection(plan_training(self.view.workshop.tables, assumptions, start))

    @cached_property
    def workforce(self) -> pd.DataFrame:
        """Trained people of the jurisdiction, year by year, to its own last course or target."""
        stock = self.projection.stock
        is_own = stock["jurisdiction"] == self.view.settings.jurisdiction
        return stock[is_own & stock["year"].isin(self.years)].reset_index(drop=True)

    @cached_property
    def years(self) -> range:
        """Years from the start of the plan to the last course or target of the jurisdiction."""
        cadres = self._cadres[self._cadres["cadre_id"].isin(self.cadre_ids)]
        training = self.projection.training
        last = pd.concat([self.view.own("training_targets")["year"], cadres["target_year"]]).max()
        return range(training.first_year, (training.first_year if pd.isna(last) else int(last)) + 1)

    @cached_property
    def cadre_ids(self) -> tuple[str, ...]:
        """Cadres of the jurisdiction, and those of others that it trains, in the order of the cadres."""
        trained = self.view.own("training_targets")["cadre_id"]
        is_own = self._cadres["jurisdiction"] == self.view.settings.jurisdiction
        return tuple(self._cadres.loc[is_own | self._cadres["cadre_id"].isin(trained), "cadre_id"])

    @cached_property
    def programmes(self) -> pd.DataFrame:
        """Courses that the jurisdiction's targets use."""
        programmes = self.view.workshop.table("training_programmes")
        used = programmes["programme_id"].isin(self.view.own("training_targets")["programme_id"])
        return programmes[used].reset_index(drop=True)

    @cached_property
    def reached(self) -> pd.DataFrame:
        """When each cadre of the jurisdiction that has a target reaches it."""
        return self._own_cadres(self.projection.reached)

    @cached_property
    def readiness(self) -> pd.DataFrame:
        """When the training of each cadre of the workshop starts, and when its target is reached."""
        projection = self.projection
        return find_readiness(projection.by_cadre, projection.stock, projection.training)

    @cached_property
    def refreshers(self) -> pd.DataFrame:
        """Seats and cohorts needed each year to train people again."""
        return count_refreshers(self.workforce, self.programmes)

    @cached_property
    def cohorts(self) -> pd.DataFrame:
        """Cohorts and seats by year and cost band."""
        return count_cohorts(self.workforce, self.programmes)

    @cached_property
    def supervision(self) -> pd.DataFrame:
        """Supervisors needed and there, for those who supervise a cadre of the jurisdiction."""
        return self._of_supervisors(self.projection.supervision)

    @cached_property
    def bottlenecks(self) -> pd.DataFrame:
        """Supervisors of cadres of the jurisdiction that are short, the earliest first."""
        return find_bottlenecks(self.supervision)

    @cached_property
    def trainers(self) -> pd.DataFrame:
        """Trainers needed and there, for courses that the jurisdiction uses."""
        return self._of_trainers(self.projection)

    @cached_property
    def courses(self) -> pd.DataFrame:
        """Cohorts planned by all and possible, for courses that the jurisdiction uses."""
        rows = self.projection.courses
        return self._in_own_years(rows[rows["programme_id"].isin(self.programmes["programme_id"])])

    @cached_property
    def unchecked_courses(self) -> tuple[str, ...]:
        """Courses of the jurisdiction for which nobody can tell whether there are trainers enough."""
        own = set(self.programmes["programme_id"])
        return tuple(code for code in list_unchecked(self.projection.training) if code in own)

    @cached_property
    def paces(self) -> Mapping[Pace, Projection]:
        """What follows if the jurisdiction's courses are given faster, slower or later."""
        own = self.view.settings.jurisdiction
        return {
            pace: self.projection
            if pace is Pace.PLANNED
            else Projection(change_pace(self.projection.training, own, pace))
            for pace in Pace
        }

    @cached_property
    def pace_effects(self) -> pd.DataFrame:
        """What a faster or slower training changes for each cadre that the jurisdiction trains.

        Columns ``pace``, ``cadre_id``, ``at_end`` (people in service at the end of the last own year) and
        ``reached_year`` (missing without a target, or where the plan does not reach it).
        """
        trained = list(dict.fromkeys(self.workforce["cadre_id"]))
        rows = []
        for pace, projection in self.paces.items():
            last = projection.by_cadre[projection.by_cadre["year"] == self.years[-1]]
            at_end = last.set_index("cadre_id")["active"]
            reached = projection.reached.set_index("cadre_id")["reached_year"]
            rows += [(pace.value, code, at_end[code], reached.get(code, pd.NA)) for code in trained]
        kinds = {"at_end": "Float64", "reached_year": "Int64"}
        return pd.DataFrame(rows, columns=["pace", "cadre_id", *kinds]).astype(kinds)

    @cached_property
    def pace_shortages(self) -> pd.DataFrame:
        """What a faster or slower training changes in the people who supervise and teach.

        One row for each pace: ``supervisors_short`` and ``trainers_short``, the most that are missing in any
        year, of all cadres that concern the jurisdiction together; missing where nothing can be compared.
        """
        rows = []
        for pace, projection in self.paces.items():
            supervision, trainers = (
                self._of_supervisors(projection.supervision),
                self._of_trainers(projection),
            )
            rows.append((pace.value, self._most_short(supervision), self._most_short(trainers)))
        kinds = {"supervisors_short": "Int64", "trainers_short": "Int64"}
        return pd.DataFrame(rows, columns=["pace", *kinds]).astype(kinds)

    @cached_property
    def search(self) -> Search:
        """The lightest plan that reaches the jurisdiction's targets, or what stands in its way."""
        return find_plan(self.projection.training, self.view.settings.jurisdiction)

    def _most_short(self, compared: pd.DataFrame) -> Any:  # noqa: ANN401 a whole number, or missing
        by_year = compared.dropna(subset=["short"]).groupby("year")["short"].sum()
        return by_year.max() if len(by_year) else pd.NA

    def _own_cadres(self, rows: pd.DataFrame) -> pd.DataFrame:
        return rows[rows["cadre_id"].isin(self.cadre_ids)].reset_index(drop=True)

    def _of_supervisors(self, rows: pd.DataFrame) -> pd.DataFrame:
        supervised = list_supervised(self.projection.training)
        concerned = [code for code, cadres in supervised.items() if set(cadres) & set(self.cadre_ids)]
        return self._in_own_years(rows[rows["supervisor_cadre_id"].isin(concerned)])

    def _of_trainers(self, projection: Projection) -> pd.DataFrame:
        own = set(self.programmes["programme_id"])
        taught = list_taught(projection.training)
        concerned = [code for code, courses in taught.items() if set(courses) & own]
        rows = projection.trainers
        return self._in_own_years(rows[rows["trainer_cadre_id"].isin(concerned)])

    def _in_own_years(self, rows: pd.DataFrame) -> pd.DataFrame:
        return rows[rows["year"].isin(self.years)].reset_index(drop=True)

    @property
    def _cadres(self) -> pd.DataFrame:
        return self.view.workshop.table("cadres")
