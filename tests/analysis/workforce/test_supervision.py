from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.workforce.projection import Projection
from bahali.analysis.workforce.training import Assumptions, Training

Make = Callable[..., Training]
NOBODY_LEAVES = Assumptions(0.5, 0.0)


def supervision(make: Make, *cadres: dict[str, object]) -> pd.DataFrame:
    """Nobody is trained, nobody leaves, one year."""
    return Projection(make(cadres=cadres, assumptions=NOBODY_LEAVES)).supervision


def cadre(
    code: str, people: int | None, supervisor: str | None = None, ratio: int | None = None, **more: object
) -> dict[str, object]:
    named = {"cadre_id": code, "baseline_n": people, "supervisor_cadre_id": supervisor}
    return {**named, "supervision_ratio": ratio, **more}


def test_needs_are_rounded_up_for_each_cadre_and_added_up_over_jurisdictions(make_training: Make) -> None:
    # 11 / 10 needs 2, 21 / 20 needs 2; together 4 of the 3 there are.
    rows = supervision(
        make_training,
        cadre("A", 11, "S", 10),
        cadre("B", 21, "S", 20, jurisdiction="BB"),
        cadre("S", 3, jurisdiction="CC"),
    )
    assert rows[["supervisor_cadre_id", "needed", "short"]].to_numpy().tolist() == [["S", 4, 1]]


def test_a_cadre_may_supervise_itself(make_training: Make) -> None:
    # 18 people, 9 to one of them: 2.
    rows = supervision(make_training, cadre("S", 18, "S", 9))
    assert rows[["needed", "short"]].to_numpy().tolist() == [[2, 0]]


def test_a_cadre_without_a_ratio_needs_no_number(make_training: Make) -> None:
    assert supervision(make_training, cadre("A", 11, "S"), cadre("S", 3)).empty


def test_where_nobody_knows_how_many_supervisors_there_are_none_is_called_missing(
    make_training: Make,
) -> None:
    rows = supervision(make_training, cadre("A", 11, "S", 10), cadre("S", None))
    assert rows["needed"].to_list() == [2]
    assert rows["short"].isna().all()
    assert not rows["is_there_known"].any()


def test_supervisors_known_to_be_there_may_suffice(make_training: Make) -> None:
    assert supervision(make_training, cadre("A", 11, "S", 10), cadre("S", None, baseline_least=2))[
        "short"
    ].to_list() == [0]


def test_a_need_of_which_only_a_part_is_known_is_at_least_so_many(make_training: Make) -> None:
    projection = Projection(
        make_training(
            cadres=(cadre("A", 11, "S", 10), cadre("B", None, "S", 10), cadre("S", 1)),
            assumptions=NOBODY_LEAVES,
        )
    )
    assert projection.supervision[["needed", "is_needed_known", "short"]].to_numpy().tolist() == [
        [2, False, 1]
    ]
    assert projection.bottlenecks["is_certain"].to_list() == [False]


def test_the_earliest_shortage_comes_first(make_training: Make) -> None:
    # P is short of one from 2026 (50 people trained, 20 to one), Q at once.
    projection = Projection(
        make_training(
            targets=[{"cadre_id": "A", "year": 2026, "cohorts": 5}],
            cadres=(cadre("A", 0, "P", 20), cadre("B", 30, "Q", 10), cadre("P", 2), cadre("Q", 2)),
            assumptions=NOBODY_LEAVES,
        )
    )
    assert projection.bottlenecks[["supervisor_cadre_id", "year", "short"]].to_numpy().tolist() == [
        ["Q", 2025, 1],
        ["P", 2026, 1],
    ]


def test_supervisors_are_not_short_by_the_arithmetic_of_the_machine(make_training: Make) -> None:
    # 30 of 100 leave: 70 are left, in the machine 100 x (1 - 0.3) may be 69.99999999999999.
    training = make_training(
        cadres=(cadre("A", 700, "S", 7), cadre("S", 100)), assumptions=Assumptions(0.5, 0.3)
    )
    assert Projection(training).supervision[["needed", "short"]].to_numpy().tolist() == [[70, 0]]


@pytest.mark.parametrize("spread", [0.0, 0.2])
def test_the_supervisors_there_are_have_bounds(make_training: Make, spread: float) -> None:
    # 10 people, 0.3 leave, or 0.1 to 0.5 of them.
    training = make_training(
        cadres=(cadre("A", 10, "S", 10), cadre("S", 10)), assumptions=Assumptions(0.5, 0.3, 0.0, spread)
    )
    row = Projection(training).supervision.iloc[0]
    assert row[["low", "active", "high"]].to_list() == pytest.approx([7 - 10 * spread, 7, 7 + 10 * spread])
