"""Remembers workshops that a server of kernels has read, so that its kernels need not read them again."""

import os
from contextlib import suppress
from pathlib import Path

from bahali.vocabulary.faults import InputError
from bahali.vocabulary.language import ENGLISH, spoken_language
from bahali.workshop.fingerprint import fingerprint
from bahali.workshop.workshop import Workshop, read_workshop

VARIABLE = "BAHALI_WORKSHOPS"
"""Variable with the folders or workbooks that a server of kernels reads before it forks."""

_known: dict[str, Workshop] = {}


def remember() -> None:
    """Read the workshops that the environment names; only a server of kernels calls this.

    What was read is known by its content: a kernel that finds another content reads it anew.
    """
    for path in map(Path, filter(None, os.environ.get(VARIABLE, "").split(os.pathsep))):
        with suppress(InputError, OSError):  # who opens the workshop is told what is wrong with it
            _known[fingerprint(path, uses_library=True)] = read_workshop(path)


def recall_workshop(path: Path) -> Workshop:
    """Give a workshop that was read before, with the same content and remarks in English; else read it.

    Raises
    ------
    InputError
        With every error found, when there is at least one.
    """
    if _known and spoken_language() == ENGLISH and path.exists():
        known = _known.get(fingerprint(path, uses_library=True))
        if known is not None:
            return known
    return read_workshop(path)
