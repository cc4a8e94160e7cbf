"""The shipped fonts as typst takes them, for pages and for pictures."""

from functools import cache

import typst

from bahali.document.fonts import FONT_FOLDER


@cache
def read_fonts() -> typst.Fonts:
    """Read the shipped fonts; those of the machine would make other pages elsewhere, and typst's stay out."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)]
    )
