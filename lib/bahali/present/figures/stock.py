"""Lines over years: how many trained people there are."""

import pandas as pd
import seaborn as sns
from matplotlib.ticker import MaxNLocator

from bahali.document.blocks import Figure, Table
from bahali.present.figures.style import QUIET, Words, drawing, finish, shorten


def draw_stock(stock: pd.DataFrame, words: Words, table: Table) -> Figure:
    """Draw one line for each cadre; marks and dashes tell lines apart without colour.

    Parameters
    ----------
    stock : DataFrame
        Columns ``line`` (words for a reader), ``year`` and ``active`` (people).
    words : Words
        Name, caption and alternative text.
    table : Table
        The same numbers.
    """
    lines = stock["line"].nunique()
    with drawing(2.6 + 0.16 * lines) as (canvas, axes):
        shown = stock.assign(active=stock["active"].astype(float))
        sns.lineplot(shown, x="year", y="active", hue="line", style="line", markers=True, dashes=True,
                     palette="viridis", ax=axes, linewidth=1.8, markersize=7)  # fmt: skip
        axes.set(xlabel="", ylabel="Trained people in service", ylim=(0, None))
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.yaxis.label.set_color(QUIET)
        legend = axes.legend(
            title=None, frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1.0, 1.0)
        )
        # Only now, so that two lines whose names begin alike stay two lines.
        for name in legend.get_texts():
            name.set_text(shorten(name.get_text(), 34))
        sns.despine(ax=axes)
        return finish(canvas, words, table)
