"""Bars of chances: how often each action comes first, or among the first."""

import pandas as pd

from bahali.document.blocks import Figure, Table
from bahali.present.figures.naming import hide_spines, name_rows
from bahali.present.figures.style import ACCENT, FAINT, INK, QUIET, Words, drawing, finish
from bahali.vocabulary.language import _
from bahali.workshop.frames import each_row

LEAST_WIDTH = 0.07  # of the whole bar; in a narrower part a number has no room
MIDDLE = "#8fc3bd"


def draw_acceptability(ranked: pd.DataFrame, shortlist: int, words: Words, table: Table) -> Figure:
    """Draw one bar for each action, cut into how often it is first, else on the shortlist, else below.

    Parameters
    ----------
    ranked : DataFrame
        Columns ``action_id``, ``title``, ``first_share`` and ``chance`` (0 to 1), best first.
    shortlist : int
        How many actions are on the shortlist.
    words : Words
        Name, caption and alternative text.
    table : Table
        The same numbers.
    """
    with drawing(1.1 + 0.44 * len(ranked)) as (canvas, axes):
        for height, action in enumerate(each_row(ranked)):
            left = 0.0
            for share, (fill, ink, hatch) in zip(_cut(action, shortlist), _LOOKS, strict=True):
                axes.barh(height, share, left=left, height=0.62, color=fill, edgecolor="white", hatch=hatch)
                if share >= LEAST_WIDTH:
                    axes.text(left + share / 2, height, f"{share:.0%}", color=ink, fontsize=8,
                              ha="center", va="center")  # fmt: skip
                left += share
        name_rows(axes, ranked["action_id"], ranked["title"])
        axes.set(xlim=(0, 1), xlabel=_("Share of the draws"))
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 %"])
        axes.xaxis.label.set_color(QUIET)
        handles = [axes.barh(0, 0, color=fill, hatch=hatch) for fill, _ink, hatch in _LOOKS]
        names = [
            _("First"),
            _middle_places(shortlist),
            _("Below place {shortlist}").format(shortlist=shortlist),
        ]
        shown = [(handle, name) for handle, name in zip(handles, names, strict=True) if name]
        axes.legend(*zip(*shown, strict=True), ncols=3, loc="lower right", bbox_to_anchor=(1.0, 1.0),
                    frameon=False, fontsize=8)  # fmt: skip
        hide_spines(axes, "left", "top", "right")
        return finish(canvas, words, table)


def _middle_places(shortlist: int) -> str:
    """Name the places of the shortlist below the first; blank where there is none."""
    return {1: "", 2: _("Place 2")}.get(shortlist, _("Place 2 to {shortlist}").format(shortlist=shortlist))


def _cut(action: object, shortlist: int) -> tuple[float, float, float]:
    first, chance = float(action.first_share), float(action.chance)  # type: ignore[attr-defined]
    chance = first if shortlist == 1 else max(chance, first)
    return first, chance - first, 1 - chance


_LOOKS = ((ACCENT, "white", ""), (MIDDLE, INK, "//"), (FAINT, INK, ""))
