"""Spans of weights: how far one weight may move before other actions come first."""

import pandas as pd

from bahali.document.blocks import Figure, Table
from bahali.present.figures.naming import hide_spines, name_lines
from bahali.present.figures.style import ACCENT, FAINT, INK, QUIET, Words, drawing, finish, shorten
from bahali.vocabulary.language import _
from bahali.workshop.frames import each_row


def draw_stability(spans: pd.DataFrame, words: Words, table: Table) -> Figure:
    """Draw for each criterion its weight, and the weights between which the shortlist stays as it is.

    Parameters
    ----------
    spans : DataFrame
        Columns ``label`` (words for a reader), ``weight``, ``shortlist_from`` and ``shortlist_to`` (0 to 1).
    words : Words
        Name, caption and alternative text.
    table : Table
        The same numbers.
    """
    with drawing(1.1 + 0.38 * len(spans)) as (canvas, axes):
        for height, span in enumerate(each_row(spans)):
            axes.plot([0, 100], [height, height], color=FAINT, linewidth=1, zorder=1)
            axes.plot([100 * span.shortlist_from, 100 * span.shortlist_to], [height, height], color=ACCENT,
                      linewidth=7, solid_capstyle="butt", zorder=2)  # fmt: skip
        axes.scatter(
            100 * spans["weight"],
            range(len(spans)),
            s=56,
            marker="D",
            facecolor="white",
            edgecolor=INK,
            zorder=3,
        )
        name_lines(axes, [shorten(str(label), 34) for label in spans["label"]])
        axes.set(xlim=(-1, 101), xlabel=_("Weight of the criterion, of 100 (diamond: the weight used)"))
        axes.xaxis.label.set_color(QUIET)
        hide_spines(axes, "left", "top", "right")
        return finish(canvas, words, table)
