"""Each set of weights is whole, and comes from one place."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations

from bahali.vocabulary.codes import WeightDraws, WeightMethod
from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.language import _
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop.pack import Pack, Tables
from bahali.workshop.reading import HEADER_FILE
from bahali.workshop.rules.raters import find_gates, find_unknown_rater, is_known_rater
from bahali.workshop.tables import WEIGHT_TABLES
from bahali.workshop.tables.scoring import Comparison, Criterion, Weight, WeightAnswer

WEIGHT_TOLERANCE = 0.001  # weights are typed with few decimals
PAIRS_SHOWN = 5  # more of them hide the fault
WEIGHT_ROWS: tuple[type[Weight | WeightAnswer | Comparison], ...] = (Weight, WeightAnswer, Comparison)


def check_weights(tables: Tables) -> Iterator[Fault]:
    """Each set of weights covers every criterion that is not a gate, and adds up to 1."""
    gates = find_gates(tables)
    weighed = {row.criterion_id for _number, row in tables.each(Criterion) if not row.is_gate}
    sets: dict[str, dict[str, float]] = defaultdict(dict)
    for number, row in tables.each(Weight):
        if row.criterion_id in gates:
            problem = _("{criterion_id} is a gate, and a gate has no weight").format(
                criterion_id=row.criterion_id
            )
            yield tables.fault(Weight, number, "criterion_id", problem, _("remove the row"))
        else:
            sets[row.weight_set][row.criterion_id] = row.weight
    if "weights" in tables.faultless:
        for name, weights in sets.items():
            yield from _set_faults(tables, name, weights, weighed)


def check_default_weights(pack: Pack) -> Iterator[Fault]:
    """The set of weights that workshop.yaml names for the headline is there."""
    sets = {row.weight_set for kind in WEIGHT_ROWS for _number, row in pack.each(kind)}
    found = pack.header.default_weight_set
    is_read = pack.faultless | pack.absent >= set(WEIGHT_TABLES)
    if is_read and sets and found not in sets:
        problem = _("found {found}; allowed: {sets}").format(found=quote(found), sets=", ".join(sorted(sets)))
        remedy = did_you_mean(found, sets)
        yield Fault(HEADER_FILE, problem, column="default_weight_set", remedy=remedy)


def _set_faults(tables: Tables, name: str, weights: dict[str, float], weighed: set[str]) -> Iterator[Fault]:
    missing = sorted(weighed - weights.keys())
    if missing and _are_known(tables, weights):
        problem = _("the set {name} has no weight for {missing}").format(
            name=quote(name), missing=", ".join(missing)
        )
        remedy = _("add a row for each, with 0 where it does not count")
        yield tables.fault(Weight, None, "criterion_id", problem, remedy)
        return
    total = sum(weights.values())
    if abs(total - 1) > WEIGHT_TOLERANCE:
        problem = _("the weights of the set {name} add up to {total:.4g}; allowed: 1").format(
            name=quote(name), total=total
        )
        yield tables.fault(Weight, None, "weight", problem, _("change them so that they add up to 1"))


def check_weight_answers(tables: Tables) -> Iterator[Fault]:
    """Each rater answers about every criterion that is not a gate, in one way, and not only with 0."""
    yield from _answer_faults(tables, WeightAnswer, "criterion_id")
    if "weight_answers" not in tables.faultless:
        return
    ballots: dict[tuple[str, str], list[tuple[int, WeightAnswer]]] = defaultdict(list)
    for number, row in tables.each(WeightAnswer):
        ballots[row.weight_set, row.rater_id].append((number, row))
    for ballot in ballots.values():
        yield from _ballot_faults(tables, ballot)


def check_comparisons(tables: Tables) -> Iterator[Fault]:
    """Each rater compares every two criteria that are not gates, once."""
    yield from _answer_faults(tables, Comparison, "criterion_id", "over_id")
    if "comparisons" not in tables.faultless:
        return
    judgements: dict[tuple[str, str], list[tuple[int, Comparison]]] = defaultdict(list)
    for number, row in tables.each(Comparison):
        judgements[row.weight_set, row.rater_id].append((number, row))
    for judged in judgements.values():
        yield from _pair_faults(tables, judged)
        yield from _missing_pairs(tables, judged)


def check_set_origin(tables: Tables) -> Iterator[Fault]:
    """The weights of a set are either given as they are or worked out of answers, never both."""
    homes: dict[str, dict[str, type[Weight | WeightAnswer | Comparison]]] = defaultdict(dict)
    for kind, table in zip(WEIGHT_ROWS, WEIGHT_TABLES, strict=True):
        home = _("the table {table}").format(table=table)
        for _number, row in tables.each(kind):
            homes[row.weight_set][home] = kind
    for name, kinds in homes.items():
        if len(kinds) > 1:
            *others, (_rows, last) = kinds.items()
            problem = _("the set {name} stands in {file} too").format(
                name=quote(name), file=_(" and in ").join(file for file, _row in others)
            )
            yield tables.fault(last, None, "weight_set", problem, _("give one of them another name"))


def warn_nobody_weighed(pack: Pack) -> Iterator[Fault]:
    """Draws from raters' own weights need raters who gave some."""
    wants_own = pack.header.deciding.weight_draws is WeightDraws.PARTICIPANTS
    if wants_own and not pack.provides("weight_answers") and not pack.provides("comparisons"):
        problem = _("no rater gave weights, so they are drawn around the chosen set instead")
        remedy = _("add the table weight_answers or the table comparisons, or write around")
        yield Fault(HEADER_FILE, problem, column="deciding.weight_draws", remedy=remedy, is_warning=True)


