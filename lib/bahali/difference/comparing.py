"""What entered, what left and what changed between two lists of rows, told apart by their ids."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Generic, TypeVar

from bahali.document.results import (
    ActionResult,
    AssessmentResult,
    CriterionResult,
    GapResult,
    ServiceResult,
    TargetResult,
)
from bahali.vocabulary.nearness import nearest

Item = TypeVar(
    "Item", ActionResult, AssessmentResult, CriterionResult, GapResult, ServiceResult, TargetResult
)

NEARLY_THE_SAME = 0.8  # of SequenceMatcher: the same sentence with a word or two changed


@dataclass(frozen=True)
class FieldChange:
    """One field of a row that is another than before."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class RowChange(Generic[Item]):
    """A row that both editions show, and what is different in it."""

    old: Item
    new: Item
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Comparison(Generic[Item]):
    """Two lists of rows compared.

    Parameters
    ----------
    entered, left : tuple
        Rows that only the new, or only the old edition shows.
    changed : tuple of RowChange
        Rows of both that are different.
    renamed : mapping of str to str
        For the id of a row that entered: the id of one that left under nearly the same title.
    """

    entered: tuple[Item, ...]
    left: tuple[Item, ...]
    changed: tuple[RowChange[Item], ...]
    renamed: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """True when nothing changed."""
        return not (self.entered or self.left or self.changed)

    @property
    def size(self) -> int:
        """How many rows entered, left or changed."""
        return len(self.entered) + len(self.left) + len(self.changed)


def compare_rows(old: Sequence[Item], new: Sequence[Item], fields: Iterable[str]) -> Comparison[Item]:
    """Compare two lists of rows by id.

    Parameters
    ----------
    old, new : sequence of Item
        Rows of one kind.
    fields : iterable of str
        Fields to compare; others are let be.
    """
    before, now = {row.id: row for row in old}, {row.id: row for row in new}
    names = tuple(fields)
    pairs = [(before[name], row) for name, row in now.items() if name in before]
    changes = [RowChange(was, row, _compare_fields(was, row, names)) for was, row in pairs]
    entered = tuple(row for row in new if row.id not in before)
    left = tuple(row for row in old if row.id not in now)
    return Comparison(
        entered, left, tuple(change for change in changes if change.fields), find_renamed(entered, left)
    )


def find_renamed(entered: Iterable[Item], left: Iterable[Item]) -> dict[str, str]:
    """Find rows that may only have got another id: their titles are nearly the same.

    Returns
    -------
    dict of str to str
        The id of a row that left by the id of the one that entered; each is named once.
    """
    titles = {row.title: row.id for row in left}
    renamed = {}
    for row in entered:
        match = nearest(row.title, titles)
        if match and _alike(row.title, match) >= NEARLY_THE_SAME:
            renamed[row.id] = titles.pop(match)
    return renamed


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


def _compare_fields(old: Item, new: Item, names: tuple[str, ...]) -> tuple[FieldChange, ...]:
    found = ((name, getattr(old, name), getattr(new, name)) for name in names)
    return tuple(FieldChange(name, was, now) for name, was, now in found if was != now)
