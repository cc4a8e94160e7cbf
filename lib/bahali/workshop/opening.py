"""Opens what others gave: plain files of a bearable size that lie where they seem to, and nothing else."""

import stat
from pathlib import Path, PurePath

from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import _
from bahali.workshop.limits import write_megabytes


def read_content(path: Path, shown_as: str, most_bytes: int) -> tuple[bytes, list[Fault]]:
    """Read the bytes of a file in a folder that somebody gave.

    Parameters
    ----------
    path : Path
        File to read.
    shown_as : str
        Its name in messages, and its place in the folder that was given. A link may lead to another place in
        that folder, but not out of it: a pack could otherwise carry a file of the machine into a report.
    most_bytes : int
        How large it may be.

    Returns
    -------
    tuple of bytes and list of Fault
        What it holds, empty when it may not or cannot be read; and why not.
    """
    try:
        if fault := _find_obstacle(path, shown_as, most_bytes):
            return b"", [fault]
        with path.open("rb") as stream:
            content = stream.read(most_bytes + 1)
    except FileNotFoundError:
        return b"", [_cannot_open(shown_as) if path.is_symlink() else Fault(shown_as, _("is missing"))]
    except (OSError, RuntimeError, ValueError):  # links in a circle, or a name that can be none of a file
        return b"", [_cannot_open(shown_as)]
    return (b"", [_too_large(shown_as, most_bytes)]) if len(content) > most_bytes else (content, [])


def _find_obstacle(path: Path, shown_as: str, most_bytes: int) -> Fault | None:
    """Tell what a file is before it is opened: to open a pipe would mean to wait for ever."""
    facts = path.stat()
    if not stat.S_ISREG(facts.st_mode):
        return _cannot_open(shown_as)
    home = path.absolute().parents[len(PurePath(shown_as).parts) - 1]
    if not path.resolve(strict=True).is_relative_to(home.resolve(strict=True)):
        remedy = _("put a copy of the file in its place")
        return Fault(shown_as, _("is a link that leads elsewhere, and is not read"), remedy=remedy)
    return _too_large(shown_as, most_bytes) if facts.st_size > most_bytes else None


def _cannot_open(file: str) -> Fault:
    return Fault(file, _("cannot be opened"), remedy=_("check that it is a file, and that you may read it"))


def _too_large(file: str, most_bytes: int) -> Fault:
    problem = _("is larger than {most}, which is the limit").format(most=write_megabytes(most_bytes))
    return Fault(file, problem, remedy=_("look whether it is the right file"))
