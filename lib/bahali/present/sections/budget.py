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
from bahali.vocabulary.language import _

SAME_VALUE = 1e-9  # a larger value than this makes a step of the curve


def budget(findings: Findings) -> Section:
    """Show which actions are worth most together within the budgets, and how that changes with the money."""
    name, title = "budget", _("What fits the money")
    if hindrance := find_hindrance(findings):
        return Section(name=name, title=title, blocks=(hindrance,))
    if not findings.header.budgets:
        text = _("The workshop gave no budget. To see what fits one, give it budgets.")
        return Section(
            name=name, title=title, blocks=(Notice(kind="not_provided", title=_("Not provided"), text=text),)
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
        return _("Nobody said what the actions of {place} that have a place would cost.").format(place=place)
    if any(own in covered for covered in covers):
        return _(
            "No budget is for {place} alone; those for several jurisdictions are in the national report."
        ).format(place=place)
    return _("No budget covers {place}.").format(place=place)


def _unit(findings: Findings) -> str:
    return findings.header.money_unit or findings.header.currency


def _intro(findings: Findings) -> str:
    return _(
        "Of the actions that have a place, those are chosen that together have the highest value"
        " within the budget; an action that strictly needs another is chosen only with it. Costs are"
        " those given, else the amount that stands for the cost band, in {unit}. “Sure” says in how"
        " many of the draws of weights and raters the action would be chosen."
    ).format(unit=_unit(findings))


def _name_budgets(choice: Choice) -> str:
    return join_words([pot.label for pot in choice.budgets.values()])


def _choice(findings: Findings, choice: Choice, mark: str) -> list[Block]:
    blocks: list[Block] = [Heading(text=_name_budgets(choice))]
    if len(choice.priorities) > 1:
        text = _(
            "These actions were rated by different people in different jurisdictions. Weighing them"
            " against each other assumes that a value of one jurisdiction is worth as much as the same"
            " value of another."
        )
        blocks.append(Notice(kind="caution", title=_("Across jurisdictions"), text=text))
    if choice.best is None:
        blocks.append(_nothing_fits(findings, choice))
    else:
        blocks += [
            Paragraph(text=_result(findings, choice, choice.best)),
            _choice_table(findings, choice, mark),
            *_curve(findings, choice, choice.best, mark),
        ]
    if left := list(choice.costs.index[choice.costs.isna().any(axis=1)]):
        text = _("Nobody said what {left} would cost, so the choice leaves {them} out.").format(
            left=join_words(left), them=_them(left)
        )
        blocks.append(Notice(kind="limit", title=_("Without a cost"), text=text))
    return blocks


def _them(ids: list[str]) -> str:
    return _("it") if len(ids) == 1 else _("them")


def _nothing_fits(findings: Findings, choice: Choice) -> Notice:
    floors = join_words([_name_floor(findings, label) for label in choice.unmet])
    text = (
        _(
            "No set of actions keeps the least that is set aside for {floors}. Set less aside, raise the"
            " budget, or propose more actions that count."
        ).format(floors=floors)
        if floors
        else _("No set of actions fits the budget and the rules.")
    )
    return Notice(kind="caution", title=_("Nothing fits"), text=text)


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
            _("{amount} of {amount_2} {unit}").format(
                amount=as_amount(amount), amount_2=as_amount(pot.amount), unit=_unit(findings)
            )
            + (_(" of “{pot}”").format(pot=pot.label) if len(pots) > 1 else "")
            for amount, pot in zip(best.spent, pots, strict=True)
        ]
    )
    chosen = int(best.chosen.sum())
    all_fit = _(" Everything fits.") if chosen == len(choice.candidates) else ""
    sentences = [
        (
            _("{chosen} of {actions} are chosen, for {spent}.{all_fit}")
            if chosen > 1
            else _("{chosen} of {actions} is chosen, for {spent}.{all_fit}")
        ).format(
            chosen=chosen or _("None"),
            actions=count_of(len(choice.candidates), "{n} action", "{n} actions"),
            spent=spent,
            all_fit=all_fit,
        ),
        *([_greedy(choice)] if chosen and not all_fit else []),
        *_floors(findings, choice),
    ]
    return " ".join(sentences)


def _greedy(choice: Choice) -> str:
    if choice.greedy is None:
        return _("Picking by value for money, one after the other, would not keep what is set aside.")
    if is_blank(choice.greedy_loss) or choice.greedy_loss < 0.005:
        return _("Picking by value for money, one after the other, would reach the same value.")
    loss = as_percent(choice.greedy_loss)
    return _("Picking by value for money, one after the other, would lose {loss} of the value.").format(
        loss=loss
    )


