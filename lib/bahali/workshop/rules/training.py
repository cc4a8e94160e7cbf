"""Training targets can be reached, and people who give focused care are supervised."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from bahali.vocabulary.codes import Layer
from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import _
from bahali.workshop.pack import Pack, Tables
from bahali.workshop.tables.training import Cadre, TrainingProgramme, TrainingTarget


def check_baselines(tables: Tables) -> Iterator[Fault]:
    """The least, the likely and the most number of people stand in this order."""
    for number, cadre in tables.each(Cadre):
        given = [
            (column, value)
            for column in ("baseline_least", "baseline_n", "baseline_most")
            if (value := getattr(cadre, column)) is not None
        ]
        for (lower, less), (upper, more) in pairwise(given):
            if less > more:
                problem = _("{more} is below {lower}, {less}").format(more=more, lower=lower, less=less)
                yield tables.fault(Cadre, number, upper, problem, _("change one of them"))


def check_cadre_targets(tables: Tables) -> Iterator[Fault]:
    """A number of people hoped for has a year, and a year has a number."""
    for number, cadre in tables.each(Cadre):
        if (cadre.target_n is None) != (cadre.target_year is None):
            blank, given = (
                ("target_n", "target_year") if cadre.target_n is None else ("target_year", "target_n")
            )
            problem = _("is blank, though {given} is given").format(given=given)
            yield tables.fault(Cadre, number, blank, problem, _("give both, or neither"))


def warn_cohort_limits(pack: Pack) -> Iterator[Fault]:
    """No course is given to more cohorts in a year than it can be."""
    limits = {row.programme_id: row.most_cohorts for _number, row in pack.each(TrainingProgramme)}
    planned: dict[tuple[str, int], int] = defaultdict(int)
    last: dict[tuple[str, int], int] = {}
    for number, target in pack.each(TrainingTarget):
        key = (target.programme_id, target.year)
        planned[key] += target.cohorts
        last[key] = number
    for (programme, year), cohorts in planned.items():
        limit = limits.get(programme)
        if limit is not None and cohorts > limit:
            problem = _(
                "{programme} is planned for {cohorts} cohorts in {year}, and {limit} can be given"
            ).format(programme=programme, cohorts=cohorts, year=year, limit=limit)
            remedy = _("move cohorts to another year, or raise most_cohorts")
            yield pack.warning(TrainingTarget, last[programme, year], "cohorts", problem, remedy)


def warn_targets(pack: Pack) -> Iterator[Fault]:
    """A year's target is not above the seats of its courses."""
    seats = {row.programme_id: row.seats_per_cohort for _number, row in pack.each(TrainingProgramme)}
    for number, target in pack.each(TrainingTarget):
        offered = target.cohorts * seats.get(target.programme_id, 0)
        if (
            target.target_trained is not None
            and target.programme_id in seats
            and target.target_trained > offered
        ):
            problem = _("hopes for {target_trained} trained people from {offered} seats").format(
                target_trained=target.target_trained, offered=offered
            )
            yield pack.warning(
                TrainingTarget, number, "target_trained", problem, _("add cohorts or lower the target")
            )


def warn_supervision(pack: Pack) -> Iterator[Fault]:
    """People who give focused or specialised care have a supervisor and a ratio."""
    for number, cadre in pack.each(Cadre):
        gives_focused_care = {Layer.FOCUSED, Layer.SPECIALISED} & set(cadre.layers)
        if gives_focused_care and (cadre.supervisor_cadre_id is None or cadre.supervision_ratio is None):
            column = "supervisor_cadre_id" if cadre.supervisor_cadre_id is None else "supervision_ratio"
            problem = _(
                "{cadre_id} gives focused or specialised care without supervision being planned"
            ).format(cadre_id=cadre.cadre_id)
            yield pack.warning(Cadre, number, column, problem, _("name who supervises, and how many each"))
