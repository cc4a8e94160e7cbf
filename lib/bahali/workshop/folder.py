"""Reads a workshop folder as text: ``workshop.yaml`` and ``tables/*.csv``."""

import os
from pathlib import Path

from bahali.vocabulary.faults import Fault
from bahali.workshop.files import check_files
from bahali.workshop.given import Given
from bahali.workshop.plain_yaml import read_yaml
from bahali.workshop.reading import HEADER_FILE, RawTable, read_csv
from bahali.workshop.tables import TABLE_KINDS


def read_folder(folder: Path) -> Given:
    """Read a workshop folder as text."""
    content, header_faults = read_yaml(folder / HEADER_FILE, HEADER_FILE)
    tables, reading_faults = _read_tables(folder)
    absent, file_faults = check_files(folder)
    return Given(
        header=None if header_faults else content,
        tables=tables,
        absent=absent,
        faults=(*header_faults, *file_faults, *reading_faults),
    )


def _read_tables(folder: Path) -> tuple[dict[str, RawTable], list[Fault]]:
    tables, faults = {}, []
    for name, kind in TABLE_KINDS.items():
        if os.path.lexists(folder / kind.file):  # a link that leads nowhere was meant to be there
            raw, table_faults = read_csv(folder / kind.file, kind.file)
            faults += table_faults
            if raw is not None:
                tables[name] = raw
    return tables, faults
