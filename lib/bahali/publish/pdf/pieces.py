"""Blocks as pieces for the PDF template, each with the height it will about take."""

from collections.abc import Iterable

from bahali.document.blocks import (
    Block,
    Card,
    Detail,
    Explorer,
    Figure,
    Heading,
    Items,
    Notice,
    Paragraph,
    Table,
)
from bahali.document.cells import make_anchor
from bahali.document.direction import find_first_direction
from bahali.publish.pdf.glyphs import replace_missing_in_svg
from bahali.publish.pdf.markup import Piece, show_free_line, show_free_text
from bahali.publish.pdf.measures import (
    LINE,
    PORTRAIT_WIDTH,
    TEXT_SIZE,
    count_lines,
    count_lines_of_words,
    measure_text,
    read_words,
)
from bahali.publish.pdf.tables import show_table
from bahali.publish.pdf.words import (
    Words,
    find_anchors,
    show_cell,
    show_id,
    show_plain,
    tell_text,
)

POINTS_PER_INCH = 72
_CARD_LABELS = 110.0  # points for the labels of a card
_CAPTION_SIZE, _CAPTION_LINE = 9.0, 12.0  # points
_BELOW_CAPTION = 22.0  # points; the line that says where the numbers are, and the space around both


def show_block(block: Block, names: frozenset[str]) -> list[Piece]:
    """Show one block.

    Parameters
    ----------
    block : Block
        Any block of a section.
    names : frozenset of str
        Names that have a place in the report: only these become links, and only these get an anchor.
    """
    match block:
        case Paragraph(is_free=True):
            return list(map(measured, show_free_text(block.text)))
        case Paragraph():
            piece = measured({"kind": "paragraph", "words": show_plain(block.text), "direction": ""})
        case Heading():
            piece = show_heading(block.level - 1, show_plain(block.text), block.name, names)
        case Notice():
            piece = show_notice(block)
        case Items():
            piece = _show_items(block)
        case Table():
            piece = show_table(block, names)
        case Explorer():
            anchors = find_anchors(names, block.name, block.table.name)
            piece = show_table(block.table, names) | {"anchors": anchors}
        case Figure():
            piece = _show_figure(block, names)
        case Card():
            piece = _show_card(block, names)
    return [piece]


def show_heading(level: int, words: Words, name: str | None, names: frozenset[str]) -> Piece:
    """Show a heading; level 1 is that of a section."""
    return {
        "kind": "heading",
        "level": level,
        "words": words,
        "anchors": find_anchors(names, name),
        "height": 30.0,
    }


def show_notice(notice: Notice) -> Piece:
    """Show what must not be missed."""
    piece = {
        "kind": "notice",
        "tone": notice.kind,
        "title": show_plain(notice.title),
        "words": show_plain(notice.text),
    }
    return piece | {"height": _height_of(piece["words"]) + 40}


def show_details(details: Iterable[Detail], names: frozenset[str]) -> list[Piece]:
    """Show labelled lines; free words may run over several paragraphs."""
    return [
        {
            "label": show_plain(detail.label),
            "pieces": show_free_text(detail.value)
            if detail.is_free and isinstance(detail.value, str)
            else [{"kind": "paragraph", "words": show_cell(detail.value, names), "direction": ""}],
        }
        for detail in details
    ]


def measured(piece: Piece) -> Piece:
    """Add the height that a piece of words will about take."""
    if piece["kind"] == "list":
        return piece | {"height": sum(_height_of(item["words"]) for item in piece["items"]) + 8}
    if piece["kind"] == "raw":
        return piece | {"height": len(piece["lines"]) * TEXT_SIZE * LINE + 16}
    return piece | {"height": _height_of(piece["words"]) + 8}


def _height_of(words: Words, width: float = PORTRAIT_WIDTH) -> float:
    return count_lines(measure_text(read_words(words), TEXT_SIZE), width) * TEXT_SIZE * LINE


def _show_items(items: Items) -> Piece:
    show = show_free_line if items.is_free else show_plain
    return measured(
        {
            "kind": "list",
            "ordered": items.is_ordered,
            "start": 1,
            "items": [
                {
                    "words": show(item),
                    "inside": [],
                    "direction": find_first_direction(item) if items.is_free else "",
                }
                for item in items.items
            ],
            "direction": "",
        }
    )


def _show_figure(figure: Figure, names: frozenset[str]) -> Piece:
    width = min(figure.width * POINTS_PER_INCH, PORTRAIT_WIDTH)
    numbers = show_table(figure.table, names)
    place = f"numbers/{make_anchor(figure.name)}"  # a name that no piece of a report can have
    lines = count_lines_of_words(figure.caption, _CAPTION_SIZE, PORTRAIT_WIDTH, is_bold=True)
    words_height = lines * _CAPTION_LINE + _BELOW_CAPTION
    return {
        "kind": "figure",
        "anchors": find_anchors(names, figure.name),
        "caption": show_plain(figure.caption),
        "alt": tell_text(figure.alt),
        "svg": replace_missing_in_svg(figure.svg),
        "width": width,
        "numbers": numbers | {"anchors": [*numbers["anchors"], place]},
        "numbers_at": place,
        "words_height": words_height,
        "height": width * figure.height / figure.width + words_height,
    }


def _show_card(card: Card, names: frozenset[str]) -> Piece:
    details = show_details(card.details, names)
    width = PORTRAIT_WIDTH - _CARD_LABELS - 24
    height = sum(
        _height_of(piece.get("words", ""), width) + 3 for line in details for piece in line["pieces"]
    )
    return {
        "kind": "card",
        "anchors": find_anchors(names, card.name),
        "shown_as": show_id(card.shown_as or card.name, frozenset()),
        "title": show_plain(card.title),
        "direction": find_first_direction(card.title),
        "marks": show_details(card.marks, names),
        "details": details,
        "height": height + 70,
    }
