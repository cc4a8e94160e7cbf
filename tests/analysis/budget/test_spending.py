from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
import pytest

from bahali.analysis.budget.spending import tabulate_costs, write_terms
from bahali.workshop.budgets import Budget
from bahali.workshop.header import CostBand

Make = Callable[..., pd.DataFrame]

NAN = float("nan")
BANDS = {
    "A": CostBand(label="Little", approver="The lead", amount=2.0),
    "B": CostBand(label="Much", approver="The ministry"),
}


def _budget(amount: float = 10, **cells: object) -> Budget:
    return Budget.model_validate({"label": "Money", "amount": amount, "covers": ["AA"], **cells})


def _cost(action: str, budget: str, amount: float) -> dict[str, object]:
    return {"action_id": action, "budget": budget, "amount": amount}


def _actions(make_table: Make, **cells_by_action: Mapping[str, object]) -> pd.DataFrame:
    usual = {"jurisdiction": "AA", "domain": "HLT", "cost_band": "A"}
    rows = ({**usual, "action_id": name, **cells} for name, cells in cells_by_action.items())
    return make_table("actions", *rows)


def test_what_is_known_of_an_action_counts_and_else_its_cost_band(make_table: Make) -> None:
    actions = _actions(make_table, a1={}, a2={}, a3={"cost_band": "B"}, a4={"cost_band": "B"})
    costs = make_table("costs", _cost("a2", "money", 5), _cost("a2", "staff", 3), _cost("a4", "staff", 1))
    table = tabulate_costs(actions, costs, BANDS, ["money", "staff"])
    assert table.index.name == "action_id"
    expected = [[2, 0], [5, 3], [NAN, NAN], [0, 1]]
    np.testing.assert_array_equal(table.loc[["a1", "a2", "a3", "a4"], ["money", "staff"]], expected)


def test_costs_of_other_budgets_and_actions_do_not_matter(make_table: Make) -> None:
    actions = _actions(make_table, a1={})
    costs = make_table("costs", _cost("a1", "elsewhere", 7), _cost("a1", "money", 1), _cost("a9", "money", 9))
    table = tabulate_costs(actions, costs, BANDS, ["money"])
    assert table.to_dict() == {"money": {"a1": 1.0}}


def test_without_costs_bands_are_all_that_is_known(make_table: Make) -> None:
    table = tabulate_costs(_actions(make_table, a1={}), make_table("costs"), BANDS, ["money", "staff"])
    assert table.loc["a1"].to_dict() == {"money": 2.0, "staff": 0.0}


def test_no_actions_cost_nothing(make_table: Make) -> None:
    table = tabulate_costs(
        _actions(make_table), make_table("costs", _cost("a9", "money", 9)), BANDS, ["money"]
    )
    assert table.empty
    assert list(table.columns) == ["money"]


def _costs(*amounts: float) -> pd.DataFrame:
    return pd.DataFrame({"money": amounts}, index=[f"a{number}" for number in range(1, len(amounts) + 1)])


def test_costs_and_limits_are_those_of_the_budgets(make_table: Make) -> None:
    actions = _actions(make_table, a2={}, a1={})
    costs = _costs(3, 4).assign(staff=[1.0, 2.0])
    budgets = {"staff": _budget(6), "money": _budget(10)}
    terms = write_terms(actions, costs, make_table("dependencies"), budgets)
    # In the order of the actions and of the budgets, whatever that of the costs.
    assert terms.costs.tolist() == [[2, 1], [4, 3]]
    assert terms.limits.tolist() == [6, 10]
    assert (terms.needs, terms.exclusions, terms.floors) == ((), (), ())


def test_only_strict_dependencies_between_these_actions_bind(make_table: Make) -> None:
    actions = _actions(make_table, a1={}, a2={}, a3={})
    dependencies = make_table(
        "dependencies",
        {"action_id": "a3", "depends_on": "a1", "kind": "hard"},
        {"action_id": "a2", "depends_on": "a1", "kind": "soft"},
        {"action_id": "a1", "depends_on": "a9", "kind": "hard"},
        {"action_id": "a9", "depends_on": "a1", "kind": "hard"},
    )
    terms = write_terms(actions, _costs(1, 1, 1), dependencies, {"money": _budget()})
    assert terms.needs == ((2, 0),)


@pytest.mark.parametrize("writers", [("a1",), ("a3",), ("a1", "a3")])
def test_an_exclusion_holds_whichever_side_wrote_it_and_once(
    make_table: Make, writers: tuple[str, ...]
) -> None:
    excluded = {"a1": ("a3", "a9"), "a3": ("a1",)}
    names = ("a1", "a2", "a3")
    actions = _actions(
        make_table, **{name: {"excludes": excluded[name] if name in writers else ()} for name in names}
    )
    terms = write_terms(actions, _costs(1, 1, 1), make_table("dependencies"), {"money": _budget()})
    assert terms.exclusions == ((0, 2),)


@pytest.mark.parametrize(
    ("kind", "code", "members"),
    [
        ("jurisdiction", "BB", [False, True]),
        ("domain", "HLT", [True, False]),
        ("target_group", "CHI", [True, False]),
        ("layer", "3", [True, True]),
        ("layer", "4", [False, True]),
    ],
)
def test_a_floor_counts_the_actions_that_carry_its_code(
    make_table: Make, kind: str, code: str, members: list[bool]
) -> None:
    actions = _actions(
        make_table,
        a1={"target_groups": ("CHI", "ADU"), "layers": ("3",)},
        a2={"jurisdiction": "BB", "domain": "LEG", "layers": ("3", "4")},
    )
    floor = {"of": kind, "code": code, "least_share": 0.2, "least_actions": 1}
    budgets = {"staff": _budget(), "money": _budget(floors=[floor])}
    costs = _costs(1, 1).assign(staff=0.0)
    (found,) = write_terms(actions, costs, make_table("dependencies"), budgets).floors
    assert found.members.tolist() == members
    assert (found.label, found.least_share, found.least_count, found.budget) == (f"{kind}:{code}", 0.2, 1, 1)
