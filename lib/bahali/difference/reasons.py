"""Why a recommendation moved, in sentences, with the input rows behind each."""

from collections.abc import Iterator
from dataclasses import dataclass

from bahali.analysis.priorities.recommending import Outcome
from bahali.analysis.priorities.tiers import Obstacle
from bahali.difference.causes import ALL, Factor, Mixture, Share
from bahali.difference.changes import (
    describe_field,
    describe_others,
    describe_own_ratings,
    describe_room,
    describe_weights,
    rows_in,
)
from bahali.document.movements import Movement
from bahali.document.results import ActionResult
from bahali.present.messages import outcome_in_words
from bahali.present.reasons import OBSTACLE_WORDS
from bahali.present.words import as_chance
from bahali.vocabulary.language import N_, _, ngettext

STANDING = (Outcome.RECOMMENDED, Outcome.BELOW_LIMIT)
FACTOR_WORDS = {
    Factor.WEIGHTS: N_("Weights"),
    Factor.OWN_RATINGS: N_("Its own ratings"),
    Factor.OTHER_RATINGS: N_("Ratings of other actions"),
    Factor.FIELD: N_("Actions that came in or went out"),
    Factor.ROOM: N_("Number of recommendations"),
}
_DESCRIBE = {
    Factor.WEIGHTS: describe_weights,
    Factor.OWN_RATINGS: describe_own_ratings,
    Factor.OTHER_RATINGS: describe_others,
    Factor.FIELD: describe_field,
    Factor.ROOM: describe_room,
}
_TABLE_OF_REASON = {
    Outcome.REJECTED: "actions",
    Outcome.MERGED: "actions",
    Outcome.GATE_FAILED: "gate_checks",
}


@dataclass(frozen=True)
class Cause:
    """One cause of a movement.

    Parameters
    ----------
    label : str
        What kind of input it is.
    sentence : str
        What changed in it, and what would be had it not.
    rows : tuple of str
        File and rows of the pack in which it changed; empty where that cannot be said.
    shift : float
        Places that it moved the action down (up where negative), where that could be worked out.
    """

    label: str
    sentence: str
    rows: tuple[str, ...] = ()
    shift: float | None = None

    @property
    def heading(self) -> str:
        """The label, with how far it moved the action."""
        if not self.shift:
            return self.label
        size = f"{round(abs(self.shift), 1):g}"
        words = (
            ngettext("{label}: {n} place up", "{label}: {n} places up", 1 if size == "1" else 2)
            if self.shift < 0
            else ngettext("{label}: {n} place down", "{label}: {n} places down", 1 if size == "1" else 2)
        )
        return words.format(label=self.label, n=size)


def find_causes(mixture: Mixture, movement: Movement) -> tuple[Cause, ...]:
    """Say what moved a recommendation, the most important first; nothing where it did not move."""
    if not movement.is_news:
        return ()
    return (*_causes_of_place(mixture, movement), *_causes_of_tier(mixture, movement))


def _causes_of_place(mixture: Mixture, movement: Movement) -> Iterator[Cause]:
    old, new = movement.old, movement.new
    if old is None or new is None:
        yield _of_being_considered(movement)
    elif old.outcome not in STANDING or new.outcome not in STANDING:
        yield from _of_standing(old, new)
    elif movement.kind != "stayed":
        yield from _of_inputs(mixture, old, new)


def _of_being_considered(movement: Movement) -> Cause:
    name = movement.action.id
    sentence = (
        _("The older edition did not consider it.")
        if movement.old is None
        else _("It is no longer among the actions considered.")
    )
    return Cause(_("Proposal"), sentence, (rows_in("actions", name),))


def _of_standing(old: ActionResult, new: ActionResult) -> Iterator[Cause]:
    """Tell what stood, or now stands, against it."""
    for action, words in (
        (old, N_("In the older edition it was left aside, because it {reason}; that no longer holds.")),
        (new, N_("It is left aside now, because it {reason}.")),
    ):
        if action.outcome not in STANDING and old.outcome != new.outcome:
            outcome = Outcome(action.outcome)
            table = _TABLE_OF_REASON.get(outcome, "scores")
            rows = (rows_in(table, action.id),)
            yield Cause(_("Conditions and status"), _(words).format(reason=_because(outcome)), rows)


_BECAUSE = {
    Outcome.REJECTED: N_("was not taken up by the workshop"),
    Outcome.MERGED: N_("was merged into another action"),
    Outcome.INCOMPLETE: N_("had too few raters on at least one of the criteria"),
}


def _because(outcome: Outcome) -> str:
    return _(_BECAUSE[outcome]) if outcome in _BECAUSE else outcome_in_words(outcome)


def _of_inputs(mixture: Mixture, old: ActionResult, new: ActionResult) -> Iterator[Cause]:
    shares = mixture.explain(new.id) if old.place is not None and new.place is not None else None
    if shares is None:
        yield Cause(_("Not known"), _why_unknown(mixture))
        return
    for share in shares:
        change = _DESCRIBE[share.factor](mixture, new.id)
        sentence = f"{change.sentence} {_without(mixture, share, old, new)}"
        yield Cause(_(FACTOR_WORDS[share.factor]), sentence, change.rows, share.places)


