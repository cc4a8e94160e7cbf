from collections.abc import Callable
from typing import Any

import pytest

Faults = Callable[..., list[str]]
FLOOR = "workshop.yaml, budgets.{}.floors.entry {}.code: {}"
EXCLUDES = "tables/actions.csv, row {}, column excludes: {}"
REMEDY = "give the band an amount, or the action a row in the table costs"


def floor(of: str, code: str) -> dict[str, Any]:
    return {"of": of, "code": code, "least_actions": 1}


@pytest.mark.parametrize(
    ("of", "code", "told"),
    [
        ("layer", "5", 'found "5"; allowed: 1, 2, 3, 4, X'),
        ("jurisdiction", "BBB", 'found "BBB"; allowed: AA, BB; did you mean "BB"?'),
        (
            "domain",
            "PSI",
            'found "PSI"; allowed: PSY, LEG, FIN, COM, HLT, COO, WRK, INF; did you mean "PSY"?',
        ),
        (
            "target_group",
            "children",
            'found "children"; allowed: ADU, WOM, CHI, BER, INJ, OLD, MIN, DIS, RES, WIT, GEN',
        ),
    ],
)
def test_a_floor_names_a_code_of_its_list(faults_after: Faults, of: str, code: str, told: str) -> None:
    floors = [floor("layer", "2"), floor(of, code)]
    header = {"budgets.hills.floors": floors, "budgets.hills.covers": ["AA", "BB"]}
    assert faults_after(header) == [FLOOR.format("hills", 2, told)]


def test_no_money_is_kept_for_a_jurisdiction_that_the_budget_does_not_cover(faults_after: Faults) -> None:
    assert faults_after({"budgets.hills.floors": [floor("jurisdiction", "BB")]}) == [
        FLOOR.format("hills", 1, 'found "BB"; allowed: AA')
    ]


def test_an_action_does_not_exclude_itself(faults_after: Faults) -> None:
    assert faults_after(actions={5: {"excludes": "A-AA-02; A-AA-01"}}) == [
        EXCLUDES.format(5, "the action excludes itself; remove its own id")
    ]


@pytest.mark.parametrize(("row", "one", "other"), [(2, "A-CN-01", "A-CN-02"), (3, "A-CN-02", "A-CN-01")])
def test_an_action_does_not_exclude_what_it_cannot_do_without(
    faults_after: Faults, row: int, one: str, other: str
) -> None:
    """A-CN-02 waits for A-CN-01, strictly; it does not matter which of them names the other."""
    assert faults_after(actions={row: {"excludes": other}}) == [
        EXCLUDES.format(row, f"{one} excludes {other}, but one of them cannot be done without the other; ")
        + "remove the id, or the row in the table dependencies"
    ]


def test_an_action_may_exclude_what_would_only_be_better_first(faults_after: Faults) -> None:
    assert faults_after(actions={4: {"excludes": "A-CN-02"}}) == []


def test_two_actions_may_exclude_each_other(faults_after: Faults) -> None:
    assert faults_after(actions={5: {"excludes": "A-AA-02"}, 6: {"excludes": "A-AA-01"}}) == []


def unknown_cost(row: int, band: str, what: str) -> str:
    problem = f"the band {band} has no amount, so what {what} is not known; {REMEDY}"
    return f"tables/actions.csv, row {row}, column cost_band: {problem}"


def test_an_action_that_no_budget_can_weigh_is_told(faults_after: Faults) -> None:
    """Of band I, the national action has no budget, one is merged, one rejected, and A-BB-02 has a cost."""
    assert faults_after({"cost_bands.I.amount": None}) == [
        unknown_cost(row, "I", f'{action} takes of "all"')
        for row, action in ((8, "A-BB-01"), (11, "A-CC-02"), (13, "A-DD-02"), (15, "A-EE-02"))
    ]


def test_a_cost_under_one_budget_does_not_tell_what_another_one_pays(faults_after: Faults) -> None:
    """Rows 3 and 4 say what A-AA-01 takes of the hills and the ferries; its row for all provinces is gone."""
    told = faults_after({"cost_bands.II.amount": None}, costs={2: None})
    assert told[0] == unknown_cost(5, "II", 'A-AA-01 takes of "all"')


def test_of_budgets_that_hold_at_once_an_action_need_not_take_of_each(faults_after: Faults) -> None:
    """A-AA-02 takes of the hills only."""
    told = faults_after({"cost_bands.II.amount": None})
    assert not [fault for fault in told if "A-AA-02" in fault]


def test_budgets_that_hold_at_once_are_named_together(faults_after: Faults) -> None:
    told = faults_after({"cost_bands.II.amount": None}, costs=None)
    assert told[:2] == [
        unknown_cost(5, "II", 'A-AA-01 takes of "all"'),
        unknown_cost(5, "II", 'A-AA-01 takes of "hills" and "ferries"'),
    ]


def test_without_a_budget_nobody_needs_to_know_what_actions_cost(faults_after: Faults) -> None:
    header = {"budgets": None, "cost_bands.I.amount": None, "cost_bands.II.amount": None}
    assert faults_after(header, costs=None) == []


def test_a_cost_is_of_a_known_budget_and_not_below_0(faults_after: Faults) -> None:
    assert faults_after(costs={2: {"budget": "hils"}, 5: {"amount": "-1"}, 6: {"amount": "2,5"}}) == [
        'tables/costs.csv, row 5, column amount: found "-1"; allowed: an amount of at least 0',
        'tables/costs.csv, row 6, column amount: found "2,5"; allowed: an amount of at least 0; '
        "write a point instead of the comma",
        'tables/costs.csv, row 2, column budget: found "hils", which is not in the budgets of the workshop; '
        'did you mean "hills"?',
    ]


def test_a_cost_is_of_a_budget_that_covers_the_action(faults_after: Faults) -> None:
    """The budget of the hills covers AA alone, and A-BB-01 is of BB."""
    told = faults_after(costs={2: {"action_id": "A-BB-01", "budget": "hills"}})
    assert told[:1] == [
        "tables/costs.csv, row 2, column budget: hills does not cover BB, the jurisdiction of A-BB-01; "
        "name a budget that does, or remove the row"
    ]
