"""Reads the sheets that stand for workshop.yaml: the facts, and a sheet for each of its lists."""

from collections.abc import Mapping
from typing import Any

from pydantic.fields import FieldInfo

from bahali.vocabulary.faults import quote, show
from bahali.vocabulary.language import _
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop.cells import split_list
from bahali.workshop.fields import holds
from bahali.workshop.tidying import choose_tidier, tidy_code, tidy_words
from bahali.workshop.workbook.book import Sheet
from bahali.workshop.workbook.facts import read_facts
from bahali.workshop.workbook.header_cells import HeaderCells, read_value
from bahali.workshop.workbook.layout import FACTS_SHEET, LABEL_COLUMN, PartSheet, list_part_sheets
from bahali.workshop.workbook.places import Place

Cells = Mapping[str, str]


def read_header_cells(sheets: Mapping[str, Sheet]) -> HeaderCells:
    """Read the sheets that stand for workshop.yaml, by what they stand for."""
    found = HeaderCells()
    if FACTS_SHEET in sheets:
        read_facts(sheets[FACTS_SHEET], found)
    else:
        remedy = _("it holds the facts of the workshop, and no report can do without")
        found.refuse(Place(FACTS_SHEET), _("is missing"), remedy)
    for part in list_part_sheets():
        if not part.within:
            found.places[".".join(part.path)] = Place(part.name)
        if part.name in sheets:
            for number, cells in found.read_rows(sheets[part.name], part.name, part.columns):
                _put_row(part, cells, number, found)
    return found


def _put_row(part: PartSheet, cells: Cells, number: int, found: HeaderCells) -> None:
    """Put the entry of a row where it belongs, and note where its cells are."""
    home = _find_home(part, found)
    code = tidy_code(cells[part.columns[0]])
    place = Place(part.name, number, part.columns[0])
    if part.within:
        _put_within(part, home, code, (cells, place), found)
    elif part.is_list:
        entries = home.setdefault(part.path[-1], [])
        entries.append(_read_entry(part, cells))
        _note_places(part, f"{'.'.join(part.path)}.entry {len(entries)}", number, found)
    elif _is_sound(code, home.get(part.path[-1], {}), place, found):
        home.setdefault(part.path[-1], {})[code] = _read_entry(part, cells)
        _note_places(part, f"{'.'.join(part.path)}.{show(code)}", number, found)


def _find_home(part: PartSheet, found: HeaderCells) -> dict[str, Any]:
    home = found.content
    for name in part.path[:-1]:
        home = home.setdefault(name, {})
    return home


def _is_sound(code: str, entries: Mapping[str, object], place: Place, found: HeaderCells) -> bool:
    if not code:
        found.refuse(place, _("is blank; needed: a code"))
    elif code in entries:
        problem = _("found {code}, which stands there twice").format(code=quote(code))
        found.refuse(place, problem, _("give it another code, or remove the row"))
    return bool(code) and code not in entries


def _put_within(
    part: PartSheet, home: Mapping[str, Any], code: str, row: tuple[Cells, Place], found: HeaderCells
) -> None:
    """Put an entry into the list of another part's entry."""
    cells, place = row
    owners = home.get(part.path[-1], {})
    if code not in owners:
        problem = _("found {code}, which is not in the sheet {sheet}")
        remedy = did_you_mean(code, owners)
        found.refuse(place, problem.format(code=quote(code), sheet=part.path[-1]), remedy)
        return
    entries = owners[code].setdefault(part.within, [])
    entries.append(_read_entry(part, cells))
    key = f"{'.'.join(part.path)}.{show(code)}.{part.within}.entry {len(entries)}"
    _note_places(part, key, place.row, found)


def _note_places(part: PartSheet, key: str, number: int | None, found: HeaderCells) -> None:
    if part.fields:
        found.places[key] = Place(part.name, number)
        for column in part.columns:
            found.places[f"{key}.{column}"] = Place(part.name, number, column)
    else:
        found.places[key] = Place(part.name, number, LABEL_COLUMN)


def _read_entry(part: PartSheet, cells: Cells) -> object:
    if not part.fields:
        return tidy_words(cells[LABEL_COLUMN]) or None
    return {
        column: _read_cell(cells[column], about) for column, about in part.fields.items() if cells[column]
    }


def _read_cell(text: str, about: FieldInfo) -> object:
    entries = split_list(choose_tidier(about)(text)) if holds(about, tuple) else None
    if isinstance(entries, tuple):
        return [read_value(str(entry), about) for entry in entries]
    return read_value(text, about)
