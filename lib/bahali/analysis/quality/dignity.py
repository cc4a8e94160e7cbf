"""Are people written about with dignity?

A passage in double quotes is somebody else's word and is not looked at; nor are titles of instruments and
names of institutions, wherever they stand, since a report has to call a law by its title.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pandas as pd

from bahali.analysis.quality.checks import Check, Obstacle, Result, conclude, remark
from bahali.analysis.quality.english import is_latin
from bahali.analysis.quality.phrases import PhraseBook
from bahali.analysis.quality.undignified import UNDIGNIFIED_PHRASES
from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.language import _
from bahali.workshop.fields import is_free_text
from bahali.workshop.tables import TABLE_KINDS

TITLES_AND_NAMES = {
    "instruments": ("title", "short_title"),
    "institutions": ("name",),
    "sources": ("citation",),
}
"""Columns of titles and names, which stay as they are."""

_BOOK = PhraseBook(UNDIGNIFIED_PHRASES)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»")
_CUT = " / "  # stands where something was cut out, so that what is left and right of it makes no phrase
_SENTENCE_END = re.compile(r"[.;!?](?:\s|$)")
_RADICAL = re.compile(r"\b(?:de-?)?radicali[sz]\w*", re.IGNORECASE)
_VICTIM = re.compile(
    r"\b(?:victims?|survivors?|bereaved|orphans?|widows?|families|relatives)\b", re.IGNORECASE
)


def check_wording(tables: Mapping[str, pd.DataFrame], names: Iterable[str]) -> Result:
    """Remark phrases that take dignity from people, in every column of people's own words.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Tables by name, cut down to the rows to look at. The phrases are English ones; a cell in letters other
        than Latin is left out.
    names : iterable of str
        Titles of instruments and names of institutions, which may stand in any cell.
    """
    looked_at, left_out = 0, 0
    remarks: list[Fault] = []
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    for name, row, column, text in _cells(tables):
        if not is_latin(text):
            left_out += 1
            continue
        looked_at += 1
        for found, reason, mend in find_undignified(text, longest_first):
            problem = f"{quote(found)}: {reason}"
            # Translators: the mend is for an English text; leave the words to be written in English.
            remedy = _("write instead: {mend}").format(mend=mend)
            remarks.append(remark(name, row, column, problem, remedy))
    obstacle = Obstacle.OTHER_LETTERS if left_out else Obstacle.NO_TEXT
    return conclude(Check.WORDING, looked_at, remarks, obstacle, left_out)


def list_names(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """List the titles and names of a workshop that are written as they are."""
    return [
        str(name)
        for table, columns in TITLES_AND_NAMES.items()
        if table != "sources"
        for column in columns
        for name in tables[table][column].dropna()
    ]


def find_undignified(text: str, names: Iterable[str] = ()) -> list[tuple[str, str, str]]:
    """Give the undignified phrases of a text, each with the reason and what to write instead.

    Examples
    --------
    >>> find_undignified("Help for the disabled")
    [('the disabled', 'it names people by one trait', 'people with disabilities')]
    >>> find_undignified('The Act says "mentally disordered"')
    []
    """
    if not (_BOOK.holds_any(text) or _RADICAL.search(text)):
        return []
    own = _QUOTED.sub(_CUT, text)
    for name in names:
        own = own.replace(name, _CUT)
    found = [(words, _(phrase.reason), _(phrase.mend)) for words, phrase in _BOOK.find(own)]
    return [*found, *_find_suspicion(own)]


def _find_suspicion(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the words of sentences that bring victims together with radicalisation."""
    for sentence in _SENTENCE_END.split(text):
        match = _RADICAL.search(sentence)
        if match and _VICTIM.search(sentence):
            reason = _("beside victims or families it casts suspicion on them")
            yield match[0], reason, _("why support is needed, without it; care is no means of security")


def _cells(tables: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, int, str, str]]:
    """Yield table, row, column and text of every cell of people's own words, row by row."""
    for name, rows in tables.items():
        columns = free_columns(name)
        # Column by column and only these, since going through whole rows takes most of the time.
        for number, *cells in zip(rows["row"], *(rows[column] for column in columns), strict=True):
            for column, text in zip(columns, cells, strict=True):
                if isinstance(text, str):
                    yield name, number, column, text


@cache
def free_columns(table: str) -> tuple[str, ...]:
    """Give the columns of a table that hold people's own words, without titles and names.

    Examples
    --------
    >>> free_columns("instruments")
    ('notes', 'number', 'covered_population')
    """
    fields = TABLE_KINDS[table].row.model_fields
    kept = TITLES_AND_NAMES.get(table, ())
    return tuple(name for name, field in fields.items() if is_free_text(field) and name not in kept)
