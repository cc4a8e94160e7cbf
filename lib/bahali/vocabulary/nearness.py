"""Finds the allowed word that somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from bahali.vocabulary.faults import quote
from bahali.vocabulary.language import _

NEAREST_COMPARED = 9  # words; an id such as P07 is about as near to all others of its kind


def nearest(found: str, allowed: Iterable[str]) -> str | None:
    """Give the allowed word most like ``found``, or None when nothing is near.

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
    letters = sorted(found.casefold())
    matches = get_close_matches(found.casefold(), by_folded, n=NEAREST_COMPARED, cutoff=0.6)
    match = next((match for match in matches if sorted(match) == letters), matches[0] if matches else None)
    return by_folded[match] if match else None


def did_you_mean(found: str, allowed: Iterable[str]) -> str:
    """Give the question to put behind a fault, or an empty string."""
    match = nearest(found, allowed)
    return _("did you mean {match}?").format(match=quote(match)) if match else ""
