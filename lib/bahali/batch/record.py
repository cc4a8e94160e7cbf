"""What is known about each report from one run to the next."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from bahali.publish.dating import read_epoch
from bahali.publish.formats import FILES

RECORD_FILE = "record.json"


@dataclass(frozen=True)
class Version:
    """A version of a report that was made.

    Parameters
    ----------
    made_on : str
        Day on which it was made, as YYYY-MM-DD.
    files : mapping of str to int
        Bytes of each of its files.
    missing : mapping of str to str
        For each file that could not be made with it, why.
    news : str
        What is new in it since the version before; blank when nothing is, or nothing can be said.
    """

    made_on: str
    files: dict[str, int]
    missing: dict[str, str]
    news: str

    def is_in(self, folder: Path) -> bool:
        """Tell whether any of its files is still there."""
        return any((folder / name).exists() for name in self.files)


@dataclass(frozen=True)
class Record:
    """How the last attempt at one report ended.

    Parameters
    ----------
    report_id, title : str
        Which report.
    state : {"done", "failed"}
        How it ended.
    story : str
        What happened, when it failed.
    seconds : float
        How long it took.
    warnings : int
        Remarks of the check of the pack.
    fingerprint : str
        SHA-256 of the pack's content.
    version : Version or None
        What is there: made by this attempt, or, when it failed, before; None when nothing is.
    """

    report_id: str
    title: str
    state: Literal["done", "failed"]
    story: str
    seconds: float
    warnings: int
    fingerprint: str
    version: Version | None


_RECORD = TypeAdapter(Record)


def write_record(record: Record, folder: Path) -> None:
    """Write the record beside its report."""
    write_whole(folder / RECORD_FILE, json.dumps(asdict(record), indent=2, ensure_ascii=False) + "\n")


def read_record(folder: Path) -> Record | None:
    """Read the record beside a report; None when there is none that can be read."""
    try:
        record = _RECORD.validate_json((folder / RECORD_FILE).read_bytes(), strict=True, extra="forbid")
        _check(record)
    except (OSError, ValueError):
        return None
    return record


def _check(record: Record) -> None:
    """Refuse a day that is none, and a name that is none of a report's files: the index will link to it."""
    if version := record.version:
        date.fromisoformat(version.made_on)
        if unknown := {*version.files, *version.missing} - FILES.keys():
            raise ValueError(f"no file of a report: {unknown}")


def write_whole(path: Path, text: str) -> None:
    """Write a file aside and move it into place, so that nobody ever sees half of it."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)


def today() -> date:
    """Give the date of the run; SOURCE_DATE_EPOCH, where set, makes it the same each time."""
    moment = read_epoch()
    return moment.date() if moment else date.today()
