"""What is known about each report from one run to the next."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

RECORD_FILE = "record.json"


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
    made_on : str
        Date of the version that is there, as YYYY-MM-DD; empty when there is none.
    fingerprint : str
        SHA-256 of the pack's content.
    """

    report_id: str
    title: str
    state: Literal["done", "failed"]
    story: str
    seconds: float
    warnings: int
    made_on: str
    fingerprint: str


_RECORD = TypeAdapter(Record)


def write_record(record: Record, folder: Path) -> None:
    """Write the record beside its report."""
    write_whole(folder / RECORD_FILE, json.dumps(asdict(record), indent=2, ensure_ascii=False) + "\n")


def read_record(folder: Path) -> Record | None:
    """Read the record beside a report; None when there is none that can be read."""
    try:
        record = _RECORD.validate_json((folder / RECORD_FILE).read_bytes(), strict=True, extra="forbid")
        if record.made_on:
            date.fromisoformat(record.made_on)
    except (OSError, ValueError):
        return None
    return record


def write_whole(path: Path, text: str) -> None:
    """Write a file aside and move it into place, so that nobody ever sees half of it."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)


def today() -> date:
    """Give the date of the run; SOURCE_DATE_EPOCH, where set, makes it the same each time."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
