"""Remembers what a run has still to make, so that another can go on where it was stopped."""

import json
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from pydantic import TypeAdapter

from bahali.batch.writing import write_whole

JOURNAL_FILE = ".unfinished.json"

_IDS = TypeAdapter(list[str])
_striking = threading.Lock()  # reports are finished in several threads


class Journal:
    """The ids of reports that a run was asked for and has not finished."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / JOURNAL_FILE

    def read(self) -> list[str]:
        """Give what a run that was stopped had still to make; nothing when the last one came to its end."""
        try:
            return _IDS.validate_json(self._path.read_bytes(), strict=True)
        except (OSError, ValueError):
            return []

    def begin(self, report_ids: Iterable[str]) -> None:
        """Take down what is to be made."""
        self._write(list(report_ids))

    def finish(self, report_id: str) -> None:
        """Strike out one report; nothing where it is not in the journal."""
        # A disk that is full must not stop the run: then, when it is resumed, the report is made once more.
        with _striking, suppress(OSError):
            waiting = self.read()
            if report_id in waiting:
                self._write([other for other in waiting if other != report_id])

    def _write(self, waiting: list[str]) -> None:
        if waiting:
            write_whole(self._path, json.dumps(waiting) + "\n")
        else:
            self._path.unlink(missing_ok=True)
