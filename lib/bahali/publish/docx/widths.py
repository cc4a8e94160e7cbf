"""How wide each column of a table is: words stay whole where they can, and long texts get the rest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

MARGIN_CHARACTERS = 3  # between columns, and for letters wider than most
LEAST_MARGIN_CHARACTERS = 1.75  # between columns, beside words of which each letter was measured
WHOLE_UP_TO_CHARACTERS = 16  # a longer word may break
LONGEST_CHARACTERS = 320  # a longer text asks for no more room than this
LOST_CHARACTERS = 4  # at the end of a line, since words are not broken
BOLD_FACTOR = 1.15
LETTERS = {"ijlI.,:;'|!": 0.52, "frt()[]/-": 0.68, "mwMW%@&": 1.6}  # in characters of a usual line
CAPITAL_LETTER, OTHER_LETTER = 1.15, 1.03
HEADING_LINES = 2  # that a heading may take
CALM_LINES = 6  # a table whose cells take no more reads well enough for no page to be turned
MOST_LINES = 4  # that a text longer than the others of its column may take where there is room
HALVINGS = 12  # of the number of lines sought
NARROWEST_SHARE = 0.45  # of the page: a small table stays this wide at least

LINE_CHARACTERS, SMALL_LINE_CHARACTERS = 96, 109  # on an upright page, by size of type
LANDSCAPE_SHARE = 14570 / 9638  # of a page on its side to one upright, between the margins

_ROOM = re.compile(r"\s+")
_ROOM_OR_HYPHEN = re.compile(r"\s+|(?<=[a-z]{2}-)(?=[a-z])")


@dataclass(frozen=True)
class Column:
    """What stands in one column, heading first, as a reader sees it."""

    texts: tuple[str, ...]

    @property
    def longest_word(self) -> float:
        """Characters that the longest word takes."""
        return self._measure_longest(_ROOM)

    @property
    def longest_part(self) -> float:
        """Characters that the column needs so that no word breaks but at a hyphen of its own."""
        return self._measure_longest(_ROOM_OR_HYPHEN)

    @property
    def natural(self) -> float:
        """Characters that it would take with no line broken, as far as that helps a reader."""
        lengths = sorted(min(len(text), LONGEST_CHARACTERS) for text in self.texts)
        usual = lengths[round(0.9 * (len(lengths) - 1))]
        return max(self.longest_word, usual, len(self.texts[0]) / HEADING_LINES, lengths[-1] / MOST_LINES)

    def _measure_longest(self, between: re.Pattern[str]) -> float:
        """Measure the longest part of a cell; one in a heading takes more room, since it is bold."""
        words = (measure_word(word) for text in self.texts[1:] for word in between.split(text))
        bold = (BOLD_FACTOR * measure_word(word) for word in between.split(self.texts[0]))
        return min(max((*words, *bold), default=1.0), WHOLE_UP_TO_CHARACTERS)


@lru_cache(maxsize=4096)
def measure_word(word: str) -> float:
    """Tell how many characters of a usual line a word takes: a capital takes more room, an i less.

    Examples
    --------
    >>> measure_word("illicit") < 5 < 8 < measure_word("summons")
    True
    """
    return sum(map(_measure_letter, word))


@lru_cache(maxsize=512)
def _measure_letter(letter: str) -> float:
    usual = CAPITAL_LETTER if letter.isupper() else OTHER_LETTER
    return next((room for letters, room in LETTERS.items() if letter in letters), usual)


def share_widths(columns: Sequence[Column], is_wide: bool = False, is_small: bool = False) -> list[float]:
    """Give each column its share of an upright page; on a page on its side they add up to more than one.

    Parameters
    ----------
    columns : sequence of Column
        What stands in each.
    is_wide : bool
        True for a page on its side.
    is_small : bool
        True for small type.
    """
    page = LANDSCAPE_SHARE if is_wide else 1.0
    room = page * _count_room(is_small)
    least, wanted = _measure(columns)
    widths = _fit(least, wanted, room)
    used = max(sum(wanted) / room, NARROWEST_SHARE) if sum(wanted) < room else 1.0
    return [page * used * width / sum(widths) for width in widths]


def count_characters(share: float, is_small: bool) -> int:
    """Tell how many letters a line of a column with this share of an upright page holds, surely."""
    return int(share * _count_room(is_small) - LEAST_MARGIN_CHARACTERS)


def fits_upright(columns: Sequence[Column], is_small: bool = False) -> bool:
    """Tell whether a table reads well on an upright page: no word breaks, and hardly a cell is long."""
    least, wanted = _measure(columns)
    return sum(map(max, least, (want / CALM_LINES for want in wanted))) <= _count_room(is_small)


def _count_room(is_small: bool) -> int:
    return SMALL_LINE_CHARACTERS if is_small else LINE_CHARACTERS


def _measure(columns: Sequence[Column]) -> tuple[list[float], list[float]]:
    """Give what each column needs at least, and what it would like."""
    least = [column.longest_part + LEAST_MARGIN_CHARACTERS for column in columns]
    return least, [column.natural + MARGIN_CHARACTERS for column in columns]


def _fit(least: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Give each column what it needs at least, and the rest so that the texts take equally many lines."""
    if sum(wanted) <= room:
        return list(wanted)
    if sum(least) >= room:
        return list(least)
    few, many = 1.0, 2 * max(wanted)
    for _halving in range(HALVINGS):
        lines = (few + many) / 2
        needed = sum(_width(need, want, lines) for need, want in zip(least, wanted, strict=True))
        few, many = (lines, many) if needed > room else (few, lines)
    return [_width(need, want, many) for need, want in zip(least, wanted, strict=True)]


def _width(least: float, wanted: float, lines: float) -> float:
    return max(least, min(wanted, wanted / lines + LOST_CHARACTERS))
