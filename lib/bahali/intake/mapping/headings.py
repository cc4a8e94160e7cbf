"""Finds the column that a mapping means by a heading or a hashtag."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category

from bahali.intake.mapping.source import SheetText
from bahali.vocabulary.faults import Fault, quote, show
from bahali.vocabulary.nearness import did_you_mean

OPTION_MARK = "/"  # between a question and one of its options, in every export
_MOST_SHOWN = 8  # headings; a longer list hides the fault


@dataclass(frozen=True)
class Headings:
    """The headings of a sheet.

    Parameters
    ----------
    text : SheetText
        The sheet.
    row : int
        Number of the last row of the head.
    names : tuple of str
        What columns are chosen by: headings, or hashtags.
    shown : tuple of str
        What a person knows the columns by.
    groups : tuple of str
        Marks that may stand between the names of groups and of the question.
    by_hashtag : bool
        True where ``names`` are hashtags.
    """

    text: SheetText
    row: int
    names: tuple[str, ...]
    shown: tuple[str, ...]
    groups: tuple[str, ...] = ()
    by_hashtag: bool = False

    def find(self, wanted: Iterable[str]) -> tuple[int | None, list[Fault]]:
        """Find the column of the first heading that is there; two that could be meant are a fault."""
        for heading in wanted:
            places = self._places_of(heading, self.names)
            if len(places) > 1:
                found = ", ".join(quote(self.names[place]) for place in places)
                problem = f"{quote(heading)} of the mapping can mean {found}"
                remedy = "write the whole heading in the mapping, or rename one of the columns"
                return None, [self.text.fault(problem, row=self.row, remedy=remedy)]
            if places:
                return places[0], []
        return None, []

    def find_options(self, question: str, summary: int | None) -> dict[str, int]:
        """Find the columns that hold one option each of a question with several answers."""
        options = {}
        for place, name in enumerate(self.names):
            asked, mark, option = name.rpartition(OPTION_MARK)
            if mark and option and place != summary and self._places_of(question, (asked,)):
                options[option] = place
        return options

    def tell_missing(self, wanted: Iterable[str], column: str) -> Fault:
        """Tell that none of the headings that a column may come from is there."""
        alternatives = tuple(wanted)
        problem = f"has no column {' or '.join(quote(heading) for heading in alternatives)}"
        near = next(
            (hint for heading in alternatives if (hint := did_you_mean(heading, self._filled()))), None
        )
        remedy = near or f"there are {self._list()}; change the mapping"
        return self.text.fault(f"{problem}, which {column} comes from", row=self.row, remedy=remedy)

    def _places_of(self, wanted: str, names: tuple[str, ...]) -> list[int]:
        if self.by_hashtag:
            return _find_hashtag(wanted, names)
        folded = [fold(name) for name in names]
        whole = [place for place, name in enumerate(folded) if name == fold(wanted)]
        endings = tuple(f"{mark}{fold(wanted)}" for mark in self.groups)
        return whole or [place for place, name in enumerate(folded) if name.endswith(endings)]

    def _filled(self) -> list[str]:
        return [name for name in self.names if name]

    def _list(self) -> str:
        names = self._filled()
        more = f" and {len(names) - _MOST_SHOWN} more" if len(names) > _MOST_SHOWN else ""
        return ", ".join(quote(name) for name in names[:_MOST_SHOWN]) + more


@lru_cache(maxsize=10_000)
def fold(text: str) -> str:
    r"""Give words without regard to capitals, to spaces of any kind and number, and to what nobody sees.

    Examples
    --------
    >>> fold("  Sub\u00a0Total\u200b ")
    'sub total'
    """
    seen = text if text.isascii() else "".join(mark for mark in text if category(mark) != "Cf")
    return " ".join(seen.casefold().split())


def read_hashtag(text: str) -> tuple[str, frozenset[str]] | None:
    """Take a hashtag apart into its tag and its attributes; their order means nothing.

    Examples
    --------
    >>> read_hashtag("#ADM1 +name +en") == read_hashtag("#adm1+en+name")
    True
    >>> read_hashtag("Region") is None
    True
    """
    plain = "".join(text.casefold().split())
    if not re.fullmatch(r"#[a-z][a-z0-9_]*(?:\+[a-z][a-z0-9_]*)*", plain):
        return None
    tag, *attributes = plain.split("+")
    return tag, frozenset(attributes)


def _find_hashtag(wanted: str, names: tuple[str, ...]) -> list[int]:
    """Find the very hashtag; else those that say the same and more."""
    asked = read_hashtag(wanted)
    tags = [read_hashtag(name) for name in names]
    same = [place for place, tag in enumerate(tags) if tag is not None and tag == asked]
    if same or asked is None:
        return same
    return [place for place, tag in enumerate(tags) if tag and tag[0] == asked[0] and asked[1] <= tag[1]]


def match_declared(declared: Iterable[str], headings: Headings) -> Callable[[int], bool]:
    """Give a test whether a column is one of those declared; a * at the end stands for any ending."""
    patterns = list(declared)

    def is_declared(place: int) -> bool:
        names = {fold(headings.names[place]), fold(headings.shown[place])}
        names |= {name.rpartition(mark)[2] for mark in headings.groups for name in names}
        if headings.by_hashtag:
            names |= {name.replace(" ", "") for name in names}
        return any(_fits(pattern, name) for pattern in patterns for name in names)

    return is_declared


def _fits(pattern: str, name: str) -> bool:
    wanted = fold(pattern)
    return name.startswith(wanted[:-1]) if wanted.endswith("*") else name == wanted


def name_column(headings: Headings, place: int) -> str:
    """Name a column as a person finds it: its heading and, where that is how it was chosen, its hashtag."""
    shown, name = show(headings.shown[place]), show(headings.names[place])
    if not shown:
        return f"number {place + 1}"
    return f"{shown} ({name})" if headings.by_hashtag and name and name != shown else shown
