"""The plan that is found is compared with trying all plans."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from math import ceil, floor

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import OptimizeResult

from bahali.analysis.workforce.binding import Bond
from bahali.analysis.workforce.finding import Need, Search, find_plan
from bahali.analysis.workforce.model import Model, UnsettledError, choose
from bahali.analysis.workforce.training import Assumptions, Training

Make = Callable[..., Training]
Plan = tuple[tuple[int, ...], tuple[int, ...]]
YEARS = 3
SEATS = {"K": 6, "S": 2}
COMPLETION, ATTRITION = 0.5, 0.1


@dataclass(frozen=True)
class Case:
    """Workers with a target, their supervisors, both trained by the same trainers, who only leave."""

    target: int
    ratio: int
    supervisors: int
    trainers: int
    often: int
    limit: int


def draw_case(seed: int) -> Case:
    chance = random.Random(seed)
    return Case(
        target=chance.randint(2, 12),
        ratio=chance.randint(2, 5),
        supervisors=chance.randint(0, 3),
        trainers=chance.randint(2, 5),
        often=chance.randint(1, 2),
        limit=chance.randint(1, 3),
    )


def stock(start: float, cohorts: tuple[int, ...], seats: int) -> list[float]:
    people = [start]
    for number in cohorts:
        people.append(people[-1] * (1 - ATTRITION) + number * seats * COMPLETION)
    return [round(number, 6) for number in people[1:]]


def keeps_all(case: Case, plan: Plan, extra: tuple[int, int] = (0, 0)) -> bool:
    """Whether a plan keeps target, supervision, trainers and limit; with extra supervisors and trainers."""
    workers, supervisors = stock(0, plan[0], SEATS["K"]), stock(case.supervisors, plan[1], SEATS["S"])
    trainers = [case.trainers, *stock(case.trainers, (0,) * (YEARS - 1), 1)]
    for year in range(YEARS):
        if ceil(workers[year] / case.ratio) > floor(supervisors[year]) + extra[0]:
            return False
        there = floor(trainers[year]) + extra[1]
        given = [plan[0][year], plan[1][year]]
        if max(given) > min(there // 2 * case.often, case.limit) or sum(given) * 2 > there * case.often:
            return False
    return workers[-1] >= case.target


def every_plan(case: Case) -> Iterator[Plan]:
    given = list(product(range(case.limit + 1), repeat=YEARS))
    yield from product(given, given)


def weigh(plan: Plan) -> tuple[int, int]:
    """Cohorts in all, and how late they are."""
    late = sum(year * number for cohorts in plan for year, number in enumerate(cohorts))
    return sum(map(sum, plan)), late


def search(make: Make, case: Case, **target: object) -> Search:
    taught = {"trainer_cadre_id": "R", "trainers_per_cohort": 2, "cohorts_per_trainer": case.often}
    limited = {**taught, "most_cohorts": case.limit}
    hope = {"target_n": case.target, "target_year": 2027, **target}
    training = make(
        targets=[
            {"year": 2025, "cohorts": 1},
            {"year": 2025, "cohorts": 0, "cadre_id": "S", "programme_id": "TS"},
        ],
        cadres=(
            {"baseline_n": 0, "supervisor_cadre_id": "S", "supervision_ratio": case.ratio, **hope},
            {"cadre_id": "S", "baseline_n": case.supervisors},
            {"cadre_id": "R", "baseline_n": case.trainers, "jurisdiction": "CC"},
        ),
        courses=(
            {"seats_per_cohort": SEATS["K"], **limited},
            {"programme_id": "TS", "seats_per_cohort": SEATS["S"], **limited},
        ),
        assumptions=Assumptions(COMPLETION, ATTRITION),
    )
    return find_plan(training, "AA")


def plan_of(cohorts: pd.DataFrame) -> Plan:
    workers, supervisors = (tuple(cohorts.loc[cohorts["cadre_id"] == code, "cohorts"]) for code in ("K", "S"))
    return workers, supervisors


CASES = [draw_case(seed) for seed in range(40)]
POSSIBLE = {case: [plan for plan in every_plan(case) if keeps_all(case, plan)] for case in CASES}


def test_cases_of_both_kinds_were_drawn() -> None:
    assert 10 <= sum(bool(plans) for plans in POSSIBLE.values()) <= 30


@pytest.mark.parametrize("case", CASES)
def test_the_plan_found_is_the_lightest_of_all_plans(make_training: Make, case: Case) -> None:
    found = search(make_training, case).found
    plans = POSSIBLE[case]
    if not plans:
        assert found is None
        return
    assert found is not None
    assert keeps_all(case, plan_of(found.cohorts))
    plan = plan_of(found.cohorts)
    assert sum(map(max, plan)) == min(sum(map(max, other)) for other in plans)
    # Among plans whose busiest years are no busier, none is lighter or earlier.
    alike = [
        other
        for other in plans
        if all(max(ours) >= max(theirs) for ours, theirs in zip(plan, other, strict=True))
    ]
    assert weigh(plan) == min(map(weigh, alike))


@pytest.mark.parametrize("case", CASES)
def test_a_plan_that_was_found_is_short_of_nobody(make_training: Make, case: Case) -> None:
    found = search(make_training, case).found
    if found is not None:
        assert found.projection.bottlenecks.empty
        assert (found.projection.trainers["short"] == 0).all()
        assert (found.projection.courses["above"] == 0).all()
        assert found.projection.reached["is_on_time"].all()


@pytest.mark.parametrize("case", [case for case in CASES if not POSSIBLE[case]])
def test_the_smallest_help_is_named_where_there_is_no_plan(make_training: Make, case: Case) -> None:
    told = {
        needs[0].bond: needs[0].amount for needs in search(make_training, case).reliefs if len(needs) == 1
    }
    for place, bond in enumerate((Bond.SUPERVISORS, Bond.TRAINERS)):
        helps = [
            amount
            for amount in range(1, 9)
            if any(
                keeps_all(case, plan, (amount, 0) if place == 0 else (0, amount)) for plan in every_plan(case)
            )
        ]
        assert told.get(bond) == (helps[0] if helps else None)


def test_too_few_supervisors_are_named_with_cadre_number_and_year(make_training: Make) -> None:
    # 30 workers in 2027 need 6 supervisors. Of 2 who are not trained 2 x 0.9 x 0.9 x 0.9 = 1.458 stay: 1.
    cadres = (
        {
            "baseline_n": 0,
            "supervisor_cadre_id": "S",
            "supervision_ratio": 5,
            "target_n": 30,
            "target_year": 2027,
        },
        {"cadre_id": "S", "baseline_n": 2},
    )
    training = make_training(
        [{"year": 2025, "cohorts": 1}], cadres, assumptions=Assumptions(COMPLETION, ATTRITION)
    )
    assert find_plan(training, "AA").reliefs == ((Need(Bond.SUPERVISORS, "S", 5, 2027),),)


def test_a_limit_of_cohorts_is_named_with_the_years_that_would_help(make_training: Make) -> None:
    # 1 cohort a year of 20 seats: 10 + 9 + 8.1 = 27.1 in 2027; 2 a year give 54.2. A year more: 34.39.
    training = make_training(
        targets=[{"year": 2025, "cohorts": 1}],
        cadres=({"baseline_n": 0, "target_n": 30, "target_year": 2027},),
        courses=({"most_cohorts": 1},),
        assumptions=Assumptions(COMPLETION, ATTRITION),
    )
    reliefs = find_plan(training, "AA").reliefs
    assert [needs[0][:3] for needs in reliefs] == [(Bond.COHORTS, "T", 1), (Bond.YEARS, "", 1)]


@pytest.mark.parametrize(("target", "year"), [(37, 2027), (38, 2026), (46, 2026), (47, 2025)])
def test_help_is_named_with_the_latest_year_in_which_it_still_helps(
    make_training: Make, target: int, year: int
) -> None:
    # Of each cohort 10 complete: 8.1 + 9 + 10 = 27.1 in 2027. One more cohort in 2027 makes 37.1, also in
    # 2026 46.1, in all three years 54.2.
    training = make_training(
        targets=[{"year": 2025, "cohorts": 1}],
        cadres=({"baseline_n": 0, "target_n": target, "target_year": 2027},),
        courses=({"most_cohorts": 1},),
        assumptions=Assumptions(COMPLETION, ATTRITION),
    )
    assert find_plan(training, "AA").reliefs[0] == (Need(Bond.COHORTS, "T", 1, year),)


def test_limits_that_bind_together_are_named_together(make_training: Make) -> None:
    # 3 cohorts, and 3 supervisors for 30 workers. Neither alone helps, nor do years: half of them leave, so
    # that one cohort a year never comes to more than 20.
    training = make_training(
        targets=[{"year": 2025, "cohorts": 1}],
        cadres=(
            {
                "baseline_n": 0,
                "supervisor_cadre_id": "S",
                "supervision_ratio": 10,
                "target_n": 30,
                "target_year": 2025,
            },
            {"cadre_id": "S", "baseline_n": 0},
        ),
        courses=({"most_cohorts": 1},),
        assumptions=Assumptions(COMPLETION, 0.5),
    )
    assert find_plan(training, "AA").reliefs == (
        (Need(Bond.SUPERVISORS, "S", 3, 2025), Need(Bond.COHORTS, "T", 2, 2025)),
    )


def test_where_nobody_completes_nothing_helps(make_training: Make) -> None:
    target = {"year": 2025, "cohorts": 1, "completion_rate": 0.0}
    found = find_plan(make_training([target], ({"target_n": 200, "target_year": 2026},)), "AA")
    assert found.found is None
    assert found.reliefs == ()


def test_without_a_target_there_is_nothing_to_find(make_training: Make) -> None:
    assert find_plan(make_training([{"year": 2025, "cohorts": 1}]), "AA").targets == ()


def test_a_cadre_without_any_course_is_set_aside(make_training: Make) -> None:
    found = find_plan(make_training(cadres=({"target_n": 9, "target_year": 2026},)), "AA")
    assert found.without_course == ("K",)


def test_a_course_made_for_a_cadre_is_used_where_none_is_planned(make_training: Make) -> None:
    # 2 x 20 x 0.5 = 20 people.
    cadre = {"baseline_n": 0, "target_n": 20, "target_year": 2025}
    found = find_plan(make_training(cadres=(cadre,), courses=({"cadre_ids": ("K",)},)), "AA").found
    assert found is not None
    assert found.cohorts[["planned", "cohorts"]].to_numpy().tolist() == [[0, 2]]


def test_supervisors_of_whom_nobody_knows_the_number_hold_up_nothing(make_training: Make) -> None:
    cadres = (
        {
            "baseline_n": 0,
            "supervisor_cadre_id": "S",
            "supervision_ratio": 5,
            "target_n": 20,
            "target_year": 2025,
        },
        {"cadre_id": "S"},
    )
    targets = [{"year": 2025, "cohorts": 1}, {"year": 2025, "cohorts": 3, "cadre_id": "S"}]
    found = find_plan(make_training(targets, cadres), "AA")
    assert found.unchecked_supervisors == ("S",)
    assert found.found is not None
    assert found.found.cohorts["cadre_id"].to_list() == ["K"]


def test_courses_of_others_stay_and_take_their_share_of_a_limit(make_training: Make) -> None:
    # 3 a year for all, BB has planned 2 of 2025: 1 and 3 are left; 1 x 10 x 0.9 + 2 x 10 = 29.
    targets = [
        {"year": 2025, "cohorts": 1},
        {"year": 2025, "cohorts": 2, "jurisdiction": "BB", "cadre_id": "B"},
    ]
    cadres = (
        {"baseline_n": 0, "target_n": 29, "target_year": 2026},
        {"cadre_id": "B", "jurisdiction": "BB", "baseline_n": 0},
    )
    found = find_plan(make_training(targets, cadres, ({"most_cohorts": 3},)), "AA").found
    assert found is not None
    assert found.cohorts["cohorts"].to_list() == [1, 2]
    assert found.projection.training.targets.query("jurisdiction == 'BB'")["cohorts"].to_list() == [2]


def test_a_search_that_was_stopped_claims_nothing(
    make_training: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise UnsettledError

    monkeypatch.setattr("bahali.analysis.workforce.model._choose_whole", stop)
    search = find_plan(make_training(cadres=[{"baseline_n": 0, "target_n": 20, "target_year": 2026}],
                                     targets=[{"year": 2026, "cohorts": 2}]), "AA")  # fmt: skip
    assert not search.is_settled
    assert search.found is None
    assert search.reliefs == ()


def test_a_refinement_that_was_stopped_keeps_the_plan_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    model = Model()
    model.add_row({model.add_variable(("x",)): -1.0}, -3.0)  # x is at least 3
    first = choose(model, [{("x",): 1.0}])

    answers = iter([first])

    def answer_once(*_: object) -> object:
        if (answer := next(answers, None)) is None:
            raise UnsettledError
        return answer

    monkeypatch.setattr("bahali.analysis.workforce.model._choose_whole", answer_once)
    assert choose(model, [{("x",): 1.0}, {("x",): 2.0}]) == {("x",): 3}


def test_a_choice_is_proven_unless_the_solver_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    model = Model()
    model.add_row({model.add_variable(("x",)): -1.0}, -3.0)
    assert choose(model, [{("x",): 1.0}]) == {("x",): 3}
    assert model.is_proven
    stopped = OptimizeResult(status=1, x=np.array([4.0]), message="as many branches as allowed")
    monkeypatch.setattr("bahali.analysis.workforce.model._run_solver", lambda *_: stopped)
    other = Model()
    other.add_row({other.add_variable(("x",)): -1.0}, -3.0)
    assert choose(other, [{("x",): 1.0}]) == {("x",): 4}
    assert not other.is_proven
