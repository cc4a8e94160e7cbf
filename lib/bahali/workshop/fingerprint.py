"""Tells one content of a workshop from another."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd

from bahali.vocabulary.codes import RequirementLibrary
from bahali.workshop import library
from bahali.workshop.files import list_read_files
from bahali.workshop.header import Header
from bahali.workshop.library import shipped_fingerprint
from bahali.workshop.reading import HEADER_FILE
from bahali.workshop.sight import NUMBER, Mask, Sight, blank_like
from bahali.workshop.tables import TABLE_KINDS


def fingerprint(path: Path, *, uses_library: bool = False) -> str:
    """Give the SHA-256 over the files that a workshop is read from, by name and content.

    Files beside them, such as notes or scripts, do not count; neither does where they are. A workbook and a
    folder that say the same have different ones; what is said is told by ``Content``.
    The shipped requirements do where the workshop uses them.
    """
    total = sha256()
    for name, file in list_read_files(path):
        total.update(f"{name}\0{sha256(file.read_bytes()).hexdigest()}\n".encode())
    if uses_library:
        total.update(f"library\0{shipped_fingerprint()}\n".encode())
    return total.hexdigest()


ANSWERS_OF_PEOPLE = ("scores", "weight_answers", "comparisons", "review_points")


@dataclass(frozen=True)
class Content:
    """What a workshop says, prepared so that many slices of it can be digested quickly.

    Only what is said counts: not how a file is laid out, and not where a row stands among those that are not
    seen. The shipped requirements count as they are shipped, in whatever language they are said.

    Parameters
    ----------
    header : Header
        Facts of the workshop.
    tables : mapping of str to DataFrame
        The tables that were given, with at least one row.
    """

    header: Header
    tables: Mapping[str, pd.DataFrame]

    def digest(self, sight: Sight) -> dict[str, str]:
        """Give the SHA-256 of the header, and of what is seen of each table, by the name of its file."""
        seen = {TABLE_KINDS[name].file: self._digest_table(name, sight) for name in self.tables}
        return {HEADER_FILE: self._said} | _blind(seen)

    @cached_property
    def _said(self) -> str:
        return sha256(self.header.model_dump_json(exclude_unset=True).encode()).hexdigest()

    @cached_property
    def _cells(self) -> dict[str, dict[str, list[object]]]:
        return {name: _list_cells(rows) for name, rows in self.tables.items()}

    @cached_property
    def _whole(self) -> dict[str, str]:
        """Digests of whole tables, by name, as far as they were asked for."""
        return {}

    def _digest_table(self, name: str, sight: Sight) -> str:
        cells = sight.cells(name)
        if not cells.all():
            return _digest(self._choose(name, sight, cells))
        if name not in self._whole:
            self._whole[name] = (
                self._digest_requirements() if name == library.TABLE else _digest(self._cells[name])
            )
        return self._whole[name]

    def _choose(self, name: str, sight: Sight, seen: Mask) -> dict[str, list[object]]:
        columns, rows = self._cells[name], sight.tables[name]
        if rows is not self.tables[name]:  # some of its cells were changed for this slice
            columns = _list_cells(rows)
        places = np.flatnonzero(seen.any(axis=1))
        return {
            column: [
                cells[place] if is_seen else blank_like(cells[place])
                for place, is_seen in zip(places, seen[places, list(rows.columns).index(column)], strict=True)
            ]
            for column, cells in columns.items()
        }

    def _digest_requirements(self) -> str:
        rows = self.tables[library.TABLE]
        if self.header.requirement_library is not RequirementLibrary.STANDARD:
            return _digest(self._cells[library.TABLE])
        own = _digest(_list_cells(library.drop_shipped(rows)))
        return join_digests({"own": own, "shipped": shipped_fingerprint()})


def _blind(seen: dict[str, str]) -> dict[str, str]:
    """Mix what people answered into the digest of who they were.

    A digest is handed on with a report. Who was of which group is so little that somebody could try all there
    is until the digest is the same; with the answers of all there is too much to try.
    """
    people = TABLE_KINDS["participants"].file
    if people not in seen:
        return seen
    answers = {TABLE_KINDS[name].file for name in ANSWERS_OF_PEOPLE} | {people}
    return seen | {people: join_digests({file: seen[file] for file in answers & seen.keys()})}


def join_digests(digests: Mapping[str, str]) -> str:
    """Give one SHA-256 for several, by their names and in whatever order."""
    lines = (f"{name}\0{digest}\n" for name, digest in sorted(digests.items()))
    return sha256("".join(lines).encode()).hexdigest()


def _list_cells(rows: pd.DataFrame) -> dict[str, list[object]]:
    return {str(name): rows[name].tolist() for name in rows.columns if name != NUMBER}


def _digest(columns: Mapping[str, list[object]]) -> str:
    return sha256(json.dumps(columns, default=_write_cell, ensure_ascii=False).encode()).hexdigest()


def _write_cell(cell: object) -> object:
    """Write what JSON does not know: a day, and a cell that is missing."""
    return cell.isoformat() if isinstance(cell, date) else None
