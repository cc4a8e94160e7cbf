"""Tells one content of a workshop folder from another."""

from hashlib import sha256
from pathlib import Path

from bahali.workshop.library import shipped_fingerprint
from bahali.workshop.reading import HEADER_FILE
from bahali.workshop.tables import TABLE_KINDS


def fingerprint(folder: Path, *, uses_library: bool = False) -> str:
    """Give the SHA-256 over the files that a workshop is read from, by name and content.

    Files beside them, such as notes or scripts, do not count; neither does where the folder is.
    The shipped requirements do where the workshop uses them.
    """
    total = sha256()
    for name in (HEADER_FILE, *(kind.file for kind in TABLE_KINDS.values())):
        path = folder / name
        if path.exists():
            total.update(f"{name}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    if uses_library:
        total.update(f"library\0{shipped_fingerprint()}\n".encode())
    return total.hexdigest()
