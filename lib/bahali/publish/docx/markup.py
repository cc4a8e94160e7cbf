"""HTML that was made safe before, as pieces of a Word document: free words, and what a researcher added."""

from collections.abc import Iterator, Sequence

from bahali.publish import nodes as html
from bahali.publish.docx import pandoc
from bahali.publish.docx.grid import Grid, GridCell, write_grid
from bahali.publish.docx.pandoc import Node
from bahali.publish.docx.widths import Column, share_widths

_LINE_TAGS = {"strong", "em", "a", "br", "code"}
_LEVELS = {"h2": 1, "h3": 2, "h4": 3}


def read_lines(markup: str) -> list[Node]:
    """Turn safe HTML without paragraphs into words."""
    return _write_line(_read(markup).content)


def read_blocks(markup: str, style: str = "") -> list[Node]:
    """Turn safe HTML into paragraphs, lists, headings and tables.

    Parameters
    ----------
    markup : str
        HTML of the tags that ``bahali.document.freetext`` and ``bahali.document.outputs`` let pass.
    style : str
        Style of its paragraphs; blank for the text of the body.
    """
    return list(_write_blocks(_read(markup).content, style))


def _read(markup: str) -> html.Node:
    return html.read_html(markup.replace("<br>\n", "<br>"))


def _write_blocks(children: Sequence[html.Node | str], style: str) -> Iterator[Node]:
    loose: list[html.Node | str] = []
    for child in children:
        if isinstance(child, str) or child.tag in _LINE_TAGS:
            loose.append(child)
            continue
        yield from _write_loose(loose, style)
        loose = []
        yield from _write_block(child, style)
    yield from _write_loose(loose, style)


def _write_loose(loose: Sequence[html.Node | str], style: str) -> Iterator[Node]:
    if any(not isinstance(child, str) or child.strip() for child in loose):
        yield pandoc.paragraph(_write_line(loose), style)


def _write_block(element: html.Node, style: str) -> Iterator[Node]:
    match element.tag:
        case "h2" | "h3" | "h4" as tag:
            yield pandoc.heading(_write_line(element.content), _LEVELS[tag])
        case "ul":
            yield pandoc.bullets(_write_items(element, style))
        case "ol":
            start = element.attributes.get("start", "1")
            yield pandoc.numbered(
                _write_items(element, style), int(start) if start.isdecimal() and len(start) < 7 else 1
            )
        case "table":
            yield _write_table(element)
            yield pandoc.room_after_table()
        case "pre":
            yield pandoc.paragraph(pandoc.write_words(element.text), "Source Code")
        case _:
            yield from _write_blocks(element.content, style)


def _write_items(element: html.Node, style: str) -> list[list[Node]]:
    return [list(_write_blocks(item.content, style)) for item in element.find("li")]


def _write_table(element: html.Node) -> Node:
    caption = [node for part in element.find("caption") for node in _write_line(part.content)]
    rows = [list(row.find("td", "th")) for row in element.find("tr")]
    count = max((len(row) for row in rows), default=1)
    filled = [[*row, *[html.Node("td")] * (count - len(row))] for row in rows] or [[html.Node("td")]]
    columns = [Column(tuple(row[place].text for row in filled)) for place in range(count)]
    cells = [tuple(GridCell(_write_line(cell.content)) for cell in row) for row in filled]
    return write_grid(Grid(caption, cells[0], cells[1:], share_widths(columns)))


def _write_line(children: Sequence[html.Node | str]) -> list[Node]:
    return [node for child in children for node in _write_inline(child)]


def _write_inline(child: html.Node | str) -> list[Node]:
    if isinstance(child, str):
        return pandoc.write_words(" ".join(child.split("\n")))
    match child.tag:
        case "strong":
            return [pandoc.strong(_write_line(child.content))]
        case "em":
            return [pandoc.emphasised(_write_line(child.content))]
        case "a" if child.attributes.get("href"):
            return [pandoc.link(_write_line(child.content), child.attributes["href"])]
        case "br":
            return [{"t": "LineBreak"}]
        case _:
            return _write_line(child.content)
