"""Searches people's own words for data about a person, before anything else is done with them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bahali.vocabulary.codes import RaterType
from bahali.vocabulary.faults import Fault, say_name_hidden, show
from bahali.vocabulary.language import N_, _
from bahali.vocabulary.personal import is_like_full_name, is_like_name, search_texts
from bahali.vocabulary.personal.kinds import PersonalKind
from bahali.workshop.accepting import ABOUT_PEOPLE, HEADER_TABLE, KEY, Acceptance, digest_text
from bahali.workshop.cells import LIST_SEPARATOR
from bahali.workshop.fields import is_free_text, is_own_text, pattern_of
from bahali.workshop.reading import HEADER_FILE, RawTable
from bahali.workshop.tables import TABLE_KINDS, TableKind

REMEDY = N_("remove it; it is not repeated here, so that it does not travel")
PSEUDONYM_REMEDY = N_("write a pseudonym such as P01, and keep no list of who is who in this workshop")
OF_PEOPLE = ("participant_id", "rater_id")
"""Columns of pseudonyms, in which people like to write names."""


@dataclass(frozen=True)
class Cell:
    """One text of a pack, with its place for people (file and row number) and for ever (table and id)."""

    file: str
    table: str
    row: int | None
    key: str
    column: str
    text: str

    def tell(self, kind: PersonalKind, accepted: Acceptance) -> Fault:
        """Tell what the text seems to hold, as an error, or as a remark where somebody accepted it."""
        digest = digest_text(self.table, self.key, self.column, self.text)
        entry = accepted.find((self.table, self.key, self.column, kind), digest)
        if entry is not None:
            problem = _("looks like {found}; accepted as none in {entry}").format(
                found=kind.label, entry=f"{KEY}.entry {entry}"
            )
            return Fault(self.file, problem, self.row, self.column, is_warning=True)
        # In a workbook a key is told by its sheet and row, so whoever accepts it must be told the key.
        key = f"column: {self.column}, " if self.table == HEADER_TABLE else ""
        waiver = "" if self.table in ABOUT_PEOPLE else f"{key}kind: {kind}, accept: {digest}"
        problem = _("seems to hold {found}").format(found=kind.label)
        return Fault(self.file, problem, self.row, self.column, _(REMEDY), waiver=waiver)


def check_personal_data(
    raw: RawTable, kind: TableKind, accepted: Acceptance | None = None
) -> Iterator[Fault]:
    """Tell every cell that seems to hold personal data, without repeating what it holds.

    Parameters
    ----------
    raw : RawTable
        The table as text.
    kind : TableKind
        What its rows may hold.
    accepted : Acceptance, optional
        False alarms that somebody looked at.
    """
    accepted = Acceptance() if accepted is None else accepted
    accepted.note_search(kind.name)
    patterns = _searched_columns(kind)
    for column in raw.headings:
        if column in patterns:
            yield from _search_column(raw, kind, column, accepted)
        if column in OF_PEOPLE:
            yield from _check_pseudonyms(raw, column)


def _search_column(raw: RawTable, kind: TableKind, column: str, accepted: Acceptance) -> Iterator[Fault]:
    follows = _searched_columns(kind)[column].search  # what does not is told as a wrong cell, and told once
    texts = [text for text in {cells[column]: None for _number, cells in raw.rows} if follows(text)]
    found = {texts[place]: kinds for place, kinds in search_texts(texts)}
    for number, cells in raw.rows if found else ():
        if text := cells[column]:
            key = " / ".join(cells.get(name, "") for name in kind.key_columns)
            cell = Cell(raw.file, kind.name, number, key, column, text)
            yield from (cell.tell(each, accepted) for each in found.get(text, ()))


@cache
def _searched_columns(kind: TableKind) -> Mapping[str, re.Pattern[str]]:
    """Give the columns that can hold any text, each with the pattern that its text follows."""
    fields = kind.row.model_fields.items()
    return {name: re.compile(pattern_of(field)) for name, field in fields if is_own_text(field)}


def _check_pseudonyms(raw: RawTable, column: str) -> Iterator[Fault]:
    """Refuse a pseudonym that is like a name."""
    for number, cells in raw.rows if _list_names(raw, column) else ():
        if _is_called_by_name(cells, column):
            problem = _("seems to hold {found}").format(found=PersonalKind.NAME.label)
            yield Fault(raw.file, problem, number, column, _(PSEUDONYM_REMEDY))


def _is_called_by_name(cells: Mapping[str, str], column: str) -> bool:
    is_person = column != "rater_id" or cells.get("rater_type") != RaterType.GROUP
    return is_person and is_like_name(cells[column])


def _list_names(raw: RawTable, column: str) -> set[str]:
    """List what stands for a person and is like a name; most texts stand in many rows."""
    like_names = {text for text in {cells[column] for _number, cells in raw.rows} if is_like_name(text)}
    return {
        cells[column]
        for _number, cells in (raw.rows if like_names else ())
        if cells[column] in like_names and _is_called_by_name(cells, column)
    }


def hide_names(faults: Sequence[Fault], raw_tables: Mapping[str, RawTable]) -> Iterator[Fault]:
    """Yield faults without what could be the name of a person where an id or a code should stand."""
    names: set[str] = set()
    if any(
        not fault.is_warning for fault in faults
    ):  # without an error, only words are left that may be told
        for table, raw in raw_tables.items():
            names.update(_list_all_names(raw, TABLE_KINDS[table]))
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    for fault in faults:
        yield _hide_names_in(fault, pattern) if names else fault


def _list_all_names(raw: RawTable, kind: TableKind) -> Iterator[str]:
    for column in raw.headings:
        if column in OF_PEOPLE:
            yield from _list_names(raw, column)
        field = kind.row.model_fields.get(column)
        if field is not None and not is_free_text(field):
            texts = {cells[column] for _number, cells in (*raw.rows, *enumerate(raw.broken))}
            parts = {part.strip() for text in texts for part in text.split(LIST_SEPARATOR)}
            yield from filter(is_like_full_name, parts)


def _hide_names_in(fault: Fault, names: re.Pattern[str]) -> Fault:
    hidden = say_name_hidden()
    return replace(fault, problem=names.sub(hidden, fault.problem), remedy=names.sub(hidden, fault.remedy))


def check_personal_words(
    content: Mapping[str, object], accepted: Acceptance | None = None
) -> Iterator[Fault]:
    """Tell every entry of workshop.yaml that seems to hold personal data, without repeating what it holds."""
    accepted = Acceptance() if accepted is None else accepted
    accepted.note_search(HEADER_TABLE)
    entries = list(_list_entries(content, ""))
    for place, found in search_texts([text for _key, text in entries]):
        key, text = entries[place]
        cell = Cell(HEADER_FILE, HEADER_TABLE, None, "", key, text)
        yield from (cell.tell(each, accepted) for each in found)


def _list_entries(content: object, key: str) -> Iterator[tuple[str, str]]:
    """Yield every text of workshop.yaml with its key as a person reads it."""
    if isinstance(content, Mapping):
        for name, value in content.items():
            below = f"{key}.{show(name)}" if key else show(name)
            yield below, str(name)
            yield from _list_entries(value, below)
    elif isinstance(content, list | tuple):
        for number, value in enumerate(content, start=1):
            yield from _list_entries(value, f"{key}.entry {number}")
    elif not _is_amount(content, key):
        yield key, str(content)


def _is_amount(content: object, key: str) -> bool:
    """Tell a sum of money, which may have as many digits as a telephone number."""
    return isinstance(content, int | float) and key.endswith(".amount")
