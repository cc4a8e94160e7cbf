"""The requirements that Bahali brings along, for workshops that do not write their own."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import pandas as pd

from bahali.vocabulary.language import _
from bahali.workshop.checking import check_table
from bahali.workshop.pack import Numbered
from bahali.workshop.reading import read_csv
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.tables.law import Requirement

TABLE = "requirements"
FILE = Path(__file__).parent / "requirements.csv"
COLUMNS_IN_WORDS = ("label", "short_label", "question", "aim")
"""What of a shipped requirement is said in other languages; publications keep their titles."""


@cache
def shipped_requirements() -> tuple[Numbered, ...]:
    """Give the requirements R01 to R18, in our own words, each with what it rests on."""
    raw, faults = read_csv(FILE, FILE.name)
    if raw is None or faults:
        raise ValueError(f"the shipped requirements cannot be read: {faults}")
    rows, faults = check_table(raw, TABLE_KINDS[TABLE])
    if faults:
        raise ValueError(f"the shipped requirements have faults: {faults}")
    return tuple(Numbered(number, row) for number, row in rows)


def add_shipped(own: tuple[Numbered, ...]) -> tuple[Numbered, ...]:
    """Put a workshop's own requirements behind the shipped ones; one with the same id takes its place."""
    first_own = {_id_of(numbered): numbered for numbered in reversed(own)}
    kept = tuple(first_own.get(_id_of(numbered)) or _say(numbered) for numbered in shipped_requirements())
    # Compared one by one, since an id given twice must stay twice for the check to tell it.
    return (*kept, *(numbered for numbered in own if not any(numbered is other for other in kept)))


def _say(shipped: Numbered) -> Numbered:
    """Say a shipped requirement in the language that is spoken; what a workshop writes itself stays."""
    said = {column: _(words) for column in COLUMNS_IN_WORDS if (words := getattr(shipped.row, column))}
    return Numbered(shipped.number, shipped.row.model_copy(update=said))


def drop_shipped(rows: pd.DataFrame) -> pd.DataFrame:
    """Leave out of the table of requirements those that are shipped, as they are said now."""
    columns = ["requirement_id", *COLUMNS_IN_WORDS]
    said = {
        tuple(getattr(_say(numbered).row, column) for column in columns)
        for numbered in shipped_requirements()
    }
    is_own = [row not in said for row in rows[columns].itertuples(index=False, name=None)]
    return rows[is_own]


def shipped_ids() -> frozenset[str]:
    """Give the ids of the shipped requirements."""
    return frozenset(_id_of(numbered) for numbered in shipped_requirements())


def shipped_fingerprint() -> str:
    """Tell one version of the shipped requirements from another: SHA-256 of their file."""
    return sha256(FILE.read_bytes()).hexdigest()


def _id_of(numbered: Numbered) -> str:
    row = numbered.row
    return row.requirement_id if isinstance(row, Requirement) else ""
