"""Plain axes look as those of matplotlib do."""

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from bahali.present.figures.canvas import write_svg
from bahali.present.figures.ground import PlainAxes
from bahali.present.figures.style import drawing


def _draw(kind: type[Axes]) -> tuple[str, Canvas]:
    with drawing(2.0) as (canvas, first):
        first.remove()
        axes = canvas.add_subplot(axes_class=kind)
        axes.plot([0, 4], [1, 3], marker="o")
        axes.barh([1, 2], [2, 9], hatch="//")  # reaches over the edge, where it is cut off
        axes.text(1, 2, "Word", clip_on=True)
        axes.set(xlim=(0, 5), ylim=(0, 4), title="Title", xlabel="Across", ylabel="Upright")
        axes.grid(visible=True)
        return write_svg(canvas), canvas


def test_a_picture_is_the_same_as_on_matplotlib_s_own_axes() -> None:
    assert _draw(PlainAxes)[0] == _draw(Axes)[0]


@pytest.mark.parametrize("height", [1.0, 4.0])
def test_what_is_cut_off_follows_the_axes_when_they_move(height: float) -> None:
    _svg, canvas = _draw(PlainAxes)
    canvas.set_layout_engine("none")
    canvas.set_size_inches(5.0, height)
    (axes,) = canvas.axes
    clip = axes.patches[0].clipbox
    assert clip is not None
    assert tuple(clip.bounds) == pytest.approx(tuple(axes.bbox.bounds))
