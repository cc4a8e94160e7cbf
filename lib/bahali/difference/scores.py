"""Values and ratings of actions that have a place in both editions: before and now."""

from collections.abc import Iterator

from bahali.difference.causes import Mixture
from bahali.difference.changes import changed_ratings, rated_in_words
from bahali.document.blocks import Column, References, Table
from bahali.document.results import ActionResult
from bahali.document.section import Section
from bahali.vocabulary.language import _

ScoreLine = tuple[str, str, str, str, References]


def compare_scores(mixture: Mixture) -> tuple[ScoreLine, ...]:
    """List what each action is worth, over all and on each criterion, where that changed.

    Returns
    -------
    tuple of ScoreLine
        Title, what changed, before, now, and the id, in the order of the new edition.
    """
    before = {action.id: action for action in mixture.old.actions}
    titles = {one.id: one.title for one in (*mixture.old.criteria, *mixture.new.criteria)}
    both = [action for action in mixture.new.actions if action.id in before]
    placed = [one for one in both if one.place is not None and before[one.id].place is not None]
    return tuple(line for action in placed for line in _lines(before[action.id], action, titles))


def scores_section(lines: tuple[ScoreLine, ...]) -> Section:
    """Show what raters say otherwise than before."""
    note = _(
        "Points of 100. Where ratings may not be shown only values stand here; a number of raters is left out"
        " where it would point to a few."
    )
    table = Table(
        name="scores-table",
        caption=_("Values and ratings: before and now"),
        columns=(
            Column(label=_("Action"), is_free=True),
            Column(label=_("What"), is_free=True),
            Column(label=_("Before")),
            Column(label=_("Now")),
            Column(label=_("Id")),
        ),
        rows=lines,
        note=note,
    )
    return Section(name="scores", title=_("Values and ratings"), blocks=(table,))


def _lines(old: ActionResult, new: ActionResult, titles: dict[str, str]) -> Iterator[ScoreLine]:
    link = References(ids=(new.id,))
    if old.value != new.value:
        yield new.title, _("Value"), _points(old.value), _points(new.value), link
    if old.ratings and new.ratings:
        for name, was, now in changed_ratings(old, new):
            yield new.title, titles.get(name, name), rated_in_words(was), rated_in_words(now), link


def _points(value: int | None) -> str:
    return _("not known") if value is None else str(value)
