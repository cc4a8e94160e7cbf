"""Cells as plain words for formats that know no markup: a spreadsheet, a table of text."""

import math
import re
from html.parser import HTMLParser

from bahali.document.blocks import Cell, References
from bahali.document.cells import NONE_GIVEN, NOT_STATED, tidy_number
from bahali.document.freetext import clean_text, render_free_text
from bahali.vocabulary.language import _

_ENDS_A_LINE = {"p", "li", "br", "ul", "ol"}
_SPARE_LINES = re.compile(r"\n{2,}")


def write_words(cell: Cell, is_free: bool = False) -> str | int | float:
    """Give a cell as it is to stand: a number as a number, everything else as the words a report shows.

    Parameters
    ----------
    cell : Cell
        Words, a number, ids, or None (also a number that is not a number), which is "not stated".
    is_free : bool
        True when the words are a person's own: their light Markdown is taken off, its lines stay.
    """
    match cell:
        case References(ids=ids):
            return ", ".join(map(clean_text, ids)) or _(NONE_GIVEN)
        case str():
            return strip_marks(cell) if is_free else clean_text(cell)
        case int() | float() if math.isfinite(cell):
            return tidy_number(cell)
        case _:
            return _(NOT_STATED)


def is_blank(cell: Cell) -> bool:
    """Tell whether nobody stated what a cell would hold."""
    return cell is None or (isinstance(cell, float) and not math.isfinite(cell))


def strip_marks(text: str) -> str:
    r"""Give what somebody wrote without the marks of light Markdown; an address stays beside its words.

    Examples
    --------
    >>> strip_marks("Train **all** teams:\n\n- in the harbour\n- [elsewhere](https://example.org)")
    'Train all teams:\n• in the harbour\n• elsewhere (https://example.org)'
    """
    reader = _WordReader()
    reader.feed(render_free_text(text))
    reader.close()
    return _SPARE_LINES.sub("\n", "".join(reader.words)).strip()


class _WordReader(HTMLParser):
    """Collects the words of our own safe HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._address = ""
        self._linked_from = 0
        self._numbers: list[int | None] = []
        self._is_behind_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ENDS_A_LINE and not (tag == "p" and self._is_behind_mark):
            self.words.append("\n")
        match tag:
            case "a":
                self._address = dict(attrs).get("href") or ""
                self._linked_from = len(self.words)
            case "ol":
                self._numbers.append(int(dict(attrs).get("start") or 1))
            case "ul":
                self._numbers.append(None)
            case "li":
                self.words.append(self._next_mark())
                self._is_behind_mark = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address and self._address != "".join(self.words[self._linked_from :]):
            self.words.append(f" ({self._address})")
        if tag in {"ol", "ul"}:
            self._numbers.pop()
        if tag in _ENDS_A_LINE:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        # Between list items stand line breaks of the markup, which are no words.
        self.words.append(data if data.strip() else " " * ("\n" not in data))
        self._is_behind_mark = self._is_behind_mark and not data.strip()

    def _next_mark(self) -> str:
        number = self._numbers[-1]
        if number is None:
            return "• "
        self._numbers[-1] = number + 1
        return f"{number}. "
