"""Figures as HTML: the picture, the words that stand for it, and the numbers it was drawn from."""

import base64

from bahali.document.blocks import Figure
from bahali.document.cells import make_anchor, render_plain
from bahali.document.tables import render_table

NUMBERS_BEHIND = "Numbers behind this figure"
PIXELS_PER_INCH = 96  # of CSS
WIDE_FROM_INCHES = 5.5  # a wider picture keeps a legible width on a phone and scrolls in its frame


def render_figure(figure: Figure, anchors: frozenset[str]) -> str:
    """Show a figure; its numbers can be opened below it.

    The picture travels as an image, not as markup of the page: its styles then need no exception in the
    page's security policy, and nothing inside it can run.
    """
    anchor = make_anchor(figure.name)
    return (
        f'<figure id="{anchor}">\n'
        f'<div class="figure-frame" role="group" aria-labelledby="caption-{anchor}" tabindex="0">'
        f"{_render_picture(figure)}</div>\n"
        f'<figcaption id="caption-{anchor}">{render_plain(figure.caption)}</figcaption>\n'
        f"<details>\n<summary>{NUMBERS_BEHIND}</summary>\n{render_table(figure.table, anchors)}\n</details>\n"
        "</figure>"
    )


def _render_picture(figure: Figure) -> str:
    content = base64.b64encode(figure.svg.encode()).decode("ascii")
    width, height = (round(inches * PIXELS_PER_INCH) for inches in (figure.width, figure.height))
    wide = ' class="wide"' if figure.width >= WIDE_FROM_INCHES else ""
    return (
        f'<img{wide} alt="{render_plain(figure.alt)}" width="{width}" height="{height}" '
        f'src="data:image/svg+xml;base64,{content}">'
    )
