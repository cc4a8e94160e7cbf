"""Where a picture is drawn: matplotlib's own SVG, with the measures of words kept for the next picture."""

from functools import lru_cache
from io import StringIO
from typing import Any

from matplotlib.backends.backend_svg import FigureCanvasSVG, RendererSVG
from matplotlib.figure import Figure as Picture
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.textpath import text_to_path

POINTS_IN_INCH = 72  # an SVG of matplotlib counts in points
MOST_REMEMBERED = 8192  # words with their font; a report has about a thousand


class Pen(RendererSVG):
    """Draws SVG; asks for the measures of the same words in the same font once in a process."""

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> Any:  # noqa: ANN401
        """Measure words, in points."""
        return _measure(s, prop, ismath)

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        """Measure how far a font rises and falls, and its gap between lines, in points.

        A hook of matplotlib, which otherwise looks the font up anew for every text.
        """
        return _measure_font(prop.copy())


class _PenCanvas(FigureCanvasSVG):
    """A place to draw with one pen; matplotlib asks for it while it lays a picture out."""

    def __init__(self, picture: Picture, pen: Pen) -> None:
        super().__init__(picture)
        self._pen = pen

    def get_renderer(self) -> Pen:
        """Give the pen."""
        return self._pen


def write_svg(picture: Picture) -> str:
    """Lay a picture out, draw it once, and give the whole SVG file.

    The same as ``savefig`` writes, which draws twice, and looks every font up again for every text.
    """
    stream = StringIO()
    width, height = picture.get_size_inches() * POINTS_IN_INCH
    pen = Pen(width, height, stream, metadata={"Date": None, "Creator": None})  # type: ignore[no-untyped-call]
    _PenCanvas(picture, pen)
    picture.draw(pen)
    pen.finalize()  # type: ignore[no-untyped-call]
    return stream.getvalue()


@lru_cache(MOST_REMEMBERED)
def _measure(text: str, font: FontProperties, is_math: object) -> object:
    # The key is a copy: matplotlib makes one for every text it measures, since fonts can be changed.
    return text_to_path.get_text_width_height_descent(text, font, is_math)  # type: ignore[arg-type]


@lru_cache
def _measure_font(font: FontProperties) -> tuple[float, float, float]:
    file = get_font(fontManager.findfont(font))
    heights, head = file.get_sfnt_table("OS/2"), file.get_sfnt_table("head")
    if heights is None or head is None:
        raise ValueError(f"{file.family_name} lacks the measures that every TrueType font has")
    scale = font.get_size_in_points() / head["unitsPerEm"]
    measures = (heights["sTypoAscender"], -heights["sTypoDescender"], heights["sTypoLineGap"])
    rise, fall, gap = (scale * measure for measure in measures)
    return rise, fall, gap
