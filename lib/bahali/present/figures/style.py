"""How every picture looks, and how it becomes SVG that is the same everywhere and each time."""

import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas
from matplotlib.font_manager import fontManager

from bahali.document.blocks import Figure, Table
from bahali.document.drawing import slim_svg
from bahali.document.fonts import FONT_FAMILIES, FONT_FILES
from bahali.present.figures.canvas import POINTS_IN_INCH, write_svg
from bahali.present.figures.ground import PlainAxes

WIDTH = 7.2  # inches; fills the text column of an A4 page
INK = "#1a2b33"
QUIET = "#5b6a72"
FAINT = "#d9dfe2"
SHADES = "YlGnBu"  # light to dark: keeps its order in grey print and for all common kinds of colour vision
ACCENT = "#0b5d66"
_RULES: dict[Any, Any] = {
    "font.family": list(FONT_FAMILIES),
    "svg.fonttype": "none",
    "svg.hashsalt": "bahali",
    "text.parse_math": False,  # a $ in somebody's words is a dollar
    "font.size": 9.0,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": QUIET,
    "xtick.color": INK,
    "ytick.color": INK,
    "hatch.linewidth": 0.6,
    "axes.titley": 1.0,  # no picture has ticks above a title, so that no place must be looked for
}


for font_file in FONT_FILES:
    if not font_file.stem.endswith("Symbols"):  # matplotlib has all of DejaVu Sans
        fontManager.addfont(font_file)


@dataclass(frozen=True)
class Words:
    """The words that go with a picture.

    Parameters
    ----------
    name : str
        Anchor, unique in the report.
    caption : str
        What it shows.
    alt : str
        Its message, for somebody who cannot see it.
    mark : str
        Printed inside the picture, so that it stays when the picture is copied out; blank for none.
    """

    name: str
    caption: str
    alt: str
    mark: str = ""


@contextmanager
def drawing(height: float) -> Iterator[tuple[Canvas, Axes]]:
    """Give an empty picture of the usual width, drawn without any shared state."""
    with drawing_many(height, 1, 1) as (canvas, (axes,)):
        yield canvas, axes


@contextmanager
def drawing_many(height: float, rows: int, columns: int) -> Iterator[tuple[Canvas, tuple[Axes, ...]]]:
    """Give a picture for several small ones beside and below each other, row by row."""
    with mpl.rc_context(), sns.axes_style("white"):
        mpl.rcParams.update(_RULES)
        canvas = Canvas(figsize=(WIDTH, height), dpi=POINTS_IN_INCH, layout="constrained")
        grid = canvas.subplots(rows, columns, squeeze=False, subplot_kw={"axes_class": PlainAxes})
        yield canvas, tuple(grid.flat)


def finish(canvas: Canvas, words: Words, table: Table) -> Figure:
    """Turn a picture into a block, with its mark, its words and its numbers."""
    if words.mark:
        canvas.supxlabel(words.mark, fontsize=8, color=QUIET, x=0.99, ha="right")
    _measure_less(canvas)
    width, height = canvas.get_size_inches()
    return Figure(
        name=words.name,
        caption=words.caption,
        alt=words.alt,
        svg=slim_svg(write_svg(canvas)),
        table=table,
        width=float(width),
        height=float(height),
    )


def _measure_less(canvas: Canvas) -> None:
    """Let what asks for no room of its own not be measured; that takes as long as to draw the picture."""
    for axes in canvas.axes:
        for mark in (*axes.patches, *axes.lines, *axes.collections, *axes.spines.values()):
            mark.set_in_layout(False)
        for axis in (axes.xaxis, axes.yaxis):
            if not axis.label.get_text():
                axis.label.set_visible(False)
                axis.set_label_coords(0, 0)  # otherwise its place beside the ticks is worked out all the same


def shorten(text: str, width: int = 46, lines: int = 2) -> str:
    """Break a label into at most so many lines; what does not fit ends in three dots.

    Examples
    --------
    >>> shorten("one two three four", width=9, lines=1)
    'one two…'
    """
    parts = textwrap.wrap(text, width)
    if len(parts) > lines:
        return "\n".join(parts[:lines]).rstrip(" ,;:") + "…"
    return "\n".join(parts)
