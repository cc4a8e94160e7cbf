"""Turns the words of one source cell into what our column holds; what cannot be turned is never guessed."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bahali.intake.mapping.headings import fold
from bahali.intake.mapping.model import ColumnPart
from bahali.intake.mapping.values import (
    UnmappedError,
    plain_digits,
    read_date,
    read_number,
    split_words,
    take_first_word,
)
from bahali.vocabulary.faults import quote
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop.cells import LIST_SEPARATOR
from bahali.workshop.disclosure import show_count

_BELOW = re.compile(r"<\s*([0-9]{1,4})")  # how a feed writes a count that it keeps to itself
_MOST_CODES_SHOWN = 12


@dataclass
class Turning:
    """What is done with the words of the cells of one column.

    Parameters
    ----------
    part : ColumnPart
        What the mapping says.
    codes : mapping of str to str, optional
        Source words, folded, each with our code; None where words come as they are.
    words : tuple of str
        The same words as they are written, for messages.
    threshold : int
        Least number of people that may be written.
    otherwise_used : list of str
        Words that the mapping has no code for, and gave the one for all others.
    """

    part: ColumnPart
    codes: Mapping[str, str] | None = None
    words: tuple[str, ...] = ()
    threshold: int = 0
    otherwise_used: list[str] = field(default_factory=list)

    def turn(self, text: str) -> str:
        """Turn the words of a cell.

        Raises
        ------
        UnmappedError
            If they are not in the codes, or not in the form that the mapping declares.
        """
        if not text:
            return self.part.if_blank or ""
        parts = split_words(text, self.part.split) if self.part.split else [text]
        turned = [self._turn_one(each) for each in parts]
        return LIST_SEPARATOR.join(dict.fromkeys(turned)) if self.part.split else turned[0]

    def turn_options(self, options: Iterable[str]) -> str:
        """Turn the options that were chosen in a question with several answers."""
        turned = [self._turn_one(option) for option in options]
        return LIST_SEPARATOR.join(dict.fromkeys(turned)) or self.part.if_blank or ""

    def _turn_one(self, text: str) -> str:
        for turn in self._steps():
            text = turn(text)
        return f"{self.part.before}{text}" if text else text

    def _steps(self) -> Iterable[Callable[[str], str]]:
        part = self.part
        if part.part == "first_word":
            yield take_first_word
        if part.replace:
            yield self._replace
        if self.codes is not None:
            yield self._code
        if part.date is not None:
            yield self._date
        if part.decimal is not None:
            yield self._number
        if part.count_of_people:
            yield self._count

    def _replace(self, text: str) -> str:
        for old, new in self.part.replace.items():
            text = text.replace(old, new)
        return text

    def _code(self, text: str) -> str:
        codes = self.codes or {}
        if (code := codes.get(fold(text))) is not None:
            return code
        if self.part.otherwise is not None:
            self.otherwise_used.append(text)
            return self.part.otherwise
        shown = ", ".join(quote(word) for word in self.words[:_MOST_CODES_SHOWN])
        more = ", …" if len(self.words) > _MOST_CODES_SHOWN else ""
        problem = f"found {quote(text)}; the mapping has codes for {shown}{more}"
        hint = did_you_mean(text, self.words)
        otherwise = "give it a code in the mapping"
        raise UnmappedError(problem, f"{hint} If not, {otherwise}" if hint else f"correct it, or {otherwise}")

    def _date(self, text: str) -> str:
        day = read_date(text, self.part.date or "")
        return f"{day:%Y-%m}" if self.part.as_month else day.isoformat()

    def _number(self, text: str) -> str:
        return read_number(text, self.part.decimal or ".")

    def _count(self, text: str) -> str:
        if below := _BELOW.fullmatch(plain_digits(text)):
            return show_count(1, max(int(below[1]), self.threshold))
        number = read_number(text, self.part.decimal or ".")
        if not re.fullmatch("[0-9]+", number):
            raise UnmappedError(f"found {quote(text)}; needed: a whole number of people, 0 or more")
        return show_count(int(number), self.threshold)
