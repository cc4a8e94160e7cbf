"""Figures as PNG pictures, since Word shows SVG only with a picture beside it for older versions."""

import base64
import json
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typst

from bahali.document.blocks import Figure
from bahali.document.outputs import Output
from bahali.document.reading import ReportDocument
from bahali.document.section import Section
from bahali.publish.fonts import read_fonts

PIXELS_PER_INCH = 160
SCREEN_PIXELS_PER_INCH = 96  # of a picture that a researcher's cell shows

_PAGES = b"""
#set page(margin: 0pt, width: auto, height: auto)
#for drawing in json(bytes(sys.inputs.drawings)) {
  page(image(bytes(drawing), format: "svg"))
}
"""


@dataclass(frozen=True)
class Picture:
    """A file with a picture, and its size in inches."""

    path: str
    width: float
    height: float


def save_pictures(report: ReportDocument, folder: Path) -> dict[str, Picture]:
    """Save all pictures of a report as PNG.

    Parameters
    ----------
    report : ReportDocument
        Whose figures, and whose researcher's pictures, to save.
    folder : Path
        Where to.

    Returns
    -------
    dict of str to Picture
        By what they are made from: the SVG, or the PNG in base64.
    """
    drawings = list(dict.fromkeys(_list_drawings(report)))
    photos = dict.fromkeys(
        part.content for part in report.parts if isinstance(part, Output) and part.media_type == "image/png"
    )
    made = [(drawing, content, PIXELS_PER_INCH) for drawing, content in _draw(drawings)]
    made += [(photo, base64.b64decode(photo), SCREEN_PIXELS_PER_INCH) for photo in photos]
    return {
        source: _save(content, folder / f"picture-{number}.png", density)
        for number, (source, content, density) in enumerate(made, start=1)
    }


def _list_drawings(report: ReportDocument) -> Iterator[str]:
    for part in report.parts:
        if isinstance(part, Section):
            yield from (block.svg for block in part.blocks if isinstance(block, Figure))
        elif isinstance(part, Output) and part.media_type == "image/svg+xml":
            yield part.content


def _draw(drawings: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Draw them all at once, in the fonts that reports are set in."""
    if drawings:
        # A compiler of typst cannot be shared by threads, and reports are written in several.
        pages = typst.compile(
            _PAGES,
            format="png",
            ppi=PIXELS_PER_INCH,
            font_paths=read_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"drawings": json.dumps(drawings)},
        )
        yield from zip(drawings, pages if isinstance(pages, list) else [pages], strict=True)


def _save(content: bytes, path: Path, density: int) -> Picture:
    path.write_bytes(content)
    width, height = struct.unpack(">II", content[16:24])  # as every PNG begins
    return Picture(path.name, width / density, height / density)
