"""Tables as Word tables: captions, heading rows, bookmarks of rows, and widths that fit the page."""

from collections.abc import Iterator, Sequence

from bahali.document.blocks import Cell, Column, References, Table
from bahali.publish.docx import pandoc, widths
from bahali.publish.docx.bookmarks import name_bookmark
from bahali.publish.docx.grid import Grid, GridCell, write_grid
from bahali.publish.docx.pandoc import Node
from bahali.publish.docx.words import find_text_direction, show_cell, write_cell, write_plain
from bahali.vocabulary.language import _

SMALL_FROM_COLUMNS = 7


def write_table(
    table: Table, names: frozenset[str], is_on_side: bool = False, is_small: bool = False
) -> Iterator[Node]:
    """Write a table, its note below it, and a little room.

    Parameters
    ----------
    table : Table
        What to show.
    names : frozenset of str
        Names that ids may link to.
    is_on_side : bool
        True where the page lies on its side.
    is_small : bool
        True for small type, also taken where there are many columns.
    """
    is_small = is_small or _has_many_columns(table)
    shares = widths.share_widths(_list_columns(table), is_on_side, is_small)
    rooms = [widths.count_characters(share, is_small) for share in shares]
    yield write_grid(
        Grid(
            caption=write_plain(table.caption),
            head=[_write_label(column, is_small) for column in table.columns],
            rows=list(_write_rows(table, names, "Table Small" if is_small else "Table Text", rooms)),
            widths=shares,
            name=name_bookmark(table.name),
        )
    )
    if table.note:
        yield pandoc.paragraph(write_plain(table.note), "Table Note")
    else:
        yield pandoc.room_after_table()


def wants_page_on_side(table: Table) -> bool:
    """Tell whether a table is too wide to read well on an upright page."""
    return table.is_wide and not widths.fits_upright(_list_columns(table), _has_many_columns(table))


def _has_many_columns(table: Table) -> bool:
    return len(table.columns) >= SMALL_FROM_COLUMNS


def _list_columns(table: Table) -> list[widths.Column]:
    return [
        widths.Column((column.label, *(show_cell(row[place]) for row in table.rows)))
        for place, column in enumerate(table.columns)
    ]


def _write_label(column: Column, is_small: bool) -> GridCell:
    style = "Table Heading Small" if is_small else "Table Heading"
    return GridCell(write_plain(column.label), column.is_number, style)


def _write_rows(
    table: Table, names: frozenset[str], style: str, rooms: Sequence[int]
) -> Iterator[list[GridCell]]:
    if not table.rows:
        yield [GridCell(write_plain(_("no rows")), style=style, across=len(table.columns))]
    for row, row_name in zip(table.rows, table.row_names or ("",) * len(table.rows), strict=True):
        cells = [
            _write_one(cell, column, style, write_cell(cell, names, column.is_free, room))
            for cell, column, room in zip(row, table.columns, rooms, strict=True)
        ]
        if row_name:
            first = cells[0]
            marked = [pandoc.span(first.words, name_bookmark(row_name))]
            cells[0] = GridCell(marked, first.is_number, first.style, first.direction)
        yield cells


def _write_one(cell: Cell, column: Column, style: str, words: Sequence[Node]) -> GridCell:
    direction = find_text_direction(cell) if column.is_free and isinstance(cell, str) else ""
    is_number = column.is_number and not isinstance(cell, References)
    return GridCell(words, is_number, style, direction)
