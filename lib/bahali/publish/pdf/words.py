"""Words as the PDF template takes them: strings, and strings in a frame that says how they are set.

The template never parses a string, so that nothing in a pack can become markup there. A piece of words is a
string, a list of pieces, or a mapping with ``words`` for those inside and one key for how they are set.
"""

import math
import re
from typing import TypeAlias

from bahali.document.blocks import Cell, References
from bahali.document.cells import NONE_GIVEN, NOT_STATED, keep_per_cent, make_anchor, write_number
from bahali.document.direction import isolate
from bahali.document.freetext import clean_text
from bahali.publish.pdf.glyphs import replace_missing
from bahali.vocabulary.language import _

Words: TypeAlias = "str | list[Words] | dict[str, Words | int]"

_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")
_ID = re.compile(r"(\b[A-Z][A-Z0-9]{0,5}(?:-[A-Z0-9]{1,5}){1,4}\b)")
_ENDLESS = re.compile(r"\S{41,}")  # it would not fit a line of a heading
_WHOLE_UP_TO_CHARACTERS = 12  # so many fit the labels of a card
_SEAM = re.compile(r"(?<=[/_.?&=-])(?=[^/])")
_BREAK = "\u200b"
_KEPT_UP_TO_CHARACTERS = 14  # as in the page: a short word without a blank is an id or the like


def tell_text(text: str) -> str:
    """Clean words that are told and not set: no invisible tricks, white space as in HTML.

    Characters that no font has are replaced here too, since typst looks at every word with the same rule.
    """
    return replace_missing(_WHITE_SPACE.sub(" ", clean_text(text)))


def show_text(text: str) -> str:
    """Clean words for the page; a word that is longer than any line may break."""
    return _ENDLESS.sub(lambda found: split_word(found[0], _WHOLE_UP_TO_CHARACTERS), tell_text(text))


def split_word(word: str, length: int) -> str:
    """Let a long word break, at the seams of an address first.

    Parameters
    ----------
    word : str
        Without blanks.
    length : int
        How many characters stay together at most.
    """
    parts = (
        part[start : start + length] for part in _SEAM.split(word) for start in range(0, len(part), length)
    )
    return _BREAK.join(parts)


def show_plain(text: str) -> Words:
    """Show fixed words: ids whole, numbers with their per cent sign, other directions set apart."""
    return keep_ids(isolate(show_text(keep_per_cent(text))))


def keep_ids(text: str) -> Words:
    """Keep each id of a text on one line.

    Examples
    --------
    >>> keep_ids("After A-PB-01 ends")
    ['After ', {'keep': 1, 'words': 'A-PB-01'}, ' ends']
    """
    if "-" not in text:
        return text
    pieces: list[Words] = [
        {"keep": 1, "words": piece} if index % 2 else piece
        for index, piece in enumerate(_ID.split(text))
        if piece
    ]
    return pieces if len(pieces) != 1 else pieces[0]


def show_cell(cell: Cell, names: frozenset[str]) -> Words:
    """Show a cell that holds no free words: see ``bahali.document.cells.render_cell``."""
    match cell:
        case References(ids=ids):
            return _list_ids(ids, names) if ids else {"quiet": 1, "words": show_text(_(NONE_GIVEN))}
        case str():
            words = show_plain(cell)
            is_kept = isinstance(words, str) and len(words) <= _KEPT_UP_TO_CHARACTERS and " " not in words
            return {"keep": 1, "words": words} if is_kept and words else words
        case int() | float() if math.isfinite(cell):
            return write_number(cell)
        case _:
            return {"quiet": 1, "words": show_text(_(NOT_STATED))}


def show_id(name: str, names: frozenset[str]) -> Words:
    """Show an id on one line; a link when it has a place in the same report."""
    shown: Words = {"keep": 1, "words": show_text(name)}
    return {"place": make_anchor(name), "words": shown} if name in names else shown


def find_anchors(names: frozenset[str], *wanted: str | None) -> list[str]:
    """Give the anchors of a piece: one for each of its names that has a place in the report."""
    return [make_anchor(name) for name in wanted if name and name in names]


def _list_ids(ids: tuple[str, ...], names: frozenset[str]) -> Words:
    listed: list[Words] = []
    for name in ids:
        listed += [", ", show_id(name, names)] if listed else [show_id(name, names)]
    return listed
