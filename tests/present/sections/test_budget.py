"""Which actions fit the money there is."""

import sys
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from bahali.analysis.findings import Findings
from bahali.document.blocks import Heading, Notice, References
from bahali.document.section import Section
from bahali.present.sections import budget
from bahali.present.sections.budget import _sure

Find = Callable[..., Findings]
Text = Callable[[Section], str]
Rated = Callable[..., str]
BlockOf = Callable[[Section, str], Any]
FiguresOf = Callable[[Section], list[str]]

GOODS = {"A-CN-01": 9, "A-CN-02": 6, "A-CN-03": 2}
COSTS = {"A-CN-01": 100, "A-CN-02": 200, "A-CN-03": 300}


@pytest.fixture
def state(findings_after: Find, rated_as: Rated) -> Callable[..., Findings]:
    """Give a function that gives findings of three actions worth 90, 60 and 20, and one budget for them."""

    def find(
        amount: float = 400,
        goods: dict[str, int] = GOODS,
        costs: dict[str, float] = COSTS,
        floors: tuple[dict[str, object], ...] = (),
        **header: object,
    ) -> Findings:
        pot = {"label": "State chest", "amount": amount, "covers": ["CN"], "floors": list(floors)}
        rows = [f"{action},chest,{cost}\n" for action, cost in costs.items()]
        tables = {"costs": "".join(["action_id,budget,amount\n", *rows]) if rows else None}
        given = {"budgets": {"chest": pot}, **header}
        return findings_after("CN", given, scores=rated_as(goods), dependencies=None, **tables)

    return find


def test_what_is_chosen_is_told_with_its_cost(
    state: Callable[..., Findings], text_of: Text, block_of: BlockOf
) -> None:
    # Of 400, the first two take 300 and are worth 150; the first and third would take all and be worth 110.
    section = budget(state())
    assert (
        "State chest\n2 of 3 actions are chosen, for 300 of 400 thousand crowns. Picking by value for money,"
        " one after the other, would reach the same value.\n" in text_of(section)
    )
    table = block_of(section, "budget-table")
    assert [column.label for column in table.columns] == ["Action", "Chosen", "Sure", "Value", "Cost", "Id"]
    assert [row[1:] for row in table.rows] == [
        ("yes", "fund (100 %)", 90, "100", References(ids=("A-CN-01",))),
        ("yes", "fund (100 %)", 60, "200", References(ids=("A-CN-02",))),
        ("no", "drop (0 %)", 20, "300", References(ids=("A-CN-03",))),
    ]
    assert table.note == (
        "Cost in thousand crowns. Fund: chosen in at least 90 % of the draws; drop: in at most 10 %; discuss:"
        " between."
    )


def test_the_staircase_is_told_to_who_cannot_see_it(
    state: Callable[..., Findings], block_of: BlockOf
) -> None:
    # 150 of the 170 that all are worth: 88 %; half, 85, is reached by the first, which takes 100.
    figure = block_of(budget(state()), "budget-curve")
    assert figure.alt == (
        "A staircase. The budget of 400 thousand crowns reaches 88 % of the value that any amount of money"
        " could reach; half of that value takes 100 thousand crowns."
    )
    assert figure.caption == "Value that can be reached as the budget grows: State chest"
    one, two = References(ids=("A-CN-01",)), References(ids=("A-CN-01", "A-CN-02"))
    assert figure.table.rows[:3] == (("0", 0, References(ids=())), ("100", 90, one), ("300", 150, two))
    assert figure.table.rows[3][:2] == ("600", 170)


def test_amounts_that_add_nothing_are_no_steps(state: Callable[..., Findings], block_of: BlockOf) -> None:
    findings = state()
    (choice,) = findings.money.choices
    curve = {
        "limit": [0.0, 50.0, 100.0, 150.0],
        "value": [0.0, 0.0, 0.9, 0.9],
        "chosen": [(), (), (0,), (0,)],
    }
    choice.__dict__["curve"] = pd.DataFrame(curve)
    table = block_of(budget(findings), "budget-curve").table
    assert [row[:2] for row in table.rows] == [("0", 0), ("100", 90)]
    assert table.note == "Money in thousand crowns. A step that adds no value has no row."


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"amount": 1000}, "3 of 3 actions are chosen, for 600 of 1,000 thousand crowns. Everything fits.\n"),
        ({"amount": 100}, "1 of 3 actions is chosen, for 100 of 100 thousand crowns. Picking"),
        ({"amount": 50}, "None of 3 actions is chosen, for 0 of 50 thousand crowns.\n"),
        (
            {"goods": {"A-CN-02": 5}},
            "1 of 1 action is chosen, for 200 of 400 thousand crowns. Everything fits.",
        ),
        ({"amount": 100.5}, "for 100 of 100.5 thousand crowns"),
        ({"money_unit": None}, "for 300 of 400 crowns."),
    ],
)
def test_none_one_and_all_that_is_chosen_are_told_in_the_right_form(
    state: Callable[..., Findings], text_of: Text, given: dict[str, Any], told: str
) -> None:
    assert told in text_of(budget(state(**given)))


