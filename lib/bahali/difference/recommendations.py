"""Recommendations that entered, left, rose, fell or moved in tier, and why."""

from collections.abc import Iterator, Sequence

from bahali.difference.causes import Mixture
from bahali.difference.comparing import find_renamed
from bahali.difference.figure import draw_slopes
from bahali.difference.reasons import Cause
from bahali.document.blocks import Block, Card, Column, Detail, Heading, Paragraph, References, Table
from bahali.document.movements import Movement
from bahali.document.results import Results
from bahali.document.section import Section
from bahali.present.figures.style import Words
from bahali.vocabulary.dates import write_day
from bahali.vocabulary.language import N_, _, ngettext

KIND_WORDS = {
    "entered": N_("Entered"),
    "left": N_("Left"),
    "rose": N_("Rose"),
    "fell": N_("Fell"),
    "stayed": N_("Stayed"),
}
METHOD = N_(
    "The value of an action is a weighted sum, so the order is worked out again for every mixture of old and"
    " new weights, ratings, placed actions and number of recommendations. How many places an input moved"
    " an action is the average over all orders in which the inputs can be changed (Shapley value); together"
    " they are the whole move. “Had that not changed” leaves that one input as it was and all others as they"
    " are now."
)

Caused = Sequence[tuple[Movement, tuple[Cause, ...]]]


def recommendation_sections(
    mixture: Mixture, movements: Sequence[Movement], causes: Caused, mark: str = ""
) -> Iterator[Section]:
    """Show where each recommendation stood and stands, and for each that moved, why.

    Parameters
    ----------
    mixture : Mixture
        Both editions.
    movements : sequence of Movement
        What became of each recommendation.
    causes : sequence of pairs
        Those that moved, with their causes.
    mark : str
        Printed inside the picture; blank for real data.
    """
    if not movements:
        return
    blocks: list[Block] = [_table(mixture, movements, causes)]
    if causes:
        blocks.append(_figure(mixture, movements, mark))
    yield Section(name="recommendations", title=_("Recommendations"), blocks=tuple(blocks))
    if causes:
        cards = [_card(movement, found) for movement, found in causes]
        blocks = [*cards, Heading(text=_("How causes are found")), Paragraph(text=_(METHOD))]
        yield Section(name="causes", title=_("Why they moved"), blocks=tuple(blocks))


def _table(mixture: Mixture, movements: Sequence[Movement], causes: Caused) -> Table:
    why = {movement.action.id: _main_causes(found) for movement, found in causes}
    renamed = _renamed(mixture, movements)
    return Table(
        name="movements",
        caption=_("Places and tiers of the recommendations: before and now"),
        columns=(
            Column(label=_("Recommendation"), is_free=True),
            Column(label=_("What happened")),
            Column(label=_("Place")),
            Column(label=_("Tier"), is_free=True),
            Column(label=_("Because of")),
            Column(label=_("Id")),
        ),
        rows=tuple(
            (
                movement.action.title,
                _what_happened(movement, renamed),
                _both(_place(movement.old_place), _place(movement.new_place)),
                _both(_tier(movement, is_new=False), _tier(movement, is_new=True)),
                why.get(movement.action.id, ""),
                References(ids=(movement.action.id,)),
            )
            for movement in movements
        ),
        note=_("Places are those by value; recommendations of one value share a place."),
    )


def _what_happened(movement: Movement, renamed: dict[str, str]) -> str:
    kind = _(KIND_WORDS[movement.kind])
    if movement.action.id in renamed:
        return _("{kind}; perhaps {id} under another id").format(kind=kind, id=renamed[movement.action.id])
    return _("{kind}, other tier").format(kind=kind) if movement.changed_tier else kind


def _renamed(mixture: Mixture, movements: Sequence[Movement]) -> dict[str, str]:
    """Name the recommendations that may only have got another id."""
    entered = [one.new for one in movements if one.new is not None and one.old is None]
    known = {action.id for action in mixture.new.actions}
    return find_renamed(entered, [action for action in mixture.old.actions if action.id not in known])


def _both(old: str, new: str) -> str:
    """Write what was and what is, once where it is the same."""
    return old if old == new else _("{old}, now {new}").format(old=old, new=new)


def _place(place: int | None) -> str:
    return _("none") if place is None else str(place)


def _tier(movement: Movement, *, is_new: bool) -> str:
    action = movement.new if is_new else movement.old
    return (action.tier if action is not None and action.is_recommended else "") or _("none")


def _main_causes(causes: Sequence[Cause]) -> str:
    return "; ".join(dict.fromkeys(cause.label for cause in causes))


def _figure(mixture: Mixture, movements: Sequence[Movement], mark: str) -> Block:
    days = _days(mixture.old, mixture.new)
    moved = [movement for movement in movements if movement.kind != "stayed"]
    alt = ngettext(
        "Lines from the place before to the place now; {n} recommendation moved: {moved}.",
        "Lines from the place before to the place now; {n} recommendations moved: {moved}.",
        len(moved),
    ).format(n=len(moved), moved="; ".join(map(_in_words, moved)))
    caption = _("Places before and now; dashed: fell; hollow: entered or left")
    words = Words(name="slopes", caption=caption, alt=alt, mark=mark)
    return draw_slopes(movements, words, days)


def _days(old: Results, new: Results) -> tuple[str, str]:
    if old.dated == new.dated:
        return _("before"), _("now")
    return write_day(old.dated), write_day(new.dated)


def _in_words(movement: Movement) -> str:
    if movement.kind == "entered":
        return _("{id} entered at place {place}").format(id=movement.action.id, place=movement.new_place)
    if movement.kind == "left":
        return _("{id} left place {place}").format(id=movement.action.id, place=movement.old_place)
    return _("{id} from place {old} to {new}").format(
        id=movement.action.id, old=movement.old_place, new=movement.new_place
    )


def _card(movement: Movement, causes: Sequence[Cause]) -> Card:
    rows = dict.fromkeys(row for cause in causes for row in cause.rows)
    details = [Detail(label=cause.heading, value=cause.sentence, is_free=True) for cause in causes]
    if rows:
        details.append(Detail(label=_("Rows of the pack"), value="; ".join(rows)))
    marks = [
        Detail(label=_("Place before"), value=_place(movement.old_place)),
        Detail(label=_("Place now"), value=_place(movement.new_place)),
    ]
    if movement.changed_tier:
        marks += [
            Detail(label=_("Tier before"), value=_tier(movement, is_new=False), is_free=True),
            Detail(label=_("Tier now"), value=_tier(movement, is_new=True), is_free=True),
        ]
    return Card(
        name=movement.action.id, title=movement.action.title, marks=tuple(marks), details=tuple(details)
    )
