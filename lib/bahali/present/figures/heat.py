"""Heat maps: how many services stand where."""

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.patches import Rectangle

from bahali.document.blocks import Figure, Table
from bahali.present.figures.style import FAINT, QUIET, SHADES, Words, drawing, finish, shorten


def draw_counts(counts: pd.DataFrame, words: Words, table: Table) -> Figure:
    """Draw counts as a heat map with the number in each cell; cells with none are hatched.

    Parameters
    ----------
    counts : DataFrame
        Whole numbers; index and columns are already words for readers.
    words : Words
        Name, caption and alternative text.
    table : Table
        The same numbers.
    """
    with drawing(0.9 + 0.5 * len(counts)) as (canvas, axes):
        shown = counts.rename(
            index=lambda text: shorten(str(text), 26), columns=lambda text: shorten(str(text), 15)
        )
        highest = max(int(counts.to_numpy().max(initial=0)), 1)
        sns.heatmap(
            shown, ax=axes, cmap=SHADES, vmin=0, vmax=highest * 1.3, annot=True, fmt="d", cbar=False,
            linewidths=1.5, linecolor="white", annot_kws={"fontsize": 11},
        )  # fmt: skip
        for row, column in np.argwhere(counts.to_numpy() == 0):
            axes.add_artist(Rectangle((column, row), 1, 1, facecolor="white", hatch="////", edgecolor=FAINT))
        axes.set(xlabel="", ylabel="")
        axes.xaxis.tick_top()
        axes.tick_params(length=0, labelrotation=0, colors=QUIET, labelcolor="black")
        return finish(canvas, words, table)
