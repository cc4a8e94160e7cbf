"""HTML that was made safe before, as pieces of a Word document: free words, and what a researcher added."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from bahali.publish.docx import pandoc
from bahali.publish.docx.grid import Grid, GridCell, write_grid
from bahali.publish.docx.pandoc import Node
from bahali.publish.docx.widths import Column, share_widths

_LINE_TAGS = {"strong", "em", "a", "br", "code"}
_LEVELS = {"h2": 1, "h3": 2, "h4": 3}


@dataclass
class _Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[_Element | str]" = field(default_factory=list)

    def find(self, *tags: str) -> "Iterator[_Element]":
        """Go through all elements below with one of these tags, in order."""
        for child in self.children:
            if isinstance(child, _Element):
                if child.tag in tags:
                    yield child
                else:
                    yield from child.find(*tags)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = _Element("root")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag != "br":
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in [element.tag for element in self._open[1:]]:
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def read_lines(markup: str) -> list[Node]:
    """Turn safe HTML without paragraphs into words."""
    return _write_line(_read(markup).children)


def read_blocks(markup: str, style: str = "") -> list[Node]:
    """Turn safe HTML into paragraphs, lists, headings and tables.

    Parameters
    ----------
    markup : str
        HTML of the tags that ``bahali.document.freetext`` and ``bahali.document.outputs`` let pass.
    style : str
        Style of its paragraphs; blank for the text of the body.
    """
    return list(_write_blocks(_read(markup).children, style))


def _read(markup: str) -> _Element:
    reader = _Reader()
    reader.feed(markup.replace("<br>\n", "<br>"))
    reader.close()
    return reader.root


def _write_blocks(children: Sequence[_Element | str], style: str) -> Iterator[Node]:
    loose: list[_Element | str] = []
    for child in children:
        if isinstance(child, str) or child.tag in _LINE_TAGS:
            loose.append(child)
            continue
        yield from _write_loose(loose, style)
        loose = []
        yield from _write_block(child, style)
    yield from _write_loose(loose, style)


def _write_loose(loose: Sequence[_Element | str], style: str) -> Iterator[Node]:
    if any(not isinstance(child, str) or child.strip() for child in loose):
        yield pandoc.paragraph(_write_line(loose), style)


def _write_block(element: _Element, style: str) -> Iterator[Node]:
    match element.tag:
        case "h2" | "h3" | "h4" as tag:
            yield pandoc.heading(_write_line(element.children), _LEVELS[tag])
        case "ul":
            yield pandoc.bullets(_write_items(element, style))
        case "ol":
            start = element.attributes.get("start", "1")
            yield pandoc.numbered(
                _write_items(element, style), int(start) if start.isdecimal() and len(start) < 7 else 1
            )
        case "table":
            yield _write_table(element)
        case "pre":
            yield pandoc.paragraph(pandoc.write_words(element.text), "Source Code")
        case _:
            yield from _write_blocks(element.children, style)


def _write_items(element: _Element, style: str) -> list[list[Node]]:
    return [list(_write_blocks(item.children, style)) for item in element.find("li")]


def _write_table(element: _Element) -> Node:
    caption = [node for part in element.find("caption") for node in _write_line(part.children)]
    rows = [list(row.find("td", "th")) for row in element.find("tr")]
    count = max((len(row) for row in rows), default=1)
    filled = [[*row, *[_Element("td")] * (count - len(row))] for row in rows] or [[_Element("td")]]
    columns = [Column(tuple(row[place].text for row in filled)) for place in range(count)]
    cells = [tuple(GridCell(_write_line(cell.children)) for cell in row) for row in filled]
    return write_grid(Grid(caption, cells[0], cells[1:], share_widths(columns)))


def _write_line(children: Sequence[_Element | str]) -> list[Node]:
    return [node for child in children for node in _write_inline(child)]


def _write_inline(child: _Element | str) -> list[Node]:
    if isinstance(child, str):
        return pandoc.write_words(" ".join(child.split("\n")))
    match child.tag:
        case "strong":
            return [pandoc.strong(_write_line(child.children))]
        case "em":
            return [pandoc.emphasised(_write_line(child.children))]
        case "a" if child.attributes.get("href"):
            return [pandoc.link(_write_line(child.children), child.attributes["href"])]
        case "br":
            return [{"t": "LineBreak"}]
        case _:
            return _write_line(child.children)
