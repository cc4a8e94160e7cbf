"""What a trace of a person is: a pattern, the clues without which it cannot be there, its false alarms."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bahali.vocabulary.personal.kinds import PersonalKind


def never(_found: re.Match[str]) -> bool:
    """Say of no text that it only looks like data about a person."""
    return False


@dataclass(frozen=True)
class Trace:
    """One way in which data about a person shows in a text.

    Parameters
    ----------
    kind : PersonalKind
        What was found.
    pattern : re.Pattern
        How it looks, in a text whose digits, dashes and blanks are plain ones.
    clues : tuple of str
        Small letters; every text that the pattern can find holds one of them. None for a pattern that is
        tried on every text with digits.
    is_harmless : callable
        Tells of what the pattern found that it is something else after all.
    """

    kind: PersonalKind
    pattern: re.Pattern[str]
    clues: tuple[str, ...] = ()
    is_harmless: Callable[[re.Match[str]], bool] = never


def clues(words: str) -> tuple[str, ...]:
    """Split clues that are written with a bar between them.

    Examples
    --------
    >>> clues("son of|widow of")
    ('son of', 'widow of')
    """
    return tuple(words.split("|"))


def either_case(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which capitals and small letters are the same."""
    return re.compile(pattern, re.IGNORECASE)
