from collections.abc import Callable, Sequence

import pandas as pd
import pytest

from bahali.analysis.findings.money import Choice, Money
from bahali.analysis.findings.priorities import Priorities
from bahali.workshop.view import View

Make = Callable[..., pd.DataFrame]
MakeView = Callable[..., View]
Tables = dict[str, pd.DataFrame]

# One criterion, on which all agree: A1 is worth 0.75 at 6, A2 and A3 0.5 at 5; C1, of the country, 1.0 at 4.
RATINGS = {"A1": 4, "A2": 3, "A3": 3, "C1": 5}
COSTS = {"A1": 6, "A2": 5, "A3": 5, "C1": 4}
OWN = {"label": "Money of the province", "amount": 10, "covers": ["AA"]}
SHARED = {"label": "Money of all", "amount": 10, "covers": ["CC", "AA"]}


def _action(name: str, **cells: object) -> dict[str, object]:
    home = "CC" if name.startswith("C") else "AA"
    usual = {"title": f"Do {name}", "domain": "HLT", "cost_band": "A", "status": "proposed"}
    return {"action_id": name, "jurisdiction": home, "gap_ids": ("G1",), **usual, **cells}


@pytest.fixture
def tables(make_table: Make, make_scores: Make) -> Tables:
    answers: dict[str, dict[str, Sequence[object]]] = {
        name: {"Q1": [rating] * 3} for name, rating in RATINGS.items()
    }
    costs = (
        {"action_id": name, "budget": budget, "amount": amount}
        for budget in ("own", "shared")
        for name, amount in COSTS.items()
    )
    return {
        "gaps": make_table("gaps", {"gap_id": "G1", "jurisdiction": "AA", "severity": 2}),
        "actions": make_table("actions", *map(_action, RATINGS)),
        "criteria": make_table("criteria", {"criterion_id": "Q1"}),
        "weights": make_table("weights", {"weight_set": "base", "criterion_id": "Q1", "weight": 1}),
        "scores": make_scores(answers),
        "costs": make_table("costs", *costs),
    }


def _choices(view: View) -> tuple[Choice, ...]:
    everywhere = {code: Priorities(view.towards(code)) for code in view.header.jurisdictions}
    return Money(view, everywhere).choices


def _choose(make_view: MakeView, tables: Tables, **budgets: object) -> Choice:
    (choice,) = _choices(make_view(tables, header={"budgets": budgets or {"own": OWN}}, draws=200))
    return choice


def test_the_best_set_is_not_that_of_picking_one_after_the_other(make_view: MakeView, tables: Tables) -> None:
    # A1 has the most value for money (0.125), and leaves no room for another: 0.75. A2 and A3 together are 1.
    choice = _choose(make_view, tables)
    assert choice.best is not None
    assert choice.greedy is not None
    assert choice.best.value == pytest.approx(1.0)
    assert choice.best.spent.tolist() == [10]
    assert choice.greedy_loss == pytest.approx(0.25)
    table = choice.table
    assert table["action_id"].to_list() == ["A1", "A2", "A3"]
    assert table["is_chosen"].to_list() == [False, True, True]
    assert table["is_greedy"].to_list() == [True, False, False]
    # Nobody disagrees and there is one criterion, so every draw chooses the same.
    assert table["core_index"].to_list() == [0, 1, 1]
    assert choice.unmet == ()


def test_the_core_index_is_the_share_of_draws_that_choose_an_action(
    make_view: MakeView, make_scores: Make, tables: Tables
) -> None:
    # Room for one of two. A1: medians of 1 1 5, drawn again 5 in 7 of 27 draws; A2 is 3 in all.
    scores = make_scores({"A1": {"Q1": [1, 1, 5]}, "A2": {"Q1": [3, 3, 3]}})
    given = {**tables, "scores": scores}
    budgets = {"own": {**OWN, "amount": 6}}
    (choice,) = _choices(make_view(given, header={"budgets": budgets}, draws=4000))
    core = choice.table.set_index("action_id")["core_index"]
    assert core.to_dict() == pytest.approx({"A1": 7 / 27, "A2": 20 / 27}, abs=0.03)


def test_an_action_whose_cost_nobody_knows_is_no_candidate(make_view: MakeView, tables: Tables) -> None:
    # The band A has no amount.
    costs = tables["costs"][tables["costs"]["action_id"] != "A2"]
    choice = _choose(make_view, {**tables, "costs": costs})
    assert choice.ranked["action_id"].to_list() == ["A1", "A2", "A3"]
    assert choice.candidates["action_id"].to_list() == ["A1", "A3"]
    assert choice.table["is_chosen"].to_list() == [True, False]


def test_a_cost_band_with_an_amount_stands_in(make_view: MakeView, tables: Tables) -> None:
    bands = {"A": {"label": "Little", "approver": "The lead", "amount": 3}}
    header = {"budgets": {"own": OWN}, "cost_bands": bands}
    given = {name: table for name, table in tables.items() if name != "costs"}
    (choice,) = _choices(make_view(given, header=header, draws=200))
    assert choice.table["is_chosen"].to_list() == [True, True, True]


