"""The parts of a report as one row of pieces, each with what decides on which page it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bahali.document.blocks import Block, Card, Explorer, Figure, Heading, Items, Notice, Paragraph, Table
from bahali.document.outputs import Narrative, Output
from bahali.document.reading import Part
from bahali.document.section import Section
from bahali.publish.docx.tables import wants_page_on_side
from bahali.publish.docx.words import show_cell

LINE_CHARACTERS = 95  # of an upright page
INCHES_PER_LINE = 0.19
MATRIX_FROM_COLUMNS = 8  # the numbers of a figure want a page on its side from here on


@dataclass(frozen=True)
class Piece:
    """A part of the document that stands on pages of one kind, upright or on their side.

    Parameters
    ----------
    content : Block, Section, Narrative or Output
        What it shows; of a section, its heading alone.
    section : str
        Name of the section that it is in; blank for what a researcher added.
    is_wide, may_lie : bool
        True where it wants a page on its side; true where it may stand on one that lies so anyway.
    is_heading, is_words : bool
        True where it heads what follows; true where it is a heading or other words that can lead to a table.
    is_behind_figure : bool
        True for the numbers that a figure was drawn from.
    lines : int
        About how many lines it takes.
    """

    content: Block | Section | Narrative | Output
    section: str = ""
    is_wide: bool = False
    may_lie: bool = False
    is_heading: bool = False
    is_words: bool = False
    is_behind_figure: bool = False
    lines: int = 1


def list_pieces(parts: Iterable[Part]) -> Iterator[Piece]:
    """Part a report into pieces, in reading order."""
    for part in parts:
        if isinstance(part, Section):
            yield Piece(part, part.name, is_heading=True, is_words=True, lines=3)
            for block in part.blocks:
                yield from _list_block(block, part.name)
        else:
            yield Piece(part, lines=10)


def _list_block(block: Block, section: str) -> Iterator[Piece]:
    match block:
        case Table():
            is_wide = wants_page_on_side(block)
            yield Piece(block, section, is_wide, may_lie=block.is_wide, lines=_count_rows(block))
        case Figure(table=table):
            yield Piece(block, section, lines=round(block.height / INCHES_PER_LINE) + 2)
            is_wide = len(table.columns) >= MATRIX_FROM_COLUMNS and wants_page_on_side(table)
            lines = _count_rows(table)
            yield Piece(table, section, is_wide, is_behind_figure=True, lines=lines)
        case Explorer(table=table):
            yield from _list_block(table, section)
        case Heading():
            yield Piece(block, section, is_heading=True, is_words=True, lines=2)
        case Card():
            yield Piece(block, section, lines=3 + 2 * len(block.details))
        case _:
            yield Piece(block, section, is_words=True, lines=_count_lines(block))


def _count_rows(table: Table) -> int:
    """Estimate the lines of a table from all that is written in it."""
    page = LINE_CHARACTERS * (1.5 if table.is_wide else 1.0)
    letters = sum(len(show_cell(cell)) + 2 for row in table.rows for cell in row)
    return 3 + max(len(table.rows), round(1.4 * letters / page))


def _count_lines(block: Paragraph | Notice | Items) -> int:
    texts = block.items if isinstance(block, Items) else (block.text,)
    extra = 1 if isinstance(block, Notice) else 0
    return extra + sum(1 + len(text) // LINE_CHARACTERS for text in texts)
