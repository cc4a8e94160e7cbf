"""What changed in one kind of input, in a sentence, with the rows of the pack in which it did."""

from collections.abc import Iterator
from dataclasses import dataclass

from bahali.difference.causes import Mixture
from bahali.difference.words import VALUING, as_share
from bahali.document.results import ActionResult, Rated, Results
from bahali.present.words import as_points
from bahali.vocabulary.language import _

MOST_NAMED = 4  # more in one sentence are not read


@dataclass(frozen=True)
class Change:
    """What changed, and the rows behind it."""

    sentence: str
    rows: tuple[str, ...]


def rows_in(table: str, *ids: str) -> str:
    """Name rows of a table of the pack."""
    return _("tables/{table}.csv: {ids}").format(table=table, ids=", ".join(ids))


def describe_weights(mixture: Mixture, _action_id: str) -> Change:
    """Tell which criteria weigh more or less than before."""
    old, new = mixture.old, mixture.new
    moved = list(changed_weights(old, new))
    if not moved:
        return Change("", ())
    names = [name for *_others, name in moved]
    # Rounded, since 0.8 - 0.5 and 0.5 - 0.2 are one step.
    moved.sort(key=lambda one: -round(abs((one[2] or 0.0) - (one[1] or 0.0)), 9))
    parts = [
        _("“{criterion}” from {old} to {new}").format(criterion=title, old=as_share(was), new=as_share(now))
        for title, was, now, _name in moved[:MOST_NAMED]
    ]
    sentence = (
        _("The weights changed: {changes}.").format(changes=_list(parts, len(moved)))
        if old.weight_set == new.weight_set
        else _("The set of weights is “{new}” and was “{old}”: {changes}.").format(
            new=new.weight_set, old=old.weight_set, changes=_list(parts, len(moved))
        )
    )
    return Change(sentence, (rows_in(new.weight_table, *(f"{new.weight_set} {name}" for name in names)),))


def changed_weights(old: Results, new: Results) -> Iterator[tuple[str, float | None, float | None, str]]:
    """Yield title, old weight, new weight and id of every criterion that weighs more or less than before."""
    before = {criterion.id: criterion for criterion in old.criteria}
    now = {criterion.id: criterion for criterion in new.criteria}
    for name in dict.fromkeys([*now, *before]):
        was = before[name].weight if name in before else 0.0
        weight = now[name].weight if name in now else 0.0
        if was != weight:
            yield (now[name] if name in now else before[name]).title, was, weight, name


def describe_own_ratings(mixture: Mixture, action_id: str) -> Change:
    """Tell on which criteria the action itself is rated otherwise than before."""
    old, new = (_find(results, action_id) for results in (mixture.old, mixture.new))
    moved = list(changed_ratings(old, new))
    if not moved:
        return Change("", ())
    titles = {criterion.id: criterion.title for criterion in (*mixture.old.criteria, *mixture.new.criteria)}
    parts = [
        _("“{criterion}” from {old} to {new} of 100").format(
            criterion=titles.get(name, name), old=rated_in_words(was), new=rated_in_words(now)
        )
        for name, was, now in moved[:MOST_NAMED]
    ]
    sentence = _("Its own ratings changed: {changes}.").format(changes=_list(parts, len(moved)))
    rows = (rows_in("scores", *(f"{action_id} {name}" for name, *_rated in moved)),)
    return _mind_rules(mixture, Change(sentence, rows))


def changed_ratings(
    old: ActionResult | None, new: ActionResult | None
) -> Iterator[tuple[str, Rated | None, Rated | None]]:
    """Yield each criterion on which an action is worth something else now, the largest change first."""
    before, now = ((action.ratings or {}) if action else {} for action in (old, new))
    moved = [
        (name, before.get(name), now.get(name))
        for name in dict.fromkeys([*now, *before])
        if name not in before or name not in now or before[name].worth != now[name].worth
    ]
    yield from sorted(moved, key=lambda one: -round(abs(_worth(one[2]) - _worth(one[1])), 9))


def rated_in_words(rated: Rated | None) -> str:
    """Write what an action is worth on a criterion, and how many said so where that may be told."""
    if rated is None:
        return _("not rated")
    points = str(as_points(rated.worth))
    if rated.raters is None:
        return points
    return _("{points} ({raters} raters)").format(points=points, raters=rated.raters)


