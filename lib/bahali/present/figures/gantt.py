"""Bars over months: when each action is done."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import seaborn as sns

from bahali.document.blocks import Figure, Table
from bahali.present.figures.style import ACCENT, FAINT, QUIET, Words, drawing, finish, name_rows, shorten
from bahali.workshop.frames import each_row

MONTHS_IN_HALF_YEAR = 6
IN_TIME: dict[str, Any] = {"color": ACCENT}
MOVED: dict[str, Any] = {"color": "white", "hatch": "////"}


def draw_calendar(
    schedule: pd.DataFrame, half_years: Sequence[tuple[int, str]], words: Words, table: Table
) -> Figure:
    """Draw one bar for each action over half-years; a hatched bar was moved to wait for another.

    Parameters
    ----------
    schedule : DataFrame
        Columns ``action_id``, ``title``, ``start_month``, ``end_month`` (months from the start of the plan)
        and ``delayed_by``, in the order to be drawn.
    half_years : sequence of (int, str)
        First month and label of each half-year, counted from the start of the plan.
    words : Words
        Name, caption and alternative text.
    table : Table
        The same dates.
    """
    with drawing(1.0 + 0.42 * len(schedule)) as (canvas, axes):
        for height, action in enumerate(each_row(schedule)):
            looks = MOVED if int(action.delayed_by) > 0 else IN_TIME
            length = int(action.end_month) - int(action.start_month)
            axes.barh(height, length, left=int(action.start_month), height=0.55, edgecolor=ACCENT, **looks)
        for number, (month, _) in enumerate(half_years):
            if number % 2 == 0:
                axes.axvspan(month, month + MONTHS_IN_HALF_YEAR, color=FAINT, alpha=0.4, zorder=0)
        axes.set_xticks([month + MONTHS_IN_HALF_YEAR / 2 for month, _ in half_years],
                        [shorten(label, 8, 3) for _, label in half_years], fontsize=7)  # fmt: skip
        name_rows(axes, schedule["action_id"], schedule["title"])
        axes.set(xlim=(half_years[0][0], half_years[-1][0] + MONTHS_IN_HALF_YEAR))
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        axes.xaxis.label.set_color(QUIET)
        sns.despine(ax=axes, left=True, bottom=True)
        return finish(canvas, words, table)
