from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.analysis.workforce.projection import Projection
from bahali.analysis.workforce.trainers import count_trainers_needed, list_unchecked
from bahali.analysis.workforce.training import Assumptions, Training

Make = Callable[..., Training]
TAUGHT = {"trainer_cadre_id": "R", "trainers_per_cohort": 2, "cohorts_per_trainer": 3}
NOBODY_LEAVES = Assumptions(0.5, 0.0)


def plan(make: Make, *courses: dict[str, object], people: int | None = 5, cohorts: int = 7) -> Training:
    return make(
        targets=[{"year": 2025, "cohorts": cohorts}],
        cadres=({}, {"cadre_id": "R", "baseline_n": people}),
        courses=courses or (TAUGHT,),
        assumptions=NOBODY_LEAVES,
    )


def test_trainers_give_courses_in_whole_teams(make_training: Make) -> None:
    # 5 trainers make 2 teams of two, each gives 3 cohorts: 6 of the 7 planned. A third team needs 6 people.
    projection = Projection(plan(make_training))
    assert projection.courses[["cohorts", "most_given", "above"]].to_numpy().tolist() == [[7, 6, 1]]
    assert projection.trainers[["needed", "there", "short"]].to_numpy().tolist() == [[6, 5, 1]]


def test_the_work_of_courses_that_share_trainers_adds_up(make_training: Make) -> None:
    # One team of two gives three cohorts of either course, but five of both take 5 x 2 / 3 trainers: 4.
    training = plan(make_training, TAUGHT, {**TAUGHT, "programme_id": "T2"})
    assert count_trainers_needed({"T": 3, "T2": 0}, training) == 2
    assert count_trainers_needed({"T": 3, "T2": 2}, training) == 4


@given(st.integers(0, 40), st.integers(1, 5), st.integers(1, 6))
def test_the_trainers_needed_are_the_fewest_who_can_give_the_cohorts(
    make_training: Make, cohorts: int, each: int, often: int
) -> None:
    training = plan(make_training, {**TAUGHT, "trainers_per_cohort": each, "cohorts_per_trainer": often})
    needed = count_trainers_needed({"T": cohorts}, training)
    assert needed // each * often >= cohorts
    assert cohorts == 0 or (needed - 1) // each * often < cohorts


def test_people_train_others_from_the_year_after_they_completed(make_training: Make) -> None:
    # 4 trainers give two cohorts to trainers in 2025: 2 x 20 x 0.5 = 20 more from 2026 on.
    training = make_training(
        targets=[
            {"cadre_id": "R", "year": 2025, "cohorts": 2},
            {"cadre_id": "R", "year": 2026, "cohorts": 0},
        ],
        cadres=({"cadre_id": "R", "baseline_n": 4},),
        courses=(TAUGHT,),
        assumptions=NOBODY_LEAVES,
    )
    assert Projection(training).trainers["there"].to_list() == [4, 24]


@pytest.mark.parametrize("blank", TAUGHT)
def test_a_blank_column_is_not_checked_and_said_so(make_training: Make, blank: str) -> None:
    training = plan(make_training, {**TAUGHT, blank: None})
    projection = Projection(training)
    assert projection.trainers.empty
    assert projection.courses[["most_given", "above"]].isna().all(axis=None)
    assert list(list_unchecked(training)) == ["T"]


def test_unknown_trainers_are_not_called_missing(make_training: Make) -> None:
    training = plan(make_training, people=None)
    projection = Projection(training)
    assert projection.trainers["short"].isna().all()
    assert projection.courses["most_given"].isna().all()
    assert list(list_unchecked(training)) == ["T"]


def test_a_limit_of_cohorts_holds_for_all_jurisdictions_together(make_training: Make) -> None:
    training = make_training(
        targets=[{"year": 2025, "cohorts": 3}, {"year": 2025, "cohorts": 2, "jurisdiction": "BB"}],
        courses=({"most_cohorts": 4},),
    )
    courses = Projection(training).courses
    assert courses[["cohorts", "most_cohorts", "above"]].to_numpy().tolist() == [[5, 4, 1]]
    assert pd.isna(courses.loc[0, "most_given"])