def _floors(findings: Findings, choice: Choice) -> list[str]:
    kept = []
    for pot in choice.budgets.values():
        for floor in pot.floors:
            name = _name_floor(findings, f"{floor.of}:{floor.code}")
            share = (
                _("{least_share} of the money spent").format(least_share=as_percent(floor.least_share))
                if floor.least_share
                else ""
            )
            number = count_of(floor.least_actions, "{n} action", "{n} actions") if floor.least_actions else ""
            kept.append(
                _("at least {part} for {name}").format(
                    part=join_words([part for part in (share, number) if part]), name=name
                )
            )
    return [_("Set aside: {kept}.").format(kept="; ".join(kept))] if kept else []


def _how_rough(choice: Choice) -> str:
    """Say that a share of few draws is rough, where so many actions allow no more."""
    if len(choice.candidates) <= MOST_LISTED:
        return ""
    return _(
        " With so many actions only {most_solved} draws are looked at, so a share may be off by ten points."
    ).format(most_solved=MOST_SOLVED)


def _choice_table(findings: Findings, choice: Choice, mark: str) -> Table:
    names = list(choice.budgets)
    columns = [
        Cells(_("Action"), lambda row: row.title, is_free=True),
        Cells(_("Chosen"), lambda row: _("yes") if row.is_chosen else _("no")),
        Cells(_("Sure"), lambda row: _sure(row.core_index)),
        Cells(_("Value"), lambda row: as_points(row.value), is_number=True, unit=_("points of 100")),
        *(
            Cells(
                _("Cost")
                if len(names) == 1
                else _("Cost, {budgets}").format(budgets=choice.budgets[name].label),
                _cost_of(choice, name),
                is_number=True,
                unit=_unit(findings),
            )
            for name in names
        ),
        Cells(_("Id"), lambda row: references([row.action_id])),
    ]
    note = _(
        "Cost in {unit}. Fund: chosen in at least {fund} of the draws; drop: in at most {drop};"
        " discuss: between.{how_rough}"
    ).format(unit=_unit(findings), fund=as_percent(FUND), drop=as_percent(DROP), how_rough=_how_rough(choice))
    in_order = choice.table.sort_values(["is_chosen", "value"], ascending=[False, False], kind="stable")
    return build_table(
        # Two choices stand on one page; a screen reader lists tables by their captions.
        Title(
            f"budget-table{mark}",
            _("Actions within the budget and beyond it: {name_budgets}").format(
                name_budgets=_name_budgets(choice)
            ),
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
        return _("not known")
    word = _("fund") if core >= FUND else _("drop") if core <= DROP else _("discuss")
    return f"{word} ({as_chance(core)})"


def _curve(findings: Findings, choice: Choice, best: Portfolio, mark: str) -> list[Figure]:
    curve = _keep_steps(choice.curve)
    if len(curve) < 2:
        return []
    pot, unit = next(iter(choice.budgets.values())), _unit(findings)
    ids = list(choice.candidates["action_id"])
    words = Words(
        name=f"budget-curve{mark}",
        caption=_("Value that can be reached as the budget grows: {pot}").format(pot=pot.label),
        alt=_curve_in_words(curve, best.value, f"{as_amount(pot.amount)} {unit}", unit),
        mark=figure_mark(findings.workshop),
    )
    others = "" if len(choice.budgets) == 1 else _(" The other budgets stay as they are.")
    note = _("Money in {unit}.{others} A step that adds no value has no row.").format(
        unit=unit, others=others
    )
    table = build_table(
        Title(f"budget-curve-numbers{mark}", _("Best value at each step: {pot}").format(pot=pot.label), note),
        curve,
        (
            Cells(_("Budget from"), lambda row: as_amount(row.limit)),
            Cells(
                _("Values of all chosen, added up"),
                lambda row: as_points(row.value),
                is_number=True,
                unit=_("points"),
            ),
            Cells(_("Chosen"), lambda row: references([ids[place] for place in row.chosen])),
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
    return _(
        "A staircase. The budget of {budget} reaches {reached} of the value that any amount of money"
        " could reach; half of that value takes {half} {unit}."
    ).format(budget=budget, reached=as_percent(reached / highest), half=half, unit=unit)
