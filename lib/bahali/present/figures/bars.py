"""Bars: how severe each gap is."""

import pandas as pd
import seaborn as sns

from bahali.document.blocks import Figure, Table
from bahali.present.figures.naming import hide_spines, name_rows
from bahali.present.figures.style import ACCENT, QUIET, Words, drawing, finish
from bahali.vocabulary.language import _


def draw_severity(gaps: pd.DataFrame, highest: int, words: Words, table: Table) -> Figure:
    """Draw one bar for each gap, most severe first.

    Parameters
    ----------
    gaps : DataFrame
        Columns ``gap_id``, ``statement`` and ``severity``, in the order to be drawn.
    highest : int
        End of the scale, so that bars of different reports can be compared.
    words : Words
        Name, caption and alternative text.
    table : Table
        The same numbers.
    """
    with drawing(0.7 + 0.42 * len(gaps)) as (canvas, axes):
        severities = gaps["severity"].astype(int).to_numpy()
        axes.barh(range(len(severities)), severities, height=0.6, color=sns.desaturate(ACCENT, 0.75))
        name_rows(axes, gaps["gap_id"], gaps["statement"])
        for place, severity in enumerate(severities):
            axes.text(severity + 0.05, place, str(severity), va="center", fontsize=9)
        axes.set(
            xlim=(0, highest + 0.4),
            xlabel=_("Severity, 1 (slight) to {highest} (most severe)").format(highest=highest),
            ylabel="",
        )
        axes.set_xticks(range(highest + 1))
        axes.xaxis.label.set_color(QUIET)
        hide_spines(axes, "left", "top", "right")
        return finish(canvas, words, table)
