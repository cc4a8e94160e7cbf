"""Writes files so that nobody ever sees half of one."""

from datetime import date
from pathlib import Path

from bahali.publish.epoch import read_epoch
from bahali.workshop.writing import put_in_place


def write_whole(path: Path, text: str) -> None:
    """Write a file aside and move it into place."""
    put_in_place({path: text.encode("utf-8")})


def today() -> date:
    """Give the date of the run; SOURCE_DATE_EPOCH, where set, makes it the same each time."""
    moment = read_epoch()
    return moment.date() if moment else date.today()
