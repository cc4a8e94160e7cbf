"""What a workshop was given as: text, before anything in it is checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bahali.vocabulary.faults import Fault
from bahali.workshop.reading import RawTable


def _stay(fault: Fault) -> Fault:
    return fault


@dataclass(frozen=True)
class Given:
    """A pack as text, whether it is a folder or a workbook.

    Parameters
    ----------
    header : mapping or None
        What workshop.yaml says, or the sheets that stand for it; None when that cannot be read.
    tables : mapping of str to RawTable
        The tables that are there and could be read.
    absent : frozenset of str
        Names of the tables that the workshop chose not to give.
    faults : tuple of Fault
        What stands in the way of reading.
    remarks : tuple of Fault
        What whoever filled it should know of the file itself, such as hidden rows; no matter for a report.
    find : callable
        Gives a fault of the pack with its place in what was given.
    """

    header: Mapping[str, object] | None
    tables: Mapping[str, RawTable]
    absent: frozenset[str]
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()
    find: Callable[[Fault], Fault] = _stay
