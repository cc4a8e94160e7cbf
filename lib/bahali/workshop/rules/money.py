"""Budgets keep money for codes that exist, and what an action costs is known where a budget needs it."""

from collections import defaultdict
from collections.abc import Iterator

from bahali.vocabulary.codes import OPEN_STATUSES, DependencyKind, Domain, FloorOf, Layer, TargetGroup
from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.language import _
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop.pack import Pack, Tables
from bahali.workshop.reading import HEADER_FILE
from bahali.workshop.tables.plan import Action, Cost, Dependency


def check_covers(pack: Pack) -> Iterator[Fault]:
    """A budget covers jurisdictions of the workshop."""
    allowed = list(pack.header.jurisdictions)
    for name, budget in pack.header.budgets.items():
        for place, code in enumerate(budget.covers, start=1):
            if code not in allowed:
                problem = _("found {code}; allowed: {allowed}").format(
                    code=quote(code), allowed=", ".join(allowed)
                )
                column = _("budgets.{name}.covers.entry {place}").format(name=name, place=place)
                yield Fault(HEADER_FILE, problem, column=column, remedy=did_you_mean(code, allowed))


def check_costs(pack: Pack) -> Iterator[Fault]:
    """A cost is of a budget that covers the action's jurisdiction."""
    places = pack.header.jurisdictions  # an unknown jurisdiction is told once, where it stands
    homes = {
        row.action_id: row.jurisdiction for _number, row in pack.each(Action) if row.jurisdiction in places
    }
    for number, cost in pack.each(Cost):
        budget, home = pack.header.budgets.get(cost.budget), homes.get(cost.action_id)
        if budget and home and home not in budget.covers:
            problem = _("{budget} does not cover {home}, the jurisdiction of {action_id}").format(
                budget=cost.budget, home=home, action_id=cost.action_id
            )
            remedy = _("name a budget that does, or remove the row")
            yield pack.fault(Cost, number, "budget", problem, remedy)


def check_floors(pack: Pack) -> Iterator[Fault]:
    """A budget keeps money for a code of the list named, and for no jurisdiction that it does not cover."""
    lists = {
        FloorOf.TARGET_GROUP: [code.value for code in TargetGroup],
        FloorOf.LAYER: [code.value for code in Layer],
        FloorOf.DOMAIN: [code.value for code in Domain],
    }
    for name, budget in pack.header.budgets.items():
        for place, floor in enumerate(budget.floors, start=1):
            allowed = lists.get(floor.of, list(budget.covers))
            if floor.code not in allowed:
                problem = _("found {code}; allowed: {allowed}").format(
                    code=quote(floor.code), allowed=", ".join(allowed)
                )
                column = _("budgets.{name}.floors.entry {place}.code").format(name=name, place=place)
                yield Fault(HEADER_FILE, problem, column=column, remedy=did_you_mean(floor.code, allowed))


def check_exclusions(tables: Tables) -> Iterator[Fault]:
    """No action excludes itself, or one that it cannot do without."""
    needs = {
        frozenset((row.action_id, row.depends_on))
        for _number, row in tables.each(Dependency)
        if row.kind is DependencyKind.HARD
    }
    for number, action in tables.each(Action):
        if action.action_id in action.excludes:
            yield tables.fault(
                Action, number, "excludes", _("the action excludes itself"), _("remove its own id")
            )
        for other in action.excludes:
            if other != action.action_id and frozenset((action.action_id, other)) in needs:
                problem = _(
                    "{action_id} excludes {other}, but one of them cannot be done without the other"
                ).format(action_id=action.action_id, other=other)
                remedy = _("remove the id, or the row in the table dependencies")
                yield tables.fault(Action, number, "excludes", problem, remedy)


def warn_unknown_costs(pack: Pack) -> Iterator[Fault]:
    """An action of which nobody said how much of a budget it takes is left out of the choice."""
    known = {(cost.action_id, cost.budget) for _number, cost in pack.each(Cost)}
    priced = {code for code, band in pack.header.cost_bands.items() if band.amount is not None}
    pots: dict[frozenset[str], list[str]] = defaultdict(list)  # budgets that hold at once
    for name, budget in pack.header.budgets.items():
        pots[frozenset(budget.covers)].append(name)
    for number, action in pack.each(Action):
        if action.status not in OPEN_STATUSES or action.cost_band in priced:
            continue
        for covers, names in pots.items():
            if action.jurisdiction in covers and not any((action.action_id, name) in known for name in names):
                what = _("what {action_id} takes of {name}").format(
                    action_id=action.action_id, name=_(" and ").join(quote(name) for name in names)
                )
                problem = _("the band {cost_band} has no amount, so {what} is not known").format(
                    cost_band=action.cost_band, what=what
                )
                remedy = _("give the band an amount, or the action a row in the table costs")
                yield pack.warning(Action, number, "cost_band", problem, remedy)
