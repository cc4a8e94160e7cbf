"""Makes small training plans: cadre K and course T of AA, 20 seats, half complete, a tenth leaves."""

from collections.abc import Callable, Sequence

import pandas as pd
import pytest

from bahali.analysis.workforce.training import Assumptions, Training, plan_training

Cells = dict[str, object]
USUAL = Assumptions(0.5, 0.1)


@pytest.fixture(scope="session")
def make_training(make_table: Callable[..., pd.DataFrame]) -> Callable[..., Training]:
    """Give a function that makes a plan from rows of targets, cadres and courses; blanks get usual values."""

    def make(
        targets: Sequence[Cells] = (),
        cadres: Sequence[Cells] = ({"baseline_n": 100},),
        courses: Sequence[Cells] = ({},),
        assumptions: Assumptions = USUAL,
        start: int = 2025,
    ) -> Training:
        cadre: Cells = {"cadre_id": "K", "jurisdiction": "AA"}
        course: Cells = {"programme_id": "T", "seats_per_cohort": 20}
        target: Cells = {"jurisdiction": "AA", "cadre_id": "K", "programme_id": "T"}
        tables = {
            "cadres": make_table("cadres", *({**cadre, **cells} for cells in cadres)),
            "training_programmes": make_table(
                "training_programmes", *({**course, **cells} for cells in courses)
            ),
            "training_targets": make_table("training_targets", *({**target, **cells} for cells in targets)),
        }
        return plan_training(tables, assumptions, start)

    return make
