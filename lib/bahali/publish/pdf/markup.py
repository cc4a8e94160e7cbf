"""Safe HTML as pieces for the PDF template: free words, narrative, and outputs of a researcher's own cells.

It reads what ``bahali.document.freetext`` and ``bahali.document.outputs`` made safe, so that every format
honours exactly the same marks.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bahali.document.blocks import Column, Table
from bahali.document.direction import find_first_direction
from bahali.document.freetext import render_free_line, render_free_text, render_narrative
from bahali.publish.nodes import Node, read_html
from bahali.publish.pdf.measures import read_words
from bahali.publish.pdf.words import Words, keep_ids, show_text

Piece = dict[str, Any]
"""One block as the template takes it; ``kind`` says which."""

_PLAIN = re.compile(r"[^\W\d_][^\\*_\[\]`!&<\n\r]*")  # no mark of Markdown can be in it
_LINE_TAGS = {"strong", "em", "a", "br", "code"}
_LISTS = {"ul": False, "ol": True}


def show_free_line(text: str) -> Words:
    """Show what somebody wrote on one line; see ``bahali.document.freetext.render_free_line``."""
    if _PLAIN.fullmatch(text):
        return keep_ids(show_text(text).strip())
    return _show_line(read_html(render_free_line(text)).content)


def show_free_text(text: str) -> list[Piece]:
    """Show what somebody wrote as paragraphs and lists."""
    if _PLAIN.fullmatch(text):
        return [_paragraph(keep_ids(show_text(text).strip()), text)]
    return list(_show_blocks(read_html(render_free_text(text)), level=0))


def show_narrative(text: str, level: int) -> list[Piece]:
    """Show a Markdown cell of a researcher, its headings at ``level`` of the PDF (1 is that of a section)."""
    return list(_show_blocks(read_html(render_narrative(text, 2)), level=level))


def show_html(markup: str, level: int) -> list[Piece | Table]:
    """Show safe HTML that a researcher's cell made; its tables become tables of ours.

    Parameters
    ----------
    markup : str
        As ``bahali.document.outputs.sanitise_html`` gives it.
    level : int
        Level that its headings get.
    """
    return list(_show_blocks(read_html(markup), level=level))


def _show_blocks(node: Node, level: int) -> Iterator[Any]:
    """Give the blocks in a node; words between them become paragraphs of their own."""
    line: list[Node | str] = []
    for part in node.content:
        if isinstance(part, str) or part.tag in _LINE_TAGS:
            line.append(part)
            continue
        yield from _end_line(line)
        yield from _show_block(part, level)
    yield from _end_line(line)


def _end_line(line: list[Node | str]) -> Iterator[Piece]:
    text = "".join(part if isinstance(part, str) else part.text for part in line)
    if text.strip():
        yield _paragraph(_show_line(line), text)
    line.clear()


def _show_block(node: Node, level: int) -> Iterator[Any]:
    match node.tag:
        case "p":
            yield _paragraph(_show_line(node.content), node.text)
        case "ul" | "ol":
            yield _show_list(node)
        case "pre":
            yield show_raw(node.text)
        case "table":
            yield _read_table(node)
        case "h2" | "h3" | "h4":
            yield {"kind": "heading", "level": level, "words": _show_line(node.content)}
        case _:
            yield from _show_blocks(node, level)


def show_raw(text: str) -> Piece:
    """Show text as a machine printed it, line by line and with its blanks as they are."""
    lines = text.rstrip().expandtabs(8).split("\n")
    return {"kind": "raw", "lines": [show_text(line.replace(" ", "\u00a0")) for line in lines]}


def _paragraph(words: Words, text: str) -> Piece:
    return {"kind": "paragraph", "words": words, "direction": find_first_direction(text)}


def _show_list(node: Node) -> Piece:
    items = [
        {"words": _show_line(_line_of(item)), "inside": [_show_list(inner) for inner in item.find(*_LISTS)]}
        for item in node.find("li")
    ]
    start = node.attributes.get("start", "1")
    return {
        "kind": "list",
        "ordered": _LISTS[node.tag],
        "start": int(start) if start.isdecimal() else 1,
        "items": items,
        "direction": find_first_direction(node.text),
    }


def _line_of(item: Node) -> list[Node | str]:
    """Give the words of an item without its inner lists; paragraphs in it are divided by a line break."""
    line: list[Node | str] = []
    for part in item.content:
        if isinstance(part, Node) and part.tag == "p":
            line += [*([Node("br")] if line else []), *part.content]
        elif isinstance(part, str) or part.tag not in _LISTS:
            line.append(part)
    return [part for part in line if not isinstance(part, str) or part.strip() or part == " "]


def _show_line(content: Iterable[Node | str]) -> Words:
    pieces: list[Words] = []
    for part in content:
        is_start = not pieces or _is_break(pieces[-1])  # HTML has a line end after each break
        shown = _show_inline(part.lstrip(" \n") if is_start and isinstance(part, str) else part)
        pieces += [shown] if shown else []
    while pieces and not read_words(pieces[-1]).strip():
        pieces.pop()
    return pieces[0] if len(pieces) == 1 else pieces


def _is_break(piece: Words) -> bool:
    return isinstance(piece, dict) and "break" in piece


def _show_inline(part: Node | str) -> Words:
    if isinstance(part, str):
        return keep_ids(show_text(part))
    inside = _show_line(part.content)
    match part.tag:
        case "strong":
            return {"strong": 1, "words": inside}
        case "em":
            return {"emphasis": 1, "words": inside}
        case "br":
            return {"break": 1, "words": ""}
        case "a" if part.attributes.get("href"):
            return {"address": part.attributes["href"], "words": inside}
        case _:
            return inside


def _read_table(node: Node) -> Table:
    """Read a table as one of ours: a heading for each column, and rows as long as the longest."""
    rows = [[" ".join(cell.text.split()) for cell in row.find("th", "td")] for row in node.find("tr")]
    count = max(map(len, rows), default=1) or 1
    padded = [tuple(row + [""] * (count - len(row))) for row in rows]
    has_head = any(True for _ in node.find("thead")) and bool(padded)
    head = padded[0] if has_head else ("",) * count
    body = tuple(padded[1:] if has_head else padded)
    columns = tuple(
        Column(label=label, is_number=bool(body) and all(_is_number(row[index]) for row in body))
        for index, label in enumerate(head)
    )
    caption = " ".join(" ".join(found.text for found in node.find("caption")).split())
    return Table(name="output", caption=caption, columns=columns, rows=body)


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", ""))
    except ValueError:
        return False
    return True
