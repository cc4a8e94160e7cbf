"""Which characters the shipped fonts can show; PDF/UA refuses a page with any other."""

import re
import struct
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from bahali.document.fonts import FONT_FAMILIES, FONT_FILES

STAND_IN = "\ufffd"
"""Shown for a character that no font has, so that a reader sees that one is missing."""

_NUMBERED = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
_FIRST_BEYOND_ASCII = 0x80
_ALWAYS_THERE = frozenset("\t\n \u200b\u200c\u200d\u200e\u200f\u2060\u2068\u2069")


def replace_missing(text: str) -> str:
    r"""Put a stand-in for every character that no shipped font has; invisible ones go.

    Parameters
    ----------
    text : str
        Words for the page, already cleaned.

    Examples
    --------
    >>> replace_missing("Beds \U0001f6cf\ufe0f of بحالی")
    'Beds \ufffd of بحالی'
    """
    if text.isascii():
        return text
    return _missing().sub(lambda found: "" if _is_invisible(found[0]) else STAND_IN, text)


def replace_missing_in_svg(svg: str) -> str:
    """Do the same in a picture, whose words may be written with numbers for characters."""
    return replace_missing(_NUMBERED.sub(_read_numbered, svg))


def _read_numbered(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    return found[0] if code < _FIRST_BEYOND_ASCII else chr(min(code, sys.maxunicode))


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf"} or "VARIATION SELECTOR" in unicodedata.name(
        character, ""
    )


@cache
def _missing() -> re.Pattern[str]:
    """Match what a family lacks in any of its styles, since a bold word is set in the bold font alone."""
    known = set(map(ord, _ALWAYS_THERE))
    for family in FONT_FAMILIES:
        styles = [path for path in FONT_FILES if path.stem.startswith(family.replace(" ", ""))]
        known |= set.intersection(*(set(read_characters(path)) for path in styles))
    shown = "".join(f"{_escape(first)}-{_escape(last)}" for first, last in _ranges(known))
    return re.compile(f"[^{shown}]")


def _ranges(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = -1
    for code in sorted(codes):
        if code != last + 1:
            if first >= 0:
                yield first, last
            first = code
        last = code
    yield first, last


def _escape(code: int) -> str:
    return f"\\U{code:08x}"


def read_characters(path: Path) -> Iterator[int]:
    """Read which characters a font maps to a glyph, from the table ``cmap`` of the OpenType format."""
    font = path.read_bytes()
    (tables,) = struct.unpack_from(">H", font, 4)
    for index in range(tables):
        tag, _, start, _ = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if tag == b"cmap":
            yield from _read_character_map(font, start)


def _read_character_map(font: bytes, start: int) -> Iterator[int]:
    (maps,) = struct.unpack_from(">H", font, start + 2)
    for index in range(maps):
        (place,) = struct.unpack_from(">I", font, start + 4 + 8 * index + 4)
        (layout,) = struct.unpack_from(">H", font, start + place)
        if layout == 4:
            yield from _read_segments(font, start + place)
        elif layout == 12:
            yield from _read_groups(font, start + place)


def _read_segments(font: bytes, place: int) -> Iterator[int]:
    """Read format 4: segments of the first 65,536 characters, by their ends and starts."""
    (doubled,) = struct.unpack_from(">H", font, place + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", font, place + 14)
    starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", font, place + 16 + doubled * part) for part in (1, 2, 3)
    )
    base = place + 16 + doubled * 3
    for index, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if offsets[index]:
                (glyph,) = struct.unpack_from(
                    ">H", font, base + 2 * index + offsets[index] + 2 * (code - first)
                )
            else:
                glyph = (code + deltas[index]) & 0xFFFF
            if glyph:
                yield code


def _read_groups(font: bytes, place: int) -> Iterator[int]:
    """Read format 12: groups of characters that follow each other."""
    (count,) = struct.unpack_from(">I", font, place + 12)
    for index in range(count):
        first, last, glyph = struct.unpack_from(">III", font, place + 16 + 12 * index)
        yield from range(first if glyph else first + 1, last + 1)
