"""How recommendations moved from one edition of a report to the next."""

from dataclasses import dataclass
from typing import Literal

from bahali.document.results import ActionResult, Results
from bahali.vocabulary.dates import write_day
from bahali.vocabulary.language import _, ngettext

Kind = Literal["entered", "left", "rose", "fell", "stayed"]


@dataclass(frozen=True)
class Movement:
    """One action that is recommended in at least one of two editions.

    Parameters
    ----------
    kind : {"entered", "left", "rose", "fell", "stayed"}
        What became of it.
    old, new : ActionResult or None
        The action in each edition; None where that edition did not consider it.
    old_place, new_place : int or None
        Its place; the place in the list where an edition is not ordered by value. None where it is not
        recommended.
    """

    kind: Kind
    old: ActionResult | None
    new: ActionResult | None
    old_place: int | None
    new_place: int | None

    @property
    def action(self) -> ActionResult:
        """The action as the newest edition that knows it tells it."""
        known = self.new or self.old
        if known is None:
            raise ValueError("a movement needs an action in one of the editions")
        return known

    @property
    def changed_tier(self) -> bool:
        """True when it is recommended in both editions, in different tiers."""
        if self.old is None or self.new is None or self.kind in ("entered", "left"):
            return False
        return self.old.tier != self.new.tier

    @property
    def is_news(self) -> bool:
        """True when something about its place or tier changed."""
        return self.kind != "stayed" or self.changed_tier


def find_movements(old: Results, new: Results) -> tuple[Movement, ...]:
    """Say of every action recommended in one of the editions whether it entered, left, rose, fell or stayed.

    Returns
    -------
    tuple of Movement
        In the order of the new edition, then those that left in the order of the old one.
    """
    before, now = ({action.id: action for action in results.actions} for results in (old, new))
    listed = dict.fromkeys(action.id for action in (*new.recommended, *old.recommended))
    by_value = old.is_ranked and new.is_ranked
    return tuple(_move(before.get(name), now.get(name), by_value=by_value) for name in listed)


def _move(old: ActionResult | None, new: ActionResult | None, *, by_value: bool) -> Movement:
    was, now = (_place(action, by_value=by_value) for action in (old, new))
    return Movement(_kind(was, now), old, new, was, now)


def _place(action: ActionResult | None, *, by_value: bool) -> int | None:
    if action is None or not action.is_recommended:
        return None
    return action.place if by_value else action.order


def _kind(was: int | None, now: int | None) -> Kind:
    if was is None:
        return "entered"
    if now is None:
        return "left"
    return "rose" if now < was else "fell" if now > was else "stayed"


def summarise(old: Results, new: Results) -> str:
    """Say in one sentence how the recommendations moved since the older edition.

    Parameters
    ----------
    old, new : Results
        Two editions of one report.
    """
    moved = describe_movements(find_movements(old, new))
    if old.dated == new.dated:
        return _("Since the version before: {moved}").format(moved=moved)
    return _("Since {day}: {moved}").format(day=write_day(old.dated), moved=moved)


def describe_movements(movements: tuple[Movement, ...]) -> str:
    """Count the recommendations by what became of them, to stand behind a colon."""
    parts = _count_parts(movements)
    if not parts:
        return _("no recommendation moved.")
    rest = sum(not movement.is_news for movement in movements)
    unchanged = ngettext("{n} unchanged", "{n} unchanged", rest).format(n=rest)
    return _("{moved}; {unchanged}.").format(moved=", ".join(parts), unchanged=unchanged)


def _count_parts(movements: tuple[Movement, ...]) -> list[str]:
    """Count each kind that there is."""
    counts = {kind: sum(movement.kind == kind for movement in movements) for kind in _KINDS}
    tiers = sum(movement.changed_tier for movement in movements)
    told = [
        (counts["entered"], ngettext("{n} entered", "{n} entered", counts["entered"])),
        (counts["left"], ngettext("{n} left", "{n} left", counts["left"])),
        (counts["rose"], ngettext("{n} rose", "{n} rose", counts["rose"])),
        (counts["fell"], ngettext("{n} fell", "{n} fell", counts["fell"])),
        (tiers, ngettext("{n} changed tier", "{n} changed tier", tiers)),
    ]
    return [words.format(n=count) for count, words in told if count]


_KINDS: tuple[Kind, ...] = ("entered", "left", "rose", "fell")
