"""Blocks as HTML: the same pieces in a notebook, where nothing styles them, and in a finished report.

Everything is escaped where it is put in; ids become links only to places that are in the same page.
"""

import re
from collections.abc import Iterable
from html import escape

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
from bahali.document.cards import render_card, render_details
from bahali.document.cells import make_anchor, render_plain
from bahali.document.explorer import render_explorer
from bahali.document.figures import render_figure
from bahali.document.freetext import render_free_line, render_free_text
from bahali.document.tables import render_table
from bahali.vocabulary.language import ENGLISH, find_direction, spoken_language

NOWHERE: frozenset[str] = frozenset()
_CELL_OF_WORDS = re.compile(r'<(t[dh])\b(?![^>]*class="number")([^>]*)>')


def render_section(
    name: str, title: str, blocks: Iterable[Block], anchors: frozenset[str] = NOWHERE, number: str = ""
) -> str:
    """Show a section under a heading of the second level.

    Parameters
    ----------
    name, title : str
        Anchor and heading of the section.
    blocks : iterable of Block
        What stands in it, in reading order.
    anchors : frozenset of str
        Names that have a place in the same page; ids outside it are shown without a link.
    number : str
        Number of the section in its report; blank where it stands alone.
    """
    anchor = make_anchor(name)
    numbered = f'<span class="section-number">{number}</span> ' if number else ""
    shown = "\n".join(render_block(block, anchors) for block in blocks)
    return f'<section>\n<h2 id="{anchor}">{numbered}{render_plain(title)}</h2>\n{shown}\n</section>'


def render_cover(title: str, subtitle: str, facts: Iterable[Detail], notice: Notice | None) -> str:
    """Show the head of a report: its one heading of the first level, the notice and the facts."""
    warning = f"{render_notice(notice)}\n" if notice else ""
    return (
        f'<div class="cover">\n<h1>{render_plain(title)}</h1>\n'
        f'<p class="subtitle">{render_plain(subtitle)}</p>\n{warning}'
        f"{render_details(facts, 'facts', NOWHERE)}</div>"
    )


def render_block(block: Block, anchors: frozenset[str] = NOWHERE) -> str:
    """Show one block; see ``render_section`` for ``anchors``."""
    match block:
        case Heading():
            markup = _render_heading(block)
        case Paragraph():
            markup = _render_paragraph(block)
        case Notice():
            markup = render_notice(block)
        case Items():
            markup = _render_items(block)
        case Table():
            markup = render_table(block, anchors)
        case Figure():
            markup = render_figure(block, anchors)
        case Card():
            markup = render_card(block, anchors)
        case Explorer():
            markup = render_explorer(block, anchors)
    return markup


def render_notice(notice: Notice) -> str:
    """Show what must not be missed; its title says so in words, not in colour alone."""
    return (
        f'<div class="notice {notice.kind}" role="note">'
        f'<p class="notice-title"><strong>{render_plain(notice.title)}</strong></p>'
        f"<p{_direction_of(notice)}>{render_plain(notice.text)}</p></div>"
    )


def _direction_of(notice: Notice) -> str:
    """Let a notice about the data run as the workshop wrote it; all others are words of ours."""
    return ' dir="auto"' if notice.kind == "illustrative" else ""


def say_in_notebook(markup: str) -> str:
    """Tell the language and its direction where no page of ours does; notebooks take it for English."""
    language = spoken_language()
    if language == ENGLISH:
        return markup
    return f'<div lang="{escape(language)}" dir="{find_direction(language)}">\n{markup}\n</div>'


def align_for_notebook(markup: str) -> str:
    """Align table cells where no style sheet of ours is: notebooks set every cell flush right, and break ids.

    A report never needs this, and its security policy refuses styles inside elements.
    """
    aligned = _CELL_OF_WORDS.sub(r'<\1\2 style="text-align: left; vertical-align: top">', markup)
    return aligned.replace('<bdi class="id">', '<bdi class="id" style="white-space: nowrap">')


def _render_heading(heading: Heading) -> str:
    anchor = f' id="{make_anchor(heading.name)}"' if heading.name else ""
    return f"<h{heading.level}{anchor}>{render_plain(heading.text)}</h{heading.level}>"


def _render_paragraph(paragraph: Paragraph) -> str:
    if paragraph.is_free:
        return f'<div class="free" dir="auto">{render_free_text(paragraph.text)}</div>'
    return f"<p>{render_plain(paragraph.text)}</p>"


def _render_items(items: Items) -> str:
    tag = "ol" if items.is_ordered else "ul"
    if items.is_free:
        lines = "".join(f'<li dir="auto">{render_free_line(item)}</li>\n' for item in items.items)
        return f'<{tag} class="free">\n{lines}</{tag}>'
    lines = "".join(f"<li>{render_plain(item)}</li>\n" for item in items.items)
    return f"<{tag}>\n{lines}</{tag}>"
