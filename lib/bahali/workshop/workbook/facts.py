"""Reads the sheet of facts: a key in each row, and its value."""

from collections.abc import Mapping

from pydantic.fields import FieldInfo

from bahali.vocabulary.faults import quote
from bahali.vocabulary.language import _
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop.cells import split_list
from bahali.workshop.fields import codes_of
from bahali.workshop.tidying import choose_tidier, tidy_code
from bahali.workshop.workbook.book import Sheet
from bahali.workshop.workbook.header_cells import HeaderCells, read_value
from bahali.workshop.workbook.layout import (
    FACTS_SHEET,
    KEY_COLUMN,
    VALUE_COLUMN,
    Fact,
    list_facts,
    list_part_sheets,
)
from bahali.workshop.workbook.places import Place


def read_facts(sheet: Sheet, found: HeaderCells) -> None:
    """Read the sheet of facts into what was found."""
    known = {fact.key: fact for fact in list_facts()}
    for number, cells in found.read_rows(sheet, FACTS_SHEET, (KEY_COLUMN, VALUE_COLUMN)):
        key, value = tidy_code(cells[KEY_COLUMN]), cells[VALUE_COLUMN]
        place = Place(FACTS_SHEET, number, KEY_COLUMN)
        if not key:
            remedy = _("write the key, or clear the value")
            found.refuse(place, _("is blank, but a value stands beside it"), remedy)
        elif key not in known:
            problem = _("found {key}, and there is no such key").format(key=quote(key))
            found.refuse(place, problem, _suggest(key, known))
        else:
            _put(known[key], value, Place(FACTS_SHEET, number, VALUE_COLUMN), found)


def _suggest(key: str, known: Mapping[str, Fact]) -> str:
    """Suggest the key that was meant, or the sheet where such a thing is filled in."""
    part = next((part for part in list_part_sheets() if tuple(key.split(".")) == part.path), None)
    return _("fill the sheet {sheet} instead").format(sheet=part.name) if part else did_you_mean(key, known)


def _put(fact: Fact, value: str, place: Place, found: HeaderCells) -> None:
    if not value:
        found.places.setdefault(fact.key, place)
        return
    *above, last = fact.path
    home = found.content
    for name in above:
        home = home.setdefault(name, {})
    if fact.is_list:
        for entry in _split(value, fact.field):
            home.setdefault(last, []).append(read_value(entry, fact.field))
            found.places[f"{fact.key}.entry {len(home[last])}"] = place
    elif last in home:
        found.refuse(place, _("the key is given twice"), _("remove one of the two rows"))
        return
    else:
        home[last] = read_value(value, fact.field)
    found.places[fact.key] = place


def _split(value: str, about: FieldInfo) -> tuple[str, ...]:
    """Split codes at their semicolons; people's own words may hold one."""
    entries = split_list(choose_tidier(about)(value)) if codes_of(about) else value
    return entries if isinstance(entries, tuple) else (value,)
