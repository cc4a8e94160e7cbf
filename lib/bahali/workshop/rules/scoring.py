"""Ratings are on the scale, worth what their criterion says, and of known raters."""

from collections import defaultdict
from collections.abc import Iterator

from bahali.vocabulary.codes import OPEN_STATUSES, Answer, Direction, GateResult
from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.language import _
from bahali.workshop.disclosure import Disclosure
from bahali.workshop.pack import Pack, Tables
from bahali.workshop.rules.raters import find_gates, find_unknown_rater, is_known_rater
from bahali.workshop.tables.people import Participant
from bahali.workshop.tables.plan import Action, GateCheck
from bahali.workshop.tables.scoring import Criterion, Score


def check_scale(pack: Pack) -> Iterator[Fault]:
    """Ratings are on the scale of the pack."""
    lowest, highest = pack.header.deciding.lowest_rating, pack.header.deciding.highest_rating
    allowed = _("a whole number from {lowest} to {highest}, DK or ABSTAIN").format(
        lowest=lowest, highest=highest
    )
    for number, score in pack.each(Score):
        if not isinstance(score.value, Answer) and not lowest <= score.value <= highest:
            yield pack.fault(
                Score,
                number,
                "value",
                _("found {score}; allowed: {allowed}").format(score=quote(score.value), allowed=allowed),
            )


def check_value_anchors(pack: Pack) -> Iterator[Fault]:
    """What ratings are worth runs from one end of the scale to the other, and in one direction."""
    ends = (pack.header.deciding.lowest_rating, pack.header.deciding.highest_rating)
    for number, criterion in pack.each(Criterion):
        if not criterion.value_anchors:
            continue
        ratings = [rating for rating, _worth in criterion.value_anchors]
        worth = [value for _rating, value in criterion.value_anchors]
        if criterion.direction is Direction.LOWER:
            worth.reverse()
        if ratings != sorted(set(ratings)) or (ratings[0], ratings[-1]) != ends:
            problem = _("the anchors do not run from {begin} to {end}, each rating once").format(
                begin=ends[0], end=ends[1]
            )
            remedy = _("write them in order, first {begin}=… and last {end}=…").format(
                begin=ends[0], end=ends[1]
            )
            yield pack.fault(Criterion, number, "value_anchors", problem, remedy)
        elif worth != sorted(worth) or (worth[0], worth[-1]) != (0, 100):
            problem = _("the worst rating must be worth 0 and the best 100, with none below a worse one")
            better, first, last = (
                (_("lower"), 100, 0) if criterion.direction is Direction.LOWER else (_("higher"), 0, 100)
            )
            remedy = _(
                "{better} is better here, so write {begin}={first} first and {end}={last} last"
            ).format(better=better, begin=ends[0], first=first, end=ends[1], last=last)
            yield pack.fault(Criterion, number, "value_anchors", problem, remedy)


def check_raters(tables: Tables) -> Iterator[Fault]:
    """Ratings come from known raters, and are not of a gate."""
    gates = find_gates(tables)
    for number, score in tables.each(Score):
        if score.criterion_id in gates:
            problem = _("{criterion_id} is a gate, and a gate is not rated").format(
                criterion_id=score.criterion_id
            )
            remedy = _("put the answer into the table gate_checks")
            yield tables.fault(Score, number, "criterion_id", problem, remedy)
        if not is_known_rater(tables, score):
            yield from find_unknown_rater(tables, number, score)


def check_gates(tables: Tables) -> Iterator[Fault]:
    """A gate check is of a criterion that is a gate; a condition is written down."""
    gates = find_gates(tables)
    others = {row.criterion_id for _number, row in tables.each(Criterion)} - gates
    for number, check in tables.each(GateCheck):
        if check.criterion_id in others:
            allowed = (
                _("allowed: {gates}").format(gates=", ".join(sorted(gates)))
                if gates
                else _("mark it in the table criteria")
            )
            problem = _("{criterion_id} is not a gate").format(criterion_id=check.criterion_id)
            yield tables.fault(GateCheck, number, "criterion_id", problem, allowed)
        if check.result is GateResult.CONDITIONAL and check.condition is None:
            remedy = _("write the condition that must be met")
            yield tables.fault(GateCheck, number, "condition", _("is blank"), remedy)


def warn_few_raters(pack: Pack) -> Iterator[Fault]:
    """An action that too few people rated is not ranked."""
    if not pack.provides("scores"):
        return
    answered: dict[str, set[str]] = defaultdict(set)
    rated: dict[str, set[str]] = defaultdict(set)
    for _number, score in pack.each(Score):
        answered[score.action_id].add(score.rater_id)
        if not isinstance(score.value, Answer):
            rated[score.action_id].add(score.rater_id)
    deciding = pack.header.deciding
    least = deciding.min_raters
    for number, action in pack.each(Action):
        has_enough = Disclosure.has_raters(len(answered[action.action_id]), deciding)
        has_enough &= Disclosure.has_numbers(len(rated[action.action_id]), deciding)
        if action.status in OPEN_STATUSES and not has_enough:
            problem = _("{action_id} has fewer than {least} raters, so it is not ranked").format(
                action_id=action.action_id, least=least
            )
            yield pack.warning(Action, number, "action_id", problem, _("collect more ratings"))


def warn_raters_elsewhere(pack: Pack) -> Iterator[Fault]:
    """People rate the actions of their own jurisdiction and national ones; told once for each action."""
    if pack.header.deciding.may_rate_elsewhere:
        return
    homes = {row.participant_id: row.jurisdiction for _number, row in pack.each(Participant)}
    places = {row.action_id: row.jurisdiction for _number, row in pack.each(Action)}
    told: set[tuple[str, str]] = set()
    for number, score in pack.each(Score):
        home, place = homes.get(score.rater_id), places.get(score.action_id)
        pair = (score.rater_id, score.action_id)
        if home and place and place not in (home, pack.header.national) and pair not in told:
            told.add(pair)
            problem = _("{rater_id} rated {action_id}, which is of another jurisdiction").format(
                rater_id=score.rater_id, action_id=score.action_id
            )
            remedy = _("check the id, or set deciding.may_rate_elsewhere to true")
            yield pack.warning(Score, number, "rater_id", problem, remedy)
