"""Words that run against the language of a report: found, so that each format can set them apart."""

import re
import unicodedata
from collections.abc import Iterator

from bahali.vocabulary.language import find_direction, spoken_language

ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"  # the first letter with a direction decides

_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
# Scripts that run from the right; few reports hold any, so that one search saves looking at every letter.
_FROM_THE_RIGHT = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_TAIL = re.compile(r"[-/.]?\d+| \d{4}(?!\d)")  # as in an id, or a year behind a title
_CLOSING = {"(": ")", "[": "]", "“": "”", "‘": "’", "«": "»", '"': '"'}


def find_first_direction(text: str) -> str:
    """Tell in which direction a text starts, as ``dir="auto"`` does; blank when no letter says so.

    Examples
    --------
    >>> [find_first_direction(text) for text in ("1. بحالی (recovery)", "Bahali", "12 %")]
    ['rtl', 'ltr', '']
    """
    directions = (_STRONG.get(unicodedata.bidirectional(letter), "") for letter in text)
    return next(filter(None, directions), "")


def isolate_runs(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a sentence of ours at the names and ids in it that run the other way.

    A run goes from the first letter of the other direction to its last one, with a year behind it and a
    bracket that it opened. Digits alone are no run: they read the same in both directions.

    Parameters
    ----------
    text : str
        Words in the language that is spoken, with whatever people wrote inside them.

    Yields
    ------
    tuple of str and bool
        Parts that give the text when put together, and whether a part is to be set apart.

    Examples
    --------
    >>> list(isolate_runs("Care in خیبر, 2025"))
    [('Care in ', False), ('خیبر', True), (', 2025', False)]
    """
    base = find_direction(spoken_language())
    start = 0
    for begin, end in _find_runs(text, base):
        if begin > start:
            yield text[start:begin], False
        yield text[begin:end], True
        start = end
    if start < len(text):
        yield text[start:], False


def isolate(text: str) -> str:
    """Set such names apart by invisible marks, for formats that have no markup for it.

    Examples
    --------
    >>> isolate("Care in خیبر, 2025").encode("unicode_escape").count(b"u206")
    2
    """
    return "".join(
        f"{ISOLATE}{part}{END_OF_ISOLATE}" if is_apart else part for part, is_apart in isolate_runs(text)
    )


def _find_runs(text: str, base: str) -> Iterator[tuple[int, int]]:
    if base == "ltr" and not _FROM_THE_RIGHT.search(text):
        return
    begin = end = -1
    for place, letter in enumerate(text):
        direction = _STRONG.get(unicodedata.bidirectional(letter))
        if direction is None:
            continue
        if direction != base:
            begin, end = (place if begin < 0 else begin), place + 1
        elif begin >= 0:
            yield begin, _close(text, begin, end)
            begin = -1
    if begin >= 0:
        yield begin, _close(text, begin, end)


def _close(text: str, begin: int, end: int) -> int:
    """Take in what belongs to a run behind its last letter: the rest of an id, a year, a closing bracket."""
    while end < len(text):
        if tail := _TAIL.match(text, end):
            end = tail.end()
        elif any(text[end] == close and _is_open(text[begin:end], mark) for mark, close in _CLOSING.items()):
            end += 1
        else:
            break
    return end


def _is_open(text: str, mark: str) -> bool:
    close = _CLOSING[mark]
    return text.count(mark) % 2 == 1 if mark == close else text.count(mark) > text.count(close)
