"""Cuts out of a workshop what the report of one jurisdiction is made from, and nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

import numpy as np
import pandas as pd

from bahali.vocabulary.faults import Fault
from bahali.workshop.elsewhere import keep_own_gaps, show_elsewhere
from bahali.workshop.fingerprint import Content, join_digests
from bahali.workshop.header import INTERNATIONAL
from bahali.workshop.sight import NUMBER, Mask, Sight
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.workshop import Workshop

SHARED = ("criteria", "requirements", "weights", "weight_answers", "comparisons")
"""Tables that belong to the workshop as a whole."""

PARENTS = (("instrument_id", "instruments"), ("action_id", "actions"))
"""Columns that say to which row of which table another row belongs, where it names no jurisdiction itself."""

DIVIDED = tuple(
    name
    for name, kind in TABLE_KINDS.items()
    if {"jurisdiction", *(column for column, _table in PARENTS)} & set(kind.row.model_fields)
)
"""Tables in which rows of several jurisdictions stand below each other."""

REMARKS = "The remarks of the check"
"""Under which name the remarks of the check stand among what a report is made from."""

PSEUDONYMS = ("rater_id", "participant_id")  # part of what tells rows apart, and shown in no report


def slice_for(workshop: Workshop, jurisdiction: str) -> Workshop:
    """Give the workshop with only what the report of one jurisdiction may use.

    The report of the national level uses the whole. The report of any other jurisdiction uses:

    - the rows of the jurisdiction, those of none (INT), and what hangs on them: ratings, conditions, costs,
      indicators, risks and needs of actions; provisions and assessments of instruments;
    - the tables that belong to the workshop as a whole: criteria, requirements and weights;
    - the services of the country, which can reach a person in a province;
    - practices from elsewhere that answer one of its gaps;
    - of actions from elsewhere, what a calendar needs: of those that answer one of its gaps; that its own
      wait for, directly or strictly through others; that strictly wait for its own, with what these strictly
      need; and those of the country that come after its own;
    - of cadres, courses and training targets from elsewhere, the numbers, where people who supervise or
      teach, or a course, are shared with its own, directly or through others;
    - the stakeholder group of every participant, since every report tells who took part; and the home of
      each, where the workshop attributes views to jurisdictions;
    - of any other row that is named by what is seen, the id, and the words or numbers that a report shows;
    - the sources that are named by what is seen, and those that no row of the workshop names.

    Other rows are left out, and other cells blank; so a province's slice changes with another province only
    where the two are tied in one of these ways. Rows go by their ids instead of their numbers, which change
    with any row above and with the file that was read. A remark of the check stays where it is about a row of
    the jurisdiction, about workshop.yaml, or about a table of the whole workshop; one about a divided table,
    but about no row of it, stays with the national level.

    Parameters
    ----------
    workshop : Workshop
        The workshop, read and checked.
    jurisdiction : str
        Code of a jurisdiction of workshop.yaml.

    Returns
    -------
    Workshop
        Its fingerprint is the SHA-256 over header and rows of the slice.
    """
    sight, own = _look(workshop, jurisdiction)
    tables = {name: _rename(name, rows) for name, rows in sight.cut().items()}
    return replace(
        workshop,
        tables=tables,
        warnings=tuple(_choose_remarks(workshop, own, sight)),
        fingerprint=join_digests(_content(workshop).digest(sight)),
        elsewhere=frozenset(name for name in tables if tables[name].empty and workshop.provides(name)),
        cut_for=jurisdiction,
    )


def digest_slices(workshop: Workshop, jurisdictions: Iterable[str]) -> dict[str, dict[str, str]]:
    """Give the SHA-256 of all that each jurisdiction's report may use, by jurisdiction.

    Returns
    -------
    dict of str to dict of str to str
        By the name of the file: ``workshop.yaml``, and the rows of each table that was given; and, under
        ``REMARKS``, the remarks of the check.
    """
    content = _content(workshop)
    return {code: _digest_slice(workshop, code, content) for code in dict.fromkeys(jurisdictions)}


def _digest_slice(workshop: Workshop, jurisdiction: str, content: Content) -> dict[str, str]:
    sight, own = _look(workshop, jurisdiction)
    remarks = "\n".join(repr(remark) for remark in _choose_remarks(workshop, own, sight))
    return content.digest(sight) | {REMARKS: sha256(remarks.encode()).hexdigest()}


def _content(workshop: Workshop) -> Content:
    return Content(
        workshop.header, {name: rows for name, rows in workshop.tables.items() if workshop.provides(name)}
    )


def _look(workshop: Workshop, jurisdiction: str) -> tuple[Sight, dict[str, Mask]]:
    """Give what a report sees, and which rows of each table are the jurisdiction's own."""
    own = _find_own(workshop, jurisdiction)
    if jurisdiction == workshop.header.national:
        sight = Sight(workshop.tables)
    else:
        sight = Sight({**workshop.tables, "actions": keep_own_gaps(workshop.tables, own)})
    for name, rows in own.items():
        sight.show(name, rows)
    if jurisdiction != workshop.header.national:
        show_elsewhere(sight, own, workshop.header)
    return sight, own


