"""Why an action has another place than before: what each kind of input did, by computing the order again.

The value of an action is a weighted sum, so the order can be worked out for any mixture of two editions: the
old weights with the new ratings, for instance. Five kinds of input are told apart (``Factor``). What each of
them did to a place is its Shapley value: the change of place that it makes when brought from old to new,
on average over all orders in which the five can be brought there. These add up to the whole change, and are
the same backwards with the opposite sign. "Had it not changed" is the place in the new edition with that one
input left as it was; where two inputs each would have been enough, that shows no difference, and is said so.

Sources: Shapley (1953), A value for n-person games, *Contributions to the Theory of Games II*: 307-317;
Shorrocks (2013), Decomposition procedures for distributional analysis: a unified framework based on the
Shapley value, *Journal of Economic Inequality* 11: 99-126.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations
from math import comb

from bahali.document.results import ActionResult, Results

SAME_VALUE_DECIMALS = 9  # as where the actions of a report are put in order


class Factor(StrEnum):
    """A kind of input that can move an action."""

    WEIGHTS = "weights"
    OWN_RATINGS = "own_ratings"
    OTHER_RATINGS = "other_ratings"
    FIELD = "field"
    ROOM = "room"


FACTORS = tuple(Factor)
Changed = frozenset[Factor]
NOTHING: Changed = frozenset()
ALL: Changed = frozenset(Factor)


@dataclass(frozen=True)
class Standing:
    """Where an action stands, and whether it is recommended there."""

    place: int
    is_recommended: bool


@dataclass(frozen=True)
class Share:
    """What one kind of input did to an action.

    Parameters
    ----------
    factor : Factor
        The kind of input.
    places : float
        Places that it moved the action down (up where negative).
    without : Standing
        Where the action would stand in the new edition had this alone not changed.
    """

    factor: Factor
    places: float
    without: Standing


@dataclass(frozen=True)
class Mixture:
    """Two editions whose order can be worked out again, from the weights and ratings that they keep."""

    old: Results
    new: Results

    @cached_property
    def is_known(self) -> bool:
        """True when both editions, worked out again, give the places that they show."""
        return all(
            self._agrees(results, changed) for results, changed in ((self.old, NOTHING), (self.new, ALL))
        )

    def stand(self, action_id: str, changed: Changed) -> Standing | None:
        """Say where an action stands when some kinds of input are those of the new edition.

        Parameters
        ----------
        action_id : str
            An action that has a place in both editions.
        changed : frozenset of Factor
            What is as in the new edition; all else is as in the old one.

        Returns
        -------
        Standing or None
            None where a rating that is needed is not known.
        """
        values = self._values(action_id, changed)
        if values is None:
            return None
        most = (self.new if Factor.ROOM in changed else self.old).settings.get("max_recommendations")
        order = sorted(values.values(), reverse=True)
        place = _place(values[action_id], order)
        return Standing(place, _is_within(place, order, most))

    def explain(self, action_id: str) -> tuple[Share, ...] | None:
        """Say what each kind of input did to the place of an action; the most first.

        Parameters
        ----------
        action_id : str
            An action that has a place in both editions.

        Returns
        -------
        tuple of Share or None
            Kinds that did something; None where it cannot be worked out.
        """
        if not self.is_known:
            return None
        standing = {frozenset(some): self.stand(action_id, frozenset(some)) for some in _subsets(FACTORS)}
        known = {some: where for some, where in standing.items() if where is not None}
        if len(known) < len(standing):
            return None
        places = {some: where.place for some, where in known.items()}
        shares = [Share(one, _shapley(one, places), known[ALL - {one}]) for one in FACTORS]
        did = [share for share in shares if share.places or share.without != known[ALL]]
        return tuple(sorted(did, key=lambda share: (-abs(share.places), FACTORS.index(share.factor))))

    def overtakers(self, action_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Name the actions that now stand before this one and did not, and those that did and do not."""
        before, now = (_ahead_of(action_id, results) for results in (self.old, self.new))
        return tuple(sorted(now - before)), tuple(sorted(before - now))

    def _agrees(self, results: Results, changed: Changed) -> bool:
        placed = [action for action in results.actions if action.place is not None]
        values = self._values("", changed) or {}
        order = sorted(values.values(), reverse=True)
        return bool(placed) and all(
            one.id in values and _place(values[one.id], order) == one.place for one in placed
        )

    def _values(self, action_id: str, changed: Changed) -> dict[str, float] | None:
        """Give the value of every action that stands in the mixture; None where one cannot be worked out."""
        field = self._placed[Factor.FIELD in changed]
        standing = set(field) | ({action_id} if action_id else set())
        weights = _weights(self.new if Factor.WEIGHTS in changed else self.old)
        if weights is None:
            return None
        values = {}
        for name in standing:
            factor = Factor.OWN_RATINGS if name == action_id else Factor.OTHER_RATINGS
            value = _value(self._find(name, is_new=factor in changed), weights)
            if value is None:
                return None
            values[name] = value
        return values

    def _find(self, name: str, *, is_new: bool) -> ActionResult:
        """Give an action as one edition rates it, or as the other does where this one gives it no place."""
        first, second = self._placed[is_new], self._placed[not is_new]
        return first[name] if name in first else second[name]

    @cached_property
    def _placed(self) -> tuple[dict[str, ActionResult], dict[str, ActionResult]]:
        old, new = (
            {action.id: action for action in results.actions if action.place is not None}
            for results in (self.old, self.new)
        )
        return old, new


def _weights(results: Results) -> Mapping[str, float] | None:
    given = {criterion.id: criterion.weight for criterion in results.criteria}
    known = {name: weight for name, weight in given.items() if weight is not None}
    return known if len(known) == len(given) else None


def _value(action: ActionResult, weights: Mapping[str, float]) -> float | None:
    counting = {name: weight for name, weight in weights.items() if weight > 0}
    rated = action.ratings or {}
    if not counting or not set(counting) <= set(rated):
        return None
    # Rounded, since 0.1 + 0.2 and 0.3 must stay one place.
    total = sum(weight * rated[name].worth for name, weight in counting.items())
    return round(total, SAME_VALUE_DECIMALS)


def _place(value: float, order: Sequence[float]) -> int:
    """Give the place of a value in an order that runs down; equal values share one."""
    return order.index(value) + 1


def _is_within(place: int, order: Sequence[float], most: object) -> bool:
    """Tell whether a place is recommended: the limit never cuts through actions of one place."""
    if not isinstance(most, int) or len(order) <= most:
        return True
    cut = _place(order[most], order)
    return place < cut or place == cut == 1


def _ahead_of(action_id: str, results: Results) -> set[str]:
    places = {action.id: action.place for action in results.actions if action.place is not None}
    own = places.get(action_id)
    return {name for name, place in places.items() if own is not None and place < own}


def _shapley(one: Factor, places: Mapping[Changed, int]) -> float:
    """Average what one factor adds over all orders of the five.

    Factors that stand before it in an order are new already. Of the orders of n factors, those with one given
    set of k before it are one in n times (n - 1 over k).
    """
    others = [factor for factor in FACTORS if factor is not one]
    total = sum(
        (places[frozenset(some) | {one}] - places[frozenset(some)]) / comb(len(others), len(some))
        for some in _subsets(others)
    )
    return round(total / len(FACTORS), 9)


def _subsets(factors: Sequence[Factor]) -> list[tuple[Factor, ...]]:
    return [some for size in range(len(factors) + 1) for some in combinations(factors, size)]
