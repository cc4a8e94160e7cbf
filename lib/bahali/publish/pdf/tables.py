"""Tables as pieces for the PDF template: widths chosen, rows that stay whole, long words that may break."""

import re
from collections.abc import Sequence
from math import ceil

from bahali.document.blocks import Cell, Column, Table
from bahali.document.direction import find_first_direction
from bahali.publish.pdf.columns import Fit, fit_columns
from bahali.publish.pdf.markup import Piece, show_free_line
from bahali.publish.pdf.measures import WIDEST, measure_text, read_words
from bahali.publish.pdf.words import (
    Words,
    find_anchors,
    show_cell,
    show_plain,
    show_text,
    split_word,
)
from bahali.vocabulary.language import _

_WHOLE_UP_TO_LINES = 16  # a taller row may break across pages
_WHOLE_UP_TO_POINTS = 190.0  # a table that is not taller stays on one page
_ROWS_WITH_HEAD = 2  # so many rows stand below a head before a page may end
_LAST_ROWS, _LONG_FROM_ROWS = 2, 4  # stay together, in a table of so many rows
_HIGHEST_LEAD = 260.0  # points kept free for them; more would leave pages half empty
_WORD = re.compile(r"\S{9,}")  # a shorter one fits any column
_NOTE_SPACE, _NOTE_LINE, _NOTE_CHARACTERS = 9.0, 10.0, 110  # points, and how many characters stand on a line
_LINE_TO_WRITE_ON = re.compile(r"_{8,}")
_WIDTH_TO_WRITE_ON = "_" * 23  # so wide is the place for handwriting, about 3 cm
_FRAME = 36.0  # points for the caption and the space around a table


def show_table(table: Table, names: frozenset[str]) -> Piece:
    """Show a table.

    Parameters
    ----------
    table : Table
        Its first column heads the rows.
    names : frozenset of str
        Names that have a place in the report: only these become links, and only these get an anchor.
    """
    head = [show_plain(column.label) for column in table.columns]
    rows = [
        [_show(cell, column, names) for cell, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    texts = [list(map(read_words, row)) for row in (head, *rows)]
    fit = fit_columns(texts, table.is_wide)
    note_height = _NOTE_SPACE + _NOTE_LINE * ceil(len(table.note) / _NOTE_CHARACTERS) if table.note else 0.0
    height = sum(fit.heights) + _FRAME + note_height
    return {
        "kind": "table",
        "anchors": find_anchors(names, table.name),
        "caption": show_plain(table.caption),
        "note": show_plain(table.note),
        "widths": fit.widths,
        "size": fit.size,
        "inset": fit.inset,
        "numbers": [column.is_number for column in table.columns],
        "head": _break_row(head, fit, is_head=True),
        "rows": [
            {
                "anchors": find_anchors(names, name),
                "whole": lines <= _WHOLE_UP_TO_LINES,
                "cells": [
                    {"words": words, "direction": _find_direction(cell, column)}
                    for words, cell, column in zip(_break_row(row, fit), source, table.columns, strict=True)
                ],
            }
            for name, lines, row, source in zip(
                table.row_names or ("",) * len(rows), fit.lines[1:], rows, table.rows, strict=True
            )
        ],
        "empty": "" if rows else show_text(_("no rows")),
        "last": _count_last_rows(fit.heights[1:]),
        "note_height": note_height,
        "landscape": fit.is_landscape,
        "lead": min(_FRAME + sum(fit.heights[: 1 + _ROWS_WITH_HEAD]), _HIGHEST_LEAD),
        "whole": height <= (_WHOLE_UP_TO_POINTS if len(rows) >= _LONG_FROM_ROWS else _HIGHEST_LEAD),
        "height": height,
    }


def _count_last_rows(heights: Sequence[float]) -> int:
    """Count the rows that stay together at the end, so that none stands alone on the last page of a table."""
    is_long = len(heights) >= _LONG_FROM_ROWS
    return _LAST_ROWS if is_long and sum(heights[-_LAST_ROWS:]) <= _HIGHEST_LEAD else 0


def _show(cell: Cell, column: Column, names: frozenset[str]) -> Words:
    if column.is_free and isinstance(cell, str):
        return show_free_line(cell)
    if isinstance(cell, str) and _LINE_TO_WRITE_ON.search(cell):
        return [{"line": 1, "words": f"{_WIDTH_TO_WRITE_ON} "} for _line in _LINE_TO_WRITE_ON.findall(cell)]
    return show_cell(cell, names)


def _find_direction(cell: Cell, column: Column) -> str:
    return find_first_direction(cell) if column.is_free and isinstance(cell, str) else ""


def _break_row(row: Sequence[Words], fit: Fit, is_head: bool = False) -> list[Words]:
    return [
        break_long_words(words, width - 2 * fit.inset, fit.size, is_head)
        for words, width in zip(row, fit.widths, strict=True)
    ]


def break_long_words(words: Words, width: float, size: float, is_bold: bool) -> Words:
    """Let words break that are wider than their column, so that nothing runs into the next one."""
    if isinstance(words, list):
        return [break_long_words(part, width, size, is_bold) for part in words]
    if isinstance(words, str):
        return _WORD.sub(lambda found: _break_word(found[0], width, size, is_bold), words)
    inside = words["words"]
    if isinstance(inside, int):
        return words
    broken = break_long_words(inside, width, size, is_bold)
    kept = {key: value for key, value in words.items() if key != "keep" or broken == inside}
    return {**kept, "words": broken}


def _break_word(word: str, width: float, size: float, is_bold: bool) -> str:
    if measure_text(word, size, is_bold) <= width:
        return word
    return split_word(word, max(1, int(width / (size * WIDEST))))