def _answer_faults(tables: Tables, kind: type[WeightAnswer | Comparison], *columns: str) -> Iterator[Fault]:
    gates = find_gates(tables)
    for number, row in tables.each(kind):
        yield from find_unknown_rater(tables, number, row)
        for column in columns:
            if (criterion := getattr(row, column)) in gates:
                problem = _("{criterion} is a gate, and a gate has no weight").format(criterion=criterion)
                yield tables.fault(kind, number, column, problem, _("remove the row"))


def _ballot_faults(tables: Tables, ballot: list[tuple[int, WeightAnswer]]) -> Iterator[Fault]:
    number, first = ballot[0]
    where = _("for the set {weight_set}").format(weight_set=quote(first.weight_set))
    named = {row.criterion_id for _number, row in ballot}
    missing = sorted(_weighed(tables) - named)
    if missing and _are_known(tables, named) and is_known_rater(tables, first):
        problem = _("{rater_id} gave no answer about {missing} {where}").format(
            rater_id=first.rater_id, missing=", ".join(missing), where=where
        )
        yield tables.fault(WeightAnswer, number, "criterion_id", problem, _("add a row for each"))
    methods = sorted({row.method.value for _number, row in ballot})
    if len(methods) > 1:
        problem = _("{rater_id} answers by {methods} {where}").format(
            rater_id=first.rater_id, methods=_(" and by ").join(methods), where=where
        )
        yield tables.fault(WeightAnswer, number, "method", problem, _("keep to one way"))
    elif first.method is WeightMethod.RANK:
        yield from _place_faults(tables, ballot)
    elif not any(row.answer for _number, row in ballot):
        problem = _("{rater_id} gives every criterion 0 {where}, so nothing would count").format(
            rater_id=first.rater_id, where=where
        )
        yield tables.fault(WeightAnswer, number, "answer", problem, _("give at least one of them more"))


def _place_faults(tables: Tables, ballot: list[tuple[int, WeightAnswer]]) -> Iterator[Fault]:
    for number, row in ballot:
        if row.answer < 1 or row.answer != int(row.answer):
            problem = _("found {answer}; allowed: a place, a whole number from 1").format(
                answer=quote(f"{row.answer:g}")
            )
            yield tables.fault(WeightAnswer, number, "answer", problem, _("1 is the most important"))


def _pair_faults(tables: Tables, judged: list[tuple[int, Comparison]]) -> Iterator[Fault]:
    seen: dict[frozenset[str], tuple[int, str]] = {}
    for number, row in judged:
        pair = frozenset((row.criterion_id, row.over_id))
        first, first_id = seen.setdefault(pair, (number, row.criterion_id))
        if len(pair) == 1:
            problem = _("compares a criterion with itself")
            yield tables.fault(
                Comparison, number, "over_id", problem, _("name another one, or remove the row")
            )
        elif first_id != row.criterion_id:  # a row that says the same pair again is told as given twice
            problem = _("{rater_id} compared {pair} in row {first} already").format(
                rater_id=row.rater_id, pair=_(" with ").join(sorted(pair)), first=first
            )
            yield tables.fault(Comparison, number, "over_id", problem, _("remove one of the two rows"))


def _missing_pairs(tables: Tables, judged: list[tuple[int, Comparison]]) -> Iterator[Fault]:
    _number, first = judged[0]
    given = {frozenset((row.criterion_id, row.over_id)) for _number, row in judged}
    missing = [pair for pair in combinations(sorted(_weighed(tables)), 2) if frozenset(pair) not in given]
    if missing and _are_known(tables, frozenset().union(*given)) and is_known_rater(tables, first):
        pairs = ", ".join(_(" with ").join(pair) for pair in missing[:PAIRS_SHOWN])
        more = (
            _(" and {missing} more").format(missing=len(missing) - PAIRS_SHOWN)
            if len(missing) > PAIRS_SHOWN
            else ""
        )
        problem = _("{rater_id} did not compare {pairs}{more} for the set {weight_set}").format(
            rater_id=first.rater_id, pairs=pairs, more=more, weight_set=quote(first.weight_set)
        )
        yield tables.fault(Comparison, None, "over_id", problem, _("add a row for each pair"))


def _weighed(tables: Tables) -> set[str]:
    return {row.criterion_id for _number, row in tables.each(Criterion) if not row.is_gate}


def _are_known(tables: Tables, criteria: Collection[str]) -> bool:
    """Tell whether all are criteria; where one is not, it is misspelt, and told already."""
    return set(criteria) <= tables.keys.get("criteria", set(criteria))
