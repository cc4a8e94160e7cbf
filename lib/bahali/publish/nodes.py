"""HTML that was made safe, as a small tree: elements, and the words between them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"br"}


@dataclass
class Node:
    """An element, with what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list["Node | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words in it, in their order."""
        return "".join(part if isinstance(part, str) else part.text for part in self.content)

    def find(self, *tags: str) -> Iterator["Node"]:
        """Go through the elements with these tags, but not into them."""
        for part in self.content:
            if isinstance(part, Node):
                if part.tag in tags:
                    yield part
                else:
                    yield from part.find(*tags)


class _Reader(HTMLParser):
    """Reads HTML, as nh3 writes it, into nodes; an end that nothing began is passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag in [node.tag for node in self.open[1:]]:
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def read_html(markup: str) -> Node:
    """Read safe HTML as a tree; the root has no tag.

    Examples
    --------
    >>> read_html("<p>Ask <em>first</em></p>").text
    'Ask first'
    """
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.open[0]
