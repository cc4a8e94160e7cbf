"""How much room words take on paper, near enough to choose column widths and pages before anything is set."""

import math
import re
from functools import lru_cache

from bahali.publish.pdf.words import Words

MILLIMETRE = 72 / 25.4  # in points
MARGIN = 18 * MILLIMETRE
PORTRAIT_WIDTH = 210 * MILLIMETRE - 2 * MARGIN
LANDSCAPE_WIDTH = 297 * MILLIMETRE - 2 * MARGIN
PORTRAIT_HEIGHT = 297 * MILLIMETRE - 40 * MILLIMETRE
LANDSCAPE_HEIGHT = 210 * MILLIMETRE - 40 * MILLIMETRE
TEXT_SIZE = 9.5
TABLE_SIZES = (8.5, 8.0, 7.5)  # smaller only where a table would not fit the page, or its rows be tall, else
LOST_AT_LINE_END = 11.0  # points of a line that stay empty, since words are not broken
LINE = 1.42  # height of a line, in parts of the size of type
TABLE_LINE = 1.214  # the same in a table: the height of capitals, and the space that the template sets

# Advance widths of Noto Sans in hundredths of the size of type, rounded up; Bold is a twelfth wider.
_HUNDREDTHS = {
    0: "\u200b\u200c\u200d",
    28: " ijl'!,.:;J`",
    34: "()[]-If",
    38: "t/\\{}",
    44: '"r?_',
    48: "zcs",
    53: "vykxFL",
    57: "*S|ETae$+0123456789<=>YZ^~",
    62: "XPVobdgpqKRhnu",
    66: "CA#B",
    75: "&DGUHN",
    84: "OQw%",
    95: "@MWm",
}
_WIDTHS = {character: width / 100 for width, group in _HUNDREDTHS.items() for character in group}
_OTHER_WIDTH = 0.6
_BLANK = _WIDTHS[" "]
WIDEST = max(_WIDTHS.values())
_BOLD = 1.085
_LINE_MAY_END = re.compile(r"[ \n]+")  # but not at a blank that does not break


def measure_text(text: str, size: float, is_bold: bool = False) -> float:
    """Width of a text on one line, in points.

    Parameters
    ----------
    text : str
        The words, without marks.
    size : float
        Size of type in points.
    is_bold : bool
        True when set in bold.
    """
    return _measure_in_sizes(text) * size * (_BOLD if is_bold else 1)


def measure_longest_word(text: str, size: float, is_bold: bool = False) -> float:
    """Width of the longest piece of a text that must not be broken, in points."""
    return max((measure_text(word, size, is_bold) for word in _LINE_MAY_END.split(text)), default=0)


def count_lines(length: float, width: float) -> int:
    """Count the lines that a text of this length fills in a column, a little too many rather than too few."""
    return 1 if length <= width else math.ceil(length / max(width - LOST_AT_LINE_END, 1))


def count_lines_of_words(text: str, size: float, width: float, is_bold: bool = False) -> int:
    """Count the lines that a text fills in a column, word by word.

    Parameters
    ----------
    text : str
        The words, without marks; one that is wider than the column breaks.
    size : float
        Size of type in points.
    width : float
        Of the column, in points.
    is_bold : bool
        True when set in bold.
    """
    scale = size * (_BOLD if is_bold else 1)
    room = max(width, 1) / scale
    lines, end = 1, 0.0
    for word in _measure_words(text):
        if end and end + _BLANK + word > room:
            lines, end = lines + 1, 0.0
        end += word + (_BLANK if end else 0)
        if end > room:
            lines, end = lines + int(end // room), end % room
    return lines


def read_words(words: Words) -> str:
    """Give the bare text of words in frames."""
    if isinstance(words, str):
        return words
    if isinstance(words, list):
        return "".join(map(read_words, words))
    inside = words.get("words", "")
    return "\n" if "break" in words else "" if isinstance(inside, int) else read_words(inside)


@lru_cache(maxsize=4096)
def _measure_in_sizes(text: str) -> float:
    return sum(_WIDTHS.get(character, _OTHER_WIDTH) for character in text)


@lru_cache(maxsize=4096)
def _measure_words(text: str) -> tuple[float, ...]:
    return tuple(map(_measure_in_sizes, _LINE_MAY_END.split(text)))
