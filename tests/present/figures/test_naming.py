"""Names around a picture stand where matplotlib writes the labels of its ticks."""

import re
from collections.abc import Callable

import pytest
from matplotlib.axes import Axes

from bahali.present.figures.canvas import write_svg
from bahali.present.figures.naming import WIDE_GAP, hide_spines, name_columns, name_places, name_rows
from bahali.present.figures.style import drawing

NAMES = ["Lahore", "two\nlines", "a long one"]
PLACES = [0.5, 1.5, 2.5]


def _words_with_places(draw: Callable[[Axes], object]) -> list[str]:
    """Draw, and give every word with its size, place and turn, in the order of the alphabet."""
    with drawing(2.0) as (canvas, axes):
        axes.set(xlim=(0, 3), ylim=(3, 0))
        axes.tick_params(labelleft=False, labelbottom=False)
        draw(axes)
        return sorted(re.findall(r"<text[^>]*>[^<]*</text>", write_svg(canvas)))


def _label_left(axes: Axes) -> None:
    axes.set_yticks(PLACES, NAMES, fontsize=8)
    axes.tick_params(axis="y", length=0, labelleft=True)


def _label_below(axes: Axes) -> None:
    axes.set_xticks(PLACES, NAMES, fontsize=7)
    axes.tick_params(axis="x", labelbottom=True)


def _label_on_top(axes: Axes) -> None:
    axes.set_xticks(PLACES, NAMES, fontsize=7, rotation=90)
    axes.tick_params(axis="x", length=0, labeltop=True)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (lambda axes: name_places(axes.yaxis, PLACES, NAMES), _label_left),
        (lambda axes: name_places(axes.xaxis, PLACES, NAMES, size=7, gap=WIDE_GAP), _label_below),
        (lambda axes: name_columns(axes, PLACES, NAMES, 7, 90), _label_on_top),
    ],
)
def test_names_stand_where_labels_of_ticks_would(
    mine: Callable[[Axes], object], theirs: Callable[[Axes], object]
) -> None:
    written = _words_with_places(mine)
    assert len(written) == 4  # one has two lines
    assert written == _words_with_places(theirs)


def test_rows_are_named_from_the_top_by_id_and_title() -> None:
    with drawing(1.0) as (_, axes):
        name_rows(axes, ["A-1", "A-2"], ["First", "Second"])
        assert [(name.get_text(), name.get_position()[1]) for name in axes.texts] == [
            ("A-1  First", 0),
            ("A-2  Second", 1),
        ]
        assert axes.get_ylim() == (1.5, -0.5)


def test_only_the_lines_named_are_left_out() -> None:
    with drawing(1.0) as (_, axes):
        hide_spines(axes, "left", "top")
        assert {side for side, line in axes.spines.items() if line.get_visible()} == {"bottom", "right"}
