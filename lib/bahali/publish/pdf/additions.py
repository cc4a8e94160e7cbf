"""What a researcher added to a notebook, as pieces for the PDF template."""

import base64
import binascii
import struct

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from bahali.document.blocks import Table
from bahali.document.outputs import Narrative, Output
from bahali.publish.pdf.glyphs import replace_missing_in_svg
from bahali.publish.pdf.markup import Piece, show_html, show_narrative, show_raw
from bahali.publish.pdf.measures import PORTRAIT_WIDTH
from bahali.publish.pdf.pieces import measured
from bahali.publish.pdf.tables import show_table
from bahali.publish.pdf.words import show_text, tell_text

_PICTURE_HEIGHT = 300.0  # points, about; nobody says how high a picture of a researcher is
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_PER_POINT = 2.0  # pixels; notebooks draw for sharp screens
_LINK = "{http://www.w3.org/1999/xlink}href"


def show_addition(part: Narrative | Output, level: int) -> list[Piece]:
    """Show Markdown of a researcher, or what a cell of theirs shows.

    Parameters
    ----------
    part : Narrative or Output
        Already safe, or made safe here by the rules of ``bahali.document.freetext``.
    level : int
        Level that its headings get; 1 is that of a section.
    """
    if isinstance(part, Narrative):
        return list(map(_complete, show_narrative(part.text, level)))
    match part.media_type:
        case "text/html":
            return list(map(_complete, show_html(part.content, level)))
        case "text/plain":
            return [measured(show_raw(part.content))]
        case "image/png":
            picture = _frame_png(part.content)
        case "image/svg+xml":
            picture = replace_missing_in_svg(part.content) if _is_drawable(part.content) else ""
    return [_show_picture(picture, part.alt)]


def _complete(piece: Piece | Table) -> Piece:
    if isinstance(piece, Table):
        return show_table(piece, frozenset())
    if piece["kind"] == "heading":
        return piece | {"anchors": [], "height": 30.0}
    return measured(piece)


def _show_picture(svg: str, alt: str) -> Piece:
    """Show a picture; where it cannot be read, the words that stand for it."""
    if not svg:
        return measured({"kind": "paragraph", "words": show_text(alt), "direction": ""})
    return {"kind": "picture", "svg": svg, "alt": tell_text(alt), "height": _PICTURE_HEIGHT}


def _frame_png(content: str) -> str:
    """Put a PNG into an SVG of its size, which the template takes as words; blank when it is no PNG."""
    try:
        image = base64.b64decode("".join(content.split()), validate=True)
        width, height = struct.unpack_from(">II", image, 16)
    except (binascii.Error, struct.error):
        return ""
    if not image.startswith(_PNG_START) or not width or not height:
        return ""
    scale = min(1 / _PNG_PER_POINT, PORTRAIT_WIDTH / width)
    size = f'width="{width * scale:.2f}" height="{height * scale:.2f}"'
    data = base64.b64encode(image).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f'<image {size} href="data:image/png;base64,{data}"/></svg>'
    )


def _is_drawable(svg: str) -> bool:
    """Tell whether an SVG can be read and leads to no other file."""
    try:
        root = fromstring(svg)
    except (ParseError, DefusedXmlException, ValueError):
        return False
    links = [link for element in root.iter() for link in (element.get("href"), element.get(_LINK)) if link]
    return root.tag == "{http://www.w3.org/2000/svg}svg" and all(
        link.startswith(("#", "data:image/")) for link in links
    )
