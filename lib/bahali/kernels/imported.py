"""The code that a server has imported: a fork of it would go on with the old after somebody has edited it."""

import os
import sys
import sysconfig
from contextlib import suppress
from pathlib import Path

_INSTALLED = tuple(f"{sysconfig.get_path(name)}{os.sep}" for name in ("stdlib", "purelib", "platlib"))
"""What is here changes only with an installation; to look at all of it would take longer than to fork."""


class ImportedCode:
    """Remembers the files of all modules that are imported now, but for installed ones."""

    def __init__(self) -> None:
        self._times = {file: _read_time(file) for file in _list_files()}
        self.change = ""

    def find_change(self) -> str:
        """Say which file has changed since; blank when none has. What has changed stays changed."""
        if not self.change:
            changed = (Path(file).name for file, time in self._times.items() if _read_time(file) != time)
            self.change = next((f"{name} has changed since its server imported it." for name in changed), "")
        return self.change


def _list_files() -> list[str]:
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    return sorted({file for file in files if file and not file.startswith(_INSTALLED)})


def _read_time(file: str) -> int | None:
    with suppress(OSError):
        return os.stat(file).st_mtime_ns
    return None
