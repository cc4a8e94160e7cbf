"""What a report that is there was made from, with what, and what it consists of."""

import hashlib
import json
import stat
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from bahali.batch.planning.ingredients import Ingredients
from bahali.batch.writing import write_whole
from bahali.publish.files import FILES, NOTEBOOK_FILE

MANIFEST_FILE = "manifest.json"


@dataclass(frozen=True)
class FileMark:
    """By what a file is known.

    Parameters
    ----------
    size : int
        In bytes.
    sha256 : str
        Digest of its content, as hexadecimal digits.
    modified : int
        When it was written, in nanoseconds since 1970. A file of this size and time is taken to be unchanged.
    """

    size: int
    sha256: str
    modified: int


@dataclass(frozen=True)
class KernelMark:
    """The kernel that ran the notebook.

    Parameters
    ----------
    kind : {"prepared", "ordinary", "unknown"}
        Forked from a server, or started anew.
    reason : str
        Why it was an ordinary one.
    where : str
        ``here``, or ``cluster``.
    peak_bytes : int
        The most memory that it held; 0 where not known.
    """

    kind: Literal["prepared", "ordinary", "unknown"] = "unknown"
    reason: str = ""
    where: str = "here"
    peak_bytes: int = 0


@dataclass(frozen=True)
class Manifest:
    """A version of a report.

    Parameters
    ----------
    report_id : str
        Which report.
    made_on : str
        Day on which it was made, as YYYY-MM-DD.
    ingredients : Ingredients
        All that it was made from.
    files : mapping of str to FileMark
        Its files, among them the executed notebook.
    missing : mapping of str to str
        For each file that could not be made with it, why.
    news : str
        What is new in it since the version before; blank when nothing is, or nothing can be said.
    kernel : KernelMark
        The kernel that ran the notebook.
    seconds : mapping of str to float
        How long each part took.
    warnings : int
        Remarks of the check of the pack.
    commit : str
        Commit of the project's repository; blank where there is none, with ``+`` where files differed.
    """

    report_id: str
    made_on: str
    ingredients: Ingredients
    files: Mapping[str, FileMark]
    missing: Mapping[str, str] = field(default_factory=dict)
    news: str = ""
    kernel: KernelMark = field(default_factory=KernelMark)
    seconds: Mapping[str, float] = field(default_factory=dict)
    warnings: int = 0
    commit: str = ""

    def is_whole(self, home: Path) -> bool:
        """Tell whether every file is there as it was written."""
        return all(_is_unchanged(home / name, mark) for name, mark in self.files.items())


_MANIFEST = TypeAdapter(Manifest)


def write_manifest(manifest: Manifest, home: Path) -> None:
    """Write the manifest beside its report."""
    write_whole(home / MANIFEST_FILE, json.dumps(asdict(manifest), indent=1, ensure_ascii=False) + "\n")


def read_manifest(home: Path) -> Manifest | None:
    """Read the manifest beside a report; None when there is none that can be read."""
    try:
        manifest = _MANIFEST.validate_json((home / MANIFEST_FILE).read_bytes(), strict=True, extra="forbid")
        _check(manifest)
    except (OSError, ValueError):
        return None
    return manifest


def mark_files(paths: Iterable[Path]) -> dict[str, FileMark]:
    """Take down by what each file is known."""
    return {path.name: mark_file(path) for path in paths}


def mark_file(path: Path) -> FileMark:
    """Take down by what a file is known."""
    facts = path.stat()
    return FileMark(facts.st_size, digest_file(path), facts.st_mtime_ns)


def digest_file(path: Path) -> str:
    """Give the SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _is_unchanged(path: Path, mark: FileMark) -> bool:
    """Tell whether a file is as it was; only one with another time, as after copying, is read."""
    try:
        facts = path.lstat()
        if facts.st_size != mark.size or not stat.S_ISREG(facts.st_mode):  # a link would bring a file along
            return False
        return facts.st_mtime_ns == mark.modified or digest_file(path) == mark.sha256
    except OSError:
        return False


def _check(manifest: Manifest) -> None:
    """Refuse a day that is none, and a name that is none of a report's files: the index will link to it."""
    date.fromisoformat(manifest.made_on)
    if unknown := {*manifest.files, *manifest.missing} - FILES.keys() - {NOTEBOOK_FILE}:
        raise ValueError(f"no file of a report: {unknown}")
