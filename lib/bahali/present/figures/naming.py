"""What stands around a picture: names of its rows and columns, and lines."""

from collections.abc import Iterable, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.ticker import NullLocator

from bahali.present.figures.style import shorten

GAP = 3.5  # points between a picture and the words beside it
WIDE_GAP = 7.0  # where a tick would have room between them


def name_rows(axes: Axes, ids: Iterable[str], titles: Iterable[str]) -> None:
    """Name each row of a picture by its id and title, the first row on top."""
    labels = [f"{row_id}  {shorten(title, 52)}" for row_id, title in zip(ids, titles, strict=True)]
    name_lines(axes, labels)


def name_lines(axes: Axes, labels: Sequence[str]) -> None:
    """Name each row of a picture, the first row on top."""
    name_places(axes.yaxis, range(len(labels)), labels)
    axes.set_ylim(len(labels) - 0.5, -0.5)


def name_places(
    axis: Axis,
    places: Iterable[float],
    names: Iterable[str],
    *,
    size: float = 8,
    gap: float = GAP,
) -> None:
    """Write names on the left of an axis, or below it.

    They look as the labels of ticks, each of which would be made of five parts, three of them never seen.
    """
    _write(axis, places, names, gap, fontsize=size)


def name_columns(
    axes: Axes, places: Iterable[float], names: Iterable[str], size: float, turn: int = 0
) -> None:
    """Write names on top of a picture, upright where they are turned by 90 degrees."""
    _write(axes.xaxis, places, names, GAP, is_on_top=True, fontsize=size, rotation=turn)


def _write(
    axis: Axis,
    places: Iterable[float],
    names: Iterable[str],
    gap: float,
    *,
    is_on_top: bool = False,
    **looks: Any,  # noqa: ANN401 for matplotlib
) -> None:
    axes = axis.axes
    axis.set_major_locator(NullLocator())
    is_across = axis is axes.xaxis
    find = axes.get_xaxis_text2_transform if is_on_top else axes.get_xaxis_text1_transform
    where, upright, across = (find if is_across else axes.get_yaxis_text1_transform)(gap)
    for place, name in zip(places, names, strict=True):
        spot = (place, float(is_on_top)) if is_across else (0.0, place)
        axes.text(*spot, name, transform=where, va=upright, ha=across, **looks)


def hide_spines(axes: Axes, *sides: str) -> None:
    """Leave out lines around a picture."""
    for side in sides:
        axes.spines[side].set_visible(False)
