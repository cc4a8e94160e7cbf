"""Finds and reads a mapping file, and tells everything in it that cannot work with our tables."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bahali.intake.mapping.model import MAIN, NAMED, ColumnPart, SheetPart, TablePart
from bahali.intake.mapping.model import Mapping as MappingFile
from bahali.intake.mapping.templates import WHOLE_CELL, read_template
from bahali.vocabulary.faults import Fault, InputError, quote
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop.checking import check_mapping
from bahali.workshop.plain_yaml import read_yaml
from bahali.workshop.privacy import is_personal_heading
from bahali.workshop.tables import TABLE_KINDS

LIBRARY = Path(__file__).parent / "library"
_FILLED = ("constant", "number", "if_blank", "otherwise")


def list_shipped() -> dict[str, str]:
    """Give the names of the mappings that come with Bahali, each with what it is for."""
    return {path.stem: str(read_yaml(path, path.name)[0]["about"]) for path in sorted(LIBRARY.glob("*.yaml"))}


def open_mapping(name: str, settings: Mapping[str, str]) -> MappingFile:
    """Read a mapping file, or one that comes with Bahali.

    Parameters
    ----------
    name : str
        Path of the file, or name of a shipped mapping.
    settings : mapping of str to str
        What the mapping leaves to the person who uses it.

    Raises
    ------
    InputError
        With everything that is wrong with the mapping or the settings.
    """
    path = _find(name)
    content, faults = read_yaml(path, path.name)
    mapping: MappingFile | None = None
    if not faults:
        mapping, faults = check_mapping(content, MappingFile, path.name)
    if mapping is not None:
        faults = [*_setting_faults(mapping, settings, path.name), *find_faults(mapping, path.name)]
    if mapping is None or faults:
        raise InputError(faults)
    return _fill_settings(mapping, settings)


def _find(name: str) -> Path:
    shipped = {path.stem: path for path in LIBRARY.glob("*.yaml")}
    if name in shipped:
        return shipped[name]
    path = Path(name)
    if not path.exists():
        names = ", ".join(sorted(shipped))
        remedy = did_you_mean(name, shipped) or f"shipped mappings: {names}"
        raise InputError([Fault(name, "there is no such file, and no such shipped mapping", remedy=remedy)])
    return path


def _setting_faults(mapping: MappingFile, settings: Mapping[str, str], file: str) -> Iterator[Fault]:
    for name in settings:
        if name not in mapping.settings:
            known = ", ".join(mapping.settings) or "none"
            yield Fault(file, f"has no setting {quote(name)}", remedy=f"its settings: {known}")
    for name, setting in mapping.settings.items():
        if setting.default is None and not settings.get(name):
            remedy = f"give --set {name}=…: {setting.about}"
            yield Fault(file, f"leaves {name} to you", column=f"settings.{name}", remedy=remedy)


def _fill_settings(mapping: MappingFile, settings: Mapping[str, str]) -> MappingFile:
    """Put what the person said into constants, numbers and the words for what is blank or unknown."""
    values = {name: settings.get(name) or each.default or "" for name, each in mapping.settings.items()}
    tables = {
        name: table.model_copy(
            update={"columns": {key: _fill_column(each, values) for key, each in table.columns.items()}}
        )
        for name, table in mapping.tables.items()
    }
    return mapping.model_copy(update={"tables": tables})


def _fill_column(part: ColumnPart, values: Mapping[str, str]) -> ColumnPart:
    changes: dict[str, Any] = {
        name: NAMED.sub(lambda found: values.get(found[1], found[0]), text)
        for name in _FILLED
        if (text := getattr(part, name)) is not None
    }
    if part.join is not None:
        changes["join"] = tuple(_fill_column(each, values) for each in part.join)
    return part.model_copy(update=changes)


def find_faults(mapping: MappingFile, file: str) -> Iterator[Fault]:
    """Tell everything in a mapping that cannot work, whatever the source holds."""
    if MAIN not in mapping.sheets:
        yield Fault(file, f"needs an entry {MAIN}, the sheet that is read first", column="sheets")
    for key, sheet in mapping.sheets.items():
        yield from _sheet_faults(mapping, key, sheet, file)
    earlier: list[str] = []
    for name, table in mapping.tables.items():
        yield from _table_faults(mapping, name, earlier, file)
        for column, part in table.columns.items():
            yield from _column_faults(mapping, table, (name, column, part), file)
        earlier.append(name)


def _sheet_faults(mapping: MappingFile, key: str, sheet: SheetPart, file: str) -> Iterator[Fault]:
    if sheet.joined and (sheet.joined.to not in mapping.sheets or sheet.joined.to == key):
        problem = f"found {quote(sheet.joined.to)}; needed: the name of another of the sheets"
        yield Fault(file, problem, column=f"sheets.{key}.joined.to")
    if sheet.hashtags and sheet.headings_row != 1:
        yield Fault(
            file,
            "hashtags finds its row by itself; leave headings_row out",
            column=f"sheets.{key}.headings_row",
        )


def _table_faults(mapping: MappingFile, name: str, earlier: list[str], file: str) -> Iterator[Fault]:
    table, place = mapping.tables[name], f"tables.{name}"
    if name not in TABLE_KINDS:
        remedy = did_you_mean(name, TABLE_KINDS) or f"there are {', '.join(TABLE_KINDS)}"
        yield Fault(file, "is not one of our tables", column=place, remedy=remedy)
        return
    fields = TABLE_KINDS[name].row.model_fields
    for column in (*table.columns, *table.known_by):
        if column not in fields:
            remedy = did_you_mean(column, fields) or f"{name} has {', '.join(fields)}"
            yield Fault(file, f"{name} has no column {quote(column)}", column=place, remedy=remedy)
    for column, field in fields.items():
        if field.is_required() and column not in table.columns:
            remedy = "say where it comes from, or give a constant"
            yield Fault(file, f"{name} needs the column {column}", column=place, remedy=remedy)
    if table.sheet not in mapping.sheets:
        yield Fault(file, f"there is no sheet {quote(table.sheet)}", column=f"{place}.sheet")
    if missing := [column for column in table.known_by if column in fields and column not in table.columns]:
        yield Fault(file, f"known_by names {', '.join(missing)}, which is not mapped", column=place)
    for column, part in table.columns.items():
        if part.finds is not None and not _can_be_found(mapping, part.finds, table, earlier):
            problem = f"cannot find rows of {quote(part.finds)}"
            remedy = "name a table that stands above, has known_by, and comes from the same rows"
            yield Fault(file, problem, column=f"{place}.columns.{column}.finds", remedy=remedy)


def _can_be_found(mapping: MappingFile, name: str, table: TablePart, earlier: list[str]) -> bool:
    other = mapping.tables.get(name)
    if other is None or name not in earlier:
        return False
    return bool(other.known_by) and other.sheet == table.sheet and not other.each and not table.each


def _column_faults(
    mapping: MappingFile, table: TablePart, entry: tuple[str, str, ColumnPart], file: str
) -> Iterator[Fault]:
    name, column, part = entry
    place = f"tables.{name}.columns.{column}"
    for each in (part, *(part.join or ())):
        for heading in each.alternatives:
            if is_personal_heading(heading):
                problem = f"{quote(heading)} would hold data about a person, and is never taken"
                yield Fault(file, problem, column=place, remedy="name it under dropped.personal instead")
    yield from _name_faults(mapping, table, part, place, file)
    if part.caught is not None:
        caught = set(read_template(table.each).groupindex) | {WHOLE_CELL} if table.each else set()
        if part.caught not in caught:
            there = ", ".join(sorted(caught)) or "nothing, since there is no each"
            yield Fault(
                file, f"{quote(part.caught)} is not caught; there is {there}", column=f"{place}.caught"
            )
    if part.of is not None and not _is_above(mapping, part.of, table.sheet):
        problem = f"found {quote(part.of)}; needed: the sheet that {table.sheet} is joined to"
        yield Fault(file, problem, column=f"{place}.of")


def _name_faults(
    mapping: MappingFile, table: TablePart, part: ColumnPart, place: str, file: str
) -> Iterator[Fault]:
    """Tell names in braces that stand for nothing, which would end up in the table."""
    for key in _FILLED:
        known = {*mapping.settings, *(("number", *table.columns) if key == "number" else ())}
        for name in NAMED.findall(getattr(part, key) or ""):
            if name not in known:
                there = ", ".join(sorted(known)) or "none"
                problem = f"{{{name}}} stands for nothing; names that can stand there: {there}"
                yield Fault(file, problem, column=f"{place}.{key}")


def _is_above(mapping: MappingFile, sheet: str, below: str) -> bool:
    joined = mapping.sheets[below].joined if below in mapping.sheets else None
    return sheet == below or (joined is not None and joined.to == sheet)
