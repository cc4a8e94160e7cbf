"""Tells which files of a workshop are there, misspelt, missing, or left out on purpose."""

from collections.abc import Iterator
from pathlib import Path

from bahali.vocabulary.faults import Fault, show
from bahali.vocabulary.language import _
from bahali.vocabulary.nearness import did_you_mean, nearest
from bahali.workshop.reading import HEADER_FILE
from bahali.workshop.tables import TABLE_KINDS, TableKind

STRAYS_SHOWN = 20  # files; whoever has more put the wrong folder there
_NAMES = tuple(Path(kind.file).name for kind in TABLE_KINDS.values())


ALONE = "."
"""What a workbook is called among the files of its workshop: it is the only one."""


def list_read_files(path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name and place of each file that a workshop is read from, of those that are there.

    Names are paths from the folder of the workshop; a workbook stands in the place of the folder.
    """
    if path.is_file():
        yield ALONE, path
        return
    for name in (HEADER_FILE, *(kind.file for kind in TABLE_KINDS.values())):
        if (path / name).exists():
            yield name, path / name


def check_files(folder: Path) -> tuple[frozenset[str], list[Fault]]:
    """Tell every file that is no table, and every needed table without a file.

    A misspelt name would otherwise look like a table that was not given; it is told once, not as a file too
    many and a file too few.

    Returns
    -------
    tuple of frozenset of str, and list of Fault
        Names of the tables that the workshop chose not to give; and the faults.
    """
    found = {path.name for path in (folder / "tables").glob("[!.]*")}
    strays = sorted(found - set(_NAMES))
    meant = {nearest(name, _NAMES) for name in strays}
    not_there = [kind for kind in TABLE_KINDS.values() if Path(kind.file).name not in found | meant]
    faults = [_stray_fault(name) for name in strays[:STRAYS_SHOWN]]
    if more := len(strays[STRAYS_SHOWN:]):
        problem = _("holds {more} more files that are no tables of a workshop").format(more=more)
        faults.append(Fault("tables", problem, remedy=_("remove them from the folder")))
    faults += [missing_fault(kind) for kind in not_there if kind.is_required]
    return frozenset(kind.name for kind in not_there if not kind.is_required), faults


def _stray_fault(name: str) -> Fault:
    remedy = did_you_mean(name, _NAMES) or _("remove it from the folder")
    return Fault(f"tables/{show(name)}", _("is not a table of a workshop"), remedy=remedy)


def missing_fault(kind: TableKind) -> Fault:
    """Tell that a table is missing without which no report can do."""
    remedy = _("it says {purpose}, and no report can do without").format(purpose=kind.purpose)
    return Fault(kind.file, _("is missing"), remedy=remedy)
