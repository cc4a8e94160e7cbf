"""Makes the digits, dashes and blanks of every script plain ones, so that one pattern finds them all."""

import unicodedata

_DASH, _BLANK, _FORMAT, _DIGIT = "Pd", "Zs", "Cf", "Nd"
_ARABIC_LETTERS = {"\u064a": "\u06cc", "\u0649": "\u06cc", "\u0643": "\u06a9"}
"""Letters that keyboards for Arabic write where those for Urdu write others that look the same."""
_DRESSED = (range(0xFB00, 0x10000), range(0x1D400, 0x1D800))
"""Forms of letters and digits that only look different: wide ones, joined ones, those of mathematics."""


class _Folding(dict[int, str]):
    """Gives the plain form of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _make_plain(chr(code))
        return plain


def _make_plain(mark: str) -> str:
    if any(ord(mark) in block for block in _DRESSED):
        mark = unicodedata.normalize("NFKC", mark)
    return "".join(map(_make_one_plain, mark))


def _make_one_plain(mark: str) -> str:
    kind = unicodedata.category(mark)
    if kind == _DIGIT:
        return str(unicodedata.decimal(mark))
    if kind == _DASH or mark == "\u2212":
        return "-"
    if kind == _BLANK:
        return " "
    return "" if kind == _FORMAT else _ARABIC_LETTERS.get(mark, mark)


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Write a text with plain digits, dashes and blanks, and without invisible marks.

    Examples
    --------
    >>> fold("۰۳۰۰\u2011۱۲۳")
    '0300-123'
    """
    return text if text.isascii() else text.translate(_FOLDING)


def find_places(text: str) -> list[int]:
    """Say for each character of a folded text where it stands in the text as it was written; and its end."""
    places = [place for place, mark in enumerate(text) for _part in _FOLDING[ord(mark)]]
    return [*places, len(text)]
