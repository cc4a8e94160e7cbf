"""Finds the allowed word that somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from bahali.vocabulary.faults import quote


def nearest(found: str, allowed: Iterable[str]) -> str | None:
    """Give the allowed word most like ``found``, or None when nothing is near.

    Case is ignored, since a wrong capital is the commonest slip.

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
    matches = get_close_matches(found.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[matches[0]] if matches else None


def did_you_mean(found: str, allowed: Iterable[str]) -> str:
    """Give the question to put behind a fault, or an empty string."""
    match = nearest(found, allowed)
    return f"did you mean {quote(match)}?" if match else ""
