"""The private folder in which the kernels of this process have their sockets.

Whoever uses a folder holds a lock on it, which the system releases at the end of the process, however that
comes. So a folder without a lock is one that nobody could remove any more, and the next process does.
"""

import os
import shutil
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

PREFIX = "bahali-kernels-"
LONGEST = 70  # letters; the path of a socket has about a hundred at most, and parts come behind it
SHORT = "/tmp"  # where the usual place has too long a path; the folder in it is private

_making = threading.Lock()
_folders: dict[int, Path] = {}  # by process: a fork of this one needs its own


def make_kernel_folder() -> Path:
    """Make a folder for one kernel, in that of this process."""
    return Path(tempfile.mkdtemp(dir=find_folder()))


def find_folder() -> Path:
    """Give this process's folder; made when first asked for, and again when something removed it."""
    with _making:
        folder = _folders.get(os.getpid())
        if folder is None or not folder.is_dir():
            folder = _folders[os.getpid()] = _make_folder()
        return folder


def remove_folder() -> None:
    """Remove this process's folder, with the sockets of all its kernels."""
    if folder := _folders.pop(os.getpid(), None):
        shutil.rmtree(folder, ignore_errors=True)


def _make_folder() -> Path:
    parent = Path(tempfile.gettempdir())
    parent = parent if len(str(parent)) <= LONGEST else Path(SHORT)
    _sweep(parent)
    unlocked = Path(tempfile.mkdtemp(prefix=f".{PREFIX}", dir=parent))
    with suppress(OSError):  # where the place knows no locks, nobody can sweep it either
        _lock(unlocked)
    return unlocked.rename(parent / unlocked.name.removeprefix("."))  # only now does a sweep see it


def _sweep(parent: Path) -> None:
    """Remove what is left of processes that were killed together with their servers."""
    for folder in parent.glob(f"{PREFIX}*"):
        with suppress(OSError):  # it is used, or somebody else's
            os.close(_lock(folder))
            shutil.rmtree(folder, ignore_errors=True)


def _lock(folder: Path) -> int:
    """Lock a folder until the end of this process, or until what is returned is closed."""
    import fcntl  # noqa: PLC0415 -- only where kernels have sockets in folders

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
