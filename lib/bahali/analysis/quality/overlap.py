"""Do two actions propose much the same?

Two open actions are held to overlap when they share a gap or the instrument, and their titles share most of
their content words. How much two titles share is the measure of Dice (1945): twice the words in common,
divided by the words of both. Forms of a word count as one, and words of the subject of the workshop do not
count, since they stand in most titles. The threshold is 0.6, with three words in common, for pairs such as

- "Train emergency staff in psychological first aid" and "Train ambulance staff in psychological first aid,
  each year": 5 in common of 6 and 7, so 0.77: one idea said twice;
- "Train local women health workers in group support" and "Scale brief support by lay and women health
  workers": 3 in common of 6 and 6, so 0.5 ("support" is of the subject): two ways to give support.

Below three words a high share is chance: "Fund peer groups" and "Train peer groups" have 0.67.

References
----------
Dice (1945), Measures of the amount of ecologic association between species. *Ecology* 26(3), 297-302.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

import pandas as pd

from bahali.analysis.quality.checks import Check, Obstacle, Result, conclude, remark
from bahali.analysis.quality.english import stem
from bahali.vocabulary.codes import ActionStatus
from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import _
from bahali.workshop.frames import each_row

LEAST_SHARE = 0.6
LEAST_WORDS = 3

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_EMPTY = """
a about after all an and any are as at be before between but by each every for from had has have how if in
into is it its more must no not of on one only or other over so that the their them then there these they
this those through to under up was were what when where which who whom with within without
"""
_EMPTY_WORDS = frozenset(_EMPTY.split())


def check_overlaps(actions: pd.DataFrame, subject: str) -> Result:
    """Remark pairs of actions that are much alike, at the one that could be merged.

    Parameters
    ----------
    actions : DataFrame
        Open actions of one jurisdiction, rows of the actions table.
    subject : str
        Subject of the workshop; its words tell no action from another.
    """
    rows = list(each_row(actions))
    common = content_words(subject)
    words = {action.action_id: content_words(action.title) - common for action in rows}
    pairs = [
        (first, second)
        for first, second in _neighbours(rows)
        if is_alike(words[first.action_id], words[second.action_id])
    ]
    looked_at = len(rows) if len(rows) > 1 else 0
    remarks = (_remark_pair(first, second) for first, second in pairs)
    return conclude(Check.DUPLICATE, looked_at, remarks, Obstacle.NO_OTHER_ACTION)


def content_words(text: str) -> frozenset[str]:
    """Give the words of a text that carry its content, cut down to their stems.

    Examples
    --------
    >>> sorted(content_words("Train officers, and the officers' trainers"))
    ['officer', 'train', 'trainer']
    """
    words = _WORD.findall(text.casefold())
    return frozenset(stem(word) for word in words if word not in _EMPTY_WORDS)


def is_alike(first: Iterable[str], second: Iterable[str]) -> bool:
    """Tell whether two titles, as content words, say much the same.

    Examples
    --------
    >>> is_alike({"train", "nurs", "hill", "winter"}, {"train", "nurs", "hill"})
    True
    """
    one, other = set(first), set(second)
    shared = len(one & other)
    is_same = bool(one) and one == other
    return is_same or (shared >= LEAST_WORDS and 2 * shared >= LEAST_SHARE * (len(one) + len(other)))


def _neighbours(rows: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield the pairs of actions that share a gap or the instrument, in the order of the table."""
    sharing: dict[str, list[int]] = defaultdict(list)
    for place, action in enumerate(rows):
        for shared in {*action.gap_ids, action.instrument_id}:
            sharing[shared].append(place)
    pairs = {pair for places in sharing.values() for pair in combinations(places, 2)}
    yield from ((rows[first], rows[second]) for first, second in sorted(pairs))


def _remark_pair(first: Any, second: Any) -> Fault:  # noqa: ANN401 rows of frames
    # What was adopted stays, and otherwise what stands first in the table.
    is_later_decided = second.status == ActionStatus.ADOPTED and first.status != ActionStatus.ADOPTED
    kept, merged = (second, first) if is_later_decided else (first, second)
    gaps = [gap for gap in first.gap_ids if gap in second.gap_ids]
    link = (
        _("both answer {gaps}").format(gaps=gaps[0])
        if gaps
        else _("both change {instrument_id}").format(instrument_id=first.instrument_id)
    )
    problem = _("{action_id} is much like {other_id}, and {link}").format(
        action_id=merged.action_id, other_id=kept.action_id, link=link
    )
    remedy = _(
        "if they are one, write merged here and {action_id} in merged_into; if not, say in the titles"
        " what differs"
    ).format(action_id=kept.action_id)
    return remark("actions", merged.row, "status", problem, remedy)
