"""Finds the allowed word that somebody probably meant."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from bahali.vocabulary.faults import quote
from bahali.vocabulary.language import _

NEAREST_COMPARED = 9  # words; an id such as P07 is about as near to all others of its kind
LONGEST_COMPARED = 60  # characters; whoever wrote more did not mean a code
MOST_WEIGHED = 60  # words; to weigh more of them would take seconds where a table has hundreds of slips
MOST_COMPARED = 5000  # words


def nearest(found: str, allowed: Iterable[str]) -> str | None:
    """Give the allowed word most like ``found``, or None when nothing is near.

    Of very many words only one that is a single slip away counts as near.

    Case is ignored, since a wrong capital is the commonest slip; the same letters and digits in another
    order come before others, since that is the next.

    Examples
    --------
    >>> nearest("A-XX-O1", ["A-XX-01", "A-XX-02"])
    'A-XX-01'
    >>> nearest("psy", ["PSY", "LEG"])
    'PSY'
    >>> nearest("elephant", ["PSY", "LEG"]) is None
    True
    """
    by_folded = {word.casefold(): word for word in allowed}
    if len(found) > LONGEST_COMPARED or len(by_folded) > MOST_COMPARED:
        return None
    if len(by_folded) > MOST_WEIGHED:
        return next((by_folded[word] for word in _one_slip_away(found.casefold()) if word in by_folded), None)
    letters = sorted(found.casefold())
    matches = get_close_matches(found.casefold(), by_folded, n=NEAREST_COMPARED, cutoff=0.6)
    match = next((match for match in matches if sorted(match) == letters), matches[0] if matches else None)
    return by_folded[match] if match else None


def did_you_mean(found: str, allowed: Iterable[str]) -> str:
    """Give the question to put behind a fault, or an empty string."""
    match = nearest(found, allowed)
    return _("did you mean {match}?").format(match=quote(match)) if match else ""


def _one_slip_away(word: str) -> Iterator[str]:
    """Yield the word, then with two letters turned round, one wrong, one too many, and one too few."""
    letters = sorted(set(f"{word}abcdefghijklmnopqrstuvwxyz0123456789-_"))
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    yield word
    yield from (f"{head}{tail[1]}{tail[0]}{tail[2:]}" for head, tail in parts if len(tail) > 1)
    yield from (f"{head}{letter}{tail[1:]}" for head, tail in parts if tail for letter in letters)
    yield from (f"{head}{tail[1:]}" for head, tail in parts if tail)
    yield from (f"{head}{letter}{tail}" for head, tail in parts for letter in letters)
