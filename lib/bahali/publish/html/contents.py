"""The table of contents of a page, gathered from the sections it lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bahali.document.blocks import Block, Card, Heading
from bahali.document.cells import make_anchor
from bahali.document.freetext import clean_text
from bahali.document.section import Section
from bahali.publish.numbering import number_sections


@dataclass(frozen=True)
class Entry:
    """One line of the contents, and the lines below it."""

    anchor: str
    title: str
    number: str = ""
    entries: tuple["Entry", ...] = ()


def list_contents(sections: Sequence[Section]) -> tuple[Entry, ...]:
    """List the sections by number, and within each its cards and named headings of the third level."""
    return tuple(
        Entry(make_anchor(section.name), clean_text(section.title), number, _list_pieces(section.blocks))
        for section, number in zip(sections, number_sections(sections), strict=True)
    )


def _list_pieces(blocks: Iterable[Block]) -> tuple[Entry, ...]:
    entries = []
    for block in blocks:
        match block:
            case Heading(level=3, name=str() as name, text=text):
                entries.append(Entry(make_anchor(name), clean_text(text)))
            case Card(name=name, title=title):
                entries.append(Entry(make_anchor(name), f"{name} {clean_text(title)}"))
    return tuple(entries)
