"""The pieces of a document as pandoc knows them: its own tree, so that no words are ever read as markup."""

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from bahali.document.freetext import clean_text

Node = dict[str, Any]
Attributes = list[Any]

_NOT_IN_XML = re.compile("[\ufffe\uffff]")


def attributes(name: str = "", **pairs: str) -> Attributes:
    """Give the attributes of a node: its bookmark, and others such as ``custom_style`` and ``dir``."""
    return [name, [], [[key.replace("_", "-"), value] for key, value in pairs.items() if value]]


def write_words(text: str) -> list[Node]:
    r"""Write words exactly as they are, cleaned of what a reader cannot see; line breaks stay.

    Examples
    --------
    >>> write_words("*a*\nb\x00")
    [{'t': 'Str', 'c': '*a*'}, {'t': 'LineBreak'}, {'t': 'Str', 'c': 'b'}]
    """
    lines = _NOT_IN_XML.sub("", clean_text(text)).split("\n")
    nodes: list[Node] = []
    for line in lines:
        nodes += [{"t": "LineBreak"}, {"t": "Str", "c": line}]
    return nodes[1:]


def strong(words: Sequence[Node]) -> Node:
    """Set words in bold."""
    return {"t": "Strong", "c": list(words)}


def emphasised(words: Sequence[Node]) -> Node:
    """Set words in italics."""
    return {"t": "Emph", "c": list(words)}


def span(words: Sequence[Node], name: str = "", **pairs: str) -> Node:
    """Mark words with a bookmark, a direction or a style."""
    return {"t": "Span", "c": [attributes(name, **pairs), list(words)]}


def link(words: Sequence[Node], target: str) -> Node:
    """Make words a link, to the web or with ``#`` to a bookmark."""
    return {"t": "Link", "c": [attributes(), list(words), [target, ""]]}


def division(blocks: Sequence[Node], name: str = "", **pairs: str) -> Node:
    """Mark paragraphs with a bookmark, a direction or a style.

    Where they begin with a heading, the bookmark is in that heading: LibreOffice loses most of those that
    span tables when it saves a file, and with them what its comments are about.
    """
    contents = list(blocks)
    if name and contents and contents[0]["t"] == "Header":
        level, _, words = contents[0]["c"]
        contents[0] = {"t": "Header", "c": [level, attributes(), [span(words, name)]]}
        name = ""
    return {"t": "Div", "c": [attributes(name, **pairs), contents]}


def paragraph(words: Sequence[Node], style: str = "", direction: str = "") -> Node:
    """Make a paragraph, in a style of the reference document where one is named."""
    plain = {"t": "Para", "c": list(words)}
    return division([plain], custom_style=style, dir=direction) if style or direction else plain


def heading(words: Sequence[Node], level: int) -> Node:
    """Make a real heading; whoever puts it into a division with a name gives it its bookmark."""
    return {"t": "Header", "c": [level, attributes(), list(words)]}


def bullets(items: Sequence[Sequence[Node]]) -> Node:
    """Make a list without an order."""
    return {"t": "BulletList", "c": [list(item) for item in items]}


def numbered(items: Sequence[Sequence[Node]], start: int = 1) -> Node:
    """Make a list in order."""
    return {
        "t": "OrderedList",
        "c": [[start, {"t": "Decimal"}, {"t": "Period"}], [list(item) for item in items]],
    }


def plain(words: Sequence[Node]) -> Node:
    """Make the words of a list item."""
    return {"t": "Plain", "c": list(words)}


def picture(path: str, alt: str, inches: tuple[float, float]) -> Node:
    """Place a picture, with the words that stand for it."""
    width, height = (f"{length:.3f}in" for length in inches)
    return {"t": "Image", "c": [attributes(width=width, height=height), write_words(alt), [path, ""]]}


def figure(content: Node, caption: Sequence[Node], name: str = "") -> Node:
    """Put a caption below a picture."""
    told = [None, [plain(caption)] if caption else []]
    return {"t": "Figure", "c": [attributes(name), told, [plain([content])]]}


def room_after_table() -> Node:
    """Put a little room below a table; without it, Word makes one table of two that follow each other.

    As XML of ours, since pandoc leaves out a paragraph that holds nothing.
    """
    return word_xml('<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>')


def word_xml(xml: str) -> Node:
    """Put XML of ours into the document as it is."""
    return {"t": "RawBlock", "c": ["openxml", xml]}


def escape_words(text: str) -> str:
    """Write words for XML of ours, cleaned as ``write_words`` does, on one line."""
    return escape(_NOT_IN_XML.sub("", clean_text(text)).replace("\n", " "))
