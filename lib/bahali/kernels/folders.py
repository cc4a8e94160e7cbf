"""The private folder in which the kernels of this process have their sockets."""

import os
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

PREFIX = "bahali-kernels-"
LONGEST = 70  # letters; the path of a socket has about a hundred at most, and parts come behind it
SHORT = "/tmp"  # where the usual place has too long a path; the folder in it is private

_OF_PROCESS = re.compile(rf"{PREFIX}(\d+)-")


def kernel_folder() -> Path:
    """Give this process's folder; made once, and removed by its server or at the end of the process."""
    return _make_folder(os.getpid())


@cache
def _make_folder(process: int) -> Path:
    parent = Path(tempfile.gettempdir())
    parent = parent if len(str(parent)) <= LONGEST else Path(SHORT)
    _sweep(parent)
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{process}-", dir=parent))


def _sweep(parent: Path) -> None:
    """Remove what is left of processes that were killed together with their servers."""
    for folder in parent.glob(f"{PREFIX}*"):
        found = _OF_PROCESS.match(folder.name)
        if found and not _is_alive(int(found[1])):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it belongs to somebody else
        return True
    return True
