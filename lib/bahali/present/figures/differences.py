"""Pairs of marks: on which questions two groups part ways."""

import pandas as pd

from bahali.document.blocks import Figure, Table
from bahali.present.figures.naming import hide_spines, name_lines
from bahali.present.figures.style import ACCENT, FAINT, INK, QUIET, Words, drawing, finish, shorten
from bahali.vocabulary.language import _
from bahali.workshop.frames import each_row


def draw_differences(differences: pd.DataFrame, scale: tuple[int, int], words: Words, table: Table) -> Figure:
    """Draw the middle ratings of two groups on one line for each question.

    Parameters
    ----------
    differences : DataFrame
        Columns ``label``, ``first_name`` and ``second_name`` (words for a reader), ``first_median`` and
        ``second_median``, largest difference first.
    scale : tuple of int
        Lowest and highest rating.
    words : Words
        Name, caption and alternative text.
    table : Table
        The same numbers.
    """
    shapes = dict(zip(_names(differences), "osD^vP", strict=False))
    with drawing(1.2 + 0.42 * len(differences)) as (canvas, axes):
        for height, row in enumerate(each_row(differences)):
            ends = [row.first_median, row.second_median]
            axes.plot(ends, [height, height], color=FAINT, linewidth=6, solid_capstyle="round", zorder=1)
            for median, name in zip(ends, (row.first_name, row.second_name), strict=True):
                is_first = name == next(iter(shapes))
                axes.scatter(median, height, s=62, marker=shapes.get(name, "X"), edgecolor=INK,
                             facecolor=ACCENT if is_first else "white", zorder=2)  # fmt: skip
        name_lines(axes, [shorten(str(label), 50) for label in differences["label"]])
        axes.set(xlim=(scale[0] - 0.3, scale[1] + 0.3), xlabel=_("Middle rating of the group"))
        axes.xaxis.label.set_color(QUIET)
        for place, (name, shape) in enumerate(shapes.items()):
            axes.scatter([], [], s=62, marker=shape, edgecolor=INK, label=shorten(name, 40),
                         facecolor="white" if place else ACCENT)  # fmt: skip
        axes.legend(ncols=2, loc="lower right", bbox_to_anchor=(1.0, 1.0), frameon=False, fontsize=8)
        hide_spines(axes, "left", "top", "right")
        return finish(canvas, words, table)


def _names(differences: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys([*differences["first_name"], *differences["second_name"]]))
