"""Takes a file of other people into a pack: all of it, or nothing and every reason why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bahali.intake.mapping.accounts import SheetAccount, account_for, list_unread
from bahali.intake.mapping.columns import ARROW
from bahali.intake.mapping.identity import Identities
from bahali.intake.mapping.model import Mapping as MappingFile
from bahali.intake.mapping.open_sheet import OpenSheet
from bahali.intake.mapping.opening import open_mapping
from bahali.intake.mapping.pack import (
    TableFile,
    find_missing_headings,
    guard_words,
    move_into_place,
    open_table,
    read_header,
)
from bahali.intake.mapping.resolving import Resolver
from bahali.intake.mapping.rows import TakenTable, read_rows
from bahali.intake.mapping.sheets import open_sheets
from bahali.intake.mapping.source import SheetText, read_source
from bahali.intake.mapping.trying import find_doubles, try_tables
from bahali.vocabulary.faults import Fault, InputError
from bahali.workshop.header import Header
from bahali.workshop.personal import hide_names
from bahali.workshop.reading import RawTable


@dataclass(frozen=True)
class Wishes:
    """How a file is to be taken.

    Parameters
    ----------
    settings : mapping of str to str
        What the mapping leaves to the person.
    sheet : str
        Name of the sheet to read, whatever the mapping says.
    drop : tuple of str
        Headings of more columns to leave out.
    append : bool
        True when rows may be added to tables that are there.
    force : bool
        True when tables that are there may be replaced.
    dry_run : bool
        True when nothing is to be written.
    """

    settings: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    drop: tuple[str, ...] = ()
    append: bool = False
    force: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class Taking:
    """What came of taking a file.

    Parameters
    ----------
    sheets : mapping of str to OpenSheet
        The sheets that were read.
    accounts : list of SheetAccount
        What became of their columns.
    unread : list of str
        Sheets that nothing was read from.
    tables : mapping of str to (TakenTable, TableFile)
        Our tables, and the files they went to.
    is_written : bool
        False after a dry run, and where no row was new.
    other_faults : int
        Errors that the pack has elsewhere, with the new rows in it.
    """

    sheets: Mapping[str, OpenSheet]
    accounts: list[SheetAccount]
    unread: list[str]
    tables: Mapping[str, tuple[TakenTable, TableFile]]
    is_written: bool
    other_faults: int


def take_file(mapping_name: str, source: Path, pack: Path, wishes: Wishes) -> Taking:
    """Take a file into a pack as a mapping says.

    Parameters
    ----------
    mapping_name : str
        Path of a mapping file, or name of a shipped mapping.
    source : Path
        The CSV file or workbook.
    pack : Path
        Folder of the workshop.
    wishes : Wishes
        How it is to be taken.

    Raises
    ------
    InputError
        With everything that is wrong, each at its place in the source; then nothing is written.
    """
    if wishes.append and wishes.force:
        raise InputError([Fault("--append and --force", "one adds rows and the other replaces; give one")])
    mapping = open_mapping(mapping_name, wishes.settings)
    header = read_header(pack)
    files = _open_tables(mapping, pack, wishes)
    texts, sheets = _open_source(mapping, source, wishes)
    tables = _resolve(mapping, sheets, header)
    accounts, faults = account_for(sheets, mapping.dropped, wishes.drop)
    if faults:
        raise InputError(faults)
    pairs = _read_tables(tables, files)
    contents = {file.path: _write(table, file) for table, file in pairs.values() if table.rows}
    faults, others = try_tables(pack, pairs, contents)
    if faults:
        raise InputError(faults)
    if not wishes.dry_run:
        move_into_place(contents)
    is_written = bool(contents) and not wishes.dry_run
    return Taking(sheets, accounts, list_unread(texts, sheets), pairs, is_written, others)


def _open_tables(mapping: MappingFile, pack: Path, wishes: Wishes) -> dict[str, TableFile]:
    """Open all tables that a mapping fills, or tell of each why it may not be touched."""
    files: dict[str, TableFile] = {}
    faults: list[Fault] = []
    for name in mapping.tables:
        try:
            files[name] = open_table(pack, name, append=wishes.append, force=wishes.force)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    return files


def _open_source(
    mapping: MappingFile, source: Path, wishes: Wishes
) -> tuple[tuple[SheetText, ...], dict[str, OpenSheet]]:
    texts, faults = read_source(source)
    if not texts and not faults:
        faults = [Fault(source.name, "has no sheet with cells")]
    sheets: dict[str, OpenSheet] = {}
    if not faults:
        sheets, faults = open_sheets(mapping, texts, wishes.sheet)
    if faults:
        raise InputError(faults)
    return texts, sheets


def _resolve(mapping: MappingFile, sheets: Mapping[str, OpenSheet], header: Header) -> list[TakenTable]:
    resolver = Resolver(mapping, sheets, header)
    tables = [
        TakenTable(name, part, sheets[part.sheet], resolver.resolve_table(name), resolver.resolve_each(part))
        for name, part in mapping.tables.items()
    ]
    if resolver.faults:
        # Two of our tables may come from the same column, which is told once.
        raise InputError(dict.fromkeys(resolver.faults))
    return tables


def _read_tables(
    tables: list[TakenTable], files: Mapping[str, TableFile]
) -> dict[str, tuple[TakenTable, TableFile]]:
    """Read the rows of all tables, with their ids; each cell without a mapping is told."""
    identities = Identities({name: file.rows_before for name, file in files.items()})
    faults: list[Fault] = []
    for table in tables:
        faults += _leave_out_told(read_rows(table), faults)
        identities.settle(table)
        faults += find_doubles(table, files[table.name])
        used = {name for row in table.rows for name, text in row.cells.items() if text}
        faults += find_missing_headings(files[table.name], sorted(used))
    if faults:
        raise InputError(hide_names(faults, {table.name: _as_text(table) for table in tables}))
    return {table.name: (table, files[table.name]) for table in tables}


def _as_text(table: TakenTable) -> RawTable:
    rows = tuple((row.source.number, row.cells) for row in table.rows)
    return RawTable(table.name, tuple(table.columns), rows)


def _leave_out_told(found: list[Fault], told: list[Fault]) -> list[Fault]:
    """Leave out what was told of the same source cell for another of our columns."""
    known = {_place_of(fault) for fault in told}
    new: dict[tuple[object, ...], Fault] = {}
    for fault in found:
        if _place_of(fault) not in known:
            new.setdefault(_place_of(fault), fault)
    return list(new.values())


def _place_of(fault: Fault) -> tuple[object, ...]:
    return fault.file, fault.row, (fault.column or "").partition(ARROW)[0], fault.problem


def _write(table: TakenTable, file: TableFile) -> bytes:
    rows = [{name: text for name, text in row.cells.items() if text} for row in table.rows]
    return file.write(guard_words(table.name, row) for row in rows)
