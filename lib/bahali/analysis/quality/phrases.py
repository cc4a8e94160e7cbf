"""How phrases that an editor looks for are written down, and how they are found in a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bahali.analysis.quality.english import inflect

_BETWEEN = r"[\s\-‐‑]+"  # what may stand between two words of a phrase
_SKIPPED = rf"(?:[^\W\d_]+{_BETWEEN}){{0,2}}"  # what "..." stands for


@dataclass(frozen=True)
class Phrase:
    """One phrase to look for, with what to say of it.

    Parameters
    ----------
    pattern : str
        Words with a space between. ``|`` stands between words of which any will do, ``*`` behind a verb or
        noun that may have any regular form, ``...`` for up to two words. Capitals do not matter, and a space
        stands for a hyphen too.
    mend : str
        What to write instead, or the question to answer.
    reason : str
        Why, in half a sentence; empty where the mend says it.
    unless_before : str
        Regular expression for what makes the phrase a technical term or a name when it follows.
    """

    pattern: str
    mend: str
    reason: str = ""
    unless_before: str = ""

    @cached_property
    def expression(self) -> str:
        """The phrase as a regular expression that starts at the start of a word."""
        words = "".join(_write_word(word) for word in self.pattern.split())
        unless = rf"(?!{self.unless_before})" if self.unless_before else ""
        return rf"{words.removesuffix(_BETWEEN)}(?!\w){unless}"


class PhraseBook:
    """A list of phrases, made ready for searching many texts."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.phrases = tuple(phrases)
        self._each = [_compile(phrase.expression) for phrase in phrases]
        # Few texts hold any of the phrases, so that one search for all of them saves most of the time.
        self._any = _compile("|".join(phrase.expression for phrase in phrases))

    def holds_any(self, text: str) -> bool:
        """Tell whether a text holds at least one of the phrases."""
        return self._any.search(text) is not None

    def find(self, text: str) -> Iterator[tuple[str, Phrase]]:
        """Yield each phrase that a text holds, as it stands there; one that stands twice is given once."""
        if self.holds_any(text):
            for phrase, expression in zip(self.phrases, self._each, strict=True):
                if found := expression.search(text):
                    yield found[0], phrase


def _compile(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{expression})", re.IGNORECASE)


def _write_word(word: str) -> str:
    if word == "...":
        return _SKIPPED
    forms = [form for each in word.split("|") for form in _forms_of(each)]
    return rf"(?:{'|'.join(map(re.escape, forms))}){_BETWEEN}"


def _forms_of(word: str) -> list[str]:
    return sorted(inflect(word[:-1])) if word.endswith("*") else [word]