def test_what_picking_one_after_the_other_loses_is_told(
    state: Callable[..., Findings], text_of: Text
) -> None:
    # By value for money A-CN-02 comes first (60 for 100) and leaves 300, too little for A-CN-01 (90 for 400).
    costs = {"A-CN-01": 400, "A-CN-02": 100, "A-CN-03": 400}
    text = text_of(budget(state(costs=costs)))
    assert "Picking by value for money, one after the other, would lose 33 % of the value." in text


def test_a_set_that_picking_would_not_find_is_told(state: Callable[..., Findings], text_of: Text) -> None:
    findings = state()
    (choice,) = findings.money.choices
    choice.__dict__["greedy"] = None
    told = "Picking by value for money, one after the other, would not keep what is set aside."
    assert told in text_of(budget(findings))


def test_what_is_set_aside_is_told(state: Callable[..., Findings], text_of: Text) -> None:
    floors = (
        {"of": "jurisdiction", "code": "CN", "least_share": 0.5},
        {"of": "target_group", "code": "DIS", "least_actions": 1},
        {"of": "layer", "code": "X", "least_share": 0.1, "least_actions": 2},
    )
    assert (
        text_of(budget(state(floors=floors))).count(
            "Set aside: at least 50 % of the money spent for Commonwealth of Nowhere; at least 1 action for"
            " “Displaced people”; at least 10 % of the money spent and 2 actions for “Across all layers”."
        )
        == 1
    )


def test_what_is_set_aside_and_cannot_be_kept_is_named(
    state: Callable[..., Findings], text_of: Text, figures_of: FiguresOf
) -> None:
    # One action only is for displaced people.
    section = budget(state(floors=({"of": "target_group", "code": "DIS", "least_actions": 2},)))
    assert text_of(section).endswith(
        "Nothing fits: No set of actions keeps the least that is set aside for “Displaced people”. Set less"
        " aside, raise the budget, or propose more actions that count."
    )
    assert figures_of(section) == []


def test_where_nothing_fits_for_another_reason_that_is_told(
    state: Callable[..., Findings], text_of: Text
) -> None:
    findings = state()
    (choice,) = findings.money.choices
    choice.__dict__.update(best=None, unmet=())
    assert "Nothing fits: No set of actions fits the budget and the rules." in text_of(budget(findings))


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (
            {"A-CN-01": 100, "A-CN-03": 300},
            "Nobody said what A-CN-02 would cost, so the choice leaves it out.",
        ),
        (
            {"A-CN-01": 100},
            "Nobody said what A-CN-02 and A-CN-03 would cost, so the choice leaves them out.",
        ),
    ],
)
def test_actions_without_a_cost_are_left_out_by_name(
    state: Callable[..., Findings], text_of: Text, known: dict[str, float], told: str
) -> None:
    bands = {band: {"label": "Some", "approver": "Somebody"} for band in ("I", "II", "III")}
    text = text_of(budget(state(costs=known, cost_bands=bands)))
    assert f"Without a cost: {told}" in text
    assert f"of {len(known)} action" in text


def test_costs_that_nobody_gave_are_those_of_the_band(
    state: Callable[..., Findings], block_of: BlockOf
) -> None:
    table = block_of(budget(state(costs={})), "budget-table")
    costs = {row[-1].ids[0]: row[-2] for row in table.rows}
    assert costs == {"A-CN-01": "20", "A-CN-02": "300", "A-CN-03": "1,250.5"}


def test_without_a_budget_one_is_asked_for(findings_after: Find, text_of: Text) -> None:
    assert text_of(budget(findings_after("AA", {"budgets": None}, costs=None))) == (
        "Not provided: The workshop gave no budget. To see what fits one, give it budgets."
    )


def test_a_budget_of_several_is_not_said_to_pass_by_a_jurisdiction(
    nowhere_findings: Find, text_of: Text
) -> None:
    assert text_of(budget(nowhere_findings("BB"))).endswith(
        "No budget is for Bellowick alone; those for several jurisdictions are in the national report."
    )


def test_a_jurisdiction_that_no_budget_covers_is_told_so(findings_after: Find, text_of: Text) -> None:
    pot = {"label": "Hill fund", "amount": 10, "covers": ["AA"]}
    findings = findings_after("BB", {"budgets": {"hills": pot}}, costs=None)
    assert text_of(budget(findings)).endswith("No budget covers Bellowick.")