def name_rows(table: str, rows: pd.DataFrame) -> "pd.Series[Any]":
    """Give what the rows of a table are called in a report: their ids; nothing where these are pseudonyms.

    Their numbers would change with any row above, and with the file that they are read from.
    """
    keys = [key for key in TABLE_KINDS[table].key_columns if key not in PSEUDONYMS]
    if not keys:
        return pd.Series([None] * len(rows), index=rows.index, dtype=object)
    names = [" / ".join(map(str, key)) for key in zip(*(rows[key] for key in keys), strict=True)]
    return pd.Series(names, index=rows.index, dtype=object)


def _rename(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(**{NUMBER: name_rows(table, rows)})


def _find_own(workshop: Workshop, jurisdiction: str) -> dict[str, Mask]:
    """Find the rows of a jurisdiction, of none and of everybody, by table; for the country every row."""
    tables = workshop.tables
    if jurisdiction == workshop.header.national:
        return {name: np.ones(len(rows), dtype=bool) for name, rows in tables.items()}
    places = (jurisdiction, INTERNATIONAL)
    own = {
        name: _are_in(rows, "jurisdiction", places) for name, rows in tables.items() if "jurisdiction" in rows
    }
    for name, rows in tables.items():
        if name not in own:
            own[name] = _hang_on(rows, tables, own, otherwise=name in SHARED)
    return own


def _hang_on(
    rows: pd.DataFrame, tables: Mapping[str, pd.DataFrame], own: Mapping[str, Mask], *, otherwise: bool
) -> Mask:
    """Find the rows that belong to rows which are the jurisdiction's own."""
    for column, parent in PARENTS:
        if column in rows:
            return _are_in(rows, column, tables[parent][column].to_numpy(dtype=object)[own[parent]])
    return np.full(len(rows), otherwise)


def _are_in(rows: pd.DataFrame, column: str, allowed: Iterable[object]) -> Mask:
    known = set(allowed)
    return np.array([value in known for value in rows[column].to_numpy(dtype=object)], dtype=bool)


def _choose_remarks(workshop: Workshop, own: Mapping[str, Mask], sight: Sight) -> Iterator[Fault]:
    """Yield the remarks that a report may tell, each at the id of its row."""
    names = {kind.file: name for name, kind in TABLE_KINDS.items()}
    is_whole = all(rows.all() for rows in own.values())
    called = {
        table: _name_chosen(workshop, table, own[table] if table in DIVIDED else sight.rows(table))
        for table in {names[fault.file] for fault in workshop.warnings if fault.file in names}
    }
    for fault in workshop.warnings:
        table = names.get(fault.file)
        if table is None or (fault.row is None and (is_whole or table not in DIVIDED)):
            yield fault
        elif fault.row in called[table]:
            yield replace(fault, row=called[table][fault.row])


def _name_chosen(workshop: Workshop, table: str, chosen: Mask) -> dict[int | str | None, Any]:
    """Give what the chosen rows of a table are called, by their numbers."""
    rows = workshop.tables[table][chosen]
    return dict(zip(rows[NUMBER].tolist(), name_rows(table, rows).tolist(), strict=True))
