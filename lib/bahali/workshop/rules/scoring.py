"""Weights add up, ratings are on the scale, and raters are known."""

from collections import defaultdict
from collections.abc import Iterator

from bahali.vocabulary.codes import Answer, GateResult, RaterType
from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop.pack import Pack, Tables
from bahali.workshop.reading import HEADER_FILE
from bahali.workshop.rules.actions import OPEN_STATUSES
from bahali.workshop.tables.people import Participant
from bahali.workshop.tables.plan import Action, GateCheck
from bahali.workshop.tables.scoring import Criterion, Score, Weight

WEIGHT_TOLERANCE = 0.001  # weights are typed with few decimals


def check_weights(tables: Tables) -> Iterator[Fault]:
    """Each set of weights covers every criterion that is not a gate, and adds up to 1."""
    gates = _gates(tables)
    weighed = {row.criterion_id for _, row in tables.each(Criterion) if not row.is_gate}
    sets: dict[str, dict[str, float]] = defaultdict(dict)
    for number, row in tables.each(Weight):
        if row.criterion_id in gates:
            problem = f"{row.criterion_id} is a gate, and a gate has no weight"
            yield tables.fault(Weight, number, "criterion_id", problem, "remove the row")
        else:
            sets[row.weight_set][row.criterion_id] = row.weight
    if "weights" in tables.faultless:
        for name, weights in sets.items():
            yield from _set_faults(tables, name, weights, weighed)


def check_default_weights(pack: Pack) -> Iterator[Fault]:
    """The set of weights that workshop.yaml names for the headline is there."""
    sets = {row.weight_set for _, row in pack.each(Weight)}
    found = pack.header.default_weight_set
    if sets and found not in sets and "weights" in pack.faultless:
        problem = f"found {quote(found)}; allowed: {', '.join(sorted(sets))}"
        remedy = did_you_mean(found, sets)
        yield Fault(HEADER_FILE, problem, column="default_weight_set", remedy=remedy)


def _set_faults(tables: Tables, name: str, weights: dict[str, float], weighed: set[str]) -> Iterator[Fault]:
    criteria = tables.keys.get("criteria", weights.keys())
    missing = sorted(weighed - weights.keys())
    if missing and weights.keys() <= criteria:  # otherwise one of them is misspelt, and told already
        problem = f"the set {quote(name)} has no weight for {', '.join(missing)}"
        remedy = "add a row for each, with 0 where it does not count"
        yield tables.fault(Weight, None, "criterion_id", problem, remedy)
        return
    total = sum(weights.values())
    if abs(total - 1) > WEIGHT_TOLERANCE:
        problem = f"the weights of the set {quote(name)} add up to {total:.4g}; allowed: 1"
        yield tables.fault(Weight, None, "weight", problem, "change them so that they add up to 1")


def check_scale(pack: Pack) -> Iterator[Fault]:
    """Ratings are on the scale of the pack."""
    lowest, highest = pack.header.deciding.lowest_rating, pack.header.deciding.highest_rating
    allowed = f"a whole number from {lowest} to {highest}, DK or ABSTAIN"
    for number, score in pack.each(Score):
        if not isinstance(score.value, Answer) and not lowest <= score.value <= highest:
            yield pack.fault(Score, number, "value", f"found {quote(score.value)}; allowed: {allowed}")


def check_raters(tables: Tables) -> Iterator[Fault]:
    """Ratings come from known raters, and are not of a gate."""
    gates = _gates(tables)
    raters = tables.keys.get("participants")
    for number, score in tables.each(Score):
        if score.criterion_id in gates:
            problem = f"{score.criterion_id} is a gate, and a gate is not rated"
            remedy = "put the answer into tables/gate_checks.csv"
            yield tables.fault(Score, number, "criterion_id", problem, remedy)
        is_person = score.rater_type is RaterType.INDIVIDUAL
        if is_person and raters is not None and score.rater_id not in raters:
            problem = f"found {quote(score.rater_id)}, which is not in tables/participants.csv"
            remedy = did_you_mean(score.rater_id, raters)
            yield tables.fault(Score, number, "rater_id", problem, remedy)


def check_gates(tables: Tables) -> Iterator[Fault]:
    """A gate check is of a criterion that is a gate; a condition is written down."""
    gates = _gates(tables)
    others = {row.criterion_id for _, row in tables.each(Criterion)} - gates
    for number, check in tables.each(GateCheck):
        if check.criterion_id in others:
            allowed = f"allowed: {', '.join(sorted(gates))}" if gates else "mark it in tables/criteria.csv"
            problem = f"{check.criterion_id} is not a gate"
            yield tables.fault(GateCheck, number, "criterion_id", problem, allowed)
        if check.result is GateResult.CONDITIONAL and check.condition is None:
            remedy = "write the condition that must be met"
            yield tables.fault(GateCheck, number, "condition", "is blank", remedy)


def warn_few_raters(pack: Pack) -> Iterator[Fault]:
    """An action that too few people rated is not ranked."""
    if not pack.provides("scores"):
        return
    raters: dict[str, set[str]] = defaultdict(set)
    for _, score in pack.each(Score):
        if not isinstance(score.value, Answer):
            raters[score.action_id].add(score.rater_id)
    least = pack.header.deciding.min_raters
    for number, action in pack.each(Action):
        if action.status in OPEN_STATUSES and len(raters[action.action_id]) < least:
            problem = f"{action.action_id} has fewer than {least} raters, so it is not ranked"
            yield pack.warning(Action, number, "action_id", problem, "collect more ratings")


def warn_raters_elsewhere(pack: Pack) -> Iterator[Fault]:
    """People rate the actions of their own jurisdiction and national ones; told once for each action."""
    if pack.header.deciding.may_rate_elsewhere:
        return
    homes = {row.participant_id: row.jurisdiction for _, row in pack.each(Participant)}
    places = {row.action_id: row.jurisdiction for _, row in pack.each(Action)}
    told: set[tuple[str, str]] = set()
    for number, score in pack.each(Score):
        home, place = homes.get(score.rater_id), places.get(score.action_id)
        pair = (score.rater_id, score.action_id)
        if home and place and place not in (home, pack.header.national) and pair not in told:
            told.add(pair)
            problem = f"{score.rater_id} rated {score.action_id}, which is of another jurisdiction"
            remedy = "check the id, or set may_rate_elsewhere to true in workshop.yaml"
            yield pack.warning(Score, number, "rater_id", problem, remedy)


def _gates(tables: Tables) -> set[str]:
    return {row.criterion_id for _, row in tables.each(Criterion) if row.is_gate}
