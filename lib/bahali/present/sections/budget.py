"""Which actions fit the money there is."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from bahali.analysis.budget.core import MOST_LISTED, MOST_SOLVED
from bahali.analysis.budget.portfolio import Portfolio
from bahali.analysis.findings import Findings
from bahali.analysis.findings.money import DROP, FUND, Choice
from bahali.document.blocks import Block, Figure, Heading, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present.figures.curve import draw_curve
from bahali.present.figures.style import Words
from bahali.present.sections.rated import find_hindrance
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import (
    as_amount,
    as_chance,
    as_percent,
    as_points,
    count_of,
    figure_mark,
    is_blank,
    join_words,
    nothing_here,
    references,
)
from bahali.vocabulary.codes import Domain, FloorOf, Layer, TargetGroup

SAME_VALUE = 1e-9  # a larger value than this makes a step of the curve


def budget(findings: Findings) -> Section:
    """Show which actions are worth most together within the budgets, and how that changes with the money."""
    name, title = "budget", "What fits the money"
    if hindrance := find_hindrance(findings):
        return Section(name=name, title=title, blocks=(hindrance,))
    if not findings.header.budgets:
        text = "The workshop gave no budget. To see what fits one, write budgets into workshop.yaml."
        return Section(
            name=name, title=title, blocks=(Notice(kind="not_provided", title="Not provided", text=text),)
        )
    if not findings.money.choices:
        return Section(name=name, title=title, blocks=(nothing_here(_without_budget(findings)),))
    blocks: list[Block] = [Paragraph(text=_intro(findings))]
    for number, choice in enumerate(findings.money.choices, start=1):
        blocks += _choice(findings, choice, f"-{number}" if number > 1 else "")
    return Section(name=name, title=title, blocks=tuple(blocks))


def _without_budget(findings: Findings) -> str:
    own, place = findings.settings.jurisdiction, findings.jurisdiction.name
    covers = [set(pot.covers) for pot in findings.header.budgets.values()]
    if {own} in covers:
        return f"Nobody said what the actions of {place} that have a place would cost."
    if any(own in covered for covered in covers):
        return f"No budget is for {place} alone; those for several jurisdictions are in the national report."
    return f"No budget covers {place}."


def _unit(findings: Findings) -> str:
    return findings.header.money_unit or findings.header.currency


def _intro(findings: Findings) -> str:
    return (
        "Of the actions that have a place, those are chosen that together have the highest value within the"
        " budget; an action that strictly needs another is chosen only with it. Costs are those given, else"
        f" the amount that stands for the cost band, in {_unit(findings)}. “Sure” says in how many of the"
        " draws of weights and raters the action would be chosen."
    )


def _name_budgets(choice: Choice) -> str:
    return join_words([pot.label for pot in choice.budgets.values()])


def _choice(findings: Findings, choice: Choice, mark: str) -> list[Block]:
    blocks: list[Block] = [Heading(text=_name_budgets(choice))]
    if len(choice.priorities) > 1:
        text = (
            "These actions were rated by different people in different jurisdictions. Weighing them against"
            " each other assumes that a value of one jurisdiction is worth as much as the same value of"
            " another."
        )
        blocks.append(Notice(kind="caution", title="Across jurisdictions", text=text))
    if choice.best is None:
        blocks.append(_nothing_fits(findings, choice))
    else:
        blocks += [
            Paragraph(text=_result(findings, choice, choice.best)),
            _choice_table(findings, choice, mark),
            *_curve(findings, choice, choice.best, mark),
        ]
    if left := list(choice.costs.index[choice.costs.isna().any(axis=1)]):
        text = f"Nobody said what {join_words(left)} would cost, so the choice leaves {_them(left)} out."
        blocks.append(Notice(kind="limit", title="Without a cost", text=text))
    return blocks


def _them(ids: list[str]) -> str:
    return "it" if len(ids) == 1 else "them"


def _nothing_fits(findings: Findings, choice: Choice) -> Notice:
    floors = join_words([_name_floor(findings, label) for label in choice.unmet])
    text = (
        f"No set of actions keeps the least that is set aside for {floors}. Set less aside, raise the budget,"
        " or propose more actions that count."
        if floors
        else "No set of actions fits the budget and the rules."
    )
    return Notice(kind="caution", title="Nothing fits", text=text)


def _name_floor(findings: Findings, label: str) -> str:
    kind, code = label.split(":", 1)
    if kind == FloorOf.JURISDICTION:
        return findings.names.jurisdiction(code)
    lists = {FloorOf.TARGET_GROUP: TargetGroup, FloorOf.LAYER: Layer, FloorOf.DOMAIN: Domain}
    return f"“{lists[FloorOf(kind)](code).label}”"


def _result(findings: Findings, choice: Choice, best: Portfolio) -> str:
    pots = choice.budgets.values()
    spent = join_words(
        [
            f"{as_amount(amount)} of {as_amount(pot.amount)} {_unit(findings)}"
            + (f" of “{pot.label}”" if len(pots) > 1 else "")
            for amount, pot in zip(best.spent, pots, strict=True)
        ]
    )
    chosen = int(best.chosen.sum())
    all_fit = " Everything fits." if chosen == len(choice.candidates) else ""
    sentences = [
        f"{chosen or 'None'} of {count_of(len(choice.candidates), 'action')}"
        f" {'are' if chosen > 1 else 'is'} chosen, for {spent}.{all_fit}",
        *([_greedy(choice)] if chosen and not all_fit else []),
        *_floors(findings, choice),
    ]
    return " ".join(sentences)


def _greedy(choice: Choice) -> str:
    if choice.greedy is None:
        return "Picking by value for money, one after the other, would not keep what is set aside."
    if is_blank(choice.greedy_loss) or choice.greedy_loss < 0.005:
        return "Picking by value for money, one after the other, would reach the same value."
    loss = as_percent(choice.greedy_loss)
    return f"Picking by value for money, one after the other, would lose {loss} of the value."


def _floors(findings: Findings, choice: Choice) -> list[str]:
    kept = []
    for pot in choice.budgets.values():
        for floor in pot.floors:
            name = _name_floor(findings, f"{floor.of}:{floor.code}")
            share = f"{as_percent(floor.least_share)} of the money spent" if floor.least_share else ""
            number = count_of(floor.least_actions, "action") if floor.least_actions else ""
            kept.append(f"at least {join_words([part for part in (share, number) if part])} for {name}")
    return [f"Set aside: {'; '.join(kept)}."] if kept else []


def _how_rough(choice: Choice) -> str:
    """Say that a share of few draws is rough, where so many actions allow no more."""
    if len(choice.candidates) <= MOST_LISTED:
        return ""
    return (
        f" With so many actions only {MOST_SOLVED} draws are looked at, so a share may be off by ten points."
    )


def _choice_table(findings: Findings, choice: Choice, mark: str) -> Table:
    names = list(choice.budgets)
    columns = [
        Cells("Action", lambda row: row.title, is_free=True),
        Cells("Chosen", lambda row: "yes" if row.is_chosen else "no"),
        Cells("Sure", lambda row: _sure(row.core_index)),
        Cells("Value", lambda row: as_points(row.value), is_number=True),
        *(
            Cells(
                "Cost" if len(names) == 1 else f"Cost, {choice.budgets[name].label}",
                _cost_of(choice, name),
                is_number=True,
            )
            for name in names
        ),
        Cells("Id", lambda row: references([row.action_id])),
    ]
    note = (
        f"Cost in {_unit(findings)}. Fund: chosen in at least {as_percent(FUND)} of the draws; drop: in at"
        f" most {as_percent(DROP)}; discuss: between.{_how_rough(choice)}"
    )
    in_order = choice.table.sort_values(["is_chosen", "value"], ascending=[False, False], kind="stable")
    return build_table(
        # Two choices stand on one page; a screen reader lists tables by their captions.
        Title(
            f"budget-table{mark}",
            f"Actions within the budget and beyond it: {_name_budgets(choice)}",
            note,
            is_wide=len(names) > 1,
        ),
        in_order,
        columns,
    )


def _cost_of(choice: Choice, budget: str) -> Callable[[Any], str]:
    return lambda row: as_amount(float(choice.costs.loc[row.action_id, budget]))


def _sure(core: float) -> str:
    if is_blank(core):
        return "not known"
    word = "fund" if core >= FUND else "drop" if core <= DROP else "discuss"
    return f"{word} ({as_chance(core)})"


def _curve(findings: Findings, choice: Choice, best: Portfolio, mark: str) -> list[Figure]:
    curve = _keep_steps(choice.curve)
    if len(curve) < 2:
        return []
    pot, unit = next(iter(choice.budgets.values())), _unit(findings)
    ids = list(choice.candidates["action_id"])
    words = Words(
        name=f"budget-curve{mark}",
        caption=f"Value that can be reached as the budget grows: {pot.label}",
        alt=_curve_in_words(curve, best.value, f"{as_amount(pot.amount)} {unit}", unit),
        mark=figure_mark(findings.workshop),
    )
    others = "" if len(choice.budgets) == 1 else " The other budgets stay as they are."
    note = f"Money in {unit}.{others} A step that adds no value has no row."
    table = build_table(
        Title(f"budget-curve-numbers{mark}", f"Best value at each step: {pot.label}", note),
        curve,
        (
            Cells("Budget from", lambda row: as_amount(row.limit)),
            Cells("Values of all chosen, added up", lambda row: as_points(row.value), is_number=True),
            Cells("Chosen", lambda row: references([ids[place] for place in row.chosen])),
        ),
    )
    return [draw_curve(curve, pot.amount, unit, words, table)]


def _keep_steps(curve: pd.DataFrame) -> pd.DataFrame:
    """Leave out the amounts of money that add nothing to the ones before."""
    before = curve["value"].astype(float).cummax().shift(fill_value=float("-inf"))
    return curve[curve["value"] > before + SAME_VALUE].reset_index(drop=True)


def _curve_in_words(curve: pd.DataFrame, reached: float, budget: str, unit: str) -> str:
    highest = float(curve["value"].max())
    half = as_amount(float(curve.loc[curve["value"] >= highest / 2, "limit"].min()))
    return (
        f"A staircase. The budget of {budget} reaches {as_percent(reached / highest)} of the value that any"
        f" amount of money could reach; half of that value takes {half} {unit}."
    )
