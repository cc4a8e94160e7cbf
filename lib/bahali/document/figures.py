"""Figures as HTML: the picture, the words that stand for it, and the numbers it was drawn from."""

import base64
from xml.etree import ElementTree

from bahali.document.blocks import Figure
from bahali.document.cells import make_anchor, render_attribute, render_plain
from bahali.document.drawing import inline_svg
from bahali.document.freetext import clean_text
from bahali.document.tables import render_table
from bahali.vocabulary.language import N_, _

NUMBERS_BEHIND = N_("Numbers behind this figure")
PIXELS_PER_INCH = 96  # of CSS
WIDE_FROM_INCHES = 5.5  # a wider picture keeps a legible width on a phone and scrolls in its frame


def render_figure(figure: Figure, anchors: frozenset[str]) -> str:
    """Show a figure; its numbers can be opened below it.

    The picture stands in the page as a drawing, so that its words can be searched and its font is brought
    once. One that holds more than plain drawing travels as an image, in which nothing can run.
    """
    anchor = make_anchor(figure.name)
    summary = f'<summary aria-describedby="caption-{anchor}">{render_plain(_(NUMBERS_BEHIND))}</summary>'
    numbers = f"{summary}\n{render_table(figure.table, anchors)}"
    return (
        f'<figure id="{anchor}">\n'
        f'<div class="figure-frame" role="group" aria-labelledby="caption-{anchor}" tabindex="0">'
        f"{_render_picture(figure)}</div>\n"
        f'<figcaption id="caption-{anchor}">{render_plain(figure.caption)}</figcaption>\n'
        f"<details>\n{numbers}\n</details>\n"
        "</figure>"
    )


def _render_picture(figure: Figure) -> str:
    size = {
        "width": str(round(figure.width * PIXELS_PER_INCH)),
        "height": str(round(figure.height * PIXELS_PER_INCH)),
    }
    if figure.width >= WIDE_FROM_INCHES:
        size["class"] = "wide"
    drawing = inline_svg(figure.svg, make_anchor(figure.name))
    if drawing is None:
        return _render_image(figure, size)
    words = {"role": "img", "aria-label": clean_text(figure.alt)}
    for name, value in (words | size).items():
        drawing.set(name, value)
    return ElementTree.tostring(drawing, encoding="unicode")


def _render_image(figure: Figure, size: dict[str, str]) -> str:
    content = base64.b64encode(figure.svg.encode()).decode("ascii")
    facts = "".join(f' {name}="{value}"' for name, value in size.items())
    return f'<img alt="{render_attribute(figure.alt)}"{facts} src="data:image/svg+xml;base64,{content}">'
