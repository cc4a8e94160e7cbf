"""The pen draws what matplotlib draws."""

from io import StringIO

import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Canvas

from bahali.present.figures.canvas import write_svg
from bahali.present.figures.style import drawing

WORDS = ["Lahore", "گھر تک ساتھ", "two\nlines, of which one is long", "$5 & <tags>", "▸ 3 † “quoted”", ""]


def _draw(axes: Axes, words: list[str]) -> None:
    for place, text in enumerate(words):
        axes.text(0.1, place, text, fontsize=8 + place, weight="bold" if place % 2 else "normal")
    axes.plot([0, 1], [0, len(words)], marker="o", label="Line")
    axes.set_yticks(range(len(words)), words, fontsize=7)
    axes.set(title="Title", xlabel="Label", xlim=(0, 1), ylim=(0, len(words)))
    axes.legend()


def _save_as_matplotlib_does(canvas: Canvas) -> str:
    FigureCanvasSVG(canvas)
    stream = StringIO()
    canvas.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    return stream.getvalue()


@pytest.mark.parametrize("words", [WORDS, WORDS[:1], WORDS[::-1]])
def test_a_picture_is_what_matplotlib_would_have_saved(words: list[str]) -> None:
    with drawing(3.0) as (canvas, axes):
        _draw(axes, words)
        mine = write_svg(canvas)
    with drawing(3.0) as (canvas, axes):
        _draw(axes, words)
        assert mine == _save_as_matplotlib_does(canvas)


def test_a_picture_does_not_depend_on_those_drawn_before() -> None:
    written = []
    for words in (WORDS, WORDS[1:], WORDS):
        with drawing(3.0) as (canvas, axes):
            _draw(axes, words)
            written.append(write_svg(canvas))
    assert written[0] == written[2]
    assert written[0] != written[1]
