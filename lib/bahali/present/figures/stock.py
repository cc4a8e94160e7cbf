"""Lines over years: how many trained people there are, at least and at most, and the target."""

from math import ceil

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from bahali.document.blocks import Figure, Table
from bahali.present.figures.naming import WIDE_GAP, hide_spines, name_places
from bahali.present.figures.style import ACCENT, FAINT, INK, QUIET, Words, drawing_many, finish, shorten
from bahali.vocabulary.language import _

COLUMNS = 2
PANEL_HEIGHT = 1.75  # inches
MOST_YEARS_NAMED = 6
ROOM_ABOVE = 1.25  # of the highest value, so that its number does not touch the title


def draw_stock(stock: pd.DataFrame, words: Words, table: Table) -> Figure:
    """Draw one small picture for each line, each on its own scale from nought.

    The stock is a line with marks, its bounds a band, the target a dashed line that ends in a diamond in its
    year; only the last number is written.

    Parameters
    ----------
    stock : DataFrame
        Columns ``line`` (words for a reader), ``year``, ``low``, ``active`` and ``high`` (people), and
        ``target_n`` and ``target_year``, missing where there is no target.
    words : Words
        Name, caption and alternative text.
    table : Table
        The same numbers.
    """
    lines = list(dict.fromkeys(stock["line"]))
    rows = ceil(len(lines) / COLUMNS)
    with drawing_many(0.5 + PANEL_HEIGHT * rows, rows, COLUMNS) as (canvas, panels):
        for panel, line in zip(panels, lines, strict=False):
            _draw_line(panel, stock[stock["line"] == line], line)
        for panel in panels[len(lines) :]:
            panel.set_axis_off()
        return finish(canvas, words, table)


def _draw_line(axes: Axes, stock: pd.DataFrame, line: str) -> None:
    years = stock["year"].astype(int).to_numpy()
    low, active, high = (stock[name].astype(float).to_numpy() for name in ("low", "active", "high"))
    axes.fill_between(years, low, high, facecolor=FAINT, edgecolor=QUIET, linewidth=0.5)
    axes.plot(years, active, color=ACCENT, marker="o", markersize=4.5, linewidth=1.8)
    axes.annotate(f"{active[-1]:.0f}", (years[-1], active[-1]), xytext=(6, -3), textcoords="offset points",
                  fontsize=9, color=ACCENT, annotation_clip=False)  # fmt: skip
    top = max(high.max(), _draw_target(axes, stock, years[0]), 1.0)
    axes.set_title(shorten(line, 44), fontsize=9, loc="left", color=INK)
    axes.set(ylim=(0, top * ROOM_ABOVE), xlim=(years[0] - 0.3, max(years[-1], years[0] + 1) + 0.75))
    named = years[:: ceil(len(years) / MOST_YEARS_NAMED)]
    name_places(axes.xaxis, named, [str(year) for year in named], gap=WIDE_GAP)
    heights = MaxNLocator(4, integer=True).tick_values(0, top * ROOM_ABOVE)
    heights = heights[heights <= top * ROOM_ABOVE]
    name_places(axes.yaxis, heights, [f"{height:.0f}" for height in heights], gap=WIDE_GAP)
    hide_spines(axes, "top", "right")


def _draw_target(axes: Axes, stock: pd.DataFrame, first: int) -> float:
    """Draw the target of a line, and give its height; 0 where there is none."""
    target, year = stock["target_n"].iloc[0], stock["target_year"].iloc[0]
    if pd.isna(target):
        return 0.0
    height, when = float(target), int(year)
    axes.plot([first - 0.3, when], [height, height], color=INK, linestyle=(0, (4, 2)), linewidth=1.1)
    axes.plot([when], [height], color=INK, marker="D", markersize=5, markerfacecolor="white")
    named = _("Target {height}").format(height=int(height))
    axes.annotate(named, (first - 0.25, height), xytext=(0, 3), textcoords="offset points",
                  fontsize=8, color=INK)  # fmt: skip
    return height