def test_what_an_action_cannot_do_without_is_chosen_with_it(
    make_table: Make, make_view: MakeView, tables: Tables
) -> None:
    # A2 needs A1, and both cost 11: left are A1 alone (0.75) and A3 alone (0.5).
    needs = make_table("dependencies", {"action_id": "A2", "depends_on": "A1", "kind": "hard"})
    choice = _choose(make_view, {**tables, "dependencies": needs})
    assert choice.table["is_chosen"].to_list() == [True, False, False]


def test_actions_that_exclude_each_other_are_not_chosen_together(
    make_table: Make, make_view: MakeView, tables: Tables
) -> None:
    actions = make_table("actions", _action("A1"), _action("A2", excludes=("A3",)), _action("A3"))
    choice = _choose(make_view, {**tables, "actions": actions})
    assert choice.table["is_chosen"].to_list() == [True, False, False]


def test_floors_that_cannot_be_met_are_named(make_view: MakeView, tables: Tables) -> None:
    floors = [{"of": "domain", "code": "HLT", "least_actions": 3}]
    choice = _choose(make_view, tables, own={**OWN, "floors": floors})
    assert choice.best is None
    assert choice.unmet == ("domain:HLT",)
    assert not choice.table["is_chosen"].any()
    assert choice.table["core_index"].isna().all()


def test_budgets_for_the_same_jurisdictions_hold_at_once(
    make_table: Make, make_view: MakeView, tables: Tables
) -> None:
    # A2 takes 4 of 3 months of staff, so A1 is left.
    staff = make_table("costs", {"action_id": "A2", "budget": "staff", "amount": 4})
    given = {**tables, "costs": pd.concat([tables["costs"], staff])}
    choice = _choose(make_view, given, own=OWN, staff={**OWN, "label": "Staff", "amount": 3})
    assert list(choice.costs.columns) == ["own", "staff"]
    assert choice.table["is_chosen"].to_list() == [True, False, False]


def test_the_best_value_is_followed_as_the_budget_grows(make_view: MakeView, tables: Tables) -> None:
    # 5 buys A2 (0.5), 6 A1 (0.75), 10 both others (1.0), 11 A1 with one (1.25), 16 all (1.75).
    curve = _choose(make_view, tables).curve
    assert dict(zip(curve["limit"], curve["value"], strict=True)) == pytest.approx(
        {0: 0, 5: 0.5, 6: 0.75, 10: 1.0, 11: 1.25, 16: 1.75}
    )


def test_a_budget_of_nothing_buys_nothing(make_view: MakeView, tables: Tables) -> None:
    choice = _choose(make_view, tables, own={**OWN, "amount": 0})
    assert not choice.table["is_chosen"].any()
    assert choice.best is not None
    assert choice.greedy_loss == 0


def test_what_covers_several_jurisdictions_is_chosen_for_the_country(
    make_view: MakeView, tables: Tables
) -> None:
    header = {"budgets": {"shared": SHARED, "own": OWN}}
    (own,) = _choices(make_view(tables, header=header, draws=200))
    assert list(own.budgets) == ["own"]
    (shared,) = _choices(make_view(tables, header=header, draws=200, jurisdiction="CC"))
    assert list(shared.budgets) == ["shared"]
    # C1 is worth 1.0 at 4, with A1 at 6: 1.75.
    assert shared.table[["action_id", "jurisdiction", "is_chosen"]].to_numpy().tolist() == [
        ["C1", "CC", True], ["A1", "AA", True], ["A2", "AA", False], ["A3", "AA", False],
    ]  # fmt: skip
    assert shared.table["core_index"].to_list() == [1, 1, 0, 0]


def test_a_jurisdiction_that_nobody_rated_takes_nothing_from_a_shared_budget(
    make_view: MakeView, tables: Tables
) -> None:
    scores = tables["scores"][tables["scores"]["action_id"] != "C1"]
    view = make_view(
        {**tables, "scores": scores}, header={"budgets": {"shared": SHARED}}, draws=200, jurisdiction="CC"
    )
    (choice,) = _choices(view)
    assert choice.candidates["action_id"].to_list() == ["A1", "A2", "A3"]
    assert choice.table["core_index"].to_list() == [0, 1, 1]


def test_where_nothing_was_rated_or_budgeted_there_is_no_choice(make_view: MakeView, tables: Tables) -> None:
    given = {name: table for name, table in tables.items() if name != "scores"}
    assert _choices(make_view(given, header={"budgets": {"own": OWN, "shared": SHARED}})) == ()
    assert _choices(make_view(given, header={"budgets": {"shared": SHARED}}, jurisdiction="CC")) == ()
    assert _choices(make_view(tables)) == ()
