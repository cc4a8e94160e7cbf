"""The integration matrix as a picture: what each instrument says of each requirement, and what changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from bahali.document.blocks import Figure, Table
from bahali.present.figures.naming import hide_spines, name_columns, name_places
from bahali.present.figures.style import ACCENT, INK, QUIET, Words, drawing, finish, shorten
from bahali.vocabulary.language import N_, _
from bahali.vocabulary.law import Coverage

MARKS = {
    Coverage.EXPLICIT: ("E", ACCENT, "white"),
    Coverage.PARTIAL: ("P", "#a9d3d0", INK),
    Coverage.SILENT: ("S", "white", INK),
    Coverage.CONFLICT: ("C", "#fbe6da", "#7a2600"),
    Coverage.NOT_ASSESSED: ("·", "#f5f7f8", QUIET),
}
RECOMMENDED, OTHER = "▸", "▹"
OVERALL = N_("Overall")
GAP = 0.2  # between the first column and the others, in widths of a tile
MOST_LEVEL_LABELS = 5  # with more instruments than these, labels would run into each other
UPRIGHT_WIDTH = 24  # letters of a label that stands upright
LETTERS_ACROSS = 100  # small letters that fit beside each other over all tiles
SMALL = 6.5  # size of sections and actions
IN_TILE: dict[str, Any] = {"ha": "center", "va": "center", "in_layout": False}
FEWEST_LETTERS = 5  # where fewer fit, a section would be cut to nothing, and is left to the table


@dataclass(frozen=True)
class Notes:
    """What stands in the tiles beside their letters.

    Parameters
    ----------
    overall : sequence of str
        Codes of ``Coverage``: how each requirement stands over all instruments.
    refs : sequence of sequence of str
        For each tile of each row the section, blank where none is known.
    changes : sequence of sequence of str or None
        For each tile the recommended action that changes it; blank where another change is proposed, None
        where none is.
    """

    overall: Sequence[str]
    refs: Sequence[Sequence[str]]
    changes: Sequence[Sequence[str | None]]


def draw_matrix(matrix: pd.DataFrame, words: Words, table: Table, notes: Notes | None = None) -> Figure:
    """Draw one tile for each requirement and instrument; the letter says the same as the shade.

    Parameters
    ----------
    matrix : DataFrame
        Codes of ``Coverage``; index and columns are already words for readers.
    words : Words
        Name, caption and alternative text.
    table : Table
        The same cells.
    notes : Notes, optional
        Sections, changes, and a first column with the standing over all instruments.
    """
    is_crowded = len(matrix.columns) > MOST_LEVEL_LABELS
    with drawing((2.3 if is_crowded else 1.7) + 0.3 * len(matrix)) as (canvas, axes):
        first = 1 + GAP if notes else 0.0
        fitting = int(LETTERS_ACROSS / (len(matrix.columns) + first))
        for row, codes in enumerate(matrix.to_numpy()):
            for column, code in enumerate(codes):
                ref, change = (notes.refs[row][column], notes.changes[row][column]) if notes else ("", None)
                words_in_tile = (_cut(ref, fitting - 2), _mark_change(change, fitting))
                _draw_tile(axes, (first + column, row), Coverage(code), words_in_tile)
            if notes:
                _draw_tile(axes, (0.0, row), Coverage(notes.overall[row]), ("", ""))
        _name_tiles(axes, matrix, first)
        axes.set_xlabel(_write_key(has_notes=notes is not None), fontsize=7.5, color=QUIET)
        hide_spines(axes, *axes.spines)
        return finish(canvas, words, table)


def _draw_tile(axes: Axes, place: tuple[float, int], coverage: Coverage, words: tuple[str, str]) -> None:
    """Draw the letter of what is said, the section beside it, and the change below it.

    What nobody assessed is faint, so that it recedes, unless a change is proposed there.
    """
    left, top = place
    ref, change = words
    letter, shade, ink = MARKS[coverage]
    is_known = coverage is not Coverage.NOT_ASSESSED
    line = top + (0.32 if change else 0.5)
    axes.add_artist(
        Rectangle((left + 0.03, top + 0.05), 0.94, 0.9, facecolor=shade, **_edge(coverage, change))
    )
    axes.text(left + (0.15 if ref else 0.5), line, letter, color=ink, fontsize=8.5, **IN_TILE,
              weight="bold" if is_known else "normal")  # fmt: skip
    if ref:
        axes.text(left + 0.61, line, ref, color=ink if is_known else INK, fontsize=SMALL, **IN_TILE)
    if change:
        dark = ink if is_known else ACCENT
        axes.text(left + 0.5, top + 0.71, change, color=dark, fontsize=SMALL, **IN_TILE)


def _edge(coverage: Coverage, change: str) -> dict[str, Any]:
    """Give the edge of a tile: heavy for a conflict, dashed where only a change gives it one."""
    if coverage is Coverage.CONFLICT:
        return {"edgecolor": MARKS[coverage][2], "linewidth": 2.0}
    if coverage is Coverage.NOT_ASSESSED:
        return {"edgecolor": ACCENT, "linewidth": 0.7 if change else 0.0, "linestyle": "--"}
    return {"edgecolor": QUIET, "linewidth": 0.7}


def _write_key(*, has_notes: bool) -> str:
    letters = "   ".join(
        f"{letter} {coverage.label.lower()}" for coverage, (letter, *_looks) in MARKS.items()
    )
    if not has_notes:
        return letters
    beside = _("Beside a letter: the section; beside “·”: a section was seen, nobody assessed it")
    below = _("Below it: {recommended} change by the recommended action named").format(
        recommended=RECOMMENDED
    )
    without = _("{other} change without a recommended action").format(other=OTHER)
    return f"{letters}\n{beside}\n{below}   {without}"


def _name_tiles(axes: Axes, matrix: pd.DataFrame, first: float) -> None:
    """Name the rows on the left and the columns on top."""
    is_crowded = len(matrix.columns) > MOST_LEVEL_LABELS
    width = UPRIGHT_WIDTH if is_crowded else int(0.9 * LETTERS_ACROSS / (len(matrix.columns) + first))
    columns = [shorten(str(name), width, 2 if is_crowded else 4) for name in matrix.columns]
    middles = [first + number + 0.5 for number in range(len(columns))]
    if first:
        columns, middles = [_(OVERALL), *columns], [0.5, *middles]
    rows = [shorten(str(name), 26, 2) for name in matrix.index]
    axes.set(xlim=(0, first + len(matrix.columns)), ylim=(len(matrix), 0))
    name_columns(axes, middles, columns, 7, 90 if is_crowded else 0)
    name_places(axes.yaxis, [number + 0.5 for number in range(len(rows))], rows, size=7)


def _mark_change(change: str | None, fitting: int) -> str:
    """Write the mark of a change, with the action that carries it where there is room."""
    if change is None:
        return ""
    if not change:
        return OTHER
    return f"{RECOMMENDED}{change}" if len(change) < fitting else RECOMMENDED


def _cut(text: str, fitting: int) -> str:
    """Cut a reference to so many letters; nothing where too few fit to say anything."""
    if len(text) <= fitting:
        return text
    return "" if fitting < FEWEST_LETTERS else f"{text[: fitting - 1].rstrip(' ,.')}…"
