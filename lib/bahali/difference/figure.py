"""Places in two editions, side by side: which recommendations rose and which fell."""

from collections.abc import Sequence

import seaborn as sns
from matplotlib.axes import Axes

from bahali.document.blocks import Column, Figure, References, Table
from bahali.document.freetext import clean_text
from bahali.document.movements import Movement
from bahali.present.figures.style import ACCENT, FAINT, INK, QUIET, Words, drawing, finish, shorten
from bahali.vocabulary.language import _

_OLD, _NEW = 0.0, 1.0
_LINES = {"rose": (ACCENT, 2.2), "fell": (INK, 2.2), "stayed": (QUIET, 1.0)}
_ROW = 0.42  # inches for each place


def draw_slopes(movements: Sequence[Movement], words: Words, days: tuple[str, str]) -> Figure:
    """Draw each recommendation as a line from its old place, on the left, to its new one, on the right.

    Parameters
    ----------
    movements : sequence of Movement
        At least one; one that entered or left has a mark on one side only.
    words : Words
        Name, caption and alternative text.
    days : tuple of str
        What stands over the two sides.
    """
    lowest = max(place for one in movements for place in (one.old_place, one.new_place) if place)
    with drawing(1.0 + _ROW * lowest) as (canvas, axes):
        for movement in movements:
            colour, width = _LINES.get(movement.kind, (QUIET, 1.0))
            ends = [(x, y) for x, y in ((_OLD, movement.old_place), (_NEW, movement.new_place)) if y]
            xs, ys = zip(*ends, strict=True)
            axes.plot(xs, ys, color=colour, linewidth=width,
                      linestyle="--" if movement.kind == "fell" else "-", zorder=1)  # fmt: skip
            hollow = movement.kind in ("entered", "left")
            axes.scatter(xs, ys, s=44, facecolor="white" if hollow else colour,
                         edgecolor=INK, zorder=2)  # fmt: skip
        _name_sides(axes, movements)
        axes.set(xlim=(-1.2, 2.2), ylim=(lowest + 0.6, 0.1))
        axes.set_xticks([_OLD, _NEW], list(days))
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        axes.set_yticks([])
        axes.vlines([_OLD, _NEW], 0.5, lowest + 0.5, color=FAINT, zorder=0)
        sns.despine(ax=axes, left=True, bottom=True)
        return finish(canvas, words, _table(words.name, movements, days))


def _name_sides(axes: Axes, movements: Sequence[Movement]) -> None:
    """Write the ids and titles of the actions of one place on one line beside it."""
    for x, side, align in ((_OLD, "old_place", "right"), (_NEW, "new_place", "left")):
        named: dict[int, list[Movement]] = {}
        for movement in movements:
            place = getattr(movement, side)
            if place:
                named.setdefault(place, []).append(movement)
        for place, shared in named.items():
            text = _side_words(place, shared)
            offset = -0.06 if align == "right" else 0.06
            axes.text(x + offset, place, text, ha=align, va="center", fontsize=8, color=INK)


def _side_words(place: int, shared: Sequence[Movement]) -> str:
    """Name what stands at a place; cleaned, since results are a file that anybody can write."""
    ids = ", ".join(movement.action.id for movement in shared)
    named = ids if len(shared) > 1 else f"{ids}  {shared[0].action.title}"
    return f"{place}  {shorten(clean_text(named), 40)}"


def _table(name: str, movements: Sequence[Movement], days: tuple[str, str]) -> Table:
    return Table(
        name=f"{name}-numbers",
        caption=_("Places in both editions"),
        columns=(
            Column(label=_("Action"), is_free=True),
            Column(label=_("Place, {day}").format(day=days[0])),
            Column(label=_("Place, {day}").format(day=days[1])),
            Column(label=_("Id")),
        ),
        rows=tuple(
            (
                movement.action.title,
                _place(movement.old_place),
                _place(movement.new_place),
                References(ids=(movement.action.id,)),
            )
            for movement in movements
        ),
    )


def _place(place: int | None) -> str:
    return _("not recommended") if place is None else str(place)
