"""The integration matrix as a picture: what each instrument says of each requirement."""

import pandas as pd
import seaborn as sns
from matplotlib.patches import Rectangle

from bahali.document.blocks import Figure, Table
from bahali.present.figures.style import ACCENT, FAINT, INK, QUIET, Words, drawing, finish, shorten
from bahali.vocabulary.law import Coverage

LABEL_WIDTH = 84  # letters of that size that fit beside each other over the tiles
MOST_LEVEL_LABELS = 7  # with more columns than these, labels would run into each other
UPRIGHT_WIDTH = 24  # letters of a label that stands upright
MARKS = {
    Coverage.EXPLICIT: ("E", ACCENT, "white"),
    Coverage.PARTIAL: ("P", "#8fc1c0", INK),
    Coverage.SILENT: ("S", "white", INK),
    Coverage.CONFLICT: ("C", "#8c2d04", "white"),
    Coverage.NOT_ASSESSED: ("·", "#f2f4f5", QUIET),
}


def draw_matrix(matrix: pd.DataFrame, words: Words, table: Table) -> Figure:
    """Draw one tile for each requirement and instrument; the letter says the same as the shade.

    Parameters
    ----------
    matrix : DataFrame
        Codes of ``Coverage``; index and columns are already words for readers.
    words : Words
        Name, caption and alternative text.
    table : Table
        The same cells.
    """
    with drawing(1.8 + 0.3 * len(matrix)) as (canvas, axes):
        for row, codes in enumerate(matrix.to_numpy()):
            for column, code in enumerate(codes):
                letter, shade, ink = MARKS[Coverage(code)]
                axes.add_patch(Rectangle((column, row), 1, 1, facecolor=shade, edgecolor=FAINT))
                axes.text(column + 0.5, row + 0.5, letter, ha="center", va="center", color=ink, fontsize=9)
        axes.set(xlim=(0, len(matrix.columns)), ylim=(len(matrix), 0))
        is_crowded = len(matrix.columns) > MOST_LEVEL_LABELS
        width = UPRIGHT_WIDTH if is_crowded else LABEL_WIDTH // len(matrix.columns)
        columns = [shorten(str(name), width, 2 if is_crowded else 4) for name in matrix.columns]
        rows = [shorten(str(name), 44, 1) for name in matrix.index]
        axes.set_xticks(
            [number + 0.5 for number in range(len(columns))],
            columns,
            fontsize=7,
            rotation=90 if is_crowded else 0,
        )
        axes.set_yticks([number + 0.5 for number in range(len(rows))], rows, fontsize=8)
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        key = "   ".join(f"{letter} {coverage.label.lower()}" for coverage, (letter, _, _) in MARKS.items())
        axes.set_xlabel(key, fontsize=8, color=QUIET)
        axes.xaxis.set_label_position("bottom")
        sns.despine(ax=axes, left=True, bottom=True)
        return finish(canvas, words, table)
