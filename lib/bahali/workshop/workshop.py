"""Reads a whole workshop folder, checks all of it, and gives it back as one object."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from bahali.vocabulary.codes import RequirementLibrary
from bahali.vocabulary.faults import Fault, InputError
from bahali.vocabulary.language import _
from bahali.workshop import library
from bahali.workshop.checking import check_mapping, check_table
from bahali.workshop.files import check_files
from bahali.workshop.fingerprint import fingerprint
from bahali.workshop.frames import to_frame
from bahali.workshop.header import Header
from bahali.workshop.pack import Numbered, Pack, Tables
from bahali.workshop.personal import check_personal_data, check_personal_words
from bahali.workshop.reading import HEADER_FILE, RawTable, read_csv, read_yaml
from bahali.workshop.rules import ERROR_RULES, TABLE_RULES, WARNING_RULES
from bahali.workshop.tables import TABLE_KINDS, WEIGHT_TABLES


@dataclass(frozen=True)
class Workshop:
    """Everything one workshop said, checked.

    Parameters
    ----------
    header : Header
        Facts of the workshop, its code lists, and how it decides.
    tables : mapping of str to DataFrame
        Every table of ``TABLE_KINDS``; one that was not given has its columns and no rows.
    provided : frozenset of str
        Names of the tables that were given.
    warnings : tuple of Fault
        What looks wrong but did not stop the run.
    fingerprint : str
        SHA-256 over the files read, so that a report can say which content it was made from.
    elsewhere : frozenset of str
        Of a slice: names of the tables that were given, and of which it has no row.
    cut_for : str
        Of a slice: code of the jurisdiction that it was cut for; blank for the whole.
    """

    header: Header
    tables: Mapping[str, pd.DataFrame]
    provided: frozenset[str]
    warnings: tuple[Fault, ...]
    fingerprint: str
    elsewhere: frozenset[str] = frozenset()
    cut_for: str = ""

    def table(self, name: str) -> pd.DataFrame:
        """Give one table; what is written into it changes that copy alone, never the workshop."""
        # pandas copies the cells of such a copy before it writes into them, and not before.
        return self.tables[name].copy(deep=False)

    def provides(self, *names: str) -> bool:
        """Tell whether the workshop gave all these tables, with at least one row each, here or elsewhere."""
        return all(
            name in self.provided and (len(self.tables[name]) or name in self.elsewhere) for name in names
        )

    @property
    def is_rated(self) -> bool:
        """True when the workshop gave all that an order by value needs: criteria, weights and scores."""
        return self.provides("criteria", "scores") and bool(self.weight_sets)

    @property
    def weight_sets(self) -> tuple[str, ...]:
        """Names of all sets of weights, whether given as they are or to be worked out of answers."""
        names = {str(name) for table in WEIGHT_TABLES for name in self.tables[table]["weight_set"]}
        return tuple(sorted(names))


@dataclass(frozen=True)
class Check:
    """What reading a folder brought: every fault, and the workshop when there is no error."""

    faults: tuple[Fault, ...]
    workshop: Workshop | None

    @property
    def errors(self) -> tuple[Fault, ...]:
        """Faults that stop a run."""
        return tuple(fault for fault in self.faults if not fault.is_warning)

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """Faults that are only told."""
        return tuple(fault for fault in self.faults if fault.is_warning)


def read_workshop(folder: Path) -> Workshop:
    """Read a workshop folder that must be without errors.

    Raises
    ------
    InputError
        With every error found, when there is at least one.
    """
    check = check_workshop(folder)
    if check.workshop is None:
        raise InputError(check.errors)
    return check.workshop


def check_workshop(folder: Path) -> Check:
    """Read a workshop folder and tell every fault in it.

    Parameters
    ----------
    folder : Path
        Folder that holds ``workshop.yaml`` and ``tables/*.csv``.

    Returns
    -------
    Check
        All faults, and the workshop unless one of them is an error.
    """
    if not folder.is_dir():
        return Check((Fault(str(folder), _("there is no such folder")),), None)
    header, faults = _read_header(folder)
    raw_tables, reading_faults = _read_tables(folder)
    rows, cell_faults = _check_tables(raw_tables)
    absent, file_faults = check_files(folder)
    faults += [*file_faults, *reading_faults, *cell_faults]
    tables = Tables(rows, _written_keys(raw_tables), _faultless_tables(raw_tables, rows), absent)
    # Where workshop.yaml cannot be read, the shipped requirements are taken to be there: better no fault told
    # than a wrong one.
    uses_library = header is None or header.requirement_library is RequirementLibrary.STANDARD
    tables = _with_library(tables) if uses_library else tables
    faults += [fault for rule in TABLE_RULES for fault in rule(tables)]
    if header is None:
        return Check(tuple(faults), None)
    pack = Pack(**vars(tables), header=header)
    faults += [fault for rule in ERROR_RULES for fault in rule(pack)]
    if any(not fault.is_warning for fault in faults):
        return Check(tuple(faults), None)
    faults += [fault for rule in WARNING_RULES for fault in rule(pack)]
    return Check(
        tuple(faults), _build_workshop(pack, tuple(faults), fingerprint(folder, uses_library=uses_library))
    )


def _read_header(folder: Path) -> tuple[Header | None, list[Fault]]:
    content, faults = read_yaml(folder / HEADER_FILE, HEADER_FILE)
    if faults:
        return None, faults
    header, faults = check_mapping(content, Header)
    told = {fault.column for fault in faults}
    faults += [fault for fault in check_personal_words(content) if fault.column not in told]
    return header, faults


def _read_tables(folder: Path) -> tuple[dict[str, RawTable], list[Fault]]:
    tables, faults = {}, []
    for name, kind in TABLE_KINDS.items():
        if (folder / kind.file).exists():
            raw, table_faults = read_csv(folder / kind.file, kind.file)
            faults += table_faults
            if raw is not None:
                tables[name] = raw
    return tables, faults


def _check_tables(raw_tables: Mapping[str, RawTable]) -> tuple[dict[str, tuple[Numbered, ...]], list[Fault]]:
    rows, faults = {}, []
    for name, raw in raw_tables.items():
        kind = TABLE_KINDS[name]
        table_rows, table_faults = check_table(raw, kind)
        rows[name] = tuple(Numbered(number, row) for number, row in table_rows)
        faults += [*table_faults, *check_personal_data(raw, kind)]
        if kind.is_required and not raw.rows and not raw.broken:
            faults.append(
                Fault(
                    kind.file,
                    _("has headings, but no rows"),
                    remedy=_("it says {purpose}").format(purpose=kind.purpose),
                )
            )
    return rows, faults


def _written_keys(raw_tables: Mapping[str, RawTable]) -> dict[str, frozenset[str]]:
    """Ids as written in tables that have one key column; only such tables are referred to."""
    keys = {}
    for name, raw in raw_tables.items():
        column = TABLE_KINDS[name].key_columns[0]
        if column in raw.headings:
            keys[name] = frozenset(cells[column] for cells in (*(row for _, row in raw.rows), *raw.broken))
    return keys


def _faultless_tables(
    raw_tables: Mapping[str, RawTable], rows: Mapping[str, tuple[Numbered, ...]]
) -> frozenset[str]:
    return frozenset(
        name for name, raw in raw_tables.items() if len(rows[name]) == len(raw.rows) and not raw.broken
    )


def _with_library(tables: Tables) -> Tables:
    """Add the shipped requirements to the workshop's own."""
    own = tables.rows.get(library.TABLE, ())
    return replace(
        tables,
        rows={**tables.rows, library.TABLE: library.add_shipped(own)},
        keys={
            **tables.keys,
            library.TABLE: tables.keys.get(library.TABLE, frozenset()) | library.shipped_ids(),
        },
    )


def _build_workshop(pack: Pack, warnings: tuple[Fault, ...], content: str) -> Workshop:
    tables = {name: to_frame(pack.rows.get(name, ()), kind) for name, kind in TABLE_KINDS.items()}
    return Workshop(pack.header, tables, frozenset(pack.rows), warnings, content)
