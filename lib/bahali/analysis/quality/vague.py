"""Does an action hide behind phrases of which nobody can say whether they were done?

What reviewers of policy briefs complain of most: aspirational verbs without an object, and duties of nobody
in particular. Each phrase stands with the question whose answer should take its place.
"""

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from bahali.analysis.quality.checks import Check, Obstacle, Result, conclude, remark
from bahali.analysis.quality.english import inflect, is_latin, spellings
from bahali.analysis.quality.phrases import Phrase, PhraseBook
from bahali.analysis.quality.verbs import WEAK
from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.language import N_, _
from bahali.workshop.frames import each_row

WHO_LEARNS = N_("who learns or receives what, from whom, by when?")
WHO_MEETS = N_("which bodies meet or share what, how often, under which procedure?")
WHO_IS_TOLD = N_("who is told what, where and in which language?")
WHICH_CASES = N_("in which cases, and who decides?")
WHAT_HOLDS = N_("what holds in every case?")
BY_WHEN = N_("by when?")
WHICH_BODY = N_("which body, by its name?")
WHICH_STEP = N_("which step, taken by whom?")
HOW_MUCH = N_("how many or how much, from which head?")
WHAT_ELSE = N_("what else, exactly?")
WHO_DOES_WHAT = N_("who does what, by when, so that this happens?")

VAGUE_PHRASES = (
    Phrase("strengthen*|build*|enhance*|increase*|improve*|develop* ... capacity|capacities", WHO_LEARNS),
    Phrase("capacity building|development|enhancement", WHO_LEARNS),
    Phrase("institutional|system|systems strengthening", N_("which body gets which staff, rule or money?")),
    Phrase(
        "improve*|strengthen*|enhance*|increase*|better|closer ..."
        " coordination|co-ordination|cooperation|collaboration|synergies|linkages|liaison",
        WHO_MEETS,
    ),
    Phrase(
        "coordination|cooperation|collaboration|capacity|awareness"
        " is|are improve*|strengthen*|enhance*|increase*",
        N_("what will be seen that is not there today?"),
    ),
    Phrase("raise*|increase*|create*|generate*|build* ... awareness", WHO_IS_TOLD),
    Phrase("awareness raising|building|generation|creation", WHO_IS_TOLD),
    Phrase("as|where|if|when|whenever|wherever appropriate", WHICH_CASES),
    Phrase("as|where|if|when necessary|required|applicable", WHICH_CASES),
    Phrase("where|wherever|if|when|whenever possible|feasible|practicable", WHAT_HOLDS),
    Phrase("as far as possible|practicable|feasible", WHAT_HOLDS),
    Phrase("to the extent possible|practicable|feasible", WHAT_HOLDS),
    Phrase("as soon as possible", BY_WHEN),
    Phrase("at the earliest", BY_WHEN),
    Phrase("in due course", BY_WHEN),
    Phrase("in a timely manner", BY_WHEN),
    Phrase("stakeholders should|must|need|shall|will|may", WHICH_BODY),
    Phrase("all|relevant|concerned|key|various|other|different stakeholders", WHICH_BODY),
    Phrase(
        "relevant|concerned|competent|appropriate|respective authority|authorities|department|departments"
        "|body|bodies|agency|agencies|institutions|actors|quarters",
        WHICH_BODY,
    ),
    Phrase("ensure* that", WHO_DOES_WHAT),
    Phrase("make* sure", WHO_DOES_WHAT),
    Phrase("support* ... efforts|initiatives", N_("which task, done by whom?")),
    Phrase(
        "take* ... necessary|appropriate|suitable|adequate|effective|concrete|all"
        " step|steps|measure|measures|action|actions",
        WHICH_STEP,
    ),
    Phrase(
        "address* ... needs|issue*|challenge*|gap*|concern*|problem*", N_("what is done about which of them?")
    ),
    Phrase("give* ... consideration|attention", WHICH_STEP),
    Phrase("pay* ... attention", WHICH_STEP),
    Phrase("look* into", WHICH_STEP),
    Phrase("play* ... role", N_("which task?")),
    Phrase("enabling|conducive environment", N_("which rule, place or money is missing?")),
    Phrase("holistic approach|manner|support|response", N_("which parts, given by whom?")),
    Phrase("robust|effective|appropriate|proper|suitable mechanism*", N_("which procedure, kept by whom?")),
    Phrase(
        "adequate|sufficient|appropriate resources|resourcing|funding|funds|staff|staffing|budget", HOW_MUCH
    ),
    Phrase("and so on", WHAT_ELSE),
    Phrase("etc", WHAT_ELSE),
)

_BOOK = PhraseBook(VAGUE_PHRASES)
_WEAK_FORMS = sorted(
    form for verb in WEAK for form in inflect(verb) if form in spellings(verb) or form.endswith("ing")
)
_WEAK_FIRST = re.compile(rf"\W*({'|'.join(_WEAK_FORMS)})\b", re.IGNORECASE)
# Behind "and" only verbs count that are nothing else: "phone and address" is no act.
_NOT_ONLY_VERBS = {"address", "advance", "boost", "advocate", "exploit", "further", "mainstream"}
_WEAK_SECOND = re.compile(rf"\band\s+({'|'.join(sorted(WEAK - _NOT_ONLY_VERBS))})\b", re.IGNORECASE)


def check_vagueness(actions: pd.DataFrame) -> Result:
    """Remark phrases that leave open who does what by when, in titles and expected results.

    Parameters
    ----------
    actions : DataFrame
        Rows of the actions table. Weak verbs count where a title starts with them, or goes on with them
        behind "and"; other phrases wherever they stand. A title in letters other than Latin is left out.
    """
    titled = list(each_row(actions))
    readable = [action for action in titled if is_latin(action.title)]
    remarks = (fault for action in readable for fault in _remark_action(action))
    obstacle = Obstacle.OTHER_LETTERS if titled else Obstacle.NO_OPEN_ACTION
    return conclude(Check.VAGUE, len(readable), remarks, obstacle, len(titled) - len(readable))


def _remark_action(action: Any) -> Iterator[Fault]:  # noqa: ANN401 a row of a frame
    for found, question in find_vague_title(action.title):
        yield _remark_phrase(action, "title", found, question)
    if isinstance(action.expected_result, str):
        for found, phrase in _BOOK.find(action.expected_result):
            yield _remark_phrase(action, "expected_result", found, phrase.mend)


def find_vague_title(title: str) -> list[tuple[str, str]]:
    """Give the vague phrases of a title, each with the question whose answer should take its place.

    Examples
    --------
    >>> find_vague_title("Strengthen the capacity of officers")
    [('Strengthen the capacity', 'who learns or receives what, from whom, by when?')]
    >>> find_vague_title("Train officers in psychological first aid")
    []
    """
    found = [(words, phrase.mend) for words, phrase in _BOOK.find(title)]
    verbs = [match[1] for match in (_WEAK_FIRST.match(title), *_WEAK_SECOND.finditer(title)) if match]
    # "Strengthen" is not told again where "Strengthen the capacity" is.
    told = " ".join(words.casefold() for words, _mend in found)
    return found + [(verb, WHO_DOES_WHAT) for verb in verbs if verb.casefold() not in told]


def _remark_phrase(action: Any, column: str, found: str, question: str) -> Fault:  # noqa: ANN401 a row of a frame
    problem = _("{words} leaves open what is done").format(words=quote(found))
    remedy = _("answer instead: {question}").format(question=_(question))
    return remark("actions", action.row, column, problem, remedy)
