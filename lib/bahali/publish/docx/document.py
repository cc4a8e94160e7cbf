"""A whole report as one tree: cover, contents, and its pieces on upright pages and on pages on their side."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from bahali.document.freetext import render_narrative
from bahali.document.outputs import Narrative, Output
from bahali.document.reading import ReportDocument
from bahali.document.section import Cover, Section
from bahali.publish.docx import pandoc
from bahali.publish.docx.blocks import Setting, write_block, write_notice, write_picture
from bahali.publish.docx.bookmarks import name_bookmark
from bahali.publish.docx.contents import title_sections, write_contents
from bahali.publish.docx.layout import turn_pages, write_page_turn
from bahali.publish.docx.markup import read_blocks
from bahali.publish.docx.pandoc import Node
from bahali.publish.docx.parts import Piece, list_pieces
from bahali.publish.docx.words import write_cell, write_plain
from bahali.vocabulary.language import find_direction

SECTION_LEVEL = 1
NARRATIVE_LEVEL = 3  # of HTML: below the title of a section
PANDOC_VERSION = [1, 23, 1]  # of its tree

Turned = tuple[Piece, bool]


def write_tree(report: ReportDocument, setting: Setting) -> dict[str, Any]:
    """Write a report as pandoc's tree.

    Parameters
    ----------
    report : ReportDocument
        The report, or one of its handouts.
    setting : Setting
        Names to link to, and where the pictures are.
    """
    pieces = list(list_pieces(report.parts))
    is_compact = report.is_handout
    turned = [False] * len(pieces) if is_compact else turn_pages(pieces)
    blocks = [
        *_write_cover(report.cover, is_compact),
        *([] if is_compact else [_write_front(report, ends_page=not any(turned[:1]))]),
        *_write_pieces(report, list(zip(pieces, turned, strict=True)), setting),
    ]
    language = report.cover.language
    # The last three become properties of the file, by which its comments find their way back into the pack.
    facts = {
        "lang": language,
        "dir": find_direction(language),
        "workshop": report.cover.workshop,
        "jurisdiction": report.cover.jurisdiction,
        "edition": report.cover.edition,
    }
    meta = {name: {"t": "MetaInlines", "c": pandoc.write_words(value)} for name, value in facts.items()}
    return {"pandoc-api-version": PANDOC_VERSION, "meta": meta, "blocks": blocks}


def _write_cover(cover: Cover, is_compact: bool) -> Iterator[Node]:
    kind = "Compact " if is_compact else ""
    yield pandoc.paragraph(pandoc.write_words(cover.title), f"{kind}Title")
    yield pandoc.paragraph(pandoc.write_words(cover.subtitle), f"{kind}Subtitle")
    if is_compact:
        return
    yield from write_notice(cover.notice) if cover.notice else ()
    for fact in cover.facts:
        label = pandoc.strong(write_plain(f"{fact.label}: "))
        yield pandoc.paragraph([label, *write_cell(fact.value, frozenset(), fact.is_free)], "Fact")


def _write_front(report: ReportDocument, ends_page: bool) -> Node:
    return write_contents(report.sections, find_direction(report.cover.language), ends_page)


def _write_pieces(report: ReportDocument, pieces: Iterable[Turned], setting: Setting) -> Iterator[Node]:
    """Write the pieces section by section; a page is turned before a section's bookmark begins."""
    titles = {} if report.is_handout else title_sections(report.sections)
    was_turned = False
    for name, group in groupby(pieces, key=lambda piece: piece[0].section):
        blocks: list[Node] = []
        for piece, is_turned in group:
            if is_turned != was_turned:
                turn = pandoc.word_xml(write_page_turn(was_turned))
                if blocks:
                    blocks.append(turn)
                else:
                    yield turn
                was_turned = is_turned
            blocks += _write_piece(piece, is_turned, setting, titles)
        yield from [pandoc.division(blocks, name_bookmark(name))] if name else blocks
    if was_turned:
        yield pandoc.word_xml(write_page_turn(was_turned))


def _write_piece(piece: Piece, is_turned: bool, setting: Setting, titles: dict[str, str]) -> list[Node]:
    match piece.content:
        case Section(name=name, title=title):
            return [pandoc.heading(write_plain(titles.get(name, title)), SECTION_LEVEL)]
        case Narrative(text=text):
            return read_blocks(render_narrative(text, NARRATIVE_LEVEL))
        case Output() as output:
            return _write_output(output, setting)
        case block:
            return list(write_block(block, setting, is_turned, piece.is_behind_figure))


def _write_output(output: Output, setting: Setting) -> list[Node]:
    if output.media_type == "text/html":
        return read_blocks(output.content)
    if output.media_type == "text/plain":
        return [pandoc.paragraph(pandoc.write_words(output.content), "Source Code")]
    return [pandoc.figure(write_picture(output.content, output.alt, setting), ())]