def describe_others(mixture: Mixture, action_id: str) -> Change:
    """Tell which other actions are rated otherwise; those that changed sides with this one come first."""
    moved = [
        action.id
        for action in mixture.new.actions
        if action.id != action_id
        and list(changed_ratings(_find(mixture.old, action.id), action))
        and _is_placed(mixture.old, action.id)
        and action.place is not None
    ]
    passed, fell_behind = mixture.overtakers(action_id)
    decisive = [name for name in moved if name in passed or name in fell_behind] or moved
    if not decisive:
        return Change("", ())
    sentence = _("Ratings of other actions changed: {actions}.").format(
        actions=_list(decisive[:MOST_NAMED], len(decisive))
    )
    return _mind_rules(mixture, Change(sentence, (rows_in("scores", *decisive),)))


def describe_field(mixture: Mixture, action_id: str) -> Change:
    """Tell which actions with a place came in and which went out; those before this one come first."""
    before, now = (
        {one.id: one for one in results.actions if one.place} for results in (mixture.old, mixture.new)
    )
    passed, fell_behind = mixture.overtakers(action_id)
    came = [name for name in now if name not in before]
    gone = [name for name in before if name not in now]
    came, gone = (
        [name for name in came if name in passed] or came,
        [name for name in gone if name in fell_behind] or gone,
    )
    sentences = []
    if came:
        listed = _list(came[:MOST_NAMED], len(came))
        sentences.append(
            _("Actions that had no place before have one now: {actions}.").format(actions=listed)
        )
    if gone:
        listed = _list(gone[:MOST_NAMED], len(gone))
        sentences.append(_("Actions that had a place have none now: {actions}.").format(actions=listed))
    rows = tuple(rows_in(_table_of(mixture, name), name) for name in (*came, *gone))
    return Change(" ".join(sentences), rows)


def describe_room(mixture: Mixture, _action_id: str) -> Change:
    """Tell how many recommendations there may be."""
    old, new = (results.settings.get("max_recommendations") for results in (mixture.old, mixture.new))
    sentence = _("At most {new} are recommended, before it was {old}.").format(new=new, old=old)
    return Change(sentence, (_("parameters of the run: {name}").format(name="max_recommendations"),))


def changed_valuing(old: Results, new: Results) -> tuple[str, ...]:
    """Name the settings by which the same ratings are worth something else than before."""
    settings = [name for name in sorted(VALUING) if old.settings.get(name) != new.settings.get(name)]
    before = {criterion.id: (criterion.direction, criterion.anchors) for criterion in old.criteria}
    turned = [
        criterion.id
        for criterion in new.criteria
        if criterion.id in before and before[criterion.id] != (criterion.direction, criterion.anchors)
    ]
    return (*settings, *turned)


def _mind_rules(mixture: Mixture, change: Change) -> Change:
    """Add that ratings are worth something else by rule, where that is so; the two cannot be told apart."""
    rules = changed_valuing(mixture.old, mixture.new)
    if not rules or not change.sentence:
        return change
    more = _("How ratings are combined or what they are worth changed too ({names}).").format(
        names=", ".join(rules)
    )
    settings = [name for name in rules if name in VALUING]
    criteria = [name for name in rules if name not in VALUING]
    rows = [f"workshop.yaml: deciding.{name}" for name in settings]
    rows += [rows_in("criteria", *criteria)] if criteria else []
    return Change(f"{change.sentence} {more}", (*change.rows, *rows))


def _table_of(mixture: Mixture, name: str) -> str:
    """Name the table whose row decides that an action has a place in one edition and none in the other."""
    old, new = (_find(results, name) for results in (mixture.old, mixture.new))
    if old is None or new is None:
        return "actions"
    outcome = next((one.outcome for one in (old, new) if one.place is None), "")
    return {"rejected": "actions", "merged": "actions", "gate_failed": "gate_checks"}.get(outcome, "scores")


def _find(results: Results, name: str) -> ActionResult | None:
    return next((action for action in results.actions if action.id == name), None)


def _is_placed(results: Results, name: str) -> bool:
    found = _find(results, name)
    return found is not None and found.place is not None


def _worth(rated: Rated | None) -> float:
    return rated.worth if rated else 0.0


def _list(parts: list[str], total: int) -> str:
    """List parts, and say how many more there are."""
    listed = "; ".join(parts)
    more = total - len(parts)
    return _("{listed}; and {n} more").format(listed=listed, n=more) if more > 0 else listed
