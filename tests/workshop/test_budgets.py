from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bahali.vocabulary.codes import FloorOf
from bahali.workshop import read_workshop
from bahali.workshop.budgets import Budget, BudgetFloor

FLOOR = {"of": "layer", "code": "2"}
BUDGET = {"label": "Hill fund", "amount": 350, "covers": ["AA"]}


def test_a_budget_keeps_nothing_for_anybody_unless_it_says_so() -> None:
    assert Budget.model_validate(BUDGET).floors == ()


def test_the_budgets_of_a_workshop_are_read(nowhere: Path) -> None:
    budgets = read_workshop(nowhere).header.budgets
    assert {name: (budget.amount, budget.covers) for name, budget in budgets.items()} == {
        "all": (900, ("AA", "BB", "CC", "DD", "EE")),
        "hills": (300, ("AA",)),
        "ferries": (100, ("AA",)),
    }
    assert [floor.of for floor in budgets["all"].floors] == list(FloorOf)
    assert budgets["all"].floors[-1] == BudgetFloor(
        of=FloorOf.DOMAIN, code="COM", least_share=0.15, least_actions=1
    )


def test_a_workshop_needs_no_budget(edited_pack: Callable[..., Path]) -> None:
    assert read_workshop(edited_pack({"budgets": None}, costs=None)).header.budgets == {}


@pytest.mark.parametrize("demand", [{}, {"least_share": 0}, {"least_share": 0, "least_actions": 0}])
def test_a_floor_demands_something(demand: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="give least_share or least_actions"):
        BudgetFloor.model_validate({**FLOOR, **demand})


@pytest.mark.parametrize("demand", [{"least_share": 1}, {"least_actions": 1}])
def test_either_demand_makes_a_floor(demand: dict[str, Any]) -> None:
    assert BudgetFloor.model_validate({**FLOOR, **demand}).code == "2"


@pytest.mark.parametrize("amount", [-1, float("nan"), float("inf")])
def test_a_budget_is_a_finite_amount_of_at_least_0(amount: float) -> None:
    with pytest.raises(ValidationError, match="amount"):
        Budget.model_validate({**BUDGET, "amount": amount})


def test_an_empty_budget_is_a_budget() -> None:
    assert Budget.model_validate({**BUDGET, "amount": 0}).amount == 0


def test_a_large_sum_of_money_is_no_telephone_number(faults_after: Callable[..., list[str]]) -> None:
    assert faults_after({"budgets.hills.amount": 1_200_000_000}) == []


def test_a_telephone_number_written_as_words_is_still_found(faults_after: Callable[..., list[str]]) -> None:
    (told,) = faults_after({"budgets.hills.label": "0300-1234567"})
    assert told.startswith("workshop.yaml, budgets.hills.label: seems to hold a telephone number")
    assert "1234567" not in told
