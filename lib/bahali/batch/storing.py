"""Puts what was made in the place of the version before, with its manifest and a record of the attempt."""

import subprocess
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from bahali.batch.keeping.journal import Journal
from bahali.batch.keeping.manifest import (
    MANIFEST_FILE,
    KernelMark,
    Manifest,
    mark_files,
    write_manifest,
)
from bahali.batch.keeping.record import Record, write_record
from bahali.batch.placing import Place
from bahali.batch.running.failing import FaultKind, tell
from bahali.batch.running.reporting import Failed, Made
from bahali.batch.writing import today, write_whole
from bahali.publish.files import FILES, NOTEBOOK_FILE
from bahali.publish.news import tell_news

OWN_FILES = (MANIFEST_FILE, NOTEBOOK_FILE, *FILES)
"""What belongs to a version of a report; other files beside it are somebody else's."""


def refuse(error: OSError, place: Place, seconds: float) -> Record:
    """Give the record of a report that could not be written; perhaps the record cannot either."""
    return store(Failed(tell(error, FaultKind.STORAGE, 0), "", FaultKind.STORAGE), place, seconds)


def store(result: Made | Failed, place: Place, seconds: float, where: str = "here") -> Record:
    """Put a report in the place of its version before, or leave that as it is, and tell how it ended.

    Parameters
    ----------
    result : Made or Failed
        What came of the attempt.
    place : Place
        Where it belongs.
    seconds : float
        How long it took.
    where : str
        ``here``, or ``cluster``.

    Raises
    ------
    OSError
        If the files cannot be written; then the version before is there, or nothing that counts as one.
    """
    if isinstance(result, Made):
        aside = result.notebook.parent
        write_manifest(_describe(result, place, where), aside)  # what needs room comes before what is moved
        _put_in_place((aside / MANIFEST_FILE, result.notebook, *result.files), place.home)
    _keep_log(result.log, place.log)
    record = _write_record(result, place, seconds)
    keep_record(record, place.home)
    if isinstance(result, Made):
        Journal(place.folder).finish(place.job.report_id)
    return record


def keep_record(record: Record, home: Path) -> None:
    """Write the record beside its report, if that can be; the index of this run knows it all the same."""
    with suppress(OSError):
        write_record(record, home)


def _write_record(result: Made | Failed, place: Place, seconds: float) -> Record:
    failed = result if isinstance(result, Failed) else None
    return Record(
        report_id=place.job.report_id,
        title=place.job.title,
        state="failed" if failed else "done",
        seconds=round(seconds, 1),
        story=failed.story if failed else "",
        fault=failed.kind if failed else "",
        key=place.ingredients.key,
    )


def _put_in_place(paths: Sequence[Path], home: Path) -> None:
    """Put all files of a report in the place of those of its version before, of which none stays.

    Whoever is killed midway leaves no manifest, so what cannot be judged; it is the first file to go and the
    last to come. Where a file cannot be moved, the version before is put back.
    """
    manifest, *others = paths
    before = _keep_before(home, manifest.parent / "before")
    try:
        (home / MANIFEST_FILE).unlink(missing_ok=True)
        for path in others:
            path.replace(home / path.name)
        for name in FILES.keys() - {path.name for path in others}:
            (home / name).unlink(missing_ok=True)
        manifest.replace(home / MANIFEST_FILE)
    except OSError:
        _put_back(before, home)
        raise


def _keep_before(home: Path, aside: Path) -> Path | None:
    """Keep the version before under other names until the new one is in place; None where that cannot be."""
    aside.mkdir()
    try:
        for name in OWN_FILES:
            if (home / name).exists():
                (aside / name).hardlink_to(home / name)
    except OSError:  # not every file system gives a file two names
        return None
    return aside


def _put_back(before: Path | None, home: Path) -> None:
    if before is None:
        return
    for name in OWN_FILES:
        with suppress(OSError):
            if (before / name).exists():
                (before / name).replace(home / name)
            else:
                (home / name).unlink(missing_ok=True)


def _describe(made: Made, place: Place, where: str) -> Manifest:
    account = made.account
    return Manifest(
        report_id=place.job.report_id,
        made_on=today().isoformat(),
        ingredients=place.ingredients,
        files=mark_files((made.notebook, *made.files)),
        missing=dict(made.missing),
        news=tell_news(place.home / NOTEBOOK_FILE, made.notebook),
        kernel=KernelMark(account.kind, account.reason, where, account.peak_bytes)
        if account
        else KernelMark(where=where),
        seconds=made.seconds,
        warnings=place.warnings,
        commit=_find_commit(place.repository),
    )


def _keep_log(text: str, log: Path) -> None:
    with suppress(OSError):  # the report, or its story, matters more
        if text:
            log.parent.mkdir(exist_ok=True)
            write_whole(log, text)
        else:
            log.unlink(missing_ok=True)


@cache
def _find_commit(folder: Path) -> str:
    """Name the commit of the repository that a folder is in; blank without one, or without git."""
    try:
        commit = _ask_git(folder, "rev-parse", "HEAD")
        return f"{commit}+" if _ask_git(folder, "status", "--porcelain", "--untracked-files=no") else commit
    except (OSError, subprocess.SubprocessError):
        return ""


def _ask_git(folder: Path, *question: str) -> str:
    command = ["git", "-C", str(folder), *question]
    asked = subprocess.run(command, capture_output=True, text=True, check=True, timeout=10)
    return asked.stdout.strip()
