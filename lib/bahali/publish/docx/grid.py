"""A table as pandoc writes it: a caption, a heading row that repeats, and rows of words."""

from collections.abc import Sequence
from dataclasses import dataclass

from bahali.publish.docx import pandoc
from bahali.publish.docx.pandoc import Node


@dataclass(frozen=True)
class GridCell:
    """What stands in one cell, and how.

    Parameters
    ----------
    words : sequence of Node
        Its words on one line.
    is_number : bool
        True to align them as numbers.
    style, direction : str
        Style of the reference document, and direction where it is another than that of the document.
    across : int
        How many columns the cell spans.
    blocks : sequence of Node
        Paragraphs and lists in place of ``words``.
    """

    words: Sequence[Node] = ()
    is_number: bool = False
    style: str = "Table Text"
    direction: str = ""
    across: int = 1
    blocks: Sequence[Node] = ()


@dataclass(frozen=True)
class Grid:
    """A table: its caption, its heading row, its other rows, and the share of the page of each column."""

    caption: Sequence[Node]
    head: Sequence[GridCell]
    rows: Sequence[Sequence[GridCell]]
    widths: Sequence[float]
    name: str = ""


def write_grid(grid: Grid) -> Node:
    """Write the table."""
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": width}] for width in grid.widths]
    body = [[pandoc.attributes(), 1, [], [_write_row(row) for row in grid.rows]]]
    head = [pandoc.attributes(), [_write_row(grid.head)]]
    told = [None, [pandoc.plain(grid.caption)] if grid.caption else []]
    return {
        "t": "Table",
        "c": [pandoc.attributes(grid.name), told, columns, head, body, [pandoc.attributes(), []]],
    }


def _write_row(cells: Sequence[GridCell]) -> list[object]:
    return [pandoc.attributes(), [_write_cell(cell) for cell in cells]]


def _write_cell(cell: GridCell) -> list[object]:
    align = {"t": "AlignRight" if cell.is_number else "AlignDefault"}
    content = list(cell.blocks) or [pandoc.paragraph(cell.words, cell.style, cell.direction)]
    return [pandoc.attributes(), align, 1, cell.across, content]
