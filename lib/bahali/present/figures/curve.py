"""A staircase: how much more can be had for how much more money."""

import pandas as pd

from bahali.document.blocks import Figure, Table
from bahali.present.figures.naming import hide_spines
from bahali.present.figures.style import ACCENT, INK, QUIET, Words, drawing, finish, shorten
from bahali.present.words import as_amount
from bahali.vocabulary.language import _


def draw_curve(curve: pd.DataFrame, limit: float, unit: str, words: Words, table: Table) -> Figure:
    """Draw the best value as the budget grows, with a line where the budget is.

    Parameters
    ----------
    curve : DataFrame
        Columns ``limit`` (money) and ``value``, by growing limit; the value stays until the next step.
    limit : float
        The budget there is.
    unit : str
        Unit of money, as printed.
    words : Words
        Name, caption and alternative text.
    table : Table
        The same numbers.
    """
    with drawing(2.6) as (canvas, axes):
        highest = float(curve["value"].max())
        share = 100 * curve["value"].astype(float) / highest if highest > 0 else 0 * curve["value"]
        end = max(float(curve["limit"].max()), limit) * 1.05 or 1.0
        steps = [*curve["limit"].astype(float), end]
        axes.step(steps, [*share, share.iloc[-1]], where="post", color=ACCENT, linewidth=2)
        axes.axvline(limit, color=INK, linewidth=1.2, linestyle=(0, (4, 3)))
        axes.text(limit, 4, _(" this budget: {limit} ").format(limit=as_amount(limit)), fontsize=8, color=INK,
                  ha="left" if limit < end / 2 else "right")  # fmt: skip
        axes.set(
            xlim=(0, end),
            ylim=(0, 105),
            xlabel=shorten(_("Money, {unit}").format(unit=unit), 80, 1),
            ylabel=_("Value reached,\n% of the most"),
        )
        axes.xaxis.label.set_color(QUIET)
        axes.yaxis.label.set_color(QUIET)
        hide_spines(axes, "top", "right")
        return finish(canvas, words, table)
