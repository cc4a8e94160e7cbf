"""Names of sheets: valid in every spreadsheet program, each given once, and readable."""

import re
from collections.abc import Iterable

from bahali.document.freetext import clean_text
from bahali.publish.shown_tables import ShownTable

LONGEST_NAME = 31  # UTF-16 units, the limit of spreadsheet programs
_NOT_ALLOWED = re.compile(r"[\[\]:*?/\\\s]+")
_RESERVED = "history"  # a sheet of this name is kept for a list of changes
# Of English; a name in another language may end in such a word.
_SMALL_LAST_WORDS = re.compile(r"(\W+(a|an|and|as|at|by|for|from|in|its|of|on|or|the|their|to|which|with))+$")
_LEFT_HANGING = re.compile(r"[^\w)%]+$")


def name_sheets(tables: Iterable[ShownTable], taken: str) -> tuple[str, ...]:
    """Name one sheet for each table by the number of its section and its caption.

    Parameters
    ----------
    tables : iterable of ShownTable
        In the order of the sheets.
    taken : str
        Name of the sheet that stands first.

    Returns
    -------
    tuple of str
        At most 31 characters each, whole words where possible; no two alike, whatever their capitals.
    """
    names: list[str] = []
    known = {taken.casefold(), _RESERVED}
    for shown in tables:
        name = _find_free_name(f"{shown.number} {shown.table.caption}", known)
        known.add(name.casefold())
        names.append(name)
    return tuple(names)


def make_sheet_name(words: str, ending: str = "") -> str:
    """Make the name of a sheet from words, with room for an ending.

    Examples
    --------
    >>> make_sheet_name("3 Services: what there is, where and for whom")
    '3 Services what there is, where'
    """
    room = LONGEST_NAME - len(ending)
    name = _NOT_ALLOWED.sub(" ", clean_text(words)).strip(" '")
    if _length(name) > room:
        name = _cut_to_words(name, room)
    return f"{name}{ending}"


def _find_free_name(words: str, known: set[str]) -> str:
    name, count = make_sheet_name(words), 1
    while name.casefold() in known:
        count += 1
        name = make_sheet_name(words, f" ({count})")
    return name


def _cut_to_words(name: str, room: int) -> str:
    while _length(name) > room:
        shorter, _, _ = name.rpartition(" ")
        name = shorter if " " in shorter else name[:-1]
    return _LEFT_HANGING.sub("", _SMALL_LAST_WORDS.sub("", name))


def _length(name: str) -> int:
    return len(name.encode("utf-16-le")) // 2
