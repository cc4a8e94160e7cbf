"""Reads those parts of a pack that a form needs; the other tables may still be empty."""

from dataclasses import dataclass
from pathlib import Path

from bahali.vocabulary.faults import Fault, InputError
from bahali.workshop.checking import check_mapping, check_table
from bahali.workshop.folder import read_folder
from bahali.workshop.given import Given
from bahali.workshop.header import Header
from bahali.workshop.reading import HEADER_FILE
from bahali.workshop.tables import TABLE_KINDS, Row
from bahali.workshop.tidying import tidy_header, tidy_table
from bahali.workshop.workbook.reading import read_workbook


@dataclass(frozen=True)
class Facts:
    """The facts of a workshop, and the rows of some of its tables."""

    header: Header
    tables: dict[str, list[Row]]


def read_facts(path: Path, *names: str) -> Facts:
    """Read the facts of a pack and some of its tables; one that is not there has no rows.

    Parameters
    ----------
    path : Path
        Folder of the workshop, or a filled workbook.
    *names : str
        Names of the tables.

    Raises
    ------
    InputError
        With every fault of what is read.
    """
    if not path.exists():
        raise InputError([Fault(str(path), "there is no such folder or workbook")])
    given = read_workbook(path) if path.is_file() else read_folder(path)
    faults = _faults_of_reading(given, names)
    header = None
    if given.header is not None:
        header, found = check_mapping(tidy_header(given.header, Header), Header)
        faults += found
    tables: dict[str, list[Row]] = {name: [] for name in names}
    for name in given.tables.keys() & set(names):
        kind = TABLE_KINDS[name]
        rows, found = check_table(tidy_table(given.tables[name], kind), kind)
        tables[name] = [row for _number, row in rows]
        faults += found
    if header is None or faults:
        raise InputError(map(given.find, faults))
    return Facts(header, tables)


def _faults_of_reading(given: Given, names: tuple[str, ...]) -> list[Fault]:
    """Leave out what is wrong with files that a form does not need; a needed table may be missing."""
    files = {HEADER_FILE, *(TABLE_KINDS[name].file for name in names if name in given.tables)}
    return [fault for fault in given.faults if given.header is None or fault.file in files]
