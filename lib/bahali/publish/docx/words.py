"""Words of cells, fields and lists: plain, or free words of a person with their own direction."""

import math
import re
from collections.abc import Iterator
from functools import cache

from bahali.document.blocks import Cell, References
from bahali.document.cells import NONE_GIVEN, NOT_STATED, keep_per_cent, write_number
from bahali.document.direction import find_first_direction, isolate_runs
from bahali.document.freetext import clean_text, render_free_line, render_free_text
from bahali.publish.docx import pandoc
from bahali.publish.docx.bookmarks import name_bookmark
from bahali.publish.docx.markup import read_blocks, read_lines
from bahali.publish.docx.pandoc import Node
from bahali.vocabulary.language import _

_MAY_BE_MARKDOWN = re.compile(r"[*_\\\[<\n]|https?:|^\s*(?:[-+]|\d+[.)])\s|^ {4}")


def write_plain(text: str) -> list[Node]:
    """Write fixed words; a number keeps its per cent sign, and what runs the other way is set apart."""
    parts = isolate_runs(keep_per_cent(clean_text(text)))
    return [node for part, is_apart in parts for node in _set_apart(part, is_apart)]


def write_free_line(text: str) -> list[Node]:
    """Write what somebody wrote on one line, with its light Markdown."""
    if not _MAY_BE_MARKDOWN.search(text):
        return pandoc.write_words(text)
    return read_lines(render_free_line(text))


def write_free_blocks(text: str, style: str = "") -> list[Node]:
    """Write what somebody wrote as paragraphs and lists, with its light Markdown."""
    if not _MAY_BE_MARKDOWN.search(text):
        return [pandoc.paragraph(pandoc.write_words(text), style)]
    return read_blocks(render_free_text(text), style)


def write_cell(cell: Cell, names: frozenset[str], is_free: bool = False, room: int = 0) -> list[Node]:
    """Write one cell; ids in ``names`` become links, and none breaks where the cell has ``room`` letters."""
    match cell:
        case References(ids=ids) if ids:
            return list(_write_ids(ids, names, room))
        case References():
            return [_muted(NONE_GIVEN)]
        case str():
            return write_free_line(cell) if is_free else write_plain(cell)
        case int() | float() if math.isfinite(cell):
            return pandoc.write_words(write_number(cell))
        case _:
            return [_muted(NOT_STATED)]


def _write_ids(ids: tuple[str, ...], names: frozenset[str], room: int) -> Iterator[Node]:
    """Write ids with commas; a new line begins where the next does not fit, since Word breaks at hyphens."""
    used = 0
    for place, row_id in enumerate(ids):
        is_next_line = room and used and used + len(row_id) >= room
        if place:
            yield from pandoc.write_words(",\n" if is_next_line else ", ")
        yield from write_id(row_id, names)
        used = len(row_id) + len(", ") + (0 if is_next_line else used)


def write_id(name: str, names: frozenset[str]) -> list[Node]:
    """Write an id, which is never turned round; a link when it has a place in the report."""
    shown = pandoc.span(pandoc.write_words(name), dir="ltr")
    return [pandoc.link([shown], f"#{name_bookmark(name)}")] if name in names else [shown]


def show_cell(cell: Cell) -> str:
    """Give a cell as the letters a reader sees, to measure it."""
    match cell:
        case References(ids=ids):
            return ", ".join(ids) or _(NONE_GIVEN)
        case str():
            return clean_text(cell)
        case int() | float() if math.isfinite(cell):
            return write_number(cell)
        case _:
            return _(NOT_STATED)


@cache
def find_text_direction(text: str) -> str:
    """Tell the direction of somebody's words by the first letter that has one; blank when none has.

    Examples
    --------
    >>> find_text_direction("1. بحالی"), find_text_direction("Bahali"), find_text_direction("12")
    ('rtl', 'ltr', '')
    """
    return find_first_direction(clean_text(text))


def _set_apart(part: str, is_apart: bool) -> list[Node]:
    words = pandoc.write_words(part)
    return [pandoc.span(words, dir=find_text_direction(part))] if is_apart else words


def _muted(words: str) -> Node:
    return pandoc.span(pandoc.write_words(_(words)), custom_style="Not Stated")
