"""What in a text would point to a person: how it is found, and how it is kept out of messages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from bahali.vocabulary.language import _
from bahali.vocabulary.personal.clues import choose_traces, find_clues
from bahali.vocabulary.personal.folding import find_places, fold
from bahali.vocabulary.personal.kinds import SURE_KINDS, PersonalKind
from bahali.vocabulary.personal.names import NAMES
from bahali.vocabulary.personal.people import BIRTHS, CASES, DIAGNOSES
from bahali.vocabulary.personal.places import COORDINATES, HOMES, MAPS
from bahali.vocabulary.personal.reaching import ACCOUNTS, CARDS, MAIL, PHONES, VEHICLES
from bahali.vocabulary.personal.trace import Trace

TRACES = (
    *MAIL,
    *CARDS,
    *COORDINATES,
    *MAPS,
    *ACCOUNTS,
    *PHONES,
    *VEHICLES,
    *CASES,
    *BIRTHS,
    *HOMES,
    *DIAGNOSES,
    *NAMES,
)
"""Every trace; where two overlap in a text, the one that comes first here is told."""

_BOOK_NUMBER = re.compile(r"ISBN(?:-1[03])?:?\s*(?:\d[ -]?){9,12}[\dX]", re.IGNORECASE)
_FEWEST_NAMES, _MOST_NAMES = 2, 5  # words of the full name of a person
_NAME_LETTERS = 4  # no pseudonym needs so many beside its number
_NO_PERSON = re.compile(
    r"(?:table|group|team|rater|panel|room|desk|participant|member)\W?\w{0,3}", re.IGNORECASE
)
_DIGITS = frozenset("0123456789")

Find = tuple[PersonalKind, int, int]
"""What was found, and where it begins and ends."""


def find_personal_data(text: str) -> str | None:
    """Name the kind of personal data that a text seems to hold, or None.

    The text itself is never repeated, so that it does not travel on into logs. Dates, years, amounts, book
    numbers and institutions that are called after people are told from them.

    Examples
    --------
    >>> find_personal_data("write to someone@example.org")
    'an e-mail address'
    >>> find_personal_data("5-7 February 2025, noted 2025-02-09, at Dr Ruth Pfau Hospital") is None
    True
    """
    return next((kind.label for kind in find_kinds(text)), None)


def find_kinds(text: str) -> tuple[PersonalKind, ...]:
    """List the kinds of personal data that a text seems to hold, each once."""
    return _list_kinds(_find_here(text))


def search_texts(texts: Sequence[str]) -> Iterator[tuple[int, tuple[PersonalKind, ...]]]:
    """Yield the number of each text that seems to hold personal data, and which kinds; quick for many texts.

    Examples
    --------
    >>> [(number, *kinds) for number, kinds in search_texts(["a roof", "someone@example.org"])]
    [(1, <PersonalKind.MAIL: 'mail'>)]
    """
    folded = [fold(text) for text in texts]
    for number, traces in sorted(find_clues([text.lower() for text in folded], TRACES).items()):
        if kinds := _list_kinds(_match_all(folded[number], traces)):
            yield number, kinds


def hide_personal_data(text: str) -> str:
    """Put the kind of personal data where the data stood, for texts that are shown in messages.

    Where it cannot be told how much of the text belongs to the person, nothing of it is left.

    Examples
    --------
    >>> hide_personal_data("ask someone@example.org")
    'ask (an e-mail address, not repeated here)'
    >>> hide_personal_data("seen by Dr Somebody")
    '(the name of a person, not repeated here)'
    """
    found = _find_here(text)
    if unsure := next((kind for kind, _begin, _end in found if kind not in SURE_KINDS), None):
        return _say_hidden(unsure)
    return _hide(text, found) if found else text


def is_like_name(text: str) -> bool:
    """Tell whether what should be a pseudonym could be a name: letters, and no number.

    Examples
    --------
    >>> is_like_name("Somebody"), is_like_name("P01"), is_like_name("table-a")
    (True, False, False)
    """
    folded = fold(text)
    letters = sum(mark.isalpha() for mark in folded)
    return letters >= _NAME_LETTERS and _DIGITS.isdisjoint(folded) and not _NO_PERSON.fullmatch(folded)


def is_like_full_name(text: str) -> bool:
    """Tell whether what should be a code could be a name: some words, none with a small first letter.

    Examples
    --------
    >>> is_like_full_name("Some Body"), is_like_full_name("some day"), is_like_full_name("Term 2")
    (True, False, False)
    """
    words = fold(text).split()
    is_spoken = all(word.replace("-", "").replace("'", "").rstrip(".").isalpha() for word in words)
    return (
        _FEWEST_NAMES <= len(words) <= _MOST_NAMES
        and is_spoken
        and not any(word[0].islower() for word in words)
    )


def hide_in_place(text: str) -> str:
    """Hide what points to a person within a sentence of ours, which otherwise stays as it is."""
    found = _find_here(text)
    return _hide(text, found) if found else text


@lru_cache(maxsize=1024)
def _find_here(text: str) -> tuple[Find, ...]:
    """Find everything in a text as it was written; messages often name the same file, column or row."""
    return tuple(_find_all(fold(text)))


def _list_kinds(found: Sequence[Find]) -> tuple[PersonalKind, ...]:
    return tuple(dict.fromkeys(kind for kind, _begin, _end in found))


def _hide(text: str, found: Sequence[Find]) -> str:
    places = find_places(text)
    for kind, begin, end in sorted(found, key=lambda find: find[1], reverse=True):
        text = text[: places[begin]] + _say_hidden(kind) + text[places[end - 1] + 1 :]
    return text


def _say_hidden(kind: PersonalKind) -> str:
    return _("({kind}, not repeated here)").format(kind=kind.label)


def _find_all(text: str) -> list[Find]:
    """Find everything in a folded text."""
    return _match_all(text, choose_traces(text.lower(), TRACES))


def _match_all(text: str, traces: Iterable[Trace]) -> list[Find]:
    """Try traces on a folded text; of two finds that overlap, the one whose trace comes first."""
    found: list[Find] = []
    text = _BOOK_NUMBER.sub(lambda match: " " * len(match[0]), text)
    taken = bytearray(len(text))
    for match, kind in chain.from_iterable(_match(text, trace) for trace in traces):
        begin, end = match.span()
        if taken.find(1, begin, end) < 0:
            taken[begin:end] = b"\1" * (end - begin)
            found.append((kind, begin, end))
    return found


def _match(text: str, trace: Trace) -> Iterator[tuple[re.Match[str], PersonalKind]]:
    return ((match, trace.kind) for match in trace.pattern.finditer(text) if not trace.is_harmless(match))