def test_a_budget_without_any_cost_is_told_so(state: Callable[..., Findings], text_of: Text) -> None:
    bands = {band: {"label": "Some", "approver": "Somebody"} for band in ("I", "II", "III")}
    assert text_of(budget(state(costs={}, cost_bands=bands))).endswith(
        "Nobody said what the actions of Commonwealth of Nowhere that have a place would cost."
    )


def test_budgets_that_hold_at_once_are_told_by_name(
    nowhere_findings: Find, text_of: Text, block_of: BlockOf
) -> None:
    # A-AA-01 takes 180.5 of 300 and 60 of 100; with A-AA-02 the hills would need 330.5. Every rating of
    # A-AA-01 is as good as any of A-AA-02 or better, so it is chosen in every draw; by value for money
    # A-AA-02 would have come first, 58.3 instead of 87.5.
    section = budget(nowhere_findings("AA"))
    assert (
        "Hill fund of Aamoora and Ferry fund of Aamoora\n"
        "1 of 2 actions is chosen, for 180.5 of 300 thousand crowns of “Hill fund of Aamoora” and 60 of 100"
        " thousand crowns of “Ferry fund of Aamoora”." in text_of(section)
    )
    table = block_of(section, "budget-table")
    labels = [column.label for column in table.columns]
    assert labels[4:6] == ["Cost, Hill fund of Aamoora", "Cost, Ferry fund of Aamoora"]
    assert [row[1:6] for row in table.rows] == [
        ("yes", "fund (100 %)", 88, "180.5", "60"),
        ("no", "drop (0 %)", 58, "150", "0"),
    ]
    assert "The other budgets stay as they are." in block_of(section, "budget-curve").table.note


def test_a_budget_of_one_jurisdiction_carries_no_caution(nowhere_findings: Find, text_of: Text) -> None:
    assert "Across jurisdictions" not in text_of(budget(nowhere_findings("AA")))


def test_a_budget_of_several_jurisdictions_carries_a_caution(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    section = budget(nowhere_findings("CN"))
    (notice,) = [block for block in section.blocks if isinstance(block, Notice)]
    assert (notice.kind, notice.title) == ("caution", "Across jurisdictions")
    ids = {row[-1].ids[0][:4] for row in block_of(section, "budget-table").rows}
    assert ids == {"A-AA", "A-BB", "A-CC", "A-DD", "A-EE"}


def test_each_sum_of_money_has_tables_of_its_own(findings_after: Find, figures_of: FiguresOf) -> None:
    pots = {
        "chest": {"label": "State chest", "amount": 400, "covers": ["CN"]},
        "both": {"label": "Shared chest", "amount": 400, "covers": ["AA", "CN"]},
    }
    section = budget(findings_after("CN", {"budgets": pots}, costs=None))
    headings = [block.text for block in section.blocks if isinstance(block, Heading)]
    assert headings == ["State chest", "Shared chest"]
    assert figures_of(section) == ["budget-curve", "budget-curve-2"]


@pytest.mark.parametrize("name", ["value", "title", "is_chosen"])
def test_a_budget_may_be_called_as_a_column_is(findings_after: Find, block_of: BlockOf, name: str) -> None:
    pot = {"label": "Hill fund", "amount": 300, "covers": ["AA"]}
    costs = f"action_id,budget,amount\nA-AA-01,{name},180\n"
    section = budget(findings_after("AA", {"budgets": {name: pot}}, costs=costs))
    assert block_of(section, "budget-table").rows[0][4] == "180"


@pytest.mark.parametrize(
    ("core", "told"),
    [
        (float("nan"), "not known"),
        (1.0, "fund (100 %)"),
        (0.9, "fund (90 %)"),
        (0.5, "discuss (50 %)"),
        (0.1, "drop (10 %)"),
        (0.001, "drop (under 1 %)"),
    ],
)
def test_how_sure_a_choice_is_has_a_word(core: float, told: str) -> None:
    assert _sure(core) == told


def test_what_is_free_needs_no_staircase(state: Callable[..., Findings], figures_of: FiguresOf) -> None:
    assert figures_of(budget(state(costs=dict.fromkeys(COSTS, 0)))) == []


def test_shares_of_few_draws_are_called_rough(
    state: Callable[..., Findings], block_of: BlockOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above a number of actions, not every draw can be solved; three actions stand for so many here."""
    monkeypatch.setattr(sys.modules[budget.__module__], "MOST_LISTED", 2)
    note = block_of(budget(state()), "budget-table").note
    assert note.endswith(
        " With so many actions only 100 draws are looked at, so a share may be off by ten points."
    )
