"""Tables as pieces for the PDF template: widths chosen, rows that stay whole, long words that may break."""

import re
from collections.abc import Sequence

from bahali.document.blocks import Cell, Column, Table
from bahali.publish.pdf.columns import INSET, Fit, fit_columns
from bahali.publish.pdf.markup import Piece, show_free_line
from bahali.publish.pdf.measures import LINE, WIDEST, measure_text, read_words
from bahali.publish.pdf.words import (
    Words,
    find_anchors,
    find_first_direction,
    show_cell,
    show_plain,
    show_text,
    split_word,
)
from bahali.vocabulary.language import _

_WHOLE_UP_TO_LINES = 16  # a taller row may break across pages
_WHOLE_UP_TO_POINTS = 190.0  # a table that is not taller stays on one page
_ROW_SPACE = 6.5  # points above and below the words of a row, and its line
_WORD = re.compile(r"\S{9,}")  # a shorter one fits any column
_NOTE_LINE, _NOTE_CHARACTERS = 11.0, 110  # points, and how many characters stand on it
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
    height = sum(lines * fit.size * LINE + _ROW_SPACE for lines in fit.lines) + _FRAME
    height += _NOTE_LINE * len(table.note) / _NOTE_CHARACTERS
    return {
        "kind": "table",
        "anchors": find_anchors(names, table.name),
        "caption": show_plain(table.caption),
        "note": show_plain(table.note),
        "widths": fit.widths,
        "size": fit.size,
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
        "landscape": fit.is_landscape,
        "whole": height <= _WHOLE_UP_TO_POINTS,
        "height": height,
    }


def _show(cell: Cell, column: Column, names: frozenset[str]) -> Words:
    if column.is_free and isinstance(cell, str):
        return show_free_line(cell)
    return show_cell(cell, names)


def _find_direction(cell: Cell, column: Column) -> str:
    return find_first_direction(cell) if column.is_free and isinstance(cell, str) else ""


def _break_row(row: Sequence[Words], fit: Fit, is_head: bool = False) -> list[Words]:
    return [
        break_long_words(words, width - 2 * INSET, fit.size, is_head)
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
