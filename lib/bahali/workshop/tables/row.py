"""What all rows share, and how a table is described to people."""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict

from bahali.vocabulary.codes import Confidence
from bahali.workshop.cells import Key, NameId, Refers, Text

Source = Annotated[NameId | None, Refers("sources")]


class Row(BaseModel):
    """One row of a table; every column that is not declared is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class SourcedRow(Row):
    """A row that may say where it comes from and how sure its writers are."""

    source_id: Source = None
    confidence: Confidence | None = None
    notes: Text | None = None


@dataclass(frozen=True)
class TableKind:
    """One table of a workshop pack.

    Parameters
    ----------
    name : str
        Name of the table and of its file, ``tables/<name>.csv``.
    row : type of Row
        What a row holds.
    purpose : str
        What the table is for, in the words of the person who fills it.
    is_required : bool
        True when no report can be made without it.
    """

    name: str
    row: type[Row]
    purpose: str
    is_required: bool = False

    @property
    def file(self) -> str:
        """File of the table, relative to the workshop folder."""
        return f"tables/{self.name}.csv"

    @cached_property
    def key_columns(self) -> tuple[str, ...]:
        """Columns that together tell one row from all others."""
        return tuple(
            name
            for name, field in self.row.model_fields.items()
            if any(isinstance(mark, Key) for mark in field.metadata)
        )
