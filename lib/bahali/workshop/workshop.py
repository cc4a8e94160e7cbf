"""Reads a whole workshop, from a folder or a workbook, checks all of it, and gives it back as one object."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from os.path import isdir, isfile
from pathlib import Path

import pandas as pd

from bahali.vocabulary.codes import RequirementLibrary
from bahali.vocabulary.faults import Fault, InputError
from bahali.vocabulary.language import _
from bahali.vocabulary.pausing import collecting_later
from bahali.workshop import library
from bahali.workshop.accepting import read_accepted
from bahali.workshop.fingerprint import fingerprint
from bahali.workshop.folder import read_folder
from bahali.workshop.frames import to_frame
from bahali.workshop.given import Given
from bahali.workshop.header import Header
from bahali.workshop.limits import limit
from bahali.workshop.pack import Pack, Tables
from bahali.workshop.personal import hide_names
from bahali.workshop.rows import check_header, check_tables, list_faultless, list_written_keys
from bahali.workshop.rules import ERROR_RULES, TABLE_RULES, WARNING_RULES
from bahali.workshop.tables import TABLE_KINDS, WEIGHT_TABLES
from bahali.workshop.workbook.reading import read_workbook


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

    @cached_property
    def weight_sets(self) -> tuple[str, ...]:
        """Names of all sets of weights, whether given as they are or to be worked out of answers."""
        names = {str(name) for table in WEIGHT_TABLES for name in self.tables[table]["weight_set"]}
        return tuple(sorted(names))


@dataclass(frozen=True)
class Check:
    """What reading a workshop brought: every fault, and the workshop when there is no error."""

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


def read_workshop(path: Path) -> Workshop:
    """Read a workshop, a folder or a workbook, that must be without errors.

    Raises
    ------
    InputError
        With every error found, when there is at least one.
    """
    check = check_workshop(path)
    if check.workshop is None:
        raise InputError(check.errors)
    return check.workshop


@collecting_later()
def check_workshop(path: Path) -> Check:
    """Read a workshop and tell every fault in it.

    Parameters
    ----------
    path : Path
        Folder that holds ``workshop.yaml`` and ``tables/*.csv``, or a filled workbook.

    Returns
    -------
    Check
        All faults, each with its place in what was given, and the workshop unless one of them is an error.
        The workshop's own warnings name tables and rows in the same way whatever it was given as.
    """
    if isdir(path):  # unlike the method, it takes a name that is too long for any
        given = read_folder(path)
    elif isfile(path):
        given = read_workbook(path)
    else:
        return Check((Fault(str(path), _("there is no such folder or workbook")),), None)
    faults, pack = _check_given(given)
    told = tuple(_tell(given, faults))
    if pack is None:
        return Check(told, None)
    uses_library = pack.header.requirement_library is RequirementLibrary.STANDARD
    content = fingerprint(path, uses_library=uses_library)
    return Check(told, _build_workshop(pack, tuple(faults), content))


def _check_given(given: Given) -> tuple[list[Fault], Pack | None]:
    """Check what was given; without an error, also give the pack."""
    accepted = read_accepted(given.header)
    header, faults = check_header(given, accepted)
    raw_tables, rows, cell_faults = check_tables(given.tables, accepted)
    faults += [*given.faults, *cell_faults, *accepted.tell_unused()]
    tables = Tables(rows, list_written_keys(raw_tables), list_faultless(raw_tables, rows), given.absent)
    # Where workshop.yaml cannot be read, the shipped requirements are taken to be there: better no fault told
    # than a wrong one.
    uses_library = header is None or header.requirement_library is RequirementLibrary.STANDARD
    tables = _with_library(tables) if uses_library else tables
    faults += [fault for rule in TABLE_RULES for fault in limit(rule(tables))]
    if header is None:
        return faults, None
    pack = Pack(**vars(tables), header=header)
    faults += [fault for rule in ERROR_RULES for fault in limit(rule(pack))]
    if any(not fault.is_warning for fault in faults):
        return faults, None
    faults += [fault for rule in WARNING_RULES for fault in limit(rule(pack))]
    return faults, pack


def _tell(given: Given, faults: Sequence[Fault]) -> Iterator[Fault]:
    """Yield remarks and faults with their places; a cell that cannot be read is told once."""
    yield from map(given.find, given.remarks)
    of_reading = set(given.faults)
    unreadable = {_cell(given.find(fault)) for fault in of_reading if fault.row is not None}
    for fault in hide_names(faults, given.tables):
        found = given.find(fault)
        if fault in of_reading or _cell(found) not in unreadable:
            yield found


def _cell(fault: Fault) -> tuple[str, int | str | None, str | None]:
    return fault.home, fault.row, fault.column


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
