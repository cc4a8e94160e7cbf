"""Writes files so that nobody ever sees half of one."""

import os
from datetime import date
from pathlib import Path

from bahali.publish.epoch import read_epoch


def write_whole(path: Path, text: str) -> None:
    """Write a file aside and move it into place."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_text(text, encoding="utf-8")
        aside.replace(path)
    except OSError:
        aside.unlink(missing_ok=True)
        raise


def today() -> date:
    """Give the date of the run; SOURCE_DATE_EPOCH, where set, makes it the same each time."""
    moment = read_epoch()
    return moment.date() if moment else date.today()
