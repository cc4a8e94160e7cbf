"""Places with their range: which actions come first, and how sure that is."""

import pandas as pd

from bahali.document.blocks import Figure, Table
from bahali.present.figures.naming import hide_spines, name_rows
from bahali.present.figures.style import ACCENT, FAINT, INK, QUIET, Words, drawing, finish
from bahali.vocabulary.language import _
from bahali.workshop.frames import each_row

_SHAPES = ("o", "s", "D", "^", "v", "P")


def draw_places(ranked: pd.DataFrame, words: Words, table: Table) -> Figure:
    """Draw each action's place as a mark on the range of places it takes when the judgement varies.

    Parameters
    ----------
    ranked : DataFrame
        Columns ``action_id``, ``title``, ``place``, ``best_place``, ``worst_place`` and ``tier``, best
        first; only actions that have a place.
    words : Words
        Name, caption and alternative text.
    table : Table
        The same numbers.
    """
    with drawing(1.0 + 0.44 * len(ranked)) as (canvas, axes):
        tiers = list(dict.fromkeys(ranked["tier"]))
        for height, action in enumerate(each_row(ranked)):
            axes.plot([action.best_place, action.worst_place], [height, height], color=FAINT, linewidth=7,
                      solid_capstyle="round", zorder=1)  # fmt: skip
        for tier, shape in zip(tiers, _SHAPES * len(tiers), strict=False):
            heights = [height for height, value in enumerate(ranked["tier"]) if value == tier]
            places = ranked["place"].astype(int).to_numpy()[heights]
            fill = ACCENT if tier == tiers[0] else "white"
            axes.scatter(
                places, heights, s=52, marker=shape, facecolor=fill, edgecolor=INK, zorder=2, label=tier
            )
        last = int(ranked["worst_place"].max())
        name_rows(axes, ranked["action_id"], ranked["title"])
        axes.set(xlim=(0.5, last + 0.5), xlabel=_("Place (1 is first)"))
        axes.set_xticks(range(1, last + 1))
        axes.xaxis.label.set_color(QUIET)
        axes.legend(title=_("Tier"), loc="upper right", frameon=False, fontsize=8, title_fontsize=8)
        hide_spines(axes, "left", "top", "right")
        return finish(canvas, words, table)
