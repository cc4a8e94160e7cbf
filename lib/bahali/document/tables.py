"""Tables as HTML: a caption, headings that say what they head, and a frame that scrolls on a small screen."""

from bahali.document.blocks import Cell, Column, References, Table
from bahali.document.cells import make_anchor, render_cell, render_plain
from bahali.vocabulary.language import _

DENSE_FROM_COLUMNS = 7  # from here on a table is set smaller, so that it fits a printed page
PAGE_CHARACTERS, DENSE_PAGE_CHARACTERS = 92, 115  # in a line of a printed page, by size of type
MARGIN_CHARACTERS = 2  # between columns
WHOLE_UP_TO_CHARACTERS = 14  # a longer word may have to break on a phone
LONG_TEXT_FROM_CHARACTERS = 40  # a column with a longer cell gets room for reading
PHRASE_FROM_CHARACTERS = 25  # a longer cell wants a third of a phone's width or more
STACKED_FROM_PHRASES, STACKED_FROM_COLUMNS = 2, 3  # from here on a row is read as a card on a phone


def render_table(table: Table, anchors: frozenset[str]) -> str:
    """Show a table in a frame that can be reached and scrolled with the keyboard.

    The first cell of each row heads it. A row with a name can be linked to.
    """
    anchor = make_anchor(table.name)
    note = f'<p class="note" id="note-{anchor}">{render_plain(table.note)}</p>' if table.note else ""
    described = f' aria-describedby="note-{anchor}"' if table.note else ""
    return (
        f'<div class="{_frame_class(table)}" role="region" aria-labelledby="caption-{anchor}" tabindex="0">\n'
        f'<table id="{anchor}"{described}>\n'
        f'<caption id="caption-{anchor}"><span>{render_plain(table.caption)}</span></caption>\n'
        f"<thead>\n<tr>{_render_headings(table)}</tr>\n</thead>\n"
        f"<tbody>\n{_render_rows(table, anchors)}</tbody>\n</table>\n</div>\n{note}"
    )


def _frame_class(table: Table) -> str:
    is_dense = table.is_wide or len(table.columns) >= DENSE_FROM_COLUMNS
    fits = _count_needed_characters(table) <= (DENSE_PAGE_CHARACTERS if is_dense else PAGE_CHARACTERS)
    return "table-frame" + " dense" * is_dense + " fits" * fits + " stacked" * is_stacked(table)


def is_stacked(table: Table) -> bool:
    """Tell whether rows are read one by one rather than compared: several of their cells hold phrases.

    On a phone each row of such a table becomes a card, in which a cell stands under the label of its column.
    """
    phrases = sum(
        _holds_text_from(table, index, PHRASE_FROM_CHARACTERS) for index in range(len(table.columns))
    )
    return phrases >= STACKED_FROM_PHRASES and len(table.columns) >= STACKED_FROM_COLUMNS


def _holds_text_from(table: Table, index: int, characters: int) -> bool:
    cells = (row[index] for row in table.rows)
    return any(isinstance(cell, str) and len(cell) >= characters for cell in cells)


def _count_needed_characters(table: Table) -> int:
    """Width of the table when no word is broken: the longest word of each column, and its margins."""
    columns = zip((column.label for column in table.columns), *table.rows, strict=True)
    return sum(max(map(_longest_word, column)) + MARGIN_CHARACTERS for column in columns)


def _longest_word(cell: Cell) -> int:
    text = " ".join(cell.ids) if isinstance(cell, References) else str(cell)
    return max((len(word) for word in text.split()), default=0)


def _render_headings(table: Table) -> str:
    return "".join(
        f'<th scope="col"{_column_class(table, index)}>{render_plain(column.label)}</th>'
        for index, column in enumerate(table.columns)
    )


def _column_class(table: Table, index: int) -> str:
    if table.columns[index].is_number:
        return ' class="number"'
    if _holds_text_from(table, index, LONG_TEXT_FROM_CHARACTERS):
        return ' class="long"'
    return ' class="phrase"' if _holds_text_from(table, index, PHRASE_FROM_CHARACTERS) else ""


def _render_rows(table: Table, anchors: frozenset[str]) -> str:
    if not table.rows:
        return f'<tr><td colspan="{len(table.columns)}"><span class="muted">{_("no rows")}</span></td></tr>\n'
    names = table.row_names or ("",) * len(table.rows)
    rows = zip(names, table.rows, strict=True)
    return "".join(_render_row(name, row, table.columns, anchors) for name, row in rows)


def _render_row(
    name: str, row: tuple[Cell, ...], columns: tuple[Column, ...], anchors: frozenset[str]
) -> str:
    anchor = f' id="{make_anchor(name)}"' if name else ""
    cells = [
        _render_cell(cell, column, anchors, heads_row=index == 0)
        for index, (cell, column) in enumerate(zip(row, columns, strict=True))
    ]
    return f"<tr{anchor}>{''.join(cells)}</tr>\n"


def _render_cell(cell: Cell, column: Column, anchors: frozenset[str], heads_row: bool) -> str:
    tag, scope = ("th", ' scope="row"') if heads_row else ("td", "")
    kind = ' class="number"' if column.is_number else ' class="whole"' if _is_one_word(cell) else ""
    direction = ' dir="auto"' if column.is_free else ""
    return f"<{tag}{scope}{kind}{direction}>{render_cell(cell, anchors, column.is_free)}</{tag}>"


def _is_one_word(cell: Cell) -> bool:
    """Tell ids and the like, which must not be broken at their hyphens."""
    return isinstance(cell, str) and len(cell) <= WHOLE_UP_TO_CHARACTERS and " " not in cell
