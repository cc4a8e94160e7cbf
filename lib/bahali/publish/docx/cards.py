"""Cards as a heading and a table of labels and values, which reads well in Word and to a screen reader."""

from collections.abc import Iterator

from bahali.document.blocks import Card, Detail
from bahali.document.freetext import clean_text
from bahali.publish.docx import pandoc
from bahali.publish.docx.bookmarks import name_bookmark
from bahali.publish.docx.grid import Grid, GridCell, write_grid
from bahali.publish.docx.pandoc import Node
from bahali.publish.docx.words import find_text_direction, write_cell, write_free_blocks, write_plain
from bahali.vocabulary.language import _

LABEL_SHARE = 0.22  # of the width of the page

CARD_LEVEL = 2


def write_card(card: Card, names: frozenset[str]) -> Node:
    """Write a card; its bookmark is in the heading, and a comment anywhere below is traced to it."""
    shown = clean_text(card.shown_as or card.name)
    title = [*pandoc.write_words(f"{shown} "), pandoc.span(pandoc.write_words(card.title))]
    grid = Grid(
        caption=(),
        head=(
            GridCell(write_plain(_("About")), style="Table Heading"),
            GridCell(pandoc.write_words(shown), style="Table Heading"),
        ),
        rows=list(_write_details(card, names)),
        widths=(LABEL_SHARE, 1 - LABEL_SHARE),
    )
    blocks = [pandoc.heading(title, CARD_LEVEL), write_grid(grid), pandoc.room_after_table()]
    return pandoc.division(blocks, name_bookmark(card.name))


def _write_details(card: Card, names: frozenset[str]) -> Iterator[tuple[GridCell, GridCell]]:
    for detail in (*card.marks, *card.details):
        yield GridCell(write_plain(detail.label), style="Card Label"), _write_value(detail, names)


def _write_value(detail: Detail, names: frozenset[str]) -> GridCell:
    if not detail.is_free or not isinstance(detail.value, str):
        return GridCell(write_cell(detail.value, names))
    direction = find_text_direction(detail.value)
    blocks = write_free_blocks(detail.value, "Table Text")
    return GridCell(blocks=[pandoc.division(blocks, dir=direction)] if direction else blocks)
