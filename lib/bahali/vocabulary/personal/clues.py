"""Finds which traces are worth trying on which of many texts, by clues that are quickly looked up."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from bahali.vocabulary.personal.trace import Trace

_DIGIT = re.compile(r"[0-9]")


def find_clues(texts: Sequence[str], traces: Iterable[Trace]) -> dict[int, list[Trace]]:
    """Give for the number of each text the traces that it holds a clue of, in their order.

    All texts are searched as one, so that a clue that none of them holds is looked for only once.

    Parameters
    ----------
    texts : sequence of str
        Folded texts in small letters.
    traces : iterable of Trace
        What is looked for.
    """
    joined = _Joined(texts)
    with_digits = list(joined.find(None))
    found: dict[int, list[Trace]] = {}
    for trace in traces:
        numbers = {number for clue in trace.clues for number in joined.find(clue)}
        for number in numbers if trace.clues else with_digits:
            found.setdefault(number, []).append(trace)
    return found


def choose_traces(text: str, traces: Iterable[Trace]) -> list[Trace]:
    """Give the traces that a single folded text in small letters holds a clue of."""
    has_digits = bool(_DIGIT.search(text))
    return [
        trace
        for trace in traces
        if (any(clue in text for clue in trace.clues) if trace.clues else has_digits)
    ]


class _Joined:
    """Texts one below the other, and where each begins."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._text = "\n".join(texts)
        self._ends = list(accumulate(len(text) + 1 for text in texts))

    def find(self, clue: str | None) -> Iterator[int]:
        """Yield the number of each text that holds a clue; without one, a digit."""
        place = self._look(clue, 0)
        while place >= 0:
            number = bisect_right(self._ends, place)
            yield number
            place = self._look(clue, self._ends[number])

    def _look(self, clue: str | None, start: int) -> int:
        if clue is not None:
            return self._text.find(clue, start)
        match = _DIGIT.search(self._text, start)
        return match.start() if match else -1
