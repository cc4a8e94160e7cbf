"""What in a text would point to a person: how it is found, and how it is kept out of messages."""

import re
from collections.abc import Iterator

from bahali.vocabulary.language import N_, _

# Digits of every script count. Letters right before a number hide it only from the search for telephones,
# where they are more often the start of a reference.
PERSONAL_PATTERNS: dict[str, re.Pattern[str]] = {
    N_("an e-mail address"): re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w{2,}"),
    N_("an identity card number"): re.compile(r"(?<!\d)(?:\d{5}-\d{7}-\d|\d{13})(?!\d)"),
    N_("a telephone number"): re.compile(r"(?<![\w-])\+?(?:\d[\s()-]{0,3}){9,14}\d(?![\w-])"),
    N_("a pair of coordinates"): re.compile(r"(?<![\d.])-?\d{1,3}\.\d{4,}\s*,\s*-?\d{1,3}\.\d{4,}(?!\d)"),
}
_BOOK_NUMBER = re.compile(r"ISBN(?:-1[03])?:?\s*(?:\d[ -]?){9,12}[\dX]", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_personal_data(text: str) -> str | None:
    """Name the kind of personal data that a text seems to hold, or None.

    The text itself is never repeated, so that it does not travel on into logs. Dates, years and book
    numbers are told from telephone numbers.

    Examples
    --------
    >>> find_personal_data("write to someone@example.org")
    'an e-mail address'
    >>> find_personal_data("5-7 February 2025, noted 2025-02-09") is None
    True
    """
    return next((_(kind) for kind, _text in _finds(_BOOK_NUMBER.sub("", text))), None)


def hide_personal_data(text: str) -> str:
    """Put the kind of personal data where the data stood, for texts that are shown in messages.

    Examples
    --------
    >>> hide_personal_data("ask someone@example.org")
    'ask (an e-mail address, not repeated here)'
    """
    for kind, found in list(_finds(text)):
        text = text.replace(found, _("({kind}, not repeated here)").format(kind=_(kind)))
    return text


def _finds(text: str) -> Iterator[tuple[str, str]]:
    for kind, pattern in PERSONAL_PATTERNS.items():
        for match in pattern.finditer(text):
            if not _is_dates(match[0]):
                yield kind, match[0]


def _is_dates(text: str) -> bool:
    """Tell whether every number in a text is a year, a month or a day, as in 2025-02-05."""
    numbers = re.findall(r"\d+", text)
    years = [number for number in numbers if _YEAR.fullmatch(number)]
    return bool(years) and not text.startswith("+") and all(n in years or len(n) <= 2 for n in numbers)