def _why_unknown(mixture: Mixture) -> str:
    if not (mixture.old.is_ranked and mixture.new.is_ranked):
        return _(
            "The cause cannot be shown: one of the editions has no ratings to put actions in order, and"
            " follows the gaps that they answer."
        )
    if any(criterion.weight is None for one in (mixture.old, mixture.new) for criterion in one.criteria):
        return _("The cause cannot be shown: the weights come from too few raters to be shown.")
    if not mixture.is_known:
        return _("The cause cannot be shown: an edition does not keep all that its order was made from.")
    return _(
        "The causes cannot be told apart: the editions rate actions on different criteria, so neither can be"
        " worked out with the weights of the other."
    )


def _without(mixture: Mixture, share: Share, old: ActionResult, new: ActionResult) -> str:
    """Say where it would stand had this one input not changed."""
    there, here = share.without, mixture.stand(new.id, ALL)
    if there == here:
        return _("By itself that makes no difference: the other changes lead to the same place without it.")
    if here and there.is_recommended != here.is_recommended:
        words = (
            _("Had that not changed, it would stand at place {place} and be recommended.")
            if there.is_recommended
            else _("Had that not changed, it would stand at place {place} and not be recommended.")
        )
    elif there.place == old.place:
        words = _("Had that not changed, it would have stayed at place {place}.")
    else:
        words = _("Had that not changed, it would stand at place {place}.")
    return words.format(place=there.place)


def _causes_of_tier(mixture: Mixture, movement: Movement) -> Iterator[Cause]:
    old, new = movement.old, movement.new
    if old is None or new is None or not movement.changed_tier:
        return
    told = list(_tier_sentences(mixture, old, new))
    if told:
        rows = tuple(dict.fromkeys(row for _sentence, rows in told for row in rows))
        yield Cause(_("Tier"), " ".join(sentence for sentence, _rows in told), rows)


def _tier_sentences(
    mixture: Mixture, old: ActionResult, new: ActionResult
) -> Iterator[tuple[str, tuple[str, ...]]]:
    if mixture.old.tiers != mixture.new.tiers:
        yield _("The rules of the tiers changed."), ("workshop.yaml: deciding.tiers",)
    if old.band != new.band and old.value != new.value:
        yield _value_in_words(mixture, old, new), _rows_of_value(mixture, new)
    for obstacle in new.obstacles:
        if obstacle not in old.obstacles:
            words = _("It is kept from the tier of its value, because {reason}.")
            yield words.format(reason=_obstacle(obstacle, old, new)), _rows_of(obstacle, mixture, new)
    for obstacle in old.obstacles:
        if obstacle not in new.obstacles:
            words = _("In the older edition it was kept from the tier of its value, because {reason}.")
            yield words.format(reason=_obstacle(obstacle, new, old)), _rows_of(obstacle, mixture, new)


def _value_in_words(mixture: Mixture, old: ActionResult, new: ActionResult) -> str:
    """Tell the value before and now, and the least value of the better of the two tiers."""
    words = _("Its value went from {old} to {new} of 100.").format(old=_points(old), new=_points(new))
    least = {tier.name: tier.least_value for tier in (*mixture.old.tiers, *mixture.new.tiers)}
    better = max((band for band in (old.band, new.band) if band in least), key=least.__getitem__, default="")
    if not better:
        return words
    asked = _("The tier “{tier}” asks for {least}.").format(tier=better, least=least[better])
    return f"{words} {asked}"


def _points(action: ActionResult) -> str:
    return _("not known") if action.value is None else str(action.value)


def _obstacle(code: str, other: ActionResult, action: ActionResult) -> str:
    """Say what keeps an action from a tier; of the draws also how often, in this edition and in the other."""
    words = _(OBSTACLE_WORDS[Obstacle(code)])
    if code != Obstacle.CHANCE or action.chance is None or other.chance is None:
        return words
    return _("{reason} (in {share} of the draws, in the other edition in {other})").format(
        reason=words, share=as_chance(action.chance), other=as_chance(other.chance)
    )


def _rows_of_value(mixture: Mixture, action: ActionResult) -> tuple[str, ...]:
    described = (describe_weights, describe_own_ratings)
    return tuple(row for describe in described for row in describe(mixture, action.id).rows)


def _rows_of(obstacle: str, mixture: Mixture, action: ActionResult) -> tuple[str, ...]:
    """Name the rows that changed and that an obstacle hangs on."""
    if obstacle == Obstacle.UNCHECKED:
        return (rows_in("gate_checks", action.id),)
    if (
        obstacle == Obstacle.CONTESTED
    ):  # how far answers lie apart is not kept, so that none can be worked out
        return (rows_in("scores", action.id), *describe_weights(mixture, action.id).rows)
    described = (describe_others, describe_field)
    return (
        *_rows_of_value(mixture, action),
        *(row for describe in described for row in describe(mixture, action.id).rows),
    )
