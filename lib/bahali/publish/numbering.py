"""The numbers of sections, the same in every format, so that people can speak of "section 4" or "annex B"."""

from collections.abc import Iterable, Iterator
from itertools import count

from bahali.document.section import Section

_LETTERS = 26


def number_sections(sections: Iterable[Section]) -> tuple[str, ...]:
    """Number sections in their order: 1, 2, 3 for the report, A, B, C for its annexes.

    Parameters
    ----------
    sections : iterable of Section
        All sections of one report, in reading order.

    Returns
    -------
    tuple of str
        One number for each section, in the same order; after annex Z come AA and AB.

    Examples
    --------
    >>> shown = [Section(name=name, title=name, blocks=(), is_annex=name == "scoring")
    ...          for name in ("messages", "gaps", "scoring")]
    >>> number_sections(shown)
    ('1', '2', 'A')
    """
    numbers = map(str, count(1))
    letters = _count_in_letters()
    return tuple(next(letters) if section.is_annex else next(numbers) for section in sections)


def _count_in_letters() -> Iterator[str]:
    for place in count(1):
        word = ""
        left = place
        while left:
            left, letter = divmod(left - 1, _LETTERS)
            word = chr(ord("A") + letter) + word
        yield word
