"""How the last attempt at each report ended, from one run to the next."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from bahali.batch.writing import write_whole

RECORD_FILE = "record.json"


@dataclass(frozen=True)
class Record:
    """How the last attempt at one report ended; what is there of it says its manifest.

    Parameters
    ----------
    report_id, title : str
        Which report.
    state : {"done", "failed"}
        How it ended.
    seconds : float
        How long it took, with all attempts.
    story : str
        What happened, when it failed.
    fault : str
        Kind of fault, when it failed; see ``bahali.batch.running.failing.FaultKind``.
    attempts : int
        How often it was tried; more than once only after faults of the machine.
    key : str
        Digest of all that it was, or should have been, made from.
    """

    report_id: str
    title: str
    state: Literal["done", "failed"]
    seconds: float
    story: str = ""
    fault: str = ""
    attempts: int = 1
    key: str = ""


_RECORD = TypeAdapter(Record)


def write_record(record: Record, home: Path) -> None:
    """Write the record beside its report."""
    write_whole(home / RECORD_FILE, json.dumps(asdict(record), indent=1, ensure_ascii=False) + "\n")


def read_record(home: Path) -> Record | None:
    """Read the record beside a report; None when there is none that can be read."""
    try:
        return _RECORD.validate_json((home / RECORD_FILE).read_bytes(), strict=True, extra="forbid")
    except (OSError, ValueError):
        return None
