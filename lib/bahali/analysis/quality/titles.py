"""Does the title of an action start with what is done, and say to what?"""

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from bahali.analysis.quality.checks import Check, Obstacle, Result, conclude, remark
from bahali.analysis.quality.english import is_latin
from bahali.analysis.quality.verbs import NOUNS_TOO, VERBS, find_base
from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.language import _
from bahali.workshop.frames import each_row

LEAST_OBJECT = 2  # words that must follow the verb
HEADS_A_NOUN = ("of", "for")  # "Review of the law" is a heading, "Review the law" an act

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def check_verbs(actions: pd.DataFrame) -> Result:
    """Remark titles that do not start with a verb in its base form, or in which hardly a word follows.

    Parameters
    ----------
    actions : DataFrame
        Rows of the actions table. The verbs are English ones (``verbs.py``); a title in letters other than
        Latin is left out.
    """
    titled = list(each_row(actions))
    readable = [action for action in titled if is_latin(action.title)]
    remarks = (fault for action in readable for fault in _remark_title(action))
    obstacle = Obstacle.OTHER_LETTERS if titled else Obstacle.NO_OPEN_ACTION
    return conclude(Check.VERB, len(readable), remarks, obstacle, len(titled) - len(readable))


def _remark_title(action: Any) -> Iterator[Fault]:  # noqa: ANN401 a row of a frame
    words = _WORD.findall(action.title)
    first = words[0] if words else ""
    if not _is_verb(words):
        problem = _("the title of {action_id} starts with {first}, which does not say what is done").format(
            action_id=action.action_id, first=quote(first)
        )
        yield remark("actions", action.row, "title", problem, _suggest_verb(first.casefold()))
    elif len(words) <= LEAST_OBJECT:
        problem = _("the title of {action_id} hardly says to what it is done: {action}").format(
            action_id=action.action_id, action=quote(action.title)
        )
        remedy = _("name the thing behind {first}, and for whom or where").format(first=quote(first))
        yield remark("actions", action.row, "title", problem, remedy)


def _is_verb(words: list[str]) -> bool:
    first, second = (*(word.casefold() for word in words[:2]), "", "")[:2]
    if first in NOUNS_TOO and second in HEADS_A_NOUN:
        return False
    # A verb with a prefix of its own, such as "re-issue" or "co-fund", is a verb too.
    return first in VERBS or first.partition("-")[2] in VERBS


def _suggest_verb(first: str) -> str:
    if base := find_base(first):
        return _("start with the verb, {capitalize}").format(capitalize=quote(base.capitalize()))
    return _("start with the verb of the act, such as notify, train or publish, and then its object")
