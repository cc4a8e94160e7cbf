"""The blocks of a report as pieces of a Word document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bahali.document.blocks import Block, Card, Explorer, Figure, Heading, Items, Notice, Paragraph, Table
from bahali.publish.docx import pandoc
from bahali.publish.docx.bookmarks import name_bookmark
from bahali.publish.docx.cards import write_card
from bahali.publish.docx.pandoc import Node
from bahali.publish.docx.pictures import Picture
from bahali.publish.docx.tables import write_table
from bahali.publish.docx.words import (
    find_text_direction,
    write_free_blocks,
    write_free_line,
    write_plain,
)

TEXT_INCHES, TEXT_HEIGHT_INCHES = 6.65, 8.6  # of an upright page, with room for a caption


@dataclass(frozen=True)
class Setting:
    """What all blocks of a report are written with.

    Parameters
    ----------
    names : frozenset of str
        Names that ids may link to.
    pictures : mapping of str to Picture
        Picture files, by what they were made from.
    """

    names: frozenset[str]
    pictures: Mapping[str, Picture]


def write_block(
    block: Block, setting: Setting, is_on_side: bool = False, is_small: bool = False
) -> Iterator[Node]:
    """Write one block; the table behind a figure is not part of it."""
    match block:
        case Heading():
            yield _write_heading(block)
        case Paragraph():
            yield from _write_paragraph(block)
        case Notice():
            yield from write_notice(block)
        case Items():
            yield _write_items(block)
        case Table():
            yield from write_table(block, setting.names, is_on_side, is_small)
        case Figure():
            yield _write_figure(block, setting)
        case Card():
            yield write_card(block, setting.names)
        case Explorer(name=name, table=table):
            shown = write_table(table, setting.names, is_on_side, is_small)
            yield pandoc.division(list(shown), name_bookmark(name))


def write_notice(notice: Notice) -> list[Node]:
    """Write what must not be missed; its title says so in words, not in colour alone."""
    return [
        pandoc.paragraph(write_plain(notice.title), "Notice Title"),
        pandoc.paragraph(write_plain(notice.text), "Notice"),
    ]


def _write_heading(heading: Heading) -> Node:
    shown = pandoc.heading(write_plain(heading.text), heading.level - 1)
    return pandoc.division([shown], name_bookmark(heading.name)) if heading.name else shown


def _write_paragraph(block: Paragraph) -> list[Node]:
    if not block.is_free:
        return [pandoc.paragraph(write_plain(block.text))]
    direction = find_text_direction(block.text)
    blocks = write_free_blocks(block.text)
    return [pandoc.division(blocks, dir=direction)] if direction else blocks


def _write_items(items: Items) -> Node:
    written = [[_write_item(item, items.is_free)] for item in items.items]
    return pandoc.numbered(written) if items.is_ordered else pandoc.bullets(written)


def _write_item(item: str, is_free: bool) -> Node:
    if not is_free:
        return pandoc.plain(write_plain(item))
    line = pandoc.plain(write_free_line(item))
    direction = find_text_direction(item)
    return pandoc.division([line], dir=direction) if direction else line


def write_picture(source: str, alt: str, setting: Setting) -> Node:
    """Place a picture, made smaller where the page asks for it."""
    picture = setting.pictures[source]
    scale = min(1.0, TEXT_INCHES / picture.width, TEXT_HEIGHT_INCHES / picture.height)
    return pandoc.picture(picture.path, alt, (picture.width * scale, picture.height * scale))


def _write_figure(figure: Figure, setting: Setting) -> Node:
    shown = write_picture(figure.svg, figure.alt, setting)
    return pandoc.figure(shown, write_plain(figure.caption), name_bookmark(figure.name))
