"""Cells and fields as HTML: numbers, free words, ids that link, and what nobody stated."""

import math
import re
from html import escape

from bahali.document.blocks import Cell, References
from bahali.document.direction import isolate_runs
from bahali.document.freetext import clean_text, render_free_line, render_free_text
from bahali.vocabulary.language import N_, _

NOT_STATED = N_("not stated")  # the pack does not say
NONE_GIVEN = N_("none")  # the pack says that there is none

_UNSAFE_IN_ANCHOR = re.compile(r"[^A-Za-z0-9._-]")

_PER_CENT = re.compile(r"(?<=[0-9]) %")


def make_anchor(name: str) -> str:
    """Turn the name of a piece into an id that is safe in a page; ids of packs stay as they are.

    Each unsafe character is written as its number between underscores.

    Examples
    --------
    >>> make_anchor("A-PB-01")
    'A-PB-01'
    >>> make_anchor('a "b"')
    'a_20__22_b_22_'
    """
    return _UNSAFE_IN_ANCHOR.sub(lambda found: f"_{ord(found[0]):x}_", name)


def keep_per_cent(text: str) -> str:
    """Keep each number on one line with its per cent sign."""
    return _PER_CENT.sub("\u00a0%", text)


def render_plain(text: str) -> str:
    """Show words exactly as they are, cleaned of invisible characters and escaped.

    A number stays on one line with its per cent sign. A name that runs against the language of the report is
    set apart, so that what stands beside it stays in its place.
    """
    parts = isolate_runs(keep_per_cent(clean_text(text)))
    return "".join(f"<bdi>{escape(part)}</bdi>" if is_apart else escape(part) for part, is_apart in parts)


def render_attribute(text: str) -> str:
    """Show words inside an attribute, where no element can stand."""
    return escape(keep_per_cent(clean_text(text)))


def tidy_number(number: float) -> int | float:
    """Take the noise of binary fractions out of a number.

    Examples
    --------
    >>> tidy_number(0.1 + 0.2), tidy_number(3.0)
    (0.3, 3)
    """
    if isinstance(number, int):
        return number
    exact = float(f"{number:.10g}")
    return int(exact) if exact.is_integer() else exact


def write_number(number: float) -> str:
    """Write a number for a reader: thousands grouped from five digits on, so that years stay years.

    Parameters
    ----------
    number : int or float
        Already rounded by whoever made the block; only the noise of binary fractions is taken out here.

    Examples
    --------
    >>> write_number(2025), write_number(1250000), write_number(0.1 + 0.2)
    ('2025', '1,250,000', '0.3')
    """
    exact = tidy_number(number)
    grouping = "," if abs(exact) >= 10_000 else ""
    return f"{exact:{grouping}}"


def render_cell(cell: Cell, anchors: frozenset[str], is_free: bool = False) -> str:
    """Show one cell on one line, without paragraphs.

    Parameters
    ----------
    cell : Cell
        Words, a number, ids, or None (also a number that is not a number), which shows as "not stated".
    anchors : frozenset of str
        Names that have a place in the same page; only these become links.
    is_free : bool
        True when the words are a person's own, which may hold light Markdown.
    """
    match cell:
        case References(ids=ids):
            return ", ".join(render_id(name, anchors) for name in ids) or _muted(_(NONE_GIVEN))
        case str():
            return render_free_line(cell) if is_free else render_plain(cell)
        case int() | float() if math.isfinite(cell):
            return write_number(cell)
        case _:
            return _muted(_(NOT_STATED))


def render_field(cell: Cell, anchors: frozenset[str], is_free: bool = False) -> str:
    """Show one field of a card, where free words may run over several paragraphs."""
    if is_free and isinstance(cell, str):
        return render_free_text(cell)
    return render_cell(cell, anchors)


def render_id(name: str, anchors: frozenset[str]) -> str:
    """Show an id, kept apart from the direction of the words around it; a link when it has a place."""
    shown = f'<bdi class="id">{render_plain(name)}</bdi>'
    return f'<a href="#{make_anchor(name)}">{shown}</a>' if name in anchors else shown


def _muted(words: str) -> str:
    return f'<span class="muted">{words}</span>'
