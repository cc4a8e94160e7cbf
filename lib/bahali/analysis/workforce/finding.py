"""What is the lightest training plan that reaches the targets, and what stands in its way?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pandas as pd

from bahali.analysis.workforce.binding import Bond, write_model
from bahali.analysis.workforce.deciding import Decision
from bahali.analysis.workforce.model import Key, UnsettledError, choose
from bahali.analysis.workforce.projection import Projection
from bahali.analysis.workforce.supervision import list_supervised
from bahali.analysis.workforce.training import Training

MOST_YEARS_LATER = 5
PEOPLE_AND_COHORTS = (Bond.SUPERVISORS, Bond.TRAINERS, Bond.COHORTS)
FOUND = {"year": "Int64", "planned": "Int64", "cohorts": "Int64"}


class Need(NamedTuple):
    """Something that is missing: how many more of whom or what, and the year by which they must be there.

    ``code`` is a cadre (supervisors, trainers), a course (cohorts in a year), or blank (years later);
    ``is_fewest`` is false where the search stopped before it had shown that fewer are not enough.
    """

    bond: Bond
    code: str
    amount: int
    year: int | None
    is_fewest: bool = True


@dataclass(frozen=True, eq=False)
class Found:
    """The lightest plan that reaches the targets of a jurisdiction.

    Parameters
    ----------
    cohorts : DataFrame
        ``jurisdiction``, ``cadre_id``, ``programme_id``, ``year``, ``planned`` and ``cohorts``; one row for
        each line and year that was decided.
    projection : Projection
        What follows from the plan.
    is_fewest : bool
        False where the search stopped before it had shown that fewer cohorts are not enough.
    """

    cohorts: pd.DataFrame
    projection: Projection
    is_fewest: bool


@dataclass(frozen=True, eq=False)
class Search:
    """What came of the search for a plan.

    Parameters
    ----------
    targets : tuple of str
        Cadres whose targets were to be reached; empty when there is nothing to find.
    found : Found or None
        The plan; None where there is none within the limits.
    reliefs : tuple of tuple of Need
        Where there is none: each is enough alone, all else as it is.
    without_course : tuple of str
        Cadres with a target for whom no course is planned or made; left out of the search.
    unchecked_supervisors : tuple of str
        Supervising cadres of which nobody knows how many there are; they hold up nothing in the search.
    is_settled : bool
        False where the search stopped before it found a plan, or what would help.
    """

    targets: tuple[str, ...]
    found: Found | None
    reliefs: tuple[tuple[Need, ...], ...]
    without_course: tuple[str, ...]
    unchecked_supervisors: tuple[str, ...]
    is_settled: bool = True


def find_plan(training: Training, jurisdiction: str) -> Search:
    """Find the lightest plan that reaches every target of a jurisdiction in its year.

    Decided are the cohorts of each year of the jurisdiction's cadres with a target, and of those who
    supervise and train them, as far as the jurisdiction trains them; what other jurisdictions plan stays.
    Shares are as given, without spread. The plan keeps supervisors sufficient at the end of every year,
    trainers at its start, and courses within their limits, of all jurisdictions together. Of all such plans
    it is one with the fewest cohorts in the busiest year of each cadre, added up; with these settled, the one
    with the fewest cohorts in all; then with courses as early as can be, counted in years. A plan that
    reaches a number by less than a millionth of a person may be passed over.

    Returns
    -------
    Search
        Where no plan exists, ``reliefs`` names the smallest help of each kind that is enough alone: more
        supervisors, more trainers, more cohorts of a course than its limit, or up to five years more for all
        targets; and where none is, the fewest of the first three that are enough together. Empty where
        nothing helps. Each names the latest year from which on the help must be there. The supervision of
        people who come as a help is not counted.
    """
    decision = Decision(_shorten(training, jurisdiction), jurisdiction)
    facts = (decision.without_course, tuple(_unchecked_supervisors(decision)))
    targets = tuple(decision.targets)
    if not targets:
        return Search(targets, None, (), *facts)
    try:
        found = _find(decision)
        reliefs = tuple(_explain(decision)) if found is None else ()
    except UnsettledError:
        return Search(targets, None, (), *facts, is_settled=False)
    return Search(targets, found, reliefs, *facts)


def _shorten(training: Training, jurisdiction: str) -> Training:
    """End the plan with the last target or course of the jurisdiction, whichever is later."""
    cadres, targets = training.cadres, training.targets
    own = cadres.loc[cadres["jurisdiction"] == jurisdiction, "target_year"]
    last = pd.concat([own, targets.loc[targets["jurisdiction"] == jurisdiction, "year"]]).max()
    return training if pd.isna(last) else replace(training, last_year=max(training.first_year, int(last)))


def _find(decision: Decision) -> Found | None:
    model = write_model(decision)
    cohorts = [key for key in model.least if key[0] == "cohorts"]
    settled = choose(model, [{key: 1.0 for key in model.least if key[0] == "most"}])
    if settled is None:
        return None
    # With the busiest years settled a small search is left; all three aims together take many times longer.
    for key in cohorts:
        model.most[key] = settled["most", key[1]]
    chosen = choose(model, [dict.fromkeys(cohorts, 1.0), {key: float(key[2]) for key in cohorts}])
    # What settled the busiest years keeps all rows, so that a stopped search still has a plan.
    return _describe(decision, settled if chosen is None else chosen, is_fewest=model.is_proven)


def _explain(decision: Decision) -> Iterator[tuple[Need, ...]]:
    alone = [needs for bond in PEOPLE_AND_COHORTS if (needs := _loosen(decision, bond))]
    later = _put_off(decision)
    yield from alone
    if later:
        yield (Need(Bond.YEARS, "", later, None),)
    if not alone and not later and (needs := _loosen(decision, *PEOPLE_AND_COHORTS)):
        yield needs


def _loosen(decision: Decision, *bonds: Bond) -> tuple[Need, ...]:
    """Name the fewest people or cohorts that are missing, where only these limits are loosened."""
    model = write_model(decision, frozenset(bonds))
    chosen = choose(model, [{key: 1.0 for key in model.least if key[0] == "extra"}])
    if chosen is None:
        return ()
    extra = {key: amount for key, amount in chosen.items() if key[0] == "extra" and amount}
    year = decision.training.years[_latest(decision, extra)]
    return tuple(
        Need(Bond(str(key[1])), str(key[2]), amount, year, model.is_proven) for key, amount in extra.items()
    )


def _latest(decision: Decision, extra: Mapping[Key, int]) -> int:
    """Find the latest year, by its place, from which on the extra people and cohorts still are enough."""
    loosened = frozenset(Bond(str(key[1])) for key in extra)
    for since in reversed(range(len(decision.training.years))):
        model = write_model(decision, loosened, since)
        model.most |= {key: float(extra.get(key, 0)) for key in model.most if key[0] == "extra"}
        if choose(model, [{}]) is not None:
            return since
    return 0


def _put_off(decision: Decision) -> int:
    """Count the years by which all targets must be put off; 0 where that does not help."""
    training = decision.training
    for years in range(1, MOST_YEARS_LATER + 1):
        longer = replace(training, last_year=training.last_year + years)
        model = write_model(replace(decision, training=longer, delay=years))
        if choose(model, [{}]) is not None:
            return years
    return 0


def _describe(decision: Decision, chosen: Mapping[Key, int], *, is_fewest: bool) -> Found:
    cohorts: dict[tuple[str, int], int] = {
        (str(key[1]), int(key[2])): number for key, number in chosen.items() if key[0] == "cohorts"
    }
    rows: list[tuple[Any, ...]] = [
        (
            line.jurisdiction,
            line.cadre_id,
            line.programme_id,
            year,
            int(line.cohorts[place]),
            cohorts[line.cadre_id, place],
        )
        for line in decision.lines
        for place, year in enumerate(decision.training.years)
    ]
    found = pd.DataFrame(rows, columns=["jurisdiction", "cadre_id", "programme_id", *FOUND]).astype(FOUND)
    plan = decision.training.with_targets(decision.write_targets(cohorts))
    return Found(found, Projection(plan), is_fewest)


def _unchecked_supervisors(decision: Decision) -> Iterator[str]:
    decided = {line.cadre_id for line in decision.lines}
    for supervisor, supervised in list_supervised(decision.training).items():
        if decided & set(supervised) and not decision.training.baseline(supervisor).is_known:
            yield supervisor
